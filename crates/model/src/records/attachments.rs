//! A photo or a paper that is attached to something: what it is, where its bytes are, and what opens them.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

/// Something attached to a visit, an event or a consent. A record of its own in the space of what it belongs
/// to; the kind says which. The bytes are elsewhere, sealed under a key that stands here alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Attachment {
    /// What it is attached to.
    pub of: RecordId,
    /// The referral whose space it is in; of a consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<RecordId>,
    /// What people call it.
    pub name: String,
    /// What it is, as `image/jpeg` or `application/pdf`.
    pub media: String,
    /// How many bytes it has.
    pub length: u64,
    /// The SHA-256 of its sealed bytes, in 64 hexadecimal digits; gone once it was taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What opens them, in base64; gone once it was taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// A small JPEG of it, in base64: shown everywhere at once. None of a paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    /// Where and with what it was taken was kept in it on purpose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub located: bool,
    /// Who added it.
    pub by: MemberId,
    /// When it was added.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// Since when it is taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub removed: Option<DateTime<Utc>>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}
