//! A folder that several people on one computer share: each has a folder of their own in it.
//!
//! Before anybody has unlocked, all that can be read is the label a person chose, how they unlock, and
//! how much of theirs waits to be sent. One person's folder, as it always was, is a house too.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::key::files::{hex, random, replace, sync_folder_of};
use crate::key::{KeptAs, kept_as};
use crate::trouble::{Trouble, doing};

/// The id of the person whose folder is the house itself, as in the first version.
pub(crate) const OWN: &str = "own";
const LONGEST_LABEL: usize = 40;

/// Somebody whose folder is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Random, and the name of the folder; or [`OWN`].
    pub id: String,
    pub folder: PathBuf,
    /// What they are listed under; empty where nobody chose one.
    pub label: String,
    pub kept: KeptAs,
}

impl Person {
    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.id == name || self.label.to_lowercase() == name.trim().to_lowercase()
    }
}

/// A shared folder.
#[derive(Debug, Clone)]
pub(crate) struct House {
    pub folder: PathBuf,
}

impl House {
    /// One desk at a time serves a house. The file is held as long as what this returns lives.
    pub(crate) fn hold(folder: &Path) -> Result<File, Trouble> {
        std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
        let path = folder.join("host.lock");
        let held = File::create(&path).map_err(doing(format!("opening {}", path.display())))?;
        held.try_lock().map_err(|_| Trouble::InUse(folder.display().to_string()))?;
        Ok(held)
    }

    pub(crate) fn people(&self) -> Vec<Person> {
        people(&self.folder)
    }

    pub(crate) fn person(&self, id: &str) -> Option<Person> {
        self.people().into_iter().find(|person| person.id == id)
    }

    /// A new folder, not listed before [`Self::list`].
    pub(crate) fn new_folder(&self) -> Result<PathBuf, Trouble> {
        let folder = rooms(&self.folder).join(hex(&random::<8>()?));
        std::fs::create_dir_all(&folder).map_err(doing(format!("making {}", folder.display())))?;
        sync_folder_of(&folder)?;
        Ok(folder)
    }

    /// Why this folder may not be listed under this label.
    pub(crate) fn objection(&self, label: &str, folder: &Path) -> Option<&'static str> {
        if label.is_empty() {
            return Some("Choose the name that you will be listed under.");
        }
        if label.chars().count() > LONGEST_LABEL || label.chars().any(char::is_control) {
            return Some("That name is too long. Use 40 characters at most, in one line.");
        }
        let taken = self.people().iter().any(|person| person.is_called(label) && person.folder != *folder);
        taken.then_some("Somebody on this computer is listed under that name. Choose another.")
    }

    /// About to join: should the computer stop between joining and listing, the label is still known.
    pub(crate) fn expect(folder: &Path, label: &str) -> Result<(), Trouble> {
        replace(&folder.join(EXPECTED), label)
    }

    /// Lists somebody who has joined.
    pub(crate) fn list(folder: &Path, label: &str) -> Result<(), Trouble> {
        replace(&folder.join(LABEL), label)?;
        let _ = std::fs::remove_file(folder.join(EXPECTED));
        Ok(())
    }

    /// Takes somebody off the list whose device was removed. Their folder stays as it is, with the receipts
    /// for what went to the custodian; should anybody ever join in it again, they are listed.
    pub(crate) fn take_off(folder: &Path) -> Result<(), Trouble> {
        replace(&folder.join(OFF), "")
    }
}

const LABEL: &str = "label";
const EXPECTED: &str = "label-expected";
const OFF: &str = "off-the-list";
/// The second copy of the identity: it is there as soon as somebody has joined.
const JOINED: &str = "identity.db";

fn rooms(house: &Path) -> PathBuf {
    house.join("people")
}

/// Who has a folder in this house, by label.
pub(crate) fn people(house: &Path) -> Vec<Person> {
    let mut people = vec![];
    // A folder that somebody looked at before joining in it belongs to nobody yet. One whose device was
    // removed from its agency has lost its second copy, and still has something to tell.
    let known = house.join(JOINED).exists() || house.join(LABEL).exists();
    if let (Some(kept), true) = (kept_as(house), known) {
        people.push(Person {
            id: OWN.into(),
            folder: house.into(),
            label: label_of(house).unwrap_or_default(),
            kept,
        });
    }
    let rooms = std::fs::read_dir(rooms(house)).into_iter().flatten().flatten();
    for room in rooms {
        let folder = room.path();
        if let (Some(label), Some(kept)) = (label_of(&folder), kept_as(&folder)) {
            people.push(Person { id: room.file_name().to_string_lossy().into_owned(), folder, label, kept });
        }
    }
    people.retain(|person| !is_off(&person.folder));
    people.sort_by_key(|person| (person.label.to_lowercase(), person.id.clone()));
    people
}

/// Never a folder of somebody who belongs to an agency: unsent work is in no other.
fn is_off(folder: &Path) -> bool {
    folder.join(OFF).exists() && !folder.join(JOINED).exists()
}

fn label_of(folder: &Path) -> Option<String> {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let label = read(LABEL).or_else(|| folder.join(JOINED).exists().then(|| read(EXPECTED))?)?;
    Some(label.trim().to_owned())
}
