//! The one place of this program that reads clocks: the wall's, and the one that nobody can turn.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use engine::{Clock, UnixMs};

/// A moment on both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// What the wall says; goes on while the computer sleeps, and can be set.
    pub wall: UnixMs,
    /// How long this program has been running; on most systems it stands still while the computer sleeps.
    pub running: Duration,
}

#[allow(clippy::disallowed_methods, reason = "the one file that may read the clock")]
static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Now.
pub(crate) fn moment() -> Moment {
    Moment { wall: Clock::system().now(), running: STARTED.elapsed() }
}
