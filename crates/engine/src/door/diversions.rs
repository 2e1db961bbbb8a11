//! Children kept out of court, in the juvenile partition.

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::DiversionOutcome;
use model::diversion::{Check, DiversionRules, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of diversions: `{"do": "diversions", "ask": "all"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Diversions {
    /// What the city asks; none when it diverts nobody.
    Rules,
    /// The list, what somebody has to act on first.
    All,
    /// One, whole. That it was looked at is written down.
    One {
        /// Which.
        diversion: RecordId,
    },
    /// Writes a child down, and checks.
    Begin {
        /// What is known.
        form: DiversionForm,
    },
    /// Corrects what is known, and checks again; until it is decided.
    Correct {
        /// Which.
        diversion: RecordId,
        /// Everything that is known.
        form: DiversionForm,
    },
    /// Who speaks for the child, and whether they agree.
    Guardian {
        /// Of which.
        diversion: RecordId,
        /// Their name.
        guardian: String,
        /// How to reach them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reach: Option<String>,
        /// Whether they agree.
        agreed: bool,
    },
    /// Decides.
    Decide {
        /// Which.
        diversion: RecordId,
        /// Whether the child is diverted.
        divert: bool,
        /// Why; needed when not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<String>,
        /// What the child does; lines become paragraphs. Needed when diverted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conditions: Option<String>,
        /// By when; needed when diverted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        due: Option<NaiveDate>,
    },
    /// How it ended.
    End {
        /// Which.
        diversion: RecordId,
        /// In a word.
        #[ts(type = "string")]
        outcome: DiversionOutcome,
        /// In a sentence.
        ended: String,
    },
}

/// What is known of a child.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct DiversionForm {
    /// The child.
    pub child: String,
    /// How old they were.
    pub age: u8,
    /// The class of the offence, by the pack's word; anything else is none of its classes.
    pub offence: String,
    /// The CAD or case number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// Earlier diversions.
    pub prior_diversions: u16,
    /// Earlier findings of a court.
    pub prior_findings: u16,
}

/// A diversion in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct DiversionRow {
    /// Which.
    pub diversion: RecordId,
    /// The child, for the officer who wrote it; others open it, and that is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// Which officer brings it.
    pub referred_by: String,
    /// How far it is.
    pub stage: Stage,
    /// Whether every check holds.
    pub eligible: bool,
    /// By when everything is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub due: Option<NaiveDate>,
    /// That day is past.
    pub overdue: bool,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub outcome: Option<DiversionOutcome>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// One diversion, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct DiversionView {
    /// As in the list.
    pub row: DiversionRow,
    /// What is known.
    pub form: DiversionForm,
    /// What was checked, with each answer.
    pub checks: Vec<Check>,
    /// Who speaks for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guardian: Option<String>,
    /// How to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// When they agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub agreed: Option<DateTime<Utc>>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub decided: Option<DateTime<Utc>>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What the child does.
    pub conditions: Vec<String>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Whether nothing stands against diverting the child now.
    pub may_divert: bool,
    /// Whether this person may change it.
    pub may_change: bool,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct DiversionsAnswers {
    /// What the city asks.
    pub rules: Option<DiversionRules>,
    /// The list.
    pub all: Vec<DiversionRow>,
    /// The diversion.
    pub one: DiversionView,
    /// The diversion's id.
    pub begin: RecordId,
    /// The diversion as it is now.
    pub correct: DiversionView,
    /// The diversion as it is now.
    pub guardian: DiversionView,
    /// The diversion as it is now.
    pub decide: DiversionView,
    /// The diversion as it is now.
    pub end: DiversionView,
}
