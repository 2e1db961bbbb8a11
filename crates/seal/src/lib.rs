//! Keys, envelopes, signatures, roster: who may read what, and who said so.
//!
//! Two halves. [`public`] is what everybody may do, the relay included: read a header,
//! check a signature, follow the roster. [`secret`] is what only members may do: hold keys,
//! seal, open. Knows no automerge, no frame, no store and no clock.
//!
//! One algorithm set, number [`ALGORITHM`]: ECDSA on P-256 with SHA-256 (fixed 64-byte
//! signatures), AES-256-GCM, HKDF-SHA256, HPKE with DHKEM(P-256). Every envelope and statement
//! carries the number, so a second set can be added beside it.
//!
//! Randomness for keys, nonces and signatures comes from AWS-LC's own generator. It is the one
//! exception to "randomness is an argument": a source passed in would have to be a validated
//! module's again, and a nonce from a seeded test generator is an accident waiting to happen.
//!
//! What is signed is stored and sent as the exact raw bytes, and verified before it is read;
//! nothing is ever encoded again to be verified.

pub mod public;
pub mod secret;

/// The only set of algorithms so far: P-256, SHA-256, AES-256-GCM.
pub const ALGORITHM: u8 = 1;
