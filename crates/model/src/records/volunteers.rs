//! Volunteers at events: who they are, when they came and went, what they were sent to do.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::words::{TaskState, VolunteerGroup};

/// A volunteer. The registration is the evidence for workers' compensation (Minn. Stat. 12.22 subd. 2a).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Volunteer {
    /// “Volunteer 12” in packs that are invented.
    pub name: String,
    /// CERT, reserve, chaplain.
    pub group: VolunteerGroup,
    /// What stands on the badge; scanning it finds the volunteer.
    pub badge: String,
    /// What they can do: “first aid”, “ham radio”, “Somali”.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub skills: BTreeSet<String>,
    /// Since when they are registered with the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub registered: Option<NaiveDate>,
    /// Where the paper is: a number, a shelf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// No longer a volunteer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub left: bool,
    /// When they were written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// How to reach a volunteer: security information (Minn. Stat. 13.37).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct VolunteerContact {
    /// Whose.
    pub volunteer: RecordId,
    /// Cell phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Address for mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whom to call when they are hurt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<String>,
}

impl VolunteerContact {
    /// One for each volunteer, the same on every device.
    pub fn id(volunteer: RecordId) -> RecordId {
        RecordId::derived(volunteer.as_bytes(), "contact")
    }
}

/// A volunteer's coming and going at an event. Two phones that scan one badge write one record: its
/// id is derived from event and volunteer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct CheckIn {
    /// The event.
    pub event: RecordId,
    /// The volunteer; none for somebody who walked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteer: Option<RecordId>,
    /// Their name, as they said it or as it was on the badge.
    pub name: String,
    /// “Neighborhood”, “Red Cross”: of somebody who walked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// What they can do, as they said today.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub skills: BTreeSet<String>,
    /// What they would rather do: fire, medical, search and rescue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefers: Option<String>,
    /// Cell or radio, today only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// Comings and goings, `in 2026-08-04T22:45:00Z` and `out …`: see [`crate::hours`].
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub stamps: BTreeSet<String>,
    /// What they brought: a car, a saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equipment: Option<String>,
    /// Miles driven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub miles: Option<u32>,
    /// When it was first written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

impl CheckIn {
    /// The same id on every device that checks this volunteer in.
    pub fn id(event: RecordId, volunteer: RecordId) -> RecordId {
        RecordId::derived(event.as_bytes(), &format!("check-in {volunteer}"))
    }
}

/// A team at an event: three or four, in buddy pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Team {
    /// The event.
    pub event: RecordId,
    /// “Team 2”.
    pub name: String,
    /// Who leads it: a check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<RecordId>,
    /// Who is in it: check-ins.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub members: BTreeSet<RecordId>,
    /// Buddy pairs, `CHECK-IN CHECK-IN`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub pairs: BTreeSet<String>,
    /// Broken up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub ended: bool,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// What a team was sent to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Task {
    /// The event.
    pub event: RecordId,
    /// The tracking number: one for each thing a team is sent to do.
    pub number: String,
    /// What to do.
    pub what: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whereabouts: Option<String>,
    /// Which team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<RecordId>,
    /// When it was given.
    #[ts(type = "string")]
    pub given: DateTime<Utc>,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub done: Option<DateTime<Utc>>,
    /// How far it is.
    pub state: TaskState,
    /// How it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// A roll-call (personnel accountability report).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct RollCall {
    /// The event.
    pub event: RecordId,
    /// Why it was called: timer, evacuation, weather, missing person.
    pub trigger: String,
    /// When.
    #[ts(type = "string")]
    pub called: DateTime<Utc>,
    /// Who called it.
    pub by: MemberId,
    /// Who has answered: check-ins.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub answered: BTreeSet<RecordId>,
    /// Everybody is accounted for, or the search has begun: when it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// A line of an event's activity log (ICS 214 block 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Activity {
    /// The event.
    pub event: RecordId,
    /// When it happened.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who wrote it down.
    pub by: MemberId,
    /// What happened.
    pub text: String,
}
