//! Opens the relay's database: durable, of a known version, with a key and verified rosters.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ids::AgencyId;
use rusqlite::{Connection, OpenFlags};
use seal::public::{KeyError, LogId, Roster, RosterError, Signature, SigningKeys, Statement};

use super::wal::cut_wal;

/// The database's name in its folder.
pub(super) const FILE: &str = "relay.db";

/// How long to wait for another process: `founding-code` writes beside a relay that runs.
pub(super) const BUSY: Duration = Duration::from_secs(5);

/// The version that the last of [`MIGRATIONS`] makes.
pub(super) const VERSION: i64 = 4;

/// What makes each version from the one before.
const MIGRATIONS: [&str; 4] = [
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
];

/// Why the relay cannot use its folder.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder cannot be made or the file not be opened.
    #[error(
        "the folder {folder} cannot be used ({why}); check that it is there and that the relay may write to it"
    )]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// What the system says.
        why: String,
    },
    /// A newer relay has used this database.
    #[error(
        "the database has version {found}, this relay knows {VERSION}; update the relay, or restore a backup"
    )]
    Newer {
        /// The database's version.
        found: i64,
    },
    /// The database does not answer as it should.
    #[error("the relay's database failed ({0}); restore a backup if it stays so")]
    Database(#[from] rusqlite::Error),
    /// A stored roster does not verify any more.
    #[error("a stored roster does not verify ({0}); the database was changed from outside, restore a backup")]
    Roster(#[from] RosterError),
    /// The relay's key cannot be made or read.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// There is no randomness for the name of the logs.
    #[error("the system gave no randomness ({0}); try again")]
    Chance(#[from] getrandom::Error),
    /// The writing thread cannot be started.
    #[error("the system would not start a thread ({0}); free some memory and try again")]
    Thread(#[from] std::io::Error),
}

/// What is not as usual.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// For tests: how many pages the database may have, a small disk.
    pub max_pages: Option<u32>,
    /// The database was put back from a backup: its logs get a new name, so that devices notice.
    pub restored: bool,
}

pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    pub(super) keys: SigningKeys,
    pub(super) log: LogId,
    pub(super) rosters: Vec<Roster>,
}

pub(super) fn open(folder: &Path, options: Options) -> Result<Opened, StoreError> {
    let unusable = |why: String| StoreError::Folder { folder: folder.to_owned(), why };
    std::fs::create_dir_all(folder).map_err(|error| unusable(error.to_string()))?;
    let path = folder.join(FILE);
    let mut connection = Connection::open(&path).map_err(|error| unusable(error.to_string()))?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: a receipt is the relay's word that a power cut loses nothing; NORMAL would not sync the log.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Gone means gone: zeros where a row was, not merely a free page.
    connection.pragma_update(None, "secure_delete", "ON")?;
    if let Some(pages) = options.max_pages {
        connection.pragma_update(None, "max_page_count", pages)?;
    }
    make_tables(&mut connection)?;
    // What was deleted just before a crash is still in the write-ahead log.
    cut_wal(&connection)?;
    let keys = own_key(&connection)?;
    let log = own_log(&connection, options.restored)?;
    let rosters = rosters(&connection)?;
    Ok(Opened { connection, path, keys, log, rosters })
}

/// A connection that only reads.
pub(super) fn open_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}

pub(super) fn make_tables(connection: &mut Connection) -> Result<(), StoreError> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let found: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found).ok().filter(|_| found <= VERSION);
    let missing = done.and_then(|done| MIGRATIONS.get(done..)).ok_or(StoreError::Newer { found })?;
    missing.iter().try_for_each(|migration| tx.execute_batch(migration))?;
    tx.pragma_update(None, "user_version", VERSION)?;
    Ok(tx.commit()?)
}

fn own_key(connection: &Connection) -> Result<SigningKeys, StoreError> {
    let fresh = SigningKeys::generate()?.to_secret_bytes()?;
    connection.execute("INSERT OR IGNORE INTO relay (one, secret) VALUES (1, ?1)", [fresh.as_slice()])?;
    let secret: Vec<u8> = connection.query_row("SELECT secret FROM relay", [], |row| row.get(0))?;
    Ok(SigningKeys::from_secret_bytes(&secret)?)
}

/// The name of the logs: a new one for a new database, and for one that was put back.
pub(super) fn own_log(connection: &Connection, restored: bool) -> Result<LogId, StoreError> {
    let mut fresh: LogId = [0; 16];
    getrandom::fill(&mut fresh)?;
    let sql = if restored { "INSERT OR REPLACE" } else { "INSERT OR IGNORE" };
    connection.execute(&format!("{sql} INTO log_name (one, id) VALUES (1, ?1)"), [fresh])?;
    Ok(connection.query_row("SELECT id FROM log_name", [], |row| row.get(0))?)
}

/// Every agency's roster, verified from its first statement on: 50 µs a statement, once.
pub(super) fn rosters(connection: &Connection) -> Result<Vec<Roster>, StoreError> {
    let mut rosters = BTreeMap::new();
    let mut all = connection.prepare("SELECT agency, raw, signature FROM statement ORDER BY agency, seq")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let agency = AgencyId::from_bytes(row.get(0)?);
        let statement = Statement { raw: row.get(1)?, signature: Signature(row.get(2)?) };
        rosters.entry(agency).or_insert_with(|| Roster::pinned(agency)).apply(&statement)?;
    }
    Ok(rosters.into_values().collect())
}
