//! Packs what goes inside an envelope: zstd without what an envelope knows anyway.
//!
//! The frame's magic number (4 bytes), dictionary id (4) and checksum (4) are left out: the
//! header has the version and the dictionary, and the tag proves every byte. The content's size
//! stays, so that a bomb is refused before a byte of it is unpacked.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;

use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::{CParameter, get_frame_content_size};

use super::dictionary::{self, DictionaryId, LEVEL};

/// The largest change, unpacked: 1 MiB.
pub const MAX_CHANGE: usize = 1024 * 1024;
/// The largest document in a snapshot, unpacked: 16 MiB.
pub const MAX_DOCUMENT: usize = 16 * 1024 * 1024;

const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Why something cannot be packed or unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// This build does not have the dictionary.
    UnknownDictionary,
    /// Unpacked it would be larger than allowed.
    TooLarge,
    /// Not a frame.
    Broken,
}

thread_local! {
    // A context costs about 1 MB and 30 µs to make: one for each thread and dictionary, not one for each change.
    static PACKERS: RefCell<HashMap<DictionaryId, Compressor<'static>>> = RefCell::default();
    static UNPACKERS: RefCell<HashMap<DictionaryId, Decompressor<'static>>> = RefCell::default();
}

/// The packed form of `plain`.
pub(super) fn pack(plain: &[u8], dictionary: DictionaryId) -> Result<Vec<u8>, Trouble> {
    check(dictionary)?;
    let frame = PACKERS.with_borrow_mut(|packers| match packers.entry(dictionary) {
        Entry::Occupied(packer) => packer.into_mut().compress(plain),
        Entry::Vacant(place) => place.insert(packer(dictionary)?).compress(plain),
    });
    match frame {
        Ok(frame) if frame.starts_with(&MAGIC) => Ok(frame[MAGIC.len()..].to_vec()),
        _ => Err(Trouble::Broken),
    }
}

/// What was packed, if it is no larger than `limit`.
pub(super) fn unpack(packed: &[u8], dictionary: DictionaryId, limit: usize) -> Result<Vec<u8>, Trouble> {
    check(dictionary)?;
    let frame = [&MAGIC, packed].concat();
    let size = match get_frame_content_size(&frame) {
        Ok(Some(size)) => usize::try_from(size).map_err(|_| Trouble::TooLarge)?,
        _ => return Err(Trouble::Broken),
    };
    if size > limit {
        return Err(Trouble::TooLarge);
    }
    let plain = UNPACKERS.with_borrow_mut(|unpackers| match unpackers.entry(dictionary) {
        Entry::Occupied(unpacker) => unpacker.into_mut().decompress(&frame, size),
        Entry::Vacant(place) => place.insert(unpacker(dictionary)?).decompress(&frame, size),
    });
    plain.map_err(|_| Trouble::Broken)
}

fn check(id: DictionaryId) -> Result<(), Trouble> {
    match dictionary::bytes(id) {
        None if id != DictionaryId::NONE => Err(Trouble::UnknownDictionary),
        _ => Ok(()),
    }
}

fn packer(id: DictionaryId) -> io::Result<Compressor<'static>> {
    let mut packer = match dictionary::prepared(id) {
        Some(prepared) => Compressor::with_prepared_dictionary(&prepared.encoder)?,
        None => Compressor::new(LEVEL)?,
    };
    packer.set_parameter(CParameter::DictIdFlag(false))?;
    packer.set_parameter(CParameter::ChecksumFlag(false))?;
    Ok(packer)
}

fn unpacker(id: DictionaryId) -> io::Result<Decompressor<'static>> {
    match dictionary::prepared(id) {
        Some(prepared) => Decompressor::with_prepared_dictionary(&prepared.decoder),
        None => Decompressor::new(),
    }
}
