//! The words of visits on their way into the word index.
//!
//! Taken in one by one, a save writes 20 to 22 pages; with its words laid down, and taken in by whoever
//! searches or by every 32nd save, 13 to 16 in the mean.

use rusqlite::Connection;

use crate::StoreError;

/// So many visits wait for the index at most.
const AT_ONCE: i64 = 32;

/// Keeps what a visit can be found by, instead of what it could be found by before.
pub(super) fn keep(tx: &Connection, n: i64, words: &str, facets: &str) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO visit_words_due (n, words, facets) VALUES (?1, ?2, ?3)
         ON CONFLICT (n) DO UPDATE SET words = excluded.words, facets = excluded.facets",
    )?
    .execute((n, words, facets))?;
    let due: i64 =
        tx.prepare_cached("SELECT count(*) FROM visit_words_due")?.query_row([], |row| row.get(0))?;
    if due >= AT_ONCE { take_in(tx) } else { Ok(()) }
}

/// Whether something waits for the index.
pub(crate) fn are_due(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.prepare_cached("SELECT 1 FROM visit_words_due LIMIT 1")?.exists([])?)
}

/// Gives the index everything that waits for it.
pub(crate) fn take_in(tx: &Connection) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO visit_words (rowid, words, facets)
         SELECT n, words, facets FROM visit_words_due ORDER BY n",
    )?
    .execute([])?;
    tx.prepare_cached("DELETE FROM visit_words_due")?.execute([])?;
    Ok(())
}

/// Nothing finds this visit any more.
pub(super) fn forget(tx: &Connection, n: i64) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM visit_words_due WHERE n = ?1")?.execute([n])?;
    tx.prepare_cached("DELETE FROM visit_words WHERE rowid = ?1")?.execute([n])?;
    Ok(())
}

/// What the word index finds for every word and facet of every visit that has rows.
pub(super) fn dump(connection: &Connection) -> Result<Vec<String>, StoreError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.visit_vocabulary USING fts5vocab (main, visit_words, col)",
    )?;
    let mut query =
        connection.prepare("SELECT term, col, doc FROM temp.visit_vocabulary ORDER BY term, col")?;
    let rows = query.query_map([], |row| {
        let (term, column, visits): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("visit_words {column} {term} in {visits}"))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
