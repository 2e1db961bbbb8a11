//! Leaves nothing of what was deleted in the write-ahead log.
//!
//! `secure_delete` writes zeros over deleted rows; until a checkpoint the rows and their pages stand
//! in the write-ahead log as they were. What is left in the file itself is the business of `scrub`.

use std::time::Duration;

use rusqlite::Connection;

use super::open::BUSY;

/// How long others may wait for the writer meanwhile.
const IN_THE_WAY: Duration = Duration::from_millis(250);

/// Copies the write-ahead log into the database and cuts it to nothing. False when a long read, such as
/// a backup, still needs it: it has to be done again.
pub(super) fn cut_wal(connection: &Connection) -> rusqlite::Result<bool> {
    connection.busy_timeout(IN_THE_WAY)?;
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    connection.busy_timeout(BUSY)?;
    Ok(busy? == 0)
}
