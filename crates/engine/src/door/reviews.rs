//! The social worker's cases, and what officers ask of the social worker.

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use model::reviews::Contact;
use model::{ContactWay, ReviewOutcome};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of reviews: `{"do": "reviews", "ask": "all"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Reviews {
    /// What officers asked, the latest first: an officer's own, a social worker's all.
    Requests,
    /// One request, whole. That it was looked at is written down.
    Request {
        /// Which.
        request: RecordId,
    },
    /// Asks the social worker to look at how somebody is.
    AskFor {
        /// Who.
        person: String,
        /// Why; lines become paragraphs.
        reason: String,
    },
    /// Tells the officer what they may know. For social workers.
    Answer {
        /// Which request.
        request: RecordId,
        /// What is said.
        answer: String,
    },
    /// The cases, what is due first at the top. For social workers and the custodian.
    All,
    /// One case, whole. That it was looked at is written down.
    One {
        /// Which.
        review: RecordId,
    },
    /// Opens a case, from an officer's request, a referral, or somebody's word.
    Begin {
        /// What is known.
        form: ReviewForm,
    },
    /// Changes an open case.
    Change {
        /// Which.
        review: RecordId,
        /// Only what changed.
        form: ReviewForm,
    },
    /// Writes a contact down.
    Contact {
        /// In which case.
        review: RecordId,
        /// How.
        #[ts(type = "string")]
        way: ContactWay,
        /// What it was about.
        note: String,
        /// When; now unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        at: Option<DateTime<Utc>>,
    },
    /// Closes a case; how it ended has to be said.
    Close {
        /// Which.
        review: RecordId,
        /// How, in a word that is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        outcome: Option<ReviewOutcome>,
        /// How, in a sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended: Option<String>,
    },
    /// How many cases each year, without names. For social workers and the custodian.
    Years,
}

/// A case as it is filled in; what is left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ReviewForm {
    /// Who it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The officer's request that it comes of; only of a new case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RecordId>,
    /// The referral that it comes of; only of a new case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral: Option<RecordId>,
    /// Who asked by word of mouth; only of a new case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<MemberId>,
    /// What the person needs; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// What is to be reached; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<String>,
    /// When it is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub next_review: Option<NaiveDate>,
}

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReviewRequestRow {
    /// Which.
    pub request: RecordId,
    /// Who asks.
    pub asked_by: String,
    /// Who it is about, for whoever wrote it; others open it, and that is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Which social worker has taken it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<String>,
    /// There is an answer.
    pub answered: bool,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// Only on this device: it goes out as soon as the relay is there.
    pub waits: bool,
}

/// One request, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReviewRequestView {
    /// As in the list.
    pub row: ReviewRequestRow,
    /// Who it is about.
    pub person: String,
    /// Why.
    pub reason: Vec<String>,
    /// What the officer may know of what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Whether this person may take it up and answer.
    pub may_answer: bool,
}

/// A case in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReviewRow {
    /// Which.
    pub review: RecordId,
    /// Whose case it is.
    pub worker: String,
    /// Who it is about, for whoever's case it is; others open it, and that is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// When it is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub next_review: Option<NaiveDate>,
    /// It has to be looked at today.
    pub due: bool,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub outcome: Option<ReviewOutcome>,
    /// When it was opened.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// Only on this device: its space opens as soon as the relay is there.
    pub waits: bool,
}

/// One case, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReviewView {
    /// As in the list.
    pub row: ReviewRow,
    /// Who it is about.
    pub person: String,
    /// The officer's request that it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RecordId>,
    /// The referral that it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<RecordId>,
    /// Who asked by word of mouth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<String>,
    /// What the person needs.
    pub needs: Vec<String>,
    /// What is to be reached.
    pub goals: Vec<String>,
    /// The contacts, the latest first.
    pub contacts: Vec<Contact>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Since when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// The last day that the next look may be set to; none while the city says none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub latest_review: Option<NaiveDate>,
    /// Whether this person may change it.
    pub may_change: bool,
}

/// Cases of each year. Small numbers are suppressed, and whatever would give them away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewYears {
    /// What is smaller is suppressed.
    pub fewer_than: u32,
    /// How cases ended, one for each column; none for those that are open.
    #[ts(type = "(string | null)[]")]
    pub outcomes: Vec<Option<ReviewOutcome>>,
    /// The years.
    pub rows: Vec<ReviewYear>,
}

/// A year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewYear {
    /// Which: cases count in the year they were opened in.
    pub year: i32,
    /// As many as there are outcomes; none is suppressed.
    pub cells: Vec<Option<u32>>,
    /// All of them; none is suppressed.
    pub total: Option<u32>,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct ReviewsAnswers {
    /// The list.
    pub requests: Vec<ReviewRequestRow>,
    /// The request.
    pub request: ReviewRequestView,
    /// The request's id.
    pub ask_for: RecordId,
    /// The request as it is now.
    pub answer: ReviewRequestView,
    /// The list.
    pub all: Vec<ReviewRow>,
    /// The case.
    pub one: ReviewView,
    /// The case's id.
    pub begin: RecordId,
    /// The case as it is now.
    pub change: ReviewView,
    /// The case as it is now.
    pub contact: ReviewView,
    /// The case as it is now.
    pub close: ReviewView,
    /// The counts.
    pub years: ReviewYears,
}
