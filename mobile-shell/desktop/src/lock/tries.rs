//! Wrong tries at one person's lock, and when the next one may be made.
//!
//! Pure. Whoever guesses writes the count down first and checks the guess after: a process that is
//! killed in between has still used up a try.

use engine::UnixMs;

use crate::clock::Moment;

/// So many wrong tries cost nothing but the try.
pub(crate) const FREE_TRIES: u32 = 5;
const MINUTE_MS: i64 = 60_000;
/// After the fifth; each further wrong try doubles it.
const FIRST_WAIT_MS: i64 = 15 * MINUTE_MS;
/// A person who comes back the next day gets another try.
const LONGEST_WAIT_MS: i64 = 24 * 60 * MINUTE_MS;

/// Wrong tries since the last right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tries {
    pub wrong: u32,
    /// When the last of them was made, by the wall's clock.
    pub at: UnixMs,
}

/// What the lock says to somebody who wants to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// So many tries are left before it shuts; after a wait it is always one.
    Ready { left: u32 },
    /// Not before so many milliseconds have passed.
    Shut { for_ms: i64 },
}

impl Tries {
    /// None since the last right one.
    pub(crate) const NONE: Self = Self { wrong: 0, at: UnixMs(0) };

    /// The count is lost or unreadable: whoever removed it must not gain by it.
    pub(crate) fn lost(now: UnixMs) -> Self {
        Self { wrong: FREE_TRIES, at: now }
    }

    /// As they stand at `now`. A clock that was turned back starts the wait anew: it may never become
    /// longer than the wait itself.
    pub(crate) fn seen_at(self, now: UnixMs) -> Self {
        if self.at.0 > now.0 { Self { at: now, ..self } } else { self }
    }

    /// Whether a try may be made at `now`.
    pub(crate) fn door(self, now: UnixMs) -> Door {
        let for_ms = wait_after(self.wrong) - now.0.saturating_sub(self.seen_at(now).at.0);
        if for_ms > 0 {
            return Door::Shut { for_ms };
        }
        Door::Ready { left: FREE_TRIES.saturating_sub(self.wrong).max(1) }
    }

    /// What to write down before a guess is checked; the wait when none may be made. `now` is the time
    /// that counts (see [`Sight`]), `wall` the one to write down.
    pub(crate) fn one_more(self, now: UnixMs, wall: UnixMs) -> Result<Self, Door> {
        match self.door(now) {
            Door::Ready { .. } => Ok(Self { wrong: self.wrong.saturating_add(1), at: wall }),
            shut @ Door::Shut { .. } => Err(shut),
        }
    }
}

/// When this program first saw a count, on both clocks. While it runs, a wait passes by the slower of
/// the two: setting the wall's clock forward shortens nothing. The running clock may stand still in
/// sleep, so a computer that slept can ask for more patience than was told, never for less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sight {
    pub tries: Tries,
    pub first: Moment,
}

impl Sight {
    /// The time that counts for a wait at `now`.
    pub(crate) fn time(self, now: Moment) -> UnixMs {
        let ran = now.running.saturating_sub(self.first.running).as_millis();
        let by_running = self.first.wall.0.saturating_add(i64::try_from(ran).unwrap_or(i64::MAX));
        UnixMs(now.wall.0.min(by_running))
    }
}

fn wait_after(wrong: u32) -> i64 {
    match wrong.checked_sub(FREE_TRIES) {
        None => 0,
        // Ten doublings are far beyond the longest wait.
        Some(beyond) => (FIRST_WAIT_MS << beyond.min(10)).min(LONGEST_WAIT_MS),
    }
}
