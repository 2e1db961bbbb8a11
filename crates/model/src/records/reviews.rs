//! The social worker's short-term cases, and what officers ask of the social worker. Each in a space of its
//! own: the officer who asked never reads the case that comes of it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::words::ReviewOutcome;

/// An officer asks the social worker to look at how somebody is. Read by both, and by the custodian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ReviewRequest {
    /// Who asks.
    pub asked_by: MemberId,
    /// Who it is about.
    pub person: String,
    /// Why, a paragraph each: no more than the social worker has to know.
    pub reason: Vec<String>,
    /// Who of the social workers has taken it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<MemberId>,
    /// What the officer may know of what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Since when nobody has to act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// A case of the social worker. Its rules are in [`crate::reviews`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct CaseReview {
    /// Whose case it is.
    pub worker: MemberId,
    /// Who it is about.
    pub person: String,
    /// The officer's request that it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RecordId>,
    /// The referral that it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<RecordId>,
    /// Who asked for it by word of mouth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<MemberId>,
    /// What the person needs, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub needs: Vec<String>,
    /// What is to be reached, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub goals: Vec<String>,
    /// Contacts: see [`crate::reviews::Contact`].
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub contacts: BTreeSet<String>,
    /// When it is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub next_review: Option<NaiveDate>,
    /// How it ended, in a word that is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ReviewOutcome>,
    /// How it ended, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Since when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// When it was opened.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
