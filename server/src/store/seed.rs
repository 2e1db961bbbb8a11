//! Begins with an agency's list as the device has it that a local relay runs for, and goes on with it.
//!
//! No founding code: whoever starts the relay with the list is whoever it runs for. The list was verified
//! from its root by the caller, and what follows later is verified here, statement by statement.

use std::sync::Arc;

use seal::public::{Roster, Statement};

use super::hand_back::HandBack;
use super::ledger::Ledger;
use super::say::keep;
use super::writer::Work;

/// An agency's whole list, verified.
#[derive(Debug)]
pub struct Seed {
    /// The statements, from the first on.
    pub statements: Vec<Statement>,
    /// The roster that they make.
    pub roster: Arc<Roster>,
}

impl Work for Seed {
    /// How many statements are new.
    type Answer = usize;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<usize> {
        let agency = self.roster.agency();
        if ledger.roster(agency).is_some() {
            return HandBack { agency, statements: self.statements.clone() }.write(ledger);
        }
        for (seq, statement) in (1..).zip(&self.statements) {
            keep(ledger, agency, seq, statement)?;
        }
        ledger.set_roster(Arc::clone(&self.roster));
        Ok(self.statements.len())
    }
}
