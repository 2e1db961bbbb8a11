//! Takes every envelope of a record out of the relay, in the transaction of the statement that asks.
//!
//! The numbers stay empty for ever: cursors go on over them. Afterwards the write-ahead log is cut.

use ids::{AgencyId, RecordId, SpaceId};
use rusqlite::params;

use super::custody::{Gone, custody_of, lighter};
use super::ledger::Ledger;

/// Deletes what the logs of the space and of custody hold of this record.
pub(super) fn expunge(
    ledger: &mut Ledger<'_>,
    agency: AgencyId,
    space: SpaceId,
    record: RecordId,
) -> rusqlite::Result<()> {
    let custody = custody_of(agency);
    delete(ledger, space, space, record)?;
    if custody != space {
        let gone = delete(ledger, custody, space, record)?;
        lighter(ledger, custody, &gone)?;
    }
    ledger.forget(agency, space, record);
    ledger.deletes();
    Ok(())
}

fn delete(
    ledger: &Ledger<'_>,
    log: SpaceId,
    sealed_for: SpaceId,
    record: RecordId,
) -> rusqlite::Result<Vec<Gone>> {
    ledger
        .tx
        .prepare_cached(include_str!("expunge.sql"))?
        .query_map(params![log.as_bytes(), record.as_bytes(), sealed_for.as_bytes()], Gone::from_row)?
        .collect()
}
