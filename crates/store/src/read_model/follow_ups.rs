//! Rows of promises.

use ids::{RecordId, UnixMs};
use model::FollowUp;
use rusqlite::{Connection, params};

use crate::StoreError;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    promise: &FollowUp,
    changed: UnixMs,
    conflict: bool,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO follow_up (record, visit, place, district, owner, due, promise, state, outcome,
            recorded, changed, conflict)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (record) DO UPDATE SET visit = excluded.visit, place = excluded.place,
            district = excluded.district, owner = excluded.owner, due = excluded.due,
            promise = excluded.promise, state = excluded.state, outcome = excluded.outcome,
            recorded = excluded.recorded, changed = excluded.changed, conflict = excluded.conflict",
    )?
    .execute(params![
        record.as_bytes(),
        promise.visit.map(|id| *id.as_bytes()),
        promise.place.map(|id| *id.as_bytes()),
        promise.district,
        promise.owner.as_bytes(),
        promise.due.to_string(),
        promise.promise,
        promise.state.word(),
        promise.outcome,
        promise.recorded.timestamp_millis(),
        changed.0,
        conflict,
    ])?;
    Ok(())
}
