//! The device's encrypted store: documents, outbox, cursors, read model, search, drafts.
//!
//! Knows no socket, no clock, no screen. One command is one transaction: document, read model, word
//! index and outbox move together or not at all. The read model can be made anew from the documents
//! at any time and comes out equal.

mod arrivals;
mod blobs;
mod carrying;
mod casework;
mod compaction;
mod cursors;
mod custody;
mod database;
mod documents;
mod drafts;
mod dropped;
mod error;
mod left_words;
pub mod lists;
mod local;
mod lost;
mod meta;
mod outbox;
mod own;
mod pen;
mod proofs;
mod proving;
mod read_model;
mod removal;
mod reseal;
mod roster;
mod salvage;
mod second_chance;
mod standing;
mod standings;
mod store;
mod transaction;
mod words;

pub use blobs::{BlobHere, BlobState, Came};
pub use casework::Casework;
pub use compaction::Snapshot;
pub use custody::{CUSTODY, CustodyEntry, HandedOver, LeftForm, read_entry};
pub use database::{DatabaseKey, FORMAT};
pub use drafts::Draft;
pub use dropped::{Dropped, Form, Look, SeenLine, VIEW_LOG, ViewLine};
pub use error::{FromStore, StoreError};
pub use left_words::LeftWord;
pub use outbox::{Outgoing, Receipted};
pub use own::{WAITING, about, home_of};
pub use pen::Pen;
pub use proofs::{Proof, Proofs};
pub use proving::{Arrival, SetAside, open_envelope, open_envelopes};
pub use removal::Removed;
pub use salvage::Salvaged;
pub use standing::{Standing, Watermarks};
pub use store::{Opened, Store};
pub use transaction::{Changed, Done, Tx};

#[cfg(test)]
mod tests;
