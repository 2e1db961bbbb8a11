//! Wrong versions, strangers, floods and dawdlers end with a goodbye that says why.

use std::time::Duration;

use ids::Cursor;
use protocol::{ByeCode, CREDIT, Frame, MAX_FRAME};
use seal::secret::DeviceKeys;

use crate::devices::{Agency, Line, Town};

async fn goodbye(line: &mut Line) -> (ByeCode, String) {
    let Frame::Bye { code, say } = line.hear().await else { panic!("no goodbye") };
    assert_eq!(line.hears().await, None, "and then the line is closed");
    (code, say)
}

#[tokio::test]
async fn an_app_of_another_age_learns_which_versions_there_are() {
    let town = Town::founded().await;
    let (agency, device) = (town.agency.roster.agency(), town.agency.chief.id());
    let mut line = town.line().await;
    line.send(&Frame::Hello { versions: vec![7, 8], agency, device, software: "new".into(), nonce: [1; 32] })
        .await;
    let (code, say) = goodbye(&mut line).await;
    assert_eq!(code, ByeCode::Version);
    assert!(say.contains("[2, 1]") && say.contains("[7, 8]"), "{say}");
}

#[tokio::test]
async fn a_stranger_and_a_forger_are_sent_away() {
    let town = Town::founded().await;
    let (agency, device) = (town.agency.roster.agency(), DeviceKeys::generate().unwrap().id());
    let mut stranger = town.line().await;
    let hello = |agency, device| {
        let (versions, software) = (vec![1], "x".into());
        Frame::Hello { versions, agency, device, software, nonce: [1; 32] }
    };
    stranger.send(&hello(agency, device)).await;
    assert_eq!(goodbye(&mut stranger).await.0, ByeCode::UnknownDevice);

    let mut elsewhere = town.line().await;
    elsewhere.send(&hello(Agency::new().roster.agency(), town.agency.chief.id())).await;
    assert_eq!(goodbye(&mut elsewhere).await.0, ByeCode::UnknownDevice);

    let mut forger = town.line().await;
    forger.send(&hello(agency, town.agency.chief.id())).await;
    assert!(matches!(forger.hear().await, Frame::Challenge { .. }));
    let signature = seal::public::Signature([1; 64]);
    forger.send(&Frame::Prove { signature, roster: 0, cursors: Vec::new(), credit: CREDIT }).await;
    assert_eq!(goodbye(&mut forger).await.0, ByeCode::BadProof);
}

#[tokio::test]
async fn what_makes_no_sense_or_comes_out_of_turn_ends_the_line() {
    let town = Town::founded().await;
    let mut line = town.line().await;
    line.send_bytes(b"GET / HTTP/1.1".to_vec()).await;
    assert_eq!(goodbye(&mut line).await.0, ByeCode::Unexpected);

    let mut line = town.line().await;
    line.send_bytes(vec![0x82, 0x18, 0xc8, 0xa0]).await;
    let (code, say) = goodbye(&mut line).await;
    assert_eq!(code, ByeCode::Unexpected);
    assert!(say.contains("update"), "{say}");

    let mut line = town.line().await;
    line.push(1, &[]).await;
    assert_eq!(goodbye(&mut line).await.0, ByeCode::Unexpected, "a guest may not push");
}

#[tokio::test]
async fn an_oversized_frame_is_named() {
    let town = Town::founded().await;
    let mut line = town.chief().await;
    line.send_bytes(vec![0; MAX_FRAME + 1]).await;
    assert_eq!(goodbye(&mut line).await.0, ByeCode::FrameTooLarge);
    let mut other = town.chief().await;
    other.pushes(1, &[town.agency.envelope(&town.agency.chief, town.agency.patrol, 1, 50)]).await;
}

#[tokio::test]
async fn too_many_connections_are_asked_to_come_back() {
    let town = Town::with(Agency::new(), |config| config.limits.connections = 2).await;
    let first = town.chief().await;
    let _second = town.chief().await;
    let mut third = town.line().await;
    assert_eq!(goodbye(&mut third).await.0, ByeCode::Busy);
    drop(first);
    for attempt in 0.. {
        let mut next = town.line().await;
        next.send(&Frame::WhoAreYou).await;
        match next.hear().await {
            Frame::Relay { .. } => break,
            _ => assert!(attempt < 100, "the seat stays taken"),
        }
    }
}

#[tokio::test]
async fn a_dawdler_and_a_frozen_phone_are_let_go() {
    let town = Town::with(Agency::new(), |config| {
        config.limits.handshake = Duration::from_millis(300);
        config.limits.ping = Duration::from_millis(100);
        config.limits.silence = Duration::from_millis(700);
    })
    .await;
    let mut dawdler = town.line().await;
    assert_eq!(goodbye(&mut dawdler).await.0, ByeCode::TooSlow);

    // This one answers pings only while it listens.
    let mut phone = town.chief().await;
    assert!(tokio::time::timeout(Duration::from_millis(1500), phone.hears()).await.is_err(), "it is there");
    tokio::time::sleep(Duration::from_millis(1500)).await;
    // Its late answer to a ping may meet a closed door before it reads the goodbye.
    let last = phone.hears().await;
    assert!(last.is_none_or(|frame| matches!(frame, Frame::Bye { code: ByeCode::TooSlow, .. })));
}

#[tokio::test]
async fn a_relay_that_stops_says_so() {
    let town = Town::founded().await;
    let mut line = town.chief().await;
    let stopping = tokio::spawn(town.running.stop());
    assert_eq!(goodbye(&mut line).await.0, ByeCode::GoingAway);
    stopping.await.unwrap();
}

#[tokio::test]
async fn a_cursor_of_another_past_is_answered_from_the_head() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let mut line = town.enters(&chief, &[(patrol, Cursor(99))], CREDIT).await;
    assert!(line.is_quiet().await);
}
