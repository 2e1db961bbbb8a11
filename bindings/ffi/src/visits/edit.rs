//! What changed in a visit, as a host says it.
//!
//! Left out, emptied and given are three things; uniffi has no optional optional, so what is emptied
//! stands in a list of its own.

use std::time::SystemTime;

use engine::door::VisitChange;

use super::all_parsed;
use crate::trouble::Trouble;

/// What changed in a visit; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, uniffi::Record)]
pub struct VisitEdit {
    /// How many people were reached.
    #[uniffi(default = None)]
    pub people_reached: Option<u32>,
    /// What kind of place.
    #[uniffi(default = None)]
    pub kind: Option<String>,
    /// When it began.
    #[uniffi(default = None)]
    pub started: Option<SystemTime>,
    /// When it ended.
    #[uniffi(default = None)]
    pub ended: Option<SystemTime>,
    /// Who had the idea.
    #[uniffi(default = None)]
    pub origin: Option<String>,
    /// The officers, all of them, by their ids.
    #[uniffi(default = None)]
    pub officers: Option<Vec<String>>,
    /// The topics, all of them.
    #[uniffi(default = None)]
    pub topics: Option<Vec<String>>,
    /// The materials, all of them.
    #[uniffi(default = None)]
    pub materials: Option<Vec<String>>,
    /// The tips that were given, all of them.
    #[uniffi(default = None)]
    pub tips: Option<Vec<String>>,
    /// ISO 639 code.
    #[uniffi(default = None)]
    pub language: Option<String>,
    /// CAD or case number.
    #[uniffi(default = None)]
    pub case_number: Option<String>,
    /// The whole public note; lines become paragraphs.
    #[uniffi(default = None)]
    pub note: Option<String>,
    /// The whole not-public note; lines become paragraphs.
    #[uniffi(default = None)]
    pub private_note: Option<String>,
    /// Fields to empty. One that is given above as well is emptied.
    #[uniffi(default = [])]
    pub emptied: Vec<EmptiedField>,
    /// A withdrawn visit stands again.
    #[uniffi(default = false)]
    pub stands_again: bool,
}

/// A field of a visit that may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum EmptiedField {
    /// How many people were reached.
    PeopleReached,
    /// When it ended.
    Ended,
    /// The language.
    Language,
    /// The CAD or case number.
    CaseNumber,
}

impl TryFrom<VisitEdit> for VisitChange {
    type Error = Trouble;

    fn try_from(edit: VisitEdit) -> Result<Self, Trouble> {
        let mut change = Self {
            people_reached: edit.people_reached.map(Some),
            kind: edit.kind.map(Into::into),
            started: edit.started.map(Into::into),
            ended: edit.ended.map(|ended| Some(ended.into())),
            origin: edit.origin.map(Into::into),
            officers: edit.officers.map(|all| all_parsed("officers", &all)).transpose()?,
            topics: edit.topics.map(|all| all.into_iter().collect()),
            materials: edit.materials.map(|all| all.into_iter().collect()),
            tips: edit.tips.map(|all| all.into_iter().collect()),
            language: edit.language.map(Some),
            case_number: edit.case_number.map(Some),
            note: edit.note,
            private_note: edit.private_note,
            state: edit.stands_again.then_some(engine::door::VisitState::Logged),
        };
        for field in edit.emptied {
            match field {
                EmptiedField::PeopleReached => change.people_reached = Some(None),
                EmptiedField::Ended => change.ended = Some(None),
                EmptiedField::Language => change.language = Some(None),
                EmptiedField::CaseNumber => change.case_number = Some(None),
            }
        }
        Ok(change)
    }
}
