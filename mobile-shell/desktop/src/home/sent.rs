//! Whether a closed folder holds something that is nowhere else.
//!
//! A closed folder cannot be read, so this is noted when it is closed and struck out, durably, before
//! it is opened. A kill in between leaves it struck out: when in doubt, something is unsent.

use std::path::{Path, PathBuf};

use engine::Engine;
use engine::door::{Command, Draft, SyncStatus};

use crate::key::files::{replace, sync_folder_of};
use crate::trouble::Trouble;

fn note(folder: &Path) -> PathBuf {
    folder.join("all-sent")
}

/// Whether everything in the closed folder had reached the relay.
pub(crate) fn is_all_sent(folder: &Path) -> bool {
    note(folder).exists()
}

/// About to be opened.
pub(super) fn may_have_unsent(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(note(folder)) {
        Ok(()) => sync_folder_of(&note(folder)).map_err(std::io::Error::other),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Closed, with nothing left.
pub(super) fn all_is_sent(folder: &Path) -> Result<(), Trouble> {
    replace(&note(folder), "everything written here has reached the relay\n")
}

/// No change that the relay has not signed for, none that it refused, no form half filled in.
pub(super) fn nothing_is_left(engine: &Engine) -> bool {
    let status = engine.call(Command::SyncStatus).ok();
    let status: Option<SyncStatus> = status.and_then(|status| serde_json::from_value(status).ok());
    let drafts = engine.call(Command::Drafts).ok();
    let drafts: Option<Vec<Draft>> = drafts.and_then(|drafts| serde_json::from_value(drafts).ok());
    status.is_some_and(|status| status.on_this_device + status.refused == 0)
        && drafts.is_some_and(|drafts| drafts.is_empty())
}
