//! The signatures that prove a document's changes: one for the latest change of each author's chain.
//!
//! Change hashes chain, so one signature over the latest proves all before it. Kept in the document's
//! row: a save touches one page less than with a table of its own.

use ids::DeviceId;
use seal::public::Signature;

use crate::StoreError;

/// One chain's latest signed change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The raw automerge actor: a device's chain.
    pub chain: Vec<u8>,
    /// The change's place in the chain, counted from 1.
    pub place: u64,
    /// Whose chain it is.
    pub device: DeviceId,
    /// The latest change's hash.
    pub hash: [u8; 32],
    /// The device's signature over it.
    pub signature: Signature,
}

/// The proofs of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proofs(Vec<Proof>);

impl Proofs {
    /// Puts a chain's newer proof in place of its older one, never the other way round: changes may
    /// arrive out of order.
    pub(crate) fn put(&mut self, proof: Proof) {
        match self.0.iter_mut().find(|old| old.chain == proof.chain) {
            Some(old) if old.place > proof.place => {}
            Some(old) => *old = proof,
            None => self.0.push(proof),
        }
    }

    /// How many chains have written.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody has.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The proofs.
    pub fn iter(&self) -> impl Iterator<Item = &Proof> {
        self.0.iter()
    }

    /// Length of the chain in a byte, chain, place, device, hash, signature; one after the other.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 140);
        for proof in &self.0 {
            bytes.push(u8::try_from(proof.chain.len()).unwrap_or(u8::MAX));
            bytes.extend(proof.chain.iter().take(usize::from(u8::MAX)));
            bytes.extend(proof.place.to_be_bytes());
            bytes.extend(proof.device.as_bytes());
            bytes.extend(proof.hash);
            bytes.extend(proof.signature.0);
        }
        bytes
    }

    pub(crate) fn parse(mut bytes: &[u8]) -> Result<Self, StoreError> {
        let mut proofs = vec![];
        while let Some((&length, rest)) = bytes.split_first() {
            let (proof, rest) = parse_one(rest, usize::from(length)).ok_or(StoreError::Malformed("proof"))?;
            proofs.push(proof);
            bytes = rest;
        }
        Ok(Self(proofs))
    }
}

fn parse_one(bytes: &[u8], chain: usize) -> Option<(Proof, &[u8])> {
    let (chain, rest) = bytes.split_at_checked(chain)?;
    let (place, rest) = rest.split_first_chunk::<8>()?;
    let (device, rest) = rest.split_first_chunk::<16>()?;
    let (hash, rest) = rest.split_first_chunk::<32>()?;
    let (signature, rest) = rest.split_first_chunk::<64>()?;
    let proof = Proof {
        chain: chain.to_vec(),
        place: u64::from_be_bytes(*place),
        device: DeviceId::from_bytes(*device),
        hash: *hash,
        signature: Signature(*signature),
    };
    Some((proof, rest))
}
