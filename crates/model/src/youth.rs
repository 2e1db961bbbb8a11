//! Safeguards of the Explorers: papers and their expiry, two adults, the gate before a ride-along.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::hours::{Stay, covered};
use crate::{AwardLevel, Explorer, RideAlong, Session, SessionKind};

/// Registered adults that every session needs.
pub const ADULTS: usize = 2;
/// A paper that ends within so many days is worth a word.
pub const SOON: Days = Days::new(30);
/// Months of membership before the first ride-along.
pub const PROBATION: Months = Months::new(3);
/// Ride-alongs in one calendar month.
pub const RIDES_A_MONTH: usize = 1;
/// The longest ride-along.
pub const LONGEST_RIDE: TimeDelta = TimeDelta::hours(4);

/// A paper that an Explorer needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// The guardian's consent.
    Consent,
    /// The youth-protection training.
    Training,
    /// The registration.
    Registration,
}

/// How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is good.
    Good,
    /// It ends within a month.
    EndsSoon,
    /// It has ended, or was never there.
    Missing,
}

/// How the papers of an Explorer stand on a day. A paper is good on its last day.
pub fn papers(explorer: &Explorer, day: NaiveDate) -> BTreeMap<Paper, Standing> {
    BTreeMap::from([
        (Paper::Consent, standing(explorer.consent_until, day)),
        (Paper::Training, standing(explorer.training_until, day)),
        (Paper::Registration, standing(explorer.registered_until, day)),
    ])
}

/// How a paper with this last day stands on a day; one that was never there has none.
fn standing(until: Option<NaiveDate>, day: NaiveDate) -> Standing {
    match until {
        Some(until) if until < day => Standing::Missing,
        Some(until) if day.checked_add_days(SOON).is_some_and(|soon| until <= soon) => Standing::EndsSoon,
        Some(_) => Standing::Good,
        None => Standing::Missing,
    }
}

/// Why an Explorer may not ride along.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Barred {
    /// No longer an Explorer.
    Left,
    /// A paper is missing or would end before the ride does.
    Paper {
        /// Which.
        paper: Paper,
    },
    /// Not long enough an Explorer.
    Probation {
        /// From which day on.
        #[ts(type = "string")]
        from: NaiveDate,
    },
    /// Rode this month already.
    RodeThisMonth,
    /// Longer than a ride-along may be.
    TooLong,
    /// No advisor has approved it.
    NotApproved,
    /// An advisor may not approve a ride with themselves.
    OwnApproval,
    /// They should have been back by now, and never left.
    Over,
}

/// The moment in which a gate is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The moment.
    pub at: DateTime<Utc>,
    /// Its day in the city's zone.
    pub day: NaiveDate,
}

/// Every reason why this ride must not begin, as of `now`. `day` is the ride's day in the city's zone; `others`
/// are the days of the Explorer's other rides that were made or planned.
pub fn barred(
    explorer: &Explorer,
    ride: &RideAlong,
    day: NaiveDate,
    now: Moment,
    others: impl IntoIterator<Item = NaiveDate>,
) -> Vec<Barred> {
    let mut found = vec![];
    if explorer.left {
        found.push(Barred::Left);
    }
    // Planned for last week and left today: a paper that ended since is as bad.
    let latest = day.max(now.day);
    let missing = papers(explorer, latest).into_iter().filter(|(_, standing)| *standing == Standing::Missing);
    found.extend(missing.map(|(paper, _)| Barred::Paper { paper }));
    if let Some(from) = explorer.joined.checked_add_months(PROBATION).filter(|from| day < *from) {
        found.push(Barred::Probation { from });
    }
    let month = |day: NaiveDate| (day.year(), day.month());
    if others.into_iter().filter(|other| month(*other) == month(day)).count() >= RIDES_A_MONTH {
        found.push(Barred::RodeThisMonth);
    }
    if ride.ends - ride.starts > LONGEST_RIDE {
        found.push(Barred::TooLong);
    }
    match ride.approved {
        None => found.push(Barred::NotApproved),
        Some(advisor) if advisor == ride.officer => found.push(Barred::OwnApproval),
        Some(_) => {}
    }
    if now.at >= ride.ends {
        found.push(Barred::Over);
    }
    found
}

/// Whether an Explorer is out with an officer for longer than was planned.
pub fn is_overdue(ride: &RideAlong, now: DateTime<Utc>) -> bool {
    ride.left.is_some() && ride.returned.is_none() && now > ride.ends
}

/// Seconds in each column. They are never added over columns: an award counts service alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Ledger {
    /// Learning.
    pub training: i64,
    /// Serving the community.
    pub service: i64,
    /// Conferences and competitions.
    pub competition: i64,
    /// Riding along.
    pub ride_along: i64,
    /// Of sessions that no advisor has approved yet: in no column.
    pub unapproved: i64,
}

/// A column of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HoursColumn {
    /// Learning.
    Training,
    /// Serving the community.
    Service,
    /// Conferences and competitions.
    Competition,
    /// Riding along.
    RideAlong,
    /// Approved by nobody yet.
    Unapproved,
}

/// From leaving to coming back, where the ride was made.
pub fn ridden(ride: &RideAlong) -> Option<Stay> {
    ride.left.map(|left| Stay { from: Some(left), until: ride.returned })
}

/// In which column the hours of a session stand.
pub fn column(session: &Session) -> HoursColumn {
    match (&session.approved, &session.kind) {
        (None, _) | (_, SessionKind::Unknown(_)) => HoursColumn::Unapproved,
        (Some(_), SessionKind::Training) => HoursColumn::Training,
        (Some(_), SessionKind::Service) => HoursColumn::Service,
        (Some(_), SessionKind::Competition) => HoursColumn::Competition,
    }
}

impl Ledger {
    fn put(&mut self, column: HoursColumn, seconds: i64) {
        *match column {
            HoursColumn::Training => &mut self.training,
            HoursColumn::Service => &mut self.service,
            HoursColumn::Competition => &mut self.competition,
            HoursColumn::RideAlong => &mut self.ride_along,
            HoursColumn::Unapproved => &mut self.unapproved,
        } += seconds;
    }

    /// What these stays come to. Whoever was at two sessions of one column at once was there once; what has
    /// no end yet is not counted.
    pub fn of(stays: impl IntoIterator<Item = (HoursColumn, Stay)>) -> Self {
        let mut columns: BTreeMap<HoursColumn, Vec<Stay>> = BTreeMap::new();
        for (column, stay) in stays {
            columns.entry(column).or_default().push(stay);
        }
        let mut ledger = Self::default();
        for (column, stays) in columns {
            ledger.put(column, covered(stays));
        }
        ledger
    }
}

/// The levels of the President's Volunteer Service Award, which is paused since May 2025: a proposal.
pub const PVSA: &[(&str, &str, u32)] = &[
    ("Bronze", "11 to 15 years", 50),
    ("Silver", "11 to 15 years", 75),
    ("Gold", "11 to 15 years", 100),
    ("Bronze", "16 to 25 years", 100),
    ("Silver", "16 to 25 years", 175),
    ("Gold", "16 to 25 years", 250),
];
/// Months over which hours of service count for an award.
pub const AWARD_MONTHS: Months = Months::new(12);

/// How far somebody is from an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct AwardStanding {
    /// The level.
    pub level: AwardLevel,
    /// Seconds of service that are still missing; none when it is reached.
    pub missing: i64,
}

/// How far these seconds of service, and no other hours, are from each level.
pub fn standings(levels: &[AwardLevel], service: i64) -> Vec<AwardStanding> {
    let missing = |level: &AwardLevel| (i64::from(level.hours) * 3600 - service).max(0);
    levels.iter().map(|level| AwardStanding { missing: missing(level), level: level.clone() }).collect()
}

/// How often an officer rode with an Explorer, for the lead advisor's review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Pairing {
    /// The Explorer.
    pub explorer: RecordId,
    /// The officer.
    pub officer: MemberId,
    /// Rides they made.
    pub rides: u32,
    /// Of them back late.
    pub late: u32,
}

/// The pairings, the most frequent first.
pub fn pairings<'a>(rides: impl IntoIterator<Item = &'a RideAlong>) -> Vec<Pairing> {
    let mut found: BTreeMap<(RecordId, MemberId), (u32, u32)> = BTreeMap::new();
    for ride in rides.into_iter().filter(|ride| ride.left.is_some()) {
        let (made, late) = found.entry((ride.explorer, ride.officer)).or_default();
        *made += 1;
        *late += u32::from(ride.returned.is_none_or(|returned| returned > ride.ends));
    }
    let pairing = |((explorer, officer), (rides, late))| Pairing { explorer, officer, rides, late };
    let mut all: Vec<Pairing> = found.into_iter().map(pairing).collect();
    all.sort_by_key(|pairing| std::cmp::Reverse(pairing.rides));
    all
}

mod adults;
mod page;

pub use adults::{AdultPaper, adult_papers, counts, do_not_count, has_two_adults};
pub use page::page;

#[cfg(test)]
mod tests;
