//! What the screens show of places: rows, the whole, what is around a point, coverage.

use chrono::NaiveDate;
use ids::RecordId;
use model::{Place, PlaceKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Conflict, DeliveryDetail, FollowUpRow, MergedPlace, VisitRow};

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlaceRow {
    /// Its id.
    pub place: RecordId,
    /// What it is called.
    pub name: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Street and number.
    pub address: Option<String>,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Whole days since the last visit; none when never visited.
    pub days_since: Option<u32>,
    /// It is due a visit.
    pub due: bool,
    /// Metres from `here`, when both are known.
    pub metres: Option<f64>,
}

/// One place, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlaceView {
    /// Its id.
    pub place: RecordId,
    /// Pass it back as `seen` when editing.
    pub heads: String,
    /// The record.
    pub record: Place,
    /// The places that it stands for, which were merged into it.
    pub merged: Vec<MergedPlace>,
    /// Whole days since the last visit.
    pub days_since: Option<u32>,
    /// It is due a visit.
    pub due: bool,
    /// The latest visits, at most 50.
    pub visits: Vec<VisitRow>,
    /// Open promises.
    pub follow_ups: Vec<FollowUpRow>,
    /// What has to be settled.
    pub conflicts: Vec<Conflict>,
    /// How far it has come.
    pub delivery: DeliveryDetail,
}

/// What is at a point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WhereView {
    /// District code.
    pub district: Option<String>,
    /// The nearest place's neighborhood, within 400 m.
    pub neighborhood: Option<String>,
    /// The nearest places, at most 12, within 2 km.
    pub places: Vec<PlaceRow>,
}

/// Who has been where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coverage {
    /// First day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Last day.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// A row for each district and kind that has places or visits.
    pub rows: Vec<CoverageRow>,
}

/// Visits and places of one kind in one district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverageRow {
    /// District code; none for outside.
    pub district: Option<String>,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Known, open places.
    pub places: u32,
    /// Of these, visited in the period.
    pub visited: u32,
    /// Visits that stand, to places and spots.
    pub visits: u32,
    /// People reached, approximately, where it was written down.
    pub people_reached: u32,
}
