//! The roster grows by what devices say, one statement after the other, and rights change with it.

use ids::{Cursor, Epoch};
use protocol::{CREDIT, Frame, SayCode};
use seal::public::{Says, Statement};
use seal::secret::{EpochKey, Speaker, say};

use crate::devices::{Agency, NOW, Town, grant, invitation, lookup};

fn new_epoch(town: &Town) -> Says {
    let commitment = EpochKey::generate().unwrap().commitment().unwrap();
    Says::EpochStarted { space: town.agency.patrol, epoch: Epoch(2), commitment, drop_box: None }
}

#[tokio::test]
async fn a_statement_is_said_once_and_everybody_hears_it() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let (first, second) =
        (town.agency.chief_says(new_epoch(&town)), town.agency.chief_says(new_epoch(&town)));
    let next = town.agency.roster.head().0 + 1;
    for _again in 0..2 {
        chief.send(&Frame::Say { statement: first.clone() }).await;
        let said = loop {
            match chief.hear().await {
                Frame::Statements { .. } => {}
                other => break other,
            }
        };
        assert_eq!(said, Frame::Said { seq: next });
    }
    assert_eq!(phone.hear().await, Frame::Statements { from: next, statements: vec![first] });
    phone.send(&Frame::Say { statement: second }).await;
    let Frame::NotSaid { code, head, .. } = phone.hear().await else { panic!("it was said") };
    assert_eq!((code, head), (SayCode::OutOfTurn, next));
}

#[tokio::test]
async fn an_officer_may_not_say_what_only_the_chief_may() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let statement = say(&town.agency.roster, Speaker::Device(&officer), NOW, new_epoch(&town)).unwrap();
    phone.send(&Frame::Say { statement }).await;
    let Frame::NotSaid { code, .. } = phone.hear().await else { panic!("it was said") };
    assert_eq!(code, SayCode::NotAllowed);
    let deposit = Frame::Deposit { lookup: lookup(1), package: vec![1], expires: NOW };
    let answer = phone.asks(&deposit).await;
    assert!(matches!(answer, Frame::NotSaid { code: SayCode::NotAllowed, .. }), "{answer:?}");
}

#[tokio::test]
async fn a_device_that_was_away_gets_the_statements_it_lacks() {
    let mut town = Town::founded().await;
    let mut chief = town.chief().await;
    let statement = town.agency.chief_says(new_epoch(&town));
    chief.send(&Frame::Say { statement: statement.clone() }).await;
    assert!(matches!(chief.hear().await, Frame::Said { .. }));
    town.agency.take(statement);
    let mut line = town.line().await;
    line.proves(&town.agency, &town.agency.chief.clone(), 3, &[], CREDIT).await;
    let Frame::Welcome { roster_head, .. } = line.hear().await else { panic!("not let in") };
    let expected: Vec<Statement> = town.agency.statements[3..].to_vec();
    assert_eq!(roster_head, town.agency.roster.head().0);
    assert_eq!(line.hear().await, Frame::Statements { from: 4, statements: expected });
}

#[tokio::test]
async fn a_space_granted_during_a_session_is_read_at_once_from_its_beginning() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let outreach = town.agency.outreach;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    chief.pushes(1, &[town.agency.envelope(&town.agency.chief, outreach, 1, 50)]).await;
    assert!(phone.is_quiet().await);
    let (mut says, ..) = invitation(4, vec![grant(outreach, true, false, false)]);
    if let Says::MemberInvited { member, .. } = &mut says {
        *member = town.agency.roster.device(officer.id()).unwrap().member;
    }
    chief.send(&Frame::Say { statement: town.agency.chief_says(says) }).await;
    assert!(matches!(phone.hear().await, Frame::Statements { .. }));
    assert_eq!(phone.catches_up(outreach, Cursor(0), Cursor(1)).await.len(), 1);
}

#[tokio::test]
async fn another_agency_cannot_open_the_same_space_and_read_its_log() {
    let town = Town::founded().await;
    let folder = &town.folder;
    let other = Agency::new();
    let store = town.running.relay().store();
    assert!(folder.path().join("relay.db").exists());
    let code = relay::store::hash_of_code("SECOND");
    store.write(relay::store::AddCode { code }).await.unwrap();
    let mut guest = town.line().await;
    guest.send(&Frame::Found { code: "second".into(), statements: other.statements.clone() }).await;
    assert!(matches!(guest.hear().await, Frame::Founded { .. }));
    let mut line = town.line().await;
    line.proves(&other, &other.chief, other.roster.head().0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    let stolen = Says::SpaceOpened { space: town.agency.patrol, template: "stolen".into() };
    line.send(&Frame::Say { statement: other.chief_says(stolen) }).await;
    let Frame::NotSaid { code, .. } = line.hear().await else { panic!("it was said") };
    assert_eq!(code, SayCode::DoesNotFit);
}
