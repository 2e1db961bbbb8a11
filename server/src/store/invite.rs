//! What waits for the holder of an invite code. The relay cannot open it.

use ids::{AgencyId, UnixMs};
use protocol::Lookup;
use rusqlite::{OptionalExtension, params};

use super::ledger::Ledger;
use super::writer::Work;
use super::{Failure, Store};

/// A package to keep until somebody with the code comes.
#[derive(Debug)]
pub struct Deposit {
    /// Whose invite.
    pub agency: AgencyId,
    /// Under what it waits.
    pub lookup: Lookup,
    /// What only the code opens.
    pub package: Vec<u8>,
    /// Until when.
    pub expires: UnixMs,
    /// The relay's time: what is over is cleared away.
    pub now: UnixMs,
}

impl Work for Deposit {
    type Answer = ();

    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        let agency = self.agency.as_bytes();
        ledger
            .tx
            .prepare_cached("DELETE FROM invite WHERE agency = ?1 AND expires <= ?2")?
            .execute(params![agency, self.now.0])?;
        ledger
            .tx
            .prepare_cached(
                "INSERT OR IGNORE INTO invite (lookup, agency, package, expires) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![self.lookup.as_slice(), agency, self.package, self.expires.0])
            .map(drop)
    }
}

/// A package that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Whose invite.
    pub agency: AgencyId,
    /// What only the code opens.
    pub package: Vec<u8>,
}

impl Store {
    /// The package that waits under this name, if its time is not over and nobody has used it.
    pub async fn waiting(&self, lookup: Lookup, now: UnixMs) -> Result<Option<Waiting>, Failure> {
        self.readers
            .read(move |connection| {
                connection
                    .prepare_cached(
                        "SELECT agency, package FROM invite WHERE lookup = ?1 AND expires > ?2 AND used = 0",
                    )?
                    .query_row(params![lookup.as_slice(), now.0], |row| {
                        Ok(Waiting { agency: AgencyId::from_bytes(row.get(0)?), package: row.get(1)? })
                    })
                    .optional()
            })
            .await
    }
}
