//! One clock for a whole city, turned by the test alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ids::UnixMs;

/// Wednesday, 10 June 2026, ten in the morning in St. Louis Park: a shift has begun, and no day or
/// season ends within an hour of it.
const START: i64 = 1_781_103_600_000;

/// A clock that stands still until a test turns it. Clones show the same time.
#[derive(Debug, Clone)]
pub struct TestClock {
    now: Arc<AtomicI64>,
    /// How far this hand is ahead of the others, milliseconds.
    ahead: Arc<AtomicI64>,
}

impl Default for TestClock {
    fn default() -> Self {
        Self { now: Arc::new(START.into()), ahead: Arc::default() }
    }
}

impl TestClock {
    /// What it shows.
    pub fn now(&self) -> UnixMs {
        UnixMs(self.now.load(Ordering::Relaxed) + self.ahead.load(Ordering::Relaxed))
    }

    /// Time passes, for everybody.
    pub fn passes(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    /// Another hand of this clock, which can be set wrong by itself.
    pub fn hand(&self) -> Self {
        Self { now: self.now.clone(), ahead: Arc::default() }
    }

    /// Sets this hand wrong by so many seconds.
    pub fn is_ahead(&self, seconds: i64) {
        self.ahead.store(seconds * 1000, Ordering::Relaxed);
    }

    /// It, as the engine takes it.
    pub fn for_engine(&self) -> engine::Clock {
        let clock = self.clone();
        engine::Clock::manual(move || clock.now())
    }

    /// It, as the relay takes it.
    pub fn for_relay(&self) -> relay::Clock {
        let clock = self.clone();
        relay::Clock::manual(move || clock.now())
    }
}
