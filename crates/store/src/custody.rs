//! Work that its author may no longer send: handed over with a receipt, kept for the custodian.
//!
//! An entry stays sealed under its own space's key. Whoever may read `custody` sees that something
//! waits; opening it takes the same key as ever.

use document::{Document, JsonMap};
use ids::{Cursor, DeviceId, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use rusqlite::{Connection, OptionalExtension, params};
use seal::public::{Envelope, Roster};
use seal::secret::SpaceKeys;

use crate::arrivals::{begin, proof_of};
use crate::documents::{self, cursor, number};
use crate::proving::prove_entry;
use crate::{Pen, StoreError, Tx};

/// The name of the space whose log holds other spaces' entries.
pub const CUSTODY: &str = "custody";

/// An entry that waits for the custodian.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyEntry {
    /// Its number in the log of `custody`.
    pub seq: Cursor,
    /// The space it was meant for.
    pub space: SpaceId,
    /// The record it belongs to.
    pub record: RecordId,
    /// Whose device made it.
    pub device: DeviceId,
    /// When it arrived here.
    pub arrived: UnixMs,
    /// As it was sealed.
    pub envelope: Envelope,
}

/// A form that was not finished when its device was revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftForm {
    /// Its number in the log of `custody`.
    pub seq: Cursor,
    /// Whose device it was on.
    pub device: DeviceId,
    /// Which form.
    pub form: String,
    /// What it holds, as JSON.
    pub fields: String,
    /// When it was last kept there.
    pub kept: UnixMs,
}

/// What this device handed over, by space: how many entries, and the relay's latest receipt for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// The space they were meant for.
    pub space: SpaceId,
    /// How many.
    pub entries: u32,
    /// When the relay signed for the latest.
    pub signed: UnixMs,
    /// The highest number in the log of `custody`.
    pub seq: Cursor,
}

impl Tx<'_> {
    pub(crate) fn keep_custody(
        &mut self,
        seq: Cursor,
        envelope: &Envelope,
        now: UnixMs,
    ) -> Result<(), StoreError> {
        let header = envelope.header();
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO custody (seq, space, record, device, arrived, envelope)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                number(seq),
                header.space.as_bytes(),
                header.record.as_bytes(),
                header.device.as_bytes(),
                now.0,
                envelope.raw(),
            ])?;
        self.changed.trust = true;
        Ok(())
    }

    /// Takes an entry into its record, as its author made it. Whether it fits: one that builds on changes
    /// which are not here would wait for them.
    pub fn take_from_custody(
        &mut self,
        entry: &CustodyEntry,
        roster: &Roster,
        pen: &Pen<'_>,
    ) -> Result<bool, StoreError> {
        let (change, signature) =
            prove_entry(&entry.envelope, roster, pen.keys).map_err(StoreError::Unproved)?;
        let proof = proof_of(&change, signature);
        let mut stored = match documents::load(&self.tx, entry.record)? {
            Some(stored) if stored.space != entry.space => {
                return Err(StoreError::Unproved("its record belongs to another space".into()));
            }
            Some(mut stored) => {
                if stored.document()?.merge(&change)? {
                    stored.append(&change);
                    stored.proofs.put(proof);
                }
                stored
            }
            None => begin(entry.space, change, signature, None).map_err(StoreError::Unproved)?,
        };
        if stored.document()?.waits() {
            return Ok(false);
        }
        documents::save(&self.tx, entry.record, &stored)?;
        self.show(entry.record, &stored)?;
        Ok(true)
    }

    /// The custodian has released or disposed of these.
    pub fn custody_settled(&mut self, entries: &[Cursor]) -> Result<(), StoreError> {
        for entry in entries {
            for table in ["custody", "left_form"] {
                self.tx
                    .prepare_cached(&format!("DELETE FROM {table} WHERE seq = ?1"))?
                    .execute([number(*entry)])?;
            }
        }
        self.changed.trust = true;
        Ok(())
    }
}

/// What kind of record an entry belongs to, and the fields that it writes, where this device has the key.
pub fn read_entry(
    entry: &CustodyEntry,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Result<(Option<RecordKind>, JsonMap), StoreError> {
    let (change, _) = prove_entry(&entry.envelope, roster, keys).map_err(StoreError::Unproved)?;
    // A later change of a record says what it changes only together with what it builds on.
    let document = change.begins.then(|| Document::load(&change.bytes)).transpose()?;
    match document.map(|document| document.record()).transpose()? {
        Some((kind, json)) => Ok((Some(kind), json)),
        None => Ok((None, JsonMap::new())),
    }
}

pub(crate) fn entries(connection: &Connection) -> Result<Vec<CustodyEntry>, StoreError> {
    let mut query = connection
        .prepare("SELECT seq, space, record, device, arrived, envelope FROM custody ORDER BY seq")?;
    let mut rows = query.query([])?;
    let mut entries = vec![];
    while let Some(row) = rows.next()? {
        entries.push(CustodyEntry {
            seq: cursor(row.get(0)?),
            space: SpaceId::from_bytes(row.get(1)?),
            record: RecordId::from_bytes(row.get(2)?),
            device: DeviceId::from_bytes(row.get(3)?),
            arrived: UnixMs(row.get(4)?),
            envelope: Envelope::parse(row.get(5)?).map_err(|_| StoreError::Malformed("envelope"))?,
        });
    }
    Ok(entries)
}

pub(crate) fn left_forms(connection: &Connection) -> Result<Vec<LeftForm>, StoreError> {
    let mut query =
        connection.prepare("SELECT seq, device, form, fields, kept FROM left_form ORDER BY seq")?;
    let rows = query.query_map([], |row| {
        Ok(LeftForm {
            seq: cursor(row.get(0)?),
            device: DeviceId::from_bytes(row.get(1)?),
            form: row.get(2)?,
            fields: row.get(3)?,
            kept: UnixMs(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn handed_over(connection: &Connection) -> Result<Vec<HandedOver>, StoreError> {
    let mut query = connection.prepare(
        "SELECT handed_over.space, count(*), max(receipt.signed), max(handed_over.seq)
         FROM handed_over JOIN receipt ON receipt.n = handed_over.receipt GROUP BY handed_over.space",
    )?;
    let rows = query.query_map([], |row| {
        Ok(HandedOver {
            space: SpaceId::from_bytes(row.get(0)?),
            entries: row.get(1)?,
            signed: UnixMs(row.get(2)?),
            seq: cursor(row.get(3)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The raw receipt for one entry that was handed over.
pub(crate) fn is_handed_over(connection: &Connection, record: RecordId) -> Result<bool, StoreError> {
    let mut query = connection.prepare_cached("SELECT 1 FROM handed_over WHERE record = ?1 LIMIT 1")?;
    Ok(query.query_row([record.as_bytes()], |_| Ok(())).optional()?.is_some())
}
