//! What an Explorer sees of their own.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use model::OwnSession;
use model::youth::{Ledger, Paper, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An Explorer's own page, as they see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnPageView {
    /// Their name.
    pub name: String,
    /// When they joined.
    #[ts(type = "string")]
    pub joined: NaiveDate,
    /// How their papers stand today.
    pub papers: BTreeMap<Paper, Standing>,
    /// The last day of each paper that there is.
    #[ts(type = "{ [key in Paper]?: string }")]
    pub until: BTreeMap<Paper, NaiveDate>,
    /// Their hours, column by column.
    pub hours: Ledger,
    /// The sessions they were at, the latest first.
    pub sessions: Vec<OwnSession>,
    /// Their ride-alongs, the latest first.
    pub rides: Vec<OwnRideRow>,
    /// No longer an Explorer.
    pub left: bool,
}

/// A ride-along, as the Explorer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct OwnRideRow {
    /// With whom.
    pub officer: String,
    /// When it begins.
    #[ts(type = "string")]
    pub starts: DateTime<Utc>,
    /// When they have to be back.
    #[ts(type = "string")]
    pub ends: DateTime<Utc>,
    /// Whether an advisor has approved it.
    pub approved: bool,
    /// When they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub left: Option<DateTime<Utc>>,
    /// When they were back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub returned: Option<DateTime<Utc>>,
    /// Called off.
    pub called_off: bool,
}
