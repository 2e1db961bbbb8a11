//! What happens to files: bits flip, ends are lost, blocks are overwritten.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// Turns one bit at `at`; a negative place counts from the end.
pub fn flip(path: &Path, at: i64) {
    let mut byte = [0];
    let (file, at) = open(path, at);
    file.read_exact_at(&mut byte, at).expect("a byte to flip");
    file.write_all_at(&[byte[0] ^ 1], at).expect("a file to damage");
}

/// Overwrites `length` bytes at `at`; a negative place counts from the end.
pub fn overwrite(path: &Path, at: i64, length: usize) {
    let (file, at) = open(path, at);
    file.write_all_at(&vec![0xa5; length], at).expect("a file to damage");
}

/// Loses everything after the first `length` bytes.
pub fn truncate(path: &Path, length: u64) {
    open(path, 0).0.set_len(length).expect("a file to damage");
}

fn open(path: &Path, at: i64) -> (std::fs::File, u64) {
    let file = OpenOptions::new().read(true).write(true).open(path).expect("a file to damage");
    let length = file.metadata().expect("its length").len();
    let from_end = length.saturating_sub(at.unsigned_abs());
    (file, u64::try_from(at).unwrap_or(from_end))
}
