//! A record compacted to one envelope, with one signature for each author.
//!
//! Inside: the number of authors (2 bytes), then for each its device (16), the automerge hash of
//! its latest change (32) and its signature over that (64), then the packed document. The
//! compactor adds nothing of its own: readers check each author's signature against the roster.

use ids::DeviceId;

use super::change::{header, open, pack, seal, unpack};
use super::payload::MAX_DOCUMENT;
use super::{ChangeAt, DeviceKeys, DictionaryId, EpochKey, OpenError, SealError};
use crate::public::{Envelope, Kind, Signature};

const HEAD_BYTES: usize = 16 + 32 + 64;

/// The last word of one author in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthorHead {
    /// Who.
    pub device: DeviceId,
    /// The automerge hash of their latest change.
    pub hash: [u8; 32],
    /// Their signature over it and its place; check it with [`crate::public::verify_change`].
    pub signature: Signature,
}

/// What was inside an envelope of kind snapshot. The signatures are not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedSnapshot {
    /// One for each author.
    pub authors: Vec<AuthorHead>,
    /// The automerge document.
    pub document: Vec<u8>,
}

/// Seals a compacted record.
pub fn seal_snapshot(
    keys: &DeviceKeys,
    epoch_key: &EpochKey,
    at: ChangeAt,
    authors: &[AuthorHead],
    document: &[u8],
    dictionary: DictionaryId,
) -> Result<Envelope, SealError> {
    let limit = usize::from(u16::MAX);
    let count =
        u16::try_from(authors.len()).map_err(|_| SealError::TooLarge { size: authors.len(), limit })?;
    let header = header(keys, at, Kind::Snapshot, dictionary);
    let packed = pack(&header, document, MAX_DOCUMENT)?;
    let mut plain = Vec::with_capacity(2 + authors.len() * HEAD_BYTES + packed.len());
    plain.extend_from_slice(&count.to_be_bytes());
    for author in authors {
        plain.extend_from_slice(author.device.as_bytes());
        plain.extend_from_slice(&author.hash);
        plain.extend_from_slice(&author.signature.0);
    }
    plain.extend_from_slice(&packed);
    seal(header, epoch_key, plain)
}

/// Opens a compacted record. Each author's signature still has to be checked.
pub fn open_snapshot(envelope: &Envelope, epoch_key: &EpochKey) -> Result<OpenedSnapshot, OpenError> {
    let plain = open(envelope, Kind::Snapshot, epoch_key)?;
    let (count, rest) = plain.split_first_chunk().ok_or(OpenError::Damaged)?;
    let heads = usize::from(u16::from_be_bytes(*count)) * HEAD_BYTES;
    let (heads, packed) = rest.split_at_checked(heads).ok_or(OpenError::Damaged)?;
    let authors =
        heads.chunks_exact(HEAD_BYTES).map(author).collect::<Option<_>>().ok_or(OpenError::Damaged)?;
    Ok(OpenedSnapshot { authors, document: unpack(envelope.header(), packed, MAX_DOCUMENT)? })
}

fn author(bytes: &[u8]) -> Option<AuthorHead> {
    let (device, rest) = bytes.split_first_chunk()?;
    let (hash, signature) = rest.split_first_chunk()?;
    let signature = Signature(signature.try_into().ok()?);
    Some(AuthorHead { device: DeviceId::from_bytes(*device), hash: *hash, signature })
}
