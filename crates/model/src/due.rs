//! Which places are due a visit, and in what order an officer sees them.
//!
//! Pure: takes places, last visits and the day as arguments, knows no clock, no store, no screen.
//! A place is due when nobody has visited it for its kind's interval in the pack; nearest first when
//! we know where the officer is, longest waiting first when we do not.

use chrono::{DateTime, Utc};

use crate::geometry::metres;

/// A place that might be due.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<T> {
    /// What the caller wants back.
    pub place: T,
    /// Where it is, `(lat, lon)`.
    pub at: Option<(f64, f64)>,
    /// The last visit that stands.
    pub last_visit: Option<DateTime<Utc>>,
    /// The interval of its kind, days. None: never due.
    pub due_after_days: Option<u16>,
}

/// A place that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Due<T> {
    /// The place.
    pub place: T,
    /// Whole days since the last visit; none when it has never been visited.
    pub days_since: Option<u32>,
    /// Metres from the officer, when both are known.
    pub metres: Option<f64>,
}

/// The due ones among `candidates`, in the order to show them.
pub fn due<T>(
    candidates: impl IntoIterator<Item = Candidate<T>>,
    now: DateTime<Utc>,
    here: Option<(f64, f64)>,
) -> Vec<Due<T>> {
    let mut due: Vec<Due<T>> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let interval = u32::from(candidate.due_after_days?);
            let days_since = candidate
                .last_visit
                .map(|last| u32::try_from((now - last).num_days().max(0)).unwrap_or(u32::MAX));
            let is_due = days_since.is_none_or(|days| days >= interval);
            let metres = here.zip(candidate.at).map(|(here, at)| metres(here, at));
            is_due.then_some(Due { place: candidate.place, days_since, metres })
        })
        .collect();
    due.sort_by(|a, b| nearness(a).total_cmp(&nearness(b)).then_with(|| waiting(b).cmp(&waiting(a))));
    due
}

/// Unknown distances come last.
fn nearness<T>(due: &Due<T>) -> f64 {
    due.metres.unwrap_or(f64::INFINITY)
}

/// Never visited waits longest.
fn waiting<T>(due: &Due<T>) -> u32 {
    due.days_since.unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
