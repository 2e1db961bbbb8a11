//! Places, each with the last visit that stands there.

use std::collections::{BTreeMap, BTreeSet};

use ids::{RecordId, UnixMs};
use rusqlite::{OptionalExtension, Row, ToSql};

use super::Reader;
use crate::StoreError;

/// A place in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceLine {
    /// The record.
    pub record: RecordId,
    /// What it is called.
    pub name: String,
    /// Word of its kind.
    pub kind: String,
    /// Street and number.
    pub address: Option<String>,
    /// `(lat, lon)` in degrees.
    pub at: Option<(f64, f64)>,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// When the last visit that stands began.
    pub last_visit: Option<UnixMs>,
}

/// A place that another one stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedLine {
    /// The record.
    pub record: RecordId,
    /// What it says: none when it only points back in a ring.
    pub merged_into: Option<RecordId>,
}

/// The last visit to the place, and the last to those it stands for.
const COLUMNS: &str = "p.record, p.name, p.kind, p.address, p.lat, p.lon, p.district, p.neighborhood,
    (SELECT max(v.started) FROM visit v WHERE v.place = p.record AND v.state = 'logged'),
    (SELECT max(v.started) FROM place q JOIN visit v ON v.place = q.record AND v.state = 'logged'
        WHERE q.survivor = p.record)";

impl Reader<'_> {
    /// The open places: of a district, of a kind, with words in name or address, also of the places that
    /// they stand for; by name.
    pub fn places(
        &self,
        district: Option<&str>,
        kind: Option<&str>,
        text: Option<&str>,
    ) -> Result<Vec<PlaceLine>, StoreError> {
        let like = text.map(|text| format!("%{}%", literal(text.trim())));
        // A district is asked for by its index; everything else is a look through a few hundred rows.
        let sql = format!(
            "SELECT {COLUMNS} FROM place p WHERE p.closed = 0 AND p.survivor IS NULL {}
             AND (?2 IS NULL OR p.kind = ?2)
             AND (?3 IS NULL OR p.name LIKE ?3 ESCAPE '\\' OR p.address LIKE ?3 ESCAPE '\\'
                OR EXISTS (SELECT 1 FROM place q WHERE q.survivor = p.record
                    AND (q.name LIKE ?3 ESCAPE '\\' OR q.address LIKE ?3 ESCAPE '\\'))) ORDER BY p.name",
            if district.is_some() { "AND p.district = ?1" } else { "AND ?1 IS NULL" }
        );
        self.place_lines(&sql, &[&district, &kind, &like])
    }

    /// One place; the one that stands for it, where it was merged into another.
    pub fn place(&self, record: RecordId) -> Result<Option<PlaceLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM place p WHERE p.record = ?1");
        Ok(self.place_lines(&sql, &[self.standing_for(record)?.as_bytes()])?.pop())
    }

    /// The place that stands for `record`: most often itself.
    pub fn standing_for(&self, record: RecordId) -> Result<RecordId, StoreError> {
        let survivor: Option<Option<[u8; 16]>> = self
            .connection()
            .prepare_cached("SELECT survivor FROM place WHERE record = ?1")?
            .query_row([record.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(survivor.flatten().map_or(record, RecordId::from_bytes))
    }

    /// The places that `record` stands for, itself not among them.
    pub fn merged_into(&self, record: RecordId) -> Result<Vec<MergedLine>, StoreError> {
        let mut query = self
            .connection()
            .prepare_cached("SELECT record, merged_into FROM place WHERE survivor = ?1 ORDER BY record")?;
        let rows = query.query_map([record.as_bytes()], |row| {
            let merged_into = row.get::<_, Option<[u8; 16]>>(1)?.map(RecordId::from_bytes);
            Ok(MergedLine { record: RecordId::from_bytes(row.get(0)?), merged_into })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Everything that is one place: the one that stands for `record`, then those that it stands for.
    pub fn one_place(&self, record: RecordId) -> Result<Vec<RecordId>, StoreError> {
        let survivor = self.standing_for(record)?;
        let merged = self.merged_into(survivor)?.into_iter().map(|line| line.record);
        Ok(std::iter::once(survivor).chain(merged).collect())
    }

    /// Of which other places somebody said that they are not this one.
    pub fn apart(&self) -> Result<BTreeMap<RecordId, BTreeSet<RecordId>>, StoreError> {
        let mut query =
            self.connection().prepare_cached("SELECT record, apart FROM place WHERE apart <> '[]'")?;
        let rows = query.query_map([], |row| {
            let others = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default());
            Ok((RecordId::from_bytes(row.get(0)?), others.unwrap_or_default()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn place_lines(&self, sql: &str, bound: &[&dyn ToSql]) -> Result<Vec<PlaceLine>, StoreError> {
        let mut query = self.connection().prepare_cached(sql)?;
        let rows = query.query_map(bound, line)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A typed text as LIKE takes it: `%` and `_` are signs like others.
fn literal(text: &str) -> String {
    text.chars().flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c])).collect()
}

pub(super) fn line(row: &Row<'_>) -> rusqlite::Result<PlaceLine> {
    let (lat, lon): (Option<f64>, Option<f64>) = (row.get(4)?, row.get(5)?);
    let (own, merged): (Option<i64>, Option<i64>) = (row.get(8)?, row.get(9)?);
    Ok(PlaceLine {
        record: RecordId::from_bytes(row.get(0)?),
        name: row.get(1)?,
        kind: row.get(2)?,
        address: row.get(3)?,
        at: lat.zip(lon),
        district: row.get(6)?,
        neighborhood: row.get(7)?,
        last_visit: own.max(merged).map(UnixMs),
    })
}
