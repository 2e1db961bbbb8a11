//! What an operator sees: is it alive, is it ready, what has it counted, how it stops.

use std::net::SocketAddr;
use std::time::Duration;

use protocol::{ByeCode, CHUNK, CREDIT, Frame, RefusalCode};
use relay::Config;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::attachments::{Photo, held, refused};
use crate::devices::{Agency, Town, changed, grant};

fn watched(config: &mut Config) {
    config.admin = Some(SocketAddr::from(([127, 0, 0, 1], 0)));
}

/// The status and the body of a page.
async fn page(address: SocketAddr, path: &str) -> (u16, String) {
    let mut socket = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: relay\r\nConnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    (status, answer.split_once("\r\n\r\n").unwrap().1.to_owned())
}

fn figure(page: &str, name: &str) -> f64 {
    let line = page.lines().find_map(|line| line.strip_prefix(&format!("porchlight_relay_{name} ")));
    line.unwrap_or_else(|| panic!("no {name} in {page}")).parse().unwrap()
}

#[tokio::test]
async fn the_operator_is_told_how_it_is_and_strangers_only_that_it_is() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, watched).await;
    let admin = town.running.admin.unwrap();
    assert_eq!(page(admin, "/health").await, (200, "ok\n".into()));
    assert_eq!(page(admin, "/ready").await, (200, "ready\n".into()));
    assert_eq!(page(town.running.addr, "/health").await, (200, "ok\n".into()));
    for path in ["/metrics", "/ready"] {
        assert_eq!(page(town.running.addr, path).await.0, 404, "not on the devices' address");
    }

    let patrol = town.agency.patrol;
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let visits: Vec<_> = (0..5).map(|number| town.agency.envelope(&officer, patrol, number, 300)).collect();
    phone.pushes(1, &visits).await;
    phone.pushes(2, &visits[..2]).await;
    let elsewhere = changed(&visits[0], |header| header.space = town.agency.outreach);
    phone.is_refused(3, &[elsewhere]).await;
    let (status, text) = page(admin, "/metrics").await;
    assert_eq!(status, 200);
    for (name, wanted) in [
        ("connections", 1.0),
        ("appended_total", 5.0),
        ("receipted_total", 7.0),
        ("ready", 1.0),
        ("queue_depth", 0.0),
        ("refused_total{code=\"MayNotWrite\"}", 1.0),
    ] {
        assert_eq!(figure(&text, name), wanted, "{name}");
    }
    for name in
        ["store_bytes", "disk_free_bytes", "received_bytes_total", "sent_bytes_total", "commit_seconds_count"]
    {
        assert!(figure(&text, name) > 0.0, "{name}");
    }
    // Every line is a sample or a comment, and no label but a code's or a class's.
    for line in text.lines() {
        let labels = line.split_once('{').map(|(_, rest)| rest.split('=').next().unwrap());
        assert!(labels.is_none_or(|label| ["code", "le"].contains(&label)), "{line}");
        assert!(line.starts_with('#') || line.rsplit(' ').next().unwrap().parse::<f64>().is_ok(), "{line}");
    }
    for id in [town.agency.roster.agency().to_string(), officer.id().to_string(), patrol.to_string()] {
        assert!(!text.contains(&id));
    }
}

#[tokio::test]
async fn photos_are_counted_as_they_come_and_go_and_a_full_store_tells_its_code() {
    let town = Town::with(Agency::new(), |config| {
        watched(config);
        config.limits.blobs_of_agency = 4 * CHUNK as u64;
    })
    .await;
    let admin = town.running.admin.unwrap();
    let text = page(admin, "/metrics").await.1;
    for name in ["attachment_bytes", "attachment_begun_bytes", "attachment_chunks_in_total"] {
        assert_eq!(figure(&text, name), 0.0, "{name}");
    }
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let photo = Photo::of(&town, &mut line, &chief, 1, 2 * CHUNK).await;
    photo.is_put(&mut line).await;
    photo.is_fetched(&mut line).await;
    let begun = Photo::of(&town, &mut line, &chief, 2, CHUNK + 9).await;
    line.asks(&begun.offer()).await;
    assert_eq!(held(&line.asks(&begun.put(0)).await), (1, false));
    assert_eq!(held(&line.asks(&begun.put(0)).await), (1, false), "its answer was lost");
    let too_many = Photo::of(&town, &mut line, &chief, 3, 2 * CHUNK).await;
    assert_eq!(refused(&line.asks(&too_many.offer()).await), RefusalCode::QuotaFull);
    assert_eq!(refused(&line.asks(&too_many.get(0)).await), RefusalCode::NotHeld);
    let text = page(admin, "/metrics").await.1;
    let sealed = |photo: &Photo| photo.chunks.iter().map(Vec::len).sum::<usize>() as f64;
    let chunks = photo.chunks.len() as f64;
    for (name, wanted) in [
        ("attachment_bytes", sealed(&photo)),
        ("attachment_begun_bytes", sealed(&begun)),
        ("attachment_chunks_in_total", chunks + 2.0),
        ("attachment_chunks_out_total", chunks),
        ("attachments_refused_total{code=\"QuotaFull\"}", 1.0),
        ("attachments_refused_total{code=\"NotHeld\"}", 1.0),
    ] {
        assert_eq!(figure(&text, name), wanted, "{name}");
    }
}

#[tokio::test]
async fn a_relay_without_room_is_alive_and_not_ready() {
    let town = Town::with(Agency::new(), |config| {
        watched(config);
        config.limits.free_bytes = u64::MAX;
    })
    .await;
    let admin = town.running.admin.unwrap();
    let (status, why) = page(admin, "/ready").await;
    assert_eq!(status, 503);
    assert!(why.contains("MiB") && why.contains("free some space"), "{why}");
    assert_eq!(page(admin, "/health").await.0, 200);
    assert_eq!(figure(&page(admin, "/metrics").await.1, "ready"), 0.0);
}

/// Whatever was pushed before the relay was told to stop is on the disk or was not promised.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relay_that_stops_takes_nobody_in_finishes_its_commit_and_says_goodbye() {
    let town = Town::founded().await;
    let (chief, patrol, addr) = (town.agency.chief.clone(), town.agency.patrol, town.running.addr);
    let mut lines = Vec::new();
    for number in 0..8_u64 {
        let mut line = town.enters(&chief, &[], 0).await;
        for push in 0..20 {
            let visit = town.agency.envelope(&chief, patrol, number * 100 + u64::from(push), 300);
            line.push(push, &[visit]).await;
        }
        lines.push(line);
    }
    let began = tokio::time::Instant::now();
    let Town { folder, running, agency } = town;
    let stopping = tokio::spawn(running.stop());
    let (mut promised, mut goodbyes) = (Vec::new(), 0);
    for line in &mut lines {
        while let Some(frame) = line.hears().await {
            match frame {
                Frame::Receipt { receipt, .. } => {
                    promised.extend(receipt.verify(&line.relay.unwrap()).unwrap().held);
                }
                Frame::Bye { code: ByeCode::GoingAway, say } => {
                    assert!(say.contains("nothing is lost"), "{say}");
                    goodbyes += 1;
                }
                Frame::Envelopes { .. } => {}
                other => panic!("neither a receipt nor goodbye: {other:?}"),
            }
        }
    }
    stopping.await.unwrap();
    assert_eq!(goodbyes, 8);
    assert!(began.elapsed() < Duration::from_secs(9), "well within its time: {:?}", began.elapsed());
    assert!(TcpStream::connect(addr).await.is_err(), "nobody is taken in");
    let running = relay::spawn(Config::local(folder.path())).await.unwrap();
    let town = Town { folder, running, agency };
    let mut again = town.chief().await;
    let last = promised.iter().map(|held| held.cursor).max().unwrap_or_default();
    let all = again.catches_up(patrol, ids::Cursor(0), last).await;
    for held in promised {
        assert!(all.iter().any(|(cursor, visit)| (*cursor, visit.id()) == (held.cursor, held.envelope)));
    }
}

/// The stopping relay answers its operator until the last: not ready, and why.
#[tokio::test]
async fn a_device_that_does_not_listen_holds_the_relay_up_no_longer_than_it_may() {
    let town = Town::with(Agency::new(), |config| {
        watched(config);
        config.patience = Duration::from_millis(1500);
    })
    .await;
    let admin = town.running.admin.unwrap();
    // Stays in the middle of a frame and never reads the goodbye: its line ends with the relay's patience.
    let line = town.chief().await;
    let relay = std::sync::Arc::clone(town.running.relay());
    let stopping = tokio::spawn(town.running.stop());
    while !relay.stops() {
        tokio::task::yield_now().await;
    }
    if let Ok(socket) = TcpStream::connect(admin).await {
        drop(socket);
        assert_eq!(relay.readiness().await, Err(relay::NotReady::Stopping));
    }
    tokio::time::timeout(Duration::from_secs(5), stopping).await.expect("it ends").unwrap();
    drop(line);
}
