//! Who wrote a change. Knows the change by its automerge hash only.
//!
//! Automerge hashes chain: the signature over a device's latest hash in a record proves every
//! change that device made there before, which is how provenance survives compaction.

use ids::{AgencyId, DeviceId, RecordId, SpaceId};

use super::{BadSignature, DevicePublic, Domain, Signature};

/// Whether `author` signed the change with this automerge hash, in this record and no other.
pub fn verify_change(
    author: &DevicePublic,
    agency: AgencyId,
    space: SpaceId,
    record: RecordId,
    hash: &[u8; 32],
    signature: &Signature,
) -> Result<(), BadSignature> {
    author.verify(Domain::Change, &change_words(agency, space, record, author.id(), hash), signature)
}

/// The 96 bytes that an author signs.
pub(crate) fn change_words(
    agency: AgencyId,
    space: SpaceId,
    record: RecordId,
    device: DeviceId,
    hash: &[u8; 32],
) -> Vec<u8> {
    [agency.as_bytes(), space.as_bytes(), record.as_bytes(), device.as_bytes(), hash.as_slice()].concat()
}
