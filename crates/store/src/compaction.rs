//! A record compacted to one envelope, with each author's own signature.

use ids::{Cursor, RecordId, SpaceId, UnixMs};
use rusqlite::{Connection, params};
use seal::public::Envelope;
use seal::secret::{AuthorHead, ChangeAt, DictionaryId, seal_snapshot};

use crate::documents::{self, cursor};
use crate::read_model::record_id;
use crate::{Pen, StoreError, Tx};

/// A record's snapshot, and what of its log it stands for.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The snapshot, sealed.
    pub envelope: Envelope,
    /// It holds everything of the record up to this number of the log.
    pub upto: Cursor,
}

impl Tx<'_> {
    /// Compacts a record that is here.
    pub fn snapshot(&mut self, pen: &Pen<'_>, record: RecordId) -> Result<Snapshot, StoreError> {
        let mut stored = documents::load(&self.tx, record)?.ok_or(StoreError::NotHere)?;
        let (epoch, key) =
            pen.keys.latest(stored.space).ok_or_else(|| StoreError::NoKey(stored.space.to_string()))?;
        let authors: Vec<AuthorHead> = stored
            .proofs
            .iter()
            .map(|proof| AuthorHead { device: proof.device, hash: proof.hash, signature: proof.signature })
            .collect();
        let at = ChangeAt { agency: pen.agency, space: stored.space, record, epoch };
        let document = stored.document()?.bytes();
        let envelope = seal_snapshot(pen.device, key, at, &authors, &document, DictionaryId::LATEST)
            .map_err(|error| StoreError::Seal(error.to_string()))?;
        Ok(Snapshot { envelope, upto: stored.seq.unwrap_or_default() })
    }
}

/// Records of a space that have at least so many changes, none of them unsent, and have rested since.
pub(crate) fn worth_compacting(
    connection: &Connection,
    space: SpaceId,
    changes: usize,
    rested_since: UnixMs,
    limit: usize,
) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection.prepare(
        "SELECT record, bytes FROM document
         WHERE space = ?1 AND waiting = 0 AND seq IS NOT NULL AND changed <= ?2 ORDER BY record",
    )?;
    let mut rows = query.query(params![space.as_bytes(), rested_since.0])?;
    let mut worth = vec![];
    while let Some(row) = rows.next()?
        && worth.len() < limit
    {
        let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
        if document::Document::load(bytes)?.length() >= changes {
            worth.push(record_id(row.get_ref(0)?.as_blob().unwrap_or_default())?);
        }
    }
    Ok(worth)
}

/// How far a record's log is applied here.
pub(crate) fn reached(connection: &Connection, record: RecordId) -> Result<Cursor, StoreError> {
    let seq: Option<i64> = connection
        .prepare_cached("SELECT seq FROM document WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))?;
    Ok(cursor(seq.unwrap_or(0)))
}
