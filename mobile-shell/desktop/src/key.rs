//! Where the database's key comes from on a desk: a passphrase, or a key file beside the data.
//!
//! With a passphrase, the file `key` holds only the salt and the cost; the key itself is derived each
//! time (Argon2id, about 50 ms). Without one the key itself is in the file, readable by its owner
//! alone: that protects a copied database, not a stolen laptop, and `porchlight doctor` says so.

use std::io::Write;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use engine::DatabaseKey;

use crate::trouble::{Trouble, doing};

/// OWASP's first choice for Argon2id: 19 MiB, two passes.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// How the key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeptAs {
    /// Derived from a passphrase.
    Passphrase,
    /// In the file.
    File,
}

/// How the key of the data in `folder` is kept, if there is one.
pub(crate) fn kept_as(folder: &Path) -> Option<KeptAs> {
    let text = std::fs::read_to_string(folder.join("key")).ok()?;
    Some(if text.starts_with("argon2id ") { KeptAs::Passphrase } else { KeptAs::File })
}

/// The key of the data in `folder`; made when there is none yet. `ask` is called for a passphrase
/// where one is needed.
pub(crate) fn open(
    folder: &Path,
    wants_passphrase: bool,
    ask: impl FnOnce() -> Result<String, Trouble>,
) -> Result<DatabaseKey, Trouble> {
    let path = folder.join("key");
    if !path.exists() {
        return make(&path, wants_passphrase, ask);
    }
    let text = std::fs::read_to_string(&path).map_err(doing(format!("reading {}", path.display())))?;
    let damaged = || Trouble::Said(format!("{} is damaged; put it back from your backup", path.display()));
    match text.trim().split_once(' ') {
        Some(("plain", hex)) => Ok(DatabaseKey::new(parse_hex(hex).ok_or_else(damaged)?)),
        Some(("argon2id", salt)) => derive(&ask()?, &parse_hex::<16>(salt).ok_or_else(damaged)?),
        _ => Err(damaged()),
    }
}

fn make(
    path: &Path,
    wants_passphrase: bool,
    ask: impl FnOnce() -> Result<String, Trouble>,
) -> Result<DatabaseKey, Trouble> {
    if wants_passphrase {
        let salt = random::<16>()?;
        let key = derive(&ask()?, &salt)?;
        write_private(path, &format!("argon2id {}\n", hex(&salt)))?;
        return Ok(key);
    }
    let key = random::<32>()?;
    write_private(path, &format!("plain {}\n", hex(&key)))?;
    Ok(DatabaseKey::new(key))
}

fn derive(passphrase: &str, salt: &[u8; 16]) -> Result<DatabaseKey, Trouble> {
    let failed = |error| Trouble::Said(format!("the passphrase could not be used: {error}"));
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(failed)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(failed)?;
    Ok(DatabaseKey::new(key))
}

/// Writes a file that only its owner can read, from the first byte on.
pub(crate) fn write_private(path: &Path, text: &str) -> Result<(), Trouble> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(doing(format!("writing {}", path.display())))
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::Said(format!("no random numbers: {error}")))?;
    Ok(bytes)
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_passphrase_leaves_no_key_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path(), true, || Ok("lantern on the porch".into())).unwrap();
        let text = std::fs::read_to_string(folder.path().join("key")).unwrap();
        assert_eq!(kept_as(folder.path()), Some(KeptAs::Passphrase));
        assert_eq!(text.trim().len(), "argon2id ".len() + 32, "a salt, no key");
        assert!(
            open(folder.path(), false, || Err(Trouble::Said("asked".into())))
                .is_err_and(|e| e.to_string() == "asked")
        );
    }

    #[test]
    fn a_damaged_key_file_is_told_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("key"), "plain 00ff").unwrap();
        let said = open(folder.path(), false, || Ok(String::new())).err().unwrap().to_string();
        assert!(said.contains("damaged"), "{said}");
        assert_eq!(std::fs::read_to_string(folder.path().join("key")).unwrap(), "plain 00ff");
    }
}
