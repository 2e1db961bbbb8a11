//! What is old enough for disposal, read from indexes: a page at a time, the oldest first.
//!
//! Knows no schedule: it is told from which event the time runs and before which moment it has to
//! have begun. What is few (places, members) is looked through.

use ids::{RecordId, UnixMs};
use model::{Begins, RecordKind};

use super::Reader;
use crate::StoreError;

/// A record whose time of being kept has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// The record.
    pub record: RecordId,
    /// When.
    pub at: UnixMs,
}

/// Where a kind's records stand in the order of an event: the table, the moment, and what must hold.
/// What is in force is in none.
fn order(kind: RecordKind, event: &Begins) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match (kind, event) {
        // A visit and a note are over when they are written down.
        (RecordKind::Visit, Begins::Recorded | Begins::Closed) => ("visit", "recorded", "1"),
        (RecordKind::VisitNote, Begins::Recorded | Begins::Closed) => ("visit_note", "recorded", "1"),
        (RecordKind::FollowUp, Begins::Recorded) => ("follow_up", "recorded", "state <> 'open'"),
        (RecordKind::FollowUp, Begins::Closed) => ("follow_up", "changed", "state <> 'open'"),
        _ => return None,
    })
}

impl Reader<'_> {
    /// Records of a kind whose time began before a moment, the oldest first, after a place in that
    /// order. Kinds of the directory are not dated here.
    pub fn begun(
        &self,
        kind: RecordKind,
        event: &Begins,
        before: UnixMs,
        after: Option<Begun>,
        limit: u32,
    ) -> Result<Vec<Begun>, StoreError> {
        let Some((table, moment, holds)) = order(kind, event) else { return Ok(vec![]) };
        let mut query = self.connection().prepare_cached(&format!(
            "SELECT record, {moment} FROM {table} WHERE {holds} AND {moment} < ?1 AND ({moment}, record) > (?2, ?3)
             ORDER BY {moment}, record LIMIT ?4"
        ))?;
        let after = after.unwrap_or(Begun { record: RecordId::from_bytes([0; 16]), at: UnixMs(i64::MIN) });
        let rows = query.query_map((before.0, after.at.0, after.record.as_bytes(), limit), |row| {
            Ok(Begun { record: RecordId::from_bytes(row.get(0)?), at: UnixMs(row.get(1)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many these are in all.
    pub fn count_begun(&self, kind: RecordKind, event: &Begins, before: UnixMs) -> Result<u32, StoreError> {
        let Some((table, moment, holds)) = order(kind, event) else { return Ok(0) };
        let sql = format!("SELECT count(*) FROM {table} WHERE {holds} AND {moment} < ?1");
        Ok(self.connection().prepare_cached(&sql)?.query_row([before.0], |row| row.get(0))?)
    }

    /// Places that are no longer there, each with the moment of its latest change.
    pub fn closed_places(&self) -> Result<Vec<Begun>, StoreError> {
        self.changed(
            "SELECT p.record, d.changed FROM place p JOIN document d ON d.record = p.record WHERE p.closed = 1",
        )
    }

    /// Every record of the directory with the moment of its latest change.
    pub fn directory_changes(&self) -> Result<Vec<Begun>, StoreError> {
        self.changed("SELECT r.record, d.changed FROM directory r JOIN document d ON d.record = r.record")
    }

    /// Every record that belongs to a happening, with the moment of its latest change.
    pub fn entry_changes(&self) -> Result<Vec<Begun>, StoreError> {
        self.changed("SELECT r.record, d.changed FROM entry r JOIN document d ON d.record = r.record")
    }

    fn changed(&self, sql: &str) -> Result<Vec<Begun>, StoreError> {
        let mut query = self.connection().prepare_cached(sql)?;
        let rows = query.query_map([], |row| {
            Ok(Begun { record: RecordId::from_bytes(row.get(0)?), at: UnixMs(row.get(1)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
