//! How the key of one person's database is kept on a desk.
//!
//! Three ways, told apart by the first word of the file `key`: sealed under a PIN or passphrase and
//! this computer's secret (what people have); derived from a passphrase (folders of the first version,
//! sealed at their next unlock); lying open in the folder (for what runs without a person: scripts, the
//! custodian's node, the demo. It protects a copied database, not a stolen laptop). Counts no tries and
//! knows no clock: `home` does.

mod device;
pub(crate) mod files;
mod sealed;

use std::path::Path;

use aws_lc_rs::digest::{SHA256, digest};
use zeroize::Zeroizing;

pub(crate) use device::Device;
use files::{hex, parse_hex, random, replace};
pub(crate) use sealed::Word;
use sealed::{Cost, Sealed, stretch};

use crate::trouble::{Trouble, doing};

/// A database's key as bytes, on its way between a seal and a database.
pub(crate) type RawKey = Zeroizing<[u8; 32]>;

/// How a key is kept, without the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeptAs {
    /// Sealed under what a person knows and what this computer has.
    Sealed(Word),
    /// Derived from a passphrase alone.
    Derived,
    /// In the file, for whoever reads the folder.
    Open,
    /// The file is not whole.
    Damaged,
}

impl KeptAs {
    /// What a person is asked for.
    pub(crate) fn asks(self) -> Option<Word> {
        match self {
            Self::Sealed(word) => Some(word),
            Self::Derived => Some(Word::Passphrase),
            Self::Open | Self::Damaged => None,
        }
    }
}

/// A key file, read.
enum Kept {
    Sealed(Sealed),
    Derived([u8; 16]),
    Open(RawKey),
}

/// How the key of the data in `folder` is kept, if there is one.
pub(crate) fn kept_as(folder: &Path) -> Option<KeptAs> {
    match read(folder) {
        Ok(None) => None,
        Ok(Some(Kept::Sealed(sealed))) => Some(KeptAs::Sealed(sealed.word)),
        Ok(Some(Kept::Derived(_))) => Some(KeptAs::Derived),
        Ok(Some(Kept::Open(_))) => Some(KeptAs::Open),
        Err(_) => Some(KeptAs::Damaged),
    }
}

/// Makes a key that lies open in the folder.
pub(crate) fn make_open(folder: &Path) -> Result<RawKey, Trouble> {
    let key = Zeroizing::new(random::<32>()?);
    let text = Zeroizing::new(format!("plain {}\n", hex(key.as_slice())));
    replace(&folder.join("key"), &text)?;
    Ok(key)
}

/// What recognises a key and does not give it away: it is 256 random bits.
pub(crate) fn fingerprint(key: &RawKey) -> [u8; 32] {
    let mut named = Zeroizing::new(b"porchlight database key v1".to_vec());
    named.extend_from_slice(key.as_slice());
    let mut print = [0; 32];
    print.copy_from_slice(digest(&SHA256, &named).as_ref());
    print
}

/// A new key for a folder that has none.
pub(crate) fn make() -> Result<RawKey, Trouble> {
    random::<32>().map(Zeroizing::new)
}

/// Seals `key` in the folder. What was there before is replaced in one step.
pub(crate) fn seal(
    folder: &Path,
    key: &RawKey,
    word: Word,
    secret: &str,
    device: &Device,
) -> Result<(), Trouble> {
    let sealed = Sealed::seal(key, word, secret, device)?;
    replace(&folder.join("key"), &sealed.to_text())
}

/// The key, with what the person gave; none when that was wrong. A derived key is never wrong by
/// itself: only the database can tell.
pub(crate) fn unseal(
    folder: &Path,
    secret: &str,
    device: Option<&Device>,
) -> Result<Option<RawKey>, Trouble> {
    match read(folder)? {
        Some(Kept::Open(key)) => Ok(Some(key)),
        Some(Kept::Derived(salt)) => stretch(secret, &salt, None, Cost::FIRST).map(Some),
        Some(Kept::Sealed(sealed)) => match device {
            Some(device) => sealed.open(secret, device),
            None => Err(Trouble::Said("this computer's secret was not read".into())),
        },
        None => Err(damaged(folder)),
    }
}

/// The key of a folder that has no lock.
pub(crate) fn lying_open(folder: &Path) -> Result<RawKey, Trouble> {
    unseal(folder, "", None)?.ok_or_else(|| damaged(folder))
}

/// This computer's secret, when the key in `folder` needs it. Before a try is counted: that it is
/// missing is nobody's wrong guess.
pub(crate) fn device_for(folder: &Path, at: &Path) -> Result<Option<Device>, Trouble> {
    match read(folder)? {
        Some(Kept::Sealed(sealed)) => sealed.device(at).map(Some),
        _ => Ok(None),
    }
}

fn read(folder: &Path) -> Result<Option<Kept>, Trouble> {
    let path = folder.join("key");
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path).map_err(doing(format!("reading {}", path.display())))?;
    let text = Zeroizing::new(text);
    let kept = match text.trim().split_once(' ') {
        Some(("sealed", rest)) => Sealed::parse(rest).map(Kept::Sealed),
        Some(("argon2id", salt)) => parse_hex(salt).map(Kept::Derived),
        Some(("plain", key)) => parse_hex(key).map(|key| Kept::Open(Zeroizing::new(key))),
        _ => None,
    };
    kept.map(Some).ok_or_else(|| damaged(folder))
}

fn damaged(folder: &Path) -> Trouble {
    let path = folder.join("key");
    Trouble::Said(format!("{} is missing or damaged; put it back from your backup", path.display()))
}

#[cfg(test)]
mod tests;
