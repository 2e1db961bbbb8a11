//! Seals an attachment's bytes, chunk by chunk, under a key that nothing else has.
//!
//! A chunk is `nonce (12) || ciphertext || tag (16)` of 64 KiB, with its number and how many there are as
//! associated data: none can be left out, repeated or put elsewhere. The address is the SHA-256 of all
//! sealed bytes, so whoever has the record knows what to ask for and whether it came. Knows nothing of
//! where the key is kept; it stands in the sealed record and nowhere else.

use std::fmt;

use ids::BlobId;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::aead::{self, Failed};
use crate::public::{Hashing, KeyError, NONCE_BYTES, TAG_BYTES};

/// How many bytes of the file go into a chunk.
pub const CHUNK_BYTES: usize = 64 * 1024;

/// Opens one attachment. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct BlobKey([u8; 32]);

/// An attachment that no longer opens: another key, or bytes that were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the attachment's bytes do not open; fetch it again, and tell the custodian if it stays so")]
pub struct BlobShut;

/// An attachment, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBlob {
    /// Its address.
    pub id: BlobId,
    /// Its chunks, in order.
    pub chunks: Vec<Vec<u8>>,
}

impl SealedBlob {
    /// How many sealed bytes it has.
    pub fn length(&self) -> u64 {
        self.chunks.iter().map(|chunk| chunk.len() as u64).sum()
    }
}

impl BlobKey {
    /// A fresh key from the system's randomness.
    pub fn generate() -> Result<Self, KeyError> {
        let mut key = Self([0; 32]);
        aws_lc_rs::rand::fill(&mut key.0).map_err(|_| KeyError::Exhausted)?;
        Ok(key)
    }

    /// The key with these bytes.
    pub fn from_secret_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        bytes.try_into().map(Self).map_err(|_| KeyError::NotAKey)
    }

    /// The key's bytes, for the record that is sealed itself.
    pub fn secret_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals a file. An empty one is a chunk too.
    pub fn seal(&self, plain: &[u8]) -> Result<SealedBlob, KeyError> {
        let pieces: Vec<&[u8]> =
            if plain.is_empty() { vec![plain] } else { plain.chunks(CHUNK_BYTES).collect() };
        let total = u32::try_from(pieces.len()).map_err(|_| KeyError::Exhausted)?;
        let key = self.sealing().map_err(|Failed| KeyError::Exhausted)?;
        let (mut chunks, mut hash) = (Vec::with_capacity(pieces.len()), Hashing::default());
        for (n, piece) in (0..total).zip(pieces) {
            let mut sealed = Vec::with_capacity(NONCE_BYTES + piece.len() + TAG_BYTES);
            aead::seal(&key, &place(n, total), piece.to_vec(), &mut sealed)
                .map_err(|Failed| KeyError::Exhausted)?;
            hash.take(&sealed);
            chunks.push(sealed);
        }
        Ok(SealedBlob { id: BlobId(hash.done()), chunks })
    }

    /// The bytes of chunk `n` of `total`.
    pub fn open(&self, n: u32, total: u32, sealed: &[u8]) -> Result<Vec<u8>, BlobShut> {
        if sealed.len() < NONCE_BYTES + TAG_BYTES {
            return Err(BlobShut);
        }
        let key = self.sealing().map_err(|Failed| BlobShut)?;
        aead::open(&key, &place(n, total), sealed).map_err(|Failed| BlobShut)
    }

    fn sealing(&self) -> Result<Zeroizing<[u8; 32]>, Failed> {
        aead::derive(&self.0, &[b"porchlight attachment v1"])
    }
}

impl fmt::Debug for BlobKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BlobKey(secret)")
    }
}

/// Which chunk of how many.
fn place(n: u32, total: u32) -> Vec<u8> {
    [b"porchlight attachment v1".as_slice(), &n.to_be_bytes(), &total.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests;
