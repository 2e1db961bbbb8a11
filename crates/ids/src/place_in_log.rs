//! Where something stands: in a space's log, in a chain of keys, by its hash.

use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::{Deserialize, Serialize};

/// A number in a space's log. The first entry is 1; 0 means nothing yet.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Encode,
    Decode,
    ts_rs::TS,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Cursor(#[n(0)] pub u64);

/// Which key of a space: counts up each time a member is removed. The first is 1.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Epoch(#[n(0)] pub u32);

/// Milliseconds since 1970, UTC: the only time that keys, frames and statements know.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Encode,
    Decode,
    ts_rs::TS,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct UnixMs(#[n(0)] pub i64);

macro_rules! hashes {
    ($($(#[$doc:meta])* $name:ident: $what:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 32]);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: encode::Write>(
                &self,
                e: &mut Encoder<W>,
                _: &mut C,
            ) -> Result<(), encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
                let bytes = d.bytes()?;
                bytes.try_into().map(Self).map_err(|_| decode::Error::message($what))
            }
        }
    )*};
}

hashes! {
    /// The SHA-256 of a whole envelope: its name.
    EnvelopeId: "an envelope id has 32 bytes",
    /// The SHA-256 of an attachment's sealed bytes: its name and its address.
    BlobId: "an attachment's address has 32 bytes",
}

impl std::str::FromStr for BlobId {
    type Err = super::NotAnId;

    /// 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || super::NotAnId { what: "BlobId" };
        if text.len() != 64 || !text.is_ascii() {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }
}
