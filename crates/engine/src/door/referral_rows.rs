//! How referrals are shown: in lists, whole, at a partner's desk, to those who watch over the clocks.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use model::{Consent, ReferralState, Screened};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A referral in the list. It is read where the referral is, and by nobody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReferralRow {
    /// Which.
    pub referral: RecordId,
    /// How far it is.
    pub state: ReferralState,
    /// Who refers.
    pub referrer: String,
    /// Who takes over.
    pub partner: String,
    /// Who acts next.
    pub owner: String,
    /// Whether that is the person who asks.
    pub is_mine: bool,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub due: Option<DateTime<Utc>>,
    /// Whoever acts next is late.
    pub overdue: bool,
    /// Only on this device: its space opens as soon as the relay is there.
    pub waits: bool,
    /// The partner's organization; that of nobody's is empty.
    pub organization: String,
    /// Nothing about the person ever comes back from it.
    pub one_way: bool,
    /// It is over.
    pub over: bool,
    /// The first words of what the person needs, to tell one from another.
    pub need: String,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
}

/// One referral, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReferralView {
    /// As in the list.
    pub row: ReferralRow,
    /// What is done next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// What the person needs.
    pub reason: Vec<String>,
    /// How often the partner tried to reach the person.
    pub attempts: u32,
    /// Why it was declined or taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// When it was written down.
    #[ts(type = "string")]
    pub recorded: DateTime<Utc>,
    /// What was left by those who write and do not read, the latest first.
    pub left: Vec<LeftWordRow>,
    /// The steps that this person may take.
    pub may: Vec<ReferralState>,
    /// Everybody who reads it today, by the roster.
    pub readers: Vec<String>,
    /// Which side this person speaks for; none who only reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<ReferralSide>,
    /// What was agreed to, the latest first.
    pub consents: Vec<ConsentRow>,
    /// What has to be there before it is sent; nothing once it is, or when nothing is lacking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lacks: Option<ConsentLacks>,
    /// To whom consent is given, by name.
    pub recipient: String,
    /// The visit that it came out of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<RecordId>,
    /// What a screening said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screened: Option<Screened>,
    /// The steps are kept on this device alone: the agency reads none of them.
    pub kept_here: bool,
    /// It can be handed over by this person now.
    pub can_hand_over: bool,
}

/// Which side somebody speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReferralSide {
    /// Whoever refers.
    Referrer,
    /// Whoever takes over.
    Partner,
}

/// Why a referral cannot be sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentLacks {
    /// The person was not asked.
    Consent,
    /// They took it back.
    Revoked,
    /// Its time is over.
    Expired,
    /// It does not count: another recipient, not asked alone, no reason.
    DoesNotCount,
}

/// What somebody agreed to, or the emergency that stood in for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ConsentRow {
    /// Which.
    pub consent: RecordId,
    /// Who wrote it down.
    pub by: String,
    /// The record.
    pub record: Consent,
    /// It counts now.
    pub counts: bool,
}

/// A word that was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftWordRow {
    /// By whom.
    pub from: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// What it says.
    pub text: String,
}

/// Somebody who takes referrals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartnerRow {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their organization; empty when it is not said.
    pub organization: String,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub about: Option<String>,
    /// Nothing about a person ever comes back from it.
    pub one_way: bool,
    /// The person has to agree before anything is sent.
    pub needs_consent: bool,
}

/// What waits at a partner's desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartnerInbox {
    /// Nobody has looked yet.
    pub fresh: Vec<ReferralRow>,
    /// Somebody is at it.
    pub working: Vec<ReferralRow>,
    /// They are over, the latest first.
    pub over: Vec<ReferralRow>,
    /// The partner is one-way: steps stay on this device.
    pub one_way: bool,
    /// The quarters that are over and not told yet, the latest first.
    pub quarters: Vec<String>,
}

/// Somebody's step is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct OverdueRow {
    /// Which referral.
    pub referral: RecordId,
    /// Who refers: whom to ask.
    pub referrer: String,
    /// The partner acts next, not whoever refers.
    pub with_partner: bool,
    /// By when it was due.
    #[ts(type = "string")]
    pub due: DateTime<Utc>,
    /// This person may read the referral itself.
    pub readable: bool,
    /// The partner's organization, where this person may read it: the clock tells nothing of the partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// How far it is, where this person may read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<ReferralState>,
}

/// A colleague who may refer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColleagueRow {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
}

/// Counts of a quarter from a one-way partner; a count is nothing where it is too small to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountsView {
    /// Which partner.
    pub partner: String,
    /// Which quarter.
    pub quarter: String,
    /// Counts smaller than this are not told.
    pub fewer_than: u32,
    /// By what became of them.
    pub counts: std::collections::BTreeMap<String, Option<u32>>,
    /// They were sent.
    pub sent: bool,
}
