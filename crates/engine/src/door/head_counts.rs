//! Head counts over a time, by group of people and never by name: to show, to print, to hand on.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ids::RecordId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many came to which event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeadCounts {
    /// The groups of people that were counted, in the order of the columns.
    pub people: Vec<String>,
    /// The events that were not called off, the earliest first.
    pub rows: Vec<HeadCountRow>,
    /// Heads by group of people, over all events.
    pub sums: BTreeMap<String, i64>,
    /// Heads, over everything.
    pub sum: i64,
    /// The same as a file that spreadsheets open.
    pub csv: String,
}

/// How many came to one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct HeadCountRow {
    /// Which event.
    pub event: RecordId,
    /// What it is called.
    pub name: String,
    /// Its program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// When it began.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// Heads by group of people.
    pub heads: BTreeMap<String, i64>,
    /// Heads, over all of them.
    pub sum: i64,
}
