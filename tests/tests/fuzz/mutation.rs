//! What happens to an input on its way to a parser: bits turn, numbers become extreme, pieces are lost,
//! doubled, or come from another input.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};

/// Numbers at which lengths and counts go wrong, as CBOR, LEB128 and big-endian bytes have them.
const EXTREMES: &[&[u8]] = &[
    &[0],
    &[0x7f],
    &[0x80],
    &[0xff],
    &[0xff, 0xff],
    &[0, 0, 0, 0],
    &[0xff; 4],
    &[0xff; 8],
    &[0x7f, 0xff, 0xff, 0xff],
    // CBOR: arrays, maps, texts and bytes of 2^32 - 1 and 2^64 - 1, and of unknown length.
    &[0x9a, 0xff, 0xff, 0xff, 0xff],
    &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0xba, 0xff, 0xff, 0xff, 0xff],
    &[0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0x7a, 0x7f, 0xff, 0xff, 0xff],
    &[0x9f],
    &[0xbf],
    &[0xf6],
    // LEB128: 2^32 - 1 and 2^63.
    &[0xff, 0xff, 0xff, 0xff, 0x0f],
    &[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
];

/// What texts stumble over.
const WORDS: &[&str] = &[
    "\"",
    "\n",
    "\r\n",
    ",",
    "{",
    "}",
    "[",
    "]",
    "[[",
    "=",
    ":",
    "''",
    "\"\"\"",
    "#",
    "\0",
    "\u{feff}",
    "é",
    "\\u0000",
    "null",
    "NaN",
    "inf",
    "-0",
    "1e308",
    "-1e-308",
    "99999999999999999999",
    "[[[[[[[[[[[[[[[[",
    "{\"a\":{\"a\":{\"a\":",
];

/// A longer input teaches nothing that a shorter one does not.
const LONGEST: usize = 64 * 1024;

/// The same input after a few accidents.
pub fn mutated(random: &mut StdRng, input: &[u8], others: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..1 << random.random_range(0..5) {
        accident(random, &mut bytes, others);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn accident(random: &mut StdRng, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
    let at = random.random_range(0..=bytes.len());
    let most = 1 << random.random_range(0..8);
    let length = random.random_range(0..=(bytes.len() - at).min(most));
    match random.random_range(0..9) {
        0 | 1 if at < bytes.len() => bytes[at] ^= 1 << random.random_range(0..8),
        2 if at < bytes.len() => bytes[at] = random.random(),
        // One more, one less: lengths and counts.
        3 if at < bytes.len() => bytes[at] = bytes[at].wrapping_add(if random.random() { 1 } else { 255 }),
        4 => drop(bytes.drain(at..at + length)),
        5 => {
            let again = bytes[at..at + length].to_vec();
            let times = 1 << random.random_range(0..6);
            drop(bytes.splice(at..at, again.repeat(times)));
        }
        6 => {
            let extreme = EXTREMES.choose(random).unwrap();
            let instead = if random.random() { extreme.len().min(bytes.len() - at) } else { 0 };
            drop(bytes.splice(at..at + instead, extreme.iter().copied()));
        }
        7 => drop(bytes.splice(at..at, WORDS.choose(random).unwrap().bytes())),
        _ => drop(bytes.splice(at..at + length, piece(random, others))),
    }
}

/// A piece of another input.
fn piece(random: &mut impl Rng, others: &[Vec<u8>]) -> Vec<u8> {
    let Some(other) = others.choose(random).filter(|other| !other.is_empty()) else { return vec![] };
    let from = random.random_range(0..other.len());
    let upto = random.random_range(from..=other.len());
    other[from..upto].to_vec()
}
