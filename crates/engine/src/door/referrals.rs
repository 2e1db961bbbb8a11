//! Referrals: somebody is handed to a partner who can help. Each is read by those whom it concerns.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use model::{ReferralState, Screened};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::referral_rows::{
    ColleagueRow, CountsView, OverdueRow, PartnerInbox, PartnerRow, ReferralRow, ReferralView,
};

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
        /// The visit that it came out of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visit: Option<RecordId>,
        /// A screening, and the questions that were answered with yes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        screened: Option<Answered>,
    },
    /// What a screening says to these answers; nothing is written.
    Screen {
        /// The answers.
        answered: Answered,
    },
    /// The person has agreed, asked alone; the notice of the city's settings was read to them. The referral
    /// goes on to “consented”.
    Agree {
        /// To which.
        referral: RecordId,
        /// What may be told.
        scope: String,
        /// Until when; as many days as the city's settings say, unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        expires: Option<DateTime<Utc>>,
        /// The person was asked with nobody there who may have hurt them.
        alone: bool,
        /// In which language the notice was read, by its ISO 639 code; English unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// What is done next.
        next: String,
        /// By when.
        #[ts(type = "string")]
        due: DateTime<Utc>,
    },
    /// Sends it without asking: somebody is in danger and cannot be asked. The reason is kept.
    SendInEmergency {
        /// Which.
        referral: RecordId,
        /// Why there was no asking.
        because: String,
        /// What is done next.
        next: String,
        /// By when.
        #[ts(type = "string")]
        due: DateTime<Utc>,
    },
    /// The person takes back what they agreed to: the referral is withdrawn, the partner reads it no longer.
    TakeBack {
        /// Which.
        referral: RecordId,
    },
    /// Another colleague refers from now on, with what was to do and, if wanted, the open promises of the
    /// visit that it came out of. Needs the relay.
    HandOver {
        /// Which.
        referral: RecordId,
        /// To whom, of [`Referrals::Colleagues`].
        to: MemberId,
    },
    /// The open promises of a visit that are this person's become a colleague's.
    HandOverVisit {
        /// Which visit.
        visit: RecordId,
        /// To whom, of [`Referrals::Colleagues`].
        to: MemberId,
    },
    /// Who may refer, without this person.
    Colleagues,
    /// Steps that are late, the latest first: for those who watch over the clocks. Nothing of the person.
    Overdue,
    /// What waits at this partner's desk.
    Inbox,
    /// What would be told of a quarter: small counts suppressed, as they would be sent. For a one-way partner.
    Counts {
        /// Which quarter: “2026-Q3”.
        quarter: String,
    },
    /// Tells the counts of a quarter that is over, once. For a one-way partner.
    SendCounts {
        /// Which quarter: “2026-Q3”.
        quarter: String,
    },
    /// What one-way partners have told, the latest first.
    Told,
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

/// A screening, answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Answered {
    /// Which screening, by its word.
    pub screening: String,
    /// The questions that were answered with yes, by their words.
    pub yes: BTreeSet<String>,
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
    /// What it says.
    pub screen: Screened,
    /// The referral as it is now.
    pub agree: ReferralView,
    /// The referral as it is now.
    pub send_in_emergency: ReferralView,
    /// The referral as it is now.
    pub take_back: ReferralView,
    /// How many promises went with it.
    pub hand_over: u32,
    /// How many promises there were.
    pub hand_over_visit: u32,
    /// The list.
    pub colleagues: Vec<ColleagueRow>,
    /// The list.
    pub overdue: Vec<OverdueRow>,
    /// The inbox.
    pub inbox: PartnerInbox,
    /// The counts.
    pub counts: CountsView,
    /// The counts as they were sent.
    pub send_counts: CountsView,
    /// The list.
    pub told: Vec<CountsView>,
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
