//! What a local relay brought and its author never sent to the agency's relay: handed in by somebody who has it.
//!
//! A phone that fell into the lake after the event has left its work on the others. The relay takes envelopes
//! from their own device alone, so nobody passes on another's: who has the record and may write there hands it
//! in as a snapshot, in which every author's signature stands. What an author wrote who may not write there
//! any more is for the custodian to decide, and is not handed in.

use ids::{DeviceId, RecordId, SpaceId, UnixMs};
use rusqlite::params;

use crate::{Pen, StoreError, Tx, outbox};

impl Tx<'_> {
    /// Hands in what came before `before` and has not come from the agency's relay since, at most so many
    /// records. `may_write` says who may. How many it was.
    pub fn hand_in_brought(
        &mut self,
        pen: &Pen<'_>,
        before: UnixMs,
        may_write: impl Fn(DeviceId, SpaceId) -> bool,
        limit: u32,
    ) -> Result<u32, StoreError> {
        let mut handed_in = 0;
        for (record, space) in self.long_brought(before)? {
            let authors = self.authors_of_brought(record)?;
            let may =
                may_write(pen.device.id(), space) && authors.iter().all(|author| may_write(*author, space));
            if !may || pen.keys.latest(space).is_none() {
                continue;
            }
            if handed_in == limit {
                break;
            }
            let envelope = self.snapshot(pen, record)?.envelope;
            outbox::queue(&self.tx, record, space, &envelope)?;
            // From now on it is this device's own to send.
            self.tx.execute("DELETE FROM local_change WHERE record = ?1", [record.as_bytes()])?;
            let sql = "UPDATE document SET waiting = waiting + 1 WHERE record = ?1";
            self.tx.prepare_cached(sql)?.execute([record.as_bytes()])?;
            self.changed.records.insert(record);
            handed_in += 1;
        }
        self.changed.sync |= handed_in > 0;
        Ok(handed_in)
    }

    fn long_brought(&self, before: UnixMs) -> Result<Vec<(RecordId, SpaceId)>, StoreError> {
        let mut query = self.tx.prepare_cached(
            "SELECT c.record, d.space FROM local_change c JOIN document d ON d.record = c.record
             GROUP BY c.record HAVING max(c.came) < ?1 ORDER BY c.record",
        )?;
        let rows = query.query_map(params![before.0], |row| {
            Ok((RecordId::from_bytes(row.get(0)?), SpaceId::from_bytes(row.get(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn authors_of_brought(&self, record: RecordId) -> Result<Vec<DeviceId>, StoreError> {
        let sql = "SELECT DISTINCT device FROM local_change WHERE record = ?1";
        let mut query = self.tx.prepare_cached(sql)?;
        let rows = query.query_map([record.as_bytes()], |row| row.get(0).map(DeviceId::from_bytes))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
