//! When an open desk locks by itself: nobody has touched it for a while, or the computer was asleep.
//!
//! Pure: looked at every second and at every request. Only what a person does counts as being there;
//! a screen that refreshes itself does not.

use std::time::Duration;

use crate::clock::Moment;

/// Looks that come this much later than the clock allows mean that the computer slept.
const ASLEEP: Duration = Duration::from_secs(10);
/// How often somebody looks, at the least.
pub(crate) const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Why it locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relock {
    /// Nobody has done anything for the agreed time.
    Idle,
    /// The computer was suspended, or its clock was set forward.
    Suspended,
    /// The lease was over: told by the engine, not seen here.
    Lapsed,
}

/// Watches over one open desk.
#[derive(Debug, Clone)]
pub(crate) struct Watch {
    idle_after: Duration,
    last_human: Duration,
    last_look: Moment,
}

impl Watch {
    /// Somebody has just unlocked.
    pub(crate) fn from(now: Moment, idle_after: Duration) -> Self {
        Self { idle_after, last_human: now.running, last_look: now }
    }

    /// A person did something.
    pub(crate) fn human(&mut self, now: Moment) {
        self.last_human = self.last_human.max(now.running);
    }

    /// Whether to lock. Which of the two clocks goes on during sleep differs by system: either one
    /// running ahead of a look a second tells it.
    pub(crate) fn look(&mut self, now: Moment) -> Option<Relock> {
        let ran = now.running.saturating_sub(self.last_look.running);
        let wall = u64::try_from(now.wall.0.saturating_sub(self.last_look.wall.0)).unwrap_or(0);
        self.last_look = now;
        if ran.max(Duration::from_millis(wall)) > LOOK_EVERY + ASLEEP {
            return Some(Relock::Suspended);
        }
        (self.idle_in(now) == Duration::ZERO).then_some(Relock::Idle)
    }

    /// How long until it locks for idleness.
    pub(crate) fn idle_in(&self, now: Moment) -> Duration {
        self.idle_after.saturating_sub(now.running.saturating_sub(self.last_human))
    }
}
