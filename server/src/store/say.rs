//! Adds one statement to an agency's roster, if the roster takes it.
//!
//! Here, in the one thread that writes, two statements can never claim the same number. The
//! relay's clock decides when an invite is over: the statement's own time is its signer's.

use std::sync::Arc;

use ids::{AgencyId, UnixMs};
use protocol::{Lookup, SayCode};
use rusqlite::{OptionalExtension, params};
use seal::public::{Roster, RosterError, Says, Statement};

use super::News;
use super::ledger::Ledger;
use super::writer::Work;

/// A statement that wants to be the next one.
#[derive(Debug)]
pub struct Say {
    /// How it came.
    pub through: Through,
    /// What is said.
    pub statement: Statement,
    /// The relay's time.
    pub now: UnixMs,
}

/// By which door a statement comes.
#[derive(Debug, Clone, Copy)]
pub enum Through {
    /// A device of this agency, in a session.
    Session(AgencyId),
    /// A guest who knows under what an invite waits.
    Invite(Lookup),
}

/// Why a statement did not become part of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSaid {
    /// Why.
    pub code: SayCode,
    /// What a person can do about it.
    pub say: String,
    /// The number of the last statement.
    pub head: u64,
}

impl Work for Say {
    type Answer = Result<u64, NotSaid>;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Self::Answer> {
        let agency = match self.through {
            Through::Session(agency) => Some(agency),
            Through::Invite(lookup) => inviting_agency(ledger, &lookup)?,
        };
        let Some(roster) = agency.and_then(|agency| ledger.roster(agency)) else {
            let say = "the relay has no such invite; ask for a new one".into();
            return Ok(Err(NotSaid { code: SayCode::InviteOver, say, head: 0 }));
        };
        let head = roster.head().0;
        if let Some(seq) = said_before(ledger, &roster, &self.statement)? {
            return Ok(Ok(seq));
        }
        let no = |error: &RosterError| Ok(Err(NotSaid { code: code(error), say: error.to_string(), head }));
        if self.is_late(&roster) {
            return no(&RosterError::InviteExpired);
        }
        let mut next = Roster::clone(&roster);
        if let Err(error) = next.apply(&self.statement) {
            return no(&error);
        }
        if !keep(ledger, next.agency(), head + 1, &self.statement)? {
            let what = "another agency has a space with this id";
            return no(&RosterError::DoesNotFit { seq: head + 1, what });
        }
        if let Through::Invite(lookup) = self.through {
            spend(ledger, &lookup)?;
        }
        let roster = Arc::new(next);
        let news =
            News::Statement { seq: head + 1, statement: self.statement.clone(), roster: Arc::clone(&roster) };
        ledger.tell(roster.agency(), news);
        ledger.set_roster(roster);
        Ok(Ok(head + 1))
    }
}

impl Say {
    /// Whether it admits by an invite whose time is over by the relay's clock.
    fn is_late(&self, roster: &Roster) -> bool {
        match self.statement.body().map(|body| body.says) {
            Ok(Says::DeviceAdmitted { invite, .. }) => {
                roster.invite(invite).is_some_and(|invited| invited.expires <= self.now)
            }
            _ => false,
        }
    }
}

/// Stores a statement, and gives its space to the agency; false when another agency has that space.
pub(super) fn keep(
    ledger: &mut Ledger<'_>,
    agency: AgencyId,
    seq: u64,
    statement: &Statement,
) -> rusqlite::Result<bool> {
    if let Ok(Says::SpaceOpened { space, .. }) = statement.body().map(|body| body.says)
        && !ledger.open_space(agency, space)?
    {
        return Ok(false);
    }
    ledger
        .tx
        .prepare_cached("INSERT INTO statement (agency, seq, raw, signature) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![agency.as_bytes(), seq.cast_signed(), statement.raw, statement.signature.0])?;
    Ok(true)
}

/// The number of exactly this statement, if it is in the roster: its answer was lost on the way.
fn said_before(ledger: &Ledger<'_>, roster: &Roster, statement: &Statement) -> rusqlite::Result<Option<u64>> {
    let seq = statement.body().map_or(0, |body| body.seq);
    if seq == 0 || seq > roster.head().0 {
        return Ok(None);
    }
    let same: bool = ledger
        .tx
        .prepare_cached("SELECT raw = ?3 FROM statement WHERE agency = ?1 AND seq = ?2")?
        .query_row(params![roster.agency().as_bytes(), seq.cast_signed(), statement.raw], |row| row.get(0))?;
    Ok(same.then_some(seq))
}

fn inviting_agency(ledger: &Ledger<'_>, lookup: &Lookup) -> rusqlite::Result<Option<AgencyId>> {
    ledger
        .tx
        .prepare_cached("SELECT agency FROM invite WHERE lookup = ?1")?
        .query_row([lookup.as_slice()], |row| row.get(0).map(AgencyId::from_bytes))
        .optional()
}

/// Empties the package: its device has it. The row stays, so that a lost answer can be asked for again.
fn spend(ledger: &Ledger<'_>, lookup: &Lookup) -> rusqlite::Result<()> {
    ledger
        .tx
        .prepare_cached("UPDATE invite SET used = 1, package = x'' WHERE lookup = ?1")?
        .execute([lookup.as_slice()])
        .map(drop)
}

fn code(error: &RosterError) -> SayCode {
    match error {
        RosterError::Newer => SayCode::Newer,
        RosterError::OutOfTurn { .. } | RosterError::Forked { .. } => SayCode::OutOfTurn,
        RosterError::NotAllowed { .. } => SayCode::NotAllowed,
        RosterError::InviteExpired | RosterError::InviteUsed => SayCode::InviteOver,
        _ => SayCode::DoesNotFit,
    }
}
