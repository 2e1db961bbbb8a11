//! Custody: the log of the space `custody`, which holds other spaces' envelopes until they are settled.
//!
//! Each stays as it was sealed. Knows no rights: who may settle is decided before.

use ids::{AgencyId, Cursor, SpaceId};
use rusqlite::{OptionalExtension, Row, params};
use seal::public::Envelope;

use super::ledger::Ledger;
use super::writer::Work;

/// The most entries of one device that wait in custody: years of an officer's work.
const MOST_ENTRIES: i64 = 20_000;
/// The most bytes of one device that wait in custody: 256 MiB, 1,000 of the largest entries.
const MOST_BYTES: i64 = 256 * 1024 * 1024;

/// Custody's space of an agency, open or not.
pub fn custody_of(agency: AgencyId) -> SpaceId {
    SpaceId::of(agency, "custody")
}

/// Whether another entry of the same device may wait.
pub(super) fn has_room(ledger: &Ledger<'_>, custody: SpaceId, envelope: &Envelope) -> rusqlite::Result<bool> {
    let waits: Option<(i64, i64)> = ledger
        .tx
        .prepare_cached("SELECT entries, bytes FROM custody_of WHERE space = ?1 AND device = ?2")?
        .query_row(params![custody.as_bytes(), envelope.header().device.as_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (entries, bytes) = waits.unwrap_or_default();
    Ok(entries < MOST_ENTRIES && bytes.saturating_add(size_of(envelope)) <= MOST_BYTES)
}

/// One more waits.
pub(super) fn heavier(ledger: &Ledger<'_>, custody: SpaceId, envelope: &Envelope) -> rusqlite::Result<()> {
    ledger
        .tx
        .prepare_cached(include_str!("custody_heavier.sql"))?
        .execute(params![custody.as_bytes(), envelope.header().device.as_bytes(), size_of(envelope)])
        .map(drop)
}

/// What went out of custody, for [`lighter`].
pub(super) struct Gone {
    device: [u8; 16],
    bytes: i64,
}

impl Gone {
    /// From a row that begins with the device and the envelope's length.
    pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { device: row.get(0)?, bytes: row.get(1)? })
    }
}

/// These wait no more.
pub(super) fn lighter(ledger: &Ledger<'_>, custody: SpaceId, gone: &[Gone]) -> rusqlite::Result<()> {
    let mut update = ledger.tx.prepare_cached(
        "UPDATE custody_of SET entries = entries - 1, bytes = bytes - ?3 WHERE space = ?1 AND device = ?2",
    )?;
    gone.iter().try_for_each(|Gone { device, bytes }| {
        update.execute(params![custody.as_bytes(), device, bytes]).map(drop)
    })
}

/// Drops what is settled. Numbers that hold nothing, or an entry of custody's own, are passed over, so
/// it can be asked again.
#[derive(Debug)]
pub struct SettleCustody {
    /// Whose custody.
    pub agency: AgencyId,
    /// Which numbers of its log.
    pub cursors: Vec<Cursor>,
}

impl Work for SettleCustody {
    type Answer = ();

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        let custody = custody_of(self.agency);
        let (mut remember, mut drop_it) = (
            ledger.tx.prepare_cached(include_str!("settle_remember.sql"))?,
            ledger.tx.prepare_cached(include_str!("settle_drop.sql"))?,
        );
        let mut gone = Vec::new();
        for cursor in &self.cursors {
            let place = params![custody.as_bytes(), cursor.0.cast_signed()];
            remember.execute(place)?;
            gone.extend(drop_it.query_row(place, Gone::from_row).optional()?);
        }
        drop((remember, drop_it));
        lighter(ledger, custody, &gone)?;
        if !gone.is_empty() {
            ledger.deletes();
        }
        Ok(())
    }
}

fn size_of(envelope: &Envelope) -> i64 {
    i64::try_from(envelope.raw().len()).unwrap_or(i64::MAX)
}
