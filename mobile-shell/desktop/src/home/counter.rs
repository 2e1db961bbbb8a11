//! The count of wrong tries on the disk: one line of fixed length, overwritten in place and synced.
//!
//! Overwriting takes no new block, so a full disk keeps nobody out of their own work.

use std::path::{Path, PathBuf};

use engine::UnixMs;

use crate::key::files::{replace, write_in_place};
use crate::key::{KeptAs, kept_as};
use crate::lock::Tries;
use crate::trouble::Trouble;

/// The count of one folder.
pub(crate) struct Counter {
    path: PathBuf,
    /// Folders of the first version have no count yet.
    may_be_missing: bool,
}

impl Counter {
    pub(crate) fn of(folder: &Path) -> Self {
        let may_be_missing = !matches!(kept_as(folder), Some(KeptAs::Sealed(_)));
        Self { path: folder.join("tries"), may_be_missing }
    }

    /// The first count of a new lock. Before the lock is there: a lock without a count stays shut.
    pub(crate) fn start(&self) -> Result<(), Trouble> {
        replace(&self.path, &line(Tries::NONE))
    }

    /// What stands there; a count that is missing or damaged is a lost one.
    pub(crate) fn read(&self, now: UnixMs) -> Tries {
        match std::fs::read_to_string(&self.path) {
            Ok(text) => parse(&text).unwrap_or(Tries::lost(now)).seen_at(now),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.may_be_missing => Tries::NONE,
            Err(_) => Tries::lost(now),
        }
    }

    /// What stands there, made good on the disk: a wait begins when it is first seen.
    pub(crate) fn settle(&self, now: UnixMs) -> Result<Tries, Trouble> {
        let tries = self.read(now);
        if tries.wrong > 0 && std::fs::read_to_string(&self.path).ok() != Some(line(tries)) {
            self.write(tries)?;
        }
        Ok(tries)
    }

    /// Durable when this returns.
    pub(crate) fn write(&self, tries: Tries) -> Result<(), Trouble> {
        let text = line(tries);
        let fits = std::fs::metadata(&self.path).is_ok_and(|file| file.len() == text.len() as u64);
        if fits { write_in_place(&self.path, &text) } else { replace(&self.path, &text) }
    }
}

fn line(tries: Tries) -> String {
    format!("wrong {:010} last {:020}\n", tries.wrong, tries.at.0.max(0))
}

fn parse(text: &str) -> Option<Tries> {
    let (wrong, at) = text.strip_prefix("wrong ")?.strip_suffix('\n')?.split_once(" last ")?;
    let tries = Tries { wrong: wrong.parse().ok()?, at: UnixMs(at.parse().ok()?) };
    (line(tries) == text).then_some(tries)
}
