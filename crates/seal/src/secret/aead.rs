//! AES-256-GCM with a random nonce under a derived key, and the derivation.
//!
//! Random nonces, not counters: a counter repeats when a backup is restored. Each derived key
//! seals far fewer than 2^32 messages, the limit for random 96-bit nonces.

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use zeroize::Zeroizing;

use crate::public::{NONCE_BYTES, TAG_BYTES};

/// The library gave nothing back: a wrong key or changed bytes when opening, exhaustion when sealing.
#[derive(Debug)]
pub(super) struct Failed;

/// Appends `nonce || ciphertext || tag` of `plain` to `out`.
pub(super) fn seal(
    key: &[u8; 32],
    associated: &[u8],
    mut plain: Vec<u8>,
    out: &mut Vec<u8>,
) -> Result<(), Failed> {
    let nonce = RandomizedNonceKey::new(&AES_256_GCM, key)
        .and_then(|key| key.seal_in_place_append_tag(Aad::from(associated), &mut plain))
        .map_err(|_| Failed)?;
    out.extend_from_slice(nonce.as_ref());
    out.append(&mut plain);
    Ok(())
}

/// The plain bytes of `nonce || ciphertext || tag`.
pub(super) fn open(key: &[u8; 32], associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Failed> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(Failed)?;
    let mut plain = sealed.to_vec();
    RandomizedNonceKey::new(&AES_256_GCM, key)
        .and_then(|key| {
            key.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(associated), &mut plain)
                .map(drop)
        })
        .map_err(|_| Failed)?;
    plain.truncate(plain.len() - TAG_BYTES);
    Ok(plain)
}

/// 32 bytes for one use, derived from a uniform secret. The first part of `info` names the use.
pub(super) fn derive(secret: &[u8], info: &[&[u8]]) -> Result<Zeroizing<[u8; 32]>, Failed> {
    let mut bytes = Zeroizing::new([0; 32]);
    let prk: Prk = Salt::new(HKDF_SHA256, b"porchlight").extract(secret);
    prk.expand(info, Bytes32).and_then(|okm| okm.fill(bytes.as_mut())).map_err(|_| Failed)?;
    Ok(bytes)
}

struct Bytes32;

impl KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}
