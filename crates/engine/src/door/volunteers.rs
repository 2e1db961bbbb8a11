//! Volunteers at events: the roster, the board, teams, tasks, roll-calls.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::hours::Way;
use model::{TaskState, VolunteerGroup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FormName, IncidentForm};

/// What can be asked of volunteers' work: `{"do": "volunteers", "ask": "board", "event": …}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Volunteers {
    /// Everybody, by name.
    Roster,
    /// Registers a volunteer.
    Register {
        /// The volunteer: name and group are needed.
        volunteer: VolunteerForm,
    },
    /// Changes a volunteer.
    Change {
        /// Who.
        volunteer: RecordId,
        /// Only what changed.
        change: VolunteerForm,
    },
    /// How to reach a volunteer: not public, so the look is written down. None when nothing is written.
    Contact {
        /// Who.
        volunteer: RecordId,
    },
    /// Who is at an event, who was, teams, tasks and roll-calls.
    Board {
        /// Which event.
        event: RecordId,
    },
    /// A badge was scanned: its volunteer comes, or goes.
    Scan {
        /// At which event.
        event: RecordId,
        /// What stands on the badge.
        badge: String,
    },
    /// Somebody comes: a volunteer of the roster, or somebody who walked up.
    Come {
        /// To which event.
        event: RecordId,
        /// Who.
        who: Who,
    },
    /// Writes a coming or a going down, now or as it was.
    Stamp {
        /// Whose: a check-in.
        check_in: RecordId,
        /// Which way.
        way: Way,
        /// When; now unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        at: Option<DateTime<Utc>>,
    },
    /// Takes a coming or a going back that was not.
    Unstamp {
        /// Whose: a check-in.
        check_in: RecordId,
        /// Which, as the check-in holds it.
        stamp: String,
    },
    /// Makes a team, or changes one.
    Team {
        /// At which event.
        event: RecordId,
        /// Which; a new one unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<RecordId>,
        /// What it is like.
        form: TeamForm,
    },
    /// Gives a team something to do, with a tracking number.
    Task {
        /// At which event.
        event: RecordId,
        /// Which team.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<RecordId>,
        /// What to do.
        what: String,
        /// Where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whereabouts: Option<String>,
    },
    /// Says how a task went.
    EndTask {
        /// Which.
        task: RecordId,
        /// Done, or given up.
        state: TaskState,
        /// How it went.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    /// Calls the roll.
    CallRoll {
        /// At which event.
        event: RecordId,
        /// Why: timer, evacuation, weather, missing person.
        trigger: String,
    },
    /// These have answered.
    Answered {
        /// Which roll-call.
        roll_call: RecordId,
        /// Who: check-ins.
        who: BTreeSet<RecordId>,
    },
    /// Closes a roll-call. With somebody unaccounted for, it says what is done about it.
    CloseRoll {
        /// Which.
        roll_call: RecordId,
        /// How it ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    /// Writes a line into the event's activity log.
    Log {
        /// Which event.
        event: RecordId,
        /// What happened.
        text: String,
    },
    /// Corrects what a check-in says besides comings and goings.
    Amend {
        /// Whose: a check-in.
        check_in: RecordId,
        /// Only what changed.
        change: CheckInForm,
    },
    /// The event as incident command sees it: number, positions, channels.
    Incident {
        /// Which event.
        event: RecordId,
    },
    /// Changes that.
    EditIncident {
        /// Which event.
        event: RecordId,
        /// Only what changed.
        change: IncidentForm,
    },
    /// A form of the event, page by page, and as a table.
    Printed {
        /// Which event.
        event: RecordId,
        /// Which form.
        form: FormName,
    },
    /// Hours of everybody over a time, by event.
    Hours {
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last.
        #[ts(type = "string")]
        until: NaiveDate,
    },
}

/// Who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A volunteer of the roster.
    Volunteer(RecordId),
    /// Somebody who walked up.
    WalkUp(WalkUp),
}

/// Somebody who is in no roster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct WalkUp {
    /// Their name.
    pub name: String,
    /// “Neighborhood”, “Red Cross”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// What they can do.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub skills: BTreeSet<String>,
    /// What they would rather do: fire, medical, search and rescue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefers: Option<String>,
    /// Cell or radio, today only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// What they brought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment: Option<String>,
}

/// What a check-in says besides comings and goings; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct CheckInForm {
    /// “Neighborhood”, “Red Cross”: of somebody who walked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// What they would rather do: fire, medical, search and rescue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefers: Option<String>,
    /// Cell or radio, today only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// What they brought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment: Option<String>,
    /// Miles driven.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub miles: Option<u32>,
}

/// A volunteer to register, or what changed of one. The contact is a record of its own, not public.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct VolunteerForm {
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// CERT, reserve, chaplain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<VolunteerGroup>,
    /// What they can do, all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<String>>")]
    pub skills: Option<BTreeSet<String>>,
    /// Since when they are registered with the city; `null` when they are not after all.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub registered: Option<Option<NaiveDate>>,
    /// Where the paper is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// No longer a volunteer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<bool>,
    /// How to reach them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactForm>,
}

/// How to reach a volunteer: what is left out stays, an empty text is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ContactForm {
    /// Cell phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Address for mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where they live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whom to call when they are hurt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency: Option<String>,
}

/// How to reach a volunteer, for those who may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactView {
    /// The record: for saying why it was looked at.
    pub record: RecordId,
    /// How to reach them.
    pub contact: ContactForm,
    /// Its class, in the words of the law.
    pub class: model::fields::Class,
    /// The law that says so.
    pub citation: String,
}

/// What a team is like; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct TeamForm {
    /// “Team 2”; the next number unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who leads it: a check-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<RecordId>,
    /// Who is in it: check-ins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub members: Option<BTreeSet<RecordId>>,
    /// Buddy pairs of check-ins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Vec<(RecordId, RecordId)>>,
    /// Broken up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<bool>,
}
