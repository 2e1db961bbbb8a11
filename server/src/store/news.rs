//! What was just committed, told to the connections of the same agency.
//!
//! A hint that saves a read, not the truth: who falls behind reads the log from its cursor.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use ids::{AgencyId, Cursor, DeviceId, Epoch, SpaceId};
use seal::public::{Ack, DeviceStanding, Envelope, Roster, Signed, Statement};
use tokio::sync::broadcast;

/// How much news a connection may fall behind before it reads the log instead.
const BEHIND: usize = 256;

/// An envelope and its number in its log.
pub type Entry = (Cursor, Arc<Envelope>);

/// One thing that a commit made true.
#[derive(Debug, Clone)]
pub enum News {
    /// A log has grown by these entries, in order; a number between them that is missing is gone.
    Entries {
        /// Which log.
        space: SpaceId,
        /// Its new end.
        entries: Vec<Entry>,
    },
    /// The roster has a new last statement.
    Statement {
        /// Its number.
        seq: u64,
        /// The statement.
        statement: Statement,
        /// The roster with it.
        roster: Arc<Roster>,
    },
    /// A device has durably applied more of a log.
    Ack {
        /// Which device.
        device: DeviceId,
        /// Which log.
        space: SpaceId,
        /// Its signed word.
        ack: Signed<Ack>,
    },
    /// There are new wraps of a key that the roster has.
    Wraps {
        /// Of which space.
        space: SpaceId,
        /// Of which epoch.
        epoch: Epoch,
        /// For whom.
        devices: BTreeSet<DeviceId>,
    },
    /// Others than before wait to be let in.
    Knocking,
    /// A device has said how it stands.
    Standing {
        /// Which device.
        device: DeviceId,
        /// Its signed word.
        word: Signed<DeviceStanding>,
    },
}

/// Where connections hear the news of their agency.
#[derive(Debug, Clone, Default)]
pub struct Hub(Arc<Mutex<HashMap<AgencyId, broadcast::Sender<Arc<News>>>>>);

impl Hub {
    /// Everything that is committed for this agency from now on.
    pub fn listen(&self, agency: AgencyId) -> broadcast::Receiver<Arc<News>> {
        let mut agencies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        agencies.entry(agency).or_insert_with(|| broadcast::channel(BEHIND).0).subscribe()
    }

    pub(super) fn tell(&self, agency: AgencyId, news: News) {
        let agencies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listeners) = agencies.get(&agency) {
            // No listeners is no error: nobody is connected.
            drop(listeners.send(Arc::new(news)));
        }
    }
}
