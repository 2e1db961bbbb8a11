//! A visit to log, as a host fills it in.

use std::time::SystemTime;

use engine::bad_field;
use engine::door::{NewFollowUp, NewVisit, Spot};

use super::{all_parsed, parsed};
use crate::trouble::Trouble;

/// A visit to log. Only `place` or `spot` is needed; the rest is filled in.
#[derive(Debug, Clone, Default, PartialEq, uniffi::Record)]
pub struct VisitDraft {
    /// A known place, by its id.
    #[uniffi(default = None)]
    pub place: Option<String>,
    /// Or a spot on the map.
    #[uniffi(default = None)]
    pub spot: Option<SpotDraft>,
    /// What kind of place, such as `business`; the place's unless told.
    #[uniffi(default = None)]
    pub kind: Option<String>,
    /// District code; the place's or the spot's unless told.
    #[uniffi(default = None)]
    pub district: Option<String>,
    /// The place's unless told.
    #[uniffi(default = None)]
    pub neighborhood: Option<String>,
    /// Now unless told.
    #[uniffi(default = None)]
    pub started: Option<SystemTime>,
    /// When it ended.
    #[uniffi(default = None)]
    pub ended: Option<SystemTime>,
    /// Officers besides the one who logs it, by their ids.
    #[uniffi(default = [])]
    pub with_officers: Vec<String>,
    /// Who had the idea, such as `requested`; self-initiated unless told.
    #[uniffi(default = None)]
    pub origin: Option<String>,
    /// How many people were reached, approximately.
    #[uniffi(default = None)]
    pub people_reached: Option<u32>,
    /// Words of the pack.
    #[uniffi(default = [])]
    pub topics: Vec<String>,
    /// ISO 639 code.
    #[uniffi(default = None)]
    pub language: Option<String>,
    /// Words of the pack.
    #[uniffi(default = [])]
    pub materials: Vec<String>,
    /// The tips that were given: words of the pack.
    #[uniffi(default = [])]
    pub tips: Vec<String>,
    /// CAD or case number.
    #[uniffi(default = None)]
    pub case_number: Option<String>,
    /// The public note; lines become paragraphs.
    #[uniffi(default = None)]
    pub note: Option<String>,
    /// The not-public note; its own record in its own space.
    #[uniffi(default = None)]
    pub private_note: Option<String>,
    /// Something promised at the visit.
    #[uniffi(default = None)]
    pub promise: Option<PromiseDraft>,
    /// The kept form it came from, by its id; thrown away in the same save.
    #[uniffi(default = None)]
    pub form: Option<String>,
}

/// A spot on the map that is no known place.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct SpotDraft {
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// What people call it. Public, so no names of persons.
    #[uniffi(default = None)]
    pub label: Option<String>,
}

/// Something promised at a visit.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PromiseDraft {
    /// What is promised.
    pub promise: String,
    /// By which day, such as `2026-11-30`.
    pub due: String,
    /// Who keeps it, by the member's id; the one who logs it unless told.
    #[uniffi(default = None)]
    pub owner: Option<String>,
}

impl TryFrom<VisitDraft> for NewVisit {
    type Error = Trouble;

    fn try_from(draft: VisitDraft) -> Result<Self, Trouble> {
        Ok(Self {
            draft: draft.form.map(|form| parsed("form", &form)).transpose()?,
            place: draft.place.map(|place| parsed("place", &place)).transpose()?,
            spot: draft.spot.map(|SpotDraft { lat, lon, label }| Spot { lat, lon, label }),
            kind: draft.kind.map(Into::into),
            district: draft.district,
            neighborhood: draft.neighborhood,
            started: draft.started.map(Into::into),
            ended: draft.ended.map(Into::into),
            with: all_parsed("with_officers", &draft.with_officers)?,
            origin: draft.origin.map(Into::into),
            people_reached: draft.people_reached,
            topics: draft.topics.into_iter().collect(),
            language: draft.language,
            materials: draft.materials.into_iter().collect(),
            tips: draft.tips.into_iter().collect(),
            case_number: draft.case_number,
            note: draft.note,
            private_note: draft.private_note,
            follow_up: draft.promise.map(TryInto::try_into).transpose()?,
        })
    }
}

impl TryFrom<PromiseDraft> for NewFollowUp {
    type Error = Trouble;

    fn try_from(draft: PromiseDraft) -> Result<Self, Trouble> {
        let no_day = |_| bad_field("due", "That is no day.", "Write it as year, month and day: 2026-11-30.");
        Ok(Self {
            promise: draft.promise,
            due: draft.due.parse().map_err(no_day)?,
            owner: draft.owner.map(|owner| parsed("owner", &owner)).transpose()?,
            visit: None,
            place: None,
        })
    }
}
