//! The board of an event: who is here, teams, tasks, roll-calls, hours.

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::hours::{Stay, Way};
use model::teams::TeamWarning;
use model::{TaskState, VolunteerGroup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactView, Delivery, IncidentView, Printed};

/// A volunteer in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct VolunteerRow {
    /// Who.
    pub volunteer: RecordId,
    /// Their name.
    pub name: String,
    /// CERT, reserve, chaplain.
    pub group: VolunteerGroup,
    /// What stands on the badge.
    pub badge: String,
    /// What they can do.
    pub skills: Vec<String>,
    /// Since when they are registered; without it the city does not cover them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub registered: Option<NaiveDate>,
    /// Where the paper is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// No longer a volunteer.
    pub left: bool,
}

/// Somebody at an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CheckInRow {
    /// The check-in.
    pub check_in: RecordId,
    /// Their name.
    pub name: String,
    /// In no roster.
    pub walk_up: bool,
    /// What they can do.
    pub skills: Vec<String>,
    /// Cell or radio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// “Neighborhood”, “Red Cross”: of somebody who walked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// What they would rather do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefers: Option<String>,
    /// What they brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equipment: Option<String>,
    /// Miles driven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub miles: Option<u32>,
    /// The volunteer; none for somebody who walked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteer: Option<RecordId>,
    /// Since when they are here; none when they are gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub here_since: Option<DateTime<Utc>>,
    /// Their stays.
    pub stays: Vec<Stay>,
    /// As the record holds them, to take one back.
    pub stamps: Vec<String>,
    /// Seconds of whole stays.
    pub seconds: i64,
    /// Somebody has to say when they came or went.
    pub unclear: bool,
    /// Their team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// How far the record has come.
    pub delivery: Delivery,
}

/// A team on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TeamRow {
    /// Which.
    pub team: RecordId,
    /// What it is called.
    pub name: String,
    /// Who leads it: a check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<RecordId>,
    /// Who is in it: check-ins.
    pub members: Vec<RecordId>,
    /// Buddy pairs.
    pub pairs: Vec<(RecordId, RecordId)>,
    /// Broken up.
    pub ended: bool,
    /// What its lead should put right.
    pub warnings: Vec<TeamWarning>,
}

/// A task on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TaskRow {
    /// Which.
    pub task: RecordId,
    /// The tracking number.
    pub number: String,
    /// What to do.
    pub what: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whereabouts: Option<String>,
    /// Which team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// When it was given.
    #[ts(type = "string")]
    pub given: DateTime<Utc>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub done: Option<DateTime<Utc>>,
    /// How far it is.
    pub state: TaskState,
    /// How it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// A roll-call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RollCallRow {
    /// Which.
    pub roll_call: RecordId,
    /// Why it was called.
    pub trigger: String,
    /// When.
    #[ts(type = "string")]
    pub called: DateTime<Utc>,
    /// Who called it.
    pub by: String,
    /// Who has answered: check-ins.
    pub answered: Vec<RecordId>,
    /// Who is here and has not: check-ins.
    pub unaccounted: Vec<RecordId>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// A line of the activity log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActivityRow {
    /// When it happened.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who wrote it down.
    pub by: String,
    /// What happened.
    pub text: String,
}

/// Everything about volunteers at an event, at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Board {
    /// The event's name.
    pub name: String,
    /// Who is here, the longest first.
    pub here: Vec<CheckInRow>,
    /// Who was here.
    pub gone: Vec<CheckInRow>,
    /// The event is over and these have not checked out: effectively missing.
    pub missing: Vec<RecordId>,
    /// The teams.
    pub teams: Vec<TeamRow>,
    /// The tasks, open ones first.
    pub tasks: Vec<TaskRow>,
    /// Roll-calls, the latest first.
    pub roll_calls: Vec<RollCallRow>,
    /// When the next is due, while somebody is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub next_roll_call: Option<DateTime<Utc>>,
    /// More people than one person can lead, and too few teams.
    pub too_many_to_lead: bool,
    /// The activity log.
    pub log: Vec<ActivityRow>,
    /// Devices besides this one that are joined here now, while this one shares without the relay.
    pub joined: u32,
}

/// What a scan did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Scanned {
    /// Whose badge.
    pub name: String,
    /// Their check-in.
    pub check_in: RecordId,
    /// They came or went; none when it was the second scan of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// They are not registered with the city: the city does not cover them.
    pub unregistered: bool,
}

/// Somebody's hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HoursRow {
    /// Their name.
    pub name: String,
    /// At which event.
    pub event: String,
    /// Their stays.
    pub stays: Vec<Stay>,
    /// Seconds of whole stays.
    pub seconds: i64,
    /// An end is missing: more hours than these, and somebody has to say.
    pub unclear: bool,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct VolunteersAnswers {
    /// The roster.
    pub roster: Vec<VolunteerRow>,
    /// The volunteer's id.
    pub register: RecordId,
    /// Nothing.
    pub change: (),
    /// How to reach them, when something is written down.
    pub contact: Option<ContactView>,
    /// The board.
    pub board: Board,
    /// What the scan did.
    pub scan: Scanned,
    /// The check-in.
    pub come: RecordId,
    /// Nothing.
    pub stamp: (),
    /// Nothing.
    pub unstamp: (),
    /// The team.
    pub team: RecordId,
    /// The task's tracking number.
    pub task: String,
    /// Nothing.
    pub end_task: (),
    /// The roll-call.
    pub call_roll: RecordId,
    /// Nothing.
    pub answered: (),
    /// Nothing.
    pub close_roll: (),
    /// Nothing.
    pub log: (),
    /// Nothing.
    pub amend: (),
    /// The event as incident command sees it.
    pub incident: IncidentView,
    /// The same, as it is now.
    pub edit_incident: IncidentView,
    /// The form.
    pub printed: Printed,
    /// Hours.
    pub hours: Vec<HoursRow>,
}
