//! The code that invites a device: one line to scan, paste or, if need be, type.
//!
//! Whoever holds the code may knock; somebody who manages lets them in.

use std::fmt;

use ids::AgencyId;
use minicbor::{Decode, Encode};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::CodeError;
use super::aead::{self, Failed};
use super::line;
use crate::public::KeyError;

const PREFIX: &str = "PORCH1";

/// What an invite code says.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Zeroize, ZeroizeOnDrop)]
pub struct InviteCode {
    /// Where the relay is, such as `wss://relay.example.org/v1/sync`.
    #[n(0)]
    pub relay_url: String,
    /// Which agency invites.
    #[n(1)]
    #[zeroize(skip)]
    pub agency: AgencyId,
    /// The SHA-256 of the relay's key, to recognise the relay by.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub relay_key_hash: [u8; 32],
    /// Opens the package that waits at the relay.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub secret: [u8; 16],
}

impl InviteCode {
    /// A code with a fresh secret from the system's randomness.
    pub fn generate(relay_url: String, agency: AgencyId, relay_key_hash: [u8; 32]) -> Result<Self, KeyError> {
        let mut code = Self { relay_url, agency, relay_key_hash, secret: [0; 16] };
        aws_lc_rs::rand::fill(&mut code.secret).map_err(|_| KeyError::Exhausted)?;
        Ok(code)
    }

    /// The line to show.
    pub fn to_text(&self) -> Result<Zeroizing<String>, KeyError> {
        let bytes = Zeroizing::new(minicbor::to_vec(self).map_err(|_| KeyError::Exhausted)?);
        Ok(line::write(PREFIX, &bytes))
    }

    /// The code in a line: small letters, spaces, missing hyphens, O for 0 and I or L for 1 are all right.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        minicbor::decode(&line::read(PREFIX, text)?).map_err(|_| CodeError::Newer)
    }

    /// Under what the package waits at the relay. It does not give the secret away.
    pub fn lookup(&self) -> Result<[u8; 16], KeyError> {
        let derived = self.derived(b"porchlight invite lookup v1")?;
        let mut lookup = [0; 16];
        lookup.copy_from_slice(&derived[..16]);
        Ok(lookup)
    }

    pub(super) fn package_key(&self) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        self.derived(b"porchlight invite package v1")
    }

    fn derived(&self, purpose: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        aead::derive(&self.secret, &[purpose, self.agency.as_bytes()]).map_err(|Failed| KeyError::Exhausted)
    }
}

impl fmt::Debug for InviteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InviteCode(of {}, secret)", self.agency)
    }
}
