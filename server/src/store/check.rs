//! Whether a relay's database holds together: what SQLite says of its pages, and what the relay itself
//! promises of its rows.

use std::collections::HashMap;

use ids::{AgencyId, SpaceId};
use rusqlite::Connection;
use seal::public::{Envelope, RosterError, SigningKeys};

use super::custody::custody_of;
use super::open::{StoreError, VERSION, rosters};

/// Why a database is not taken for a relay's.
#[derive(Debug, thiserror::Error)]
pub enum Unsound {
    /// It cannot be read.
    #[error("it cannot be read ({0})")]
    Database(#[from] rusqlite::Error),
    /// SQLite finds damaged pages.
    #[error("it is damaged ({0})")]
    Damaged(String),
    /// A newer relay has used it.
    #[error("it has version {found} and this relay knows {VERSION}; update the relay")]
    Newer {
        /// Its version.
        found: i64,
    },
    /// It is a database of something else, or empty.
    #[error("it is no relay's database")]
    Other,
    /// The relay's key is not in it.
    #[error("the relay's key in it cannot be read")]
    Key,
    /// A roster in it does not verify.
    #[error("a roster in it does not verify ({0})")]
    Roster(#[from] RosterError),
    /// An entry is not where or what it should be.
    #[error("number {seq} of a log is {what}")]
    Entry {
        /// Its number.
        seq: i64,
        /// What is wrong.
        what: &'static str,
    },
}

/// What is in a relay's database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// Agencies.
    pub agencies: usize,
    /// Their statements.
    pub statements: u64,
    /// Entries in all logs.
    pub entries: u64,
}

/// Reads everything once: 1 s for 100 MB.
pub(super) fn check(connection: &Connection) -> Result<Contents, Unsound> {
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Unsound::Damaged(verdict));
    }
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match found {
        1..=VERSION => {}
        0 => return Err(Unsound::Other),
        _ => return Err(Unsound::Newer { found }),
    }
    let secret: Vec<u8> =
        connection.query_row("SELECT secret FROM relay", [], |row| row.get(0)).map_err(|_| Unsound::Key)?;
    SigningKeys::from_secret_bytes(&secret).map_err(|_| Unsound::Key)?;
    let rosters = rosters(connection).map_err(|error| match error {
        StoreError::Roster(error) => Unsound::Roster(error),
        StoreError::Database(error) => Unsound::Database(error),
        _ => Unsound::Other,
    })?;
    let statements = rosters.iter().map(|roster| roster.head().0).sum();
    Ok(Contents { agencies: rosters.len(), statements, entries: entries(connection)? })
}

/// Every entry is an envelope under its own id, of the agency that has the log, within the log's numbers.
fn entries(connection: &Connection) -> Result<u64, Unsound> {
    let heads = heads(connection)?;
    let mut all = connection.prepare("SELECT space, seq, id, device, envelope FROM log")?;
    let (mut rows, mut count) = (all.query([])?, 0);
    while let Some(row) = rows.next()? {
        let (space, seq, id): ([u8; 16], i64, [u8; 32]) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (device, raw): ([u8; 16], Vec<u8>) = (row.get(3)?, row.get(4)?);
        let wrong = |what| Err(Unsound::Entry { seq, what });
        let Ok(envelope) = Envelope::parse(raw) else { return wrong("no envelope") };
        let (header, space) = (envelope.header(), SpaceId::from_bytes(space));
        match heads.get(&space) {
            _ if envelope.id().0 != id || *header.device.as_bytes() != device => {
                return wrong("not the envelope that it is listed as");
            }
            Some((agency, head)) if header.agency != *agency || !(1..=*head).contains(&seq) => {
                return wrong("beyond its log's end, or another agency's");
            }
            Some((agency, _)) if header.space != space && custody_of(*agency) != space => {
                return wrong("in the log of another space");
            }
            Some(_) => count += 1,
            None => return wrong("in no log"),
        }
    }
    Ok(count)
}

fn heads(connection: &Connection) -> rusqlite::Result<HashMap<SpaceId, (AgencyId, i64)>> {
    connection
        .prepare("SELECT space, agency, seq FROM head")?
        .query_map([], |row| {
            let agency = AgencyId::from_bytes(row.get(1)?);
            Ok((SpaceId::from_bytes(row.get(0)?), (agency, row.get(2)?)))
        })?
        .collect()
}
