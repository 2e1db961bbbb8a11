//! The relay's attachments: sealed bytes under their address, chunk by chunk, in a database of their own.
//!
//! Knows no right: who may is decided before. A chunk counts when it is committed, an attachment when all
//! its bytes make its address. Nothing here is ever waited for by a record.

mod putting;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ids::{AgencyId, BlobId, DeviceId, RecordId, SpaceId, UnixMs};
use rusqlite::{Connection, OptionalExtension, params};

use super::open::{BUSY, StoreError};
use super::readers::Readers;
use super::wal::cut_wal;
use super::{Failure, writer};
use crate::metrics::Attached;

pub use putting::Offered;

/// The attachments' name in the relay's folder.
pub(super) const FILE: &str = "attachments.db";
/// The version that the schema makes.
const VERSION: i64 = 1;
/// What nobody has gone on with for so long makes room when room is needed.
const ABANDONED_MS: i64 = 7 * 86_400_000;

/// How much of an attachment the relay has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobAt {
    /// Chunks, from the first on.
    pub chunks: u32,
    /// All of it, and it makes its address.
    pub whole: bool,
}

/// How many bytes of attachments there may be. 0 is no limit.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// In one.
    pub each: u64,
    /// In a space.
    pub of_space: u64,
    /// In an agency.
    pub of_agency: u64,
    /// Free on the disk, beyond what is kept for records.
    pub on_disk: u64,
}

/// The attachments. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Blobs {
    writer: Arc<Mutex<Connection>>,
    readers: Readers,
}

impl Blobs {
    /// Opens them in the relay's folder, or makes them.
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        let mut connection = Connection::open(&path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "secure_delete", "ON")?;
        make_tables(&mut connection)?;
        cut_wal(&connection)?;
        Ok(Self { writer: Arc::new(Mutex::new(connection)), readers: Readers::of(Arc::new(path)) })
    }

    /// One chunk of an attachment that is whole.
    pub(super) async fn chunk(
        &self,
        (space, blob): (SpaceId, BlobId),
        n: u32,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let found = self.readers.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT c.bytes FROM blob b JOIN chunk c ON c.blob = b.blob
                     WHERE b.space = ?1 AND b.address = ?2 AND b.whole = 1 AND c.n = ?3",
                )?
                .query_row(params![space.as_bytes(), blob.0, n], |row| row.get(0))
                .optional()
        });
        found.await
    }

    /// The record that an attachment belongs to, and who put it or a part of it.
    pub(super) async fn put_by(
        &self,
        space: SpaceId,
        blob: BlobId,
    ) -> Result<Vec<(RecordId, DeviceId)>, Failure> {
        let all = self.readers.read(move |connection| {
            connection
                .prepare_cached("SELECT record, device FROM blob WHERE space = ?1 AND address = ?2")?
                .query_map(params![space.as_bytes(), blob.0], |row| {
                    Ok((RecordId::from_bytes(row.get(0)?), DeviceId::from_bytes(row.get(1)?)))
                })?
                .collect()
        });
        all.await
    }

    /// Deletes an attachment, whoever put it.
    pub(super) async fn remove(&self, space: SpaceId, blob: BlobId) -> Result<(), Failure> {
        let which = "space = ?1 AND address = ?2";
        self.work(move |connection| delete(connection, which, space, &blob.0)).await
    }

    /// Deletes everything of a record. Blocks: called where a statement was just committed.
    pub(super) fn expunge(&self, space: SpaceId, record: RecordId) -> rusqlite::Result<()> {
        delete(&mut self.lock(), "space = ?1 AND record = ?2", space, record.as_bytes())
    }

    /// Whether there is anything of a record.
    pub(super) fn has(&self, space: SpaceId, record: RecordId) -> rusqlite::Result<bool> {
        self.lock()
            .prepare_cached("SELECT 1 FROM blob WHERE space = ?1 AND record = ?2")?
            .exists(params![space.as_bytes(), record.as_bytes()])
    }

    /// How many sealed bytes there are of an agency, what is reserved included.
    pub(super) async fn bytes_of(&self, agency: AgencyId) -> Result<u64, Failure> {
        self.readers.read(move |connection| sum(connection, agency, None)).await
    }

    /// How many sealed bytes there are of all agencies, whole and begun: both from indexes.
    pub(super) async fn attached(&self) -> Result<Attached, Failure> {
        self.readers
            .read(|connection| {
                let sum = |sql: &str| -> rusqlite::Result<u64> {
                    let bytes: i64 = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
                    Ok(bytes.cast_unsigned())
                };
                let all = sum("SELECT coalesce(sum(length), 0) FROM blob")?;
                let begun = sum("SELECT coalesce(sum(length), 0) FROM blob WHERE whole = 0")?;
                Ok(Attached { kept: all.saturating_sub(begun), begun })
            })
            .await
    }

    /// Works on a thread that may block, alone.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let blobs = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&mut blobs.lock()));
        done.await.map_err(|_| Failure::Broken)?.map_err(|error| {
            tracing::error!(%error, "an attachment was not stored");
            writer::failure(&error)
        })
    }

    /// A panic elsewhere leaves a transaction rolled back, not a broken connection.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a backup's attachments are: beside it, under its name and this ending.
pub(super) fn beside(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".attachments");
    PathBuf::from(name)
}

/// Makes the tables where they are not there yet.
pub(super) fn make_tables(connection: &mut Connection) -> Result<(), StoreError> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    match tx.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? {
        0 => tx.execute_batch(include_str!("blobs/schema.sql"))?,
        VERSION => {}
        found => return Err(StoreError::Newer { found }),
    }
    tx.pragma_update(None, "user_version", VERSION)?;
    Ok(tx.commit()?)
}

/// Bytes of an agency, or of one of its spaces.
fn sum(connection: &Connection, agency: AgencyId, space: Option<SpaceId>) -> rusqlite::Result<u64> {
    let sql = "SELECT coalesce(sum(length), 0) FROM blob WHERE agency = ?1 AND (?2 IS NULL OR space = ?2)";
    let bytes: i64 = connection
        .prepare_cached(sql)?
        .query_row(params![agency.as_bytes(), space.as_ref().map(SpaceId::as_bytes)], |row| row.get(0))?;
    Ok(bytes.cast_unsigned())
}

/// Deletes what `which` says, with zeros in its place and nothing of it in the write-ahead log.
fn delete(connection: &mut Connection, which: &str, space: SpaceId, what: &[u8]) -> rusqlite::Result<()> {
    let tx = connection.transaction()?;
    let chunks = format!("DELETE FROM chunk WHERE blob IN (SELECT blob FROM blob WHERE {which})");
    tx.execute(&chunks, params![space.as_bytes(), what])?;
    let gone = tx.execute(&format!("DELETE FROM blob WHERE {which}"), params![space.as_bytes(), what])?;
    tx.commit()?;
    if gone > 0 && !cut_wal(connection)? {
        tracing::warn!("a reader holds the log of the attachments; it is cut after the next commit");
    }
    Ok(())
}

/// What nobody goes on with, for as long ago as makes it abandoned.
fn abandoned(now: UnixMs) -> i64 {
    now.0.saturating_sub(ABANDONED_MS)
}
