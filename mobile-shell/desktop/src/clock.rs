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
    Moment { wall: system().now(), running: STARTED.elapsed() }
}

/// The wall's clock. Where the program is built for tests, PORCHLIGHT_TEST_DAYS_AHEAD sets it so many days
/// ahead, or back: a lease takes a month to lapse, a period of retention longer.
pub(crate) fn system() -> Clock {
    let (wall, ahead) = (Clock::system(), i64::from(days_ahead()) * DAY_MS);
    if ahead == 0 { wall } else { Clock::manual(move || UnixMs(wall.now().0.saturating_add(ahead))) }
}

const DAY_MS: i64 = 86_400_000;

#[cfg(debug_assertions)]
fn days_ahead() -> i32 {
    std::env::var("PORCHLIGHT_TEST_DAYS_AHEAD").ok().and_then(|days| days.parse().ok()).unwrap_or(0)
}

/// Not in a program that people use.
#[cfg(not(debug_assertions))]
fn days_ahead() -> i32 {
    0
}
