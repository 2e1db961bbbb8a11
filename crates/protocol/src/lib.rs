//! What a device and a relay say to each other: frames of CBOR, versioned.
//!
//! The same frames travel over a WebSocket, over a local relay at an event, and as a file on a
//! stick. Knows how frames look and nothing of what either side does with them.
//!
//! A session: `Hello -> Challenge -> Prove -> Welcome` and everything after the device's cursors,
//! then a live tail. `Prove` proves the device, `Welcome` the relay. A guest (a new agency, a new
//! device) asks one of a few things instead.
//!
//! A frame is `[tag, {field: value}]`. New fields get new numbers and are optional, new frames new
//! tags: a peer that does not know a tag says so instead of guessing.

mod batch;
mod blobs;
mod bytes;
mod codes;
mod frame;
mod wrap;

pub use batch::{Batch, MAX_ENVELOPES_PER_BATCH};
pub use blobs::{BlobFrame, CHUNK, LARGEST_BLOB, chunks_of, size_of_chunk};
pub use bytes::{FrameError, MAX_FRAME};
pub use codes::{ByeCode, Kept, Refusal, RefusalCode, SayCode};
pub use frame::Frame;
pub use wrap::{KeyFor, Lookup, MAX_WRAP, WRAPS_IN_A_FRAME, Wrap};

/// The version of the protocol that this build speaks.
pub const VERSION: u16 = 2;
/// Every version that this build understands, best first.
pub const VERSIONS: [u16; 2] = [VERSION, 1];
/// From this version on there are attachments: frames about them go to nobody who speaks an older one.
pub const BLOBS_SINCE: u16 = 2;
/// How many bytes of envelopes a frame of a catch-up should hold: enough to keep the line full,
/// little enough that a slow phone shows progress.
pub const BATCH_BYTES: usize = 256 * 1024;
/// The credit that a device gives at first, and the most it may have open: 4 MiB.
pub const CREDIT: u32 = 4 * 1024 * 1024;
/// The numbers of pushes from here on belong to [`Frame::Compact`]; ordinary pushes stay below.
pub const COMPACT_PUSHES: u32 = 1 << 31;
/// Where a relay's WebSocket is.
pub const SYNC_PATH: &str = "/v1/sync";

#[cfg(test)]
mod tests;
