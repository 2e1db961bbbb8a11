//! The folder of a local relay, beside the device's own store: the agency's list, the relay's data, and whether
//! it is to go on.

use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::key::files::{replace, sync_folder_of, write_private};
use crate::trouble::{Trouble, doing};

/// So much is overwritten at once.
const BLOCK: usize = 64 * 1024;

/// The folder. It may not be there.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// In this person's folder.
    pub(super) fn of(home: &Path) -> Self {
        Self(home.join("sharing"))
    }

    pub(super) fn list(&self) -> PathBuf {
        self.0.join("list")
    }

    pub(super) fn relay(&self) -> PathBuf {
        self.0.join("relay")
    }

    /// Where the port is kept: the code that others joined by stays true over restarts.
    pub(super) fn port(&self) -> u16 {
        let kept = std::fs::read_to_string(self.0.join("port")).ok();
        kept.and_then(|port| port.trim().parse().ok()).unwrap_or(0)
    }

    pub(super) fn port_is(&self, port: u16) -> Result<(), Trouble> {
        replace(&self.0.join("port"), &port.to_string())
    }

    /// Writes the list anew, whole or not at all: the relay reads it whenever it changes.
    pub(super) fn list_is(&self, list: &[u8]) -> Result<(), Trouble> {
        std::fs::create_dir_all(&self.0).map_err(doing("making the folder for sharing"))?;
        let half = self.0.join("list.half");
        write_private(&half, "")?;
        let written = std::fs::write(&half, list).and_then(|()| std::fs::rename(&half, self.list()));
        written.map_err(doing("writing the agency’s list for sharing"))
    }

    /// It goes on when this program begins again.
    pub(super) fn goes_on(&self) -> Result<(), Trouble> {
        replace(&self.0.join("on"), "")
    }

    /// It does not.
    pub(super) fn ends(&self) -> Result<(), Trouble> {
        match std::fs::remove_file(self.0.join("on")) {
            Ok(()) => sync_folder_of(&self.0.join("on")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(doing("ending the sharing")(error)),
        }
    }

    pub(super) fn was_shared(&self) -> bool {
        self.0.join("on").exists() && self.list().exists()
    }

    /// Nothing is shared any more, and something is left of it.
    pub(super) fn is_left(&self) -> bool {
        self.0.exists() && !self.0.join("on").exists()
    }

    /// Overwrites every file with zeros, then takes the folder away. What is in them is sealed all the same; a
    /// disk that moves its blocks about may keep some of it.
    pub(super) fn is_wiped(&self) -> Result<(), Trouble> {
        wipe(&self.0).map_err(doing("clearing away what was shared"))
    }
}

fn wipe(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            wipe(&path)?;
            continue;
        }
        let mut file = std::fs::OpenOptions::new().write(true).open(&path)?;
        let mut left = usize::try_from(file.metadata()?.len()).unwrap_or(0);
        file.seek(SeekFrom::Start(0))?;
        while left > 0 {
            let some = left.min(BLOCK);
            file.write_all(&vec![0; some])?;
            left -= some;
        }
        file.sync_all()?;
        drop(file);
        std::fs::remove_file(path)?;
    }
    std::fs::remove_dir(folder)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_left_goes_with_all_that_is_in_it() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::of(home.path());
        assert!(!folder.is_left() && !folder.was_shared());
        folder.list_is(b"a list").unwrap();
        folder.goes_on().unwrap();
        assert!(folder.was_shared() && !folder.is_left());
        std::fs::create_dir_all(folder.relay()).unwrap();
        let database = folder.relay().join("relay.db");
        std::fs::write(&database, vec![7; 3 * BLOCK + 5]).unwrap();
        // A second name of the same file shows what becomes of its blocks.
        let watched = home.path().join("watched");
        std::fs::hard_link(&database, &watched).unwrap();
        folder.ends().unwrap();
        folder.ends().unwrap();
        assert!(folder.is_left());
        folder.is_wiped().unwrap();
        assert!(!folder.is_left());
        assert_eq!(std::fs::read(watched).unwrap(), vec![0; 3 * BLOCK + 5]);
    }
}
