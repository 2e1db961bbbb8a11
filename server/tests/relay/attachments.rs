//! Attachments: resumed where they stopped, whole only when they make their address, refused to who may not,
//! and never in the way of a record.

use ids::{BlobId, RecordId, SpaceId};
use protocol::{BlobFrame, ByeCode, CHUNK, CREDIT, Frame, RefusalCode};
use relay::store::{back_up, restore};
use relay::{Config, spawn};
use seal::public::sha256;
use seal::secret::{BlobKey, DeviceKeys};

use crate::devices::{Agency, Line, Town, grant};
use crate::expunged::{expunges, files_with};

/// A sealed file, and the record it belongs to, which the relay has.
pub struct Photo {
    pub space: SpaceId,
    record: RecordId,
    blob: BlobId,
    pub chunks: Vec<Vec<u8>>,
}

impl Photo {
    /// Of so many bytes; its record is pushed.
    pub async fn of(town: &Town, line: &mut Line, device: &DeviceKeys, number: u64, bytes: usize) -> Self {
        let envelope = town.agency.envelope(device, town.agency.patrol, number, 50);
        line.pushes(u32::try_from(number).unwrap(), std::slice::from_ref(&envelope)).await;
        Self::without_record(town.agency.patrol, envelope.header().record, bytes)
    }

    fn without_record(space: SpaceId, record: RecordId, bytes: usize) -> Self {
        let sealed = BlobKey::generate().unwrap().seal(&vec![7; bytes]).unwrap();
        Self { space, record, blob: sealed.id, chunks: sealed.chunks }
    }

    pub fn offer(&self) -> Frame {
        let length = self.chunks.iter().map(|chunk| chunk.len() as u64).sum();
        Frame::Blob(BlobFrame::Offer { space: self.space, record: self.record, blob: self.blob, length })
    }

    pub fn put(&self, n: usize) -> Frame {
        let (space, blob, bytes) = (self.space, self.blob, self.chunks[n].clone());
        Frame::Blob(BlobFrame::Put { space, blob, n: u32::try_from(n).unwrap(), bytes })
    }

    pub fn get(&self, n: u32) -> Frame {
        Frame::Blob(BlobFrame::Get { space: self.space, blob: self.blob, n })
    }

    fn remove(&self) -> Frame {
        Frame::Blob(BlobFrame::Drop { space: self.space, blob: self.blob })
    }

    pub async fn is_put(&self, line: &mut Line) {
        assert_eq!(held(&line.asks(&self.offer()).await), (0, false));
        for n in 0..self.chunks.len() {
            let whole = n + 1 == self.chunks.len();
            assert_eq!(held(&line.asks(&self.put(n)).await), (n + 1, whole));
        }
    }

    pub async fn is_fetched(&self, line: &mut Line) {
        for n in 0..u32::try_from(self.chunks.len()).unwrap() {
            match line.asks(&self.get(n)).await {
                Frame::Blob(BlobFrame::Chunk { bytes, .. }) => assert_eq!(bytes, self.chunks[n as usize]),
                other => panic!("no chunk but {other:?}"),
            }
        }
    }
}

pub fn held(frame: &Frame) -> (usize, bool) {
    match frame {
        Frame::Blob(BlobFrame::Held { chunks, whole, .. }) => (*chunks as usize, *whole),
        other => panic!("not held but {other:?}"),
    }
}

pub fn refused(frame: &Frame) -> RefusalCode {
    match frame {
        Frame::Blob(BlobFrame::Refused { refusal, .. }) => {
            assert!(refusal.say.len() > 30, "{}", refusal.say);
            refusal.code
        }
        other => panic!("not refused but {other:?}"),
    }
}

#[tokio::test]
async fn an_attachment_goes_on_where_its_line_broke_and_after_a_restart_too() {
    let mut town = Town::founded().await;
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let photo = Photo::of(&town, &mut line, &chief, 1, 4 * CHUNK).await;
    assert_eq!(refused(&line.asks(&photo.get(0)).await), RefusalCode::NotHeld);
    assert_eq!(held(&line.asks(&photo.offer()).await), (0, false));
    assert_eq!(held(&line.asks(&photo.put(0)).await), (1, false));
    assert_eq!(held(&line.asks(&photo.put(1)).await), (2, false));
    assert_eq!(refused(&line.asks(&photo.get(0)).await), RefusalCode::NotHeld, "half of it is for nobody");
    drop(line);
    town = town.restarts(|_| {}).await;
    let mut line = town.chief().await;
    assert_eq!(held(&line.asks(&photo.offer()).await), (2, false), "what was committed is there");
    assert_eq!(held(&line.asks(&photo.put(1)).await), (2, false), "a repeat changes nothing");
    assert_eq!(refused(&line.asks(&photo.put(4)).await), RefusalCode::Differs, "none is left out");
    for (n, whole) in [(2, false), (3, false), (4, true)] {
        assert_eq!(held(&line.asks(&photo.put(n)).await), (n + 1, whole));
    }
    photo.is_fetched(&mut line).await;
    assert_eq!(refused(&line.asks(&photo.get(5)).await), RefusalCode::NotHeld, "beyond its end");
    assert_eq!(held(&line.asks(&photo.offer()).await), (5, true), "offered again, it is there");
}

#[tokio::test]
async fn what_does_not_make_its_address_is_thrown_away_and_spoils_nobody_elses() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let spoiler = agency.with_member(2, vec![grant(patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let chief = town.agency.chief.clone();
    let (mut line, mut other) = (town.chief().await, town.enters(&spoiler, &[], CREDIT).await);
    let photo = Photo::of(&town, &mut line, &chief, 1, 2 * CHUNK).await;
    assert_eq!(held(&line.asks(&photo.offer()).await), (0, false));
    assert_eq!(held(&line.asks(&photo.put(0)).await), (1, false));
    // Somebody who may write there claims the same address, and puts something else under it.
    let mut false_one = Photo { chunks: photo.chunks.clone(), ..photo };
    false_one.chunks[1][5] ^= 1;
    assert_eq!(held(&other.asks(&false_one.offer()).await), (0, false));
    for n in 0..2 {
        assert_eq!(held(&other.asks(&false_one.put(n)).await), (n + 1, false));
    }
    assert_eq!(refused(&other.asks(&false_one.put(2)).await), RefusalCode::Differs);
    assert_eq!(refused(&other.asks(&false_one.put(0)).await), RefusalCode::NotHeld, "nothing of it stays");
    for n in 1..3 {
        assert_eq!(held(&line.asks(&photo.put(n)).await), (n + 1, n == 2), "the true one goes on");
    }
    photo.is_fetched(&mut other).await;
    let size = photo.chunks.iter().map(|chunk| chunk.len() as u64).sum::<u64>();
    assert_eq!(town.running.relay().store().blob_bytes(town.agency.roster.agency()).await.unwrap(), size);
}

#[tokio::test]
async fn who_may_not_write_puts_nothing_and_who_may_not_read_fetches_nothing() {
    let mut agency = Agency::new();
    let (patrol, outreach) = (agency.patrol, agency.outreach);
    let reader = agency.with_member(2, vec![grant(patrol, true, false, false)]);
    let stranger = agency.with_member(3, vec![grant(outreach, true, true, false)]);
    let colleague = agency.with_member(4, vec![grant(patrol, true, true, false)]);
    let mut town = Town::with(agency, |_| {}).await;
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let photo = Photo::of(&town, &mut line, &chief, 1, 100).await;
    photo.is_put(&mut line).await;
    let mut reads = town.enters(&reader, &[], CREDIT).await;
    photo.is_fetched(&mut reads).await;
    for frame in [photo.offer(), photo.put(0), photo.remove()] {
        assert_eq!(refused(&reads.asks(&frame).await), RefusalCode::MayNotWrite);
    }
    let mut strange = town.enters(&stranger, &[], CREDIT).await;
    assert_eq!(refused(&strange.asks(&photo.get(0)).await), RefusalCode::MayNotRead);
    assert_eq!(refused(&strange.asks(&photo.offer()).await), RefusalCode::MayNotWrite);
    let elsewhere = Photo { space: outreach, chunks: photo.chunks.clone(), ..photo };
    assert_eq!(refused(&strange.asks(&elsewhere.get(0)).await), RefusalCode::NotHeld, "nor by another name");
    let nowhere = Photo { space: SpaceId::from_bytes([9; 16]), chunks: vec![], ..photo };
    assert_eq!(refused(&strange.asks(&nowhere.get(0)).await), RefusalCode::UnknownSpace);
    // A colleague may add to the space and take nothing of others away.
    let mut beside = town.enters(&colleague, &[], CREDIT).await;
    assert_eq!(refused(&beside.asks(&photo.remove()).await), RefusalCode::MayNotWrite);
    // A right that ends, ends for attachments too.
    let says = town.agency.revokes(reader.id());
    town.says(&mut line, says).await;
    assert_eq!(refused(&reads.asks(&photo.get(0)).await), RefusalCode::MayNotRead);
    photo.is_fetched(&mut line).await;
}

#[tokio::test]
async fn a_full_store_refuses_photos_and_takes_records() {
    let room = 3 * CHUNK as u64;
    let mut town = Town::with(Agency::new(), |config| config.limits.blobs_of_agency = room).await;
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let first = Photo::of(&town, &mut line, &chief, 1, 2 * CHUNK - 100).await;
    first.is_put(&mut line).await;
    let second = Photo::of(&town, &mut line, &chief, 2, 2 * CHUNK - 100).await;
    assert_eq!(refused(&line.asks(&second.offer()).await), RefusalCode::QuotaFull);
    let visit = town.agency.envelope(&chief, town.agency.patrol, 3, 500);
    assert_eq!(line.pushes(3, &[visit]).await.held.len(), 1, "a record is not held up");
    let none = Photo::without_record(town.agency.patrol, RecordId::from_bytes([8; 16]), 10);
    assert_eq!(refused(&line.asks(&none.offer()).await), RefusalCode::NoRecord, "a record goes first");
    // Taken away, it makes room.
    assert_eq!(held(&line.asks(&first.remove()).await), (0, false));
    second.is_put(&mut line).await;
    town = town.restarts(|config| config.limits.blobs_of_space = 2 * room).await;
    let mut line = town.chief().await;
    first.is_put(&mut line).await;
    town = town.restarts(|config| config.limits.blob = 1000).await;
    let mut line = town.chief().await;
    let third = Photo::of(&town, &mut line, &chief, 4, 2000).await;
    assert_eq!(refused(&line.asks(&third.offer()).await), RefusalCode::TooLarge);
}

#[tokio::test]
async fn a_device_that_sends_photos_too_fast_is_told_so_and_its_records_go_on() {
    let town = Town::with(Agency::new(), |config| {
        config.limits.blob_bytes = "1000:1000".parse().unwrap();
    })
    .await;
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let photo = Photo::of(&town, &mut line, &chief, 1, 3 * CHUNK).await;
    assert_eq!(held(&line.asks(&photo.offer()).await), (0, false));
    // The first passes on what was saved up, and leaves a debt.
    line.send(&photo.put(0)).await;
    let first = line.hears_answer().await;
    let second = line.asks(&photo.put(0)).await;
    assert!([&first, &second].iter().any(|answer| refused_for_pace(answer)), "{first:?} {second:?}");
    let records = async {
        for push in 2..12 {
            let visit = town.agency.envelope(&chief, town.agency.patrol, push, 500);
            line.pushes(u32::try_from(push).unwrap(), &[visit]).await;
        }
    };
    let soon = tokio::time::timeout(std::time::Duration::from_secs(2), records).await;
    assert!(soon.is_ok(), "not behind the photo's debt");
}

fn refused_for_pace(frame: &Frame) -> bool {
    matches!(frame, Frame::Blob(BlobFrame::Refused { refusal, .. })
        if refusal.code == RefusalCode::TooFast && refusal.retry_after.is_some())
}

#[tokio::test]
async fn an_expunged_record_takes_its_attachments_along_and_they_do_not_come_back() {
    let mut town = Town::founded().await;
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let (gone, half, stays) = (
        Photo::of(&town, &mut line, &chief, 1, 3 * CHUNK).await,
        Photo::of(&town, &mut line, &chief, 2, 3 * CHUNK).await,
        Photo::of(&town, &mut line, &chief, 3, 3 * CHUNK).await,
    );
    gone.is_put(&mut line).await;
    stays.is_put(&mut line).await;
    assert_eq!(held(&line.asks(&half.offer()).await), (0, false));
    assert_eq!(held(&line.asks(&half.put(0)).await), (1, false));
    let marks = |photo: &Photo| -> Vec<Vec<u8>> {
        photo
            .chunks
            .iter()
            .filter(|chunk| chunk.len() > 9_064)
            .map(|chunk| chunk[9000..9064].to_vec())
            .collect()
    };
    assert_ne!(files_with(town.folder.path(), &marks(&gone)[0]), [] as [String; 0], "the search finds");
    for record in [gone.record, half.record] {
        town.says(&mut line, expunges(town.agency.patrol, record)).await;
    }
    for mark in marks(&gone).iter().chain(&marks(&half)[..1]) {
        assert_eq!(files_with(town.folder.path(), mark), [] as [String; 0]);
    }
    for mark in &marks(&stays) {
        assert_ne!(files_with(town.folder.path(), mark), [] as [String; 0]);
    }
    assert_eq!(refused(&line.asks(&gone.get(0)).await), RefusalCode::NotHeld);
    assert_eq!(refused(&line.asks(&half.put(1)).await), RefusalCode::NotHeld);
    for photo in [&gone, &half] {
        let code = refused(&line.asks(&photo.offer()).await);
        assert!([RefusalCode::Expunged, RefusalCode::NoRecord].contains(&code), "{code:?}");
    }
    stays.is_fetched(&mut line).await;
    // A held record keeps what is attached to it, whoever asks.
    let hold = seal::public::Says::HoldChanged { space: stays.space, record: stays.record, held: true };
    town.says(&mut line, hold).await;
    assert_eq!(refused(&line.asks(&stays.remove()).await), RefusalCode::MayNotWrite);
    stays.is_fetched(&mut line).await;
}

#[tokio::test]
async fn a_backup_has_the_attachments_and_a_restored_relay_serves_them() {
    let town = Town::founded().await;
    let chief = town.agency.chief.clone();
    let mut line = town.chief().await;
    let photo = Photo::of(&town, &mut line, &chief, 1, 3 * CHUNK).await;
    photo.is_put(&mut line).await;
    let copies = tempfile::tempdir().unwrap();
    let to = copies.path().join("monday.db");
    back_up(town.folder.path(), &to).unwrap();
    assert_eq!(std::fs::read_dir(copies.path()).unwrap().count(), 2, "the logs, and the attachments beside");
    let anew = tempfile::tempdir().unwrap();
    let data = anew.path().join("relay");
    restore(&to, &data).unwrap();
    let running = spawn(Config::local(&data)).await.unwrap();
    let mut line = Line::to(&running.url()).await;
    line.proves(&town.agency, &chief, town.agency.roster.head().0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    photo.is_fetched(&mut line).await;
}

#[tokio::test]
async fn a_device_of_before_hears_nothing_of_attachments_and_may_not_speak_of_them() {
    let town = Town::founded().await;
    let chief = town.agency.chief.clone();
    let photo = Photo::without_record(town.agency.patrol, RecordId::from_bytes([8; 16]), 10);
    assert_eq!(photo.blob.0, sha256(&[&photo.chunks.concat()]));
    let mut line = town.line().await;
    line.proves_speaking(&[1], &town.agency, &chief, 0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    let visit = town.agency.envelope(&chief, town.agency.patrol, 1, 500);
    line.pushes(1, &[visit]).await;
    line.send(&photo.offer()).await;
    let Frame::Bye { code, .. } = line.hears_answer().await else { panic!("no goodbye") };
    assert_eq!(code, ByeCode::Unexpected);
}
