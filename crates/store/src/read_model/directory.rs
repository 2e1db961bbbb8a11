//! Rows of what is few and read whole: city, members, districts, assignments, programs, partners.

use document::JsonMap;
use ids::RecordId;
use model::RecordKind;
use rusqlite::Connection;

use crate::StoreError;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    kind: RecordKind,
    mut json: JsonMap,
    conflict: bool,
) -> Result<(), StoreError> {
    json.sort_keys(); // documents list keys in the order they were first written
    let json = serde_json::Value::Object(json).to_string();
    tx.prepare_cached(
        "INSERT INTO directory (record, kind, json) VALUES (?1, ?2, ?3)
         ON CONFLICT (record) DO UPDATE SET kind = excluded.kind, json = excluded.json",
    )?
    .execute((record.as_bytes(), kind.word(), json))?;
    write_conflict(tx, record, conflict)
}

/// Remembers whether a record of the directory has values to settle.
pub(super) fn write_conflict(tx: &Connection, record: RecordId, conflict: bool) -> Result<(), StoreError> {
    let sql = if conflict {
        "INSERT OR IGNORE INTO directory_conflict (record) VALUES (?1)"
    } else {
        "DELETE FROM directory_conflict WHERE record = ?1"
    };
    tx.prepare_cached(sql)?.execute([record.as_bytes()])?;
    Ok(())
}
