//! Sealed changes on their way to the relay, and its receipts.

use ids::{Cursor, EnvelopeId, RecordId, SpaceId, UnixMs};
use rusqlite::{Connection, OptionalExtension, params};
use seal::public::{Envelope, Kind, Signature};

use crate::documents::{left_outbox, number};
use crate::own::WAITING;
use crate::{StoreError, Tx, meta};

/// How many records this device has written that the relay holds: counted as they are added.
pub(crate) const SENT_TOTAL: &str = "sent_total";

/// So many envelopes are handed to the session at once.
const AT_ONCE: usize = 500;

/// An envelope to push.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its place in the outbox.
    pub n: u64,
    /// The envelope.
    pub envelope: Envelope,
}

/// One envelope that the relay has signed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipted {
    /// Its place in the outbox.
    pub n: u64,
    /// The envelope.
    pub envelope: EnvelopeId,
    /// In which space's log: another than its own is `custody`.
    pub space: SpaceId,
    /// Its number there.
    pub seq: Cursor,
}

pub(crate) fn queue(
    tx: &Connection,
    record: RecordId,
    space: SpaceId,
    envelope: &Envelope,
) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO outbox (record, space, id, envelope) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![record.as_bytes(), space.as_bytes(), envelope.id().0, envelope.raw(),])?;
    Ok(())
}

/// The next envelopes after place `after`, oldest first, until `bytes` are reached. What the relay
/// refused is left out, and what waits for its space to be opened.
pub(crate) fn next(connection: &Connection, after: u64, bytes: usize) -> Result<Vec<Outgoing>, StoreError> {
    // A change goes out after those it builds on: an earlier one that was refused holds it back.
    let sql = "SELECT n, envelope FROM outbox WHERE n > ?1 AND refused IS NULL AND NOT EXISTS (
             SELECT 1 FROM outbox r WHERE r.record = outbox.record AND r.refused IS NOT NULL AND r.n < outbox.n)
         ORDER BY n";
    batch(connection, sql, after, bytes, |_| true)
}

/// The envelopes of a query after place `after`, until `bytes` are reached; only of kinds that are wanted.
pub(crate) fn batch(
    connection: &Connection,
    sql: &str,
    after: u64,
    bytes: usize,
    wanted: impl Fn(Kind) -> bool,
) -> Result<Vec<Outgoing>, StoreError> {
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query([i64::try_from(after).unwrap_or(i64::MAX)])?;
    let (mut batch, mut total) = (vec![], 0);
    while let Some(row) = rows.next()? {
        let raw: Vec<u8> = row.get(1)?;
        let size = raw.len();
        let envelope = Envelope::parse(raw).map_err(|_| StoreError::Malformed("envelope"))?;
        if envelope.header().epoch == WAITING || !wanted(envelope.header().kind) {
            continue;
        }
        total += size;
        if (total > bytes && !batch.is_empty()) || batch.len() >= AT_ONCE {
            break;
        }
        batch.push(Outgoing { n: u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0), envelope });
    }
    Ok(batch)
}

impl Tx<'_> {
    /// Keeps the relay's receipt and takes what it names out of the outbox.
    pub fn receipted(
        &mut self,
        raw: &[u8],
        signature: &Signature,
        signed: UnixMs,
        items: &[Receipted],
    ) -> Result<(), StoreError> {
        self.tx
            .prepare_cached("INSERT INTO receipt (raw, signature, signed) VALUES (?1, ?2, ?3)")?
            .execute((raw, signature.0, signed.0))?;
        let receipt = self.tx.last_insert_rowid();
        let mut new = 0;
        for item in items {
            new += self.receipted_one(item, receipt)?;
        }
        let total = meta::get_i64(&self.tx, SENT_TOTAL)?.unwrap_or(0);
        meta::put_i64(&self.tx, SENT_TOTAL, total + new)?;
        self.changed.sync = true;
        Ok(())
    }

    /// 1 when it is the record's first receipt.
    fn receipted_one(&mut self, item: &Receipted, receipt: i64) -> Result<i64, StoreError> {
        let n = i64::try_from(item.n).unwrap_or(i64::MAX);
        let row: Option<([u8; 16], [u8; 16])> = self
            .tx
            .prepare_cached("DELETE FROM outbox WHERE n = ?1 AND id = ?2 RETURNING record, space")?
            .query_row((n, item.envelope.0), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        // A receipt that came twice.
        let Some((record, space)) = row else { return Ok(0) };
        self.tx.prepare_cached("DELETE FROM local_held WHERE n = ?1")?.execute([n])?;
        if space != *item.space.as_bytes() {
            self.handed_over(RecordId::from_bytes(record), space, item, receipt)?;
            return Ok(0);
        }
        let known = self.tx.prepare_cached("SELECT 1 FROM sent WHERE record = ?1")?.exists([record])?;
        self.tx
            .prepare_cached(
                "INSERT INTO sent (record, space, seq, envelope, receipt) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (record) DO UPDATE SET seq = excluded.seq, envelope = excluded.envelope,
                    receipt = excluded.receipt WHERE excluded.seq > seq",
            )?
            .execute(params![record, space, number(item.seq), item.envelope.0, receipt])?;
        left_outbox(&self.tx, RecordId::from_bytes(record), item.seq)?;
        self.changed.records.insert(RecordId::from_bytes(record));
        Ok(i64::from(!known))
    }

    /// The relay holds it in custody: it left the device and has not reached its space.
    fn handed_over(
        &mut self,
        record: RecordId,
        space: [u8; 16],
        item: &Receipted,
        receipt: i64,
    ) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO handed_over (envelope, record, space, seq, receipt) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![item.envelope.0, record.as_bytes(), space, number(item.seq), receipt])?;
        self.tx
            .prepare_cached("UPDATE document SET waiting = max(waiting - 1, 0) WHERE record = ?1")?
            .execute([record.as_bytes()])?;
        self.changed.records.insert(record);
        self.changed.trust = true;
        Ok(())
    }

    /// The relay would not take an envelope: it stays here, marked with the reason. False when there is
    /// another envelope in its place by now.
    pub fn refused(&mut self, n: u64, envelope: EnvelopeId, why: &str) -> Result<bool, StoreError> {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let sql = "UPDATE outbox SET refused = ?3 WHERE n = ?1 AND id = ?2";
        let marked = self.tx.prepare_cached(sql)?.execute((n, envelope.0, why))?;
        self.changed.sync = true;
        Ok(marked > 0)
    }

    /// Lets what was refused be offered again: rights or keys may have changed since.
    pub fn offer_again(&mut self) -> Result<(), StoreError> {
        let offered = self.tx.execute("UPDATE outbox SET refused = NULL WHERE refused IS NOT NULL", [])?;
        self.changed.sync |= offered > 0;
        Ok(())
    }
}
