//! A referral: somebody is handed to a partner who can help. In a space of its own, read by nobody but
//! those who hand over, those who take over, and the custodian.

use chrono::{DateTime, Utc};
use ids::MemberId;
use serde::{Deserialize, Serialize};

use crate::words::ReferralState;

/// A referral. How it goes on is said in [`crate::referrals`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Referral {
    /// Who refers.
    pub referrer: MemberId,
    /// Who takes over at the partner agency.
    pub partner: MemberId,
    /// How far it is.
    pub state: ReferralState,
    /// Who acts next.
    pub owner: MemberId,
    /// What they do next; nothing once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// By when: a warm handoff is a matter of minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub due: Option<DateTime<Utc>>,
    /// What the person needs, a paragraph each: no more than whoever takes over has to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub reason: Vec<String>,
    /// How often the partner tried to reach the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// Why it was declined or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// How it ended: verified, never assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Since when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}
