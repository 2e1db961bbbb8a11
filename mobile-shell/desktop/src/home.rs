//! The folder of one person's device on this computer: its lock file, its key, its engine.
//!
//! Several people's folders may stand in one house (`house`). Knows how tries are counted and what a
//! closed folder keeps waiting; which screen is shown, and when a desk locks, is the desk's business.

mod counter;
mod house;
mod unlocking;
mod waiting;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use engine::{Clock, Engine, Refusal};
use zeroize::Zeroizing;

use crate::clock;
use crate::key::{self, KeptAs, RawKey, Word};
use crate::trouble::{Trouble, doing};

pub(crate) use counter::Counter;
pub(crate) use house::{House, Person, people};
pub(crate) use unlocking::{Checked, Keyhole, Unlocked, guess, say_wrong, unlock};
pub(crate) use waiting::{Waiting, waiting_in};

/// Which folder, and how it is unlocked.
#[derive(Debug, Clone, Args)]
pub(crate) struct At {
    /// The folder of this device. One person's, or a computer's that several people share.
    #[arg(long, value_name = "DIR", env = "PORCHLIGHT_DATA", default_value_os_t = default_folder())]
    pub data: PathBuf,
    /// Whose, on a computer that several people share: the name they are listed under.
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// Seal the key under a passphrase (asked for, or taken from PORCHLIGHT_PASSPHRASE) when the
    /// folder is made. Without this the key lies in the folder, for what runs without a person; the
    /// desk has its person set a PIN or passphrase before it shows anything.
    #[arg(long)]
    pub passphrase: bool,
    /// The certificate of the city's own authority, in PEM, when its relay has a wss:// address and no
    /// public certificate. Given once, it is kept in the folder.
    #[arg(long, value_name = "FILE", env = "PORCHLIGHT_RELAY_CA")]
    pub relay_ca: Option<PathBuf>,
}

impl At {
    /// Believes the certificate of the city's own authority: the one given, which is kept, or the one kept.
    pub(crate) fn trust_relay_ca(&self) -> Result<(), Trouble> {
        let read = |file: &PathBuf| std::fs::read(file).map_err(doing(format!("reading {}", file.display())));
        let given = self.relay_ca.as_ref().map(read).transpose()?;
        Ok(engine::trust_authority_of(&self.data, given.as_deref())?)
    }

    /// Says what to do where there is no device in a folder: nothing is made there.
    pub(crate) fn must_be_there(folder: &Path) -> Result<(), Trouble> {
        let has_database = ["porchlight.db", "identity.db"].iter().any(|file| folder.join(file).exists());
        if has_database || key::kept_as(folder).is_some() {
            return Ok(());
        }
        let folder = folder.display();
        Err(Trouble::Said(format!(
            "there is no Porchlight data in {folder}. Check the path of --data; to begin there, run `porchlight join \
             --data {folder} CODE` with an invite code of your administrator"
        )))
    }

    /// Where a desk may begin: a folder that is there, if only empty, or the usual one. Anything else is a
    /// mistyped path.
    pub(crate) fn may_begin(&self) -> Result<(), Trouble> {
        if self.data.is_dir() || self.data == default_folder() {
            return Ok(());
        }
        let data = self.data.display();
        Err(Trouble::Said(format!(
            "there is no Porchlight data in {data}. Check the path of --data; to set up a new desk there, make the \
             folder first, or run `porchlight join --data {data} CODE`"
        )))
    }

    /// The one person's folder that is meant.
    pub(crate) fn folder(&self) -> Result<PathBuf, Trouble> {
        let mut people = people(&self.data);
        if let Some(name) = &self.person {
            people.retain(|person| person.is_called(name));
        } else if people.is_empty() {
            return Ok(self.data.clone());
        }
        match people.as_slice() {
            [person] => Ok(person.folder.clone()),
            [] => Err(Trouble::Said(format!("nobody in {} is called so", self.data.display()))),
            _ => Err(Trouble::Said(format!(
                "several people share {}: say who, with --person NAME",
                self.data.display()
            ))),
        }
    }
}

fn default_folder() -> PathBuf {
    let base =
        std::env::var_os("XDG_DATA_HOME").or_else(|| std::env::var_os("LOCALAPPDATA")).map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    base.or_else(home).unwrap_or_default().join("porchlight")
}

/// A folder that nobody else has open as long as this lives.
pub(crate) struct Held {
    folder: PathBuf,
    _lock: File,
}

impl Held {
    /// Takes the folder, or says that another program has it.
    pub(crate) fn take(folder: &Path) -> Result<Self, Trouble> {
        std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
        let path = folder.join("lock");
        let lock = File::create(&path).map_err(doing(format!("opening {}", path.display())))?;
        lock.try_lock().map_err(|_| Trouble::InUse(folder.display().to_string()))?;
        // Whoever has the lock is alone: what a killed desk left behind would send commands astray.
        let _ = std::fs::remove_file(folder.join("desk.json"));
        Ok(Self { folder: folder.to_owned(), _lock: lock })
    }

    /// Opens the database of the folder with its key.
    pub(crate) fn open(self, key: &RawKey, clock: Clock) -> Result<Home, Refusal> {
        // Before anything can be written: from now on something may be here that is nowhere else.
        waiting::strike_out(&self.folder).map_err(|error| Refusal::Store(error.into()))?;
        let opened = Engine::open(&self.folder, engine::DatabaseKey::new(**key), clock)?;
        if let Some(salvaged) = &opened.salvaged {
            tracing::warn!(
                records = salvaged.records,
                unsent = salvaged.unsent,
                drafts = salvaged.drafts,
                "the database was damaged; it is set aside, and what could be read is saved"
            );
        }
        let folder = self.folder.clone();
        Ok(Home { engine: opened.engine, folder, fingerprint: key::fingerprint(key), _held: self })
    }
}

/// An open folder.
pub(crate) struct Home {
    pub engine: Arc<Engine>,
    pub folder: PathBuf,
    /// Recognises the key without keeping it.
    fingerprint: [u8; 32],
    _held: Held,
}

impl Home {
    /// Opens the folder, or says who has it.
    pub(crate) fn open(at: &At) -> Result<Self, Trouble> {
        at.trust_relay_ca()?;
        Self::open_with(&at.folder()?, clock::system(), at.passphrase)
    }

    /// Opens a folder that has a device in it already. Where there is none, nothing is made: a mistyped
    /// path would become a second, empty Porchlight.
    pub(crate) fn existing(at: &At) -> Result<Self, Trouble> {
        At::must_be_there(&at.folder()?)?;
        Self::open(at)
    }

    /// Opens the folder under another clock.
    pub(crate) fn open_with(folder: &Path, clock: Clock, wants_passphrase: bool) -> Result<Self, Trouble> {
        let held = Held::take(folder)?;
        let key = match key::kept_as(folder) {
            None if wants_passphrase => Self::make_sealed(folder)?,
            None => key::make_open(folder)?,
            Some(KeptAs::Open | KeptAs::Damaged) => key::lying_open(folder)?,
            Some(KeptAs::Sealed(_) | KeptAs::Derived) => {
                let keyhole = Keyhole::usual()?;
                return match unlock(held, &ask_passphrase()?, &clock, &keyhole)? {
                    Unlocked::Open(home) => Ok(home),
                    Unlocked::Wrong(door) => Err(Trouble::Said(say_wrong(door))),
                };
            }
        };
        Ok(held.open(&key, clock)?)
    }

    fn make_sealed(folder: &Path) -> Result<RawKey, Trouble> {
        let passphrase = ask_passphrase()?;
        if let Some(objection) = Word::Passphrase.objection(&passphrase) {
            return Err(Trouble::Said(objection.into()));
        }
        let device = key::Device::read_or_make(&key::Device::usual_place()?)?;
        let key = key::make()?;
        Counter::of(folder).start()?;
        key::seal(folder, &key, Word::Passphrase, &passphrase, &device)?;
        Ok(key)
    }

    /// Opens the folder of a device that must be enrolled.
    pub(crate) fn enrolled(at: &At) -> Result<Self, Trouble> {
        Self::existing(at)?.or_not_enrolled()
    }

    /// This, if it belongs to an agency.
    pub(crate) fn or_not_enrolled(self) -> Result<Self, Trouble> {
        if self.engine.is_enrolled() {
            return Ok(self);
        }
        if self.engine.farewell()?.is_some() {
            // Asked for anything, a device that was removed tells that.
            self.engine.call(engine::door::Command::Whoami)?;
        }
        let folder = self.folder.display();
        Err(Trouble::Said(format!(
            "{folder} is not enrolled. Ask your administrator for an invite code, then run `porchlight join --data {folder} CODE`"
        )))
    }

    /// This, if it has anything to show a person: its screens, or why there are none any more.
    pub(crate) fn or_nothing_to_show(self) -> Result<Self, Trouble> {
        if self.engine.farewell()?.is_some() { Ok(self) } else { self.or_not_enrolled() }
    }

    /// Whether this is the key it was opened with.
    pub(crate) fn is_key(&self, key: &RawKey) -> bool {
        key::fingerprint(key) == self.fingerprint
    }

    /// Closes it, and notes how much of it waits to be sent.
    pub(crate) fn close(self) {
        let waits = waiting::waits(&self.engine);
        let Self { engine, folder, _held, .. } = self;
        drop(engine);
        if let Some(waits) = waits {
            // Without the note it is not known: nothing is lost by that.
            let _ = waiting::write_down(&folder, waits);
        }
    }
}

/// The passphrase of the environment, if it is set.
pub(crate) fn given_passphrase() -> Option<Zeroizing<String>> {
    std::env::var("PORCHLIGHT_PASSPHRASE").ok().map(Zeroizing::new)
}

fn ask_passphrase() -> Result<Zeroizing<String>, Trouble> {
    if let Some(passphrase) = given_passphrase() {
        return Ok(passphrase);
    }
    let asked = rpassword::prompt_password("Passphrase or PIN: ");
    asked.map(Zeroizing::new).map_err(doing("asking for the passphrase"))
}

#[cfg(test)]
mod tests;
