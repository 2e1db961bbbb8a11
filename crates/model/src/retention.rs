//! How long records are kept, and which are due for disposal.
//!
//! Pure: takes records, schedules, holds and the day as arguments; knows no store and deletes nothing.
//! No years are invented here. A class without a period of its own is never due, a record that is in
//! force is never due, and neither is one that somebody holds.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::fields::Retention;
use crate::words::Begins;

/// How long a retention class is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Schedule {
    /// In the city's words, without a period that a program could follow: nothing is ever due.
    Words(String),
    /// For a period.
    Period(Period),
}

impl Schedule {
    /// The period, when one is set.
    pub fn period(&self) -> Option<&Period> {
        match self {
            Self::Words(_) => None,
            Self::Period(period) => Some(period),
        }
    }
}

/// A period of a named schedule: years, months and days add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Period {
    /// Whole years.
    #[serde(default)]
    pub years: u16,
    /// Whole months.
    #[serde(default)]
    pub months: u16,
    /// Days.
    #[serde(default)]
    pub days: u16,
    /// From when on it runs.
    pub after: Begins,
    /// The schedule's name.
    pub schedule: String,
    /// Where it says so.
    pub citation: String,
}

impl Period {
    /// The first day on which what began on `began` need no longer be kept. It is kept through the
    /// last day of the period; 29 February ends with February. None beyond the calendar, and none
    /// for a period of nothing, which no schedule means.
    pub fn due_on(&self, began: NaiveDate) -> Option<NaiveDate> {
        let months = u32::from(self.years) * 12 + u32::from(self.months);
        if months == 0 && self.days == 0 {
            return None;
        }
        let last = began.checked_add_months(Months::new(months))?;
        last.checked_add_days(Days::new(u64::from(self.days) + 1))
    }

    /// The latest day on which something can have begun that is due on `today`: what a store is asked
    /// for. Exact: everything that began until then is due, nothing that began later.
    pub fn latest_due(&self, today: NaiveDate) -> Option<NaiveDate> {
        let months = u32::from(self.years) * 12 + u32::from(self.months);
        let about = today.checked_sub_days(Days::new(u64::from(self.days)))?;
        // Months differ by at most three days in length.
        let latest = about.checked_sub_months(Months::new(months))?.checked_add_days(Days::new(3))?;
        latest.iter_days().rev().take(8).find(|began| self.due_on(*began).is_some_and(|due| due <= today))
    }
}

/// From which events a class can be counted: the directory is not dated when it is written down.
pub fn events(class: Retention) -> &'static [Begins] {
    match class {
        Retention::Directory => &[Begins::Closed],
        Retention::Engagement
        | Retention::Notes
        | Retention::Requests
        | Retention::Volunteers
        | Retention::Explorers => &[Begins::Recorded, Begins::Closed],
        // Somebody still acts until it is closed.
        Retention::Referrals
        | Retention::CaseReviews
        | Retention::CrisisRequests
        | Retention::Juvenile
        | Retention::Chaplaincy => &[Begins::Closed],
    }
}

/// A record that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<R> {
    /// Which.
    pub record: R,
    /// Its retention class.
    pub class: Retention,
    /// It is still needed: an open promise, a member who is here, this year's district.
    pub in_force: bool,
    /// The day it was written down, where that is known.
    pub recorded: Option<NaiveDate>,
    /// The day it was over, where that is known. What was over when it was written down has that day.
    pub closed: Option<NaiveDate>,
}

/// A record that is due for disposal, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due<'a, R> {
    /// Which.
    pub record: R,
    /// Its retention class.
    pub class: Retention,
    /// The day its time began.
    pub began: NaiveDate,
    /// The first day on which it need no longer be kept.
    pub due_on: NaiveDate,
    /// The period that says so, with the schedule's name and citation.
    pub period: &'a Period,
}

/// The custodian's queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue<'a, R> {
    /// What is due, the longest due first.
    pub due: Vec<Due<'a, R>>,
    /// What would be due and is not, because somebody holds it; in the same order.
    pub held: Vec<Due<'a, R>>,
}

/// Which of `records` are due for disposal on `today`.
pub fn due_for_disposal<R: Ord>(
    records: impl IntoIterator<Item = Kept<R>>,
    schedules: &BTreeMap<String, Schedule>,
    is_held: impl Fn(&R) -> bool,
    today: NaiveDate,
) -> Queue<'_, R> {
    let mut queue = Queue { due: vec![], held: vec![] };
    for kept in records {
        let Some((period, began, due_on)) = when(&kept, schedules) else { continue };
        if due_on > today {
            continue;
        }
        let is_held = is_held(&kept.record);
        let due = Due { record: kept.record, class: kept.class, began, due_on, period };
        if is_held { &mut queue.held } else { &mut queue.due }.push(due);
    }
    queue.due.sort_by(longest_due_first);
    queue.held.sort_by(longest_due_first);
    queue
}

/// The order of the queue.
pub fn longest_due_first<R: Ord>(a: &Due<'_, R>, b: &Due<'_, R>) -> std::cmp::Ordering {
    (a.due_on, a.began, &a.record).cmp(&(b.due_on, b.began, &b.record))
}

/// The period that a record is under, the day it began and the day it is due; none for never.
fn when<'a, R>(
    kept: &Kept<R>,
    schedules: &'a BTreeMap<String, Schedule>,
) -> Option<(&'a Period, NaiveDate, NaiveDate)> {
    let period = schedules.get(kept.class.word())?.period()?;
    if kept.in_force || !events(kept.class).contains(&period.after) {
        return None;
    }
    let began = match period.after {
        Begins::Recorded => kept.recorded?,
        Begins::Closed => kept.closed?,
        // A newer version knows from when on; this one does not guess.
        Begins::Unknown(_) => return None,
    };
    Some((period, began, period.due_on(began)?))
}

#[cfg(test)]
mod tests;
