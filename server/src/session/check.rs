//! Whether the relay may take an envelope, by roster and header alone.
//!
//! Pure: the store asks for each envelope, in the thread that writes. The texts that go with a refusal
//! are here too, so that the two stay together.

use ids::DeviceId;
use protocol::{Kept, Refusal, RefusalCode};
use seal::public::{Envelope, Header, Kind, Malformed, Right, Roster};

use crate::store::{Verdict, custody_of};

/// What becomes of an envelope that `device` pushes.
///
/// | the roster says | then |
/// |---|---|
/// | the record was expunged | `Expunged`, whoever pushes |
/// | the device may write this kind there, under the latest key | kept |
/// | …under an earlier key that it had a part in, to the drop box | kept |
/// | …under an earlier key | `StaleEpoch` |
/// | …under a key that it does not have | `UnknownEpoch` |
/// | the device was revoked, and leaves something in custody's drop box | custody |
/// | the device may not, but could under the envelope's key | custody, when that space is open |
/// | the device may not | `MayNotWrite` |
pub(super) fn push(roster: &Roster, device: DeviceId, envelope: &Envelope) -> Verdict {
    let header = envelope.header();
    if let Some(code) = wrong_place(roster, device, header) {
        return Verdict::Refuse(code);
    }
    if may_write(roster, device, header) {
        // Who drops something cannot open it to seal it again, and whoever empties the box holds every key.
        let dropped = header.kind == Kind::DropBox && roster.commitment(header.space, header.epoch).is_some();
        if dropped && roster.could_write(device, header.space, header.epoch) {
            return Verdict::Keep;
        }
        return under_latest_key(roster, header);
    }
    // Sealed before the right ended: that work must not be lost. Under the latest key it was not, as
    // long as the device may write other kinds there.
    let before = !roster.may(device, header.space, Right::Write)
        || roster.latest_epoch(header.space).is_some_and(|latest| header.epoch < latest);
    let known = roster.commitment(header.space, header.epoch).is_some();
    let could = match header.kind {
        Kind::DropBox => roster.could_drop(device, header.space, header.epoch),
        _ => roster.could_write(device, header.space, header.epoch),
    };
    if before && known && could {
        return match roster.space(custody_of(roster.agency())) {
            Some(custody) => Verdict::Custody(custody.id),
            None => Verdict::Refuse(RefusalCode::MayNotWrite),
        };
    }
    Verdict::Refuse(RefusalCode::MayNotWrite)
}

/// What becomes of a snapshot that is to replace its record's log: whoever manages the space and holds
/// its keys may.
pub(super) fn compact(roster: &Roster, device: DeviceId, envelope: &Envelope) -> Verdict {
    let header = envelope.header();
    if let Some(code) = wrong_place(roster, device, header) {
        return Verdict::Refuse(code);
    }
    if ![Right::Manage, Right::Read].into_iter().all(|right| roster.may(device, header.space, right)) {
        return Verdict::Refuse(RefusalCode::MayNotWrite);
    }
    if header.kind != Kind::Snapshot {
        return Verdict::Refuse(RefusalCode::CannotCompact);
    }
    under_latest_key(roster, header)
}

fn wrong_place(roster: &Roster, device: DeviceId, header: &Header) -> Option<RefusalCode> {
    let Header { agency, space, record, device: sealed_by, .. } = *header;
    let wrong = [
        (agency != roster.agency(), RefusalCode::WrongAgency),
        (sealed_by != device, RefusalCode::WrongDevice),
        (roster.space(space).is_none(), RefusalCode::UnknownSpace),
        (roster.expunged(space, record).is_some(), RefusalCode::Expunged),
    ];
    wrong.into_iter().find_map(|(is_so, code)| is_so.then_some(code))
}

/// Who does not read a space has no key of it, and only drops things in.
fn may_write(roster: &Roster, device: DeviceId, header: &Header) -> bool {
    let may = |right| roster.may(device, header.space, right);
    may(Right::Write) && (header.kind == Kind::DropBox || may(Right::Read))
}

fn under_latest_key(roster: &Roster, header: &Header) -> Verdict {
    if roster.commitment(header.space, header.epoch).is_none() {
        return Verdict::Refuse(RefusalCode::UnknownEpoch);
    }
    if roster.latest_epoch(header.space) != Some(header.epoch) {
        return Verdict::Refuse(RefusalCode::StaleEpoch);
    }
    Verdict::Keep
}

/// A refusal with its text. What is refused stays on the device.
pub(super) fn refusal(code: RefusalCode) -> Refusal {
    let say = match code {
        RefusalCode::WrongAgency => "the entry belongs to another agency; it stays on this device",
        RefusalCode::WrongDevice => {
            "the entry was sealed by another device; send it from that one, it stays on this device"
        }
        RefusalCode::UnknownSpace => {
            "the agency has no such space; fetch its list, the entry stays on this device"
        }
        RefusalCode::UnknownEpoch => {
            "the entry names a key that the agency's list does not have; fetch the list and send it again"
        }
        RefusalCode::StaleEpoch => {
            "the space has a newer key; the app seals the entry again under that one and sends it"
        }
        RefusalCode::Expunged => {
            "the record was expunged and takes no more changes; read what this device still has of it, \
             ask the records custodian, then let it go"
        }
        RefusalCode::CannotCompact => {
            "what compacts a record is one snapshot, up to a number that the log has; fetch the log and \
             compact again"
        }
        RefusalCode::StorageFull => {
            "the relay holds as much of this device in custody as it may; the records custodian must \
             settle some, the entry stays on this device and will be sent again"
        }
        _ => "this member may not write there; ask an administrator, the entry stays on this device",
    };
    Refusal { code, say: say.into(), kept: Kept::OnDevice, retry_after: None }
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
    Refusal { code, say, kept: Kept::OnDevice, retry_after: None }
}
