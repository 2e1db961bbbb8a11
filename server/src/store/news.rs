//! What was just committed, told to the connections of the same agency.
//!
//! A hint that saves a read, not the truth: who falls behind reads the log from its cursor.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ids::{AgencyId, Cursor, DeviceId, SpaceId};
use seal::public::{Ack, Envelope, Roster, Signed, Statement};
use tokio::sync::broadcast;

/// How much news a connection may fall behind before it reads the log instead.
const BEHIND: usize = 256;

/// An envelope and its number in its log.
pub type Entry = (Cursor, Arc<Envelope>);

/// One thing that a commit made true.
#[derive(Debug, Clone)]
pub enum News {
    /// A log has grown by these entries, in order and without gaps.
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
