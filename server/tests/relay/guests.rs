//! Who has no device yet: asks who this is, founds an agency, is sent away.

use protocol::{ByeCode, Frame, VERSIONS};

use crate::devices::{Agency, CODE, Town, lookup};

#[tokio::test]
async fn anybody_may_ask_who_this_is() {
    let town = Town::founded().await;
    let mut guest = town.line().await;
    guest.send(&Frame::WhoAreYou).await;
    let Frame::Relay { relay, relay_time, versions } = guest.hear().await else { panic!("no answer") };
    assert_eq!(relay, *town.running.relay().store().keys().public());
    assert_eq!(versions, VERSIONS);
    assert!(relay_time.0 > 1_700_000_000_000);
}

#[tokio::test]
async fn a_founding_code_founds_one_agency_and_may_be_typed_carelessly() {
    let town = Town::founded().await;
    let found = |statements| Frame::Found { code: "test test-TEST test".into(), statements };
    let mut guest = town.line().await;
    guest.send(&found(town.agency.statements.clone())).await;
    assert!(matches!(guest.hear().await, Frame::Founded { .. }), "the answer was lost, it asks again");
    guest.send(&found(Agency::new().statements)).await;
    let Frame::Bye { code, .. } = guest.hear().await else { panic!("founded twice") };
    assert_eq!(code, ByeCode::BadFoundingCode);
    assert_eq!(guest.hears().await, None);
}

#[tokio::test]
async fn a_roster_that_does_not_verify_founds_nothing() {
    let town = Town::founded().await;
    let mut statements = Agency::new().statements;
    statements.swap(1, 2);
    let mut guest = town.line().await;
    guest.send(&Frame::Found { code: CODE.into(), statements }).await;
    assert!(matches!(guest.hear().await, Frame::Bye { code: ByeCode::Unexpected, .. }));
}

#[tokio::test]
async fn an_unknown_invite_gives_nothing_away() {
    let town = Town::founded().await;
    let mut guest = town.line().await;
    guest.send(&Frame::FetchInvite { lookup: lookup(9) }).await;
    assert!(matches!(guest.hear().await, Frame::Bye { code: ByeCode::UnknownInvite, .. }));
}

/// Verifying a roster is work: nobody without a code makes the relay do it.
#[tokio::test]
async fn a_wrong_code_is_sent_away_before_its_roster_is_looked_at() {
    let town = Town::founded().await;
    let mut statements = Agency::new().statements;
    statements.swap(1, 2);
    let mut guest = town.line().await;
    guest.send(&Frame::Found { code: "NOBODY-GAVE-THIS-OUT".into(), statements }).await;
    assert!(matches!(guest.hear().await, Frame::Bye { code: ByeCode::BadFoundingCode, .. }));

    let statements = vec![town.agency.statements[0].clone(); 129];
    let mut guest = town.line().await;
    guest.send(&Frame::Found { code: CODE.into(), statements }).await;
    let Frame::Bye { code, say } = guest.hear().await else { panic!("founded") };
    assert_eq!(code, ByeCode::Unexpected);
    assert!(say.contains("at most 128"), "{say}");
}
