//! Copies a relay's database into a file while the relay runs, and puts such a copy back. Attachments go
//! into a second file beside it.
//!
//! The copy is taken page by page from one moment's state. It is rewritten, so that nothing of what was
//! deleted is in it, and checked before it gets its name: a file that is there is a good one. It holds the
//! relay's key, and is for its owner's eyes only.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::blobs;
use super::check::{Contents, Unsound, check};
use super::open::{BUSY, FILE, StoreError, make_tables, own_log};

/// How many pages are copied at once: 4 MiB, a few milliseconds.
const PAGES: i32 = 1024;
/// How long the disk is left to others in between.
const BETWEEN: Duration = Duration::from_millis(5);

/// Why there is no backup, or why it was not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is no relay's database in the folder.
    #[error("there is no relay's database in {0}; give the folder that the relay was started with, --data")]
    NoRelay(PathBuf),
    /// The backup's file is there already.
    #[error("{0} is there already and is not overwritten; choose another name, or move it away")]
    Exists(PathBuf),
    /// A relay's database is there already.
    #[error(
        "{0} holds a relay's database already, which is not overwritten; stop that relay and move its folder away, or \
         give an empty folder"
    )]
    Occupied(PathBuf),
    /// The copy, or what was to be copied, is no good.
    #[error("{file} cannot be used: {why}")]
    Unsound {
        /// Which file.
        file: PathBuf,
        /// What is wrong with it.
        why: Unsound,
    },
    /// A file cannot be read or written.
    #[error(
        "{file} cannot be read or written ({why}); check that its folder is there, has room and may be written to"
    )]
    Files {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The database did not let itself be copied.
    #[error("the database could not be copied ({0}); check that there is room, and try again")]
    Database(#[from] rusqlite::Error),
    /// The database cannot be made ready to be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Copies the database of the relay in `folder`, which may be running, into the new file `to`.
pub fn back_up(folder: &Path, to: &Path) -> Result<Contents, BackupError> {
    let from = folder.join(FILE);
    if !from.is_file() {
        return Err(BackupError::NoRelay(folder.to_owned()));
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let source = Connection::open_with_flags(&from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    source.busy_timeout(BUSY)?;
    // One moment's state until the end: otherwise each commit of the relay would begin the copy anew.
    let snapshot = source.unchecked_transaction()?;
    snapshot.query_row("SELECT count(*) FROM relay", [], |_| Ok(()))?;
    back_up_attachments(folder, &blobs::beside(to))?;
    into_place(to, |part| {
        let mut copy = Connection::open(part)?;
        Backup::new(&snapshot, &mut copy)?.run_to_completion(PAGES, BETWEEN, None)?;
        // One file, with nothing of what was deleted in it.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        copy.pragma_update(None, "secure_delete", "ON")?;
        copy.execute_batch("VACUUM")?;
        check(&copy).map_err(|why| BackupError::Unsound { file: from.clone(), why })
    })
}

/// Copies the attachments, where there are any. Before the logs get their name: a backup whose logs are
/// there has its attachments too.
fn back_up_attachments(folder: &Path, to: &Path) -> Result<(), BackupError> {
    let from = folder.join(blobs::FILE);
    if !from.is_file() {
        return Ok(());
    }
    let source = Connection::open_with_flags(&from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    source.busy_timeout(BUSY)?;
    let snapshot = source.unchecked_transaction()?;
    if !snapshot.prepare("SELECT 1 FROM blob")?.exists([])? {
        return Ok(());
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    into_place(to, |part| {
        let mut copy = Connection::open(part)?;
        Backup::new(&snapshot, &mut copy)?.run_to_completion(PAGES, BETWEEN, None)?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(blobs::make_tables(&mut copy)?)
    })
}

/// Puts a backup into `folder`, where there must be no database. Its logs get a new name, so that each
/// device notices, fetches them from the beginning and hands back what they lack.
pub fn restore(from: &Path, folder: &Path) -> Result<Contents, BackupError> {
    let to = folder.join(FILE);
    for file in [&to, &to.with_extension("db-wal"), &folder.join(blobs::FILE)] {
        if file.exists() {
            return Err(BackupError::Occupied(folder.to_owned()));
        }
    }
    let files = |file: &Path| {
        let file = file.to_owned();
        move |why| BackupError::Files { file, why }
    };
    let mut backup = File::open(from).map_err(files(from))?;
    std::fs::create_dir_all(folder).map_err(files(folder))?;
    let beside = blobs::beside(from);
    if beside.is_file() {
        into_place(&folder.join(blobs::FILE), |part| {
            std::fs::copy(&beside, part).map_err(files(&beside))?;
            Ok(blobs::make_tables(&mut Connection::open(part)?)?)
        })?;
    }
    into_place(&to, |part| {
        let mut copy = OpenOptions::new().write(true).open(part).map_err(files(part))?;
        std::io::copy(&mut backup, &mut copy).map_err(files(part))?;
        drop(copy);
        let mut connection = Connection::open(part)?;
        let unsound = |why| BackupError::Unsound { file: from.to_owned(), why };
        // A copy of a folder is in this mode; nothing may be left beside the file when it gets its name.
        connection
            .pragma_update(None, "journal_mode", "DELETE")
            .map_err(|error| unsound(Unsound::Database(error)))?;
        let contents = check(&connection).map_err(unsound)?;
        make_tables(&mut connection)?;
        own_log(&connection, true)?;
        Ok(contents)
    })
}

/// Makes a file under another name, for its owner alone, and gives it this one when all went well and it
/// is on the disk.
fn into_place<T>(to: &Path, fill: impl FnOnce(&Path) -> Result<T, BackupError>) -> Result<T, BackupError> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let files = |why| BackupError::Files { file: to.to_owned(), why };
    // What an interrupted run left.
    drop(std::fs::remove_file(&part));
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part).map_err(files)?;
    let filled = fill(&part);
    if filled.is_err() {
        drop(std::fs::remove_file(&part));
        return filled;
    }
    File::open(&part).and_then(|file| file.sync_all()).map_err(files)?;
    std::fs::rename(&part, to).map_err(files)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(files)?;
    filled
}
