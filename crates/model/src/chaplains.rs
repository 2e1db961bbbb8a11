//! How a call-out of a chaplain goes on: who may say what, and in which order.
//!
//! Times and what follows, nothing else: what is said to a chaplain is never asked for.

use chrono::{DateTime, NaiveDate, Utc};
use ids::MemberId;
use serde::{Deserialize, Serialize};

use crate::CallOut;

/// How far a call-out is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "CallOutStage")]
pub enum Stage {
    /// No chaplain has said that they go.
    Waiting,
    /// One is on the way.
    OnTheWay,
    /// One is there.
    There,
    /// Something is still to do.
    FollowUp,
    /// It is over.
    Over,
    /// It was called off.
    CalledOff,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "say")]
#[ts(optional_fields)]
#[ts(rename = "CallOutSaid")]
pub enum Step {
    /// A chaplain goes.
    Accept,
    /// They are there.
    Arrive,
    /// They leave, and perhaps something follows.
    Leave {
        /// What is still to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follow_up: Option<String>,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string")]
        due: Option<NaiveDate>,
    },
    /// What followed is done.
    FollowedUp,
    /// Nobody needs to come any more.
    CallOff {
        /// Why.
        because: String,
    },
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It does not follow from where the call-out is.
    NotFromHere,
    /// A chaplain says that.
    ForChaplains,
    /// The chaplain who went says that.
    ForWhoWent,
    /// Who called, or a chaplain, says that.
    NotYours,
    /// It has to say why.
    NeedsReason,
    /// What follows needs a day.
    NeedsDay,
}

/// How far it is.
pub fn stage(call: &CallOut) -> Stage {
    match call {
        CallOut { called_off: Some(_), .. } => Stage::CalledOff,
        CallOut { closed: Some(_), .. } => Stage::Over,
        CallOut { left: Some(_), .. } => Stage::FollowUp,
        CallOut { arrived: Some(_), .. } => Stage::There,
        CallOut { chaplain: Some(_), .. } => Stage::OnTheWay,
        _ => Stage::Waiting,
    }
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// Themselves.
    pub member: MemberId,
    /// Whether they are a chaplain.
    pub is_chaplain: bool,
}

/// The call-out after this step, if they may take it now.
pub fn after(call: &CallOut, who: Who, step: &Step, now: DateTime<Utc>) -> Result<CallOut, Wrong> {
    let from = match step {
        Step::Accept => &[Stage::Waiting][..],
        Step::Arrive => &[Stage::OnTheWay],
        Step::Leave { .. } => &[Stage::There],
        Step::FollowedUp => &[Stage::FollowUp],
        Step::CallOff { .. } => &[Stage::Waiting, Stage::OnTheWay],
    };
    if !from.contains(&stage(call)) {
        return Err(Wrong::NotFromHere);
    }
    let went = call.chaplain == Some(who.member);
    match step {
        Step::Accept if !who.is_chaplain => return Err(Wrong::ForChaplains),
        Step::Arrive | Step::Leave { .. } if !went => return Err(Wrong::ForWhoWent),
        Step::FollowedUp if !who.is_chaplain => return Err(Wrong::ForChaplains),
        Step::CallOff { .. } if !(who.is_chaplain || call.requested_by == who.member) => {
            return Err(Wrong::NotYours);
        }
        _ => {}
    }
    let call = call.clone();
    Ok(match step {
        Step::Accept => CallOut { chaplain: Some(who.member), accepted: Some(now), ..call },
        Step::Arrive => CallOut { arrived: Some(now), ..call },
        Step::Leave { follow_up: None, .. } => CallOut { left: Some(now), closed: Some(now), ..call },
        Step::Leave { due: None, .. } => return Err(Wrong::NeedsDay),
        Step::Leave { follow_up, due } => {
            CallOut { left: Some(now), follow_up: follow_up.clone(), follow_up_due: *due, ..call }
        }
        Step::FollowedUp => CallOut { followed_up: Some(now), closed: Some(now), ..call },
        Step::CallOff { because } if because.is_empty() => return Err(Wrong::NeedsReason),
        Step::CallOff { because } => CallOut { called_off: Some(because.clone()), closed: Some(now), ..call },
    })
}

/// Whether what follows should have been done.
pub fn is_late(call: &CallOut, today: NaiveDate) -> bool {
    stage(call) == Stage::FollowUp && call.follow_up_due.is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests;
