//! Many envelopes in one frame, without repeating what their headers have in common.
//!
//! Of a header's 72 bytes only the record's id differs from one envelope of a device to the next:
//! the other 56 are sent once for each run. A batch gives back the exact bytes of every envelope.

use ids::{Cursor, RecordId};
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use seal::public::{Envelope, HEADER_BYTES, Malformed};

/// The most envelopes in one batch.
pub const MAX_ENVELOPES_PER_BATCH: usize = 512;

/// Where the record's id begins in a header.
const RECORD_AT: usize = 36;
/// Where it ends.
const RECORD_END: usize = 52;
/// A header without the record's id.
const PREFIX_BYTES: usize = HEADER_BYTES - (RECORD_END - RECORD_AT);

/// Envelopes with their numbers in the log; in a push the numbers are all 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Batch {
    #[n(0)]
    prefixes: Vec<ByteArray<PREFIX_BYTES>>,
    #[n(1)]
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct Item {
    /// Which of the prefixes.
    #[n(0)]
    prefix: u32,
    /// How much larger its number is than the one before: mostly one byte.
    #[n(1)]
    step: u64,
    #[n(2)]
    record: RecordId,
    #[cbor(n(3), with = "minicbor::bytes")]
    body: Vec<u8>,
}

impl Batch {
    /// Packs envelopes, in this order.
    pub fn from_envelopes<'a>(envelopes: impl IntoIterator<Item = (Cursor, &'a Envelope)>) -> Self {
        let mut batch = Self::default();
        let mut before = 0;
        for (Cursor(number), envelope) in envelopes {
            let (header, body) = envelope.raw().split_at(HEADER_BYTES);
            let mut prefix = [0; PREFIX_BYTES];
            prefix[..RECORD_AT].copy_from_slice(&header[..RECORD_AT]);
            prefix[RECORD_AT..].copy_from_slice(&header[RECORD_END..]);
            let prefix = batch.place_of(prefix);
            batch.items.push(Item {
                prefix,
                step: number.wrapping_sub(before),
                record: envelope.header().record,
                body: body.to_vec(),
            });
            before = number;
        }
        batch
    }

    /// The envelopes, byte for byte as they were packed.
    pub fn into_envelopes(self) -> Result<Vec<(Cursor, Envelope)>, Malformed> {
        self.into_raw()?.into_iter().map(|(cursor, raw)| Ok((cursor, Envelope::parse(raw)?))).collect()
    }

    /// The bytes of each envelope, to judge them one by one.
    pub fn into_raw(self) -> Result<Vec<(Cursor, Vec<u8>)>, Malformed> {
        let mut number = 0_u64;
        let prefixes = self.prefixes;
        self.items
            .into_iter()
            .map(|item| {
                number = number.wrapping_add(item.step);
                let raw = item.raw(&prefixes).ok_or(Malformed::TooShort { size: item.body.len() })?;
                Ok((Cursor(number), raw))
            })
            .collect()
    }

    /// How many envelopes there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What it costs in credit: the bytes of its bodies and records.
    pub fn weight(&self) -> usize {
        let record = RECORD_END - RECORD_AT;
        self.prefixes.len() * PREFIX_BYTES
            + self.items.iter().map(|item| item.body.len() + record).sum::<usize>()
    }

    /// The place of a prefix among those that are sent.
    fn place_of(&mut self, prefix: [u8; PREFIX_BYTES]) -> u32 {
        let known = (0..).zip(&self.prefixes).find(|(_, known)| ***known == prefix).map(|(place, _)| place);
        known.unwrap_or_else(|| {
            self.prefixes.push(prefix.into());
            (0..).zip(&self.prefixes).last().map_or(0, |(place, _)| place)
        })
    }
}

impl Item {
    /// The envelope's bytes; nothing when it names a prefix that was not sent.
    fn raw(&self, prefixes: &[ByteArray<PREFIX_BYTES>]) -> Option<Vec<u8>> {
        let prefix = prefixes.get(usize::try_from(self.prefix).ok()?)?;
        let (before, after) = prefix.split_at(RECORD_AT);
        Some([before, self.record.as_bytes(), after, &self.body].concat())
    }
}
