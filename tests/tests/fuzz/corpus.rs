//! The inputs that are kept, a file each, named after their own hash.

use std::path::{Path, PathBuf};

use seal::public::sha256;

/// An input that is kept.
pub struct Kept {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

/// Where a target's inputs are.
pub fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target)
}

/// Everything that is kept for a target, in a fixed order.
pub fn kept(target: &str) -> Vec<Kept> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder(target))
        .map(|files| files.map(|file| file.unwrap().path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths.into_iter().map(|path| Kept { bytes: std::fs::read(&path).unwrap(), path }).collect()
}

/// Keeps an input under a word and its hash. Where.
pub fn keep(target: &str, word: &str, bytes: &[u8]) -> PathBuf {
    let hash: String = sha256(&[bytes]).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let path = folder(target).join(format!("{word}-{hash}"));
    std::fs::create_dir_all(folder(target)).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}
