//! How other devices stand, in their own signed words: the latest of each.

use rusqlite::{Connection, params};
use seal::public::{DeviceStanding, Signature, Signed};

use crate::{StoreError, Tx};

impl Tx<'_> {
    /// Keeps a device's word that was checked against the roster.
    pub fn keep_standing(
        &mut self,
        word: &DeviceStanding,
        signed: &Signed<DeviceStanding>,
    ) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT INTO standing (device, raw, signature) VALUES (?1, ?2, ?3)
                 ON CONFLICT (device) DO UPDATE SET raw = excluded.raw, signature = excluded.signature",
            )?
            .execute(params![word.device.as_bytes(), signed.raw, signed.signature.0])?;
        self.changed.trust = true;
        Ok(())
    }
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<DeviceStanding>, StoreError> {
    let mut query = connection.prepare("SELECT raw, signature FROM standing")?;
    let rows =
        query.query_map([], |row| Ok(Signed::<DeviceStanding>::of(row.get(0)?, Signature(row.get(1)?))))?;
    let words = rows.collect::<Result<Vec<_>, _>>()?;
    // They were checked before they were kept.
    Ok(words.iter().filter_map(|word| word.unverified().ok()).collect())
}
