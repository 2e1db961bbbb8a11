//! Attachments: who may put one, fetch one, have one deleted; and how a no reads.
//!
//! The rights are those of the record's envelopes: write to put, read to fetch. A device that lost them hands
//! over what it had already written, as it does with envelopes. No answer here ends a line or touches a record.

use std::time::Duration;

use ids::{BlobId, DeviceId, RecordId, SpaceId};
use protocol::{BlobFrame, Frame, Kept, Refusal, RefusalCode};
use seal::public::{Right, Roster};

/// What a device says about an attachment, if it may say that now; otherwise the answer.
pub(crate) fn allowed(roster: &Roster, device: DeviceId, says: &BlobFrame) -> Result<(), RefusalCode> {
    let may = |right| roster.may(device, says.about().0, right);
    let (space, _) = says.about();
    if roster.space(space).is_none() {
        return Err(RefusalCode::UnknownSpace);
    }
    let (allowed, code) = match says {
        BlobFrame::Offer { .. } | BlobFrame::Put { .. } => (
            (may(Right::Write) && may(Right::Read)) || could(roster, device, space),
            RefusalCode::MayNotWrite,
        ),
        BlobFrame::Drop { .. } => (may(Right::Write) && may(Right::Read), RefusalCode::MayNotWrite),
        _ => (may(Right::Read), RefusalCode::MayNotRead),
    };
    if allowed { Ok(()) } else { Err(code) }
}

/// Whether a device that may no longer write there could once: its record is in custody then, or the store
/// has none of it.
fn could(roster: &Roster, device: DeviceId, space: SpaceId) -> bool {
    roster.epochs(space).any(|(epoch, _)| roster.could_write(device, space, epoch))
}

/// Whether this device may have an attachment deleted that these have put, of these records: its member's
/// own, or any for who manages the space; none of a record that is held.
pub(crate) fn may_drop(
    roster: &Roster,
    device: DeviceId,
    space: SpaceId,
    put_by: &[(RecordId, DeviceId)],
) -> bool {
    let member = |device| roster.device(device).map(|admitted| admitted.member);
    let manages = roster.may(device, space, Right::Manage);
    put_by
        .iter()
        .all(|(record, by)| !roster.is_held(space, *record) && (manages || member(*by) == member(device)))
}

/// The answer that says no.
pub(crate) fn refused((space, blob): (SpaceId, BlobId), code: RefusalCode, after: Option<Duration>) -> Frame {
    let say = match code {
        RefusalCode::TooLarge => {
            "it has more bytes than this relay takes of one photo or paper; make the picture smaller, or split \
             the paper"
        }
        RefusalCode::QuotaFull => {
            "the city's store for photos is full; whoever runs the relay can make room, and it goes by itself then"
        }
        RefusalCode::StorageFull => {
            "the relay's disk is nearly full and what is left is kept for records; its operator must free some"
        }
        RefusalCode::NoRecord => "what it belongs to has not arrived; that goes first, then this by itself",
        RefusalCode::Differs => "what arrived is not what was to arrive; it is sent again from the beginning",
        RefusalCode::NotHeld => {
            "the relay does not have it; the device that it was added on has not sent all of it yet"
        }
        RefusalCode::UnknownSpace => "the space that it belongs to is not open yet; it goes by itself then",
        RefusalCode::MayNotRead => "this member may not read there; ask an administrator",
        RefusalCode::Expunged => "what it belongs to was expunged; it goes with it",
        RefusalCode::TooFast => {
            "this device has sent more photos than the relay takes at once; it goes on soon"
        }
        RefusalCode::Failed => "the relay's database failed; tell its operator. It will be sent again",
        _ => "this member may not write there; ask an administrator. It stays on this device",
    };
    let seconds = |after: Duration| u32::try_from(after.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
    let refusal = Refusal { code, say: say.into(), kept: Kept::OnDevice, retry_after: after.map(seconds) };
    Frame::Blob(BlobFrame::Refused { space, blob, refusal })
}
