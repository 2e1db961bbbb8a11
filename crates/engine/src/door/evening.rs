//! A night out as those see it who plan it: its evenings, who drives, how it is shared.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Here, HostForm};

/// An event with parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EveningRow {
    /// Which event.
    pub event: RecordId,
    /// What it is called.
    pub name: String,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When it ends.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// Parties that were not called off.
    pub parties: u32,
    /// How many of them were visited.
    pub visited: u32,
    /// Stops of this person that are still to come.
    pub mine: u32,
}

/// How a district fares in an evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DistrictShare {
    /// Its code; none for parties outside all districts.
    pub district: Option<String>,
    /// Parties that were not called off.
    pub parties: u32,
    /// Visited.
    pub visited: u32,
    /// Still to be visited, and somebody is to be there at a time.
    pub planned: u32,
    /// Still to be visited, and nobody is.
    pub unplanned: u32,
    /// Officers with a stop in it.
    pub officers: u32,
}

/// What an officer has to do in an evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficerShare {
    /// Who.
    pub officer: MemberId,
    /// Their name.
    pub name: String,
    /// This is the person who asks.
    pub mine: bool,
    /// Their stops that were not called off.
    pub stops: u32,
    /// How many of them were visited.
    pub visited: u32,
    /// The first and the last stop that have a time.
    #[ts(type = "[string, string] | null")]
    pub between: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// One of their stops is late.
    pub late: bool,
}

/// Who could drive, and what the plan would start from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CrewRow {
    /// Who.
    pub officer: MemberId,
    /// Their name.
    pub name: String,
    /// The district whose parties are theirs; anybody's, when none.
    pub district: Option<String>,
    /// They drive already, or they are on duty, or nobody was chosen yet.
    pub chosen: bool,
    /// Where they were last: the party they visited latest.
    pub here: Option<Here>,
    /// Its address.
    pub last_at: Option<String>,
}

/// Whom to call about a party, with the record that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HostView {
    /// The record: for saying why it was looked at.
    pub record: RecordId,
    /// Whom to call.
    pub host: HostForm,
    /// Its class, in the words of the law.
    pub class: model::fields::Class,
    /// The law that says so.
    pub citation: String,
}

/// What came of a list of parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartiesAdded {
    /// So many were new.
    pub added: u32,
    /// Addresses that were there already: nothing was changed about them.
    pub known: Vec<String>,
}
