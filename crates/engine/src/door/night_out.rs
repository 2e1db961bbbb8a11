//! A night out: its parties, the plan of the evening, ticking off.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CrewRow, DistrictShare, EveningRow, Here, HostView, OfficerShare, PartiesAdded};

/// What can be asked of a night out: `{"do": "night_out", "ask": "sheet", "event": …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum NightOut {
    /// The events with parties, the latest first.
    Evenings,
    /// The run-sheet: every party, by officer and time.
    Sheet {
        /// Which event.
        event: RecordId,
    },
    /// Adds parties: all of them, or none when one is wrong.
    AddParties {
        /// To which event.
        event: RecordId,
        /// The parties.
        parties: Vec<PartyForm>,
    },
    /// Adds parties from a table as spreadsheets save it (CSV): all of them, or none when one is wrong.
    /// Columns: address, and where wanted lat, lon, from, until, wishes, host, phone, email.
    ImportParties {
        /// To which event.
        event: RecordId,
        /// The table's text.
        table: String,
    },
    /// Changes where and when a party is.
    EditParty {
        /// Which.
        party: RecordId,
        /// Only what changed.
        change: PartyChange,
    },
    /// Writes down whom to call about a party, in the place of whoever stood there.
    SetHost {
        /// Which.
        party: RecordId,
        /// Whom.
        host: HostForm,
    },
    /// Calls a party off, or not after all.
    CallOff {
        /// Which.
        party: RecordId,
        /// Whether.
        off: bool,
    },
    /// Plans who visits which party when. What was visited stays; anew, from where everybody is.
    Plan {
        /// Which event.
        event: RecordId,
        /// Who drives.
        crews: Vec<CrewForm>,
        /// Minutes at a party; 8 unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stay: Option<u8>,
    },
    /// Who could drive, and where they are.
    Crews {
        /// Which event.
        event: RecordId,
    },
    /// Plans this person's own stops anew, from the last party they were at: nobody else's change.
    PlanMine {
        /// Which event.
        event: RecordId,
    },
    /// An officer is at a party, now.
    Visited {
        /// Which.
        party: RecordId,
    },
    /// Takes a visit back that was not.
    NotVisited {
        /// Which.
        party: RecordId,
    },
    /// An officer leaves a party, now.
    Left {
        /// Which.
        party: RecordId,
    },
    /// Whom to call about a party.
    Host {
        /// Which.
        party: RecordId,
    },
}

/// A party to add.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PartyForm {
    /// Street and number, or the block.
    pub address: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// From when a visit is welcome; the event's beginning unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub from: Option<DateTime<Utc>>,
    /// Until when; the event's end unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub until: Option<DateTime<Utc>>,
    /// What was asked for: “fire truck”.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub wishes: BTreeSet<String>,
    /// Whom to call: not public, a record of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<HostForm>,
}

/// What changed of a party.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PartyChange {
    /// Street and number, or the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where that is: degrees north and east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<(f64, f64)>,
    /// From when a visit is welcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub from: Option<DateTime<Utc>>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub until: Option<DateTime<Utc>>,
}

/// Whom to call about a party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct HostForm {
    /// Their name.
    pub name: String,
    /// Their phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their address for mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// An officer who drives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CrewForm {
    /// Who.
    pub officer: MemberId,
    /// The district whose parties are theirs; anybody's, when none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Where they are, when they are under way already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub here: Option<Here>,
}

/// A party on the run-sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct PartyRow {
    /// Which.
    pub party: RecordId,
    /// Street and number, or the block.
    pub address: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// District code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// From when a visit is welcome.
    #[ts(type = "string")]
    pub from: DateTime<Utc>,
    /// Until when.
    #[ts(type = "string")]
    pub until: DateTime<Utc>,
    /// What was asked for.
    pub wishes: Vec<String>,
    /// Who is to go there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// It is this person's.
    pub mine: bool,
    /// When they are to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub planned: Option<DateTime<Utc>>,
    /// Who was there, and when.
    pub visited: Vec<PartyVisit>,
    /// Its time is over, and nobody was there.
    pub missed: bool,
    /// Planned, not visited, and later than a quarter of an hour.
    pub late: bool,
    /// Called off.
    pub called_off: bool,
}

/// A visit to a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartyVisit {
    /// Who.
    pub officer: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// It was this person.
    pub mine: bool,
    /// When they left again.
    #[ts(type = "string | null")]
    pub left: Option<DateTime<Utc>>,
}

/// The run-sheet of an evening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RunSheet {
    /// The event's name.
    pub name: String,
    /// The parties, in the order they are to be visited; those without a time last.
    pub parties: Vec<PartyRow>,
    /// How many were visited.
    pub visited: u32,
    /// How many have nobody planned, and were not visited.
    pub unplanned: u32,
    /// How many are called off.
    pub called_off: u32,
    /// How many were not visited in their time.
    pub missed: u32,
    /// Somebody runs late: plan anew.
    pub late: bool,
    /// When the evening begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When it ends.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// The party this person is at.
    pub current: Option<RecordId>,
    /// The party this person goes to next.
    pub next: Option<RecordId>,
    /// Minutes of driving between the stops that have a time, over all officers.
    pub driving_min: u32,
    /// No plan for these stops and so many officers drives less.
    pub at_least_min: u32,
    /// By district.
    pub districts: Vec<DistrictShare>,
    /// By officer.
    pub officers: Vec<OfficerShare>,
}

/// What a plan came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Planned {
    /// Visits that are planned.
    pub planned: u32,
    /// Parties that fit nowhere: more officers are needed.
    pub left_out: Vec<RecordId>,
    /// Minutes of driving, over all.
    pub driving_min: u32,
    /// No plan for these parties and officers drives less.
    pub at_least_min: u32,
    /// Most visits of one officer, and least.
    pub most: u32,
    /// Least visits of one officer.
    pub least: u32,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct NightOutAnswers {
    /// The evenings.
    pub evenings: Vec<EveningRow>,
    /// The run-sheet.
    pub sheet: RunSheet,
    /// The parties' ids.
    pub add_parties: Vec<RecordId>,
    /// What came of the table.
    pub import_parties: PartiesAdded,
    /// Nothing.
    pub edit_party: (),
    /// Nothing.
    pub set_host: (),
    /// Nothing.
    pub call_off: (),
    /// What the plan came to.
    pub plan: Planned,
    /// Who could drive.
    pub crews: Vec<CrewRow>,
    /// What the plan came to.
    pub plan_mine: Planned,
    /// Nothing.
    pub visited: (),
    /// Nothing.
    pub not_visited: (),
    /// Nothing.
    pub left: (),
    /// The host, when one is written down.
    pub host: Option<HostView>,
}
