//! Problems that are worked on (SARA), time pulled off the beat, and retail-crime trends of the region.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use model::{AbstractionKind, Problem, ProblemState, RecordKind, TheftMethod, TrendNote};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Conflict, DeliveryDetail};

/// What can be asked of problems: `{"do": "problems", "ask": "all"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Problems {
    /// The problems, those whose review is due first, closed ones last.
    All,
    /// One, whole.
    One {
        /// Which.
        problem: RecordId,
    },
    /// Begins one: its title is needed.
    Begin {
        /// The problem.
        problem: ProblemForm,
    },
    /// Changes one.
    Change {
        /// Which.
        problem: RecordId,
        /// The `heads` of the view that was edited: what others changed since is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<String>,
        /// Only what changed.
        change: ProblemForm,
    },
    /// Brings one to another state, forward by one step or back by any.
    Step {
        /// Which.
        problem: RecordId,
        /// To which state.
        #[ts(type = "string")]
        to: ProblemState,
        /// How it ended; needed to close.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    /// Ties a visit, a place or a follow-up to a problem, or unties it.
    Tie {
        /// Which problem.
        problem: RecordId,
        /// What is tied.
        record: RecordId,
        /// Whether it is tied from now on.
        tied: bool,
    },
    /// Writes down time that was pulled off the beat.
    Abstract {
        /// What for, how long.
        abstraction: AbstractionForm,
    },
    /// Time pulled off the beat in these days, the latest first.
    Abstractions {
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last day.
        #[ts(type = "string")]
        until: NaiveDate,
    },
    /// Retail-crime trends of the region, the latest first.
    Trends,
    /// Writes one down.
    AddTrend {
        /// The trend.
        trend: TrendForm,
    },
    /// A trend no longer holds.
    WithdrawTrend {
        /// Which.
        trend: RecordId,
    },
}

/// A problem to begin, or what changed in one; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ProblemForm {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who sees to it; whoever begins it unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// District code; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Neighborhood; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// Topic, by word; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// What happens; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scanning: Option<String>,
    /// Why; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analysis: Option<String>,
    /// What will be different; empty for nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// What is done; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// Whether it helped; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
    /// When somebody looks at it again; `null` when nobody is to.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub review: Option<Option<NaiveDate>>,
}

/// A problem in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProblemRow {
    /// Which.
    pub problem: RecordId,
    /// What it is called.
    pub title: String,
    /// How far it is.
    pub state: ProblemState,
    /// Since when it is there.
    #[ts(type = "string")]
    pub since: NaiveDate,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// When somebody looks at it again.
    #[ts(type = "string | null")]
    pub review: Option<NaiveDate>,
    /// That day is past.
    pub review_due: bool,
    /// How it ended.
    pub outcome: Option<String>,
    /// How many visits, places and follow-ups are tied to it.
    pub ties: u32,
}

/// One problem, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProblemView {
    /// Which.
    pub problem: RecordId,
    /// Pass it back as `seen` when editing.
    pub heads: String,
    /// As in the list.
    pub row: ProblemRow,
    /// The record.
    pub record: Problem,
    /// Who sees to it.
    pub owner: String,
    /// What is tied to it: places first, then visits, then follow-ups.
    pub tied: Vec<TiedRow>,
    /// The days it came to its states, in order.
    pub days: Vec<StateDay>,
    /// Every state it can be brought to, and what is missing for it.
    pub steps: Vec<StepRow>,
    /// Mentions of its topic at its places, by week: what was before and after, to be weighed by people.
    pub measured: Option<Measured>,
    /// What has to be settled.
    pub conflicts: Vec<Conflict>,
    /// How far it has come.
    pub delivery: DeliveryDetail,
}

/// Something that is tied to a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TiedRow {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: RecordKind,
    /// What people would call it.
    pub title: String,
    /// When it was, or is due.
    #[ts(type = "string | null")]
    pub day: Option<NaiveDate>,
    /// The place to open: a follow-up is shown at its place.
    pub place: Option<RecordId>,
}

/// A day a problem came to a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StateDay {
    /// The day.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The state.
    pub state: ProblemState,
}

/// A state that a problem can be brought to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepRow {
    /// The state.
    pub to: ProblemState,
    /// It is a step back.
    pub back: bool,
    /// What is missing, said so that somebody can do it; none when nothing is.
    pub missing: Option<String>,
}

/// Mentions of a problem's topic at its places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Measured {
    /// The Mondays of twelve weeks, the earliest first.
    #[ts(type = "string[]")]
    pub mondays: Vec<NaiveDate>,
    /// Mentions in each.
    pub mentions: Vec<u32>,
    /// Visits to its places in each.
    pub visits: Vec<u32>,
    /// The day the response began, when it did.
    #[ts(type = "string | null")]
    pub response: Option<NaiveDate>,
}

/// Time pulled off the beat, to write down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct AbstractionForm {
    /// What for.
    pub kind: AbstractionKind,
    /// District code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// When it began; as long ago as it took unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub started: Option<DateTime<Utc>>,
    /// How long.
    pub minutes: u32,
    /// A word about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Time that was pulled off the beat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AbstractionRow {
    /// Which.
    pub abstraction: RecordId,
    /// What for.
    pub kind: AbstractionKind,
    /// District code.
    pub district: Option<String>,
    /// When it began.
    #[ts(type = "string")]
    pub started: DateTime<Utc>,
    /// How long.
    pub minutes: u32,
    /// A word about it.
    pub note: Option<String>,
}

/// A retail-crime trend, to write down. There is no field for a person, a vehicle or a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TrendForm {
    /// The first day it tells of.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// Where, as widely as helps.
    pub area: String,
    /// How it is done.
    pub method: TheftMethod,
    /// What goes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub goods: BTreeSet<String>,
    /// About how often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// What is seen; lines become paragraphs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What helps against it; lines become paragraphs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helps: Option<String>,
}

/// A retail-crime trend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrendNoteRow {
    /// Which.
    pub trend: RecordId,
    /// The record.
    pub record: TrendNote,
    /// Whoever asks may say that it no longer holds.
    pub may_withdraw: bool,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct ProblemsAnswers {
    /// The list.
    pub all: Vec<ProblemRow>,
    /// The problem.
    pub one: ProblemView,
    /// The problem's id.
    pub begin: RecordId,
    /// The problem as it is now.
    pub change: ProblemView,
    /// The problem as it is now.
    pub step: ProblemView,
    /// The problem as it is now.
    pub tie: ProblemView,
    /// The record's id.
    #[ts(rename = "abstract")]
    pub abstract_: RecordId,
    /// The list.
    pub abstractions: Vec<AbstractionRow>,
    /// The list.
    pub trends: Vec<TrendNoteRow>,
    /// The trend's id.
    pub add_trend: RecordId,
    /// Nothing.
    pub withdraw_trend: (),
}
