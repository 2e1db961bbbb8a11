//! The UUID family, one macro.

use minicbor::{Decoder, Encoder, decode, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text that is not the id it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("that is not a {what}: 32 hexadecimal digits with hyphens are expected")]
pub struct NotAnId {
    /// Which id was expected.
    pub what: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl $name {
            /// The id with these 16 bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self { Self(Uuid::from_bytes(bytes)) }
            /// The 16 bytes of the id.
            pub const fn as_bytes(&self) -> &[u8; 16] { self.0.as_bytes() }
            /// The id in a slice of 16 bytes, or nothing when the length differs.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> { Uuid::from_slice(bytes).ok().map(Self) }
            /// The underlying UUID.
            pub const fn uuid(&self) -> Uuid { self.0 }
            /// A new version 7 id: `unix_ms` milliseconds since 1970 and ten random bytes.
            pub fn at(unix_ms: u64, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid())
            }
            /// The version 5 id of `name` within `parent`: the same on every device.
            pub fn derived(parent: &[u8; 16], name: &str) -> Self {
                Self(Uuid::new_v5(&Uuid::from_bytes(*parent), name.as_bytes()))
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self).map_err(|_| NotAnId { what: stringify!($name) })
            }
        }
        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
                e.bytes(self.as_bytes())?.ok()
            }
        }
        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
                Self::from_slice(d.bytes()?).ok_or_else(|| decode::Error::message("an id has 16 bytes"))
            }
        }
    )*};
}

ids! {
    /// A tenant of the relay; owns a root key.
    AgencyId,
    /// The unit of access and of encryption.
    SpaceId,
    /// One thing a person writes down; one automerge document.
    RecordId,
    /// A person enrolled by the agency. Equal to the id of the person's record in the directory.
    MemberId,
    /// A phone or laptop enrolled for one person: the hash of its public keys (version 8).
    DeviceId,
    /// One invitation of one member's device into the agency.
    InviteId,
    /// A form being filled in, not yet a record.
    DraftId,
}

impl DeviceId {
    /// The id that the first 16 bytes of a hash of the device's public keys give.
    pub fn from_key_hash(hash: &[u8; 32]) -> Self {
        let mut first = [0; 16];
        first.copy_from_slice(&hash[..16]);
        Self(uuid::Builder::from_custom_bytes(first).into_uuid())
    }
}

impl SpaceId {
    /// The id of an agency's only space of a kind, such as `patrol`.
    pub fn of(agency: AgencyId, name: &str) -> Self {
        Self::derived(agency.as_bytes(), name)
    }

    /// The id of the space of this template that belongs to one thing: two devices that open it on their
    /// own mean the same space.
    pub fn own(agency: AgencyId, template: &str, about: RecordId) -> Self {
        Self::derived(agency.as_bytes(), &format!("own {template} {about}"))
    }
}

impl From<MemberId> for RecordId {
    fn from(member: MemberId) -> Self {
        Self(member.0)
    }
}

impl From<RecordId> for MemberId {
    fn from(record: RecordId) -> Self {
        Self(record.0)
    }
}
