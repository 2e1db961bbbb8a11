//! The record that the law asks for when a provider told officers something about a patient in a crisis.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use ids::MemberId;
use serde::{Deserialize, Serialize};

/// A provider told something for one crisis (Minn. Stat. 144.294 subd. 2). Its rules are in
/// [`crate::crisis`]. In a space of its own: read by who asked, and by the custodian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct CrisisRequest {
    /// Who asked.
    pub requestor: MemberId,
    /// When.
    #[ts(type = "string")]
    pub asked: DateTime<Utc>,
    /// The crisis that the department went to, by its CAD or case number.
    pub case_number: String,
    /// Who is in the crisis.
    pub patient: String,
    /// Who told.
    pub provider: String,
    /// Why it was necessary: whose health or safety.
    pub necessity: String,
    /// What was told, a paragraph each, when it has to be kept until it is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub told: Vec<String>,
    /// What it was used for: see [`crate::crisis::Use`]. The law knows one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub uses: BTreeSet<String>,
    /// When the patient was told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub informed: Option<DateTime<Utc>>,
    /// How the patient was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed_how: Option<String>,
    /// Why the patient was not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_informed: Option<String>,
    /// Since when nothing is left to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
