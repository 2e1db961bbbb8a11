//! Referrals: somebody is handed to a partner who can help. Each is read by those whom it concerns.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use model::ReferralState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of referrals: `{"do": "referrals", "ask": "all"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Referrals {
    /// Those that this person belongs to, what is due first at the top.
    All,
    /// Who takes referrals: members of partner agencies.
    Partners,
    /// One, whole. That it was looked at is written down.
    One {
        /// Which.
        referral: RecordId,
    },
    /// Begins one: a draft, in a space of its own, that the partner does not read yet.
    Begin {
        /// To whom, of [`Referrals::Partners`].
        partner: MemberId,
        /// What the person needs, lines become paragraphs.
        reason: String,
        /// What is done next.
        next: String,
        /// By when.
        #[ts(type = "string")]
        due: DateTime<Utc>,
    },
    /// Says the reason anew, as long as nothing was sent.
    Reason {
        /// Of which.
        referral: RecordId,
        /// What the person needs.
        reason: String,
    },
    /// A step: `may` of the view says which there are. Sent, the partner reads it as soon as the relay is there.
    Step {
        /// Of which.
        referral: RecordId,
        /// To which state.
        #[ts(type = "string")]
        to: ReferralState,
        /// What is done next; needed unless it is the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<String>,
        /// By when; needed unless it is the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        due: Option<DateTime<Utc>>,
        /// Why; needed to refuse and to take back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<String>,
        /// How it ended; needed to close.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    /// Leaves a word in a referral that this person may write to and not read, or reads: it is sealed to those
    /// who read it, and does not come back.
    Leave {
        /// In which.
        referral: RecordId,
        /// What it says.
        text: String,
    },
    /// Lets somebody else in whose role has a part in referrals, such as a supervisor. Needs the relay.
    LetIn {
        /// Into which.
        referral: RecordId,
        /// Whom.
        member: MemberId,
    },
    /// Lets somebody go: what is written from then on has a new key. Needs the relay.
    LetGo {
        /// Of which.
        referral: RecordId,
        /// Whom.
        member: MemberId,
    },
}

/// A referral in the list: nothing about the person.
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
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct ReferralsAnswers {
    /// The list.
    pub all: Vec<ReferralRow>,
    /// The list.
    pub partners: Vec<PartnerRow>,
    /// The referral.
    pub one: ReferralView,
    /// The referral's id.
    pub begin: RecordId,
    /// Nothing.
    pub reason: (),
    /// Nothing.
    pub leave: (),
    /// The referral as it is now.
    pub step: ReferralView,
    /// The referral as it is now.
    pub let_in: ReferralView,
    /// The referral as it is now.
    pub let_go: ReferralView,
}
