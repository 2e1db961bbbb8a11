//! Rows of what belongs to a happening: events, and what is filed under them.

use chrono::DateTime;
use document::JsonMap;
use ids::RecordId;
use model::RecordKind;
use rusqlite::Connection;
use serde_json::Value;

use crate::StoreError;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    kind: RecordKind,
    mut json: JsonMap,
    conflict: bool,
) -> Result<(), StoreError> {
    let filed = kind.filed();
    let text = |name: Option<&str>| json.get(name?).and_then(Value::as_str);
    let parent: Option<RecordId> = text(filed.and_then(|filed| filed.of)).and_then(|id| id.parse().ok());
    let at = text(filed.and_then(|filed| filed.at))
        .and_then(|at| DateTime::parse_from_rfc3339(at).ok())
        .map(|at| at.timestamp_millis());
    let parent = parent.map(|id| *id.as_bytes());
    json.sort_keys(); // documents list keys in the order they were first written
    let json = Value::Object(json).to_string();
    tx.prepare_cached(
        "INSERT INTO entry (record, kind, parent, at, json) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (record) DO UPDATE SET kind = excluded.kind, parent = excluded.parent,
            at = excluded.at, json = excluded.json",
    )?
    .execute((record.as_bytes(), kind.word(), parent, at, json))?;
    super::directory::write_conflict(tx, record, conflict)
}
