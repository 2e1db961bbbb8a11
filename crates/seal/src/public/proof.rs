//! How a device and a relay show each other who they are: each signs the other's nonce.

use ids::{AgencyId, DeviceId, UnixMs};

use super::{BadSignature, DevicePublic, Domain, KeyError, PublicKey, Signature, SigningKeys};

/// 32 bytes that whoever sends them has never used before.
pub type Nonce = [u8; 32];
/// Names the logs that a relay keeps: chance, drawn anew when they are put back from a backup,
/// because from then on the same numbers mean other entries.
pub type LogId = [u8; 16];

/// What a relay asks a device to sign. It names the relay, so that no other relay can use the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Fresh for each connection.
    pub nonce: Nonce,
    /// Whose roster counts.
    pub agency: AgencyId,
    /// Who is asked.
    pub device: DeviceId,
    /// Who asks.
    pub relay: PublicKey,
}

impl Question {
    /// The bytes that the device signs.
    pub(crate) fn words(&self) -> Vec<u8> {
        [self.nonce.as_slice(), self.agency.as_bytes(), self.device.as_bytes(), &self.relay.0].concat()
    }
}

/// Whether `device` signed this question.
pub fn verify_proof(
    device: &DevicePublic,
    question: &Question,
    answer: &Signature,
) -> Result<(), BadSignature> {
    if device.id() != question.device {
        return Err(BadSignature);
    }
    device.verify(Domain::Proof, &question.words(), answer)
}

/// What a relay signs to show a device that it has the key that the device knows. The key alone is
/// public: whoever answers in the relay's place can show it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Welcome {
    /// The device's nonce, of this connection.
    pub asked: Nonce,
    /// The relay's own, of this connection.
    pub nonce: Nonce,
    /// Whose roster counts.
    pub agency: AgencyId,
    /// Who is let in.
    pub device: DeviceId,
    /// The relay's time.
    pub at: UnixMs,
    /// Whose numbers the cursors are.
    pub log: LogId,
}

impl Welcome {
    /// The relay's proof.
    pub fn sign(&self, relay: &SigningKeys) -> Result<Signature, KeyError> {
        relay.sign(Domain::Welcome, &self.words())
    }

    /// Whether the relay with this key gave it.
    pub fn verify(&self, relay: &PublicKey, signature: &Signature) -> Result<(), BadSignature> {
        relay.verify(Domain::Welcome, &self.words(), signature)
    }

    /// The 120 bytes that the relay signs.
    fn words(&self) -> Vec<u8> {
        let (agency, device) = (self.agency.as_bytes(), self.device.as_bytes());
        let at = self.at.0.to_be_bytes();
        [self.asked.as_slice(), &self.nonce, agency, device, &at, &self.log].concat()
    }
}
