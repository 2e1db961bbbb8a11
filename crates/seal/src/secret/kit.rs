//! The recovery kit: the agency's root on paper, which makes a device of its own.
//!
//! The root secret gives a second secret for HPKE. Both together are a device, the kit, that gets a
//! wrap of every epoch and may manage, so a lost agency comes back over the ordinary protocol.

use super::DeviceKeys;
use super::aead::{self, Failed};
use crate::public::{KeyError, PublicKey, SigningKeys};

/// The device that the root's secret makes.
pub fn kit_of(root: &SigningKeys) -> Result<DeviceKeys, KeyError> {
    let secret = root.to_secret_bytes()?;
    let hpke = aead::derive(&secret, &[b"porchlight kit v1"]).map_err(|Failed| KeyError::Exhausted)?;
    DeviceKeys::of(root.clone(), zeroize::Zeroizing::new(hpke.to_vec()))
}

/// The half of it that stands in the first statement.
pub fn kit_public(root: &SigningKeys) -> Result<PublicKey, KeyError> {
    Ok(kit_of(root)?.public().hpke)
}
