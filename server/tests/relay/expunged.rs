//! An expunged record is gone: from the logs, from custody, from the files on the disk.

use std::path::Path;

use ids::{Cursor, RecordId, SpaceId};
use protocol::{CREDIT, Frame, RefusalCode};
use relay::store::Store;
use seal::public::{Authority, Envelope, Says};
use seal::secret::DeviceKeys;

use crate::devices::{Agency, Town, changed, grant};

pub fn expunges(space: SpaceId, record: RecordId) -> Says {
    Says::RecordExpunged { space, record, authority: Authority::Court }
}

/// An envelope with bytes inside that nothing else has.
pub fn marked(town: &Town, device: &DeviceKeys, number: u64, size: usize) -> (Envelope, Vec<u8>) {
    let envelope = town.agency.envelope(device, town.agency.patrol, number, size);
    let mark = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
    let mut raw = envelope.raw()[..100].to_vec();
    raw.extend(mark.iter().cycle().take(size));
    (Envelope::parse(raw).unwrap(), mark.repeat(3))
}

/// Which of the relay's files have these bytes in them.
pub fn files_with(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let has = |path: &std::path::PathBuf| {
        std::fs::read(path).unwrap().windows(bytes.len()).any(|window| window == bytes)
    };
    files.filter(has).map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[tokio::test]
async fn every_envelope_of_the_record_is_gone_and_what_comes_later_is_refused() {
    let mut agency = Agency::new().with_custody();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let leaver = agency.with_member(3, vec![grant(agency.patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let (patrol, custody) = (town.agency.patrol, town.agency.custody());
    let (gone, gone_mark) = marked(&town, &officer, 1, 300);
    let (stays, stays_mark) = marked(&town, &officer, 2, 300);
    let record = gone.header().record;
    let (late, late_mark) = marked(&town, &leaver, 3, 6000);
    let late = changed(&late, |header| header.record = record);
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    phone.pushes(1, &[gone.clone(), stays.clone()]).await;
    let says = town.agency.revokes(leaver.id());
    town.says(&mut chief, says).await;
    let mut revoked = town.enters(&leaver, &[], CREDIT).await;
    assert_eq!(revoked.pushes(1, std::slice::from_ref(&late)).await.held[0].space, custody);
    for mark in [&gone_mark, &late_mark, &stays_mark] {
        assert_ne!(files_with(town.folder.path(), mark), [] as [String; 0], "the search finds");
    }

    for _again in 0..2 {
        town.says(&mut chief, expunges(patrol, record)).await;
    }
    for mark in [&gone_mark, &late_mark] {
        assert_eq!(files_with(town.folder.path(), mark), [] as [String; 0]);
    }
    assert_ne!(files_with(town.folder.path(), &stays_mark), [] as [String; 0]);
    assert_eq!(phone.is_refused(2, &[gone]).await, [RefusalCode::Expunged]);
    assert_eq!(revoked.is_refused(2, &[late]).await, [RefusalCode::Expunged]);
    let elsewhere = changed(&stays, |header| {
        (header.record, header.space) = (record, town.agency.outreach);
    });
    assert_eq!(phone.is_refused(3, &[elsewhere]).await, [RefusalCode::MayNotWrite], "only in that space");
    let mut fresh = town.chief().await;
    assert_eq!(fresh.catches_up(patrol, Cursor(0), Cursor(2)).await, [(Cursor(2), stays.clone())]);
    let mut fresh = town.chief().await;
    assert_eq!(fresh.catches_up(custody, Cursor(0), Cursor(1)).await, []);
    // There is room for the leaver's other work again: what is gone does not count.
    let other = marked(&town, &leaver, 4, 50).0;
    let other = changed(&other, |header| header.epoch = ids::Epoch(1));
    assert_eq!(revoked.pushes(3, &[other]).await.held[0].cursor, Cursor(2));
}

/// Records of all sizes, expunged in a mixed order while others are pushed. (What a page that was moved
/// off keeps of its neighbours is the business of a rewrite of the whole file: `store/wal.rs`.)
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_many_expunged_records_is_left_on_the_disk() {
    let mut town = Town::founded().await;
    let (patrol, device) = (town.agency.patrol, town.agency.chief.clone());
    let mut chief = town.enters(&device, &[], 0).await;
    let sizes = [30, 90, 200, 700, 1500, 3000, 5000, 9000];
    let all: Vec<_> = (1..=400_u64)
        .zip(sizes.iter().cycle())
        .map(|(number, size)| marked(&town, &device, number, *size))
        .collect();
    let (first, rest) = all.split_at(200);
    let pushed =
        |some: &[(Envelope, Vec<u8>)]| some.iter().map(|(envelope, _)| envelope.clone()).collect::<Vec<_>>();
    for (push, some) in (1..).zip(first.chunks(7)) {
        chief.pushes(push, &pushed(some)).await;
    }
    let mut later = rest.iter();
    // 101 and 400 have no common divisor: every place once. Every third stays.
    for place in (0..400).map(|n| n * 101 % 400).filter(|place| place % 3 > 0) {
        town.says(&mut chief, expunges(patrol, all[place].0.header().record)).await;
        if let Some(one) = later.next() {
            chief.push(99, &pushed(std::slice::from_ref(one))).await;
            chief.hears_answer().await;
        }
    }
    let left: Vec<_> = all
        .iter()
        .filter(|(envelope, _)| town.agency.roster.expunged(patrol, envelope.header().record).is_some())
        .map(|(envelope, mark)| (envelope.raw().len(), files_with(town.folder.path(), mark)))
        .filter(|(_, files)| !files.is_empty())
        .collect();
    assert_eq!(left, []);
}

/// What is deleted just before a crash is cleared away by the next start.
#[tokio::test]
async fn a_start_clears_away_what_a_crash_left() {
    let town = Town::founded().await;
    let (envelope, mark) = marked(&town, &town.agency.chief, 1, 300);
    let mut chief = town.chief().await;
    chief.pushes(1, std::slice::from_ref(&envelope)).await;
    let folder = tempfile::tempdir().unwrap();
    let path = town.folder.path().join("relay.db");
    // A process that deletes, commits and is killed: its write-ahead log stays.
    let copy = {
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.pragma_update(None, "secure_delete", "ON").unwrap();
        connection.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
        connection.execute("DELETE FROM log", []).unwrap();
        for file in std::fs::read_dir(town.folder.path()).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        folder
    };
    assert_ne!(files_with(copy.path(), &mark), [] as [String; 0]);
    let store = Store::open(copy.path(), relay::store::Options::default()).unwrap();
    assert_eq!(files_with(copy.path(), &mark), [] as [String; 0]);
    let patrol = town.agency.patrol;
    assert_eq!(store.page(patrol, Cursor(0)).await.unwrap().upto, Cursor(1), "an empty page moves on");
    drop(store);
    assert!(matches!(
        chief.asks(&Frame::Push { push: 2, batch: Default::default() }).await,
        Frame::Receipt { .. }
    ));
}
