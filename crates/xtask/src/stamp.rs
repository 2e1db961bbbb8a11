//! Whether what something is made from changed since it was made.
//!
//! A stamp is a hash of names and contents, kept in a file of its own. It notices edits; it is no
//! protection against someone who wants to deceive it, so FNV-1a is enough and needs no crate.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// A hash of files and folders, in an order that does not depend on the file system.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stamp(u64);

impl Stamp {
    /// Of everything under `inputs`; one that is absent counts as absent.
    pub(crate) fn of(inputs: &[PathBuf]) -> Result<Stamp, Failure> {
        let mut files = Vec::new();
        for input in inputs {
            collect(input, &mut files)?;
        }
        files.sort();
        let mut hash = FNV_OFFSET;
        for file in files {
            absorb(&mut hash, file.to_string_lossy().as_bytes());
            absorb(&mut hash, &fs::read(&file).map_err(Failure::at(&file))?);
        }
        Ok(Stamp(hash))
    }

    /// Whether this is what `at` holds.
    pub(crate) fn is_kept(&self, at: &Path) -> bool {
        fs::read_to_string(at).is_ok_and(|kept| kept.trim() == self.text())
    }

    /// Keeps it in `at`.
    pub(crate) fn keep(&self, at: &Path) -> Result<(), Failure> {
        if let Some(folder) = at.parent() {
            fs::create_dir_all(folder).map_err(Failure::at(folder))?;
        }
        fs::write(at, self.text() + "\n").map_err(Failure::at(at))
    }

    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).map_err(Failure::at(path))? {
            collect(&entry.map_err(Failure::at(path))?.path(), files)?;
        }
    }
    Ok(())
}

/// The length goes first, so that bytes cannot move from a name into a content unnoticed.
fn absorb(hash: &mut u64, bytes: &[u8]) {
    for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME);
    }
}

#[cfg(test)]
mod tests;
