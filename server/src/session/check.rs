//! Whether the relay may take an envelope, by its header alone.

use ids::{AgencyId, DeviceId};
use protocol::{Kept, Refusal, RefusalCode};
use seal::public::{Envelope, Malformed, Right, Roster};

/// Why the envelope is not taken; nothing when it is.
pub(super) fn refusal(
    roster: &Roster,
    agency: AgencyId,
    device: DeviceId,
    envelope: &Envelope,
) -> Option<Refusal> {
    let header = envelope.header();
    let refuse = |code, say: &str| Some(Refusal { code, say: say.into(), kept: Kept::OnDevice });
    if header.agency != agency {
        return refuse(
            RefusalCode::WrongAgency,
            "the entry belongs to another agency; it stays on this device",
        );
    }
    if header.device != device {
        return refuse(
            RefusalCode::WrongDevice,
            "the entry was sealed by another device; send it from that one, it stays on this device",
        );
    }
    if roster.space(header.space).is_none() {
        return refuse(
            RefusalCode::UnknownSpace,
            "the agency has no such space; fetch its list, the entry stays on this device",
        );
    }
    if !roster.may(device, header.space, Right::Write) {
        return refuse(
            RefusalCode::MayNotWrite,
            "this member may not write there; ask an administrator, the entry stays on this device",
        );
    }
    // Any epoch that was started is all right: who was offline while it changed has sealed with the
    // one before, and that work must not be lost.
    if roster.commitment(header.space, header.epoch).is_none() {
        return refuse(
            RefusalCode::UnknownEpoch,
            "the entry names a key that the agency's list does not have; fetch the list and send it again",
        );
    }
    None
}

/// Why bytes that are no envelope are not taken.
pub(super) fn malformed(why: &Malformed) -> Refusal {
    let code = match why {
        Malformed::TooLarge { .. } => RefusalCode::TooLarge,
        _ => RefusalCode::Malformed,
    };
    let say = match why {
        Malformed::Newer { .. } => {
            "the relay does not know this form of entry; ask its operator to update it".into()
        }
        known => known.to_string(),
    };
    Refusal { code, say, kept: Kept::OnDevice }
}
