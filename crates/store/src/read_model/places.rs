//! Rows of places.

use ids::RecordId;
use model::Place;
use rusqlite::{Connection, params};

use super::directory::write_conflict;
use crate::StoreError;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    place: &Place,
    conflict: bool,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO place (record, name, kind, address, lat, lon, district, neighborhood, closed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (record) DO UPDATE SET name = excluded.name, kind = excluded.kind,
            address = excluded.address, lat = excluded.lat, lon = excluded.lon,
            district = excluded.district, neighborhood = excluded.neighborhood, closed = excluded.closed",
    )?
    .execute(params![
        record.as_bytes(),
        place.name,
        place.kind.word(),
        place.address,
        place.lat,
        place.lon,
        place.district,
        place.neighborhood,
        place.closed,
    ])?;
    write_conflict(tx, record, conflict)
}
