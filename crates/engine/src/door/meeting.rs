//! The weekly information meeting: what stands in its pack, the trends behind it, the analyst's export.
//!
//! Counts by place, district, neighborhood and topic. No answer here counts by officer.

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::trend::Change;
use model::{AbstractionKind, PlaceKind, ProblemState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EventRow, ProblemRow, TrendNoteRow};

/// What can be asked for the meeting: `{"do": "meeting", "ask": "pack"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Meeting {
    /// The pack of a week.
    Pack {
        /// Any day of the week; of the last week that is over unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        week: Option<NaiveDate>,
    },
    /// The pack of a week as files: a page to print and a table.
    Paper {
        /// Any day of the week; of the last week that is over unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        week: Option<NaiveDate>,
    },
    /// Topics by week, weekday, hour and place.
    Trends {
        /// Any day of the last of the twelve weeks; of the last week that is over unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        week: Option<NaiveDate>,
        /// Only visits about this topic, by hour and place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<String>,
        /// Only visits in this district.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        district: Option<String>,
    },
    /// Visits of a period as a table and places as a map layer: public fields only, without officers and notes.
    Export {
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last day; a year after the first at most.
        #[ts(type = "string")]
        until: NaiveDate,
    },
}

/// The pack of a week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct WeeklyPack {
    /// Whose it is.
    pub agency: String,
    /// The Monday.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The Sunday.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// The week is over: before that, nothing is compared.
    pub is_over: bool,
    /// When it was put together.
    #[ts(type = "string")]
    pub made: DateTime<Utc>,
    /// Twelve weeks, the earliest first; the last is the week itself.
    pub weeks: Vec<WeekRow>,
    /// By district; outside all districts last.
    pub districts: Vec<PackDistrict>,
    /// Every neighborhood of the city, those without a visit too.
    pub neighborhoods: Vec<PackNeighborhood>,
    /// Places that nobody has visited for longer than their kind is given, the longest waiting first.
    pub gaps: Vec<GapRow>,
    /// How many there are; not all of them are listed.
    pub gap_count: u32,
    /// Promises that were due before the end of the week and are open, the longest due first.
    pub stale: Vec<StaleRow>,
    /// How many there are; not all of them are listed.
    pub stale_count: u32,
    /// Events of the week that were not called off.
    pub events: Vec<EventRow>,
    /// Events of the week after.
    pub coming: Vec<EventRow>,
    /// Referrals, counted; none for those who read none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrals: Option<ReferralCounts>,
    /// Problems that are worked on, and those that were closed in the week.
    pub problems: Vec<ProblemRow>,
    /// How many problems are in each state, in the order of the states.
    pub states: Vec<StateCount>,
    /// Every topic that was mentioned in the twelve weeks, most of the week first.
    pub topics: Vec<TopicRow>,
    /// Fewer mentions than this over the weeks compared are too few to tell.
    pub fewest: u32,
    /// Time pulled off the beat in the week, by what for and in which district.
    pub abstractions: Vec<AbstractionSum>,
    /// Retail-crime trends that agencies of the region wrote down about this week.
    pub retail: Vec<TrendNoteRow>,
    /// The same as a file that spreadsheets open.
    pub csv: String,
    /// What the file is called.
    pub file: String,
}

/// A week in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekRow {
    /// Its Monday.
    #[ts(type = "string")]
    pub monday: NaiveDate,
    /// Visits that stand.
    pub visits: u32,
    /// People reached, where it was written down.
    pub people: u32,
    /// Events that were not called off.
    pub events: u32,
    /// Heads counted at them.
    pub heads: i64,
    /// Minutes pulled off the beat.
    pub minutes: u32,
}

/// A district in the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackDistrict {
    /// Its code; none outside all districts.
    pub district: Option<String>,
    /// “District 2”.
    pub name: String,
    /// By kind of place.
    pub kinds: Vec<PackKind>,
    /// Visits of the twelve weeks, the earliest first.
    pub weeks: Vec<u32>,
    /// Places that wait longer than their kind is given.
    pub gaps: u32,
    /// Promises that are open and late.
    pub stale: u32,
}

/// A kind of place in a district in the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackKind {
    /// The kind.
    pub kind: PlaceKind,
    /// Known, open places.
    pub places: u32,
    /// Of these, visited in the week.
    pub visited: u32,
    /// Visits, to places and spots.
    pub visits: u32,
    /// People reached.
    pub people: u32,
    /// Places that wait longer than the kind is given.
    pub gaps: u32,
}

/// A neighborhood in the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackNeighborhood {
    /// Its name.
    pub name: String,
    /// Known, open places.
    pub places: u32,
    /// Of these, visited in the week.
    pub visited: u32,
    /// Visits.
    pub visits: u32,
    /// Visits of the four weeks before, together.
    pub before: u32,
}

/// A place that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GapRow {
    /// The place.
    pub place: RecordId,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: PlaceKind,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Whole days from the last visit to the end of the week; none when there never was one.
    pub days: Option<u32>,
    /// So many days its kind is given.
    pub given: u16,
}

/// A promise that is late. Whose it is stands in the promise, not here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StaleRow {
    /// The promise.
    pub follow_up: RecordId,
    /// What was promised.
    pub promise: String,
    /// By which day.
    #[ts(type = "string")]
    pub due: NaiveDate,
    /// Days late at the end of the week.
    pub days: u32,
    /// District code.
    pub district: Option<String>,
    /// The place's name.
    pub place_name: Option<String>,
}

/// Referrals, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReferralCounts {
    /// Not over.
    pub open: u32,
    /// Of these, with whoever acts next late.
    pub overdue: u32,
    /// Over since the week began.
    pub ended: u32,
    /// All referrals of the agency; otherwise only those that this person belongs to.
    pub all: bool,
}

/// How many problems are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StateCount {
    /// The state.
    pub state: ProblemState,
    /// How many.
    pub count: u32,
}

/// A topic over the weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TopicRow {
    /// Its word.
    pub topic: String,
    /// What people read.
    pub label: String,
    /// Mentions of the twelve weeks, the earliest first.
    pub weeks: Vec<u32>,
    /// Mentions in the week.
    pub now: u32,
    /// The mean of the four weeks before.
    pub mean_before: f64,
    /// What that says.
    pub change: Change,
}

/// Time pulled off the beat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AbstractionSum {
    /// What for.
    pub kind: AbstractionKind,
    /// District code; none when it was of no district.
    pub district: Option<String>,
    /// How often.
    pub times: u32,
    /// How long in all.
    pub minutes: u32,
}

/// The pack as files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeeklyPaper {
    /// What the files are called, without what ends a name: “porchlight-week-2026-06-15”.
    pub name: String,
    /// A page that prints, complete in itself.
    pub html: String,
    /// The table.
    pub csv: String,
}

/// Topics by week, weekday, hour and place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrendsView {
    /// The first day of the twelve weeks.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// The last week is over.
    pub is_over: bool,
    /// The Mondays, the earliest first.
    #[ts(type = "string[]")]
    pub mondays: Vec<NaiveDate>,
    /// Every topic that was mentioned, most of the last week first.
    pub topics: Vec<TopicRow>,
    /// Visits that hours and weekdays are made of: all, or those about the topic that was asked for.
    pub visits: u32,
    /// Too few of them for a pattern by hour to mean anything.
    pub too_few: bool,
    /// By weekday from Monday on, then by three hours from midnight on, in the city's zone.
    pub hours: Vec<Vec<u32>>,
    /// Places that hear more of a topic than their share of the visits explains.
    pub targets: Vec<TargetRow>,
    /// Fewer mentions than this are too few to tell.
    pub fewest: u32,
    /// A place with fewer mentions of a topic than this is in no list.
    pub fewest_at_a_place: u32,
}

/// A place that hears more of a topic than its share of the visits explains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TargetRow {
    /// The place.
    pub place: RecordId,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: PlaceKind,
    /// District code.
    pub district: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// The topic's word.
    pub topic: String,
    /// What people read.
    pub label: String,
    /// Mentions there.
    pub here: u32,
    /// Mentions everywhere.
    pub all: u32,
    /// Visits there.
    pub visits: u32,
    /// How many mentions its share of the visits would explain.
    pub expected: f64,
}

/// Files for the analyst's own tools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnalystExport {
    /// What the files are called, without what ends a name.
    pub name: String,
    /// A row for each visit.
    pub csv: String,
    /// A point for each place that was visited, with its counts.
    pub geojson: String,
    /// How many visits.
    pub visits: u32,
    /// How many places.
    pub places: u32,
    /// Fields that were left out, with what says so.
    pub left_out: Vec<String>,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct MeetingAnswers {
    /// The pack.
    pub pack: WeeklyPack,
    /// The files.
    pub paper: WeeklyPaper,
    /// The trends.
    pub trends: TrendsView,
    /// The files.
    pub export: AnalystExport,
}
