//! The read model: rows made from documents, in the same transaction, or all anew.
//!
//! Knows documents and tables, no keys and no sync. A record that a newer version wrote, or whose
//! first change has not arrived, has no row here; its document is kept all the same.

mod directory;
mod entries;
mod follow_ups;
mod places;
mod shown;
mod visits;
mod words;

use document::Document;
use ids::{RecordId, UnixMs};
use rusqlite::Connection;

use crate::database::{READ_MODEL, READ_MODEL_SCHEMA};
use crate::documents::space_id;
use crate::{StoreError, meta, roster};

pub(crate) use shown::Shown;
pub(crate) use visits::first_number;
pub(crate) use words::{are_due, take_in};

/// Drops every row and makes the read model anew from the documents.
pub(crate) fn rebuild(tx: &Connection) -> Result<u64, StoreError> {
    for table in TABLES {
        tx.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    tx.execute_batch(READ_MODEL_SCHEMA)?;
    let agency = roster::agency(tx)?;
    // By record id: version 7 ids sort by time, so the word index grows at its end.
    let mut documents =
        tx.prepare("SELECT record, bytes, proofs, space, changed FROM document ORDER BY record")?;
    let mut rows = documents.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let record = record_id(row.get_ref(0)?.as_blob().unwrap_or_default())?;
        let document = Document::load(row.get_ref(1)?.as_blob().unwrap_or_default())?;
        let authors = crate::proofs::Proofs::parse(row.get_ref(2)?.as_blob().unwrap_or_default())?.len();
        let space = space_id(row.get_ref(3)?.as_blob().unwrap_or_default())?;
        if let Some(shown) = Shown::of(&document, authors) {
            shown.write(tx, agency, (record, space, UnixMs(row.get(4)?)))?;
        }
        count += 1;
    }
    words::take_in(tx)?;
    meta::put(tx, "read_model", &READ_MODEL.to_be_bytes())?;
    Ok(count)
}

/// Whether the rows were made by another version of this code.
pub(crate) fn is_outdated(connection: &Connection) -> Result<bool, StoreError> {
    Ok(meta::get(connection, "read_model")?.as_deref() != Some(&READ_MODEL.to_be_bytes()))
}

pub(crate) fn record_id(bytes: &[u8]) -> Result<RecordId, StoreError> {
    RecordId::from_slice(bytes).ok_or(StoreError::Malformed("record id"))
}

/// Every table of the read model.
const TABLES: &[&str] = &[
    "directory",
    "place",
    "visit",
    "visit_words",
    "visit_words_due",
    "visit_note",
    "follow_up",
    "entry",
    "directory_conflict",
];

/// Every row of the read model as text, in a fixed order: two stores with equal documents give the
/// same lines. The word index is told by what it finds, since it keeps no text, and is given what is due first.
pub(crate) fn dump(connection: &Connection) -> Result<Vec<String>, StoreError> {
    words::take_in(connection)?;
    let mut lines = vec![];
    for table in TABLES.iter().filter(|table| !table.starts_with("visit_words")) {
        // `n` of two visits of one second may be told apart in either order.
        let mut query = connection.prepare(&format!("SELECT * FROM {table} ORDER BY record"))?;
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let mut line = (*table).to_owned();
            for (index, column) in columns.iter().enumerate().filter(|(_, column)| *column != "n") {
                line.push_str(&format!(" {column}={:?}", row.get_ref(index)?));
            }
            lines.push(line);
        }
    }
    lines.extend(words::dump(connection)?);
    Ok(lines)
}
