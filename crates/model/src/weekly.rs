//! The week for the information meeting: visits tallied by week, district, neighborhood and topic.
//!
//! Pure: takes visits one after the other, each with its week already told, and knows no clock, no zone, no
//! store. A week begins on Monday in the city's zone; twelve are looked at, the last of them is the week of
//! the meeting. Officers are in no row, so nothing can be counted by officer.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use ids::RecordId;

use crate::trend::{self, Change, WEEKS_BEFORE};

/// So many weeks are looked at.
pub const WEEKS: usize = 12;

/// A visit that stands, as the tally sees it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Which of the weeks, the earliest first.
    pub week: usize,
    /// District code.
    pub district: Option<&'a str>,
    /// Neighborhood.
    pub neighborhood: Option<&'a str>,
    /// Word of its kind.
    pub kind: &'a str,
    /// The known place.
    pub place: Option<RecordId>,
    /// What it was about: words of the pack.
    pub topics: &'a [String],
    /// People reached, where it was written down.
    pub people: u32,
}

/// Visits, and people reached where it was written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// Visits that stand.
    pub visits: u32,
    /// People reached.
    pub people: u32,
}

impl Sum {
    fn add(&mut self, people: u32) {
        self.visits = self.visits.saturating_add(1);
        self.people = self.people.saturating_add(people);
    }
}

/// Sums of the weeks, the earliest first.
pub type Weeks = [Sum; WEEKS];

/// What the visits of twelve weeks add up to.
#[derive(Debug, Default)]
pub struct Tally {
    /// All of them.
    pub all: Weeks,
    /// By district code, then by kind; outside all districts under an empty code.
    pub districts: BTreeMap<String, BTreeMap<String, Weeks>>,
    /// By neighborhood.
    pub neighborhoods: BTreeMap<String, Weeks>,
    /// Mentions by topic: a visit about two counts in both.
    pub topics: BTreeMap<String, [u32; WEEKS]>,
    /// The places that were visited in the last of the weeks.
    pub visited: HashSet<RecordId>,
}

impl Tally {
    /// Adds a visit.
    pub fn add(&mut self, visit: &Seen<'_>) {
        let Some(all) = self.all.get_mut(visit.week) else { return };
        all.add(visit.people);
        let kinds = entry(&mut self.districts, visit.district.unwrap_or_default());
        for weeks in [
            Some(entry(kinds, visit.kind)),
            visit.neighborhood.map(|name| entry(&mut self.neighborhoods, name)),
        ] {
            if let Some(sum) = weeks.and_then(|weeks| weeks.get_mut(visit.week)) {
                sum.add(visit.people);
            }
        }
        for topic in visit.topics {
            if let Some(mentions) = entry(&mut self.topics, topic).get_mut(visit.week) {
                *mentions = mentions.saturating_add(1);
            }
        }
        if visit.week + 1 == WEEKS {
            self.visited.extend(visit.place);
        }
    }
}

fn entry<'a, T: Default>(map: &'a mut BTreeMap<String, T>, name: &str) -> &'a mut T {
    map.entry(name.to_owned()).or_default()
}

/// How a topic stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicTrend {
    /// Mentions in the last week.
    pub now: u32,
    /// The mean of the weeks before it that it is compared with.
    pub mean_before: f64,
    /// What that says.
    pub change: Change,
}

/// How the last of the weeks stands to the four before it; a week that is not over says nothing yet.
pub fn topic_trend(mentions: &[u32; WEEKS], is_over: bool) -> TopicTrend {
    let (now, earlier) = mentions.split_last().map_or((0, &[][..]), |(now, earlier)| (*now, earlier));
    let before: u32 = earlier.iter().rev().take(WEEKS_BEFORE as usize).sum();
    let change = if is_over { trend::change(now, before) } else { Change::NotOver };
    TopicTrend { now, mean_before: f64::from(before) / f64::from(WEEKS_BEFORE), change }
}

/// The Monday of a day's week.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = day.weekday().num_days_from_monday();
    day.checked_sub_days(Days::new(u64::from(since))).unwrap_or(day)
}

/// The Mondays of the weeks that end with the week of `monday`, the earliest first.
pub fn mondays(monday: NaiveDate) -> [NaiveDate; WEEKS] {
    std::array::from_fn(|n| monday.checked_sub_days(Days::new(7 * (WEEKS - 1 - n) as u64)).unwrap_or(monday))
}

/// The Sunday of the week of a Monday.
pub fn sunday_after(monday: NaiveDate) -> NaiveDate {
    monday.checked_add_days(Days::new(6)).unwrap_or(monday)
}

#[cfg(test)]
mod tests;
