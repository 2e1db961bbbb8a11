//! What it takes to write: whose device, in which agency, with which keys, at what moment.

use document::{Actor, Author, ChangeOf};
use ids::{AgencyId, RecordId, SpaceId, UnixMs};
use seal::secret::{ChangeAt, DeviceKeys, DictionaryId, SealedChange, SpaceKeys, seal_change};

use crate::StoreError;

/// Everything that a write needs besides what is written.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// The device's keys: they sign.
    pub device: &'a DeviceKeys,
    /// The agency.
    pub agency: AgencyId,
    /// Counts the databases this device has had.
    pub incarnation: u32,
    /// The keys of the spaces: they seal.
    pub keys: &'a SpaceKeys,
    /// The moment, by the device's corrected clock.
    pub now: UnixMs,
}

impl Pen<'_> {
    pub(crate) fn author(&self) -> Author {
        let actor = Actor { device: self.device.id(), incarnation: self.incarnation };
        Author { actor, at: self.now }
    }

    /// The space of a kind, by its name.
    pub(crate) fn space(&self, name: &str) -> SpaceId {
        SpaceId::of(self.agency, name)
    }

    /// Seals a change of a record of this space under the space's latest key.
    pub(crate) fn seal(
        &self,
        space: SpaceId,
        record: RecordId,
        change: &ChangeOf,
    ) -> Result<SealedChange, StoreError> {
        let (epoch, key) = self.keys.latest(space).ok_or_else(|| StoreError::NoKey(space.to_string()))?;
        let at = ChangeAt { agency: self.agency, space, record, epoch };
        seal_change(self.device, key, at, &change.bytes, &change.hash, DictionaryId::LATEST)
            .map_err(|e| StoreError::Seal(e.to_string()))
    }
}
