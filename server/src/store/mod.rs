//! Everything the relay keeps: logs, rosters, wrapped keys, invites, the devices' words, its own key.
//!
//! One thread writes, in groups; several connections read. An answer comes after the commit that
//! it speaks of, never before. Knows no socket and no frame.

mod ack;
mod append;
mod attachments;
mod backup;
mod blobs;
mod check;
mod compact;
mod custody;
mod expunge;
mod found;
mod hand_back;
mod invite;
mod knock;
mod ledger;
mod meter;
mod news;
mod open;
mod pages;
mod readers;
mod say;
mod scrub;
mod seed;
mod standing;
mod touch;
mod wal;
mod wraps;
mod writer;

pub use ack::KeepAck;
pub use append::{Append, Appended, Judge, Verdict};
pub use backup::{BackupError, back_up, restore};
pub use blobs::{BlobAt, Offered, Room};
pub use check::{Contents, Unsound};
pub use compact::Compact;
pub use custody::{SettleCustody, custody_of};
pub use found::{AddCode, Found, FoundRefusal, hash_of_code};
pub use hand_back::HandBack;
pub use invite::{Deposit, Waiting};
pub use knock::{Decline, KeepKnock, Knocked};
pub use meter::Meter;
pub use news::{Entry, Hub, News};
pub use open::{Options, StoreError};
pub use pages::Page;
pub use say::{NotSaid, Say};
pub use seed::Seed;
pub use standing::KeepStanding;
pub use touch::Touch;
pub use wraps::{KeepWraps, TooManyWraps, WrappedKey};

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use ids::AgencyId;
use seal::public::{LogId, Roster, SigningKeys};

use blobs::Blobs;
use readers::Readers;
use writer::{Desk, Work, Writer};

/// Why nothing was stored. Whoever asked still has everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The disk is full or broken.
    #[error("the relay's disk is full or failing; free some space, then restart it")]
    Full,
    /// Anything else.
    #[error("the relay's database failed; see its log, and restore a backup if it stays so")]
    Broken,
}

/// The verified roster of every agency, as of the last commit.
#[derive(Debug, Clone, Default)]
struct Rosters(Arc<RwLock<HashMap<AgencyId, Arc<Roster>>>>);

impl Rosters {
    fn get(&self, agency: AgencyId) -> Option<Arc<Roster>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&agency).cloned()
    }

    fn all(&self) -> Vec<Arc<Roster>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    fn put(&self, roster: Arc<Roster>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(roster.agency(), roster);
    }
}

/// The relay's store. Cheap to clone; the last clone that goes ends the writer.
#[derive(Debug, Clone)]
pub struct Store {
    writer: Writer,
    readers: Readers,
    rosters: Rosters,
    hub: Hub,
    keys: SigningKeys,
    log: LogId,
    path: Arc<PathBuf>,
    meter: Arc<Meter>,
    blobs: Blobs,
}

impl Store {
    /// Opens the store in this folder, or makes it.
    pub fn open(folder: &Path, options: Options) -> Result<Self, StoreError> {
        let opened = open::open(folder, options)?;
        let (rosters, hub) = (Rosters::default(), Hub::default());
        opened.rosters.into_iter().for_each(|roster| rosters.put(Arc::new(roster)));
        let (path, meter) = (Arc::new(opened.path), Arc::<Meter>::default());
        let blobs = Blobs::open(folder)?;
        attachments::sweep(&blobs, &rosters)?;
        let desk =
            Desk::new(opened.connection, rosters.clone(), hub.clone(), Arc::clone(&meter), blobs.clone());
        Ok(Self {
            writer: Writer::start(desk)?,
            readers: Readers::of(Arc::clone(&path)),
            path,
            meter,
            blobs,
            rosters,
            hub,
            keys: opened.keys,
            log: opened.log,
        })
    }

    /// The relay's own key.
    pub fn keys(&self) -> &SigningKeys {
        &self.keys
    }

    /// What these logs are called, until they are put back from a backup.
    pub fn log(&self) -> LogId {
        self.log
    }

    /// Where to hear what was committed.
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The roster of an agency as of the last commit.
    pub fn roster(&self, agency: AgencyId) -> Option<Arc<Roster>> {
        self.rosters.get(agency)
    }

    /// What it has counted.
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// How many writes wait for the next commit.
    pub fn queue(&self) -> usize {
        self.writer.queue()
    }

    /// How large the database is with its write-ahead log, in bytes.
    pub fn bytes(&self) -> u64 {
        meter::bytes(&self.path)
    }

    /// How much is free where it is, in bytes; all there is when the system does not say.
    pub fn free_bytes(&self) -> u64 {
        meter::free_bytes(&self.path)
    }

    /// Clears away what was deleted: rewrites the file and cuts the write-ahead log. False when something
    /// held it back, such as a backup that is being made; it has to be done again then.
    ///
    /// A small store does this by itself before it answers that something is gone.
    pub async fn scrub(&self) -> Result<bool, Failure> {
        self.writer.scrub().await
    }

    /// Does this work in the next commit, together with what others asked for meanwhile.
    pub async fn write<W: Work>(&self, work: W) -> Result<W::Answer, Failure> {
        self.writer.write(work).await
    }
}
