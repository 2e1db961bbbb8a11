//! What an officer starts the shift with: promises, places due, the day's visits, drafts.

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::FollowUp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Conflict, Delivery, Draft, PlaceRow, VisitRow};

/// A promise in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FollowUpRow {
    /// Its id.
    pub follow_up: RecordId,
    /// The record.
    pub record: FollowUp,
    /// The owner's name.
    pub owner: String,
    /// The place's name.
    pub place_name: Option<String>,
    /// Days past due; 0 on the day, negative before.
    pub days_late: i32,
    /// When it was kept or dropped; nothing while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub settled: Option<DateTime<Utc>>,
    /// What has to be settled.
    pub conflicts: Vec<Conflict>,
    /// How far it has come.
    pub delivery: Delivery,
}

/// The list an officer starts the shift with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TodayView {
    /// The day, in the city's zone.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The district it is about; none for the whole city, for somebody who holds none.
    pub district: Option<String>,
    /// Open promises that are mine or the district's, or all of the city's where there is no district;
    /// due within a week or late; the latest first.
    pub follow_ups: Vec<FollowUpRow>,
    /// Places due a visit, nearest first, at most 30.
    pub due: Vec<PlaceRow>,
    /// How many are due in all.
    pub due_count: u32,
    /// The day's visits, the latest first.
    pub visits: Vec<VisitRow>,
    /// Forms that were begun and not finished.
    pub drafts: Vec<Draft>,
}
