//! What the store counts of itself, and how much room it has and takes.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::metrics::{Counter, Histogram};

/// Counts since the store was opened.
#[derive(Debug, Default)]
pub struct Meter {
    /// How long commits took.
    pub commits: Histogram,
    /// How many envelopes were added to logs.
    pub appended: Counter,
    unclean: AtomicBool,
    last: Mutex<Option<Instant>>,
}

impl Meter {
    pub(super) fn committed(&self, began: Instant) {
        self.commits.took(began.elapsed());
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    pub(super) fn is_unclean(&self, unclean: bool) {
        self.unclean.store(unclean, Ordering::Release);
    }

    /// Whether something that was deleted may still be in the files.
    pub fn unclean(&self) -> bool {
        self.unclean.load(Ordering::Acquire)
    }

    /// How long nothing was committed; for ever when nothing was yet.
    pub fn quiet(&self) -> Duration {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).map_or(Duration::MAX, |last| last.elapsed())
    }
}

/// The database's file and its write-ahead log, in bytes.
pub(super) fn bytes(path: &Path) -> u64 {
    let log = path.with_extension("db-wal");
    [path, &log].iter().filter_map(|file| std::fs::metadata(file).ok()).map(|file| file.len()).sum()
}

/// What is free on the disk, in bytes.
pub(super) fn free_bytes(path: &Path) -> u64 {
    rustix::fs::statvfs(path).map_or(u64::MAX, |disk| disk.f_bavail.saturating_mul(disk.f_frsize))
}
