//! A damaged database: set aside, never deleted, and what can be read of it saved.
//!
//! Knows nothing of what the rows mean. The cursors are left behind on purpose: the relay then sends
//! everything again, and what is here already merges without effect.

use std::path::{Path, PathBuf};

use ids::{AgencyId, UnixMs};
use rusqlite::Connection;
use rusqlite::types::Value;
use zeroize::Zeroizing;

use crate::{DatabaseKey, StoreError, database, meta, read_model, roster};

mod exchange;

/// What became of a damaged database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// Where the damaged file is now.
    pub set_aside: PathBuf,
    /// Records saved from it.
    pub records: u64,
    /// Of its unsent changes, saved.
    pub unsent: u64,
    /// Drafts saved from it.
    pub drafts: u64,
}

/// Tables that are worth saving, and the columns that order them.
const WORTH: &[(&str, &str)] = &[
    ("meta", "name"),
    ("statement", "seq"),
    ("document", "record"),
    ("outbox", "n"),
    ("receipt", "n"),
    ("sent", "record"),
    ("seen", "space, device"),
    ("set_aside", "n"),
    ("draft", "draft"),
    ("blob", "address"),
    ("blob_chunk", "address, n"),
    ("casework", "referral"),
    ("custody", "seq"),
    ("handed_over", "envelope"),
    ("left_form", "seq"),
    ("view_line", "device, n, hash"),
    ("standing", "device"),
    ("local_held", "n"),
    ("local_change", "record, hash"),
];

/// Opens the database, or sets a damaged one aside and opens a new one with what could be saved.
/// What was salvaged is told at every start until [`finished`] says that it was made use of.
pub(crate) fn open(
    path: &Path,
    key: &DatabaseKey,
    now: UnixMs,
) -> Result<(Connection, Option<Salvaged>), StoreError> {
    exchange::resume(path, key)?;
    let opened = database::open(path, key).and_then(whole).and_then(|opened| checked(opened, path));
    let connection = match opened.and_then(|opened| ours(opened, path, key)) {
        Err(StoreError::Damaged) if is_right_key(path, key) => {
            salvage(path, key, now)?;
            exchange::resume(path, key)?;
            database::open(path, key)?
        }
        Err(StoreError::Damaged) => return Err(StoreError::WrongKey),
        opened => opened?,
    };
    let salvaged = Salvaged::told_by(&connection, path)?;
    Ok((connection, salvaged))
}

/// What was salvaged has been made use of: the next start says nothing of it.
pub(crate) fn finished(connection: &Connection) -> Result<(), StoreError> {
    meta::remove(connection, TOLD)
}

/// Under this name a salvaged database tells where it came from, until that was made use of.
const TOLD: &str = "salvaged";

impl Salvaged {
    /// Name of the damaged file, records, unsent changes, drafts.
    fn tell(&self, connection: &Connection) -> Result<(), StoreError> {
        let name = self.set_aside.file_name().map(|name| name.to_string_lossy().into_owned());
        let told = format!("{} {} {} {}", name.unwrap_or_default(), self.records, self.unsent, self.drafts);
        meta::put(connection, TOLD, told.as_bytes())
    }

    fn told_by(connection: &Connection, path: &Path) -> Result<Option<Self>, StoreError> {
        let Some(told) = meta::get(connection, TOLD)? else { return Ok(None) };
        let told = String::from_utf8_lossy(&told).into_owned();
        let mut parts = told.split(' ');
        let set_aside = path.with_file_name(parts.next().unwrap_or_default());
        let mut number = || parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
        Ok(Some(Self { set_aside, records: number(), unsent: number(), drafts: number() }))
    }
}

/// A database that is empty where the second copy of the identity says otherwise was lost, whatever
/// made an empty file of it. Statements in it tell a kill in the middle of joining from that: they are
/// written first, then the copy, then the identity.
fn ours(connection: Connection, path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    if roster::identity(&connection)?.is_none()
        && let Some((agency, identity)) = copied_identity(path, key)
    {
        if roster::statements(&connection)?.is_empty() {
            return Err(StoreError::Damaged);
        }
        roster::keep_identity(&connection, agency, &identity)?;
    }
    Ok(connection)
}

/// How the name of a database begins that was set aside.
const SET_ASIDE: &str = "porchlight.damaged-";

/// Beside a database in which damage was met while it was open.
const MARK: &str = "porchlight.damage-met";

/// Leaves a mark for the next start. Best effort: the disk may be what is failing.
pub(crate) fn remember_damage(path: &Path) {
    let _ = std::fs::write(path.with_file_name(MARK), b"damage was met; the next start checks every page\n");
}

/// After damage was met, every page is checked: against its authentication code, and SQLite's order.
fn checked(connection: Connection, path: &Path) -> Result<Connection, StoreError> {
    let mark = path.with_file_name(MARK);
    if !mark.exists() {
        return Ok(connection);
    }
    if !problems(&connection)?.is_empty() || !unreadable(&connection)?.is_empty() {
        return Err(StoreError::Damaged);
    }
    std::fs::remove_file(mark)?;
    Ok(connection)
}

/// What is wrong with the file, a line each.
pub(crate) fn problems(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut problems = vec![];
    for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA quick_check"] {
        let mut query = connection.prepare(pragma)?;
        let lines = query.query_map([], |row| row.get::<_, String>(0))?;
        problems.extend(lines.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|line| line != "ok"));
    }
    Ok(problems)
}

/// A quick look at every table that later writes depend on: 0.2 ms, not a full check.
fn whole(connection: Connection) -> Result<Connection, StoreError> {
    for (table, order) in WORTH {
        for direction in ["ASC", "DESC"] {
            let order = order.replace(',', &format!(" {direction},"));
            let sql = format!("SELECT 1 FROM {table} ORDER BY {order} {direction} LIMIT 1");
            connection.prepare(&sql)?.exists([])?;
        }
    }
    Ok(connection)
}

/// The second copy of the identity tells a wrong key from a damaged file.
fn is_right_key(path: &Path, key: &DatabaseKey) -> bool {
    let copy = copy_path(path);
    copy.exists() && database::open_reader(&copy, key).is_ok()
}

fn copy_path(path: &Path) -> PathBuf {
    path.with_file_name("identity.db")
}

/// Keeps a second copy of the identity in a sealed file of its own.
pub(crate) fn keep_copy(
    path: &Path,
    key: &DatabaseKey,
    agency: AgencyId,
    identity: &[u8],
) -> Result<(), StoreError> {
    let copy = database::open(&copy_path(path), key)?;
    roster::keep_identity(&copy, agency, identity)?;
    // No write-ahead log left beside it: the copy is one file.
    copy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Takes the second copy of the identity away.
pub(crate) fn remove_copy(path: &Path) -> Result<(), StoreError> {
    let copy = copy_path(path);
    if copy.exists() {
        std::fs::remove_file(copy)?;
    }
    Ok(())
}

fn copied_identity(path: &Path, key: &DatabaseKey) -> Option<(AgencyId, Zeroizing<Vec<u8>>)> {
    let copy = database::open_reader(&copy_path(path), key).ok()?;
    Some((roster::agency(&copy).ok()??, roster::identity(&copy).ok()??))
}

/// Builds a new database beside the damaged one, which stays where it is until the new one is whole.
fn salvage(path: &Path, key: &DatabaseKey, now: UnixMs) -> Result<(), StoreError> {
    let new = database::open(&exchange::new_path(path), key)?;
    let tx = new.unchecked_transaction()?;
    if let Ok(old) = database::open(path, key) {
        for (table, order) in WORTH {
            copy_rows(&old, &tx, table, order)?;
        }
    }
    if roster::identity(&tx)?.is_none()
        && let Some((agency, identity)) = copied_identity(path, key)
    {
        roster::keep_identity(&tx, agency, &identity)?;
    }
    tidy_up(&tx)?;
    let count = |table: &str| -> Result<u64, StoreError> {
        let count: i64 = tx.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    };
    let salvaged = Salvaged {
        set_aside: path.with_file_name(format!("{SET_ASIDE}{}.db", now.0)),
        records: count("document")?,
        unsent: count("outbox")?,
        drafts: count("draft")?,
    };
    salvaged.tell(&tx)?;
    tx.commit()?;
    // One file to move, not two.
    new.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// From both ends towards the damage.
fn copy_rows(old: &Connection, tx: &Connection, table: &str, order: &str) -> Result<(), StoreError> {
    for direction in ["ASC", "DESC"] {
        let order = order.replace(',', &format!(" {direction},"));
        let Ok(mut query) = old.prepare(&format!("SELECT * FROM {table} ORDER BY {order} {direction}"))
        else {
            continue;
        };
        let columns = query.column_count();
        let places = vec!["?"; columns].join(", ");
        let mut insert = tx.prepare(&format!("INSERT OR IGNORE INTO {table} VALUES ({places})"))?;
        let Ok(mut rows) = query.query([]) else { continue };
        // An error is the damage: the rest comes from the other end.
        while let Ok(Some(row)) = rows.next() {
            let values: Result<Vec<Value>, _> = (0..columns).map(|n| row.get::<_, Value>(n)).collect();
            if let Ok(values) = values {
                // A row that breaks a rule of the table is a damaged row.
                let _ = insert.execute(rusqlite::params_from_iter(values));
            }
        }
    }
    Ok(())
}

/// Databases that were set aside as damaged hold records as they were then: gone means gone there too.
pub(crate) fn remove_set_aside(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(SET_ASIDE) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Drops documents that do not load, counts the waiting ones anew, makes the read model.
fn tidy_up(tx: &Connection) -> Result<(), StoreError> {
    for record in unreadable(tx)? {
        tx.execute("DELETE FROM document WHERE record = ?1", [record])?;
    }
    tx.execute(
        "UPDATE document SET waiting = (SELECT count(*) FROM outbox WHERE outbox.record = document.record)",
        [],
    )?;
    read_model::rebuild(tx).map(|_| ())
}

/// Documents that do not load, or whose proofs do not.
fn unreadable(connection: &Connection) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut query = connection.prepare("SELECT record, bytes, proofs FROM document")?;
    let mut rows = query.query([])?;
    let mut unreadable = vec![];
    while let Some(row) = rows.next()? {
        let loads = document::Document::load(row.get_ref(1)?.as_blob().unwrap_or_default()).is_ok();
        let proved = crate::proofs::Proofs::parse(row.get_ref(2)?.as_blob().unwrap_or_default()).is_ok();
        if !(loads && proved) {
            unreadable.push(row.get(0)?);
        }
    }
    Ok(unreadable)
}
