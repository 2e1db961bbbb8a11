//! The custodian's queue: what is due for disposal, when, and by which schedule.

use chrono::NaiveDate;
use ids::RecordId;
use model::retention::Period;
use model::{Begins, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A page of what is due for disposal, the longest due first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionQueue {
    /// The day it is about, in the city's zone.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// Every retention class, and how long it is kept.
    pub classes: Vec<ClassKept>,
    /// The records.
    pub rows: Vec<DisposalRow>,
    /// Pass it back as `after` for the next page; none on the last.
    pub next: Option<String>,
}

/// How long a retention class is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassKept {
    /// The class, as the pack has it.
    pub class: String,
    /// In the city's words, where no period is set: nothing of it is ever due.
    pub words: Option<String>,
    /// The period, where one is set.
    pub period: Option<Period>,
    /// How many records are old enough, those that are held included.
    pub old_enough: u32,
}

/// A record that is old enough for disposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposalRow {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: RecordKind,
    /// What people would call it: “Visit: Test Kitchen”.
    pub title: String,
    /// Its retention class.
    pub class: String,
    /// The event that its time runs from.
    pub after: Begins,
    /// The day of that event.
    #[ts(type = "string")]
    pub began: NaiveDate,
    /// The first day on which it need no longer be kept.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// For how many days it has been due; 0 on the day.
    pub days_due: u32,
    /// The schedule's name.
    pub schedule: String,
    /// Where it says so.
    pub citation: String,
    /// Somebody holds it: it stays, however old.
    pub held: bool,
}
