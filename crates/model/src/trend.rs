//! Whether a count has changed against earlier weeks, and whether a place hears more of a topic than its
//! share of the visits explains: told only where the numbers are large enough to tell.
//!
//! Pure: counts in, a word out. Counts of rare things scatter by themselves (Poisson). Two of them are
//! compared exactly: if nothing has changed, each of the mentions fell into this week with the same chance
//! as into any other, so this week's are binomial (Przyborowski and Wilenski, Biometrika 31, 1940). Under
//! twenty in all the error is more than 22 % of the figure, and nothing is said: health departments call
//! figures based on fewer than 20 unreliable (New York State, “Rates Based on Small Numbers”).

use serde::{Deserialize, Serialize};

/// Fewer mentions than this, over all weeks that are compared, are too few to tell.
pub const FEWEST: u32 = 20;
/// A week is compared with so many before it.
pub const WEEKS_BEFORE: u32 = 4;
/// How often a change is told where there is none: once in a hundred comparisons, both ways together.
pub const LEVEL: f64 = 0.01;
/// A place with fewer mentions of a topic is no target location, whatever the share.
pub const FEWEST_AT_A_PLACE: u32 = 5;

/// How a count stands to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The week is not over.
    NotOver,
    /// Too few to tell.
    TooFew,
    /// No more and no fewer than chance explains.
    NoClearChange,
    /// More than chance explains.
    More,
    /// Fewer than chance explains.
    Fewer,
}

/// How `now`, a count of one week, stands to `before`, the sum of the [`WEEKS_BEFORE`] weeks before it.
pub fn change(now: u32, before: u32) -> Change {
    let all = now.saturating_add(before);
    if all < FEWEST {
        return Change::TooFew;
    }
    let share = 1.0 / f64::from(1 + WEEKS_BEFORE);
    if at_least(now, all, share) <= LEVEL / 2.0 {
        Change::More
    } else if at_most(now, all, share) <= LEVEL / 2.0 {
        Change::Fewer
    } else {
        Change::NoClearChange
    }
}

/// Whether a place hears more of a topic than its share of the visits explains: `here` of `all` mentions,
/// at a place that had `visits` of `all_visits`. With `asked` questions at once, each has to be that much
/// surer (Bonferroni), so that a page without any target location stays empty.
pub fn stands_out(here: u32, all: u32, visits: u32, all_visits: u32, asked: u32) -> bool {
    if here < FEWEST_AT_A_PLACE || all < FEWEST || all_visits == 0 {
        return false;
    }
    let share = f64::from(visits.min(all_visits)) / f64::from(all_visits);
    // No more than its share: the chance of that is about a half, and need not be added up.
    f64::from(here) > share * f64::from(all) && at_least(here, all, share) <= LEVEL / f64::from(asked.max(1))
}

/// The chance of `least` or more out of `all`, when each falls here with the chance `share`.
pub fn at_least(least: u32, all: u32, share: f64) -> f64 {
    if least == 0 { 1.0 } else { sum(least..=all, all, share) }
}

/// The chance of `most` or fewer out of `all`.
pub fn at_most(most: u32, all: u32, share: f64) -> f64 {
    if most >= all { 1.0 } else { sum(0..=most, all, share) }
}

/// Adds binomial chances, each from its logarithm: a factorial of hundreds fits in no number.
fn sum(of: std::ops::RangeInclusive<u32>, all: u32, share: f64) -> f64 {
    if share <= 0.0 || share >= 1.0 {
        let certain = if share <= 0.0 { 0 } else { all };
        return if of.contains(&certain) { 1.0 } else { 0.0 };
    }
    let (first, last) = of.into_inner();
    let mut log =
        log_choose(all, first) + f64::from(first) * share.ln() + f64::from(all - first) * (-share).ln_1p();
    let odds = (share / (1.0 - share)).ln();
    let mut chance = 0.0;
    for n in first..=last {
        let term = log.exp();
        chance += term;
        // Beyond the middle each is smaller than the one before: the rest changes no digit.
        if term < chance * 1e-18 && f64::from(n) > share * f64::from(all) {
            break;
        }
        if n < all {
            log += (f64::from(all - n) / f64::from(n + 1)).ln() + odds;
        }
    }
    chance.min(1.0)
}

/// The logarithm of the number of ways to choose `n` of `all`.
fn log_choose(all: u32, n: u32) -> f64 {
    let n = n.min(all - n);
    (1..=n).map(|i| (f64::from(all - n + i) / f64::from(i)).ln()).sum()
}

#[cfg(test)]
mod tests;
