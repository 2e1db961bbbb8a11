//! Small private files: durable from the moment a function here returns, readable by their owner alone.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::trouble::{Trouble, doing};

/// Writes a file anew, as one that only its owner can read from the first byte on.
pub(crate) fn write_private(path: &Path, text: &str) -> Result<(), Trouble> {
    written(private().create(true).truncate(true).open(path), path, text)
}

/// Puts a file in the place of another in one step: after a power cut either the old or the new one is
/// there, whole.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Trouble> {
    let new = path.with_extension("new");
    write_private(&new, text)?;
    std::fs::rename(&new, path).map_err(doing(format!("writing {}", path.display())))?;
    sync_folder_of(path)
}

/// Overwrites a file of the same length where it is. Takes no new block, so it works on a full disk.
pub(crate) fn write_in_place(path: &Path, text: &str) -> Result<(), Trouble> {
    written(OpenOptions::new().write(true).open(path), path, text)
}

/// Makes a name that was added to or taken from a folder durable.
pub(crate) fn sync_folder_of(path: &Path) -> Result<(), Trouble> {
    // Windows has no such call: there a name is durable with its file.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(doing("syncing a folder"))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn written(file: std::io::Result<File>, path: &Path, text: &str) -> Result<(), Trouble> {
    let write = |mut file: File| file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    file.and_then(write).map_err(doing(format!("writing {}", path.display())))
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::Said(format!("no random numbers: {error}")))?;
    Ok(bytes)
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

/// The bytes of hexadecimal digits, if they are just so many.
pub(crate) fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()?;
    }
    Some(bytes)
}
