//! The fixtures that guard the released formats: where they are, and with what they were made.
//!
//! A fixture is a relay's folder and two devices' folders as a released version left them. They are
//! never made again: a new format gets a folder of its own beside the old ones. Formats 2 to 5 were never
//! released and left none; the steps between them are walked in `crates/store/src/tests/formats.rs`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The database key of every device in the fixtures. A test key, published here.
pub const KEY: [u8; 32] = [0x47; 32];

/// The relay's address is part of what a device keeps. One of the loopback range that nothing else takes, and
/// another for each format, so that the fixture's devices find their relay again.
pub fn address(format: u8) -> SocketAddr {
    SocketAddr::from(([127, 71, 71, 70 + format], 7447))
}

/// The folder of the fixtures of a format.
pub fn of_format(format: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/format-{format}"))
}

/// Copies a folder of files and folders. Not the index of a write-ahead log, which is made anew from the log.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if target.to_string_lossy().ends_with("-shm") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
