//! The one place that reads the system's clock and its random source.

use std::sync::Arc;

use ids::UnixMs;

/// Where the engine gets the time from: the system, or a test.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> UnixMs + Send + Sync>);

impl Clock {
    /// The system's clock.
    #[allow(clippy::disallowed_methods, reason = "the one file that may read the clock")]
    pub fn system() -> Self {
        Self(Arc::new(|| {
            UnixMs(chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).timestamp_millis())
        }))
    }

    /// A clock that a test turns.
    pub fn manual(read: impl Fn() -> UnixMs + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// The time, uncorrected.
    pub fn now(&self) -> UnixMs {
        (self.0)()
    }
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without a random source no key could have been made: the ids below would be the least of it.
    if getrandom::fill(&mut bytes).is_err() {
        std::process::abort();
    }
    bytes
}
