//! Secrets as one line to scan, paste or, if need be, type.
//!
//! A prefix and groups of five Crockford base-32 characters: no I, L, O or U to confuse, capitals and
//! hyphens as QR codes like them, and a 4-byte checksum that finds a mistyped character before anything
//! is asked of the network.

use zeroize::Zeroizing;

use crate::public::sha256;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 5;
const CHECK_BYTES: usize = 4;

/// Why a text is not the code it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It does not begin like one.
    #[error("the code begins with {prefix}-; copy the whole line")]
    NotACode {
        /// How it begins.
        prefix: &'static str,
    },
    /// A character that no code has.
    #[error("the code has a character that no code has, at place {place}; check it there")]
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

/// The line for these bytes.
pub(super) fn write(prefix: &str, body: &[u8]) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(body.to_vec());
    let check = sha256(&[prefix.as_bytes(), body]);
    bytes.extend_from_slice(&check[..CHECK_BYTES]);
    let mut text = Zeroizing::new(prefix.to_owned());
    for (place, character) in base32(&bytes).enumerate() {
        if place % GROUP == 0 {
            text.push('-');
        }
        text.push(character);
    }
    text
}

/// The bytes in a line. A prefix ends with a digit: the same letters with another one are a newer app's.
pub(super) fn read(prefix: &'static str, text: &str) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let plain = Zeroizing::new(plain.to_ascii_uppercase());
    let Some(rest) = plain.strip_prefix(prefix) else {
        let newer = plain
            .strip_prefix(prefix.trim_end_matches(|c: char| c.is_ascii_digit()))
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        return Err(if newer { CodeError::Newer } else { CodeError::NotACode { prefix } });
    };
    let bytes = unbase32(rest)?;
    let (body, check) = bytes.split_last_chunk::<CHECK_BYTES>().ok_or(CodeError::Mistyped)?;
    if sha256(&[prefix.as_bytes(), body])[..CHECK_BYTES] != check[..] {
        return Err(CodeError::Mistyped);
    }
    Ok(Zeroizing::new(body.to_vec()))
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
