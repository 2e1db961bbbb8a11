//! Whether the relay would take a push now, and how much it holds.

use std::time::Duration;

use tokio::time::timeout;

use crate::connection::Relay;
use crate::metrics::Now;
use crate::store::{Failure, Touch};

/// How long a write may take before the relay counts as stuck.
const STUCK: Duration = Duration::from_secs(5);

/// Why the relay would not take a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// It shuts down.
    #[error("the relay is stopping")]
    Stopping,
    /// The disk is nearly full.
    #[error("the disk has {free_mib} MiB left and {needed_mib} are needed; free some space")]
    Space {
        /// How many MiB are free.
        free_mib: u64,
        /// How many should be.
        needed_mib: u64,
    },
    /// The database took no write.
    #[error(transparent)]
    Store(#[from] Failure),
    /// The database took no write in time.
    #[error("the database took no write for {} seconds; look at the disk, and restart the relay if it stays so", STUCK.as_secs())]
    Stuck,
}

impl Relay {
    /// Whether the relay would take a push: it writes to the disk to know.
    pub async fn readiness(&self) -> Result<(), NotReady> {
        const MIB: u64 = 1024 * 1024;
        if self.stops() {
            return Err(NotReady::Stopping);
        }
        let (free, needed) = (self.store().free_bytes(), self.limits().free_bytes);
        if free < needed {
            return Err(NotReady::Space { free_mib: free / MIB, needed_mib: needed / MIB });
        }
        timeout(STUCK, self.store().write(Touch)).await.map_err(|_| NotReady::Stuck)?.map_err(NotReady::Store)
    }

    /// What the relay has counted, in Prometheus' text format.
    pub async fn metrics_page(&self) -> String {
        let store = self.store();
        let now = Now {
            connections: self.open(),
            queue: store.queue(),
            store_bytes: store.bytes(),
            free_bytes: store.free_bytes(),
            ready: self.readiness().await.is_ok(),
            attachments: store.attached().await.ok(),
        };
        self.metrics().text(now, &store.meter().commits, &store.meter().appended)
    }
}
