//! Places, each with the last visit that stands there.

use ids::{RecordId, UnixMs};
use rusqlite::{Row, ToSql};

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

const COLUMNS: &str = "p.record, p.name, p.kind, p.address, p.lat, p.lon, p.district, p.neighborhood,
    (SELECT max(v.started) FROM visit v WHERE v.place = p.record AND v.state = 'logged')";

impl Reader<'_> {
    /// The open places: of a district, of a kind, with words in name or address; by name.
    pub fn places(
        &self,
        district: Option<&str>,
        kind: Option<&str>,
        text: Option<&str>,
    ) -> Result<Vec<PlaceLine>, StoreError> {
        let like = text.map(|text| format!("%{}%", literal(text.trim())));
        // A district is asked for by its index; everything else is a look through a few hundred rows.
        let sql = format!(
            "SELECT {COLUMNS} FROM place p WHERE p.closed = 0 {}
             AND (?2 IS NULL OR p.kind = ?2)
             AND (?3 IS NULL OR p.name LIKE ?3 ESCAPE '\\' OR p.address LIKE ?3 ESCAPE '\\') ORDER BY p.name",
            if district.is_some() { "AND p.district = ?1" } else { "AND ?1 IS NULL" }
        );
        self.place_lines(&sql, &[&district, &kind, &like])
    }

    /// One place.
    pub fn place(&self, record: RecordId) -> Result<Option<PlaceLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM place p WHERE p.record = ?1");
        Ok(self.place_lines(&sql, &[record.as_bytes()])?.pop())
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
    Ok(PlaceLine {
        record: RecordId::from_bytes(row.get(0)?),
        name: row.get(1)?,
        kind: row.get(2)?,
        address: row.get(3)?,
        at: lat.zip(lon),
        district: row.get(6)?,
        neighborhood: row.get(7)?,
        last_visit: row.get::<_, Option<i64>>(8)?.map(UnixMs),
    })
}
