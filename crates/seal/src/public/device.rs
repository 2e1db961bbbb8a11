//! What the world knows of a device: its two public keys, and the id that certifies them.

use ids::DeviceId;
use minicbor::{Decode, Encode};

use super::{BadSignature, Domain, PublicKey, Signature, sha256};

/// A device's public keys: one that signs, one that things are sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct DevicePublic {
    /// Checks what the device signed.
    #[n(0)]
    pub signing: PublicKey,
    /// Receives wrapped keys (HPKE).
    #[n(1)]
    pub hpke: PublicKey,
}

impl DevicePublic {
    /// The id that these keys give: whoever knows the id knows whether keys are the right ones.
    pub fn id(&self) -> DeviceId {
        DeviceId::from_key_hash(&sha256(&[b"porchlight device v1", &self.signing.0, &self.hpke.0]))
    }

    /// Whether this device made `signature` for this purpose over exactly these bytes.
    pub fn verify(&self, domain: Domain, bytes: &[u8], signature: &Signature) -> Result<(), BadSignature> {
        self.signing.verify(domain, bytes, signature)
    }
}
