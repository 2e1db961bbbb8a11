//! An envelope: a clear header of 72 bytes that the relay checks, and a body that it cannot read.
//!
//! `header || nonce (12) || ciphertext || tag (16)`. The header is the AEAD's associated data,
//! so none of its bytes can be exchanged. The id of an envelope is the SHA-256 of the whole.

use ids::{AgencyId, DeviceId, EnvelopeId, Epoch, RecordId, SpaceId};

use super::sha256;
use crate::ALGORITHM;

/// The clear header's length.
pub const HEADER_BYTES: usize = 72;
/// The nonce's length.
pub const NONCE_BYTES: usize = 12;
/// The authentication tag's length.
pub const TAG_BYTES: usize = 16;
/// The largest envelope: 256 KiB, a quarter of a frame, so that four slow uploads share a connection.
pub const MAX_ENVELOPE: usize = 256 * 1024;

const VERSION: u8 = 1;

/// Bytes that are not an envelope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Too short to hold a header, a nonce and a tag.
    #[error("{size} bytes are too few for an envelope; it was cut off on the way, send it again")]
    TooShort {
        /// How many there are.
        size: usize,
    },
    /// Longer than [`MAX_ENVELOPE`].
    #[error("the entry is {size} bytes, the limit is {MAX_ENVELOPE}; shorten it or attach a file")]
    TooLarge {
        /// How many there are.
        size: usize,
    },
    /// A version or algorithm that this build does not know.
    #[error("the entry has format {version} with algorithm {algorithm}; update this app to read it")]
    Newer {
        /// The envelope's version.
        version: u8,
        /// The envelope's algorithm set.
        algorithm: u8,
    },
}

/// What an envelope holds. Kinds of a newer build are kept and carried, not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One automerge change of one record.
    Change,
    /// One record, compacted.
    Snapshot,
    /// Many records of a space, compacted.
    Bundle,
    /// Sealed to the space's public key by somebody who may not read the space.
    DropBox,
    /// A kind that this build does not know.
    Other(u8),
}

impl Kind {
    /// The kind that a header's byte names.
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            1 => Self::Change,
            2 => Self::Snapshot,
            3 => Self::Bundle,
            4 => Self::DropBox,
            other => Self::Other(other),
        }
    }

    /// The byte that stands in a header.
    pub const fn to_byte(self) -> u8 {
        match self {
            Self::Change => 1,
            Self::Snapshot => 2,
            Self::Bundle => 3,
            Self::DropBox => 4,
            Self::Other(byte) => byte,
        }
    }
}

/// What everybody may know of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Header {
    /// What the body holds.
    pub kind: Kind,
    /// Which dictionary the body was compressed with; 0 is none.
    pub dictionary: u8,
    /// The tenant.
    pub agency: AgencyId,
    /// Whose members may read it.
    pub space: SpaceId,
    /// Which record it belongs to.
    pub record: RecordId,
    /// Which device sealed it.
    pub device: DeviceId,
    /// Which of the space's keys opens it.
    pub epoch: Epoch,
}

impl Header {
    /// The 72 bytes: version, algorithm, kind, dictionary, agency, space, record, device, epoch (big endian).
    pub fn to_bytes(&self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[..4].copy_from_slice(&[VERSION, ALGORITHM, self.kind.to_byte(), self.dictionary]);
        bytes[4..20].copy_from_slice(self.agency.as_bytes());
        bytes[20..36].copy_from_slice(self.space.as_bytes());
        bytes[36..52].copy_from_slice(self.record.as_bytes());
        bytes[52..68].copy_from_slice(self.device.as_bytes());
        bytes[68..].copy_from_slice(&self.epoch.0.to_be_bytes());
        bytes
    }

    /// The header in these bytes, if this build knows their version and algorithm.
    pub fn parse(bytes: &[u8; HEADER_BYTES]) -> Result<Self, Malformed> {
        let [version, algorithm, kind, dictionary, ..] = *bytes;
        if version != VERSION || algorithm != ALGORITHM {
            return Err(Malformed::Newer { version, algorithm });
        }
        Ok(Self {
            kind: Kind::from_byte(kind),
            dictionary,
            agency: AgencyId::from_bytes(part(bytes, 4)),
            space: SpaceId::from_bytes(part(bytes, 20)),
            record: RecordId::from_bytes(part(bytes, 36)),
            device: DeviceId::from_bytes(part(bytes, 52)),
            epoch: Epoch(u32::from_be_bytes(part(bytes, 68))),
        })
    }
}

fn part<const N: usize>(bytes: &[u8; HEADER_BYTES], from: usize) -> [u8; N] {
    let mut part = [0; N];
    part.copy_from_slice(&bytes[from..from + N]);
    part
}

/// One sealed change or snapshot, exactly as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    header: Header,
    raw: Vec<u8>,
}

impl Envelope {
    /// Reads the header; the body stays shut.
    pub fn parse(raw: Vec<u8>) -> Result<Self, Malformed> {
        let size = raw.len();
        if size > MAX_ENVELOPE {
            return Err(Malformed::TooLarge { size });
        }
        match raw.first_chunk() {
            Some(header) if size >= HEADER_BYTES + NONCE_BYTES + TAG_BYTES => {
                Ok(Self { header: Header::parse(header)?, raw })
            }
            _ => Err(Malformed::TooShort { size }),
        }
    }

    /// What everybody may know.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Its name: the SHA-256 of the whole.
    pub fn id(&self) -> EnvelopeId {
        EnvelopeId(sha256(&[&self.raw]))
    }

    /// The exact bytes.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// The exact bytes, to keep.
    pub fn into_raw(self) -> Vec<u8> {
        self.raw
    }
}
