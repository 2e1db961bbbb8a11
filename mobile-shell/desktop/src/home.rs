//! The folder of one person's device on this computer: its lock, its key, its engine.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use engine::{Clock, Engine};

use crate::key;
use crate::trouble::{Trouble, doing};

/// Which folder, and how it is unlocked.
#[derive(Debug, Clone, Args)]
pub(crate) struct At {
    /// The folder of this device: one person, one folder.
    #[arg(long, value_name = "DIR", env = "PORCHLIGHT_DATA", default_value_os_t = default_folder())]
    pub data: PathBuf,
    /// Derive the key from a passphrase (asked for, or taken from PORCHLIGHT_PASSPHRASE) when the
    /// folder is made. Without this the key lies in the folder.
    #[arg(long)]
    pub passphrase: bool,
}

fn default_folder() -> PathBuf {
    let base =
        std::env::var_os("XDG_DATA_HOME").or_else(|| std::env::var_os("LOCALAPPDATA")).map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    base.or_else(home).unwrap_or_default().join("porchlight")
}

/// An open folder. Nobody else opens it as long as this lives.
pub(crate) struct Home {
    pub engine: Arc<Engine>,
    pub folder: PathBuf,
    _lock: File,
}

impl Home {
    /// Opens the folder, made where there is none, or says who has it.
    pub(crate) fn open(at: &At) -> Result<Self, Trouble> {
        Self::open_with(&at.data, Clock::system(), at.passphrase)
    }

    /// Opens a folder that has a device in it already. Where there is none, nothing is made: a mistyped
    /// path would become a second, empty Porchlight.
    pub(crate) fn existing(at: &At) -> Result<Self, Trouble> {
        if ["key", "porchlight.db", "identity.db"].iter().any(|file| at.data.join(file).exists()) {
            return Self::open(at);
        }
        Err(Trouble::Said(format!(
            "there is no Porchlight data in {}. Check the path of --data; to begin there, run `porchlight join --data \
             {} CODE` with an invite code of your administrator",
            at.data.display(),
            at.data.display()
        )))
    }

    /// Opens the folder under another clock.
    pub(crate) fn open_with(folder: &Path, clock: Clock, wants_passphrase: bool) -> Result<Self, Trouble> {
        std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
        let path = folder.join("lock");
        let lock = File::create(&path).map_err(doing(format!("opening {}", path.display())))?;
        lock.try_lock().map_err(|_| Trouble::InUse(folder.display().to_string()))?;
        // Whoever has the lock is alone: what a killed desk left behind would send commands astray.
        let _ = std::fs::remove_file(folder.join("desk.json"));
        let key = key::open(folder, wants_passphrase, ask_passphrase)?;
        let opened = Engine::open(folder, key, clock)?;
        if let Some(salvaged) = &opened.salvaged {
            tracing::warn!(
                records = salvaged.records,
                unsent = salvaged.unsent,
                drafts = salvaged.drafts,
                "the database was damaged; it is set aside, and what could be read is saved"
            );
        }
        Ok(Self { engine: opened.engine, folder: folder.to_owned(), _lock: lock })
    }

    /// Opens the folder of a device that must be enrolled.
    pub(crate) fn enrolled(at: &At) -> Result<Self, Trouble> {
        let home = Self::existing(at)?;
        if home.engine.is_enrolled() {
            return Ok(home);
        }
        Err(Trouble::Said(format!(
            "{} is not enrolled. Ask your administrator for an invite code, then run `porchlight join --data {} CODE`",
            at.data.display(),
            at.data.display()
        )))
    }
}

fn ask_passphrase() -> Result<String, Trouble> {
    if let Ok(passphrase) = std::env::var("PORCHLIGHT_PASSPHRASE") {
        return Ok(passphrase);
    }
    rpassword::prompt_password("Passphrase: ").map_err(doing("asking for the passphrase"))
}
