//! The device's side of sync as a state machine: events in, effects out.
//!
//! Holds no socket, no clock, no store and no private key. The driver is dull: it reads an event,
//! calls [`Session::on`], performs the effects in order, and repeats.
//!
//! One connection, one session: `Hello -> Challenge -> Prove + cursors -> Welcome + everything after
//! the cursors`, then a live tail. Nothing of the relay's is believed before the proof in `Welcome`; pushes are answered by receipts. A cursor moves only when the
//! store has durably applied what it counts; a change leaves the outbox only on a signed receipt.
//!
//! A device that is joined to a local relay runs a second session beside the first, with cursors of its own.
//! Neither knows of the other: what a receipt is worth is the driver's and the store's to know.

mod blobs;
mod effect;
mod event;
mod pushes;
mod session;

pub use blobs::{BlobEffect, BlobEvent, BlobIn, BlobOut};
pub use effect::{Effect, Standing};
pub use event::{Event, Outgoing};
pub use pushes::Receipted;
pub use session::{Me, Session};

#[cfg(test)]
mod tests;
