//! Rows of promises.

use ids::RecordId;
use model::FollowUp;
use rusqlite::{Connection, params};

use crate::StoreError;

pub(super) fn write(
    tx: &Connection,
    record: RecordId,
    promise: &FollowUp,
    conflict: bool,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO follow_up (record, visit, place, district, owner, due, promise, state, conflict)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (record) DO UPDATE SET visit = excluded.visit, place = excluded.place,
            district = excluded.district, owner = excluded.owner, due = excluded.due,
            promise = excluded.promise, state = excluded.state, conflict = excluded.conflict",
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
        conflict,
    ])?;
    Ok(())
}
