//! A device with its store, and the records that tests write on it.

use document::JsonMap;
use ids::{AgencyId, Epoch, MemberId, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use seal::secret::{DeviceKeys, EpochKey, SpaceKeys};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::lists::{Looking, VisitLine};
use crate::standing::Watermarks;
use crate::{DatabaseKey, Pen, Store, StoreError, Tx};

/// Ten in the morning of 10 June 2026 in St. Louis Park.
pub(super) const NOW: UnixMs = UnixMs(1_781_103_600_000);
pub(super) const DAY: i64 = 86_400_000;
const AGENCY: AgencyId = AgencyId::from_bytes([9; 16]);

/// A device of an agency.
pub(super) struct Desk {
    pub store: Store,
    pub folder: TempDir,
    device: DeviceKeys,
    keys: SpaceKeys,
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), key(), NOW).unwrap().store;
        store.keep_identity(AGENCY, b"a device of this agency").unwrap();
        let keys = model::roles::SPACES
            .iter()
            .map(|(name, _)| (SpaceId::of(AGENCY, name), Epoch(1), EpochKey::generate().unwrap()))
            .collect();
        Self { store, folder, device: DeviceKeys::generate().unwrap(), keys }
    }

    /// Writes in one transaction, as many records as it likes.
    pub(super) fn writes<T>(&self, work: impl FnOnce(&mut Tx<'_>, &Pen<'_>) -> T) -> T {
        let pen = Pen { device: &self.device, agency: AGENCY, incarnation: 0, keys: &self.keys, now: NOW };
        self.store.transact(|tx| Ok::<_, StoreError>(work(tx, &pen))).unwrap().output
    }

    pub(super) fn creates(&self, number: u64, kind: RecordKind, record: &Value) -> RecordId {
        self.writes(|tx, pen| create(tx, pen, number, kind, record))
    }

    pub(super) fn visit(&self, number: u64, record: &Value) -> RecordId {
        self.creates(number, RecordKind::Visit, &visit(NOW, record))
    }

    pub(super) fn edits(&self, record: RecordId, change: &Value) {
        let change = change.as_object().unwrap().clone();
        self.writes(|tx, pen| tx.edit(pen, record, &change, None).unwrap());
    }

    /// The ids of what is found, the latest first.
    pub(super) fn finds(&self, looking: &Looking<'_>) -> Vec<RecordId> {
        let page = self.store.search(|reader| reader.find(looking, 50, &marks())).unwrap();
        records(page.visits)
    }
}

pub(super) fn key() -> DatabaseKey {
    DatabaseKey::new([5; 32])
}

pub(super) fn marks() -> Watermarks {
    Watermarks::new()
}

pub(super) fn records(lines: Vec<VisitLine>) -> Vec<RecordId> {
    lines.into_iter().map(|line| line.record).collect()
}

pub(super) fn id(number: u64) -> RecordId {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    RecordId::at(NOW.0.cast_unsigned() + number, random)
}

pub(super) fn create(
    tx: &mut Tx<'_>,
    pen: &Pen<'_>,
    number: u64,
    kind: RecordKind,
    record: &Value,
) -> RecordId {
    let record: JsonMap =
        record.as_object().unwrap().clone().into_iter().filter(|(_, value)| !value.is_null()).collect();
    tx.create(pen, id(number), kind, &record).unwrap();
    id(number)
}

/// A visit that began at a moment, with these fields besides or instead.
pub(super) fn visit(at: UnixMs, fields: &Value) -> Value {
    let at = chrono::DateTime::from_timestamp_millis(at.0).unwrap().to_rfc3339();
    with(
        json!({
            "kind": "business", "started": at, "recorded": at, "origin": "self_initiated", "state": "logged"
        }),
        fields,
    )
}

pub(super) fn place(name: &str, fields: &Value) -> Value {
    with(json!({ "name": name, "kind": "business", "closed": false }), fields)
}

pub(super) fn promise(due: &str, fields: &Value) -> Value {
    let owner = MemberId::from_bytes([1; 16]);
    with(
        json!({
            "owner": owner, "due": due, "promise": "Bring forms", "state": "open",
            "recorded": "2026-06-10T15:00:00Z"
        }),
        fields,
    )
}

fn with(mut record: Value, fields: &Value) -> Value {
    for (name, value) in fields.as_object().unwrap() {
        record[name] = value.clone();
    }
    record
}
