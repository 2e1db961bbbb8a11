//! What a session wants done.

use ids::{Cursor, EnvelopeId, SpaceId, UnixMs};
use protocol::{ByeCode, Frame, KeyFor, Refusal};
use seal::public::{Ack, DeviceStanding, Knock, LogId, Question, Receipt, Signed, Statement};

use crate::{BlobEffect, Receipted};

/// Something to do, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send a frame.
    Send(Frame),
    /// Sign the answer to the relay's question and give it back as [`crate::Event::Proof`].
    Prove(Question),
    /// The clock of the relay, which has proved itself: compare it with ours.
    Clock(UnixMs),
    /// Verify and keep these statements; the first has number `from`.
    KeepStatements {
        /// Number of the first.
        from: u64,
        /// The statements.
        statements: Vec<Statement>,
    },
    /// Open, prove and durably apply these, then say [`crate::Event::Applied`].
    Apply {
        /// Which log.
        space: SpaceId,
        /// What must have been applied before: a log has no holes.
        after: Cursor,
        /// Up to where.
        upto: Cursor,
        /// What to apply, as it came: one that is no envelope must not stop the others.
        envelopes: Vec<(Cursor, Vec<u8>)>,
        /// The credit it costs.
        weight: u32,
    },
    /// The relay's log of this space is not the one we know: forget how far we have applied it.
    Rewind(SpaceId),
    /// The relay lacks what was said after this statement, since it was put back from a backup: send that
    /// to it as [`Frame::HandBack`].
    HandBack {
        /// The number of the relay's last statement.
        after: u64,
    },
    /// What the relay's logs are called: keep it for the next session.
    KeepLogId(LogId),
    /// Fetch what stands in the outbox after this place, at most about so many bytes.
    FetchOutbox {
        /// The place.
        after: u64,
        /// How many bytes.
        bytes: usize,
    },
    /// The relay has signed for these: keep the receipt, take them out of the outbox.
    KeepReceipt {
        /// The relay's word, verified.
        receipt: Signed<Receipt>,
        /// When the relay signed.
        at: UnixMs,
        /// What it names, by places in the outbox.
        items: Vec<Receipted>,
    },
    /// The relay would not take these: keep them, with the reason.
    KeepRefusals(Vec<(u64, EnvelopeId, Refusal)>),
    /// Sign how far we are, and send it as [`Frame::Ack`].
    Acknowledge {
        /// Which log.
        space: SpaceId,
        /// Up to where.
        upto: Cursor,
    },
    /// Verify and keep another device's word of how far it is.
    KeepSeen {
        /// Its word.
        ack: Signed<Ack>,
        /// As far as the log is known to go: no further than this.
        upto: Cursor,
    },
    /// Unwrap these keys and keep them.
    KeepKeys(Vec<KeyFor>),
    /// Verify and keep other devices' words of how they stand.
    KeepStandings(Vec<Signed<DeviceStanding>>),
    /// These want to be let in; everybody who waits.
    Knocking(Vec<Signed<Knock>>),
    /// Something about attachments, once the relay has let us in and speaks of them.
    Blob(BlobEffect),
    /// So many devices of the agency are connected to this local relay now, this one included.
    Present(u32),
    /// The relay's answer to an [`crate::Event::Ask`].
    Answered(Frame),
    /// How the session stands, whenever that changes.
    Tell(Standing),
    /// Close the socket. `Some` when connecting again will not help by itself.
    Close {
        /// What to tell people.
        why: String,
        /// The relay's reason, when it gave one that waiting does not cure.
        refused: Option<ByeCode>,
    },
}

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Shaking hands.
    Greeting,
    /// Sending and receiving what is missing; so many entries are still to come.
    CatchingUp {
        /// Entries of the logs, as far as the relay has told.
        to_come: u64,
    },
    /// Nothing is missing on either side, as far as the relay has told.
    Complete,
}
