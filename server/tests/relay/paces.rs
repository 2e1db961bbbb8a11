//! Who floods is slowed and told to come back; nothing is lost, and the neighbour notices nothing.

use std::collections::BTreeSet;
use std::time::Duration;

use ids::Cursor;
use protocol::{ByeCode, CREDIT, Frame, Kept, RefusalCode};
use relay::pace::Rate;
use tokio::time::{Instant, sleep, timeout};

use crate::devices::{Agency, Line, Town, grant, lookup};

/// A town in which a device may push 10 envelopes a second and 20 at once, with two phones.
async fn narrow() -> (Town, [seal::secret::DeviceKeys; 2]) {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let phones = [2, 3].map(|number| agency.with_member(number, vec![grant(patrol, true, true, false)]));
    let town = Town::with(agency, |config| config.limits.envelopes = Rate::new(10, 20)).await;
    (town, phones)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flooding_device_is_slowed_its_neighbour_is_not_and_nothing_is_lost() {
    let (town, [flooder, neighbour]) = narrow().await;
    let patrol = town.agency.patrol;
    let visits: Vec<_> = (0..150).map(|number| town.agency.envelope(&flooder, patrol, number, 300)).collect();
    let mut flood = town.enters(&flooder, &[], 0).await;
    let began = Instant::now();
    // Everything at once, without waiting for an answer; then what was refused again, when it may.
    for (push, some) in (0..).zip(visits.chunks(30)) {
        flood.push(push, some).await;
    }
    let mut calm = town.enters(&neighbour, &[], 0).await;
    for number in 0..20 {
        let asked = Instant::now();
        calm.pushes(number, &[town.agency.envelope(&neighbour, patrol, 1000 + u64::from(number), 300)]).await;
        assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
    }
    let (mut held, mut refused, mut answered) = (BTreeSet::new(), BTreeSet::new(), 0);
    while answered < 5 {
        answered += 1;
        match flood.hears_answer().await {
            Frame::Receipt { receipt, .. } => {
                held.extend(
                    receipt.verify(&flood.relay.unwrap()).unwrap().held.iter().map(|one| one.envelope),
                );
            }
            Frame::Refused { refusals, .. } => {
                for (id, refusal) in refusals {
                    assert_eq!((refusal.code, refusal.kept), (RefusalCode::TooFast, Kept::OnDevice));
                    assert!((1..20).contains(&refusal.retry_after.unwrap()), "{refusal:?}");
                    assert!(refusal.say.contains("safe"), "{}", refusal.say);
                    refused.insert(id);
                }
            }
            other => panic!("neither taken nor refused: {other:?}"),
        }
    }
    assert_eq!(held.len() + refused.len(), 150, "each is in a receipt or in a refusal");
    assert!(held.is_disjoint(&refused) && !refused.is_empty(), "{} held", held.len());
    let mut rest: Vec<_> = visits.iter().filter(|visit| refused.contains(&visit.id())).cloned().collect();
    while !rest.is_empty() {
        let some = rest.len().min(20);
        flood.push(99, &rest[..some]).await;
        match flood.hears_answer().await {
            Frame::Receipt { .. } => drop(rest.drain(..some)),
            Frame::Refused { refusals, .. } => {
                sleep(Duration::from_secs(refusals[0].1.retry_after.unwrap().into())).await;
            }
            other => panic!("neither taken nor refused: {other:?}"),
        }
    }
    // 20 at once, 2 seconds' worth of debt, and what the last frame owes.
    assert!(began.elapsed() > Duration::from_secs(4), "{:?}", began.elapsed());
    let mut chief = town.chief().await;
    let all = chief.catches_up(patrol, Cursor(0), Cursor(170)).await;
    assert!(visits.iter().all(|visit| all.iter().any(|(_, other)| other == visit)), "all are there");
}

#[tokio::test]
async fn ten_thousand_entries_of_a_first_push_are_not_slowed() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let visits: Vec<_> =
        (0..10_000).map(|number| town.agency.envelope(&chief, patrol, number, 250)).collect();
    let mut line = town.enters(&chief, &[], 0).await;
    for (push, some) in (0..).zip(visits.chunks(500)) {
        assert_eq!(line.pushes(push, some).await.held.len(), 500);
    }
    assert_eq!(town.running.relay().metrics().paused.read(), 0);
}

#[tokio::test]
async fn a_device_with_too_many_connections_keeps_those_it_has() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |config| config.limits.connections_per_device = 2).await;
    let (mut first, second) = (town.chief().await, town.chief().await);
    let mut third = town.line().await;
    third.proves(&town.agency, &town.agency.chief, 0, &[], CREDIT).await;
    let Frame::Bye { code, say } = third.hear().await else { panic!("let in") };
    assert_eq!(code, ByeCode::Busy);
    assert!(say.contains("this device"), "{say}");
    let mut other = town.enters(&officer, &[], CREDIT).await;
    other.pushes(1, &[]).await;
    first.pushes(1, &[]).await;
    drop(second);
    for attempt in 0.. {
        let mut again = town.line().await;
        again.proves(&town.agency, &town.agency.chief, 0, &[], CREDIT).await;
        match again.hear().await {
            Frame::Welcome { .. } => break,
            _ => assert!(attempt < 100, "the place stays taken"),
        }
    }
}

#[tokio::test]
async fn who_knocks_without_end_is_slowed_and_then_sent_away() {
    let town = Town::with(Agency::new(), |config| config.limits.guests = Rate::new(5, 5)).await;
    let mut sent_away = None;
    for _ in 0..40 {
        let mut guest = town.line().await;
        guest.send(&Frame::FetchInvite { lookup: lookup(1) }).await;
        let Frame::Bye { code, say } = guest.hear().await else { panic!("no such invite") };
        if code == ByeCode::TooFast {
            sent_away = Some(say);
            break;
        }
        assert_eq!(code, ByeCode::UnknownInvite);
    }
    assert!(sent_away.unwrap().contains("seconds"));
    // A device from the same address goes on.
    town.chief().await.pushes(1, &[]).await;
}

#[tokio::test]
async fn one_address_takes_no_more_than_its_places_and_the_proxy_is_believed_only_when_told_to() {
    let narrow = |behind_proxy| {
        Town::with(Agency::new(), move |config| {
            (config.limits.connections_per_address, config.behind_proxy) = (3, behind_proxy);
        })
    };
    let asks = |line: Option<Line>| async move {
        let mut line = line?;
        line.send(&Frame::WhoAreYou).await;
        line.hears().await.map(|_| line)
    };
    let town = narrow(false).await;
    let url = town.running.url();
    let mut held = Vec::new();
    for number in 0..3 {
        held.push(asks(Line::forwarded(&url, &format!("192.0.2.{number}")).await.ok()).await.unwrap());
    }
    assert!(Line::forwarded(&url, "192.0.2.9").await.is_err(), "anybody can write that header");

    let town = narrow(true).await;
    let url = town.running.url();
    let mut held = Vec::new();
    for number in 0..6 {
        let by = format!("203.0.113.{number}, 192.0.2.{}", number % 2);
        held.push(asks(Line::forwarded(&url, &by).await.ok()).await.unwrap());
    }
    assert!(Line::forwarded(&url, "192.0.2.0").await.is_err());
    assert!(asks(Line::forwarded(&url, "192.0.2.7").await.ok()).await.is_some());
}

/// Connecting and saying nothing costs a place for as long as a handshake may take, and no longer.
#[tokio::test]
async fn a_half_open_socket_is_closed_when_its_time_is_over() {
    let town = Town::with(Agency::new(), |config| {
        config.limits.handshake = Duration::from_millis(300);
        config.limits.connections_per_address = 20;
    })
    .await;
    let mut silent = Vec::new();
    for half in [&b""[..], b"GET /v1/sync HTTP/1.1\r\nHost: x\r\n"].iter().cycle().take(20) {
        let mut socket = tokio::net::TcpStream::connect(town.running.addr).await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut socket, half).await.unwrap();
        silent.push(socket);
    }
    for mut socket in silent {
        let mut heard = Vec::new();
        let closed = tokio::io::AsyncReadExt::read_to_end(&mut socket, &mut heard);
        // Closed with or without a word; a reset is as good.
        drop(timeout(Duration::from_secs(5), closed).await.expect("the socket stays open"));
    }
    town.chief().await.pushes(1, &[]).await;
}
