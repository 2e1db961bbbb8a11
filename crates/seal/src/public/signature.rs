//! P-256 signatures and lone signing keys: an agency's root, an invite, a relay.
//!
//! Knows no purpose beyond [`Domain`]. ECDSA signatures are malleable: name things by the hash
//! of the signed bytes, never by the signature.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::agreement;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::encoding::{AsBigEndian, EcPrivateKeyBin};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, UnparsedPublicKey,
};
use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use super::Domain;

/// The signature does not belong to these bytes, this key and this purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not match; ask for the entry again, and tell the custodian if it stays so")]
pub struct BadSignature;

/// A key could not be made, read or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The bytes are no key of this kind.
    #[error("these bytes are not a key; enrol this device again or restore its backup")]
    NotAKey,
    /// The cryptographic library refused, which it only does when the system has no randomness or memory.
    #[error("the system gave no randomness or memory for a key; free some memory and try again")]
    Exhausted,
}

/// A fixed 64-byte P-256 signature.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Signature(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 64]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}

/// An uncompressed P-256 point that signatures are checked against.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct PublicKey(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 65]);

impl PublicKey {
    /// Whether `signature` was made by this key for this purpose over exactly these bytes.
    pub fn verify(&self, domain: Domain, bytes: &[u8], signature: &Signature) -> Result<(), BadSignature> {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &self.0)
            .verify(&domain.over(bytes), &signature.0)
            .map_err(|_| BadSignature)
    }

    /// What a person or an invite pins instead of the key.
    pub fn hash(&self) -> [u8; 32] {
        sha256(&[&self.0])
    }

    /// Whether the bytes are a point of the curve: a key that can never verify is refused early.
    pub fn is_on_curve(&self) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &self.0).parse().is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hash = self.hash();
        write!(f, "PublicKey({:02x}{:02x}{:02x}{:02x}…)", hash[0], hash[1], hash[2], hash[3])
    }
}

/// A lone P-256 key pair that signs: an agency's root, an invite, a relay. Cheap to clone.
#[derive(Clone)]
pub struct SigningKeys {
    pair: Arc<EcdsaKeyPair>,
    public: PublicKey,
}

impl SigningKeys {
    /// A fresh pair from the system's randomness.
    pub fn generate() -> Result<Self, KeyError> {
        let pair =
            EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyError::Exhausted)?;
        Self::of(pair)
    }

    /// The pair whose 32 secret bytes these are.
    pub fn from_secret_bytes(secret: &[u8]) -> Result<Self, KeyError> {
        let public = point_of(secret)?;
        EcdsaKeyPair::from_private_key_and_public_key(&ECDSA_P256_SHA256_FIXED_SIGNING, secret, &public)
            .map_err(|_| KeyError::NotAKey)
            .and_then(Self::of)
    }

    /// The 32 secret bytes, wiped from memory when dropped.
    pub fn to_secret_bytes(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let secret: EcPrivateKeyBin<'static> =
            self.pair.private_key().as_be_bytes().map_err(|_| KeyError::Exhausted)?;
        Ok(Zeroizing::new(secret.as_ref().to_vec()))
    }

    /// What others verify with.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs exactly these bytes for this purpose.
    pub fn sign(&self, domain: Domain, bytes: &[u8]) -> Result<Signature, KeyError> {
        let signed =
            self.pair.sign(&SystemRandom::new(), &domain.over(bytes)).map_err(|_| KeyError::Exhausted)?;
        signed.as_ref().try_into().map(Signature).map_err(|_| KeyError::Exhausted)
    }

    fn of(pair: EcdsaKeyPair) -> Result<Self, KeyError> {
        let public = pair.public_key().as_ref().try_into().map_err(|_| KeyError::NotAKey)?;
        Ok(Self { pair: Arc::new(pair), public: PublicKey(public) })
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKeys(of {:?})", self.public)
    }
}

/// The public point of 32 secret bytes.
pub(crate) fn point_of(secret: &[u8]) -> Result<[u8; 65], KeyError> {
    agreement::PrivateKey::from_private_key(&agreement::ECDH_P256, secret)
        .map_err(|_| KeyError::NotAKey)?
        .compute_public_key()
        .map_err(|_| KeyError::Exhausted)?
        .as_ref()
        .try_into()
        .map_err(|_| KeyError::NotAKey)
}

/// The SHA-256 of the parts, one after the other.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, &parts.concat()).as_ref());
    hash
}
