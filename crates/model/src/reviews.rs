//! The social worker's short-term cases: when they are looked at again, how contacts are written down, how
//! they are counted without a name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::summary::{Count, Counts, Shown, suppress};
use crate::{CaseReview, ContactWay, ReviewOutcome};

/// What a city says about its cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ReviewRules {
    /// A case is looked at again within so many weeks.
    pub next_review_weeks: u16,
}

impl ReviewRules {
    /// The last day for the next look, said on this day.
    pub fn latest(self, today: NaiveDate) -> NaiveDate {
        today.checked_add_days(Days::new(u64::from(self.next_review_weeks) * 7)).unwrap_or(NaiveDate::MAX)
    }
}

/// Why a day for the next look is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongDay {
    /// It is past.
    Past,
    /// The model is short-term: this is the last day.
    After(NaiveDate),
}

/// Whether a case may be looked at again on this day.
pub fn may_be_next(next: NaiveDate, today: NaiveDate, rules: Option<ReviewRules>) -> Result<(), WrongDay> {
    if next < today {
        return Err(WrongDay::Past);
    }
    match rules.map(|rules| rules.latest(today)) {
        Some(latest) if next > latest => Err(WrongDay::After(latest)),
        _ => Ok(()),
    }
}

/// Whether an open case has to be looked at today: its day has come, or nobody gave it one.
pub fn is_due(case: &CaseReview, today: NaiveDate) -> bool {
    case.closed.is_none() && case.next_review.is_none_or(|day| day <= today)
}

/// One contact, as a line of a set: what two devices write down at once is both kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "ReviewContact")]
pub struct Contact {
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// How.
    pub way: ContactWay,
    /// What it was about.
    pub note: String,
}

impl std::fmt::Display for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.at.to_rfc3339_opts(SecondsFormat::Secs, true), self.way, self.note)
    }
}

impl std::str::FromStr for Contact {
    type Err = ();
    fn from_str(line: &str) -> Result<Self, ()> {
        let (at, rest) = line.split_once(' ').ok_or(())?;
        let (way, note) = rest.split_once(' ').unwrap_or((rest, ""));
        let at = DateTime::parse_from_rfc3339(at).map_err(|_| ())?.with_timezone(&Utc);
        Ok(Self { at, way: ContactWay::from(way.to_owned()), note: note.to_owned() })
    }
}

/// The contacts, the latest first. What is no contact (a newer version's line) is left out.
pub fn contacts(lines: &BTreeSet<String>) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = lines.iter().filter_map(|line| line.parse().ok()).collect();
    contacts.sort_by(|a, b| b.cmp(a));
    contacts
}

/// Cases by the year they were opened in and how they ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yearly {
    /// The outcomes, one for each column; none for cases that are open.
    pub outcomes: Vec<Option<ReviewOutcome>>,
    /// The years, one for each row.
    pub years: Vec<i32>,
    /// What may be shown of it: see [`crate::summary`].
    pub shown: Shown,
}

/// Counts cases for each year. Nothing of a case comes here but its year and its outcome.
pub fn yearly(cases: impl IntoIterator<Item = (i32, Option<ReviewOutcome>)>, fewer_than: u32) -> Yearly {
    let mut cells: BTreeMap<(i32, Option<ReviewOutcome>), u32> = BTreeMap::new();
    for cell in cases {
        *cells.entry(cell).or_default() += 1;
    }
    let years: BTreeSet<i32> = cells.keys().map(|(year, _)| *year).collect();
    let outcomes: BTreeSet<Option<ReviewOutcome>> =
        cells.keys().map(|(_, outcome)| outcome.clone()).collect();
    let (years, outcomes): (Vec<_>, Vec<_>) = (years.into_iter().collect(), outcomes.into_iter().collect());
    let all = years.iter().flat_map(|year| outcomes.iter().map(move |outcome| (*year, outcome.clone())));
    // Each case is of one person: both measures are the same number.
    let count =
        |cell| cells.get(&cell).copied().map_or_else(Count::default, |n| Count { visits: n, people: n });
    let counts = Counts { columns: outcomes.len().max(1), cells: all.map(count).collect() };
    Yearly { shown: suppress(&counts, fewer_than), outcomes, years }
}

#[cfg(test)]
mod tests;
