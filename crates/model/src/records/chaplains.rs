//! A chaplain is called out. Nothing of what is said to a chaplain is ever written down here.

use chrono::{DateTime, NaiveDate, Utc};
use ids::MemberId;
use serde::{Deserialize, Serialize};

use crate::words::CallOutKind;

/// A call-out of a chaplain. Its rules are in [`crate::chaplains`]. In a space of its own: read by who
/// called, by the chaplains, and by the custodian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct CallOut {
    /// Who called.
    pub requested_by: MemberId,
    /// When.
    #[ts(type = "string")]
    pub requested: DateTime<Utc>,
    /// For what.
    pub kind: CallOutKind,
    /// Where to.
    pub whereabouts: String,
    /// What the chaplain should know before, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub need: Vec<String>,
    /// Which chaplain goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chaplain: Option<MemberId>,
    /// When they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub accepted: Option<DateTime<Utc>>,
    /// When they were there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub arrived: Option<DateTime<Utc>>,
    /// When they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub left: Option<DateTime<Utc>>,
    /// What is still to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub follow_up_due: Option<NaiveDate>,
    /// When that was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub followed_up: Option<DateTime<Utc>>,
    /// Why it was called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_off: Option<String>,
    /// Since when nobody has to act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
