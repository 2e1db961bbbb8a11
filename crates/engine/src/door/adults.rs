//! Adults who may be with Explorers, and their papers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ids::MemberId;
use model::youth::{AdultPaper, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The papers of an adult, or what changed of them. An empty registration takes it out again, `null` a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct AdultForm {
    /// The registration's number, or where its paper lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// Until when it is good.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub registered_until: Option<Option<NaiveDate>>,
    /// Until when the youth-protection training is good.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub training_until: Option<Option<NaiveDate>>,
    /// The day of the background check.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub checked: Option<Option<NaiveDate>>,
    /// No longer with the Explorers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<bool>,
}

/// An adult in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct AdultRow {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// How their papers stand today.
    pub papers: BTreeMap<AdultPaper, Standing>,
    /// Whether they count as one of the two today.
    pub counts: bool,
    /// The registration's number, or where its paper lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// Until when it is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub registered_until: Option<NaiveDate>,
    /// Until when the youth-protection training is good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub training_until: Option<NaiveDate>,
    /// The day of the background check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub checked: Option<NaiveDate>,
    /// No longer with the Explorers.
    pub left: bool,
}
