//! How fast somebody may go on: so much a second, and so much at once after a rest.
//!
//! Pure: the time is an argument, counted from any fixed moment. A bucket may run into debt, so that
//! whatever fits into a frame passes at some time; whoever is in debt is paused first, and told to come
//! back later only when a pause would be long.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// The longest pause. What would need a longer one is refused, with the time to wait.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// So much a second on average, and so much at once. A rate of 0 a second is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// What comes back in a second.
    pub per_second: u32,
    /// The most that can be saved up.
    pub burst: u32,
}

impl Rate {
    /// No limit.
    pub const OFF: Self = Self { per_second: 0, burst: 0 };

    /// So much a second, and so much at once.
    pub const fn new(per_second: u32, burst: u32) -> Self {
        Self { per_second, burst }
    }

    fn full(self) -> i64 {
        i64::from(self.burst) * 1000
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per_second {
            0 => f.write_str("off"),
            per_second => write!(f, "{per_second}:{}", self.burst),
        }
    }
}

impl FromStr for Rate {
    type Err = String;

    /// `PER_SECOND:BURST`, such as `100:2000`, or `off`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "off" {
            return Ok(Self::OFF);
        }
        let parts = text.split_once(':').and_then(|(per_second, burst)| {
            Some(Self::new(per_second.trim().parse().ok()?, burst.trim().parse().ok()?))
        });
        parts.filter(|rate| rate.per_second > 0 && rate.burst > 0).ok_or_else(|| {
            format!("`{text}` is no limit; write PER_SECOND:BURST, such as 100:2000, or `off`")
        })
    }
}

/// What becomes of somebody who wants to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// It passes; the next thing is looked at after this pause, at most [`PATIENCE`].
    Pass(Duration),
    /// It does not pass, and will after this time.
    Wait(Duration),
}

impl Pace {
    /// The stricter of two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Wait(one), Self::Wait(two)) => Self::Wait(one.max(two)),
            (Self::Wait(wait), Self::Pass(_)) | (Self::Pass(_), Self::Wait(wait)) => Self::Wait(wait),
            (Self::Pass(one), Self::Pass(two)) => Self::Pass(one.max(two)),
        }
    }
}

/// What somebody has left. Counted in thousandths, so that a millisecond brings back a whole number.
#[derive(Debug, Clone, Copy)]
pub struct Bucket {
    left: i64,
    at: Duration,
}

impl Bucket {
    /// A full one.
    pub fn full(rate: Rate, now: Duration) -> Self {
        Self { left: rate.full(), at: now }
    }

    /// Whether whoever has it may go on, before anything is taken.
    pub fn looks(&mut self, rate: Rate, now: Duration) -> Pace {
        if rate.per_second == 0 {
            return Pace::Pass(Duration::ZERO);
        }
        let passed = i64::try_from(now.saturating_sub(self.at).as_millis()).unwrap_or(i64::MAX);
        let back = passed.saturating_mul(rate.per_second.into());
        (self.left, self.at) = (self.left.saturating_add(back).min(rate.full()), self.at.max(now));
        match debt(self.left, rate) {
            owed if owed > PATIENCE => Pace::Wait(owed),
            owed => Pace::Pass(owed),
        }
    }

    /// Takes so much, into debt if need be, and says how long to pause. Only after [`Bucket::looks`] let
    /// it pass.
    pub fn takes(&mut self, rate: Rate, much: u64) -> Pace {
        if rate.per_second > 0 {
            let much = i64::try_from(much.saturating_mul(1000)).unwrap_or(i64::MAX);
            self.left = self.left.saturating_sub(much);
        }
        Pace::Pass(debt(self.left, rate).min(PATIENCE))
    }

    /// Whether nothing is lost when it is forgotten: a new one would be the same.
    pub fn is_full(&mut self, rate: Rate, now: Duration) -> bool {
        let _ = self.looks(rate, now);
        rate.per_second == 0 || self.left >= rate.full()
    }
}

/// How long until nothing is owed.
fn debt(left: i64, rate: Rate) -> Duration {
    match (rate.per_second, u64::try_from(left.saturating_neg())) {
        (0, _) | (_, Err(_)) => Duration::ZERO,
        (per_second, Ok(owed)) => Duration::from_millis(owed.div_ceil(per_second.into())),
    }
}

#[cfg(test)]
mod tests;
