//! The bench's clock, what the system knows of a process, and what a row of times comes to.

#![allow(clippy::disallowed_methods, reason = "measuring is reading the clock")]

use std::time::{Duration, Instant};

use crate::Trouble;

/// A running watch.
#[derive(Clone, Copy)]
pub(crate) struct Watch(Instant);

impl Watch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn read(self) -> Duration {
        self.0.elapsed()
    }
}

pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Figures of the same thing, in order of size.
pub(crate) struct Row(Vec<f64>);

impl Row {
    pub(crate) fn of(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }

    /// The figure below which so many of a hundred lie.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
    pub(crate) fn at(&self, percent: f64) -> f64 {
        let place = (self.0.len() as f64 * percent / 100.0).ceil() as usize;
        self.0.get(place.clamp(1, self.0.len().max(1)) - 1).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.at(50.0)
    }
}

/// Seconds of processor that a process has used so far, over all its threads.
pub(crate) fn cpu_s(process: &str) -> Result<f64, Trouble> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // After the name in parentheses, which may hold spaces: utime and stime are fields 14 and 15.
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let ticks = rest.split_whitespace().skip(11).take(2).map(str::parse::<f64>).sum::<Result<f64, _>>()?;
    // A hundred a second on every Linux that a bench runs on.
    Ok(ticks / 100.0)
}

/// Milliseconds that this thread has been on a processor so far: busy neighbours do not lengthen them.
pub(crate) fn own_cpu_ms() -> Result<f64, Trouble> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(stat.split_whitespace().next().unwrap_or_default().parse::<f64>()? / 1e6)
}

/// Megabytes of memory that a process holds.
pub(crate) fn rss_mb(process: &str) -> Result<f64, Trouble> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("the system tells no memory")?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib * 1024.0 / 1_000_000.0)
}
