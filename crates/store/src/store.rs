//! The store: one writer, a few readers, one way to change anything.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ids::{AgencyId, Cursor, DeviceId, RecordId, SpaceId, UnixMs};
use rusqlite::{Connection, TransactionBehavior};
use seal::public::Statement;
use zeroize::Zeroizing;

use crate::lists::{Reader, Searcher};
use crate::salvage::{self, Salvaged};
use crate::transaction::{Changed, Done, Tx};
use crate::{
    DatabaseKey, Draft, FromStore, Outgoing, StoreError, cursors, database, documents, drafts, local, meta,
    outbox,
};
use crate::{read_model, roster};

/// A device's store.
pub struct Store {
    pub(crate) path: PathBuf,
    key: DatabaseKey,
    /// Readers at rest. A list never waits for a batch that is being taken in. Before the writer, so
    /// that they close before it: only a writer that is the last folds the write-ahead log in.
    pub(crate) readers: Mutex<Vec<Connection>>,
    pub(crate) writer: Mutex<Connection>,
}

/// A store, and what happened on the way.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// The old database was damaged: it was set aside, and this much was saved.
    pub salvaged: Option<Salvaged>,
}

impl Store {
    /// Opens or makes the store in `folder`. A damaged database is set aside, never deleted, and what
    /// can be read of it is saved; `now` names the file it is set aside as.
    pub fn open(folder: &Path, key: DatabaseKey, now: UnixMs) -> Result<Opened, StoreError> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join("porchlight.db");
        let (writer, salvaged) = salvage::open(&path, &key, now)?;
        let outdated = read_model::is_outdated(&writer)?;
        let store = Self { path, key, writer: Mutex::new(writer), readers: Mutex::new(vec![]) };
        if outdated {
            store.rebuild()?;
        }
        Ok(Opened { store, salvaged })
    }

    /// Damage was met in the database of this folder: the next one to open it looks at every page, and saves
    /// what can be read.
    pub fn damage_was_met(folder: &Path) {
        salvage::remember_damage(&folder.join("porchlight.db"));
    }

    /// Runs one transaction: all of it is durable when this returns, or nothing of it is there.
    pub fn transact<T, E: FromStore>(
        &self,
        operation: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.remembering_damage(|| self.transact_once(operation))
    }

    fn transact_once<T, E: FromStore>(
        &self,
        operation: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        let mut writer = lock(&self.writer);
        let tx =
            writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut tx = Tx { tx, changed: Changed::default(), agency: None };
        let output = operation(&mut tx)?;
        let Tx { tx, changed, .. } = tx;
        tx.commit().map_err(StoreError::from)?;
        Ok(Done { output, changed })
    }

    /// Reads, on a connection of its own, the latest committed state.
    pub fn read<T, E: FromStore>(&self, query: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        self.remembering_damage(|| self.read_once(query))
    }

    /// Looks up what a command is about to build on, on the connection that will write: the others decrypt
    /// every page anew after each commit, a tenth of a save. Where that one is busy, as [`Self::read`] does.
    pub fn look_up<T, E: FromStore>(&self, query: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        match self.writer.try_lock() {
            Ok(writer) => self.remembering_damage(|| query(&Reader::new(&writer))),
            Err(_) => self.read(query),
        }
    }

    /// Reads as [`Self::read`] does, by words too: what was saved since the last search is in the word index.
    pub fn search<T, E: FromStore>(&self, query: impl FnOnce(&Searcher<'_>) -> Result<T, E>) -> Result<T, E> {
        if self.read(|reader| read_model::are_due(reader.connection()))? {
            match self.transact(|tx| read_model::take_in(&tx.tx)) {
                // What is in the index already is better than nothing; the save that filled the disk was refused.
                Ok(_) | Err(StoreError::DiskFull) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.read(|reader| query(&Searcher::new(reader)))
    }

    fn read_once<T, E: FromStore>(&self, query: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        let resting = lock(&self.readers).pop();
        let connection = match resting {
            Some(connection) => connection,
            None => database::open_reader(&self.path, &self.key)?,
        };
        // One snapshot for all queries of a view.
        connection.execute_batch("BEGIN").map_err(StoreError::from)?;
        let result = query(&Reader::new(&connection));
        connection.execute_batch("COMMIT").map_err(StoreError::from)?;
        lock(&self.readers).push(connection);
        result
    }

    /// A damaged page that a query comes upon is found again at the next start, where the file can be
    /// set aside: a quick look at opening does not read every page.
    fn remembering_damage<T, E: FromStore>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let result = work();
        if let Err(error) = &result
            && let Some(StoreError::Damaged) = error.of_store()
        {
            salvage::remember_damage(&self.path);
        }
        result
    }

    /// What was salvaged has been made use of: the next start says nothing of it.
    pub fn salvage_finished(&self) -> Result<(), StoreError> {
        salvage::finished(&lock(&self.writer))
    }

    /// What this device is, as the engine wrote it.
    pub fn identity(&self) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        roster::identity(&lock(&self.writer))
    }

    /// Keeps what this device is, here and in a second sealed file beside, so that a damaged
    /// database does not cost the enrolment.
    pub fn keep_identity(&self, agency: AgencyId, identity: &[u8]) -> Result<(), StoreError> {
        salvage::keep_copy(&self.path, &self.key, agency, identity)?;
        self.transact(|tx| roster::keep_identity(&tx.tx, agency, identity)).map(|_| ())
    }

    /// The statements, in order.
    pub fn statements(&self) -> Result<Vec<Statement>, StoreError> {
        roster::statements(&lock(&self.writer))
    }

    /// A small number kept under a name.
    pub fn number(&self, name: &str) -> Result<Option<i64>, StoreError> {
        meta::get_i64(&lock(&self.writer), name)
    }

    /// A few bytes kept under a name.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        meta::get(&lock(&self.writer), name)
    }

    /// How far this device has applied each log.
    pub fn cursors(&self) -> Result<BTreeMap<SpaceId, Cursor>, StoreError> {
        self.read(|reader| cursors::all(reader.connection()))
    }

    /// How far this device has applied each log of the local relay it is joined to.
    pub fn local_cursors(&self) -> Result<BTreeMap<SpaceId, Cursor>, StoreError> {
        self.read(|reader| local::cursors(reader.connection()))
    }

    /// The next envelopes after place `after` that the local relay has not signed for.
    pub fn local_outbox(&self, after: u64, bytes: usize) -> Result<Vec<Outgoing>, StoreError> {
        self.read(|reader| local::next(reader.connection(), after, bytes))
    }

    /// How far other devices say they have.
    pub fn seen(&self) -> Result<Vec<(SpaceId, DeviceId, Cursor)>, StoreError> {
        self.read(|reader| cursors::seen(reader.connection()))
    }

    /// The next envelopes to push after place `after`, at most about `bytes`.
    pub fn outbox(&self, after: u64, bytes: usize) -> Result<Vec<Outgoing>, StoreError> {
        self.read(|reader| outbox::next(reader.connection(), after, bytes))
    }

    /// The forms being filled in, the latest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.read(|reader| drafts::all(reader.connection()))
    }

    /// Makes the read model anew. How many documents it was made from.
    pub fn rebuild(&self) -> Result<u64, StoreError> {
        self.transact(|tx| read_model::rebuild(&tx.tx)).map(|done| done.output)
    }

    /// Makes the read model anew, and gives its rows before and after, with nothing that arrives in between.
    pub fn rebuild_beside(&self) -> Result<(Vec<String>, Vec<String>), StoreError> {
        let done = self.transact(|tx| {
            let before = read_model::dump(&tx.tx)?;
            read_model::rebuild(&tx.tx)?;
            Ok::<_, StoreError>((before, read_model::dump(&tx.tx)?))
        })?;
        Ok(done.output)
    }

    /// Every row of the read model, as text in a fixed order: to compare stores.
    pub fn read_model(&self) -> Result<Vec<String>, StoreError> {
        read_model::dump(&lock(&self.writer))
    }

    /// Every record with the version of its document: to compare stores.
    pub fn heads(&self) -> Result<Vec<(RecordId, String)>, StoreError> {
        self.read(|reader| documents::heads(reader.connection()))
    }

    /// Copies the store into a file, sealed with the same key: whole or not at all. What was deleted is
    /// not in it.
    pub fn back_up(&self, to: &Path) -> Result<(), StoreError> {
        let half = to.with_extension("half");
        if half.exists() {
            std::fs::remove_file(&half)?;
        }
        database::copy(&self.path, &self.key, &half)?;
        std::fs::File::open(&half)?.sync_all()?;
        Ok(std::fs::rename(half, to)?)
    }

    /// Checks every page of the file against its authentication code, and SQLite's own structure.
    /// What is wrong, a line each; empty when all is well.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        salvage::problems(&lock(&self.writer))
    }

    /// Limits the file to so many pages, as a full disk would. For tests of what then happens.
    pub fn limit_pages(&self, pages: Option<u32>) -> Result<(), StoreError> {
        let pages = pages.unwrap_or(u32::MAX - 1);
        lock(&self.writer).query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
        Ok(())
    }

    /// The pages the file has now.
    pub fn pages(&self) -> Result<u32, StoreError> {
        Ok(lock(&self.writer).query_row("PRAGMA page_count", [], |row| row.get(0))?)
    }
}

/// A panic elsewhere leaves a rolled-back transaction, not a broken connection.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
