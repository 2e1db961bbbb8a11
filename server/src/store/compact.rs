//! Puts one snapshot in the place of a record's log up to a number, in one transaction.
//!
//! Numbers are never used again, and what is replaced keeps its number in `compacted`. Knows no rights:
//! the judge decides.

use std::sync::Arc;

use ids::{AgencyId, Cursor, DeviceId};
use protocol::RefusalCode;
use rusqlite::params;
use seal::public::{Envelope, Held};

use super::append::{Appended, Judge, Verdict, append, number_of};
use super::ledger::Ledger;
use super::writer::Work;

/// A record's log up to a number, as one snapshot.
#[derive(Debug)]
pub struct Compact {
    /// Whose it is.
    pub agency: AgencyId,
    /// Who compacts.
    pub device: DeviceId,
    /// What the snapshot replaces: everything of its record up to here.
    pub upto: Cursor,
    /// The snapshot.
    pub snapshot: Arc<Envelope>,
    /// Says whether it may.
    pub judge: Judge,
}

impl Work for Compact {
    type Answer = Appended;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Appended> {
        let roster = ledger.roster(self.agency).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let taken = match (self.judge)(&roster, self.device, &self.snapshot) {
            Verdict::Keep => self.replace(ledger)?,
            Verdict::Refuse(code) => Err(code),
            // Nobody compacts for others.
            Verdict::Custody(_) => Err(RefusalCode::MayNotWrite),
        };
        Ok(match taken {
            Ok(held) => Appended { held: vec![held], refused: Vec::new() },
            Err(code) => Appended { held: Vec::new(), refused: vec![(self.snapshot.id(), code)] },
        })
    }
}

impl Compact {
    fn replace(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Result<Held, RefusalCode>> {
        let (space, id) = (self.snapshot.header().space, self.snapshot.id());
        if self.upto.0 > ledger.last(space)? {
            return Ok(Err(RefusalCode::CannotCompact));
        }
        // The same one again, because its receipt was lost: what it replaced is gone. Nothing after it
        // is touched, nor itself.
        if let Some(cursor) = number_of(ledger, space, id)? {
            return Ok(Ok(Held { envelope: id, space, cursor }));
        }
        let record =
            params![space.as_bytes(), self.snapshot.header().record.as_bytes(), self.upto.0.cast_signed()];
        ledger.tx.prepare_cached(include_str!("compact_remember.sql"))?.execute(record)?;
        ledger.tx.prepare_cached(include_str!("compact_drop.sql"))?.execute(record)?;
        append(ledger, self.agency, space, &self.snapshot).map(Ok)
    }
}
