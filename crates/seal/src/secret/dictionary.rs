//! The compression dictionaries that ship with the crate, by number.
//!
//! A lone visit is about 375 bytes raw and 114 with a 64 KB dictionary. Numbers are for ever: an
//! envelope names the dictionary it was packed with, so one once released stays in the list.

use std::sync::OnceLock;

use zstd::dict::{DecoderDictionary, EncoderDictionary};

/// Which dictionary; 0 is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DictionaryId(pub u8);

impl DictionaryId {
    /// No dictionary.
    pub const NONE: Self = Self(0);
    /// The best there is: what to seal with.
    pub const LATEST: Self = Self(1);
}

/// How many dictionaries ship.
const COUNT: usize = 1;

/// Dictionary `n` stands at place `n - 1`, as `include_bytes!("../../dictionaries/n.dict")`.
const SHIPPED: [&[u8]; COUNT] = [include_bytes!("../../dictionaries/1.dict")];

/// zstd at level 3: 15 saves 15 bytes of a visit and costs ten times as long on a phone.
pub(super) const LEVEL: i32 = 3;

/// The bytes of a dictionary; nothing for 0 and for numbers that this build does not have.
pub fn bytes(id: DictionaryId) -> Option<&'static [u8]> {
    SHIPPED.get(usize::from(id.0).checked_sub(1)?).copied()
}

/// A dictionary in the forms that zstd works with, made once for all threads.
pub(super) struct Prepared {
    pub(super) encoder: EncoderDictionary<'static>,
    pub(super) decoder: DecoderDictionary<'static>,
}

pub(super) fn prepared(id: DictionaryId) -> Option<&'static Prepared> {
    static PREPARED: [OnceLock<Option<Prepared>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let bytes = bytes(id)?;
    PREPARED.get(usize::from(id.0).checked_sub(1)?)?.get_or_init(|| prepare(bytes)).as_ref()
}

fn prepare(bytes: &[u8]) -> Option<Prepared> {
    let encoder = EncoderDictionary::try_copy(bytes, LEVEL).ok()?;
    let decoder = DecoderDictionary::try_copy(bytes).ok()?;
    Some(Prepared { encoder, decoder })
}
