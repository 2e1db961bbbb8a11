//! What can happen to a session.

use std::collections::BTreeSet;

use ids::{Cursor, SpaceId};
use protocol::Frame;
use seal::public::{Envelope, Signature};

use crate::BlobEvent;

/// An envelope of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its place in the outbox.
    pub n: u64,
    /// The envelope.
    pub envelope: Envelope,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The socket is open.
    Connected,
    /// A frame came.
    Frame(Frame),
    /// The signature that [`crate::Effect::Prove`] asked for.
    Proof(Signature),
    /// What [`crate::Effect::FetchOutbox`] asked for; empty when nothing is left.
    Outbox(Vec<Outgoing>),
    /// Something was added to the outbox.
    Queued,
    /// What the relay had refused may be offered again: rights or keys have changed.
    OfferedAgain,
    /// Statements were kept: these logs are read from here on, and no others. What was still to come of a log
    /// that is not among them does not come any more.
    Reads(BTreeSet<SpaceId>),
    /// The store has durably applied a space's log up to here.
    Applied {
        /// Which log.
        space: SpaceId,
        /// Up to where.
        upto: Cursor,
        /// The credit it had cost.
        weight: u32,
    },
    /// Something about attachments.
    Blob(BlobEvent),
    /// Send this to the relay as soon as the session is open: a statement, a deposit.
    Ask(Frame),
}
