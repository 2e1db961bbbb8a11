//! What a local relay does not do, though the agency's own would: it shares, and nothing else.
//!
//! Its roster is the one of the device it runs for. It adds nothing to it, whoever speaks: a statement
//! said in the park would stand against one that the agency's relay takes meanwhile, and one device that
//! knows a later key would keep all others from writing. It takes nothing into custody and hands out no keys.

use ids::DeviceId;
use protocol::{ByeCode, Frame, RefusalCode, SayCode};
use seal::public::{Envelope, Roster};

use super::{Effect, Farewell, check};
use crate::store::Verdict;

/// A guest asks to found or to be let in.
pub(super) fn guest(frame: &Frame) -> Result<(), Farewell> {
    match frame {
        Frame::Found { .. } | Frame::FetchInvite { .. } | Frame::Knock { .. } => Err(Farewell::because(
            ByeCode::OnlyShares,
            "this is a device that shares at an event: it lets nobody in; join at the agency's own relay first",
        )),
        _ => Ok(()),
    }
}

/// A device that was revoked is heard by the agency's relay, which takes what it has not sent; not here.
pub(super) fn admits(roster: &Roster, device: DeviceId) -> Result<(), Farewell> {
    if roster.is_active(device) {
        return Ok(());
    }
    let say = "this device was removed from the agency; what it has not sent goes to the agency's own relay";
    Err(Farewell::because(ByeCode::UnknownDevice, say))
}

/// What becomes of an envelope. What the agency's relay would take into custody stays on its device.
pub(super) fn push(roster: &Roster, device: DeviceId, envelope: &Envelope) -> Verdict {
    match check::push(roster, device, envelope) {
        Verdict::Custody(_) => Verdict::Refuse(RefusalCode::MayNotWrite),
        verdict => verdict,
    }
}

/// What a device sends that belongs to the agency's relay: answered, or passed over. None for the rest.
pub(super) fn not_here(roster: &Roster, frame: &Frame) -> Option<Vec<Effect>> {
    match frame {
        Frame::Say { .. }
        | Frame::Deposit { .. }
        | Frame::KeepWraps { .. }
        | Frame::Decline { .. }
        | Frame::SettleCustody { .. } => {
            let say = "nobody is admitted, changed or removed here: this relay only shares at an event; do that when \
                       the agency's own relay is reached again";
            let frame = Frame::NotSaid { code: SayCode::OnlyShares, say: say.into(), head: roster.head().0 };
            Some(vec![Effect::Send(frame)])
        }
        // Not answered at the agency's relay either.
        Frame::HandBack { .. } | Frame::Standing { .. } | Frame::Ack { .. } => Some(Vec::new()),
        _ => None,
    }
}
