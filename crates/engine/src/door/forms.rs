//! What screens fill in: drafts, new records, changes, questions.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ids::{DraftId, MemberId, RecordId};
use model::{Origin, PlaceKind, Spot, VisitState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form as it is being filled in. Its fields are the screen's own business.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Made by whoever began the form: a version 7 UUID.
    pub draft: DraftId,
    /// Which form: `visit`.
    pub form: String,
    /// Whatever the form holds.
    pub fields: serde_json::Value,
    /// When it was last kept; the engine fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub kept: Option<DateTime<Utc>>,
}

/// Where a device is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Here {
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
}

/// A visit to log. Only place or spot is needed; the rest is filled in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct NewVisit {
    /// The draft it came from; thrown away in the same transaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftId>,
    /// A known place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// Or a spot on the map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spot: Option<Spot>,
    /// The place's kind unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// The place's or the spot's district unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The place's neighborhood unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// Now unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub started: Option<DateTime<Utc>>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub ended: Option<DateTime<Utc>>,
    /// Officers besides the one who logs it.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub with: BTreeSet<MemberId>,
    /// Self-initiated unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// How many people were reached, approximately.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people_reached: Option<u32>,
    /// Words of the pack.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub topics: BTreeSet<String>,
    /// ISO 639 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Words of the pack.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub materials: BTreeSet<String>,
    /// Tips that were given: words of the pack.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub tips: BTreeSet<String>,
    /// CAD or case number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// The public note; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The not-public note; its own record in its own space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_note: Option<String>,
    /// Something promised at the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<NewFollowUp>,
}

/// What changed in a visit; what is left out stays. `null` empties a field that may be empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct VisitChange {
    /// How many people were reached; `null` empties it.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "number | null", optional)]
    pub people_reached: Option<Option<u32>>,
    /// What kind of place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub started: Option<DateTime<Utc>>,
    /// When it ended; `null` empties it.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub ended: Option<Option<DateTime<Utc>>>,
    /// Who had the idea.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The officers, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub officers: Option<BTreeSet<MemberId>>,
    /// The topics, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<String>>")]
    pub topics: Option<BTreeSet<String>>,
    /// The materials, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<String>>")]
    pub materials: Option<BTreeSet<String>>,
    /// The tips, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Vec<String>>")]
    pub tips: Option<BTreeSet<String>>,
    /// ISO 639 code; `null` empties it.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub language: Option<Option<String>>,
    /// CAD or case number; `null` empties it.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub case_number: Option<Option<String>>,
    /// The whole public note; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The whole not-public note; lines become paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_note: Option<String>,
    /// Lets a withdrawn visit stand again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<VisitState>,
}

/// A place to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct NewPlace {
    /// What it is called.
    pub name: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it is; gives the district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub here: Option<Here>,
    /// The neighborhood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighborhood: Option<String>,
    /// The district, when it is not known where the place is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// What the next visitor should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What changed in a place; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PlaceChange {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What kind of place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// Street and number; `null` empties it.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub address: Option<Option<String>>,
    /// Where it is; gives the district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<Here>,
    /// The neighborhood; `null` empties it.
    #[serde(skip_serializing_if = "Option::is_none", with = "super::forms::maybe")]
    #[ts(type = "string | null", optional)]
    pub neighborhood: Option<Option<String>>,
    /// What the next visitor should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// No longer there, or there again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
}

/// A promise to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct NewFollowUp {
    /// What is promised.
    pub promise: String,
    /// By which day.
    #[ts(type = "string")]
    pub due: NaiveDate,
    /// Who keeps it; the one who writes it down unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The visit it was promised at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<RecordId>,
    /// The place it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
}

/// What to look for; everything given must hold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct SearchQuery {
    /// Words in note, place, topics, case number; the last may be unfinished.
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
    /// At places of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// From this day, in the city's zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub from: Option<NaiveDate>,
    /// Until this day, it included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub until: Option<NaiveDate>,
    /// The `next` of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// At most so many; 50 unless told, 200 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A field that is left out, emptied with `null`, or given.
pub(crate) mod maybe {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::option_option, reason = "left out, emptied and given are three things")]
    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<Option<T>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(to)
    }

    #[allow(clippy::option_option, reason = "left out, emptied and given are three things")]
    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::deserialize(from).map(Some)
    }
}
