//! How long something takes, in a few classes.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::Counter;

/// Where the classes end, in microseconds: a commit takes 1 to 5 ms on a disk that is well.
const ENDS: [u64; 10] = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_500_000];

/// Counts durations by class.
#[derive(Debug, Default)]
pub struct Histogram {
    /// The last one has no end.
    classes: [Counter; ENDS.len() + 1],
    micros: AtomicU64,
}

impl Histogram {
    /// One more.
    pub fn took(&self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let class = ENDS.iter().take_while(|end| micros > **end).count();
        self.classes.iter().skip(class).take(1).for_each(|counter| counter.add(1));
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// How many so far.
    pub fn count(&self) -> u64 {
        self.classes.iter().map(Counter::read).sum()
    }

    /// In Prometheus' text format, in seconds.
    pub(super) fn print(&self, name: &str, help: &str, page: &mut String) {
        let seconds = |micros: u64| micros as f64 / 1_000_000.0;
        let mut sum = 0;
        let _ = writeln!(page, "# HELP {name} {help}\n# TYPE {name} histogram");
        for (end, class) in ENDS.iter().zip(&self.classes) {
            sum += class.read();
            let _ = writeln!(page, "{name}_bucket{{le=\"{}\"}} {sum}", seconds(*end));
        }
        let count = self.count();
        let _ = writeln!(page, "{name}_bucket{{le=\"+Inf\"}} {count}");
        let _ = writeln!(page, "{name}_sum {}", seconds(self.micros.load(Ordering::Relaxed)));
        let _ = writeln!(page, "{name}_count {count}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_is_in_its_class_and_in_all_longer_ones() {
        let histogram = Histogram::default();
        for micros in [1, 500, 501, 2_500_000, 9_000_000] {
            histogram.took(Duration::from_micros(micros));
        }
        let mut page = String::new();
        histogram.print("x", "Y.", &mut page);
        for line in
            ["x_bucket{le=\"0.0005\"} 2", "x_bucket{le=\"0.001\"} 3", "x_bucket{le=\"2.5\"} 4", "x_count 5"]
        {
            assert!(page.lines().any(|one| one == line), "{line} in {page}");
        }
        assert!(page.contains("x_bucket{le=\"+Inf\"} 5") && page.contains("x_sum 11.501002"), "{page}");
    }
}
