//! One person's device: a real engine in a folder of its own, on line or off.

mod asks;
mod tells;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use engine::door::{Link as LinkState, SyncStatus};
use engine::{DatabaseKey, Engine, Link, Salvaged};
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::TestClock;

/// Long enough for two busy cores; a test that waits for this long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// One person's device.
pub struct Device {
    folder: PathBuf,
    key: [u8; 32],
    clock: TestClock,
    runtime: Handle,
    engine: Option<Arc<Engine>>,
    link: Option<Link>,
}

impl Device {
    /// A new device, or one that was there before, off line.
    pub fn at(folder: &Path, key: [u8; 32], clock: TestClock, runtime: Handle) -> Self {
        let mut device = Self { folder: folder.to_owned(), key, clock, runtime, engine: None, link: None };
        let salvaged = device.starts();
        assert_eq!(salvaged, None, "a new device begins well");
        device
    }

    /// Its engine.
    pub fn engine(&self) -> &Arc<Engine> {
        self.engine.as_ref().expect("the device is switched on")
    }

    /// The folder it keeps everything in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("porchlight.db")
    }

    /// Its clock, to set it wrong.
    pub fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// Goes on line, and stays there until told otherwise.
    pub fn online(&mut self) -> &mut Self {
        let _inside = self.runtime.enter();
        if self.link.is_none() {
            self.link = Some(Link::start(self.engine().clone()).expect("an enrolled device"));
        }
        self
    }

    /// Goes off line, in the middle of whatever it was doing.
    pub fn offline(&mut self) -> &mut Self {
        if self.link.take().is_some() {
            self.until("the line is told as gone", |device| {
                // A device that belongs to nobody any more has no status, and no line.
                device.standing().is_none_or(|status| {
                    matches!(status.link, LinkState::Offline { .. } | LinkState::Refused { .. })
                })
            });
        }
        self
    }

    /// Whether it tries to be on line.
    pub fn is_online(&self) -> bool {
        self.link.is_some()
    }

    /// Its link, for what an administrator asks the relay.
    pub fn link(&self) -> &Link {
        self.link.as_ref().expect("the device is on line")
    }

    /// Connects now instead of after the pause.
    pub fn kick(&self) {
        if let Some(link) = &self.link {
            link.kick();
        }
    }

    /// Is switched off: nothing of it has the database open when this returns.
    pub fn stops(&mut self) -> &mut Self {
        self.link = None;
        let Some(engine) = self.engine.take() else { return self };
        self.runtime.block_on(async {
            let gone = async {
                while Arc::strong_count(&engine) > 1 {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            timeout(PATIENCE, gone).await.expect("the link ends");
        });
        self
    }

    /// Is switched on, off line. What was saved, when the database was damaged.
    pub fn starts(&mut self) -> Option<Salvaged> {
        self.tries_to_start().expect("the device starts")
    }

    /// Tries to start.
    pub fn tries_to_start(&mut self) -> Result<Option<Salvaged>, engine::Refusal> {
        let key = DatabaseKey::new(self.key);
        let opened = Engine::open(&self.folder, key, self.clock.for_engine())?;
        self.engine = Some(opened.engine);
        Ok(opened.salvaged)
    }

    /// The key of its database.
    pub fn key(&self) -> [u8; 32] {
        self.key
    }

    /// The same folder in the hands of somebody who has this key; switched off.
    pub fn with_key(&self, key: [u8; 32]) -> Self {
        let (folder, clock, runtime) = (self.folder.clone(), self.clock.clone(), self.runtime.clone());
        Self { folder, key, clock, runtime, engine: None, link: None }
    }

    /// Waits until something holds on this device; it is looked at whenever anything changes.
    pub fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let mut changes = self.engine().listen();
        self.runtime.block_on(async {
            let waiting = async {
                while !holds(self) {
                    // What the relay or another device does is no change here: look again soon.
                    drop(timeout(Duration::from_millis(10), changes.recv()).await);
                }
            };
            let waited = timeout(PATIENCE, waiting).await;
            assert!(waited.is_ok(), "{what}: not within {PATIENCE:?}; {:?}", self.standing());
        });
    }

    /// Waits until nothing is left to send or to take in, as far as the relay has told.
    pub fn completes(&self) {
        self.until("nothing is left to sync", |device| {
            let SyncStatus { link, on_this_device, .. } = device.sync_status();
            link == LinkState::Live && on_this_device == 0
        });
    }
}
