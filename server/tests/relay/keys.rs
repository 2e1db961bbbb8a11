//! Epoch keys reach the devices that may have them, once the roster has them, and nobody else.

use ids::{Epoch, SpaceId};
use protocol::{CREDIT, Frame, KeyFor, MAX_FRAME, MAX_WRAP, SayCode, WRAPS_IN_A_FRAME, Wrap};
use seal::public::{NewEpoch, Says};
use seal::secret::{DeviceKeys, kit_of};

use crate::devices::{Agency, Line, Town, admission, grant, invitation};

fn wraps_of(new: &NewEpoch, devices: &[&DeviceKeys]) -> Frame {
    let wraps = devices.iter().map(|device| Wrap { device: device.id(), sealed: sealed(new, device) });
    Frame::KeepWraps {
        space: new.space,
        epoch: new.epoch,
        commitment: new.commitment,
        wraps: wraps.collect(),
    }
}

/// The relay cannot tell what is inside.
fn sealed(new: &NewEpoch, device: &DeviceKeys) -> Vec<u8> {
    [new.commitment.as_slice(), device.id().as_bytes()].concat()
}

fn starts(new: &NewEpoch) -> Says {
    let NewEpoch { space, epoch, commitment, drop_box } = *new;
    Says::EpochStarted { space, epoch, commitment, drop_box: Some(drop_box) }
}

fn key(new: &NewEpoch, device: &DeviceKeys) -> KeyFor {
    KeyFor { space: new.space, epoch: new.epoch, sealed: sealed(new, device) }
}

/// The keys that come next, past everything else.
async fn keys(line: &mut Line) -> Vec<KeyFor> {
    loop {
        if let Frame::Keys { keys } = line.hear().await {
            return keys;
        }
    }
}

#[tokio::test]
async fn keys_uploaded_before_the_statement_arrive_with_it_at_those_who_read() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let reader = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let writer = agency.with_member(3, vec![grant(patrol, false, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let mut chief = town.chief().await;
    let (mut phone, mut drops) =
        (town.enters(&reader, &[], CREDIT).await, town.enters(&writer, &[], CREDIT).await);
    let (new, never) = (town.agency.new_epoch(patrol), town.agency.new_epoch(patrol));
    for epoch in [&new, &never] {
        // A wrap for somebody who may not read is nobody's fault, and handed to nobody.
        assert_eq!(chief.asks(&wraps_of(epoch, &[&reader, &writer])).await, Frame::WrapsKept);
    }
    assert!(phone.is_quiet().await, "before the statement nobody gets a key");
    town.says(&mut chief, starts(&new)).await;
    assert!(matches!(phone.hear().await, Frame::Statements { .. }), "first the statement");
    assert_eq!(phone.hear().await, Frame::Keys { keys: vec![key(&new, &reader)] });
    assert!(phone.is_quiet().await, "and not the key that the roster never had");
    assert!(matches!(drops.hear().await, Frame::Statements { .. }));
    assert!(drops.is_quiet().await);

    let mut later = town.enters(&reader, &[], CREDIT).await;
    assert_eq!(keys(&mut later).await, [key(&new, &reader)], "and whoever comes later gets it too");
}

#[tokio::test]
async fn keys_uploaded_after_the_statement_arrive_at_who_waits_for_them_once() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let officer = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let new = town.agency.new_epoch(patrol);
    town.says(&mut chief, starts(&new)).await;
    assert!(matches!(phone.hear().await, Frame::Statements { .. }));
    for _again in 0..2 {
        assert_eq!(chief.asks(&wraps_of(&new, &[&officer])).await, Frame::WrapsKept);
    }
    assert_eq!(phone.hear().await, Frame::Keys { keys: vec![key(&new, &officer)] });
    let another = town.agency.new_epoch(patrol);
    assert_eq!(chief.asks(&wraps_of(&another, &[&officer])).await, Frame::WrapsKept);
    town.says(&mut chief, starts(&another)).await;
    assert!(matches!(phone.hear().await, Frame::Statements { .. }));
    assert_eq!(phone.hear().await, Frame::Keys { keys: vec![key(&another, &officer)] }, "not both again");
    assert!(phone.is_quiet().await);
}

#[tokio::test]
async fn a_device_that_is_let_in_and_a_right_that_is_granted_bring_the_keys() {
    let mut agency = Agency::new();
    let (patrol, outreach) = (agency.patrol, agency.outreach);
    let officer = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let mut chief = town.chief().await;
    let epochs = [patrol, outreach].map(|space| town.agency.new_epoch(space));
    for new in &epochs {
        chief.asks(&wraps_of(new, &[&officer])).await;
        town.says(&mut chief, starts(new)).await;
    }
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    assert_eq!(keys(&mut phone).await, [key(&epochs[0], &officer)]);
    let says = town.agency.changes(&officer, vec![grant(outreach, true, false, false)]);
    town.says(&mut chief, says).await;
    assert_eq!(keys(&mut phone).await, [key(&epochs[1], &officer)]);

    let newcomer = DeviceKeys::generate().unwrap();
    let (says, invite, _) = invitation(9, vec![grant(patrol, true, true, false)]);
    town.says(&mut chief, says).await;
    chief.asks(&wraps_of(&epochs[0], &[&newcomer])).await;
    town.says(&mut chief, admission(&newcomer, invite)).await;
    let mut line = town.enters(&newcomer, &[], CREDIT).await;
    assert_eq!(keys(&mut line).await, [key(&epochs[0], &newcomer)]);
}

#[tokio::test]
async fn whoever_loses_the_right_gets_no_key_any_more_and_whoever_regains_it_gets_it_again() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let officer = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let out = town.agency.changes(&officer, vec![grant(patrol, false, false, false)]);
    let Says::RightsChanged { epochs, .. } = &out else { panic!("no change") };
    let new = epochs[0];
    chief.asks(&wraps_of(&new, &[&officer])).await;
    town.says(&mut chief, out).await;
    assert!(matches!(phone.hear().await, Frame::Statements { .. }));
    assert!(phone.is_quiet().await);
    let back = town.agency.changes(&officer, vec![grant(patrol, true, true, false)]);
    town.says(&mut chief, back).await;
    assert_eq!(keys(&mut phone).await, [key(&new, &officer)]);
}

#[tokio::test]
async fn wraps_that_are_too_large_too_many_or_nobodys_to_give_are_refused() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, true)]);
    let town = Town::with(agency, |_| {}).await;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let keep =
        |wraps| Frame::KeepWraps { space: town.agency.patrol, epoch: Epoch(2), commitment: [1; 32], wraps };
    let wrap = |size: usize| Wrap { device: officer.id(), sealed: vec![1; size] };
    let refusals = [
        (SayCode::DoesNotFit, chief.asks(&keep(vec![wrap(MAX_WRAP + 1)])).await),
        (SayCode::DoesNotFit, chief.asks(&keep(vec![wrap(1); WRAPS_IN_A_FRAME + 1])).await),
        // Managing patrol is not managing the agency.
        (SayCode::NotAllowed, phone.asks(&keep(vec![wrap(1)])).await),
    ];
    for (expected, answer) in refusals {
        let Frame::NotSaid { code, .. } = answer else { panic!("{answer:?}") };
        assert_eq!(code, expected);
    }
    assert_eq!(chief.asks(&keep(vec![wrap(MAX_WRAP)])).await, Frame::WrapsKept);
}

/// Years of keys: 3,000 epochs of the largest wraps come in frames that fit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_keys_come_in_several_frames() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let officer = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let mut all = Vec::new();
    for _ in 0..3000 {
        let new = agency.new_epoch(patrol);
        agency.take(agency.chief_says(starts(&new)));
        all.push(new);
    }
    let town = Town::with(agency, |_| {}).await;
    let mut chief = town.chief().await;
    for new in &all {
        let wraps = vec![Wrap { device: officer.id(), sealed: vec![7; MAX_WRAP] }];
        let NewEpoch { space, epoch, commitment, .. } = *new;
        chief.send(&Frame::KeepWraps { space, epoch, commitment, wraps }).await;
    }
    for _ in &all {
        assert_eq!(chief.hears_answer().await, Frame::WrapsKept);
    }
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let mut got = 0;
    while got < all.len() {
        let some = keys(&mut phone).await;
        assert!(Frame::Keys { keys: some.clone() }.to_bytes().unwrap().len() < MAX_FRAME);
        got += some.len();
    }
    assert_eq!(got, all.len());
}

#[tokio::test]
async fn the_kit_reads_no_log_and_brings_a_lost_agency_back() {
    let mut town = Town::founded().await;
    let (patrol, kit) = (town.agency.patrol, kit_of(&town.agency.root).unwrap());
    let mut chief = town.chief().await;
    chief.pushes(1, &[town.agency.envelope(&town.agency.chief, patrol, 1, 50)]).await;
    let new = town.agency.new_epoch(patrol);
    chief.asks(&wraps_of(&new, &[&kit])).await;
    town.says(&mut chief, starts(&new)).await;

    let mut paper = town.line().await;
    paper.proves(&town.agency, &kit, 0, &[], CREDIT).await;
    let Frame::Welcome { heads, .. } = paper.hear().await else { panic!("not let in") };
    assert_eq!(heads, [] as [(SpaceId, ids::Cursor); 0]);
    assert!(matches!(paper.hear().await, Frame::Statements { from: 1, .. }));
    assert_eq!(paper.hear().await, Frame::Keys { keys: vec![key(&new, &kit)] });
    assert!(paper.is_quiet().await, "no log");

    let phone = DeviceKeys::generate().unwrap();
    let (says, invite, _) = invitation(8, vec![grant(patrol, true, true, true)]);
    for says in [says, admission(&phone, invite)] {
        assert_eq!(paper.asks(&wraps_of(&new, &[&phone])).await, Frame::WrapsKept);
        let statement = town.agency.root_says(says);
        let said = paper.asks(&Frame::Say { statement: statement.clone() }).await;
        assert!(matches!(said, Frame::Said { .. }), "{said:?}");
        town.agency.take(statement);
    }
    let mut line = town.enters(&phone, &[], CREDIT).await;
    assert_eq!(keys(&mut line).await, [key(&new, &phone)]);
    let settle = paper.asks(&Frame::SettleCustody { cursors: Vec::new() }).await;
    assert!(matches!(settle, Frame::NotSaid { code: SayCode::NotAllowed, .. }), "{settle:?}");
    paper.push(1, &[town.agency.envelope(&kit, patrol, 1, 50)]).await;
    assert!(matches!(paper.hears_answer().await, Frame::Refused { .. }));
}
