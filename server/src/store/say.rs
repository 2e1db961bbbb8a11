//! Adds one statement to an agency's roster, if the roster takes it, and does what follows from it.
//!
//! Here, in the one thread that writes, two statements can never claim the same number. The
//! relay's clock decides when an invite is over: the statement's own time is its signer's.
//!
//! An invite's key lets nobody in by itself any more: rosters from before keep what it said, but here
//! it only knocks.

use std::sync::Arc;

use ids::{AgencyId, UnixMs};
use protocol::SayCode;
use rusqlite::params;
use seal::public::{MAX_ENVELOPE, Roster, RosterError, Says, Signer, Statement, StatementBody};

use super::expunge::expunge;
use super::ledger::Ledger;
use super::writer::Work;
use super::{News, knock, wraps};

/// A statement that wants to be the next one.
#[derive(Debug)]
pub struct Say {
    /// Whose roster it is for.
    pub agency: AgencyId,
    /// What is said.
    pub statement: Statement,
    /// The relay's time.
    pub now: UnixMs,
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
        let roster = ledger.roster(self.agency).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let head = roster.head().0;
        if let Some(seq) = said_before(ledger, &roster, &self.statement)? {
            return Ok(Ok(seq));
        }
        let no = |error: &RosterError| Ok(Err(NotSaid { code: code(error), say: error.to_string(), head }));
        let body = match self.statement.body() {
            Ok(body) => body,
            Err(error) => return no(&error),
        };
        if self.statement.raw.len() > MAX_ENVELOPE {
            let say = format!("a statement holds at most {MAX_ENVELOPE} bytes; say it in several");
            return Ok(Err(NotSaid { code: SayCode::DoesNotFit, say, head }));
        }
        if matches!(body.signer, Signer::Invite(_)) {
            let say = "the code of an invite only knocks; whoever manages the agency lets the device in";
            return Ok(Err(NotSaid { code: SayCode::NotAllowed, say: say.into(), head }));
        }
        if self.is_late(&roster, &body) {
            return no(&RosterError::InviteExpired);
        }
        let mut next = Roster::clone(&roster);
        if let Err(error) = next.apply(&self.statement) {
            return no(&error);
        }
        if !takes(ledger, next, &self.statement, &body)? {
            let what = "another agency has a space with this id";
            return no(&RosterError::DoesNotFit { seq: head + 1, what });
        }
        Ok(Ok(head + 1))
    }
}

/// Takes a statement that makes the roster into this one; false when another agency has its space.
pub(super) fn takes(
    ledger: &mut Ledger<'_>,
    next: Roster,
    statement: &Statement,
    body: &StatementBody,
) -> rusqlite::Result<bool> {
    let (agency, seq) = (next.agency(), next.head().0);
    if !keep(ledger, agency, seq, statement)? {
        return Ok(false);
    }
    let roster = Arc::new(next);
    ledger.tell(agency, News::Statement { seq, statement: statement.clone(), roster: Arc::clone(&roster) });
    ledger.set_roster(roster);
    follow(ledger, agency, body)?;
    Ok(true)
}

impl Say {
    /// Whether it admits by an invite whose time is over by the relay's clock.
    fn is_late(&self, roster: &Roster, body: &StatementBody) -> bool {
        match body.says {
            Says::DeviceAdmitted { invite, .. } => {
                roster.invite(invite).is_some_and(|invited| invited.expires <= self.now)
            }
            _ => false,
        }
    }
}

/// What the relay itself has to do when something was said.
fn follow(ledger: &mut Ledger<'_>, agency: AgencyId, body: &StatementBody) -> rusqlite::Result<()> {
    match body.says {
        Says::DeviceAdmitted { device, invite, .. } => {
            knock::admitted(ledger, agency, invite, device, body.seq)
        }
        Says::DeviceRevoked { device, .. } => wraps::drop_wraps(ledger, agency, device),
        Says::RecordExpunged { space, record, .. } => expunge(ledger, agency, space, record),
        _ => Ok(()),
    }
}

/// Stores a statement, and gives its space to the agency; false when another agency has that space.
pub(super) fn keep(
    ledger: &mut Ledger<'_>,
    agency: AgencyId,
    seq: u64,
    statement: &Statement,
) -> rusqlite::Result<bool> {
    let opened = match statement.body().map(|body| body.says) {
        Ok(Says::SpaceOpened { space, .. }) => Some(space),
        Ok(Says::OwnSpaceOpened { first, .. }) => Some(first.space),
        _ => None,
    };
    if let Some(space) = opened
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

fn code(error: &RosterError) -> SayCode {
    match error {
        RosterError::Newer => SayCode::Newer,
        RosterError::OutOfTurn { .. } | RosterError::Forked { .. } => SayCode::OutOfTurn,
        RosterError::NotAllowed { .. } | RosterError::Revoked => SayCode::NotAllowed,
        RosterError::InviteExpired | RosterError::InviteUsed => SayCode::InviteOver,
        _ => SayCode::DoesNotFit,
    }
}
