//! An attachment that is fetched: wanted, chunk after chunk, and checked against its address at the end.

use ids::{BlobId, RecordId, SpaceId, UnixMs};
use protocol::{chunks_of, size_of_chunk};
use rusqlite::params;
use seal::public::Hashing;

use super::{BlobHere, BlobState, one};
use crate::{StoreError, Tx};

/// What became of a chunk that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// More of it is to come.
    GoesOn,
    /// All of it is here, and makes its address.
    Whole,
    /// Nobody wants it any more.
    NotWanted,
    /// It is not what its address names: nothing of it was kept.
    Wrong,
}

impl Tx<'_> {
    /// Somebody wants an attachment here. What is here, or on its way, stays as it is.
    pub fn want_blob(
        &mut self,
        (space, record): (SpaceId, RecordId),
        blob: BlobId,
        length: u64,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        self.tx.execute(
            "INSERT INTO blob (address, space, record, length, state, here, there, used)
             VALUES (?1, ?2, ?3, ?4, 'in', 0, 0, ?5)
             ON CONFLICT (address) DO UPDATE SET used = excluded.used, refused = NULL",
            params![
                blob.0,
                space.as_bytes(),
                record.as_bytes(),
                i64::try_from(length).unwrap_or(i64::MAX),
                now.0
            ],
        )?;
        self.changed.records.insert(record);
        self.changed.sync = true;
        Ok(())
    }

    /// Keeps a chunk of what is being fetched.
    pub fn take_chunk(&mut self, blob: BlobId, n: u32, bytes: &[u8]) -> Result<Came, StoreError> {
        let wanted = one(&self.tx, "WHERE address = ?1", [blob.0])?;
        let Some(wanted) = wanted.filter(|wanted| wanted.state == BlobState::Coming && wanted.here == n)
        else {
            return Ok(Came::NotWanted);
        };
        self.changed.records.insert(wanted.record);
        self.changed.sync = true;
        if size_of_chunk(wanted.length, n) != Some(bytes.len()) {
            return self.begins_anew(&wanted);
        }
        self.tx
            .prepare_cached("INSERT INTO blob_chunk (address, n, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![blob.0, n, bytes])?;
        let here = n + 1;
        if chunks_of(wanted.length) != Some(here) {
            let sql = "UPDATE blob SET here = ?2 WHERE address = ?1";
            self.tx.prepare_cached(sql)?.execute(params![blob.0, here])?;
            return Ok(Came::GoesOn);
        }
        if self.address_of(blob)? != blob {
            return self.begins_anew(&wanted);
        }
        self.tx.execute(
            "UPDATE blob SET here = ?2, there = ?2, state = 'held' WHERE address = ?1",
            params![blob.0, here],
        )?;
        Ok(Came::Whole)
    }

    fn begins_anew(&mut self, wanted: &BlobHere) -> Result<Came, StoreError> {
        self.tx.execute("DELETE FROM blob_chunk WHERE address = ?1", [wanted.blob.0])?;
        let say = "what came was not this attachment; it is fetched again from the beginning";
        let sql = "UPDATE blob SET here = 0, refused = ?2 WHERE address = ?1";
        self.tx.execute(sql, params![wanted.blob.0, say])?;
        Ok(Came::Wrong)
    }

    fn address_of(&self, blob: BlobId) -> Result<BlobId, StoreError> {
        let mut hash = Hashing::default();
        let mut chunks =
            self.tx.prepare_cached("SELECT bytes FROM blob_chunk WHERE address = ?1 ORDER BY n")?;
        let mut rows = chunks.query([blob.0])?;
        while let Some(row) = rows.next()? {
            hash.take(row.get_ref(0)?.as_blob().unwrap_or_default());
        }
        Ok(BlobId(hash.done()))
    }
}
