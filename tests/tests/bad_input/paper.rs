//! Two stores of an agency on paper: what one writes is handed to the other, mangled or not.

use document::JsonMap;
use ids::{Cursor, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use seal::public::Envelope;
use serde_json::json;
use store::{DatabaseKey, Store, StoreError, open_envelopes};
use tempfile::TempDir;
use testkit::{Agency, folder};

pub const NOW: UnixMs = UnixMs(1_781_103_600_000);

/// A store of the agency, with the number of its member.
pub struct Paper<'a> {
    pub agency: &'a Agency,
    pub store: Store,
    number: usize,
    _folder: TempDir,
}

impl<'a> Paper<'a> {
    pub fn of(agency: &'a Agency, number: usize) -> Self {
        let folder = folder();
        let store = Store::open(folder.path(), DatabaseKey::new([3; 32]), NOW).unwrap().store;
        store.keep_identity(agency.id, b"a device of this agency").unwrap();
        Self { agency, store, number, _folder: folder }
    }

    /// Logs a visit and gives its envelope.
    pub fn logs(&self, record: u8, note: &str) -> Envelope {
        let pen = self.agency.devices[self.number].pen(self.agency, 0, NOW);
        let created: Result<_, StoreError> =
            self.store.transact(|tx| tx.create(&pen, id(record), RecordKind::Visit, &visit(note)));
        created.unwrap();
        self.store.outbox(0, usize::MAX).unwrap().pop().unwrap().envelope
    }

    /// Takes in what a log brought after a number.
    pub fn takes_in_after(&self, space: SpaceId, after: u64, log: &[Vec<u8>]) -> Result<Cursor, StoreError> {
        let numbered = (after + 1..).map(Cursor).zip(log.iter().cloned()).collect();
        let opened = open_envelopes(self.agency.id, space, numbered, &self.agency.roster, &self.agency.keys);
        let upto = Cursor(after + u64::try_from(log.len()).unwrap());
        self.store.transact(|tx| tx.take_in(space, (Cursor(after), upto), opened, NOW)).map(|_| upto)
    }

    /// Takes in what a log brought, from number 1 on; how many did not prove themselves.
    pub fn takes_in(&self, space: SpaceId, log: &[Vec<u8>]) -> u32 {
        let upto = self.takes_in_after(space, 0, log).unwrap();
        assert_eq!(self.store.cursors().unwrap()[&space], upto, "the cursor goes on");
        self.store.read(|reader| reader.sync_counts(&Default::default())).unwrap().set_aside
    }

    /// Why the latest was set aside.
    pub fn why(&self) -> String {
        self.store.read(|reader| reader.set_aside(1)).unwrap().remove(0).why
    }

    /// The note of a visit, if the visit is here.
    pub fn note(&self, record: u8) -> Option<String> {
        let whole = self.store.read(|reader| reader.whole(id(record))).ok()?;
        Some(whole.json["note"][0].as_str().unwrap().to_owned())
    }

    pub fn patrol(&self) -> SpaceId {
        self.agency.space("patrol")
    }
}

pub fn id(record: u8) -> RecordId {
    RecordId::at(NOW.0.cast_unsigned(), [record; 10])
}

pub fn visit(note: &str) -> JsonMap {
    let visit = json!({
        "kind": "park", "started": "2026-06-10T15:00:00Z", "recorded": "2026-06-10T15:00:00Z",
        "origin": "self_initiated", "note": [note], "state": "logged",
    });
    visit.as_object().unwrap().clone()
}
