//! What waits at the relay for one device: epoch keys, wrapped and readable to nobody else, and invites.

use ids::{DeviceId, Epoch, SpaceId};
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};

/// Under what an invite's package waits at the relay: 16 bytes derived from the code's secret.
pub type Lookup = ByteArray<16>;

/// The largest wrap: an encapsulated point (65 bytes), the key (32) and the tag (16), with room to grow.
pub const MAX_WRAP: usize = 256;
/// How many wraps go into one frame: of about 140 bytes each, half of the frame's limit.
pub const WRAPS_IN_A_FRAME: usize = 4096;

/// A key wrapped for one device.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Wrap {
    /// For whom.
    #[n(0)]
    pub device: DeviceId,
    /// What only that device opens.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

/// A key for the device that is told.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct KeyFor {
    /// Of which space.
    #[n(0)]
    pub space: SpaceId,
    /// Of which epoch.
    #[n(1)]
    pub epoch: Epoch,
    /// What only this device opens.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}
