//! What the read model shows of one record: read from its document, then written as rows.
//!
//! Two steps, because reading needs no database: a new device reads thousands of records on all
//! cores while the rows of those before are being written.

use document::{Document, JsonMap};
use ids::{AgencyId, RecordId, SpaceId, UnixMs};
use model::{FollowUp, Place, RecordKind, Visit, VisitNote};
use rusqlite::Connection;
use serde::de::DeserializeOwned;

use super::{directory, entries, follow_ups, places, visits};
use crate::StoreError;
use crate::own::home_of;

/// A record as the read model shows it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    kind: RecordKind,
    /// None when a field that every version needs is missing or of another type: a newer version's record.
    row: Option<Row>,
    conflict: bool,
}

#[derive(Debug, Clone)]
enum Row {
    Visit(Box<Visit>),
    VisitNote(VisitNote),
    Place(Box<Place>),
    FollowUp(Box<FollowUp>),
    Entry(JsonMap),
    Directory(JsonMap),
}

impl Shown {
    /// Reads a document that so many authors have written. None when it does not say what it is.
    pub(crate) fn of(document: &Document, authors: usize) -> Option<Self> {
        let (kind, json) = document.record().ok()?;
        // One author cannot be in conflict with itself, and most records have one.
        let conflict = authors > 1 && document.conflicts().is_ok_and(|conflicts| !conflicts.is_empty());
        let row = match kind {
            RecordKind::Visit => typed(json).map(Row::Visit),
            RecordKind::VisitNote => typed(json).map(Row::VisitNote),
            RecordKind::Place => typed(json).map(Row::Place),
            RecordKind::FollowUp => typed(json).map(Row::FollowUp),
            kind if kind.filed().is_some() => Some(Row::Entry(json)),
            _ => Some(Row::Directory(json)),
        };
        Some(Self { kind, row, conflict })
    }

    pub(crate) fn kind(&self) -> RecordKind {
        self.kind
    }

    /// Writes the rows. The kind, when the record is where its kind belongs.
    pub(crate) fn write(
        &self,
        tx: &Connection,
        agency: Option<AgencyId>,
        (record, space, changed): (RecordId, SpaceId, UnixMs),
    ) -> Result<Option<RecordKind>, StoreError> {
        // A not-public note smuggled into a public space, or the other way round, is shown to nobody.
        if agency.is_some_and(|agency| self.home(agency, record) != Some(space)) {
            forget(tx, record)?;
            return Ok(None);
        }
        let conflict = self.conflict;
        match &self.row {
            Some(Row::Visit(visit)) => visits::write(tx, record, visit, conflict)?,
            Some(Row::VisitNote(note)) => visits::write_note(tx, record, note, conflict)?,
            Some(Row::Place(place)) => places::write(tx, record, place, conflict)?,
            Some(Row::FollowUp(promise)) => follow_ups::write(tx, record, promise, changed, conflict)?,
            Some(Row::Entry(json)) => {
                if self.kind.is_attachment() && json.contains_key("removed") {
                    crate::blobs::taken_away(tx, record)?;
                }
                entries::write(tx, record, self.kind, json.clone(), conflict)?;
            }
            Some(Row::Directory(json)) => directory::write(tx, record, self.kind, json.clone(), conflict)?,
            None => forget(tx, record)?,
        }
        Ok(Some(self.kind))
    }
}

impl Shown {
    /// The space it belongs in. A record that does not say which belongs in none.
    fn home(&self, agency: AgencyId, record: RecordId) -> Option<SpaceId> {
        match &self.row {
            Some(Row::Entry(json)) => home_of(agency, self.kind, record, json).ok(),
            _ => Some(SpaceId::of(agency, self.kind.space())),
        }
    }

    /// Takes the rows of a record away. The kinds that may have had one.
    pub(crate) fn forget(tx: &Connection, record: RecordId) -> Result<Vec<RecordKind>, StoreError> {
        forget(tx, record)?;
        Ok(RecordKind::ALL.to_vec())
    }
}

/// Takes the rows of a record away that this version can no longer read, as a rebuild would.
fn forget(tx: &Connection, record: RecordId) -> Result<(), StoreError> {
    visits::forget(tx, record)?;
    places::forget(tx, record)?;
    for table in ["directory", "visit_note", "follow_up", "entry", "directory_conflict"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE record = ?1"))?.execute([record.as_bytes()])?;
    }
    Ok(())
}

fn typed<T: DeserializeOwned>(json: JsonMap) -> Option<T> {
    serde_json::from_value(serde_json::Value::Object(json)).ok()
}
