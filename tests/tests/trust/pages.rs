//! Searches a device's files page by page, decrypted: freed pages, the write-ahead log, everything.
//!
//! SQLCipher 4 with a raw key: AES-256-CBC, 4,096-byte pages, the last 80 bytes hold the vector (16) and
//! the page's authentication code; the first page begins with 16 bytes of salt. Deleted content that a
//! query can no longer reach would still be found here.

use std::path::Path;

use aws_lc_rs::cipher::{AES_256, DecryptingKey, DecryptionContext, UnboundCipherKey};
use testkit::Device;

const PAGE: usize = 4096;
const RESERVE: usize = 80;
const SALT: usize = 16;
/// Before each page in a write-ahead log, and before all of them.
const FRAME_HEADER: usize = 24;
const WAL_HEADER: usize = 32;

/// Whether any page of any file of the device holds these bytes, or a file holds them in clear.
pub(crate) fn hold(device: &Device, needle: &[u8]) -> bool {
    let files = std::fs::read_dir(device.folder()).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.is_file()).any(|path| {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let pages: Vec<&[u8]> = if name.ends_with("-wal") {
            let frames = bytes.get(WAL_HEADER..).unwrap_or_default().chunks(FRAME_HEADER + PAGE);
            frames.filter_map(|frame| frame.get(FRAME_HEADER..)).collect()
        } else {
            bytes.chunks(PAGE).collect()
        };
        contains(&bytes, needle)
            || pages.iter().enumerate().any(|(n, page)| {
                let first = n == 0 && !name.ends_with("-wal");
                decrypted(page, &device.key(), first).is_some_and(|plain| contains(&plain, needle))
                    // The first page of the database comes again in the log, with its salt.
                    || decrypted(page, &device.key(), true).is_some_and(|plain| contains(&plain, needle))
            })
    })
}

fn decrypted(page: &[u8], key: &[u8; 32], first: bool) -> Option<Vec<u8>> {
    let end = PAGE - RESERVE;
    let body = page.get(if first { SALT } else { 0 }..end)?;
    let vector: [u8; 16] = page.get(end..end + 16)?.try_into().ok()?;
    let key = DecryptingKey::cbc(UnboundCipherKey::new(&AES_256, key).ok()?).ok()?;
    let mut plain = body.to_vec();
    let whole = plain.len() / 16 * 16;
    key.decrypt(&mut plain[..whole], DecryptionContext::Iv128(vector.into())).ok()?;
    Some(plain)
}

/// In how many places of a folder's files these bytes stand.
pub(crate) fn count_in_folder(folder: &Path, needle: &[u8]) -> usize {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .filter(|path| path.is_file())
        .map(|path| std::fs::read(path).unwrap().windows(needle.len()).filter(|part| *part == needle).count())
        .sum()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}
