//! The visits of some weeks as numbers, places as they stood at a moment, promises that are overdue: what the
//! week's meeting and the analyst look at.

use chrono::NaiveDate;
use ids::{RecordId, UnixMs};
use rusqlite::types::ValueRef;

use super::visits::lowest;
use super::{PlaceLine, Reader, places};
use crate::StoreError;

/// One visit that stands, lent for as long as it is looked at: a hundred thousand of them copy no text.
#[derive(Debug, Clone, Copy)]
pub struct SeenRow<'a> {
    /// When it began.
    pub started: UnixMs,
    /// District code.
    pub district: Option<&'a str>,
    /// Neighborhood.
    pub neighborhood: Option<&'a str>,
    /// Word of its kind.
    pub kind: &'a str,
    /// The known place.
    pub place: Option<RecordId>,
    /// Words of the pack, as a list in JSON.
    pub topics: &'a str,
    /// People reached, where it was written down.
    pub people: u32,
}

/// A promise that is overdue: what was promised, where and since when; not by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleLine {
    /// The record.
    pub record: RecordId,
    /// What was promised.
    pub promise: String,
    /// The day it was due.
    pub due: String,
    /// District code.
    pub district: Option<String>,
    /// The place's name.
    pub place_name: Option<String>,
}

impl Reader<'_> {
    /// Hands each visit that stands, from a moment until before another, to `see`.
    pub fn each_seen(
        &self,
        from: UnixMs,
        before: UnixMs,
        mut see: impl FnMut(SeenRow<'_>),
    ) -> Result<(), StoreError> {
        let mut query = self.connection().prepare_cached(
            "SELECT v.started, v.district, v.neighborhood, v.kind, coalesce(m.survivor, v.place), v.topics, v.people
             FROM visit v LEFT JOIN place m ON m.record = v.place
             WHERE v.n >= ?1 AND v.n < ?2 AND v.state = 'logged'",
        )?;
        let mut rows = query.query((lowest(from), lowest(before)))?;
        while let Some(row) = rows.next()? {
            let text = |column: usize| -> Result<Option<&str>, StoreError> {
                Ok(match row.get_ref(column)? {
                    ValueRef::Text(text) => std::str::from_utf8(text).ok(),
                    _ => None,
                })
            };
            see(SeenRow {
                started: UnixMs(row.get(0)?),
                district: text(1)?,
                neighborhood: text(2)?,
                kind: text(3)?.unwrap_or_default(),
                place: row.get::<_, Option<[u8; 16]>>(4)?.map(RecordId::from_bytes),
                topics: text(5)?.unwrap_or_default(),
                people: row.get::<_, Option<u32>>(6)?.unwrap_or(0),
            });
        }
        Ok(())
    }

    /// The open places, by name, each with the last visit that stands and began before a moment.
    pub fn places_as_of(&self, before: UnixMs) -> Result<Vec<PlaceLine>, StoreError> {
        let mut query = self.connection().prepare_cached(
            "SELECT p.record, p.name, p.kind, p.address, p.lat, p.lon, p.district, p.neighborhood,
                (SELECT max(v.started) FROM visit v
                    WHERE v.place = p.record AND v.state = 'logged' AND v.started < ?1),
                (SELECT max(v.started) FROM place q JOIN visit v ON v.place = q.record AND v.state = 'logged'
                    WHERE q.survivor = p.record AND v.started < ?1)
             FROM place p WHERE p.closed = 0 AND p.survivor IS NULL ORDER BY p.name",
        )?;
        let rows = query.query_map([before.0], places::line)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many promises are open that were due before a day, and the longest due of them.
    pub fn stale(&self, before: NaiveDate, limit: u32) -> Result<(u32, Vec<StaleLine>), StoreError> {
        let before = before.to_string();
        let mut count = self
            .connection()
            .prepare_cached("SELECT count(*) FROM follow_up WHERE state = 'open' AND due < ?1")?;
        let count = count.query_row([&before], |row| row.get(0))?;
        let mut query = self.connection().prepare_cached(
            "SELECT f.record, f.promise, f.due, f.district, p.name FROM follow_up f
             LEFT JOIN place p ON p.record = f.place
             WHERE f.state = 'open' AND f.due < ?1 ORDER BY f.due, f.record LIMIT ?2",
        )?;
        let rows = query.query_map((&before, limit), |row| {
            Ok(StaleLine {
                record: RecordId::from_bytes(row.get(0)?),
                promise: row.get(1)?,
                due: row.get(2)?,
                district: row.get(3)?,
                place_name: row.get(4)?,
            })
        })?;
        Ok((count, rows.collect::<Result<_, _>>()?))
    }
}
