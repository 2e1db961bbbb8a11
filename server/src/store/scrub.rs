//! Makes what was deleted unreadable, on the disk too.
//!
//! `secure_delete` writes zeros over deleted rows; until a checkpoint the rows and their pages stand
//! in the write-ahead log as they were. Emptying it leaves no copy in the relay's files.

use rusqlite::Connection;

/// Copies the write-ahead log into the database and empties it. False when a reader held it back: it
/// has to be done again.
pub(super) fn scrub(connection: &Connection) -> rusqlite::Result<bool> {
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))
        .map(|busy| busy == 0)
}
