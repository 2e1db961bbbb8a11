//! Explorers: who they are, their sessions, ride-alongs, hours. For their advisors alone, but for each
//! one's own page.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use model::SessionKind;
use model::hours::Way;
use model::youth::{AwardStanding, Barred, Ledger, Paper, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AdultForm, AdultRow, AwardsView, Letter, OwnPageView};

/// What can be asked of the Explorers' program: `{"do": "explorers", "ask": "roster"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Explorers {
    /// Everybody, with their papers and hours.
    Roster,
    /// Takes an Explorer in.
    Admit {
        /// The Explorer: a name is needed.
        explorer: ExplorerForm,
    },
    /// Changes an Explorer.
    Change {
        /// Who.
        explorer: RecordId,
        /// Only what changed.
        change: ExplorerForm,
    },
    /// The sessions, the latest first.
    Sessions,
    /// One session, with who was there.
    Session {
        /// Which.
        session: RecordId,
    },
    /// Plans a session.
    AddSession {
        /// The session: name, kind, beginning and end are needed.
        session: SessionForm,
    },
    /// Changes a session; not its hours once they are approved.
    EditSession {
        /// Which.
        session: RecordId,
        /// Only what changed.
        change: SessionForm,
    },
    /// An Explorer comes or goes.
    Attend {
        /// At which session.
        session: RecordId,
        /// Who.
        explorer: RecordId,
        /// Which way.
        way: Way,
        /// When; now unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        at: Option<DateTime<Utc>>,
    },
    /// Approves the hours of a session: two adults were there, and everybody's hours are clear.
    Approve {
        /// Which session.
        session: RecordId,
    },
    /// The adults who may be with Explorers, with their papers.
    Adults,
    /// Enters the papers of an adult, or changes them.
    RegisterAdult {
        /// Who.
        member: MemberId,
        /// Only what is new.
        adult: AdultForm,
    },
    /// Ride-alongs, the latest first, with what bars them.
    Rides,
    /// Plans a ride-along.
    PlanRide {
        /// Who rides.
        explorer: RecordId,
        /// With whom.
        officer: MemberId,
        /// When it begins.
        #[ts(type = "string")]
        starts: DateTime<Utc>,
        /// When they have to be back.
        #[ts(type = "string")]
        ends: DateTime<Utc>,
    },
    /// Says what became of a ride-along.
    Ride {
        /// Which.
        ride: RecordId,
        /// What.
        step: RideStep,
    },
    /// How often each officer rode with each Explorer.
    Pairings,
    /// An Explorer's approved hours over a time, as a letter for their school.
    Letter {
        /// Whose.
        explorer: RecordId,
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last.
        #[ts(type = "string")]
        until: NaiveDate,
    },
    /// The table of awards, off unless somebody turned it on.
    Awards,
    /// Changes the table of awards.
    SetAwards {
        /// The whole table.
        awards: model::Awards,
    },
    /// The own page of the Explorer who asks.
    OwnPage,
}

/// A step of a ride-along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RideStep {
    /// An advisor approves it: the one who says so.
    Approve,
    /// They leave. Refused while anything bars them.
    Leave,
    /// They are back: the calls they went to and the Explorer's report.
    Return {
        /// The calls, lines become paragraphs; no names.
        calls: String,
        /// The report.
        report: String,
    },
    /// It does not take place.
    CallOff,
}

/// An Explorer to take in, or what changed of one. `null` takes a paper back: a consent that was withdrawn, say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ExplorerForm {
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When they joined; today unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub joined: Option<NaiveDate>,
    /// Until when the guardian's consent is good.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub consent_until: Option<Option<NaiveDate>>,
    /// Until when the youth-protection training is good.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub training_until: Option<Option<NaiveDate>>,
    /// Until when they are registered.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub registered_until: Option<Option<NaiveDate>>,
    /// Who they are among the agency's members, when they have a device of their own: they read their
    /// own page on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// No longer an Explorer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<bool>,
}

/// A session to plan, or what changed in one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct SessionForm {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In which column its hours stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SessionKind>,
    /// When it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub starts: Option<DateTime<Utc>>,
    /// When it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub ends: Option<DateTime<Utc>>,
    /// The registered adults who are there, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub adults: Option<std::collections::BTreeSet<MemberId>>,
    /// Called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called_off: Option<bool>,
}

/// An Explorer in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ExplorerRow {
    /// Who.
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
    /// Service within twelve months, against the table of awards while it is on.
    pub awards: Vec<AwardStanding>,
    /// How their papers stand today.
    pub papers: BTreeMap<Paper, Standing>,
    /// Their hours, column by column.
    pub hours: Ledger,
    /// Who they are among the agency's members, when they have a device of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member: Option<MemberId>,
    /// No longer an Explorer.
    pub left: bool,
}

/// A session in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct SessionRow {
    /// Which.
    pub session: RecordId,
    /// What it is called.
    pub name: String,
    /// In which column its hours stand.
    pub kind: SessionKind,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When it ends.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// The adults who are there.
    pub adults: Vec<String>,
    /// The same, as members.
    pub adult_ids: Vec<MemberId>,
    /// Of these, whose papers are not in order on its day: they do not count.
    pub not_registered: Vec<String>,
    /// Fewer than two who count: it must not be held like this.
    pub too_few_adults: bool,
    /// Who approved its hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// Called off.
    pub called_off: bool,
}

/// One session, with who was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionView {
    /// As in the list.
    pub row: SessionRow,
    /// Everybody who was there.
    pub attendance: Vec<AttendanceRow>,
}

/// Somebody at a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct AttendanceRow {
    /// Who.
    pub explorer: RecordId,
    /// Their name.
    pub name: String,
    /// Since when they are here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub here_since: Option<DateTime<Utc>>,
    /// Seconds of whole stays.
    pub seconds: i64,
    /// An end is missing: somebody has to say.
    pub unclear: bool,
}

/// A ride-along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RideRow {
    /// Which.
    pub ride: RecordId,
    /// Who rides.
    pub explorer: String,
    /// With whom.
    pub officer: String,
    /// The calls they went to.
    pub calls: Vec<String>,
    /// The Explorer's report.
    pub report: Vec<String>,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When they have to be back.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// Who approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
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
    /// Why it must not begin.
    pub barred: Vec<Barred>,
    /// Out for longer than was planned: somebody has to look.
    pub overdue: bool,
}

/// How often an officer rode with an Explorer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PairingRow {
    /// The Explorer.
    pub explorer: String,
    /// The officer.
    pub officer: String,
    /// Rides they made.
    pub rides: u32,
    /// Of them back late.
    pub late: u32,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct ExplorersAnswers {
    /// The roster.
    pub roster: Vec<ExplorerRow>,
    /// The Explorer's id.
    pub admit: RecordId,
    /// Nothing.
    pub change: (),
    /// The sessions.
    pub sessions: Vec<SessionRow>,
    /// The session.
    pub session: SessionView,
    /// The session's id.
    pub add_session: RecordId,
    /// The session as it is now.
    pub edit_session: SessionView,
    /// Nothing.
    pub attend: (),
    /// The session as it is now.
    pub approve: SessionView,
    /// The adults.
    pub adults: Vec<AdultRow>,
    /// Nothing.
    pub register_adult: (),
    /// The rides.
    pub rides: Vec<RideRow>,
    /// The ride's id.
    pub plan_ride: RecordId,
    /// The ride as it is now.
    pub ride: RideRow,
    /// The pairings.
    pub pairings: Vec<PairingRow>,
    /// The letter.
    pub letter: Letter,
    /// The table.
    pub awards: AwardsView,
    /// The table as it is now.
    pub set_awards: AwardsView,
    /// The page; nothing while there is none.
    pub own_page: Option<OwnPageView>,
}
