//! A record as an automerge document: mapping, merge policy, conflicts, history, provenance.
//!
//! Knows no store, no key, no socket, no clock: the moment of a change is an argument. How a field
//! merges is read from `model::fields`, never decided here.
//!
//! Layout: every field is a key of the document's root. A set's words are keys of their own
//! (`topics/parking`, and a tally's parts `heads/adults/ACTOR`), so that two devices creating the same record never hide each other's words
//! behind two nested maps. Paragraphs are a list of plain strings; where two devices began the list
//! at once, both lists are read, one after the other.

mod change;
mod conflicts;
mod document;
mod earlier;
mod guard;
mod history;
mod paragraphs;
mod read;
mod scalar;
mod tally;
mod unfolding;
mod write;

pub use change::{Actor, Author, ChangeOf, Heads, NotAChange, NotHeads};
pub use conflicts::{Conflict, ConflictValue};
pub use document::{Document, DocumentError, JsonMap};
pub use history::HistoryLine;
pub use paragraphs::lines;

#[cfg(test)]
mod tests;
