//! What a device asks for that changes the agency, and whether it may.
//!
//! Whoever may not is answered `NotSaid` and stays connected: a right may have ended while the question
//! was on its way.

use ids::DeviceId;
use protocol::{Frame, MAX_WRAP, SayCode, WRAPS_IN_A_FRAME};
use seal::public::{MAX_ENVELOPE, Right, Roster};

use super::{Effect, Farewell, Question};
use crate::store::{Decline, KeepWraps, SettleCustody, custody_of};

/// What follows from a question.
pub(super) fn ask(roster: &Roster, device: DeviceId, frame: Frame) -> Result<Effect, Farewell> {
    let (agency, head) = (roster.agency(), roster.head().0);
    let no = |code, say: String| Effect::Send(Frame::NotSaid { code, say, head });
    let (may, why_not) = may_ask(roster, device, &frame);
    if !may {
        return Ok(no(SayCode::NotAllowed, why_not.into()));
    }
    let question = match frame {
        Frame::Say { statement } => Question::Say(agency, statement),
        Frame::Deposit { package, .. } if package.len() > MAX_ENVELOPE => {
            let say = format!("an invite's package holds at most {MAX_ENVELOPE} bytes");
            return Ok(no(SayCode::DoesNotFit, say));
        }
        Frame::Deposit { lookup, package, expires } => Question::Deposit { agency, lookup, package, expires },
        Frame::KeepWraps { wraps, .. }
            if wraps.len() > WRAPS_IN_A_FRAME || wraps.iter().any(|wrap| wrap.sealed.len() > MAX_WRAP) =>
        {
            let say = format!(
                "at most {WRAPS_IN_A_FRAME} keys of {MAX_WRAP} bytes each go into one frame; send fewer"
            );
            return Ok(no(SayCode::DoesNotFit, say));
        }
        Frame::KeepWraps { space, epoch, commitment, wraps } => {
            Question::KeepWraps(KeepWraps { agency, space, epoch, commitment, wraps })
        }
        Frame::Decline { invite } => Question::Decline(Decline { agency, invite }),
        Frame::SettleCustody { cursors } => Question::Settle(SettleCustody { agency, cursors }),
        _ => return Err(Farewell::unexpected()),
    };
    Ok(Effect::Ask(question))
}

/// Whether the device may ask that, and what to say if not.
fn may_ask(roster: &Roster, device: DeviceId, frame: &Frame) -> (bool, &'static str) {
    if roster.revoked(device).is_some() {
        return (false, "this device was revoked; ask an administrator of the agency");
    }
    match frame {
        Frame::Deposit { .. } => (
            roster.manages(device),
            "this member may not invite or hand out keys; ask an administrator of the agency",
        ),
        Frame::KeepWraps { space, .. } => (
            roster.may_hand_keys(device, *space),
            "this member may not hand out keys of that space; ask an administrator of the agency",
        ),
        Frame::Decline { .. } => (
            oversees(roster, device),
            "this member may not decide who is let in; ask an administrator of the agency",
        ),
        Frame::SettleCustody { .. } => (
            roster.may(device, custody_of(roster.agency()), Right::Manage),
            "this member does not manage custody; ask the records custodian",
        ),
        // Who may say what is the roster's business.
        _ => (true, ""),
    }
}

/// Whether a device is shown who knocks and how the others stand. The kit is not: it is there to let a
/// new device in, and gone again.
pub(super) fn oversees(roster: &Roster, device: DeviceId) -> bool {
    roster.manages(device) && !roster.is_kit(device)
}
