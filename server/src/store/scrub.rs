//! Rewrites the database's file, so that nothing of what was deleted is left in it.
//!
//! `secure_delete` writes zeros over deleted rows. What it cannot know are copies that rows left behind in
//! the unused part of a page when they moved to another, before they were deleted themselves: one in 3,500
//! rows that are deleted here and there. Only a rewrite of the whole file is certain. A small file is
//! rewritten before anybody is told that something is gone; a large one as soon as nobody writes.

use rusqlite::Connection;

/// A file up to so many bytes is rewritten at once: 40 ms on a virtual disk.
const SMALL: u64 = 8 * 1024 * 1024;

/// Whether something was deleted since the file was rewritten.
pub(super) fn is_due(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM unscrubbed")?.exists([])
}

/// Whether a rewrite is over before anybody notices.
pub(super) fn is_cheap(connection: &Connection) -> bool {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).ok();
    let size = number("page_count").zip(number("page_size")).map(|(pages, size)| pages.saturating_mul(size));
    size.and_then(|size| u64::try_from(size).ok()).is_some_and(|size| size <= SMALL)
}

/// Rewrites the file. 1 s for 100 MB, during which nothing is written. The write-ahead log has to be cut
/// afterwards.
pub(super) fn rewrite(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("VACUUM; DELETE FROM unscrubbed")
}
