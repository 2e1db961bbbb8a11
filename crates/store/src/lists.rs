//! What the screens list: one snapshot, read from indexes, a page at a time.
//!
//! Knows rows, not screens: names of people and days of the city are the engine's.

mod coverage;
mod entries;
mod follow_ups;
mod places;
mod requests;
mod retention;
mod summary;
mod sync;
mod trust;
mod visits;
mod weekly;

use std::ops::Deref;

use document::{Conflict, Document, HistoryLine, JsonMap};
use ids::{DeviceId, RecordId};
use model::{Place, RecordKind};
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::proofs::Proofs;
use crate::standing::{self, Evidence, Watermarks};
use crate::{StoreError, documents};

pub use crate::standing::Evidence as RecordEvidence;
pub use coverage::Covered;
pub use entries::EntryAt;
pub use follow_ups::{FollowUpLine, FollowUpsOf};
pub use places::{MergedLine, PlaceLine};
pub use requests::{Asking, OpenPromise, RequestLine};
pub use retention::Begun;
pub use summary::{Counted, Handed};
pub use sync::{AsideLine, SyncCounts, SyncLine};
pub use visits::{Looking, VisitLine, VisitPage};
pub use weekly::{SeenRow, StaleLine};

/// A record read whole.
pub struct Whole {
    /// Its kind.
    pub kind: RecordKind,
    /// Its fields.
    pub json: JsonMap,
    /// The version, to edit it by.
    pub heads: String,
    /// What has to be settled.
    pub conflicts: Vec<Conflict>,
}

/// Reads one snapshot of the store.
pub struct Reader<'a>(&'a Connection);

/// Reads one snapshot of the store whose word index has taken in everything: see [`crate::Store::search`].
pub struct Searcher<'a>(&'a Reader<'a>);

impl<'a> Searcher<'a> {
    pub(crate) fn new(reader: &'a Reader<'a>) -> Self {
        Self(reader)
    }
}

impl<'a> Deref for Searcher<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Self::Target {
        self.0
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self(connection)
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.0
    }

    /// Whether a record is on this device.
    pub fn has(&self, record: RecordId) -> Result<bool, StoreError> {
        documents::exists(self.0, record)
    }

    /// A record, whole, from its document.
    pub fn whole(&self, record: RecordId) -> Result<Whole, StoreError> {
        let document = self.document(record)?;
        let (kind, mut json) = document.record()?;
        let mut conflicts = document.conflicts()?;
        if kind == RecordKind::Place && json.get("shielded") == Some(&true.into()) {
            // What a late change put back is shown to nobody: the one place where records are read whole.
            json = shown(json)?;
            conflicts.clear();
        }
        Ok(Whole { kind, json, heads: document.heads().to_string(), conflicts })
    }

    /// A record as it is without what waits on this device, whose id is `device`.
    pub fn without_waiting(&self, record: RecordId, device: DeviceId) -> Result<JsonMap, StoreError> {
        let mut stored = documents::load(self.0, record)?.ok_or(StoreError::NotHere)?;
        let waiting = stored.waiting as usize;
        Ok(stored.document()?.without_latest(device, waiting)?)
    }

    /// Its changes, the latest first, and the proofs of its authors.
    pub fn history(&self, record: RecordId) -> Result<(Vec<HistoryLine>, Proofs), StoreError> {
        let mut stored = documents::load(self.0, record)?.ok_or(StoreError::NotHere)?;
        Ok((stored.document()?.history(), stored.proofs))
    }

    /// The latest change of a field, and the record as whoever made it left it.
    pub fn as_of_last(
        &self,
        record: RecordId,
        field: &str,
    ) -> Result<Option<(HistoryLine, JsonMap)>, StoreError> {
        let document = self.document(record)?;
        let change = document.history().into_iter().find(|line| line.fields.contains(field));
        change.map(|line| Ok((line.clone(), document.as_of(line.hash)?))).transpose()
    }

    fn document(&self, record: RecordId) -> Result<Document, StoreError> {
        documents::load(self.0, record)?.and_then(|stored| stored.document).ok_or(StoreError::NotHere)
    }

    /// How far a record has come, with the evidence.
    pub fn evidence(&self, record: RecordId, marks: &Watermarks) -> Result<Evidence, StoreError> {
        standing::evidence(self.0, record, marks)
    }

    /// Every record of a kind that is few: members, districts, … What a newer version wrote so that
    /// this one cannot read it is left out.
    pub fn directory<T: DeserializeOwned>(&self, kind: RecordKind) -> Result<Vec<(RecordId, T)>, StoreError> {
        let mut query =
            self.0.prepare_cached("SELECT record, json FROM directory WHERE kind = ?1 ORDER BY record")?;
        let mut rows = query.query([kind.word()])?;
        let mut all = vec![];
        while let Some(row) = rows.next()? {
            let record = RecordId::from_bytes(row.get(0)?);
            if let Ok(parsed) = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default()) {
                all.push((record, parsed));
            }
        }
        Ok(all)
    }

    /// The not-public notes of a visit.
    pub fn notes_of(&self, visit: RecordId) -> Result<Vec<RecordId>, StoreError> {
        let mut query =
            self.0.prepare_cached("SELECT record FROM visit_note WHERE visit = ?1 ORDER BY record")?;
        let rows = query.query_map([visit.as_bytes()], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Records with values to settle, at most 200.
    pub fn in_conflict(&self) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.0.prepare_cached(
            "SELECT record FROM (SELECT record FROM visit WHERE conflict = 1 ORDER BY n DESC LIMIT 200)
             UNION ALL SELECT record FROM follow_up WHERE conflict = 1
             UNION ALL SELECT record FROM directory_conflict LIMIT 200",
        )?;
        let rows = query.query_map([], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A place without anything that is shown nowhere.
fn shown(json: JsonMap) -> Result<JsonMap, StoreError> {
    let malformed = |_| StoreError::Malformed("place");
    let place: Place = serde_json::from_value(json.into()).map_err(malformed)?;
    match serde_json::to_value(place.shown()).map_err(malformed)? {
        Value::Object(json) => Ok(json),
        _ => Err(StoreError::Malformed("place")),
    }
}
