//! What the department takes part in: events, groups, the parties of a night out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use super::Spot;
use crate::words::EventState;

/// An event of outreach, or a meeting of a group. Attendance is by group of people, never by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Event {
    /// “Basketball in the Park, week 3”.
    pub name: String,
    /// The program it belongs to, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// The group whose meeting it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<RecordId>,
    /// The place, when it is a known one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// Where it is, when it is not: “shelter by the pond, 3700 Monterey Dr”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whereabouts: Option<String>,
    /// The code of the district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When it ends.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// Who is on duty there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub staff: BTreeSet<MemberId>,
    /// Groups that take part: partners, associations, schools.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub with: BTreeSet<String>,
    /// How many people are expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u32>,
    /// Heads counted, by group of people.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, i64>>")]
    pub heads: BTreeMap<String, i64>,
    /// Leaflets and other things handed out, by word of the pack.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, i64>>")]
    pub handed_out: BTreeMap<String, i64>,
    /// What those on duty should know, a paragraph each. Public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub plan: Vec<String>,
    /// How it went and what to do differently, a paragraph each. Public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub debrief: Vec<String>,
    /// Whether it is planned, under way, over, or called off.
    pub state: EventState,
    /// Its number, for forms: “SLP-2026-08-04”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// A group that the department keeps in touch with: a commission, an academy, an association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Group {
    /// “Police advisory commission (PAC)”.
    pub name: String,
    /// What it is, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Who attends for the department.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub liaisons: BTreeSet<MemberId>,
    /// After so many days without a meeting it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_after_days: Option<u16>,
    /// No longer kept in touch with.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub closed: bool,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// A block party of a night out. Where it is, is public (Minn. Stat. 13.37 subd. 3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Party {
    /// The night out.
    pub event: RecordId,
    /// Street and number, or the block.
    pub address: String,
    /// Where on the map.
    pub spot: Spot,
    /// The code of the district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The neighborhood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// From when a visit is welcome.
    #[ts(type = "string")]
    pub from: DateTime<Utc>,
    /// Until when.
    #[ts(type = "string")]
    pub until: DateTime<Utc>,
    /// What was asked for: “fire truck”, “bike registration”.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub wishes: BTreeSet<String>,
    /// Who is to go there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<MemberId>,
    /// When they are to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub planned: Option<DateTime<Utc>>,
    /// Visits that were made, `2026-08-04T23:10:00Z MEMBER`: two officers may both stop by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub visited: BTreeSet<String>,
    /// When who was there left again, in the same way.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub left: BTreeSet<String>,
    /// Heads counted, by group of people.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, i64>>")]
    pub heads: BTreeMap<String, i64>,
    /// Called off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub called_off: bool,
}

/// Whom to call about a party: not public. Its id is derived from the party: two officers who write the missing
/// host down offline write one record. Older ones have an id of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct PartyHost {
    /// The party.
    pub party: RecordId,
    /// Their name.
    pub name: String,
    /// Their phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their address for mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl PartyHost {
    /// One for each party, the same on every device.
    pub fn id(party: RecordId) -> RecordId {
        RecordId::derived(party.as_bytes(), "host")
    }
}
