//! Attachments on their way: what a device and the relay say about one, and how its sealed bytes are cut
//! into chunks.
//!
//! A chunk is what is sealed, sent, stored and asked for again on its own. Only what both say is known
//! here, not what is in it.

use ids::{BlobId, RecordId, SpaceId};
use minicbor::{Decode, Encode};

use crate::Refusal;

/// The sealed bytes of a chunk, but for the last one: 64 KiB of the file, a nonce and a tag. A lost
/// connection costs no more than this again, and a live edit waits behind no more than two of them.
pub const CHUNK: usize = 64 * 1024 + LEAST;
/// The most sealed bytes of one attachment: a photo or a scanned paper of 25 MiB.
pub const LARGEST_BLOB: u64 = 400 * CHUNK as u64;
/// A nonce and a tag.
const LEAST: usize = 28;

/// How many chunks so many sealed bytes are; none where no attachment is that long.
pub fn chunks_of(length: u64) -> Option<u32> {
    let chunks = u32::try_from(length.div_ceil(CHUNK as u64)).ok()?;
    let last = size_of_chunk(length, chunks.checked_sub(1)?)?;
    (last >= LEAST).then_some(chunks)
}

/// How many sealed bytes chunk `n` of an attachment of this length has; none beyond its end.
pub fn size_of_chunk(length: u64, n: u32) -> Option<usize> {
    let rest = length.checked_sub(u64::from(n) * CHUNK as u64).filter(|rest| *rest > 0)?;
    Some(usize::try_from(rest).map_or(CHUNK, |rest| rest.min(CHUNK)))
}

/// One thing that a device or a relay says about one attachment.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum BlobFrame {
    /// Device to relay: this attachment of a record is here; how much of it do you have? Answered by `Held`
    /// or `Refused`.
    #[n(1)]
    Offer {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Of which record, which the relay has already: records go first.
        #[n(1)]
        record: RecordId,
        /// Its address: the SHA-256 of all its sealed bytes.
        #[n(2)]
        blob: BlobId,
        /// How many sealed bytes it has.
        #[n(3)]
        length: u64,
    },
    /// Device to relay: the next chunk of what was offered. Answered as `Offer`.
    #[n(2)]
    Put {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Of which attachment.
        #[n(1)]
        blob: BlobId,
        /// Its number, from 0.
        #[n(2)]
        n: u32,
        /// Its sealed bytes.
        #[cbor(n(3), with = "minicbor::bytes")]
        bytes: Vec<u8>,
    },
    /// Relay to device: so many chunks of it are durably held, from the first on. Sent after the commit.
    #[n(3)]
    Held {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Which attachment.
        #[n(1)]
        blob: BlobId,
        /// How many chunks.
        #[n(2)]
        chunks: u32,
        /// All of it is there and makes its address: others can have it.
        #[n(3)]
        whole: bool,
    },
    /// Relay to device: that cannot be done with this attachment. What it belongs to is not touched by it.
    #[n(4)]
    Refused {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Which attachment.
        #[n(1)]
        blob: BlobId,
        /// Why, and what a person can do.
        #[n(2)]
        refusal: Refusal,
    },
    /// Device to relay: send me this chunk. Answered by `Chunk` or `Refused`. How many a device asks for
    /// before it has stored the first is its own flow control.
    #[n(5)]
    Get {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Of which attachment.
        #[n(1)]
        blob: BlobId,
        /// Its number, from 0.
        #[n(2)]
        n: u32,
    },
    /// Relay to device: here it is.
    #[n(6)]
    Chunk {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Of which attachment.
        #[n(1)]
        blob: BlobId,
        /// Its number.
        #[n(2)]
        n: u32,
        /// Its sealed bytes.
        #[cbor(n(3), with = "minicbor::bytes")]
        bytes: Vec<u8>,
    },
    /// Device to relay: this attachment was taken away from its record; delete its bytes. Answered by `Held`
    /// with nothing held, or by `Refused`.
    #[n(7)]
    Drop {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Which attachment.
        #[n(1)]
        blob: BlobId,
    },
}

impl BlobFrame {
    /// The space and the address that it is about.
    pub fn about(&self) -> (SpaceId, BlobId) {
        match self {
            Self::Offer { space, blob, .. }
            | Self::Put { space, blob, .. }
            | Self::Held { space, blob, .. }
            | Self::Refused { space, blob, .. }
            | Self::Get { space, blob, .. }
            | Self::Chunk { space, blob, .. }
            | Self::Drop { space, blob } => (*space, *blob),
        }
    }
}
