//! Appends envelopes to their spaces' logs, or to custody's.
//!
//! Knows no rights: a [`Judge`] decides. It is asked here, in the one thread that writes, under the
//! roster of this very moment, so that no statement falls between the verdict and the commit. An
//! envelope that is there already keeps its number, so a push can be repeated until its receipt arrives.

use std::sync::Arc;

use ids::{AgencyId, Cursor, DeviceId, EnvelopeId, SpaceId};
use protocol::RefusalCode;
use rusqlite::{OptionalExtension, params};
use seal::public::{Envelope, Held, Roster};

use super::custody;
use super::ledger::Ledger;
use super::writer::Work;

/// What becomes of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes into the log of the space that its header names.
    Keep,
    /// It goes into the log of this space, as it is.
    Custody(SpaceId),
    /// It is not taken.
    Refuse(RefusalCode),
}

/// Decides by roster, sender and header alone.
pub type Judge = fn(&Roster, DeviceId, &Envelope) -> Verdict;

/// Envelopes to keep, all pushed by one device.
#[derive(Debug)]
pub struct Append {
    /// Whose they are.
    pub agency: AgencyId,
    /// Who pushes them.
    pub device: DeviceId,
    /// In the order in which they get their numbers.
    pub envelopes: Vec<Arc<Envelope>>,
    /// Says what becomes of each.
    pub judge: Judge,
}

/// What became of a push: each envelope is in one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Appended {
    /// What the log holds, with its numbers.
    pub held: Vec<Held>,
    /// What was not taken.
    pub refused: Vec<(EnvelopeId, RefusalCode)>,
}

impl Work for Append {
    type Answer = Appended;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Appended> {
        let roster = ledger.roster(self.agency).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let mut appended = Appended::default();
        for envelope in &self.envelopes {
            let verdict = (self.judge)(&roster, self.device, envelope);
            match take(ledger, self.agency, envelope, verdict)? {
                Ok(held) => appended.held.push(held),
                Err(code) => appended.refused.push((envelope.id(), code)),
            }
        }
        Ok(appended)
    }
}

fn take(
    ledger: &mut Ledger<'_>,
    agency: AgencyId,
    envelope: &Arc<Envelope>,
    verdict: Verdict,
) -> rusqlite::Result<Result<Held, RefusalCode>> {
    let (id, own) = (envelope.id(), envelope.header().space);
    // What was taken while it was allowed stays taken: its receipt may have been lost since.
    let may_be_there = match verdict {
        Verdict::Refuse(code) => matches!(code, RefusalCode::MayNotWrite | RefusalCode::StaleEpoch),
        Verdict::Keep | Verdict::Custody(_) => true,
    };
    if may_be_there && let Some(cursor) = number_of(ledger, own, id)? {
        return Ok(Ok(Held { envelope: id, space: own, cursor }));
    }
    match verdict {
        Verdict::Refuse(code) => Ok(Err(code)),
        Verdict::Keep => append(ledger, agency, own, envelope).map(Ok),
        Verdict::Custody(custody) => match number_of(ledger, custody, id)? {
            Some(cursor) => Ok(Ok(Held { envelope: id, space: custody, cursor })),
            None if custody::has_room(ledger, custody, envelope)? => {
                append(ledger, agency, custody, envelope).map(Ok)
            }
            None => Ok(Err(RefusalCode::StorageFull)),
        },
    }
}

/// The number that an envelope has in a log, or had before it was compacted or settled.
pub(super) fn number_of(
    ledger: &Ledger<'_>,
    log: SpaceId,
    id: EnvelopeId,
) -> rusqlite::Result<Option<Cursor>> {
    let seq: Option<i64> = ledger
        .tx
        .prepare_cached(include_str!("number_of.sql"))?
        .query_row(params![log.as_bytes(), id.0], |row| row.get(0))
        .optional()?;
    Ok(seq.map(|seq| Cursor(seq.cast_unsigned())))
}

/// Gives an envelope the next number of a log. It must not be there.
pub(super) fn append(
    ledger: &mut Ledger<'_>,
    agency: AgencyId,
    log: SpaceId,
    envelope: &Arc<Envelope>,
) -> rusqlite::Result<Held> {
    let (device, id) = (envelope.header().device, envelope.id());
    let seq = ledger.next(agency, log)?;
    ledger
        .tx
        .prepare_cached("INSERT INTO log (space, seq, id, device, envelope) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![log.as_bytes(), seq.cast_signed(), id.0, device.as_bytes(), envelope.raw()])?;
    if log != envelope.header().space {
        custody::heavier(ledger, log, envelope)?;
    }
    let cursor = Cursor(seq);
    ledger.appended(agency, log, cursor, Arc::clone(envelope));
    Ok(Held { envelope: id, space: log, cursor })
}
