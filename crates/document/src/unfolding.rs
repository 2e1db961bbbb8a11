//! How large somebody else's bytes become when automerge unfolds them, asked before it does.
//!
//! automerge's format folds twice: a whole change or a column of a document may be deflated, and a
//! column repeats values by a count. It unfolds both without a limit, so a hundred bytes from a member
//! with bad intent would fill a phone's memory, or keep it busy for days. Here the same bytes are
//! walked once, inflated up to a limit, and their rows counted instead of made.

mod columns;

use std::io::Read;

use flate2::bufread::DeflateDecoder;

use columns::{Column, Part};

/// The most bytes that a change or a document may become: as many as a snapshot may have, unpacked.
pub(crate) const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The most operations it may hold: a year of edits of one record has some thousands.
pub(crate) const MOST_ROWS: u64 = 1 << 20;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHECKSUM_BYTES: usize = 4;
const HASH_BYTES: usize = 32;
const DOCUMENT: u8 = 0;
const CHANGE: u8 = 1;
const DEFLATED_CHANGE: u8 = 2;

/// Why bytes are not handed to automerge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Folded {
    /// Not automerge's format, or a part of it that nobody here writes.
    #[error("it is not of the form that records have")]
    Strange,
    /// Larger than [`MOST_BYTES`], or longer than [`MOST_ROWS`].
    #[error(
        "unfolded it would have more than {MOST_BYTES} bytes or {MOST_ROWS} operations; it may be hostile"
    )]
    TooLarge,
}

/// Whether these bytes, one chunk of automerge's format or several, unfold to no more than is allowed.
pub(crate) fn unfolds(bytes: &[u8]) -> Result<(), Folded> {
    let mut left = MOST_BYTES.checked_sub(bytes.len()).ok_or(Folded::TooLarge)?;
    let mut rest = Part(bytes);
    while !rest.0.is_empty() {
        if rest.take(MAGIC.len())? != MAGIC {
            return Err(Folded::Strange);
        }
        rest.take(CHECKSUM_BYTES)?;
        let kind = rest.byte()?;
        let length = rest.length()?;
        let inside = rest.take(length)?;
        match kind {
            CHANGE => change(Part(inside), &mut left)?,
            DEFLATED_CHANGE => change(Part(&inflated(inside, &mut left)?), &mut left)?,
            DOCUMENT => document(Part(inside), &mut left)?,
            _ => return Err(Folded::Strange),
        }
    }
    Ok(())
}

/// What it builds on, its author, its number, first operation and time, a message, the other actors that
/// it names, and its operations.
fn change(mut inside: Part<'_>, left: &mut usize) -> Result<(), Folded> {
    hashes(&mut inside)?;
    inside.text()?;
    for _number in 0..3 {
        inside.number()?;
    }
    inside.text()?;
    texts(&mut inside)?;
    let columns = inside.columns()?;
    rows(&mut inside, columns, left)
}

/// Actors, heads, which columns there are of changes and of operations, and then the columns.
fn document(mut inside: Part<'_>, left: &mut usize) -> Result<(), Folded> {
    texts(&mut inside)?;
    hashes(&mut inside)?;
    let (changes, operations) = (inside.columns()?, inside.columns()?);
    rows(&mut inside, changes, left)?;
    rows(&mut inside, operations, left)
}

fn hashes(inside: &mut Part<'_>) -> Result<(), Folded> {
    let bytes = inside.length()?.checked_mul(HASH_BYTES).ok_or(Folded::Strange)?;
    inside.take(bytes).map(|_| ())
}

fn texts(inside: &mut Part<'_>) -> Result<(), Folded> {
    (0..inside.length()?).try_for_each(|_| inside.text().map(|_| ()))
}

fn rows(inside: &mut Part<'_>, columns: Vec<Column>, left: &mut usize) -> Result<(), Folded> {
    for column in columns {
        let bytes = inside.take(column.length)?;
        let count = if column.is_deflated() {
            column.rows(Part(&inflated(bytes, left)?))?
        } else {
            column.rows(Part(bytes))?
        };
        if count > MOST_ROWS {
            return Err(Folded::TooLarge);
        }
    }
    Ok(())
}

/// The inflated bytes, taken from what is left; refused as soon as they are too many.
fn inflated(folded: &[u8], left: &mut usize) -> Result<Vec<u8>, Folded> {
    let most = u64::try_from(*left).unwrap_or(u64::MAX).saturating_add(1);
    let mut plain = vec![];
    DeflateDecoder::new(folded).take(most).read_to_end(&mut plain).map_err(|_| Folded::Strange)?;
    *left = left.checked_sub(plain.len()).ok_or(Folded::TooLarge)?;
    Ok(plain)
}
