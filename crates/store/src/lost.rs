//! What a relay that was put back from a backup may have lost of what this device wrote, and handing it in
//! again.
//!
//! The logs are then others under the old numbers: everything is fetched anew. What this device wrote and
//! the relay had signed for either comes back with the log, or is lost there and handed in as a snapshot
//! of its record, with every author's signature. A record that was compacted meanwhile comes back as
//! somebody else's snapshot and is handed in needlessly: that merges without effect.

use ids::{RecordId, SpaceId};
use rusqlite::params;
use seal::public::Envelope;

use crate::documents::number;
use crate::proving::{Arrival, SetAside};
use crate::{Pen, StoreError, Tx, outbox};

impl Tx<'_> {
    /// The log of this space was put back from a backup: none of its numbers holds any more, neither ours
    /// nor what others said of theirs.
    pub fn was_put_back(&mut self, space: SpaceId) -> Result<(), StoreError> {
        self.rewind(space)?;
        for sql in [
            // 0 and not none: it was sent, and where it stands is not known.
            "UPDATE document SET seq = 0 WHERE space = ?1 AND seq IS NOT NULL",
            "UPDATE sent SET seq = 0 WHERE space = ?1",
            "DELETE FROM seen WHERE space = ?1",
        ] {
            self.tx.execute(sql, [space.as_bytes()])?;
        }
        Ok(())
    }

    /// What this device wrote and comes with the log is not lost.
    pub(crate) fn come_back(
        &mut self,
        space: SpaceId,
        arrived: &[Result<Arrival, Box<SetAside>>],
    ) -> Result<(), StoreError> {
        let looks = "SELECT 1 FROM sent WHERE space = ?1 AND seq = 0";
        if !self.tx.prepare_cached(looks)?.exists([space.as_bytes()])? {
            return Ok(());
        }
        let mut found = self
            .tx
            .prepare_cached("UPDATE sent SET seq = ?3 WHERE record = ?1 AND envelope = ?2 AND seq = 0")?;
        for Arrival { seq, envelope, .. } in arrived.iter().flatten() {
            let record = envelope.header().record;
            found.execute(params![record.as_bytes(), envelope.id().0, number(*seq)])?;
        }
        Ok(())
    }

    /// Hands in what did not come back, at most so many records. Only once everything was fetched. How many
    /// it was.
    pub fn hand_in_lost(
        &mut self,
        pen: &Pen<'_>,
        may_write: impl Fn(SpaceId) -> bool,
        limit: u32,
    ) -> Result<u32, StoreError> {
        let mut handed_in = 0;
        for (record, space) in self.lost(limit)? {
            if pen.keys.latest(space).is_none() || !may_write(space) {
                continue;
            }
            let envelope: Envelope = self.snapshot(pen, record)?.envelope;
            outbox::queue(&self.tx, record, space, &envelope)?;
            self.tx
                .prepare_cached("UPDATE document SET waiting = waiting + 1 WHERE record = ?1")?
                .execute([record.as_bytes()])?;
            self.changed.records.insert(record);
            handed_in += 1;
        }
        self.changed.sync |= handed_in > 0;
        Ok(handed_in)
    }

    fn lost(&self, limit: u32) -> Result<Vec<(RecordId, SpaceId)>, StoreError> {
        // What waits already is on its way. Without a document there is nothing to hand in: a line of the
        // view log is not kept once the relay has it.
        let mut query = self.tx.prepare_cached(
            "SELECT sent.record, sent.space FROM sent JOIN document ON document.record = sent.record
             WHERE sent.seq = 0 AND document.waiting = 0 ORDER BY sent.record LIMIT ?1",
        )?;
        let rows = query.query_map([limit], |row| {
            Ok((RecordId::from_bytes(row.get(0)?), SpaceId::from_bytes(row.get(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
