//! The twelve weeks that are looked at, as moments: which of them a visit fell into.

use chrono::{DateTime, Days, NaiveDate, Utc};
use ids::UnixMs;
use model::weekly::{WEEKS, monday_of, mondays, sunday_after};

use crate::Refusal;
use crate::commands::days;
use crate::directory::{Directory, utc};

/// Twelve weeks in the city's zone, the earliest first.
pub(super) struct Span {
    pub mondays: [NaiveDate; WEEKS],
    /// When each begins, and when the last is over.
    bounds: Vec<UnixMs>,
    /// The last of them is over.
    pub is_over: bool,
    now: UnixMs,
}

impl Span {
    /// The weeks that end with the week of a day; with the last that is over, unless told.
    pub(super) fn of(directory: &Directory, now: UnixMs, week: Option<NaiveDate>) -> Result<Self, Refusal> {
        days::period(week, week)?;
        let today = directory.day(now);
        let last_over = || monday_of(today).checked_sub_days(Days::new(7)).unwrap_or(today);
        let monday = week.map_or_else(last_over, monday_of);
        let mondays = mondays(monday);
        let end = directory.end(sunday_after(monday));
        let bounds = mondays.iter().map(|monday| directory.begin(*monday)).chain([end]).collect();
        Ok(Self { mondays, bounds, is_over: end <= now, now })
    }

    pub(super) fn monday(&self) -> NaiveDate {
        self.mondays[WEEKS - 1]
    }

    pub(super) fn sunday(&self) -> NaiveDate {
        sunday_after(self.monday())
    }

    /// When the first of the weeks begins.
    pub(super) fn begin(&self) -> UnixMs {
        self.bounds.first().copied().unwrap_or(self.now)
    }

    /// When the last of the weeks begins.
    pub(super) fn begin_of_last(&self) -> UnixMs {
        self.bounds.iter().rev().nth(1).copied().unwrap_or(self.now)
    }

    /// When the last of the weeks is over.
    pub(super) fn end(&self) -> UnixMs {
        self.bounds.last().copied().unwrap_or(self.now)
    }

    /// Until when there can be anything: the end of the last week, or now.
    pub(super) fn as_of(&self) -> UnixMs {
        self.end().min(self.now)
    }

    /// Which of the weeks a moment fell into.
    pub(super) fn week_of(&self, at: UnixMs) -> Option<usize> {
        let begun = self.bounds.iter().take_while(|bound| **bound <= at).count();
        begun.checked_sub(1).filter(|week| *week < WEEKS)
    }

    /// The same for a moment as records keep it.
    pub(super) fn week_at(&self, at: DateTime<Utc>) -> Option<usize> {
        self.week_of(UnixMs(at.timestamp_millis()))
    }

    /// The day up to which something was late or waited.
    pub(super) fn last_day(&self, directory: &Directory) -> NaiveDate {
        if self.is_over { self.sunday() } else { directory.day(self.now) }
    }

    pub(super) fn as_of_utc(&self) -> DateTime<Utc> {
        utc(self.as_of())
    }
}
