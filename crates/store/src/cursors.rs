//! How far this device has applied each log, and how far others say they have.

use std::collections::BTreeMap;

use ids::{Cursor, DeviceId, SpaceId};
use rusqlite::{Connection, OptionalExtension};

use crate::documents::{cursor, number, space_id};
use crate::{StoreError, Tx};

/// How far this device has applied each space's log.
pub(crate) fn all(connection: &Connection) -> Result<BTreeMap<SpaceId, Cursor>, StoreError> {
    let mut query = connection.prepare_cached("SELECT space, seq FROM cursor")?;
    let mut rows = query.query([])?;
    let mut cursors = BTreeMap::new();
    while let Some(row) = rows.next()? {
        cursors.insert(space_id(row.get_ref(0)?.as_blob().unwrap_or_default())?, cursor(row.get(1)?));
    }
    Ok(cursors)
}

/// How far every other device has said, signed, that it has applied each log.
pub(crate) fn seen(connection: &Connection) -> Result<Vec<(SpaceId, DeviceId, Cursor)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT space, device, seq FROM seen")?;
    let rows = query.query_map([], |row| {
        Ok((SpaceId::from_bytes(row.get(0)?), DeviceId::from_bytes(row.get(1)?), cursor(row.get(2)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Tx<'_> {
    /// How far this log has been applied; 0 when nothing of it has.
    pub(crate) fn applied(&self, space: SpaceId) -> Result<Cursor, StoreError> {
        let seq = self
            .tx
            .prepare_cached("SELECT seq FROM cursor WHERE space = ?1")?
            .query_row([space.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(seq.map(cursor).unwrap_or_default())
    }

    pub(crate) fn advance(&mut self, space: SpaceId, upto: Cursor) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT INTO cursor (space, seq) VALUES (?1, ?2)
                 ON CONFLICT (space) DO UPDATE SET seq = max(seq, excluded.seq)",
            )?
            .execute((space.as_bytes(), number(upto)))?;
        Ok(())
    }

    /// Forgets how far a log was applied: everything of it is fetched again.
    pub fn rewind(&mut self, space: SpaceId) -> Result<(), StoreError> {
        self.tx.prepare_cached("DELETE FROM cursor WHERE space = ?1")?.execute([space.as_bytes()])?;
        self.changed.sync = true;
        Ok(())
    }

    /// Another device's signed word of how far it has applied a log.
    pub fn seen_by(
        &mut self,
        space: SpaceId,
        device: DeviceId,
        upto: Cursor,
        ack: &[u8],
    ) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT INTO seen (space, device, seq, ack) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (space, device) DO UPDATE SET seq = excluded.seq, ack = excluded.ack
                 WHERE excluded.seq > seq",
            )?
            .execute((space.as_bytes(), device.as_bytes(), number(upto), ack))?;
        self.changed.sync = true;
        Ok(())
    }
}
