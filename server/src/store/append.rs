//! Appends envelopes to their spaces' logs.
//!
//! Knows no rights: who may append is decided before. An envelope that is there already keeps its
//! number, so a push can be repeated until its receipt arrives.

use std::sync::Arc;

use ids::{AgencyId, Cursor};
use rusqlite::{OptionalExtension, params};
use seal::public::{Envelope, Held};

use super::ledger::Ledger;
use super::writer::Work;

/// Envelopes to keep, all of one agency.
#[derive(Debug)]
pub struct Append {
    /// Whose they are.
    pub agency: AgencyId,
    /// In the order in which they get their numbers.
    pub envelopes: Vec<Arc<Envelope>>,
}

impl Work for Append {
    type Answer = Vec<Held>;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Vec<Held>> {
        self.envelopes.iter().map(|envelope| append(ledger, self.agency, envelope)).collect()
    }
}

fn append(ledger: &mut Ledger<'_>, agency: AgencyId, envelope: &Arc<Envelope>) -> rusqlite::Result<Held> {
    let (header, id) = (envelope.header(), envelope.id());
    let space = header.space.as_bytes();
    let known: Option<i64> = ledger
        .tx
        .prepare_cached("SELECT seq FROM log WHERE space = ?1 AND id = ?2")?
        .query_row(params![space, id.0], |row| row.get(0))
        .optional()?;
    if let Some(seq) = known {
        return Ok(Held { envelope: id, space: header.space, cursor: Cursor(seq.cast_unsigned()) });
    }
    let seq = ledger.next(agency, header.space)?;
    ledger
        .tx
        .prepare_cached("INSERT INTO log (space, seq, id, device, envelope) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![space, seq.cast_signed(), id.0, header.device.as_bytes(), envelope.raw()])?;
    let cursor = Cursor(seq);
    ledger.appended(agency, cursor, Arc::clone(envelope));
    Ok(Held { envelope: id, space: header.space, cursor })
}
