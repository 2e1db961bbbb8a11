//! What officers write down on patrol.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::words::{FollowUpState, Origin, PlaceKind, VisitState};

/// A spot on the map that is no known place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Spot {
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// What people call it: “corner by the pond”. Public, so no names of persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub label: Option<String>,
}

/// A visit to a place or a spot. Presumptively public (Minn. Stat. 13.82 subd. 6): no names in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Visit {
    /// The place, when it is a known one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// The spot, when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spot: Option<Spot>,
    /// What kind of place was visited.
    pub kind: PlaceKind,
    /// The code of the district it happened in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The neighborhood it happened in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// When it began.
    #[ts(type = "string")]
    pub started: DateTime<Utc>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub ended: Option<DateTime<Utc>>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// The officers who made it.
    #[serde(default)]
    #[ts(as = "Vec<MemberId>")]
    pub officers: BTreeSet<MemberId>,
    /// Who had the idea.
    pub origin: Origin,
    /// How many people were reached, approximately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_reached: Option<u32>,
    /// What it was about: words of the pack.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub topics: BTreeSet<String>,
    /// The language that was needed, if not English: an ISO 639 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What was left behind: words of the pack.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub materials: BTreeSet<String>,
    /// Which tips were given: words of the pack.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub tips: BTreeSet<String>,
    /// CAD or case number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// The public note, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub note: Vec<String>,
    /// Whether it stands.
    pub state: VisitState,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_because: Option<String>,
}

/// The not-public note to a visit (Minn. Stat. 13.82 subd. 7): its own record, its own space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct VisitNote {
    /// The visit it belongs to.
    pub visit: RecordId,
    /// The note, a paragraph each.
    #[serde(default)]
    pub note: Vec<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// Something promised by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct FollowUp {
    /// The visit, or the event, it was promised at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<RecordId>,
    /// The place it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// The code of the district it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Who keeps the promise.
    pub owner: MemberId,
    /// By which day, in the city's zone.
    #[ts(type = "string")]
    pub due: NaiveDate,
    /// What was promised. Public, so no names of persons.
    pub promise: String,
    /// What became of it.
    pub state: FollowUpState,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
