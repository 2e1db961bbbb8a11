//! What can happen to a session, and what it can ask for.

use std::sync::Arc;
use std::time::Duration;

use ids::{AgencyId, BlobId, Cursor, DeviceId, SpaceId, UnixMs};
use protocol::{Batch, BlobFrame, Frame, FrameError, Lookup};
use seal::public::{Ack, DeviceStanding, Held, Knock, Roster, Signed, Statement, Welcome};

use crate::store::{
    Append, Appended, Compact, Decline, Failure, FoundRefusal, HandBack, KeepKnock, KeepStanding, KeepWraps,
    Knocked, News, Page, SettleCustody, Waiting, WrappedKey,
};

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The peer said something.
    Frame(Frame),
    /// The peer sent what is no frame.
    Unreadable(FrameError),
    /// The peer closed the connection.
    Closed,
    /// Something was committed for the session's agency.
    News(Arc<News>),
    /// News was missed: only the store knows.
    Lagged,
    /// The roster of the agency that [`Effect::Listen`] asked for.
    Agency(Option<Arc<Roster>>),
    /// What [`Effect::Enter`] asked for.
    Entered(Entered),
    /// A page of a log, for [`Effect::ReadPage`].
    Page(SpaceId, Page),
    /// The roster's next statements after a number, and the roster with them, for
    /// [`Effect::ReadStatements`].
    Statements(u64, Vec<Statement>, Arc<Roster>),
    /// The keys that wait for the device, for [`Effect::ReadWraps`].
    Wraps(Vec<WrappedKey>),
    /// Everybody who waits to be let in, for [`Effect::ReadKnocks`].
    Knocks(Vec<Signed<Knock>>),
    /// How the other devices stand, for [`Effect::ReadStandings`].
    Standings(Vec<Signed<DeviceStanding>>),
    /// What became of [`Effect::Append`] or [`Effect::Compact`].
    Appended(u32, Result<Appended, Failure>),
    /// The answer to [`Effect::Ask`].
    Answered(Frame),
    /// What became of [`Effect::Knock`].
    Knocked(Knocked),
    /// Whether the operator gave out the code of [`Effect::CheckCode`], and what came with it.
    CodeChecked {
        /// Used or not: founding the same agency again is answered alike.
        known: bool,
        /// The code.
        code: String,
        /// The statements.
        statements: Vec<Statement>,
    },
    /// What became of [`Effect::Found`].
    Founded(Result<(), FoundRefusal>),
    /// What waits, for [`Effect::FetchInvite`], with the agency's whole roster.
    Invite(Option<(Waiting, Vec<Statement>)>),
    /// The store failed where a session cannot go on without it.
    Failed,
    /// A device pushed more than it may for now: nothing of it is kept.
    TooFast {
        /// Which push.
        push: u32,
        /// What was in it.
        batch: Batch,
        /// When it may come again.
        retry_after: Duration,
    },
    /// A device sent more bytes of attachments than it may for now: this chunk is not kept.
    BlobTooFast {
        /// Of which space.
        space: SpaceId,
        /// Of which attachment.
        blob: BlobId,
        /// When it may come again.
        retry_after: Duration,
    },
    /// Somebody who is no device asks too often.
    Hurried {
        /// When they may come again.
        retry_after: Duration,
    },
    /// The device has too many connections.
    Crowded,
    /// Nothing was heard in time.
    Overdue,
    /// The relay is shutting down.
    Stopping,
}

/// What a device that comes in is told.
#[derive(Debug, Clone, Default)]
pub struct Entered {
    /// The last number of each readable log.
    pub heads: Vec<(SpaceId, Cursor)>,
    /// The statements that the device lacks.
    pub statements: Vec<Statement>,
    /// How far everybody else has the readable logs.
    pub acks: Vec<Signed<Ack>>,
    /// The keys that wait for it.
    pub wraps: Vec<WrappedKey>,
    /// How the other devices stand, for who manages.
    pub standings: Vec<Signed<DeviceStanding>>,
    /// Who waits to be let in, for who manages.
    pub knocks: Vec<Signed<Knock>>,
}

/// A device that comes in, and what it may be told.
#[derive(Debug)]
pub struct Enter {
    /// Whose agency.
    pub agency: AgencyId,
    /// Which device.
    pub device: DeviceId,
    /// What it may read.
    pub spaces: Vec<SpaceId>,
    /// The number of the last statement that it has.
    pub roster: u64,
    /// It was not revoked: keys may wait for it.
    pub active: bool,
    /// It is shown who knocks and how the others stand.
    pub oversees: bool,
}

/// Something to do.
#[derive(Debug)]
pub enum Effect {
    /// Send a frame.
    Send(Frame),
    /// Sign the relay's proof and send it, with what the device that comes in is told first.
    Welcome {
        /// What to sign.
        word: Welcome,
        /// The number of the last statement.
        roster_head: u64,
        /// How far each readable log goes.
        heads: Vec<(SpaceId, Cursor)>,
    },
    /// Sign a receipt for these and send it.
    Receipt {
        /// For which push.
        push: u32,
        /// Whose agency.
        agency: AgencyId,
        /// When they were committed.
        at: UnixMs,
        /// What the relay holds.
        held: Vec<Held>,
    },
    /// Hear the agency's news from now on, then bring its roster.
    Listen(AgencyId),
    /// Bring what a device that comes in is told.
    Enter(Enter),
    /// Read a log after a cursor.
    ReadPage(SpaceId, Cursor),
    /// Read an agency's statements after a number.
    ReadStatements(AgencyId, u64),
    /// Read the keys that wait for a device.
    ReadWraps(AgencyId, DeviceId),
    /// Read who waits to be let in.
    ReadKnocks(AgencyId),
    /// Read how the devices other than this one stand.
    ReadStandings(AgencyId, DeviceId),
    /// Keep what a device pushed.
    Append {
        /// The push to answer.
        push: u32,
        /// What to keep, and who decides.
        append: Append,
    },
    /// Put a snapshot in the place of what it replaces.
    Compact {
        /// The push to answer.
        push: u32,
        /// The snapshot, and who decides.
        compact: Compact,
    },
    /// Take statements again that the relay lost. Nobody waits for it.
    HandBack(HandBack),
    /// Keep how a device stands. Nobody waits for it.
    KeepStanding(KeepStanding),
    /// Do what a device may ask for, and bring the frame that answers it.
    Ask(Question),
    /// Do what a device may ask for about an attachment, and bring the frame that answers it.
    Blob(AgencyId, DeviceId, BlobFrame),
    /// Somebody knocks.
    Knock(KeepKnock),
    /// Keep a device's word. Nobody waits for it.
    KeepAck {
        /// Whose agency.
        agency: AgencyId,
        /// What the device says.
        word: Ack,
        /// The same, signed.
        signed: Signed<Ack>,
    },
    /// Look whether the operator gave this code out.
    CheckCode {
        /// The code.
        code: String,
        /// To give back with the answer.
        statements: Vec<Statement>,
    },
    /// Found an agency.
    Found {
        /// The operator's code.
        code: String,
        /// The statements of the roster.
        statements: Vec<Statement>,
        /// The roster that they make.
        roster: Arc<Roster>,
    },
    /// Bring what waits under this name.
    FetchInvite(Lookup),
    /// End the connection.
    Close,
}

/// What a device asks for that changes its agency.
#[derive(Debug)]
pub enum Question {
    /// Add a statement to the roster.
    Say(AgencyId, Statement),
    /// Keep a package for whoever has the code.
    Deposit {
        /// Whose agency.
        agency: AgencyId,
        /// Under what name.
        lookup: Lookup,
        /// What only the code opens.
        package: Vec<u8>,
        /// Until when.
        expires: UnixMs,
    },
    /// Keep wraps of a key.
    KeepWraps(KeepWraps),
    /// Let nobody in who knocks with an invite.
    Decline(Decline),
    /// Drop what is settled in custody.
    Settle(SettleCustody),
}
