//! A local relay beside the agency's own: how far its logs are applied, what it holds, what it brought.
//!
//! Its numbers are its own and never reach a document. What it has signed for stays in the outbox; what it
//! brought counts as not held by the agency's relay until that brings it too, as the same change or in a
//! snapshot. What does not prove itself is not kept here: its author sends it to the agency's relay as well.

use std::collections::BTreeMap;

use ids::{Cursor, RecordId, SpaceId, UnixMs};
use rusqlite::types::{FromSql, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, params};
use seal::public::Kind;

use crate::documents::{self, Stored, cursor, number, space_id};
use crate::outbox::{self, Outgoing};
use crate::proofs::{Proof, Proofs};
use crate::proving::{Arrival, Content, SetAside};
use crate::{Receipted, StoreError, Tx};

/// Of a document `d`, as [`Locally`]: what the local relay says of what the agency's relay does not hold.
pub(crate) const LOCALLY: &str = "CASE
     WHEN d.waiting = 0 AND NOT EXISTS (SELECT 1 FROM local_change lc WHERE lc.record = d.record) THEN 0
     WHEN d.waiting = (SELECT count(*) FROM local_held lh WHERE lh.record = d.record AND lh.elsewhere = 1) THEN 2
     WHEN d.waiting = (SELECT count(*) FROM local_held lh WHERE lh.record = d.record) THEN 1
     ELSE 0 END";

/// Where that is which the agency's relay does not hold, as far as a local relay has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Locally {
    /// A part of it is only here, or there is no such thing.
    No,
    /// All of it is at the local relay, and that runs on this device: who is joined can take it.
    Offered,
    /// All of it is on another device too.
    Shared,
}

impl FromSql for Locally {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value.as_i64()? {
            2 => Self::Shared,
            1 => Self::Offered,
            _ => Self::No,
        })
    }
}

/// How far this device has applied each log of the local relay.
pub(crate) fn cursors(connection: &Connection) -> Result<BTreeMap<SpaceId, Cursor>, StoreError> {
    let mut query = connection.prepare_cached("SELECT space, seq FROM local_cursor")?;
    let mut rows = query.query([])?;
    let mut cursors = BTreeMap::new();
    while let Some(row) = rows.next()? {
        cursors.insert(space_id(row.get_ref(0)?.as_blob().unwrap_or_default())?, cursor(row.get(1)?));
    }
    Ok(cursors)
}

/// The next envelopes of the outbox that the local relay has not signed for. Only what others can read with
/// their keys: what is dropped into a box for the custodian waits for the agency's relay.
pub(crate) fn next(connection: &Connection, after: u64, bytes: usize) -> Result<Vec<Outgoing>, StoreError> {
    let sql =
        "SELECT n, envelope FROM outbox WHERE n > ?1 AND n NOT IN (SELECT n FROM local_held) ORDER BY n";
    outbox::batch(connection, sql, after, bytes, |kind| matches!(kind, Kind::Change | Kind::Snapshot))
}

impl Tx<'_> {
    /// Another local relay than before: nothing is applied of its logs, and nothing is held by it.
    pub fn joins_local(&mut self) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM local_cursor", [])?;
        self.leaves_local()
    }

    /// The local relay holds nothing any more that this device could tell of.
    pub fn leaves_local(&mut self) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM local_held", [])?;
        self.changed.sync = true;
        Ok(())
    }

    /// Forgets how far a log of the local relay was applied: everything of it is fetched again.
    pub fn rewind_local(&mut self, space: SpaceId) -> Result<(), StoreError> {
        self.tx.prepare_cached("DELETE FROM local_cursor WHERE space = ?1")?.execute([space.as_bytes()])?;
        Ok(())
    }

    /// The local relay has signed for these. They stay in the outbox, for the agency's relay.
    pub fn held_locally(&mut self, items: &[Receipted], elsewhere: bool) -> Result<(), StoreError> {
        for item in items {
            let n = i64::try_from(item.n).unwrap_or(i64::MAX);
            // Sealed again while it was on its way, or at the agency's relay meanwhile: then this says nothing.
            let record: Option<[u8; 16]> = self
                .tx
                .prepare_cached("SELECT record FROM outbox WHERE n = ?1 AND id = ?2")?
                .query_row((n, item.envelope.0), |row| row.get(0))
                .optional()?;
            let Some(record) = record else { continue };
            self.tx
                .prepare_cached(
                    "INSERT OR IGNORE INTO local_held (n, record, elsewhere) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![n, record, elsewhere])?;
            self.changed.records.insert(RecordId::from_bytes(record));
        }
        self.changed.sync = true;
        Ok(())
    }

    /// Takes in what came of a local relay's log after `after` and up to `upto`. How much of it this device
    /// cannot read, or believe.
    pub fn take_in_local(
        &mut self,
        space: SpaceId,
        (after, upto): (Cursor, Cursor),
        arrived: Vec<Result<Arrival, Box<SetAside>>>,
        now: UnixMs,
    ) -> Result<u32, StoreError> {
        if after > self.applied_locally(space)? {
            return Err(StoreError::Gap);
        }
        let mut touched: BTreeMap<RecordId, Stored> = BTreeMap::new();
        let mut strange = 0;
        for result in arrived {
            let Ok(arrival) = result else {
                strange += 1;
                continue;
            };
            if matches!(arrival.content, Content::Custody | Content::Dropped(_) | Content::Expunged) {
                continue;
            }
            let record = arrival.envelope.header().record;
            let before = self.proofs_of(record, &touched)?;
            match self.take_in_one(space, arrival, &mut touched, now, Carrier::Local)? {
                Ok(()) => {
                    let after = touched.get(&record).map(|stored| stored.proofs.clone()).unwrap_or_default();
                    self.was_brought(space, record, &before, &after, now)?;
                }
                Err(_) => strange += 1,
            }
        }
        for (record, stored) in &touched {
            documents::save(&self.tx, *record, stored)?;
            self.show(*record, stored)?;
        }
        self.tx
            .prepare_cached(
                "INSERT INTO local_cursor (space, seq) VALUES (?1, ?2)
                 ON CONFLICT (space) DO UPDATE SET seq = max(seq, excluded.seq)",
            )?
            .execute((space.as_bytes(), number(upto)))?;
        self.changed.sync = true;
        Ok(strange)
    }

    /// The agency's relay has brought a part of a record: what it holds is held.
    pub(crate) fn no_longer_only_local(
        &mut self,
        record: RecordId,
        content: &Content,
    ) -> Result<(), StoreError> {
        match content {
            Content::Change { change, .. } => {
                let sql = "DELETE FROM local_change WHERE record = ?1 AND hash = ?2";
                self.tx.prepare_cached(sql)?.execute(params![record.as_bytes(), change.hash])?;
            }
            Content::Snapshot(compacted) => {
                let sql = "DELETE FROM local_change WHERE record = ?1 AND chain = ?2 AND place <= ?3";
                let mut forget = self.tx.prepare_cached(sql)?;
                for proof in &compacted.proofs {
                    forget.execute(params![record.as_bytes(), proof.chain, place(proof)])?;
                }
            }
            Content::Dropped(_) | Content::Custody | Content::Expunged => {}
        }
        Ok(())
    }

    /// Whether a local relay brought anything that the agency's relay has not.
    pub(crate) fn has_local_changes(&self) -> Result<bool, StoreError> {
        Ok(self.tx.prepare_cached("SELECT 1 FROM local_change LIMIT 1")?.exists([])?)
    }

    fn applied_locally(&self, space: SpaceId) -> Result<Cursor, StoreError> {
        let seq = self
            .tx
            .prepare_cached("SELECT seq FROM local_cursor WHERE space = ?1")?
            .query_row([space.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(seq.map(cursor).unwrap_or_default())
    }

    fn proofs_of(
        &self,
        record: RecordId,
        touched: &BTreeMap<RecordId, Stored>,
    ) -> Result<Proofs, StoreError> {
        match touched.get(&record) {
            Some(stored) => Ok(stored.proofs.clone()),
            None => {
                let sql = "SELECT proofs FROM document WHERE record = ?1";
                let kept: Option<Vec<u8>> = self
                    .tx
                    .prepare_cached(sql)?
                    .query_row([record.as_bytes()], |row| row.get(0))
                    .optional()?;
                kept.map_or_else(|| Ok(Proofs::default()), |bytes| Proofs::parse(&bytes))
            }
        }
    }

    /// Each chain that has grown by what came stands for the agency's relay as far as it was before.
    fn was_brought(
        &mut self,
        space: SpaceId,
        record: RecordId,
        before: &Proofs,
        after: &Proofs,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        for proof in after.iter().filter(|proof| before.iter().all(|old| old.hash != proof.hash)) {
            self.tx
                .prepare_cached(
                    "INSERT OR IGNORE INTO local_change (record, hash, chain, place, device, space, came)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    record.as_bytes(),
                    proof.hash,
                    proof.chain,
                    place(proof),
                    proof.device.as_bytes(),
                    space.as_bytes(),
                    now.0,
                ])?;
        }
        Ok(())
    }
}

fn place(proof: &Proof) -> i64 {
    i64::try_from(proof.place).unwrap_or(i64::MAX)
}

/// Which relay brought something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// The agency's: its numbers count.
    Agency,
    /// A local one.
    Local,
}
