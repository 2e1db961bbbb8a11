//! Takes statements again that the relay had before it was put back from an older backup.
//!
//! They are as good as when they were new: each is signed, names the one before, and is verified like any
//! other. Only what the relay's clock had a say in is not asked again: an invite that let a device in then
//! may be over now.

use ids::AgencyId;
use seal::public::{MAX_ENVELOPE, Roster, Signer, Statement};

use super::ledger::Ledger;
use super::say::takes;
use super::writer::Work;

/// What a device has of the roster and the relay has not.
#[derive(Debug)]
pub struct HandBack {
    /// Whose roster.
    pub agency: AgencyId,
    /// In order. Those that are there are passed over; after the first one that does not fit nothing is
    /// taken.
    pub statements: Vec<Statement>,
}

impl Work for HandBack {
    /// How many were taken.
    type Answer = usize;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<usize> {
        let mut taken = 0;
        for statement in &self.statements {
            let roster = ledger.roster(self.agency).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            let Ok(body) = statement.body() else { break };
            if body.seq <= roster.head().0 {
                continue;
            }
            // An invite's key lets nobody in by itself, also not as if it had been so before.
            let fits = statement.raw.len() <= MAX_ENVELOPE && !matches!(body.signer, Signer::Invite(_));
            let mut next = Roster::clone(&roster);
            if !fits || next.apply(statement).is_err() || !takes(ledger, next, statement, &body)? {
                break;
            }
            taken += 1;
        }
        Ok(taken)
    }
}
