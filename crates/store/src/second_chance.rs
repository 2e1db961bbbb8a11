//! Envelopes that get a second chance: set aside before the roster or the keys had come, or unsent
//! when a database was damaged.

use ids::{AgencyId, Cursor, SpaceId, UnixMs};
use rusqlite::Connection;
use seal::public::Roster;
use seal::secret::SpaceKeys;

use crate::documents::cursor;
use crate::{StoreError, Tx, open_envelope};

impl Tx<'_> {
    /// Opens again what was set aside, now that the roster or the keys are others. How many proved
    /// themselves this time.
    pub fn try_set_aside_again(
        &mut self,
        agency: AgencyId,
        roster: &Roster,
        keys: &SpaceKeys,
        now: UnixMs,
    ) -> Result<u32, StoreError> {
        let mut proved = 0;
        for (n, space, seq, raw) in set_aside(&self.tx)? {
            let Ok(arrival) = open_envelope(agency, space, seq, raw, roster, keys) else { continue };
            if !self.take_in_alone(space, arrival, now)? {
                continue;
            }
            self.tx.prepare_cached("DELETE FROM set_aside WHERE n = ?1")?.execute([n])?;
            proved += 1;
        }
        self.changed.sync |= proved > 0;
        Ok(proved)
    }

    /// Makes the documents of unsent changes whose documents were lost with a damaged database.
    pub fn restore_unsent(
        &mut self,
        agency: AgencyId,
        roster: &Roster,
        keys: &SpaceKeys,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        // One at a time: a device that was away for a month has thousands.
        for n in self.unsent()? {
            let (space, raw) = self
                .tx
                .prepare_cached("SELECT space, envelope FROM outbox WHERE n = ?1")?
                .query_row([n], |row| Ok((SpaceId::from_bytes(row.get(0)?), row.get(1)?)))?;
            let Ok(arrival) = open_envelope(agency, space, Cursor(0), raw, roster, keys) else {
                continue;
            };
            self.take_in_alone(space, arrival, now)?;
        }
        self.tx.execute(
            "UPDATE document SET waiting = (SELECT count(*) FROM outbox WHERE outbox.record = document.record)",
            [],
        )?;
        Ok(())
    }

    pub(crate) fn unsent(&self) -> Result<Vec<i64>, StoreError> {
        let mut query = self.tx.prepare("SELECT n FROM outbox ORDER BY n")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

/// A row of what was set aside: its place, the log it came in, its number there, what came.
type Aside = (i64, SpaceId, Cursor, Vec<u8>);

fn set_aside(connection: &Connection) -> Result<Vec<Aside>, StoreError> {
    let mut query = connection.prepare("SELECT n, space, seq, envelope FROM set_aside ORDER BY n")?;
    let rows = query.query_map([], |row| {
        Ok((row.get(0)?, SpaceId::from_bytes(row.get(1)?), cursor(row.get(2)?), row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
