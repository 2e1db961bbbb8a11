//! A receipt is a promise: it survives a crash, a restart, and many devices at once.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use ids::Cursor;
use protocol::{CREDIT, Frame};
use relay::store::{Append, Options, Store, StoreError, Verdict};
use tokio::time::Instant;

use crate::devices::{Agency, CODE, Line, Town, grant};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_devices_push_at_once_and_share_the_commits() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let devices: Vec<_> =
        (10..74).map(|number| agency.with_member(number, vec![grant(patrol, true, true, false)])).collect();
    let town = Arc::new(Town::with(agency, |_| {}).await);
    let tasks = devices.into_iter().map(|device| {
        let town = Arc::clone(&town);
        tokio::spawn(async move {
            let mut line = town.enters(&device, &[], 0).await;
            let mut numbers = Vec::new();
            for number in 0..20 {
                let visit = town.agency.envelope(&device, patrol, number, 300);
                let receipt = line.pushes(1, &[visit]).await;
                numbers.push(receipt.held[0].cursor.0);
            }
            numbers
        })
    });
    let mut all = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        let numbers = task.await.unwrap();
        assert!(numbers.is_sorted(), "each device's entries keep their order");
        all.extend(numbers);
    }
    all.sort_unstable();
    assert!(all.iter().copied().eq(1..=64 * 20), "every number once, without gaps");
}

/// Prints what one commit shared by many is worth: 2.0 ms alone, 0.04 ms among 64 (two busy
/// cores, a virtual disk).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_writers_are_faster_together_than_one_alone() {
    let town = Town::founded().await;
    let store = town.running.relay().store().clone();
    let (id, chief, patrol) = (town.agency.roster.agency(), town.agency.chief.clone(), town.agency.patrol);
    let append = |number: u64| {
        let envelope = town.agency.envelope(&chief, patrol, number, 300);
        let (device, envelopes) = (chief.id(), vec![Arc::new(envelope)]);
        store.write(Append { agency: id, device, envelopes, judge: |_, _, _| Verdict::Keep })
    };
    let begun = Instant::now();
    for number in 0..500 {
        append(number).await.unwrap();
    }
    let alone = begun.elapsed() / 500;
    let begun = Instant::now();
    for round in 0..50 {
        let together = (0..64).map(|number| append(1000 + round * 64 + number));
        for done in futures_util::future::join_all(together).await {
            done.unwrap();
        }
    }
    let shared = begun.elapsed() / 3200;
    eprintln!("one append alone {alone:?}, one of 64 at once {shared:?}");
    assert!(shared < alone);
}

/// Kills a real relay process in the middle of pushes; what it gave receipts for must be there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_receipted_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let agency = Agency::new();
    let patrol = agency.patrol;
    let mut child = Command::new(env!("CARGO_BIN_EXE_porchlight-relay"))
        .args(["serve", "--listen", "127.0.0.1:0", "--founding-code", CODE, "--data"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let url = first.trim().strip_prefix("listening on ").expect("the line that hosts wait for").to_owned();

    let mut guest = Line::to(&url).await;
    guest.send(&Frame::Found { code: CODE.into(), statements: agency.statements.clone() }).await;
    assert!(matches!(guest.hear().await, Frame::Founded { .. }));
    let mut line = Line::to(&url).await;
    line.proves(&agency, &agency.chief, agency.roster.head().0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    let mut receipted = Vec::new();
    for number in 0..200 {
        let visit = agency.envelope(&agency.chief, patrol, number, 300);
        let receipt = line.pushes(1, &[visit]).await;
        receipted.extend(receipt.held);
    }
    line.push(2, &[agency.envelope(&agency.chief, patrol, 999, 300)]).await;
    child.kill().unwrap();
    child.wait().unwrap();

    let store = Store::open(folder.path(), Options::default()).unwrap();
    let mut stored = Vec::new();
    let mut at = Cursor(0);
    loop {
        let page = store.page(patrol, at).await.unwrap();
        if page.upto == at {
            break;
        }
        at = page.upto;
        stored.extend(page.entries);
    }
    assert!(stored.len() >= receipted.len());
    for (held, (cursor, envelope)) in receipted.iter().zip(&stored) {
        assert_eq!((held.cursor, held.envelope), (*cursor, envelope.id()));
    }
}

#[tokio::test]
async fn a_restarted_relay_is_the_same_relay() {
    let town = Town::founded().await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let key = *town.running.relay().store().keys().public();
    let mut line = town.chief().await;
    line.pushes(1, &[town.agency.envelope(&chief, patrol, 1, 50)]).await;
    let town = town.restarts(|_| {}).await;
    assert_eq!(*town.running.relay().store().keys().public(), key);
    let mut line = town.chief().await;
    assert_eq!(line.catches_up(patrol, Cursor(0), Cursor(1)).await.len(), 1);
    let receipt = line.pushes(1, &[town.agency.envelope(&chief, patrol, 2, 50)]).await;
    assert_eq!(receipt.held[0].cursor, Cursor(2), "numbers go on");
}

#[test]
fn logs_keep_their_name_until_they_are_put_back_from_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let name =
        |restored| Store::open(folder.path(), Options { restored, ..Options::default() }).unwrap().log();
    let first = name(false);
    assert_eq!(name(false), first);
    let restored = name(true);
    assert_ne!(restored, first);
    assert_eq!(name(false), restored, "once is enough");
}

/// A database of before logs had names.
#[test]
fn an_old_database_gets_a_name_for_its_logs() {
    let folder = tempfile::tempdir().unwrap();
    let database = rusqlite::Connection::open(folder.path().join("relay.db")).unwrap();
    database.execute_batch(include_str!("../../src/store/schema.sql")).unwrap();
    database.pragma_update(None, "user_version", 1).unwrap();
    let store = Store::open(folder.path(), Options::default()).unwrap();
    assert_ne!(store.log(), [0; 16]);
}

/// A relay's database as version 2 left it, with the logs of an agency's first days in it.
#[tokio::test]
async fn a_database_of_version_2_keeps_its_logs_and_learns_which_record_each_entry_is_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("relay.db");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/format-1/relay/relay.db");
    std::fs::copy(fixture, &path).unwrap();
    let log = |sql: &str| -> Vec<(Vec<u8>, i64, Vec<u8>)> {
        let database = rusqlite::Connection::open(&path).unwrap();
        let mut query = database.prepare(sql).unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let before = log("SELECT space, seq, envelope FROM log ORDER BY space, seq");
    assert!(before.len() > 50);
    let store = Store::open(folder.path(), Options::default()).unwrap();
    assert_eq!(log("SELECT space, seq, envelope FROM log ORDER BY space, seq"), before);
    let mut pages = 0;
    for (space, seq, record) in log("SELECT space, seq, record FROM log INDEXED BY log_record") {
        let (space, after) = (ids::SpaceId::from_slice(&space).unwrap(), u64::try_from(seq - 1).unwrap());
        let page = store.page(space, Cursor(after)).await.unwrap();
        let header = page.entries[0].1.header();
        assert_eq!((header.record.as_bytes().as_slice(), header.space), (record.as_slice(), space));
        pages += 1;
    }
    assert_eq!(pages, before.len());
    drop(store);
    Store::open(folder.path(), Options::default()).unwrap();
}

#[test]
fn a_database_of_a_newer_relay_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path(), Options::default()).unwrap());
    let database = rusqlite::Connection::open(folder.path().join("relay.db")).unwrap();
    database.pragma_update(None, "user_version", 5).unwrap();
    let refusal = Store::open(folder.path(), Options::default()).unwrap_err();
    assert!(matches!(refusal, StoreError::Newer { found: 5 }), "{refusal}");
}

#[test]
fn the_command_line_teaches_and_a_code_can_be_made() {
    let folder = tempfile::tempdir().unwrap();
    let relay =
        |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_porchlight-relay")).args(args).output().unwrap();
    let code = relay(&["founding-code", "--data", folder.path().to_str().unwrap()]);
    let code = String::from_utf8(code.stdout).unwrap();
    assert_eq!(code.trim().split('-').map(str::len).collect::<Vec<_>>(), [4; 4], "{code}");
    let short = relay(&["serve", "--data", "nowhere", "--founding-code", "abc"]);
    assert!(!short.status.success());
    let help = String::from_utf8(relay(&["serve", "--help"]).stdout).unwrap();
    assert!(help.contains("Back up with") && help.contains("--restored"), "{help}");
}
