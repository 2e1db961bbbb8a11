//! Small things that somebody gives their word for: receipts and acknowledgements.

use std::marker::PhantomData;

use ids::{AgencyId, Cursor, DeviceId, EnvelopeId, SpaceId, UnixMs};
use minicbor::{Decode, Encode};

use super::{BadSignature, Domain, KeyError, PublicKey, Signature, SigningKeys};

/// Something that can be signed. Its type says what for.
pub trait Word: Encode<()> + for<'b> Decode<'b, ()> {
    /// What a signature over it means.
    const DOMAIN: Domain;
}

/// Why a signed word cannot be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWord {
    /// The signature is not this key's.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The signature is right, but the words are unknown to this build.
    #[error("a signed message has a newer form; update this app")]
    Newer,
}

/// A word with its signature, as the exact bytes that were signed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Signed<T> {
    /// The exact bytes that were signed.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub raw: Vec<u8>,
    /// The signature over them.
    #[n(1)]
    pub signature: Signature,
    #[cbor(skip)]
    word: PhantomData<T>,
}

impl<T: Word> Signed<T> {
    /// Gives one's word.
    pub fn sign(keys: &SigningKeys, word: &T) -> Result<Self, KeyError> {
        let raw = minicbor::to_vec(word).map_err(|_| KeyError::Exhausted)?;
        let signature = keys.sign(T::DOMAIN, &raw)?;
        Ok(Self::of(raw, signature))
    }

    /// Puts stored parts together again; proves nothing until [`Signed::verify`].
    pub fn of(raw: Vec<u8>, signature: Signature) -> Self {
        Self { raw, signature, word: PhantomData }
    }

    /// The word, if `key` really gave it.
    pub fn verify(&self, key: &PublicKey) -> Result<T, BadWord> {
        key.verify(T::DOMAIN, &self.raw, &self.signature)?;
        self.unverified()
    }

    /// The word as it claims to be: to find out whose key to verify it with.
    pub fn unverified(&self) -> Result<T, BadWord> {
        minicbor::decode(&self.raw).map_err(|_| BadWord::Newer)
    }
}

/// One envelope that the relay durably holds, and its number in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Held {
    /// Which envelope.
    #[n(0)]
    pub envelope: EnvelopeId,
    /// In which space's log.
    #[n(1)]
    pub space: SpaceId,
    /// Its number there.
    #[n(2)]
    pub cursor: Cursor,
}

/// The relay's word that it durably holds these envelopes.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Receipt {
    /// The tenant.
    #[n(0)]
    pub agency: AgencyId,
    /// The relay's time of the commit.
    #[n(1)]
    pub at: UnixMs,
    /// What it holds.
    #[n(2)]
    pub held: Vec<Held>,
}

impl Word for Receipt {
    const DOMAIN: Domain = Domain::Receipt;
}

/// A device's word that it has durably applied a space's log up to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Ack {
    /// The tenant.
    #[n(0)]
    pub agency: AgencyId,
    /// Who has it.
    #[n(1)]
    pub device: DeviceId,
    /// Of which space.
    #[n(2)]
    pub space: SpaceId,
    /// Up to where.
    #[n(3)]
    pub cursor: Cursor,
    /// The device's time.
    #[n(4)]
    pub at: UnixMs,
}

impl Word for Ack {
    const DOMAIN: Domain = Domain::Ack;
}

/// A device's word of how it stands: how far it has obeyed the roster, what it has not sent yet, and how
/// much came to it that it does not believe.
/// It answers "has this person uploaded everything?", and is the receipt that every record expunged
/// up to that number is gone from the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceStanding {
    /// The tenant.
    #[n(0)]
    pub agency: AgencyId,
    /// Who says so.
    #[n(1)]
    pub device: DeviceId,
    /// The device's time.
    #[n(2)]
    pub at: UnixMs,
    /// The number of the last statement that it has obeyed.
    #[n(3)]
    pub roster: u64,
    /// Entries that wait to be sent.
    #[n(4)]
    pub waiting: u32,
    /// Forms that were begun and not finished.
    #[n(5)]
    pub drafts: u32,
    /// Entries that came and did not prove themselves: kept aside there, for the custodian to ask about. None
    /// from a device that does not tell yet.
    #[n(6)]
    pub aside: Option<u32>,
    /// What it had to hand into custody. None from a device that has not, or that does not tell yet.
    #[n(7)]
    pub handed: Option<Handed>,
}

/// What a device handed into custody, as the relay signed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Handed {
    /// Entries.
    #[n(0)]
    pub entries: u32,
    /// Forms that were begun and not finished.
    #[n(1)]
    pub forms: u32,
    /// The number of the latest entry in custody's log; none where there were forms only.
    #[n(2)]
    pub receipt: Option<Cursor>,
    /// When the relay signed for that entry.
    #[n(3)]
    pub signed: Option<UnixMs>,
}

impl Word for DeviceStanding {
    const DOMAIN: Domain = Domain::Standing;
}
