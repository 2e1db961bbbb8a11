//! A revoked device may hand over its work and say how it stands, and nothing else.

use ids::Cursor;
use protocol::{CREDIT, Frame, SayCode, Wrap};
use seal::public::{DeviceStanding, Roster, Signed};
use seal::secret::{DeviceKeys, Speaker, say};

use crate::devices::{Agency, LATER, NOW, Town, grant, lookup};

async fn with_officer() -> (Town, DeviceKeys) {
    let mut agency = Agency::new().with_custody();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    (Town::with(agency, |_| {}).await, officer)
}

#[tokio::test]
async fn it_comes_in_reads_nothing_and_can_check_its_own_revocation() {
    let (mut town, officer) = with_officer().await;
    let patrol = town.agency.patrol;
    let mut chief = town.chief().await;
    chief.pushes(1, &[town.agency.envelope(&town.agency.chief, patrol, 1, 50)]).await;
    let says = town.agency.revokes(officer.id());
    town.says(&mut chief, says).await;

    let mut phone = town.line().await;
    phone.proves(&town.agency, &officer, 0, &[], CREDIT).await;
    let Frame::Welcome { heads, .. } = phone.hear().await else { panic!("not let in") };
    assert_eq!(heads, []);
    let Frame::Statements { from: 1, statements } = phone.hear().await else { panic!("no statements") };
    let mut roster = Roster::pinned(town.agency.roster.agency());
    statements.iter().for_each(|statement| roster.apply(statement).unwrap());
    assert!(roster.revoked(officer.id()).is_some());
    chief.pushes(2, &[town.agency.envelope(&town.agency.chief, patrol, 2, 50)]).await;
    assert!(phone.is_quiet().await);
}

#[tokio::test]
async fn a_connected_device_hears_of_it_and_its_tails_stop_at_once() {
    let (mut town, officer) = with_officer().await;
    let patrol = town.agency.patrol;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let says = town.agency.revokes(officer.id());
    town.says(&mut chief, says).await;
    chief.pushes(1, &[town.agency.envelope(&town.agency.chief, patrol, 1, 50)]).await;
    let Frame::Statements { statements, .. } = phone.hear().await else { panic!("not told") };
    assert_eq!(statements, town.agency.statements[town.agency.statements.len() - 1..]);
    assert!(phone.is_quiet().await, "and nothing after it");
}

/// A long catch-up is cut off too: 4 MiB of credit are open, a page has 256 KiB.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_catch_up_that_is_under_way_ends_when_the_device_is_revoked() {
    let (mut town, officer) = with_officer().await;
    let (patrol, mut chief) = (town.agency.patrol, town.chief().await);
    for number in 0..40 {
        let visits =
            [0, 1].map(|n| town.agency.envelope(&town.agency.chief, patrol, number * 2 + n, 200_000));
        chief.pushes(1, &visits).await;
    }
    let mut phone = town.enters(&officer, &[], 1).await;
    assert!(matches!(phone.hear().await, Frame::Envelopes { .. }), "one page is more than the credit");
    let says = town.agency.revokes(officer.id());
    town.says(&mut chief, says).await;
    phone.send(&Frame::Credit { bytes: CREDIT }).await;
    assert!(matches!(phone.hear().await, Frame::Statements { .. }));
    assert!(phone.is_quiet().await);
}

#[tokio::test]
async fn it_may_say_how_it_stands_and_is_told_no_to_everything_else() {
    let (mut town, officer) = with_officer().await;
    let mut chief = town.chief().await;
    let says = town.agency.revokes(officer.id());
    town.says(&mut chief, says).await;
    let (patrol, agency) = (town.agency.patrol, town.agency.roster.agency());
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let statement =
        say(&town.agency.roster, Speaker::Device(&officer), NOW, town.agency.revokes(town.agency.chief.id()))
            .unwrap();
    // Not even what somebody else has rightly signed.
    let carried = town.agency.root_says(town.agency.changes(&officer, Vec::new()));
    let wraps = vec![Wrap { device: officer.id(), sealed: vec![1] }];
    let (epoch, commitment) = (ids::Epoch(2), [0; 32]);
    let invite = town.agency.roster.device(officer.id()).unwrap().invite;
    let questions = [
        Frame::Say { statement },
        Frame::Say { statement: carried },
        Frame::Deposit { lookup: lookup(1), package: vec![1], expires: LATER },
        Frame::KeepWraps { space: patrol, epoch, commitment, wraps },
        Frame::Decline { invite },
        Frame::SettleCustody { cursors: vec![Cursor(1)] },
    ];
    for question in questions {
        let answer = phone.asks(&question).await;
        assert!(matches!(answer, Frame::NotSaid { code: SayCode::NotAllowed, .. }), "{answer:?}");
    }
    let word = DeviceStanding {
        agency,
        device: officer.id(),
        at: NOW,
        roster: 9,
        waiting: 0,
        drafts: 0,
        aside: None,
        handed: None,
    };
    let word = Signed::sign(officer.signing(), &word).unwrap();
    phone.send(&Frame::Standing { word: word.clone() }).await;
    loop {
        if let Frame::Standings { words } = chief.hear().await {
            break assert_eq!(words, [word]);
        }
    }
}
