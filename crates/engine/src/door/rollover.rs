//! The turn of a district year: who holds what, and which promises change hands.

use chrono::NaiveDate;
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who holds a district in the year to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewAssignment {
    /// Who.
    pub member: MemberId,
    /// The district's code.
    pub district: String,
}

/// What the turn of a year changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearPlan {
    /// The year that begins.
    pub year: u16,
    /// Its districts.
    pub districts: Vec<DistrictTurn>,
    /// Districts keep the boundaries of the year before: none were written down for this one.
    pub same_boundaries: bool,
    /// Districts that nobody holds: codes.
    pub unassigned: Vec<String>,
    /// Promises that change hands, the first due first.
    pub hand_overs: Vec<HandOverRow>,
    /// Promises that stay with who made them.
    pub staying: u32,
    /// Promises whose owner goes and that nobody can take; they stay as they are.
    pub without_officer: Vec<HandOverRow>,
    /// Places that lie in another district from then on.
    pub moved_places: Vec<MovedPlace>,
}

/// A district, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DistrictTurn {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Who held it: names.
    pub before: Vec<String>,
    /// Who holds it: names.
    pub after: Vec<String>,
    /// How many open places lie in it from then on.
    pub places: u32,
    /// How many promises its officers take over.
    pub taken_over: u32,
}

/// A promise that changes hands, or should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOverRow {
    /// Which.
    pub follow_up: RecordId,
    /// What was promised.
    pub promise: String,
    /// By which day.
    #[ts(type = "string")]
    pub due: NaiveDate,
    /// The place's name.
    pub place_name: Option<String>,
    /// The district that decides: its code.
    pub district: Option<String>,
    /// Who promised: a name.
    pub from: String,
    /// Who keeps it from then on: a name.
    pub to: Option<String>,
}

/// A place that lies in another district from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovedPlace {
    /// Which.
    pub place: RecordId,
    /// Its name.
    pub name: String,
    /// The district's code before.
    pub from: Option<String>,
    /// The district's code after.
    pub to: Option<String>,
}
