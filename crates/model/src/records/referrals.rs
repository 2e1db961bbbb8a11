//! A referral: somebody is handed to a partner who can help. In a space of its own, read by nobody but
//! those who hand over, those who take over, and the custodian.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
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
    /// Nothing about the person ever comes back from this partner (34 USC 12291(b)(2)): settled when the
    /// referral is begun, so that no later setting opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub one_way: bool,
    /// The visit that it came out of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<RecordId>,
    /// What a screening said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screened: Option<Screened>,
    /// Who referred before and handed it over: they no longer belong to it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<BTreeSet<MemberId>>")]
    pub former: BTreeSet<MemberId>,
}

/// What a screening said about a person: the answers that were yes, and what follows by the agency's rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Screened {
    /// Which screening, by its word.
    pub screening: String,
    /// The questions that were answered with yes.
    pub yes: BTreeSet<String>,
    /// The sum of their weights.
    pub score: u16,
    /// The result, by its word.
    pub result: String,
    /// The result as it was read out then.
    pub label: String,
}

/// That somebody agreed to be referred, or why they could not be asked. In the referral's own space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Consent {
    /// To which referral.
    pub referral: RecordId,
    /// Who asked and wrote it down.
    pub by: MemberId,
    /// The notice as it was read to the person (Tennessen); none in an emergency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// In which language, by its ISO 639 code; none where that was not written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What may be told.
    pub scope: String,
    /// To whom, by name.
    pub recipient: String,
    /// Until when: a release is limited in time.
    #[ts(type = "string")]
    pub expires: DateTime<Utc>,
    /// The person themself agreed, with nobody there who may have hurt them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub alone: bool,
    /// Since when it is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub revoked: Option<DateTime<Utc>>,
    /// Why there was no asking: somebody is in danger and cannot be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// Whose step a referral is and by when, for those who watch over the clocks: nothing of the person, of the
/// partner or of how far it is. In a space that supervisors read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ReferralClock {
    /// Of which referral.
    pub referral: RecordId,
    /// Who refers: whom to ask.
    pub referrer: MemberId,
    /// The partner acts next, not whoever refers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>")]
    pub with_partner: bool,
    /// By when; nothing once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub due: Option<DateTime<Utc>>,
    /// Since when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub closed: Option<DateTime<Utc>>,
}

impl ReferralClock {
    /// The same id on every device that keeps this referral's clock.
    pub fn id(referral: RecordId) -> RecordId {
        RecordId::derived(referral.as_bytes(), "clock")
    }
}

/// All that comes back from a one-way partner: counts of a quarter, small ones suppressed before they leave
/// the partner's device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct PartnerCounts {
    /// Which partner, by name.
    pub partner: String,
    /// Which quarter: “2026-Q3”.
    pub quarter: String,
    /// Counts smaller than this are not told.
    pub fewer_than: u32,
    /// How many, by what became of them; nothing where it is not told.
    pub counts: BTreeMap<String, Option<u32>>,
    /// When they were sent.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

impl PartnerCounts {
    /// The same id on every device of the partner that counts this quarter: it is told once.
    pub fn id(by: MemberId, quarter: &str) -> RecordId {
        RecordId::derived(by.as_bytes(), &format!("partner counts {quarter}"))
    }
}
