//! The line of a recovery kit: the agency's root key and where its relay is.

use std::fmt;

use minicbor::{Decode, Encode};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{CodeError, line};
use crate::public::KeyError;

const PREFIX: &str = "PORCHKIT1";

/// What a recovery kit says. Whoever holds it holds the agency.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Zeroize, ZeroizeOnDrop)]
pub struct KitCode {
    /// Where the relay was.
    #[n(0)]
    pub relay_url: String,
    /// The SHA-256 of the relay's key.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub relay_key_hash: [u8; 32],
    /// The root key's secret bytes.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub root: [u8; 32],
}

impl KitCode {
    /// The line to print.
    pub fn to_text(&self) -> Result<Zeroizing<String>, KeyError> {
        let bytes = Zeroizing::new(minicbor::to_vec(self).map_err(|_| KeyError::Exhausted)?);
        Ok(line::write(PREFIX, &bytes))
    }

    /// The kit in a line.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        minicbor::decode(&line::read(PREFIX, text)?).map_err(|_| CodeError::Newer)
    }

    /// Whether the text begins like the line of a kit, rather than with words.
    pub fn looks_like_one(text: &str) -> bool {
        text.trim_start().to_ascii_uppercase().starts_with("PORCHKIT")
    }
}

impl fmt::Debug for KitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KitCode(secret)")
    }
}
