//! A relay that lies, speaks another language, was swapped, or lost its memory: the device notices,
//! says so, and keeps everything.

use engine::door::{Command, Link, Records, SyncRecord};
use futures_util::{SinkExt, StreamExt};
use protocol::{ByeCode, Frame};
use testkit::{City, Device};
use tokio::net::TcpListener;
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::Message;

/// Waits until the link says why it is not up.
fn told(device: &Device, words: &str) {
    device.until(words, |device| match device.sync_status().link {
        Link::Offline { why } | Link::Refused { why } => why.contains(words),
        _ => false,
    });
}

/// Puts something in the relay's place that answers every frame with this.
fn impostor(city: &City, answer: Vec<u8>) {
    city.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        city.wire().leads_to(Some(listener.local_addr().unwrap()));
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let Ok(mut socket) = accept_async(socket).await else { continue };
                let answer = Message::Binary(answer.clone().into());
                tokio::spawn(async move {
                    while let Some(Ok(Message::Binary(_))) = socket.next().await {
                        drop(socket.send(answer.clone()).await);
                    }
                });
            }
        });
    });
}

#[test]
fn whatever_answers_instead_of_the_relay_the_work_stays_and_goes_through_later() {
    let mut city = City::seeded(81);
    let ames = city.joins("Ames");
    let newer = Frame::Bye { code: ByeCode::Version, say: "update the app to version 9".into() };
    let answers = [
        (newer.to_bytes().unwrap(), "update the app to version 9"),
        (vec![0xff; 500], "cannot be read"),
        (vec![0; 2 * 1024 * 1024], "the connection broke"),
    ];
    let mut visits = vec![];
    for (answer, words) in answers {
        impostor(&city, answer);
        ames.kick();
        told(&ames, words);
        visits.push(ames.logs("Saved all the same."));
    }
    city.wire().leads_to(Some(city.relay().addr));
    city.settles(&[&ames]);
    assert!(visits.iter().all(|visit| ames.delivery(*visit).receipt.is_some()));
}

#[test]
fn another_citys_relay_gets_no_proof_and_no_work() {
    let (mut city, other) = (City::seeded(82), City::seeded(83));
    let ames = city.joins("Ames");
    city.wire().leads_to(Some(other.relay().addr));
    let visit = ames.logs("Ours.");
    ames.kick();
    told(&ames, "the relay does not know this device");
    assert_eq!(ames.delivery(visit).waiting, 1);
    city.wire().leads_to(Some(city.relay().addr));
    city.settles(&[&ames]);
    assert!(ames.delivery(visit).receipt.is_some());
}

/// The relay's operator, or whoever took the machine over, changes what is stored.
#[test]
fn what_the_relay_changed_is_set_aside_and_told_and_the_rest_arrives() {
    let mut city = City::seeded(84);
    let (ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    city.settles(&[&ames, &baker]);
    baker.offline();
    let [first, changed, last] = ["First.", "Changed on the way.", "Last."].map(|note| ames.logs(note));
    city.settles(&[&ames]);
    city.relay_stops();
    let database = rusqlite::Connection::open(city.relay_folder().join("relay.db")).unwrap();
    let row: (i64, Vec<u8>) = database
        .query_row(
            "SELECT rowid, envelope FROM log WHERE substr(envelope, 37, 16) = ?1",
            [changed.as_bytes()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let mut mangled = row.1.clone();
    mangled[150] ^= 1;
    database.execute("UPDATE log SET envelope = ?2 WHERE rowid = ?1", (row.0, mangled)).unwrap();
    drop(database);
    city.relay_starts();
    baker.online();
    city.settles(&[&ames, &baker]);
    assert!(baker.has(first) && baker.has(last) && !baker.has(changed));
    assert_eq!(baker.sync_status().set_aside, 1);
    let told: Vec<SyncRecord> = baker.ask(Command::SyncRecords { which: Records::SetAside, limit: None });
    assert_eq!(told[0].record, changed);
    assert!(told[0].why.as_ref().unwrap().len() > 15, "{told:?}");
    assert!(ames.has(changed), "and the author has it still");
}
