//! Call-outs of chaplains.

use chrono::{DateTime, NaiveDate, Utc};
use ids::RecordId;
use model::CallOutKind;
use model::chaplains::{Stage, Step};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of call-outs: `{"do": "chaplains", "ask": "all"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Chaplains {
    /// Those that this person belongs to: who called their own, a chaplain all. What waits comes first.
    All,
    /// One, whole. That it was looked at is written down.
    One {
        /// Which.
        call: RecordId,
    },
    /// Calls a chaplain out.
    Call {
        /// For what.
        #[ts(type = "string")]
        kind: CallOutKind,
        /// Where to.
        whereabouts: String,
        /// What the chaplain should know before; lines become paragraphs.
        need: String,
    },
    /// A step: `may` of the view says which there are.
    Step {
        /// Of which.
        call: RecordId,
        /// Which.
        step: Step,
    },
}

/// A call-out in the list: not where, and nothing about anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CallOutRow {
    /// Which.
    pub call: RecordId,
    /// For what.
    #[ts(type = "string")]
    pub kind: CallOutKind,
    /// How far it is.
    pub stage: Stage,
    /// Who called.
    pub requested_by: String,
    /// When.
    #[ts(type = "string")]
    pub requested: DateTime<Utc>,
    /// Which chaplain goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chaplain: Option<String>,
    /// By when what follows is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub follow_up_due: Option<NaiveDate>,
    /// That day is past.
    pub late: bool,
    /// Only on this device: nobody hears of it until the relay is there.
    pub waits: bool,
}

/// A step's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallOutStep {
    /// A chaplain goes.
    Accept,
    /// They are there.
    Arrive,
    /// They leave.
    Leave,
    /// What followed is done.
    FollowedUp,
    /// Nobody needs to come any more.
    CallOff,
}

/// One call-out, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CallOutView {
    /// As in the list.
    pub row: CallOutRow,
    /// Where to.
    pub whereabouts: String,
    /// What the chaplain should know before.
    pub need: Vec<String>,
    /// When a chaplain said that they go.
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
    /// What is still to do, or was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<String>,
    /// When that was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub followed_up: Option<DateTime<Utc>>,
    /// Why it was called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_off: Option<String>,
    /// The steps that this person may take.
    pub may: Vec<CallOutStep>,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct ChaplainsAnswers {
    /// The list.
    pub all: Vec<CallOutRow>,
    /// The call-out.
    pub one: CallOutView,
    /// The call-out's id.
    pub call: RecordId,
    /// The call-out as it is now.
    pub step: CallOutView,
}
