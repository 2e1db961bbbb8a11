//! What the custodian writes down about unsent work that was let go.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use serde::{Deserialize, Serialize};

/// That work in custody was thrown away, by whom, and why. Presumptively public itself: it names the
/// records and not what stood in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Disposal {
    /// When.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// Which custodian.
    pub by: MemberId,
    /// Why, in the custodian's words.
    pub because: String,
    /// The law or the schedule that lets it go, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// How many unsent changes.
    pub entries: u32,
    /// How many unfinished forms.
    pub forms: u32,
    /// The records that the changes were of.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<RecordId>>")]
    pub records: BTreeSet<RecordId>,
    /// Whose work it was.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<Vec<MemberId>>")]
    pub written_by: BTreeSet<MemberId>,
}
