//! What a closed folder holds that is nowhere else, for whoever looks at the lock.
//!
//! A closed folder cannot be read, so this is noted when it is closed and struck out, durably, before
//! it is opened. A kill in between leaves it struck out: when in doubt, something waits.

use std::path::{Path, PathBuf};

use engine::door::{Command, SyncStatus};
use engine::{Engine, Parting};

use crate::key::files::{replace, sync_folder_of};
use crate::trouble::Trouble;

/// How much waits in a closed folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Waiting {
    /// Entries that the relay has not signed for, or would not take.
    pub entries: u32,
    /// Forms that are half filled in.
    pub drafts: u32,
    /// Its device was removed from the agency and has forgotten everything.
    pub removed: bool,
}

impl Waiting {
    pub(crate) fn is_nothing(self) -> bool {
        self.entries == 0 && self.drafts == 0
    }

    /// Whether whose folder it is has no more business on this computer.
    pub(crate) fn is_over(self) -> bool {
        self.removed && self.is_nothing()
    }
}

/// Ends the note of a folder whose device was removed.
const REMOVED: &str = " removed";

fn note(folder: &Path) -> PathBuf {
    folder.join("waiting")
}

/// What waited in the folder when it was closed; none when that is not known.
pub(crate) fn waiting_in(folder: &Path) -> Option<Waiting> {
    let text = std::fs::read_to_string(note(folder)).ok()?;
    let (entries, drafts) = text.trim().strip_prefix("entries ")?.split_once(" drafts ")?;
    let (drafts, removed) = drafts.strip_suffix(REMOVED).map_or((drafts, false), |drafts| (drafts, true));
    Some(Waiting { entries: entries.parse().ok()?, drafts: drafts.parse().ok()?, removed })
}

/// About to be opened.
pub(super) fn strike_out(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(note(folder)) {
        Ok(()) => sync_folder_of(&note(folder)).map_err(std::io::Error::other),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Closed, with so much left.
pub(super) fn write_down(folder: &Path, waiting: Waiting) -> Result<(), Trouble> {
    let Waiting { entries, drafts, removed } = waiting;
    let removed = if removed { REMOVED } else { "" };
    replace(&note(folder), &format!("entries {entries} drafts {drafts}{removed}\n"))
}

/// Records with a change that the relay has not signed for or has refused, and forms half filled in.
pub(super) fn waits(engine: &Engine) -> Option<Waiting> {
    let (changes, drafts) = engine.store().read(|reader| reader.unsent()).ok()?;
    let status = engine.call(Command::SyncStatus).ok();
    let status: Option<SyncStatus> = status.and_then(|status| serde_json::from_value(status).ok());
    // A device that belongs to nobody has no status; its outbox counts changes.
    let entries = status.map_or(changes, |status| status.on_this_device.saturating_add(status.refused));
    let farewell = engine.farewell().ok()?;
    let removed = farewell.is_some_and(|farewell| farewell.because == Parting::Removed);
    Some(Waiting { entries, drafts, removed })
}
