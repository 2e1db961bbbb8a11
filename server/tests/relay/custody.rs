//! Work of who lost a right waits in custody, sealed as it was, until a custodian settles it.

use ids::{Cursor, DeviceId, EnvelopeId, Epoch, SpaceId};
use protocol::{CREDIT, Frame, RefusalCode, SayCode};
use seal::public::{Envelope, Kind, Receipt};
use seal::secret::DeviceKeys;

use crate::devices::{Agency, Line, Town, admission, changed, grant, invitation};

/// A town with custody, and an officer of whom the chief takes what a test takes.
async fn with_officer() -> (Town, DeviceKeys) {
    let mut agency = Agency::new().with_custody();
    let grants = vec![grant(agency.patrol, true, true, false), grant(agency.outreach, true, true, false)];
    let officer = agency.with_member(2, grants);
    (Town::with(agency, |_| {}).await, officer)
}

fn places(receipt: &Receipt) -> Vec<(EnvelopeId, SpaceId, u64)> {
    receipt.held.iter().map(|held| (held.envelope, held.space, held.cursor.0)).collect()
}

async fn revoke(town: &mut Town, chief: &mut Line, device: DeviceId) {
    let says = town.agency.revokes(device);
    town.says(chief, says).await;
}

#[tokio::test]
async fn what_a_revoked_phone_has_not_sent_is_kept_byte_for_byte_and_receipted() {
    let (mut town, officer) = with_officer().await;
    let (patrol, custody) = (town.agency.patrol, town.agency.custody());
    let visits: Vec<_> = (1..=3).map(|n| town.agency.envelope(&officer, patrol, n, 300)).collect();
    let mut chief = town.chief().await;
    revoke(&mut town, &mut chief, officer.id()).await;

    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let receipt = phone.pushes(1, &visits).await;
    let expected: Vec<_> = (1..).zip(&visits).map(|(seq, visit)| (visit.id(), custody, seq)).collect();
    assert_eq!(places(&receipt), expected);
    assert_eq!(places(&phone.pushes(2, &visits).await), expected, "a repeat gets the same numbers");
    let waiting = chief.catches_up(custody, Cursor(0), Cursor(3)).await;
    assert!(waiting.into_iter().map(|(_, visit)| visit).eq(visits), "as they were sealed");
    let mut later = town.chief().await;
    assert_eq!(later.catches_up(custody, Cursor(0), Cursor(3)).await.len(), 3, "and by cursor later");
    assert!(phone.is_quiet().await, "who sent it reads nothing");
}

#[tokio::test]
async fn a_right_that_is_taken_sends_old_work_to_custody_and_refuses_new_work() {
    let (mut town, officer) = with_officer().await;
    let (patrol, outreach, custody) = (town.agency.patrol, town.agency.outreach, town.agency.custody());
    let before = town.agency.envelope(&officer, patrol, 1, 50);
    let elsewhere = town.agency.envelope(&officer, outreach, 2, 50);
    let mut chief = town.chief().await;
    let says = town.agency.changes(&officer, vec![grant(patrol, false, false, false)]);
    town.says(&mut chief, says).await;
    let after = town.agency.envelope(&officer, patrol, 3, 50);
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    phone.push(1, &[before.clone(), after.clone(), elsewhere.clone()]).await;
    let Frame::Refused { push: 1, refusals } = phone.hears_answer().await else { panic!("not refused") };
    assert_eq!((refusals[0].0, refusals[0].1.code), (after.id(), RefusalCode::MayNotWrite));
    let Frame::Receipt { receipt, .. } = phone.hears_answer().await else { panic!("no receipt") };
    let receipt = receipt.verify(&phone.relay.unwrap()).unwrap();
    assert_eq!(places(&receipt), [(before.id(), custody, 1), (elsewhere.id(), outreach, 1)]);
}

/// Who may still drop things in, and no longer reads, has old changes that nobody else has.
#[tokio::test]
async fn who_may_only_drop_things_in_now_hands_over_what_was_written_before() {
    let (mut town, officer) = with_officer().await;
    let (patrol, custody) = (town.agency.patrol, town.agency.custody());
    let before = town.agency.envelope(&officer, patrol, 1, 50);
    let mut chief = town.chief().await;
    let says = town.agency.changes(&officer, vec![grant(patrol, false, true, false)]);
    town.says(&mut chief, says).await;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    assert_eq!(places(&phone.pushes(1, std::slice::from_ref(&before)).await), [(before.id(), custody, 1)]);
    let after = town.agency.envelope(&officer, patrol, 2, 50);
    assert_eq!(phone.is_refused(2, &[after]).await, [RefusalCode::MayNotWrite]);
}

/// Some roles write nothing into custody. Their lost phones are wiped like all others, and leave their
/// unfinished forms before.
#[tokio::test]
async fn a_revoked_device_leaves_its_forms_whatever_its_role_was() {
    let (mut town, officer) = with_officer().await;
    let custody = town.agency.custody();
    let form = |town: &Town, number| {
        changed(&town.agency.envelope(&officer, custody, number, 50), |header| header.kind = Kind::DropBox)
    };
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let early = form(&town, 1);
    assert_eq!(phone.is_refused(1, &[early]).await, [RefusalCode::MayNotWrite]);
    let mut chief = town.chief().await;
    revoke(&mut town, &mut chief, officer.id()).await;
    let left = form(&town, 2);
    assert_eq!(places(&phone.pushes(2, std::slice::from_ref(&left)).await), [(left.id(), custody, 1)]);
    let no_drop = town.agency.envelope(&officer, custody, 3, 50);
    assert_eq!(phone.is_refused(3, &[no_drop]).await, [RefusalCode::MayNotWrite]);
}

/// Who drops something cannot open it again: an older key that was theirs is good enough.
#[tokio::test]
async fn what_was_dropped_under_an_older_key_is_taken() {
    let (mut town, officer) = with_officer().await;
    let patrol = town.agency.patrol;
    let dropped = changed(&town.agency.envelope(&officer, patrol, 1, 50), |h| h.kind = Kind::DropBox);
    let mut chief = town.chief().await;
    let gone = DeviceKeys::generate().unwrap();
    let (says, invite, _) = invitation(9, vec![grant(patrol, true, true, false)]);
    for says in [says, admission(&gone, invite)] {
        town.says(&mut chief, says).await;
    }
    revoke(&mut town, &mut chief, gone.id()).await;
    assert_eq!(town.agency.roster.latest_epoch(patrol), Some(Epoch(2)));
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    assert_eq!(places(&phone.pushes(1, std::slice::from_ref(&dropped)).await), [(dropped.id(), patrol, 1)]);
    for epoch in [0, 3] {
        let unknown = changed(&dropped, |header| (header.epoch, header.dictionary) = (Epoch(epoch), 9));
        assert_eq!(phone.is_refused(2, &[unknown]).await, [RefusalCode::UnknownEpoch]);
    }
}

#[tokio::test]
async fn what_was_stored_before_keeps_its_number_in_its_own_log() {
    let (mut town, officer) = with_officer().await;
    let patrol = town.agency.patrol;
    let sent = town.agency.envelope(&officer, patrol, 1, 50);
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    assert_eq!(places(&phone.pushes(1, std::slice::from_ref(&sent)).await), [(sent.id(), patrol, 1)]);
    let mut chief = town.chief().await;
    revoke(&mut town, &mut chief, officer.id()).await;
    assert_eq!(places(&phone.pushes(2, std::slice::from_ref(&sent)).await), [(sent.id(), patrol, 1)]);
}

#[tokio::test]
async fn without_custody_the_work_stays_on_the_device() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let visit = town.agency.envelope(&officer, town.agency.patrol, 1, 50);
    let mut chief = town.chief().await;
    revoke(&mut town, &mut chief, officer.id()).await;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    assert_eq!(phone.is_refused(1, &[visit]).await, [RefusalCode::MayNotWrite]);
}

#[tokio::test]
async fn what_is_settled_is_gone_and_its_number_is_not_used_again() {
    let (mut town, officer) = with_officer().await;
    let (patrol, custody) = (town.agency.patrol, town.agency.custody());
    let visits: Vec<_> = (1..=3).map(|n| town.agency.envelope(&officer, patrol, n, 300)).collect();
    let own = town.agency.envelope(&town.agency.chief, custody, 9, 50);
    let mut chief = town.chief().await;
    revoke(&mut town, &mut chief, officer.id()).await;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    phone.pushes(1, &visits).await;
    chief.pushes(1, std::slice::from_ref(&own)).await;

    let settle = Frame::SettleCustody { cursors: [1, 3, 4, 99].map(Cursor).to_vec() };
    let no = phone.asks(&settle).await;
    assert!(matches!(no, Frame::NotSaid { code: SayCode::NotAllowed, .. }), "{no:?}");
    for _again in 0..2 {
        assert_eq!(chief.asks(&settle).await, Frame::CustodySettled);
    }
    let mut later = town.chief().await;
    let left = later.catches_up(custody, Cursor(0), Cursor(4)).await;
    let expected: Vec<(Cursor, Envelope)> = vec![(Cursor(2), visits[1].clone()), (Cursor(4), own)];
    assert_eq!(left, expected, "custody's own records are no work that waits");
    assert_eq!(places(&phone.pushes(2, &visits[..1]).await), [(visits[0].id(), custody, 1)]);
    let more = changed(&visits[0], |header| header.kind = Kind::Snapshot);
    assert_eq!(places(&phone.pushes(3, std::slice::from_ref(&more)).await), [(more.id(), custody, 5)]);
}

/// A stolen phone can be made to push for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stolen_phone_does_not_fill_the_disk_and_takes_no_room_from_others() {
    let mut agency = Agency::new().with_custody();
    let patrol = agency.patrol;
    let thief = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let other = agency.with_member(3, vec![grant(patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let custody = town.agency.custody();
    let junk: Vec<_> = (0..20_001).map(|n| town.agency.envelope(&thief, patrol, n, 0)).collect();
    let late = town.agency.envelope(&other, patrol, 1, 0);
    let mut chief = town.enters(&town.agency.chief.clone(), &[], 0).await;
    revoke(&mut town, &mut chief, thief.id()).await;
    revoke(&mut town, &mut chief, other.id()).await;
    let (mut stolen, mut honest) =
        (town.enters(&thief, &[], CREDIT).await, town.enters(&other, &[], CREDIT).await);
    let (fits, over) = junk.split_at(20_000);
    for (push, some) in (1..).zip(fits.chunks(500)) {
        assert_eq!(stolen.pushes(push, some).await.held.len(), 500);
    }
    assert_eq!(stolen.is_refused(99, over).await, [RefusalCode::StorageFull]);
    assert_eq!(honest.pushes(1, &[late]).await.held[0].space, custody);
    assert_eq!(chief.asks(&Frame::SettleCustody { cursors: vec![Cursor(7)] }).await, Frame::CustodySettled);
    assert_eq!(stolen.pushes(100, over).await.held[0].cursor, Cursor(20_002), "room again");
}
