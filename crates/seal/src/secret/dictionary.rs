//! The ways of packing that this crate knows, by number: a compression dictionary, and what else is left out.
//!
//! A lone visit is about 375 bytes raw and 114 with a 64 KB dictionary. Numbers are for ever: an
//! envelope names what it was packed with, so one once released stays in the list.

use std::sync::OnceLock;

use zstd::dict::{DecoderDictionary, EncoderDictionary};

/// Which dictionary; 0 is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DictionaryId(pub u8);

impl DictionaryId {
    /// No dictionary.
    pub const NONE: Self = Self(0);
    /// The best there is: what to seal with. The dictionary of 1, and the sealing device left out.
    pub const LATEST: Self = Self(2);

    /// Whether what is packed so leaves out the device that sealed it.
    pub(super) fn leaves_out_device(self) -> bool {
        self == Self(2)
    }

    /// Where its dictionary stands in the list.
    fn place(self) -> Option<usize> {
        matches!(self.0, 1 | 2).then_some(0)
    }
}

/// How many dictionaries ship.
const COUNT: usize = 1;

/// Every dictionary that was ever sealed with.
const SHIPPED: [&[u8]; COUNT] = [include_bytes!("../../dictionaries/1.dict")];

/// zstd at level 3: 15 saves 15 bytes of a visit and costs ten times as long on a phone.
pub(super) const LEVEL: i32 = 3;

/// The bytes of a dictionary; nothing for 0 and for numbers that this build does not have.
pub fn bytes(id: DictionaryId) -> Option<&'static [u8]> {
    SHIPPED.get(id.place()?).copied()
}

/// A dictionary in the forms that zstd works with, made once for all threads.
pub(super) struct Prepared {
    pub(super) encoder: EncoderDictionary<'static>,
    pub(super) decoder: DecoderDictionary<'static>,
}

pub(super) fn prepared(id: DictionaryId) -> Option<&'static Prepared> {
    static PREPARED: [OnceLock<Option<Prepared>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let bytes = bytes(id)?;
    PREPARED.get(id.place()?)?.get_or_init(|| prepare(bytes)).as_ref()
}

fn prepare(bytes: &[u8]) -> Option<Prepared> {
    let encoder = EncoderDictionary::try_copy(bytes, LEVEL).ok()?;
    let decoder = DecoderDictionary::try_copy(bytes).ok()?;
    Some(Prepared { encoder, decoder })
}
