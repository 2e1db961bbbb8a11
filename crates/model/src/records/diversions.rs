//! Young people kept out of court. In the juvenile partition, apart from everything about adults.

use chrono::{DateTime, NaiveDate, Utc};
use ids::MemberId;
use serde::{Deserialize, Serialize};

use crate::diversion::Check;
use crate::words::DiversionOutcome;

/// A diversion: a child, what they are said to have done, and what they do instead of going to court. Its
/// rules are in [`crate::diversion`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Diversion {
    /// Which officer brings it.
    pub referred_by: MemberId,
    /// The child.
    pub child: String,
    /// How old they were. No birthday is kept.
    pub age: u8,
    /// The class of the offence, by the pack's word.
    pub offence: String,
    /// The CAD or case number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// How often they were diverted before.
    pub prior_diversions: u16,
    /// How often a court has found against them before.
    pub prior_findings: u16,
    /// What was checked, and each answer, as it was on that day.
    pub checks: Vec<Check>,
    /// Who speaks for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guardian: Option<String>,
    /// How to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guardian_reach: Option<String>,
    /// When they agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub guardian_agreed: Option<DateTime<Utc>>,
    /// Whether the child is diverted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diverted: Option<bool>,
    /// Who decided that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<MemberId>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub decided: Option<DateTime<Utc>>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What the child does, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub conditions: Vec<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub due: Option<NaiveDate>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<DiversionOutcome>,
    /// How it ended, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Since when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
