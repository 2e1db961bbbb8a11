//! A key sealed under what a person knows and what this computer has.
//!
//! Argon2id over the PIN or passphrase, a fresh salt and the computer's secret gives the key of one
//! AES-256-GCM message: the database's key. One line of text; everything before the message is
//! authenticated with it.

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use zeroize::{Zeroize, Zeroizing};

use super::files::{hex, parse_hex, random};
use super::{Device, RawKey};
use crate::trouble::Trouble;

/// What a person keeps in their head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Word {
    /// Digits.
    Pin,
    /// Anything, longer.
    Passphrase,
}

/// Six digits: what people can keep in mind, and what five tries do not find.
const SHORTEST_PIN: usize = 6;
const SHORTEST_PASSPHRASE: usize = 8;
/// Longer ones are pasted by mistake, and would be stretched at our expense.
const LONGEST: usize = 200;

impl Word {
    /// Why this may not be used, in words for the person.
    pub(crate) fn objection(self, secret: &str) -> Option<&'static str> {
        let digits = secret.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            _ if secret.len() > LONGEST => Some("That is too long. Use 200 characters at most."),
            Self::Pin if !digits || secret.len() < SHORTEST_PIN => {
                Some("A PIN has at least 6 digits and nothing else.")
            }
            Self::Pin if runs(secret) => {
                Some("That PIN is among the first that anybody tries. Choose another.")
            }
            Self::Passphrase if secret.chars().count() < SHORTEST_PASSPHRASE => {
                Some("A passphrase has at least 8 letters. Three words are easy to keep in mind.")
            }
            _ => None,
        }
    }
}

/// 111111, 123456, 987654: each digit follows the one before by the same step.
fn runs(pin: &str) -> bool {
    let steps: Vec<i16> =
        pin.as_bytes().windows(2).map(|two| i16::from(two[1]) - i16::from(two[0])).collect();
    steps.first().is_some_and(|first| (-1..=1).contains(first) && steps.iter().all(|step| step == first))
}

/// What a guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// For derived keys of the first version: OWASP's first choice, 19 MiB and two passes.
    pub(super) const FIRST: Self = Self { memory_kib: 19 * 1024, passes: 2 };
    /// For a seal: 64 MiB and three passes, RFC 9106's second choice with fewer lanes.
    const NOW: Self = Self { memory_kib: 64 * 1024, passes: 3 };

    /// A file that was tampered with must not take all of the memory.
    fn is_bearable(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory_kib) && (1..=16).contains(&self.passes)
    }
}

/// Argon2id of what a person knows.
pub(super) fn stretch(
    secret: &str,
    salt: &[u8],
    device: Option<&Device>,
    cost: Cost,
) -> Result<RawKey, Trouble> {
    let failed = |error| Trouble::Said(format!("the passphrase could not be used: {error}"));
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(failed)?;
    let argon = match device {
        Some(device) => Argon2::new_with_secret(device.bytes(), Algorithm::Argon2id, Version::V0x13, params)
            .map_err(failed)?,
        None => Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
    };
    let mut key = Zeroizing::new([0; 32]);
    argon.hash_password_into(secret.as_bytes(), salt, key.as_mut_slice()).map_err(failed)?;
    Ok(key)
}

/// A sealed key.
pub(super) struct Sealed {
    pub(super) word: Word,
    cost: Cost,
    device: [u8; 8],
    salt: [u8; 16],
    nonce: [u8; 12],
    message: [u8; 48],
}

impl Sealed {
    pub(super) fn seal(key: &RawKey, word: Word, secret: &str, device: &Device) -> Result<Self, Trouble> {
        let mut sealed = Self {
            word,
            cost: Cost::NOW,
            device: device.id(),
            salt: random()?,
            nonce: [0; 12],
            message: [0; 48],
        };
        let under = stretch(secret, &sealed.salt, Some(device), sealed.cost)?;
        let failed = |_| Trouble::Said("the key could not be sealed".into());
        let mut message = key.to_vec();
        let nonce = RandomizedNonceKey::new(&AES_256_GCM, under.as_slice())
            .and_then(|under| {
                under.seal_in_place_append_tag(Aad::from(sealed.head().as_bytes()), &mut message)
            })
            .map_err(failed)?;
        sealed.nonce = *nonce.as_ref();
        sealed.message.copy_from_slice(&message);
        Ok(sealed)
    }

    /// The key; none when the PIN or passphrase was wrong.
    pub(super) fn open(&self, secret: &str, device: &Device) -> Result<Option<RawKey>, Trouble> {
        let under = stretch(secret, &self.salt, Some(device), self.cost)?;
        let mut message = self.message;
        let opened = RandomizedNonceKey::new(&AES_256_GCM, under.as_slice()).and_then(|under| {
            let nonce = Nonce::assume_unique_for_key(self.nonce);
            under.open_in_place(nonce, Aad::from(self.head().as_bytes()), &mut message).map(drop)
        });
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(&message[..32]);
        message.zeroize();
        Ok(opened.is_ok().then_some(key))
    }

    /// The secret of the computer this was sealed on.
    pub(super) fn device(&self, at: &std::path::Path) -> Result<Device, Trouble> {
        let device = Device::read(at)?;
        if device.id() == self.device {
            return Ok(device);
        }
        Err(Trouble::Said(format!(
            "this folder was locked on another computer: {} is not the secret it was sealed with. \
             Open it there, or put that computer's file back",
            at.display()
        )))
    }

    fn head(&self) -> String {
        let word = match self.word {
            Word::Pin => "pin",
            Word::Passphrase => "passphrase",
        };
        let Cost { memory_kib, passes } = self.cost;
        format!("sealed 1 {word} {memory_kib} {passes} {} {}", hex(&self.device), hex(&self.salt))
    }

    pub(super) fn to_text(&self) -> String {
        format!("{} {}{}\n", self.head(), hex(&self.nonce), hex(&self.message))
    }

    /// What stands after the word `sealed`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(' ').collect();
        let ["1", word, memory_kib, passes, device, salt, message] = parts[..] else { return None };
        let word = match word {
            "pin" => Word::Pin,
            "passphrase" => Word::Passphrase,
            _ => return None,
        };
        let cost = Cost { memory_kib: memory_kib.parse().ok()?, passes: passes.parse().ok()? };
        if !cost.is_bearable() {
            return None;
        }
        let (nonce, message) = message.split_at_checked(24)?;
        Some(Self {
            word,
            cost,
            device: parse_hex(device)?,
            salt: parse_hex(salt)?,
            nonce: parse_hex(nonce)?,
            message: parse_hex(message)?,
        })
    }
}
