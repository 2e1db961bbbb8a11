//! Explorers: young people, their sessions, their ride-alongs. Private, in a space of their own.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::words::SessionKind;
use crate::youth::Ledger;

/// An Explorer, aged 14 to under 21.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Explorer {
    /// “Explorer 7” in packs that are invented.
    pub name: String,
    /// When they joined.
    #[ts(type = "string")]
    pub joined: NaiveDate,
    /// Until when the guardian's consent is good. Of an adult Explorer: their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub consent_until: Option<NaiveDate>,
    /// Until when the youth-protection training is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub training_until: Option<NaiveDate>,
    /// Until when they are registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub registered_until: Option<NaiveDate>,
    /// Who they are among the agency's members, when they have a device of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// No longer an Explorer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub left: bool,
    /// When they were written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// A session: an evening of training, a day of service, a competition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Session {
    /// “Traffic stops, part 2”.
    pub name: String,
    /// In which column of the ledger its hours stand.
    pub kind: SessionKind,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When it ends.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// The registered adults who are there. There must be two.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub adults: BTreeSet<MemberId>,
    /// The advisor who has approved its hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<MemberId>,
    /// Called off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub called_off: bool,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// An Explorer's coming and going at a session; its id is derived from both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Attendance {
    /// The session.
    pub session: RecordId,
    /// The Explorer.
    pub explorer: RecordId,
    /// Comings and goings: see [`crate::hours`].
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub stamps: BTreeSet<String>,
    /// When it was first written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

impl Attendance {
    /// The same id on every device that checks this Explorer in.
    pub fn id(session: RecordId, explorer: RecordId) -> RecordId {
        RecordId::derived(session.as_bytes(), &format!("attendance {explorer}"))
    }
}

/// A ride-along of an Explorer with an officer: behind a gate of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct RideAlong {
    /// Who rides.
    pub explorer: RecordId,
    /// With whom.
    pub officer: MemberId,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When they have to be back.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// The advisor who has approved it. Without one nobody rides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<MemberId>,
    /// When they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub left: Option<DateTime<Utc>>,
    /// When they were back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub returned: Option<DateTime<Utc>>,
    /// The calls they went to, a paragraph each; no names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub calls: Vec<String>,
    /// The Explorer's short report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub report: Vec<String>,
    /// Called off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub called_off: bool,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// An adult of the agency who may be with Explorers: registered, trained, checked. Their id is derived from
/// the member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct RegisteredAdult {
    /// Who.
    pub member: MemberId,
    /// The registration's number, or where its paper lies: the evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// Until when it is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub registered_until: Option<NaiveDate>,
    /// Until when the youth-protection training is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub training_until: Option<NaiveDate>,
    /// The day of the background check. What it said is not kept here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub checked: Option<NaiveDate>,
    /// No longer with the Explorers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub left: bool,
    /// When they were first written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

impl RegisteredAdult {
    /// The same id on every device that enters this member.
    pub fn id(member: MemberId) -> RecordId {
        RecordId::derived(member.as_bytes(), "registered adult")
    }
}

/// From how many hours of service on there is an award: the city's own table, off unless somebody turns
/// it on. No age of anybody is kept, so a level says for whom it is and people choose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Awards {
    /// Whether it is used at all.
    pub on: bool,
    /// The levels.
    pub levels: Vec<AwardLevel>,
}

impl Awards {
    /// One for each agency, the same on every device.
    pub fn id(agency: ids::AgencyId) -> RecordId {
        RecordId::derived(agency.as_bytes(), "awards")
    }
}

/// One level of an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct AwardLevel {
    /// “Bronze”.
    pub name: String,
    /// For whom: “16 to 25 years”.
    pub group: String,
    /// Hours of service within twelve months.
    pub hours: u32,
}

/// An Explorer's own page, in a space of their own; its id is derived from them. See
/// [`crate::youth::page`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ExplorerPage {
    /// Whose it is.
    pub explorer: RecordId,
    /// Their name.
    pub name: String,
    /// When they joined.
    #[ts(type = "string")]
    pub joined: NaiveDate,
    /// Until when the guardian's consent is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub consent_until: Option<NaiveDate>,
    /// Until when the youth-protection training is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub training_until: Option<NaiveDate>,
    /// Until when they are registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub registered_until: Option<NaiveDate>,
    /// No longer an Explorer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub left: bool,
    /// Their hours, column by column.
    pub hours: Ledger,
    /// The sessions they were at, in order of time.
    pub sessions: Vec<OwnSession>,
    /// Their ride-alongs, in order of time.
    pub rides: Vec<OwnRide>,
}

impl ExplorerPage {
    /// The same id on every device that makes this Explorer's page.
    pub fn id(explorer: RecordId) -> RecordId {
        RecordId::derived(explorer.as_bytes(), "own page")
    }
}

/// A session that an Explorer was at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct OwnSession {
    /// In which column its hours stand.
    pub kind: SessionKind,
    /// When it began.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// Their seconds of whole stays.
    pub seconds: i64,
    /// An end is missing: an advisor has to say.
    pub unclear: bool,
    /// Whether an advisor has approved its hours.
    pub approved: bool,
}

/// A ride-along of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct OwnRide {
    /// With whom.
    pub officer: MemberId,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When they have to be back.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// Whether an advisor has approved it.
    pub approved: bool,
    /// When they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub left: Option<DateTime<Utc>>,
    /// When they were back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub returned: Option<DateTime<Utc>>,
    /// Called off.
    pub called_off: bool,
}
