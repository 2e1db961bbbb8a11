//! Rows of places, and which of them stands for which.

use ids::RecordId;
use model::Place;
use model::merged::{Pointer, behind, survivor};
use rusqlite::{Connection, OptionalExtension, params};

use super::directory::write_conflict;
use crate::StoreError;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    place: &Place,
    conflict: bool,
) -> Result<(), StoreError> {
    // A late change that puts an address back into a place whose address is shielded is not shown.
    let place = &place.clone().shown();
    let was = pointer(tx, record)?;
    tx.prepare_cached(
        "INSERT INTO place (record, name, kind, address, lat, lon, district, neighborhood, closed, merged_into,
            apart)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (record) DO UPDATE SET name = excluded.name, kind = excluded.kind,
            address = excluded.address, lat = excluded.lat, lon = excluded.lon,
            district = excluded.district, neighborhood = excluded.neighborhood, closed = excluded.closed,
            merged_into = excluded.merged_into, apart = excluded.apart",
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
        place.merged_into.map(|id| *id.as_bytes()),
        serde_json::to_string(&place.apart).map_err(|_| StoreError::Malformed("list"))?,
    ])?;
    let says = Some(Pointer { to: place.merged_into });
    if was != says && (place.merged_into.is_some() || was.is_some() || is_pointed_at(tx, record)?) {
        settle(tx, record)?;
    }
    write_conflict(tx, record, conflict && !place.shielded)
}

/// A place is gone: whoever pointed at it stands again.
pub(super) fn forget(tx: &Connection, record: RecordId) -> Result<(), StoreError> {
    let gone = tx.prepare_cached("DELETE FROM place WHERE record = ?1")?.execute([record.as_bytes()])?;
    if gone > 0 && is_pointed_at(tx, record)? {
        settle(tx, record)?;
    }
    Ok(())
}

/// Finds the survivor anew of everything behind a place: no other can have changed.
fn settle(tx: &Connection, record: RecordId) -> Result<(), StoreError> {
    for place in behind(record, |at| pointing_at(tx, at))? {
        let survivor = Some(survivor(place, |at| pointer(tx, at))?).filter(|survivor| *survivor != place);
        tx.prepare_cached("UPDATE place SET survivor = ?2 WHERE record = ?1 AND survivor IS NOT ?2")?
            .execute((place.as_bytes(), survivor.map(|id| *id.as_bytes())))?;
    }
    Ok(())
}

fn pointer(tx: &Connection, record: RecordId) -> Result<Option<Pointer>, StoreError> {
    let to: Option<Option<[u8; 16]>> = tx
        .prepare_cached("SELECT merged_into FROM place WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(to.map(|to| Pointer { to: to.map(RecordId::from_bytes) }))
}

fn pointing_at(tx: &Connection, record: RecordId) -> Result<Vec<RecordId>, StoreError> {
    let mut query = tx.prepare_cached("SELECT record FROM place WHERE merged_into = ?1")?;
    let rows = query.query_map([record.as_bytes()], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn is_pointed_at(tx: &Connection, record: RecordId) -> Result<bool, StoreError> {
    Ok(tx.prepare_cached("SELECT 1 FROM place WHERE merged_into = ?1")?.exists([record.as_bytes()])?)
}
