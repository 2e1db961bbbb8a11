//! How long to wait before connecting again: soon at first, then longer, never more than 30 seconds.

use std::time::Duration;

const FIRST: Duration = Duration::from_millis(250);
const LONGEST: Duration = Duration::from_secs(30);

/// Counts the tries since the last good connection.
pub(super) struct Backoff(Duration);

impl Backoff {
    pub(super) fn new() -> Self {
        Self(FIRST)
    }

    pub(super) fn reset(&mut self) {
        self.0 = FIRST;
    }

    /// The next pause. `spread` (a random byte) keeps a city's devices from coming all at once when
    /// the relay is back: each waits between half and all of the pause.
    pub(super) fn next(&mut self, spread: u8) -> Duration {
        let pause = self.0;
        self.0 = (self.0 * 2).min(LONGEST);
        pause / 2 + pause / 2 * u32::from(spread) / 255
    }
}
