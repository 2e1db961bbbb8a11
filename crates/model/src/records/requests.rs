//! What the custodian writes down about records that were handed out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

use crate::disclosure::WithheldCount;
use crate::words::Audience;

/// What a request for records asks for; everything given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Asked {
    /// Words in a note, a promise or its outcome, a place's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// At this place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// About this topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// In this district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Made, promised or owned by this member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<MemberId>,
    /// With exactly this CAD or case number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// From this day, in the city's zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub from: Option<NaiveDate>,
    /// Until this day, it included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub until: Option<NaiveDate>,
    /// In the record of a disclosure: words were typed that are not written down, because what a
    /// person asks about themselves would tell who it was.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub words_kept_back: bool,
}

/// That records were handed out. Nobody has to say who they are, so no field asks; presumptively
/// public itself, so no names of persons in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Disclosure {
    /// When.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// Which custodian.
    pub by: MemberId,
    /// Who asked, in a word.
    pub audience: Audience,
    /// What it was for, in the custodian's words.
    pub purpose: String,
    /// The agency's own number of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The law that lets the asking agency have not-public data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// What was asked for.
    pub asked: Asked,
    /// The records that the custodian chose of what was found; empty when all of it went out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub chosen: BTreeSet<RecordId>,
    /// How many records of each kind went out, with at least one field shown.
    pub counts: BTreeMap<String, u32>,
    /// What was withheld, and by which law.
    pub withheld: Vec<WithheldCount>,
}
