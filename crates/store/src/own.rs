//! In which space a record belongs: its kind's only one, or the one of its own that it is about.
//!
//! A space of its own may not be open yet. Until then this device seals what is written for it under a key
//! that nobody else has, of epoch 0: no roster has such an epoch, and the outbox holds it back.

use document::JsonMap;
use ids::{AgencyId, Epoch, RecordId, SpaceId};
use model::{About, RecordKind};

use crate::StoreError;
use crate::lists::Reader;

/// The epoch of a key that nobody else has: what is sealed under it waits for its space.
pub const WAITING: Epoch = Epoch(0);

/// What the record's space belongs to, for kinds that live in spaces of their own. An error when the record
/// does not say it.
pub fn about(kind: RecordKind, record: RecordId, json: &JsonMap) -> Result<Option<RecordId>, StoreError> {
    match kind.about() {
        None => Ok(None),
        Some(About::Itself) => Ok(Some(record)),
        Some(About::Field(name)) => {
            let id = json.get(name).and_then(|id| id.as_str()?.parse().ok());
            id.map(Some).ok_or(StoreError::Malformed("what a record is about"))
        }
    }
}

/// The space that a record belongs in.
pub fn home_of(
    agency: AgencyId,
    kind: RecordKind,
    record: RecordId,
    json: &JsonMap,
) -> Result<SpaceId, StoreError> {
    Ok(match about(kind, record, json)? {
        Some(about) => SpaceId::own(agency, kind.space(), about),
        None => SpaceId::of(agency, kind.space()),
    })
}

impl Reader<'_> {
    /// The records of a space that are here.
    pub fn records_in(&self, space: SpaceId) -> Result<Vec<RecordId>, StoreError> {
        crate::removal::records_of(self.connection(), space)
    }
}
