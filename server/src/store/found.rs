//! Founds an agency, once for each code that the operator gave out.

use std::sync::Arc;

use rusqlite::{OptionalExtension, params};
use seal::public::{Roster, Statement, sha256};

use super::ledger::Ledger;
use super::say::keep;
use super::writer::Work;
use super::{Failure, Store};

/// Why an agency was not founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FoundRefusal {
    /// The code is wrong or used.
    #[error("the founding code is wrong or was used; ask the relay's operator for a new one")]
    Code,
    /// The agency is there already, with another roster, or one of its spaces is another agency's.
    #[error("the relay has this agency or one of its spaces already; join it with an invite instead")]
    Taken,
}

/// A new agency with its verified roster.
#[derive(Debug)]
pub struct Found {
    /// The hash of the operator's code.
    pub code: [u8; 32],
    /// The roster's statements.
    pub statements: Vec<Statement>,
    /// The roster that they make.
    pub roster: Arc<Roster>,
}

impl Work for Found {
    type Answer = Result<(), FoundRefusal>;

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Self::Answer> {
        let agency = self.roster.agency();
        let used_by: Option<Option<[u8; 16]>> = ledger
            .tx
            .prepare_cached("SELECT used_by FROM founding_code WHERE hash = ?1")?
            .query_row([self.code], |row| row.get(0))
            .optional()?;
        match used_by {
            // The answer was lost on the way: the same agency asks again.
            Some(Some(by)) if by == *agency.as_bytes() => return self.is_kept(ledger),
            Some(None) => {}
            Some(Some(_)) | None => return Ok(Err(FoundRefusal::Code)),
        }
        if ledger.roster(agency).is_some() || !self.spaces_are_free(ledger)? {
            return Ok(Err(FoundRefusal::Taken));
        }
        for (seq, statement) in (1..).zip(&self.statements) {
            keep(ledger, agency, seq, statement)?;
        }
        ledger
            .tx
            .prepare_cached("UPDATE founding_code SET used_by = ?2 WHERE hash = ?1")?
            .execute(params![self.code, agency.as_bytes()])?;
        ledger.set_roster(Arc::clone(&self.roster));
        Ok(Ok(()))
    }
}

impl Found {
    fn spaces_are_free(&self, ledger: &Ledger<'_>) -> rusqlite::Result<bool> {
        let mut taken = ledger.tx.prepare_cached("SELECT 1 FROM head WHERE space = ?1")?;
        for space in self.roster.spaces() {
            if taken.exists([space.id.as_bytes()])? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the stored roster begins with exactly these statements.
    fn is_kept(&self, ledger: &Ledger<'_>) -> rusqlite::Result<Result<(), FoundRefusal>> {
        let agency = self.roster.agency();
        let mut stored =
            ledger.tx.prepare_cached("SELECT raw FROM statement WHERE agency = ?1 ORDER BY seq LIMIT ?2")?;
        let count = i64::try_from(self.statements.len()).unwrap_or(i64::MAX);
        let raw: Vec<Vec<u8>> = stored
            .query_map(params![agency.as_bytes(), count], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let same = raw.iter().eq(self.statements.iter().map(|statement| &statement.raw));
        Ok(if same { Ok(()) } else { Err(FoundRefusal::Taken) })
    }
}

/// A code that the operator gives out. Adding it again changes nothing.
#[derive(Debug)]
pub struct AddCode {
    /// The hash of the code.
    pub code: [u8; 32],
}

impl Work for AddCode {
    type Answer = ();

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        ledger
            .tx
            .prepare_cached("INSERT OR IGNORE INTO founding_code (hash) VALUES (?1)")?
            .execute([self.code])
            .map(drop)
    }
}

impl Store {
    /// Whether the operator gave out the code with this hash, used or not.
    pub async fn knows_code(&self, code: [u8; 32]) -> Result<bool, Failure> {
        self.readers
            .read(move |connection| {
                connection.prepare_cached("SELECT 1 FROM founding_code WHERE hash = ?1")?.exists([code])
            })
            .await
    }
}

/// What is stored of a code: hyphens, spaces and small letters make no difference.
pub fn hash_of_code(code: &str) -> [u8; 32] {
    let plain: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    sha256(&[b"porchlight founding code v1", plain.to_uppercase().as_bytes()])
}
