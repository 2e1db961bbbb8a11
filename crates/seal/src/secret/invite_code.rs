//! The code that invites a device: one line to scan, paste or, if need be, type.
//!
//! `PORCH1-` and groups of five Crockford base-32 characters: no I, L, O or U to confuse, capitals
//! and hyphens as QR codes like them, and a 4-byte checksum that finds a mistyped character before
//! anything is asked of the network. Whoever holds the code holds the invite.

use std::fmt;

use ids::AgencyId;
use minicbor::{Decode, Encode};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::aead::{self, Failed};
use crate::public::{KeyError, sha256};

const PREFIX: &str = "PORCH1";
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 5;
const CHECK_BYTES: usize = 4;

/// Why a text is not an invite code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It does not begin like one.
    #[error("an invite code begins with {PREFIX}-; copy the whole line")]
    NotACode,
    /// A character that no code has.
    #[error("the code has a character that no invite code has, at place {place}; check it there")]
    StrangeCharacter {
        /// Counted from 1, after the prefix, without hyphens and spaces.
        place: usize,
    },
    /// The checksum does not fit.
    #[error("the code is mistyped or incomplete; compare it with the original, or scan it")]
    Mistyped,
    /// Made by a newer build.
    #[error("the code was made by a newer app; update this app")]
    Newer,
}

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
        let mut bytes = Zeroizing::new(minicbor::to_vec(self).map_err(|_| KeyError::Exhausted)?);
        let check = sha256(&[PREFIX.as_bytes(), &bytes]);
        bytes.extend_from_slice(&check[..CHECK_BYTES]);
        let mut text = Zeroizing::new(PREFIX.to_owned());
        for (place, character) in base32(&bytes).enumerate() {
            if place % GROUP == 0 {
                text.push('-');
            }
            text.push(character);
        }
        Ok(text)
    }

    /// The code in a line: small letters, spaces, missing hyphens, O for 0 and I or L for 1 are all right.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let plain = Zeroizing::new(plain.to_ascii_uppercase());
        let Some(rest) = plain.strip_prefix(PREFIX) else {
            let newer = plain
                .strip_prefix("PORCH")
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            return Err(if newer { CodeError::Newer } else { CodeError::NotACode });
        };
        let bytes = unbase32(rest)?;
        let (body, check) = bytes.split_last_chunk::<CHECK_BYTES>().ok_or(CodeError::Mistyped)?;
        if sha256(&[PREFIX.as_bytes(), body])[..CHECK_BYTES] != check[..] {
            return Err(CodeError::Mistyped);
        }
        minicbor::decode(body).map_err(|_| CodeError::Newer)
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

/// Five bits a character, the last ones filled with zeros.
fn base32(bytes: &[u8]) -> impl Iterator<Item = char> {
    (0..(bytes.len() * 8).div_ceil(5)).map(|place| {
        let value = (0..5).fold(0, |value, bit| {
            let at = place * 5 + bit;
            let byte = bytes.get(at / 8).copied().unwrap_or(0);
            value << 1 | usize::from(byte >> (7 - at % 8) & 1)
        });
        char::from(ALPHABET[value])
    })
}

fn unbase32(text: &str) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() * 5 / 8));
    let (mut held, mut bits) = (0_u32, 0);
    for (at, character) in text.bytes().enumerate() {
        let character = match character {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        let value = (0_u32..).zip(ALPHABET).find(|(_, known)| **known == character).map(|(value, _)| value);
        held = held << 5 | value.ok_or(CodeError::StrangeCharacter { place: at + 1 })?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            let [.., byte] = (held >> bits).to_be_bytes();
            bytes.push(byte);
            held &= (1 << bits) - 1;
        }
    }
    if bits >= 5 || held != 0 {
        return Err(CodeError::Mistyped);
    }
    Ok(bytes)
}
