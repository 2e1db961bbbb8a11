//! What can go wrong in the store, told apart by what a caller can do about it.

use rusqlite::ErrorCode;

/// What can go wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing was written.
    #[error("the disk is full; nothing was written. Free some space and try again")]
    DiskFull,
    /// The file is damaged.
    #[error(
        "the database is damaged; close Porchlight and open it again: it will be set aside and what can be read saved"
    )]
    Damaged,
    /// The key does not open it.
    #[error("the key does not open this database; it was made with another passphrase or key file")]
    WrongKey,
    /// SQLite came without encryption.
    #[error("this build of SQLite cannot encrypt; nothing was opened. Install a proper build of Porchlight")]
    NotEncrypted,
    /// A newer version made it.
    #[error(
        "the database has format {found}, this version reads up to {known}; update Porchlight. Nothing was changed"
    )]
    Newer {
        /// The format found.
        found: u32,
        /// The newest this version knows.
        known: u32,
    },
    /// Another process has it open.
    #[error("another Porchlight has this database open; close that one first")]
    Busy,
    /// There is no such record.
    #[error("there is no such record on this device")]
    NotHere,
    /// A record of this id was written before: creating it again would put another in its place.
    #[error("this record is on this device already; nothing was written")]
    AlreadyHere,
    /// Something before it is missing.
    #[error("what arrived does not follow on what is here; it is fetched again")]
    Gap,
    /// The key of a space is not on this device.
    #[error("this device has no key of the space “{0}”, so it cannot write there")]
    NoKey(String),
    /// A document would not.
    #[error(transparent)]
    Document(#[from] document::DocumentError),
    /// Sealing failed.
    #[error("the change could not be sealed: {0}")]
    Seal(String),
    /// An entry did not prove itself.
    #[error("the entry did not prove itself: {0}")]
    Unproved(String),
    /// A stored value is not what it should be.
    #[error("a stored {0} is malformed")]
    Malformed(&'static str),
    /// A file could not be read or written.
    #[error("the folder of the database cannot be used: {0}")]
    File(#[from] std::io::Error),
    /// Anything else SQLite says.
    #[error("the database refused: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // An I/O error while writing is nearly always a device without room or without a disk.
            Some(ErrorCode::SystemIoFailure) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Sqlite(error),
        }
    }
}

/// An error that may carry one of the store's: so that damage met anywhere is remembered.
pub trait FromStore: From<StoreError> {
    /// The store's error inside, if it is one.
    fn of_store(&self) -> Option<&StoreError>;
}

impl FromStore for StoreError {
    fn of_store(&self) -> Option<&StoreError> {
        Some(self)
    }
}
