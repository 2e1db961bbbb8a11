//! Outreach: events with their head counts, groups with their meetings.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use model::{Event, EventState, Group};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Conflict, DeliveryDetail, FollowUpRow, HeadCounts};

/// What can be asked of outreach: `{"do": "outreach", "ask": "event", "event": …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Outreach {
    /// The calendar.
    Events {
        /// From when; the beginning of today unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        from: Option<DateTime<Utc>>,
        /// Until when; 60 days after `from` unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        until: Option<DateTime<Utc>>,
    },
    /// One event, whole.
    Event {
        /// Which.
        event: RecordId,
    },
    /// Plans an event, or a meeting of a group.
    AddEvent {
        /// The event: name, beginning and end are needed.
        event: EventForm,
    },
    /// Changes an event.
    EditEvent {
        /// Which.
        event: RecordId,
        /// The `heads` of the view that was edited: what others changed since is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<String>,
        /// Only what changed.
        change: EventForm,
    },
    /// Counts people, or things handed out: several phones at once add up.
    Count {
        /// At which event.
        event: RecordId,
        /// What is counted.
        what: Counted,
        /// Which: adults, teens, children; or a material's word.
        word: String,
        /// How many more; below zero takes back.
        by: i32,
    },
    /// How many came to the events of these days, by group of people.
    HeadCounts {
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last day.
        #[ts(type = "string")]
        until: NaiveDate,
    },
    /// The groups, those that are due first.
    Groups,
    /// One group, whole: its meetings, what was promised to it.
    Group {
        /// Which.
        group: RecordId,
    },
    /// Adds a group.
    AddGroup {
        /// The group: its name is needed.
        group: GroupForm,
    },
    /// Changes a group.
    EditGroup {
        /// Which.
        group: RecordId,
        /// Only what changed.
        change: GroupForm,
    },
}

/// What is counted at an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// People, by group of people.
    Heads,
    /// Things handed out.
    HandedOut,
}

/// An event to plan, or what changed in one; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct EventForm {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The program it belongs to, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// The group whose meeting it is; `null` when it is none's.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "RecordId | null", optional)]
    pub group: Option<Option<RecordId>>,
    /// A known place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// Where, when it is no known place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whereabouts: Option<String>,
    /// When it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub starts: Option<DateTime<Utc>>,
    /// When it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub ends: Option<DateTime<Utc>>,
    /// Who is on duty there, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub staff: Option<BTreeSet<MemberId>>,
    /// Groups that take part, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<String>>")]
    pub with: Option<BTreeSet<String>>,
    /// How many people are expected; 0 takes the number out again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<u32>,
    /// What those on duty should know; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// How it went; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debrief: Option<String>,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<EventState>,
    /// Its number, for forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// A group to add, or what changed in one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct GroupForm {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Who attends for the department, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub liaisons: Option<BTreeSet<MemberId>>,
    /// After so many days without a meeting it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_after_days: Option<u16>,
    /// No longer kept in touch with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
}

/// An event in the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EventRow {
    /// Which.
    pub event: RecordId,
    /// What it is called.
    pub name: String,
    /// Its program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// The group whose meeting it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whereabouts: Option<String>,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When it ends.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// Who is on duty there.
    pub staff: Vec<String>,
    /// This person is on duty there.
    pub mine: bool,
    /// Heads counted, over all groups of people.
    pub heads: i64,
    /// How far it is.
    pub state: EventState,
}

/// One event, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EventView {
    /// Which.
    pub event: RecordId,
    /// Pass it back as `seen` when editing.
    pub heads: String,
    /// As in the calendar.
    pub row: EventRow,
    /// The record.
    pub record: Event,
    /// Heads counted by group of people, each group of the city's first.
    pub counted: BTreeMap<String, i64>,
    /// What of it only this device knows: nobody else counts it yet.
    pub only_here: BTreeMap<String, i64>,
    /// What has to be settled.
    pub conflicts: Vec<Conflict>,
    /// How far it has come.
    pub delivery: DeliveryDetail,
}

/// A group in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct GroupRow {
    /// Which.
    pub group: RecordId,
    /// What it is called.
    pub name: String,
    /// Who attends for the department.
    pub liaisons: Vec<String>,
    /// When it last met with somebody of the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub last_met: Option<DateTime<Utc>>,
    /// When it meets next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub next: Option<DateTime<Utc>>,
    /// No meeting for longer than it should be, and none to come.
    pub due: bool,
    /// No longer kept in touch with.
    pub closed: bool,
}

/// One group, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupView {
    /// As in the list.
    pub row: GroupRow,
    /// The record.
    pub record: Group,
    /// Its meetings, the latest first.
    pub meetings: Vec<EventRow>,
    /// What was promised to it, open ones first.
    pub promises: Vec<FollowUpRow>,
}

/// What each question is answered with: `OutreachAnswers["event"]`. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct OutreachAnswers {
    /// The calendar.
    pub events: Vec<EventRow>,
    /// The event.
    pub event: EventView,
    /// The event's id.
    pub add_event: RecordId,
    /// The event as it is now.
    pub edit_event: EventView,
    /// The sum for that word.
    pub count: i64,
    /// The table.
    pub head_counts: HeadCounts,
    /// The groups.
    pub groups: Vec<GroupRow>,
    /// The group.
    pub group: GroupView,
    /// The group's id.
    pub add_group: RecordId,
    /// The group as it is now.
    pub edit_group: GroupView,
}
