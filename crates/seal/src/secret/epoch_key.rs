//! The symmetric key of one epoch of one space.

use std::fmt;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use ids::{DeviceId, Epoch, SpaceId};
use minicbor::{Decode, Encode};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::aead::{self, Failed};
use crate::public::{KeyError, NewEpoch, PublicKey, point_of};

/// Opens every envelope of one epoch of one space. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop, Encode, Decode)]
#[cbor(transparent)]
pub struct EpochKey(#[cbor(n(0), with = "minicbor::bytes")] [u8; 32]);

impl EpochKey {
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

    /// The key's bytes, to seal them for somebody else.
    pub fn secret_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What the roster publishes of the key. GCM alone would let a cheat make one envelope that two
    /// keys open to two texts; a key that must match this leaves only one.
    pub fn commitment(&self) -> Result<[u8; 32], KeyError> {
        aead::derive(&self.0, &[b"porchlight epoch commitment v1"])
            .map(|bytes| *bytes)
            .map_err(|Failed| KeyError::Exhausted)
    }

    /// The pair that those seal to who may write into the space and not read it.
    pub(super) fn drop_box_secret(&self) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        aead::derive(&self.0, &[b"porchlight drop box v1"]).map_err(|Failed| KeyError::Exhausted)
    }

    /// The public half of it, as the roster says it.
    pub fn drop_box(&self) -> Result<PublicKey, KeyError> {
        // One derived secret in 2^32 is no key of the curve; the epoch is then started with another.
        point_of(&*self.drop_box_secret()?).map(PublicKey)
    }

    /// The next epoch of a space under this key, as a statement says it.
    pub fn as_next(&self, space: SpaceId, epoch: Epoch) -> Result<NewEpoch, KeyError> {
        Ok(NewEpoch { space, epoch, commitment: self.commitment()?, drop_box: self.drop_box()? })
    }

    /// Whether this is the key that the roster's epoch statement promised.
    pub fn matches(&self, commitment: &[u8; 32]) -> bool {
        self.commitment().is_ok_and(|own| verify_slices_are_equal(&own, commitment).is_ok())
    }

    /// The key that one device seals its envelopes with.
    pub(super) fn of_device(
        &self,
        space: SpaceId,
        epoch: Epoch,
        device: DeviceId,
    ) -> Result<Zeroizing<[u8; 32]>, Failed> {
        let info: [&[u8]; 4] =
            [b"porchlight envelope v1", space.as_bytes(), &epoch.0.to_be_bytes(), device.as_bytes()];
        aead::derive(&self.0, &info)
    }
}

impl fmt::Debug for EpochKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EpochKey(secret)")
    }
}
