//! Opening the encrypted database: one protocol. Prepare, check, upgrade, finish.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::StoreError;

/// The key of the database: 32 bytes that the host keeps where its platform keeps secrets.
#[derive(Clone)]
pub struct DatabaseKey(Zeroizing<[u8; 32]>);

impl DatabaseKey {
    /// The key with these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A key pragma with the raw key: no derivation, 0.2 ms instead of 103.
    fn pragma(&self) -> Zeroizing<String> {
        let mut pragma = Zeroizing::new(String::with_capacity(90));
        pragma.push_str("PRAGMA key = \"x'");
        for byte in self.0.iter() {
            pragma.push_str(&format!("{byte:02x}"));
        }
        pragma.push_str("'\"");
        pragma
    }
}

/// The newest format this version reads and writes.
pub const FORMAT: u32 = 6;
/// Changes with every change of the read model's tables, and with kinds of record that older versions kept
/// without a row; another number means: make it anew.
pub(crate) const READ_MODEL: u32 = 6;

/// What makes each format of the one before. Migrations only add.
const SCHEMAS: [&str; FORMAT as usize] = [
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
    include_str!("schema/6.sql"),
];
pub(crate) const READ_MODEL_SCHEMA: &str = include_str!("schema/read_model.sql");

/// Whether the file at `path` begins like a database that anybody can read.
fn is_plaintext(path: &Path) -> bool {
    use std::io::Read;
    let mut first = [0; 15];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut first)).is_ok()
        && &first == b"SQLite format 3"
}

/// Opens or makes the database at `path`, at the newest format, durable and encrypted.
pub(crate) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let connection = connect(path, key, false)?;
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > FORMAT {
        return Err(StoreError::Newer { found, known: FORMAT });
    }
    connection.execute_batch(
        // FULL: a commit that returned survives a pulled battery. Secure delete: gone means gone.
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 2000;",
    )?;
    if found < FORMAT {
        upgrade(&connection, found)?;
    }
    if is_plaintext(path) {
        return Err(StoreError::NotEncrypted);
    }
    Ok(connection)
}

/// Brings a database of format `found` to the newest, in one transaction; 0 is a new one.
fn upgrade(connection: &Connection, found: u32) -> Result<(), StoreError> {
    upgrade_to(connection, found, FORMAT)
}

/// The same as far as format `to`.
pub(crate) fn upgrade_to(connection: &Connection, found: u32, to: u32) -> Result<(), StoreError> {
    let tx = connection.unchecked_transaction()?;
    let mut steps = SCHEMAS.iter().take(to as usize).skip(found as usize);
    steps.try_for_each(|schema| tx.execute_batch(schema))?;
    if found == 0 {
        tx.execute_batch(READ_MODEL_SCHEMA)?;
        crate::meta::put(&tx, "read_model", &READ_MODEL.to_be_bytes())?;
    }
    tx.pragma_update(None, "user_version", to)?;
    Ok(tx.commit()?)
}

/// A further connection that only reads.
pub(crate) fn open_reader(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    connect(path, key, true)
}

/// Writes what the database holds now into a new file with the same key.
pub(crate) fn copy(path: &Path, key: &DatabaseKey, to: &Path) -> Result<(), StoreError> {
    let source = connect(path, key, true)?;
    let to = to.to_str().ok_or(StoreError::Malformed("path"))?;
    // The copy is sealed with the key of the connection that makes it.
    source.execute("VACUUM INTO ?1", [to])?;
    Ok(())
}

pub(crate) fn connect(path: &Path, key: &DatabaseKey, reader: bool) -> Result<Connection, StoreError> {
    let flags = if reader {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    // Whoever has the wrong key must not touch the files, not even to fold the write-ahead log in.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // Its own log goes to standard error; what goes wrong comes back as an error all the same.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&key.pragma())?;
    let cipher: Option<String> = connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).ok();
    if cipher.is_none() {
        return Err(StoreError::NotEncrypted);
    }
    // 16 MiB of decrypted pages: a scan of an encrypted page costs five times a plain one.
    connection.execute_batch("PRAGMA cache_size = -16000; PRAGMA cipher_memory_security = OFF;")?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}
