//! What the screens show of visits: rows, the whole, what has to be settled, what was found.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use model::fields::Class;
use model::{Origin, PlaceKind, RecordKind, Visit, VisitState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Delivery, DeliveryDetail, FollowUpRow};

/// A visit in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VisitRow {
    /// Its id.
    pub visit: RecordId,
    /// The known place, if it was one.
    pub place: Option<RecordId>,
    /// The place's name, or what the spot was called.
    pub place_name: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// District code.
    pub district: Option<String>,
    /// Neighborhood.
    pub neighborhood: Option<String>,
    /// When it began.
    #[ts(type = "string")]
    pub started: DateTime<Utc>,
    /// Who made it: names.
    pub officers: Vec<String>,
    /// Who had the idea.
    pub origin: Origin,
    /// Approximately.
    pub people_reached: Option<u32>,
    /// Words of the pack.
    pub topics: Vec<String>,
    /// The first paragraph of the public note.
    pub note: Option<String>,
    /// Whether it stands.
    pub state: VisitState,
    /// How far it has come.
    pub delivery: Delivery,
    /// It has values to settle.
    pub in_conflict: bool,
}

/// One visit, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VisitView {
    /// Its id.
    pub visit: RecordId,
    /// Pass it back as `seen` when editing.
    pub heads: String,
    /// The record.
    pub record: Visit,
    /// The place's name, or what the spot was called.
    pub place_name: String,
    /// The officers' names, in the order of `record.officers`.
    pub officers: Vec<String>,
    /// The not-public note, for those who may read it.
    pub private_note: Option<PrivateNote>,
    /// What was promised at it.
    pub follow_ups: Vec<FollowUpRow>,
    /// What has to be settled, in the visit and in its not-public note.
    pub conflicts: Vec<Conflict>,
    /// How far it has come.
    pub delivery: DeliveryDetail,
}

/// A not-public note with its class and the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrivateNote {
    /// Its own record.
    pub record: RecordId,
    /// A paragraph each.
    pub note: Vec<String>,
    /// Its class.
    pub class: Class,
    /// The law that gives the class.
    pub citation: String,
}

/// Values that were written at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// The record it is in.
    pub record: RecordId,
    /// What that is; only in the list over all records.
    pub kind: Option<RecordKind>,
    /// What people would call it; only in the list over all records.
    pub title: Option<String>,
    /// The field; a paragraph of a note is `note.N`, counted from 0.
    pub field: String,
    /// Every value, the one that shows meanwhile first.
    pub values: Vec<ConflictValue>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictValue {
    /// Pass it back to choose this one.
    pub choice: String,
    /// The value.
    pub value: serde_json::Value,
    /// Who wrote it.
    pub author: String,
    /// The author, as a member: whether it is one's own.
    pub member: Option<MemberId>,
    /// When, by the author's clock.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// A page of found visits, the latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Found {
    /// The visits.
    pub visits: Vec<VisitRow>,
    /// Pass it back as `after` for the next page; none on the last.
    pub next: Option<String>,
}

/// One change in a record's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryLine {
    /// When, by the author's clock.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who.
    pub author: String,
    /// The author, as a member.
    pub member: Option<MemberId>,
    /// The fields it touched.
    pub fields: Vec<String>,
    /// It proved itself by a signature of the author's device.
    pub signed: bool,
}
