//! The engine of one device: its store, its identity, whom it believes, and who is listening.

mod telling;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};

use ids::{DeviceId, MemberId, RecordId, UnixMs};
use seal::public::Roster;
use store::{DatabaseKey, Pen, Salvaged, Store, StoreError, Tx};
use tokio::sync::{Notify, broadcast, mpsc};

use crate::commands::draft_that_ends;
use crate::directory::Directory;
use crate::door::{self, Link as LinkState};
use crate::identity::Identity;
use crate::link::Ask;
use crate::sharing::LocalLine;
use crate::standing::Marks;
use crate::trust::{FAREWELL, Knocking};
use crate::{Clock, Refusal, clock};

/// Kept under this name: how far this device's clock is ahead of the relay's, milliseconds.
pub(crate) const CLOCK_AHEAD: &str = "clock_ahead_ms";
/// Kept under this name: when nothing was left to sync, milliseconds since 1970.
pub(crate) const COMPLETE_AT: &str = "complete_at_ms";

/// Skew up to here is no news: phones drift, people round.
pub(crate) const TOLERATED_SKEW_MS: i64 = 120_000;

/// The engine of one device.
pub struct Engine {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    identity: RwLock<Option<Arc<Identity>>>,
    /// Whose turn it is to change that.
    identity_turn: Mutex<()>,
    roster: RwLock<Arc<Roster>>,
    pub(crate) marks: Marks,
    directory: RwLock<Option<Arc<Directory>>>,
    /// Counts how often the directory has changed.
    directories: AtomicU64,
    ahead_ms: AtomicI64,
    /// When nothing was left to sync, until it is written down; 0 for nothing new.
    pub(crate) completed_at: AtomicI64,
    /// After so many statements nothing of a space that is lost was here. Looking goes through every
    /// document: 130 ms with 100,000 of them, and a session is settled after each live change.
    pub(crate) nothing_lost_after: AtomicU64,
    listeners: broadcast::Sender<door::Changed>,
    /// Wakes the link when the outbox has grown.
    pub(crate) queued: Notify,
    /// Wakes the link when an attachment is to be sent, fetched or deleted.
    pub(crate) blobs: Notify,
    /// The relay of this connection has asked for or been asked about attachments: it speaks of them.
    pub(crate) keeps_blobs: AtomicBool,
    pub(crate) local: LocalLine,
    /// Whose turn it is to go on with the roster.
    pub(crate) roster_turn: Mutex<()>,
    /// Wakes who tends the spaces of their own.
    pub(crate) tends: Notify,
    pub(crate) link: Mutex<LinkNow>,
    notice: Mutex<Option<String>>,
    /// Where questions to the relay go, while a link runs.
    asks: Mutex<Option<mpsc::Sender<Ask>>>,
    pub(crate) knocking: Knocking,
    /// Not-public records that this person looked at lately, and when that was written down.
    looks: Mutex<BTreeMap<RecordId, UnixMs>>,
    /// Numbers for [`protocol::Frame::Compact`].
    compactions: AtomicU32,
    /// Somebody waits for news of people and devices.
    trust_news: (Mutex<u64>, Condvar),
}

/// What the link last told.
pub(crate) struct LinkNow {
    pub state: LinkState,
    pub to_come: u64,
}

/// An engine, and what happened on the way.
pub struct Opened {
    /// The engine.
    pub engine: Arc<Engine>,
    /// The database was damaged: it was set aside, and this much was saved.
    pub salvaged: Option<Salvaged>,
}

impl Engine {
    /// Opens the device in `folder`, enrolled or not. When damage is met on the way, a second look is at every
    /// page, and saves what can be read.
    pub fn open(folder: &Path, key: DatabaseKey, clock: Clock) -> Result<Opened, Refusal> {
        match Self::open_once(folder, key.clone(), clock.clone()) {
            Err(Refusal::Store(StoreError::Damaged)) => {
                Store::damage_was_met(folder);
                Self::open_once(folder, key, clock)
            }
            opened => opened,
        }
    }

    fn open_once(folder: &Path, key: DatabaseKey, clock: Clock) -> Result<Opened, Refusal> {
        let store::Opened { store, salvaged } = Store::open(folder, key, clock.now())?;
        let engine = Self {
            clock,
            identity: RwLock::new(None),
            identity_turn: Mutex::default(),
            roster: RwLock::new(Arc::new(Roster::pinned(ids::AgencyId::from_bytes([0; 16])))),
            marks: Marks::default(),
            directory: RwLock::new(None),
            directories: 0.into(),
            ahead_ms: store.number(CLOCK_AHEAD)?.unwrap_or(0).into(),
            completed_at: 0.into(),
            nothing_lost_after: 0.into(),
            listeners: broadcast::channel(256).0,
            queued: Notify::new(),
            blobs: Notify::new(),
            keeps_blobs: false.into(),
            local: LocalLine::default(),
            roster_turn: Mutex::default(),
            tends: Notify::new(),
            link: Mutex::new(LinkNow { state: LinkState::Offline { why: "not started".into() }, to_come: 0 }),
            notice: Mutex::new(None),
            asks: Mutex::new(None),
            knocking: Knocking::default(),
            looks: Mutex::default(),
            compactions: 0.into(),
            trust_news: (Mutex::new(0), Condvar::new()),
            store,
        };
        if let Some(bytes) = engine.store.identity()? {
            let mut identity = Identity::parse(&bytes)?;
            if salvaged.is_some() {
                identity.incarnation += 1;
                engine.store.keep_identity(identity.agency, &identity.to_bytes()?)?;
            }
            engine.enrol(identity)?;
            match engine.obey().and_then(|()| engine.keep_the_lease()) {
                // The store has marked the damage: the next start looks at every page and saves what it can.
                Ok(_) | Err(Refusal::Store(StoreError::Damaged)) => {}
                Err(refusal) => return Err(refusal),
            }
        } else if let Some(farewell) = engine.store.bytes(FAREWELL)? {
            engine.notice(Some(String::from_utf8_lossy(&farewell).into_owned()));
        }
        if let Some(salvaged) = &salvaged {
            engine.after_salvage(salvaged)?;
        }
        Ok(Opened { engine: Arc::new(engine), salvaged })
    }

    /// Takes on an identity that is in the store: verifies the roster from the pinned root.
    pub(crate) fn enrol(&self, identity: Identity) -> Result<(), Refusal> {
        let mut roster = Roster::pinned(identity.agency);
        for statement in self.store.statements()? {
            roster.apply(&statement).map_err(Refusal::keys)?;
        }
        self.marks.fill(self.store.seen()?, &roster, identity.member);
        // This version may read what an older one set aside.
        let now = self.now();
        self.store.transact(|tx| tx.try_set_aside_again(identity.agency, &roster, &identity.spaces, now))?;
        *write(&self.roster) = Arc::new(roster);
        *write(&self.identity) = Some(Arc::new(identity));
        Ok(())
    }

    /// Whether the device belongs to an agency.
    pub fn is_enrolled(&self) -> bool {
        read(&self.identity).is_some()
    }

    /// Hears what changes, from now on.
    pub fn listen(&self) -> broadcast::Receiver<door::Changed> {
        self.listeners.subscribe()
    }

    /// The store, for those who measure and compare.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Copies the store into a file, sealed with the same key, while it is in use.
    pub fn back_up(&self, to: &Path) -> Result<(), Refusal> {
        Ok(self.store.back_up(to)?)
    }

    /// The store was put back from a copy: what this device writes from now on is another chain, since
    /// changes that it made after the copy may be elsewhere already.
    pub fn was_restored(&self) -> Result<(), Refusal> {
        self.change_identity(|identity| {
            identity.incarnation += 1;
            Ok(true)
        })?;
        Ok(())
    }

    /// This device's id.
    pub fn device(&self) -> Result<DeviceId, Refusal> {
        Ok(self.identity()?.id())
    }

    /// The time, corrected by what the relay's clock told.
    pub fn now(&self) -> UnixMs {
        UnixMs(self.clock.now().0 - self.ahead_ms())
    }

    pub(crate) fn ahead_ms(&self) -> i64 {
        self.ahead_ms.load(Ordering::Relaxed)
    }

    /// The relay's clock was read: skew over two minutes is told and corrected.
    pub(crate) fn relay_clock(&self, relay: UnixMs) -> Result<(), Refusal> {
        let ahead = self.clock.now().0 - relay.0;
        let ahead = if ahead.abs() > TOLERATED_SKEW_MS { ahead } else { 0 };
        let before = self.ahead_ms.swap(ahead, Ordering::Relaxed);
        if (ahead - before).abs() > 1000 {
            self.transact(|tx| tx.keep_number(CLOCK_AHEAD, ahead).map_err(Refusal::from))?;
            self.tell_sync();
        }
        Ok(())
    }

    pub(crate) fn identity(&self) -> Result<Arc<Identity>, Refusal> {
        read(&self.identity).clone().ok_or(Refusal::NotEnrolled)
    }

    pub(crate) fn roster(&self) -> Arc<Roster> {
        read(&self.roster).clone()
    }

    pub(crate) fn set_roster(&self, roster: Roster) {
        *write(&self.roster) = Arc::new(roster);
    }

    pub(crate) fn member(&self) -> Result<MemberId, Refusal> {
        Ok(self.identity()?.member)
    }

    /// The directory, read once and again when it changed.
    pub(crate) fn directory(&self) -> Result<Arc<Directory>, Refusal> {
        if let Some(directory) = read(&self.directory).clone() {
            return Ok(directory);
        }
        let before = self.directories.load(Ordering::Acquire);
        let directory = Arc::new(self.store.read(Directory::read)?);
        let mut kept = write(&self.directory);
        // What was read while it changed is good for this once, not for keeping.
        if self.directories.load(Ordering::Acquire) == before {
            *kept = Some(directory.clone());
        }
        Ok(directory)
    }

    /// A new record's id, by our clock.
    pub(crate) fn new_id(&self) -> RecordId {
        RecordId::at(u64::try_from(self.now().0).unwrap_or(0), clock::random())
    }

    /// One command, one transaction; then everybody hears what changed.
    pub(crate) fn transact<T>(
        &self,
        operation: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let done = self.store.transact(operation)?;
        self.tell(&done.changed);
        Ok(done.output)
    }

    /// One transaction that writes records: it gets the pen too, and the link is woken.
    pub(crate) fn write<T>(
        &self,
        operation: impl FnOnce(&mut Tx<'_>, &Pen<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let output = self.transact(|tx| {
            // A revoked device may have left since: what is written down now would never be sent.
            if !tx.is_enrolled()? {
                return Err(Refusal::NotEnrolled);
            }
            // Only now, when it is this one's turn: what is sealed under a key that waits for its space is sealed
            // anew when the space's own key comes, and that may have been a moment ago.
            let identity = self.identity()?;
            let pen = Pen {
                device: &identity.device,
                agency: identity.agency,
                incarnation: identity.incarnation,
                keys: &identity.spaces,
                now: self.now(),
            };
            let output = operation(tx, &pen)?;
            if let Some(draft) = draft_that_ends() {
                tx.drop_draft(draft)?;
            }
            Ok(output)
        })?;
        self.queued.notify_one();
        self.local.queued.notify_one();
        Ok(output)
    }

    /// Changes this device's identity: more keys or fewer. One at a time, or a key that somebody adds meanwhile
    /// would be gone, and with it what is sealed under it. `change` says whether there is something to keep.
    pub(crate) fn change_identity(
        &self,
        change: impl FnOnce(&mut Identity) -> Result<bool, Refusal>,
    ) -> Result<bool, Refusal> {
        let _turn = self.identity_turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut identity = (*self.identity()?).clone();
        let kept = change(&mut identity)?;
        if kept {
            self.put_identity(identity)?;
        }
        Ok(kept)
    }

    /// Keeps another identity, whatever there was.
    pub(crate) fn put_identity(&self, identity: Identity) -> Result<(), Refusal> {
        self.store.keep_identity(identity.agency, &identity.to_bytes()?)?;
        *write(&self.identity) = Some(Arc::new(identity));
        Ok(())
    }

    /// The enrolment is over: nothing of it stays in memory either.
    pub(crate) fn belong_to_nobody(&self) {
        *write(&self.identity) = None;
        *write(&self.roster) = Arc::new(Roster::pinned(ids::AgencyId::from_bytes([0; 16])));
        *write(&self.directory) = None;
        self.looks().clear();
    }

    pub(crate) fn looks(&self) -> std::sync::MutexGuard<'_, BTreeMap<RecordId, UnixMs>> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A number for the next [`protocol::Frame::Compact`].
    pub(crate) fn next_compaction(&self) -> u32 {
        protocol::COMPACT_PUSHES
            | (self.compactions.fetch_add(1, Ordering::Relaxed) % protocol::COMPACT_PUSHES)
    }

    /// The way to the relay, while a link runs.
    pub(crate) fn asking(&self) -> Option<mpsc::Sender<Ask>> {
        self.asks.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_asking(&self, asks: Option<mpsc::Sender<Ask>>) {
        *self.asks.lock().unwrap_or_else(PoisonError::into_inner) = asks;
    }

    pub(crate) fn link_now(&self) -> std::sync::MutexGuard<'_, LinkNow> {
        self.link.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
