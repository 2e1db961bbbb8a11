//! Unsent changes that were sealed under a key that is no longer the space's latest: sealed again.
//!
//! The signed change inside is the same; nothing is signed anew.

use ids::SpaceId;
use rusqlite::params;
use seal::public::{Envelope, Kind};
use seal::secret::reseal_change;

use crate::{Pen, StoreError, Tx};

impl Tx<'_> {
    /// Seals what waits under the newest keys of the pen, in spaces where it may still write: elsewhere it
    /// stays as it was signed, for the custodian. How many it was.
    pub fn reseal(&mut self, pen: &Pen<'_>, may_write: impl Fn(SpaceId) -> bool) -> Result<u32, StoreError> {
        let mut resealed = 0;
        for n in self.unsent()? {
            let (space, raw): ([u8; 16], Vec<u8>) = self
                .tx
                .prepare_cached("SELECT space, envelope FROM outbox WHERE n = ?1")?
                .query_row([n], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let envelope = Envelope::parse(raw).map_err(|_| StoreError::Malformed("envelope"))?;
            let header = envelope.header();
            let Some((latest, new)) = pen.keys.latest(SpaceId::from_bytes(space)) else { continue };
            let Some(old) = pen.keys.get(header.space, header.epoch) else { continue };
            if header.epoch >= latest || !may_write(header.space) {
                continue;
            }
            let again = match header.kind {
                Kind::Change => reseal_change(pen.device, old, &envelope, latest, new)
                    .map_err(|error| StoreError::Seal(error.to_string()))?,
                // Handed in after the relay had lost the record: made anew of what is here.
                Kind::Snapshot => self.snapshot(pen, header.record)?.envelope,
                _ => continue,
            };
            self.tx
                .prepare_cached("UPDATE outbox SET id = ?2, envelope = ?3, refused = NULL WHERE n = ?1")?
                .execute(params![n, again.id().0, again.raw()])?;
            resealed += 1;
        }
        self.changed.sync |= resealed > 0;
        Ok(resealed)
    }
}
