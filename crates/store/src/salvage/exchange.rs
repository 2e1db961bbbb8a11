//! A salvaged database takes the place of a damaged one, in steps that a kill may come between.
//!
//! The new one is built beside the old and says so itself when it is whole. Only then the old file is
//! moved aside, then what belongs to it, then the new one moves in. Each step looks at what is there,
//! so the same steps finish an exchange that was interrupted.

use std::path::{Path, PathBuf};

use super::{MARK, Salvaged};
use crate::{DatabaseKey, StoreError, database};

/// Where a salvaged database is built.
pub(super) fn new_path(path: &Path) -> PathBuf {
    path.with_file_name("porchlight.new.db")
}

/// Finishes an exchange that is under way; throws away a new database that is not whole, since the
/// damaged one is then still in its place.
pub(super) fn resume(path: &Path, key: &DatabaseKey) -> Result<(), StoreError> {
    let new = new_path(path);
    if !new.exists() {
        return Ok(());
    }
    let told = database::open_reader(&new, key).and_then(|new| Salvaged::told_by(&new, path));
    let Ok(Some(salvaged)) = told else {
        for suffix in ["-wal", "-shm", ""] {
            remove(&with_suffix(&new, suffix))?;
        }
        return Ok(());
    };
    for suffix in ["", "-wal", "-shm"] {
        let from = with_suffix(path, suffix);
        if from.exists() {
            std::fs::rename(from, with_suffix(&salvaged.set_aside, suffix))?;
        }
    }
    remove(&path.with_file_name(MARK))?;
    for suffix in ["-wal", "-shm"] {
        remove(&with_suffix(&new, suffix))?;
    }
    std::fs::rename(new, path)?;
    Ok(())
}

fn remove(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
