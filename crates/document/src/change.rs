//! Who made a change, which change it is, and what a reader had seen.

use automerge::{ActorId, Change, ChangeHash};
use ids::{DeviceId, UnixMs};

use crate::guard::{STUMBLED, guarded};
use crate::unfolding::unfolds;

/// An automerge actor: a device, and its incarnation, which changes when a database is restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actor {
    /// The device.
    pub device: DeviceId,
    /// Counts the databases this device has had.
    pub incarnation: u32,
}

impl Actor {
    pub(crate) fn id(self) -> ActorId {
        let mut bytes = [0; 20];
        bytes[..16].copy_from_slice(self.device.as_bytes());
        bytes[16..].copy_from_slice(&self.incarnation.to_be_bytes());
        ActorId::from(bytes)
    }

    /// Reads from the end: automerge puts a prefix before the id of an actor who edits an older version.
    pub(crate) fn of(id: &ActorId) -> Option<Self> {
        let (rest, incarnation) = id.to_bytes().split_last_chunk::<4>()?;
        let (_, device) = rest.split_last_chunk::<16>()?;
        Some(Self { device: DeviceId::from_bytes(*device), incarnation: u32::from_be_bytes(*incarnation) })
    }
}

/// Who makes a change, and when.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    /// The device and its incarnation.
    pub actor: Actor,
    /// The moment, by the device's corrected clock. automerge keeps it to the second.
    pub at: UnixMs,
}

/// One automerge change, as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeOf {
    /// The change's bytes.
    pub bytes: Vec<u8>,
    /// Its hash, which names every change it builds on.
    pub hash: [u8; 32],
    /// Who made it, as the change itself says: to be held against a signature.
    pub actor: Actor,
    /// The chain it continues: the raw automerge actor. An edit of an older version starts another
    /// chain of the same device; one signature proves a chain up to its latest change.
    pub chain: Vec<u8>,
    /// Its place in the chain, counted from 1.
    pub place: u64,
    /// Whether it builds on nothing: it makes a document by itself.
    pub begins: bool,
    /// When it was made, by the author's clock.
    pub at: UnixMs,
}

/// Bytes that are not one automerge change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not a change of a record: {0}")]
pub struct NotAChange(pub String);

impl ChangeOf {
    pub(crate) fn from_change(change: &Change) -> Result<Self, NotAChange> {
        let actor =
            Actor::of(change.actor_id()).ok_or_else(|| NotAChange("its author is no device".into()))?;
        Ok(Self {
            bytes: change.raw_bytes().to_vec(),
            hash: change.hash().0,
            actor,
            chain: change.actor_id().to_bytes().to_vec(),
            place: change.seq(),
            begins: change.deps().is_empty(),
            at: UnixMs(change.timestamp().saturating_mul(1000)),
        })
    }

    /// Parses the bytes of one change. Costs about 5 µs for a visit. One that unfolds to more than 16 MiB is
    /// refused before it does.
    pub fn parse(bytes: Vec<u8>) -> Result<Self, NotAChange> {
        unfolds(&bytes).map_err(|error| NotAChange(error.to_string()))?;
        guarded(
            || {
                let change = Change::from_bytes(bytes).map_err(|error| NotAChange(error.to_string()))?;
                // automerge looks at it only when the document is loaded again, which would fail then.
                if change.raw_bytes().get(4..8) != Some(&change.hash().0[..4]) {
                    return Err(NotAChange("its checksum is not its own".into()));
                }
                Self::from_change(&change)
            },
            || NotAChange(STUMBLED.into()),
        )
    }
}

/// The latest changes of a version of a document: what a reader had seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads(pub(crate) Vec<ChangeHash>);

/// A text that is not heads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("that is not a version of a record; pass back the `heads` of the view")]
pub struct NotHeads;

impl std::fmt::Display for Heads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, hash) in self.0.iter().enumerate() {
            write!(f, "{}{hash}", if n == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Heads {
    type Err = NotHeads;
    fn from_str(text: &str) -> Result<Self, NotHeads> {
        text.split('.').map(|hash| hash.parse().map_err(|_| NotHeads)).collect::<Result<_, _>>().map(Self)
    }
}
