//! Addresses of participants of Safe at Home: shown to nobody but those whose work it is.

use chrono::{DateTime, Utc};
use ids::RecordId;
use serde::{Deserialize, Serialize};

/// An address that is shown nowhere (Minn. Stat. ch. 5B). It is kept apart from the place that it was
/// taken out of, in a space of few readers: so that the same address is known when it turns up again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ShieldedAddress {
    /// The place that it was taken out of, if it stood in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RecordId>,
    /// What the place was called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Degrees north, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// No longer shielded; how that came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
