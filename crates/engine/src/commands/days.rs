//! Days that somebody asks for or promises: a calendar's, not any that can be written down.

use chrono::{Datelike, NaiveDate};

use crate::{Refusal, bad_field};

/// No record is older, and no plan reaches further.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Refuses a period that cannot be: ends before it begins, or lies outside of any calendar in use.
pub(super) fn period(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<(), Refusal> {
    for (field, day) in [("from", from), ("until", until)] {
        if day.is_some_and(|day| !YEARS.contains(&day.year())) {
            return Err(bad_field(field, "That year cannot be right.", "Correct the year."));
        }
    }
    match (from, until) {
        (Some(from), Some(until)) if from > until => {
            Err(bad_field("from", "The first day is after the last.", "Swap them."))
        }
        _ => Ok(()),
    }
}
