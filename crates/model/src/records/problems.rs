//! Problems that are worked on, time that is pulled off the beat, and what stores see of retail crime.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::words::{AbstractionKind, ProblemState, TheftMethod};

/// A problem and how it is worked on (SARA). Presumptively public: what happens and where, never who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Problem {
    /// “Catalytic converters at the ramp”.
    pub title: String,
    /// How far it is.
    pub state: ProblemState,
    /// Who sees to it.
    pub owner: MemberId,
    /// The code of the district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The neighborhood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// Which topic of visits it is about: a word of the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Scanning: what happens, how it came up, who and where is affected, how often. A paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub scanning: Vec<String>,
    /// Analysis: what, where, when, how and why; what is done now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub analysis: Vec<String>,
    /// What will be different when it is solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// Response: what is done about it, by whom, with what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub response: Vec<String>,
    /// Assessment: what was measured before and after; whether it was done as planned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub assessment: Vec<String>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// When somebody looks at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub review: Option<NaiveDate>,
    /// The places it is about.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub places: BTreeSet<RecordId>,
    /// The visits it was met at.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub visits: BTreeSet<RecordId>,
    /// What was promised about it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub follow_ups: BTreeSet<RecordId>,
    /// The days it came to its states, `response 2026-06-15`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub stamps: BTreeSet<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// Time that was pulled off the beat. It names nobody: it tells why a district was not seen to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Abstraction {
    /// What for.
    pub kind: AbstractionKind,
    /// The code of the district that went without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// When it began.
    #[ts(type = "string")]
    pub started: DateTime<Utc>,
    /// How long.
    pub minutes: u32,
    /// A word about it. Public, so no names of persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// What stores see of retail crime, for the agencies of the region: how it is done and what goes, never by
/// whom. Summary data by its form: there is no field for a person, a vehicle or a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct TrendNote {
    /// The agency that writes it: “St. Louis Park Police Department”.
    pub agency: String,
    /// The first day it tells of.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// Where, as widely as helps: “stores along the west end”.
    pub area: String,
    /// How it is done.
    pub method: TheftMethod,
    /// What goes: “razors”, “baby formula”.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub goods: BTreeSet<String>,
    /// About how often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// What is seen, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub note: Vec<String>,
    /// What helps against it, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub helps: Vec<String>,
    /// It no longer holds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub withdrawn: bool,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
