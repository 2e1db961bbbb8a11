//! What can happen to a session, and what it can ask for.

use std::sync::Arc;

use ids::{AgencyId, Cursor, DeviceId, SpaceId, UnixMs};
use protocol::{Frame, FrameError, Lookup};
use seal::public::{Ack, Envelope, Held, Roster, Signed, Statement, Welcome};

use crate::store::{Failure, FoundRefusal, News, NotSaid, Page, Waiting};

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
    /// The roster's next statements, for [`Effect::ReadStatements`].
    Statements(u64, Vec<Statement>),
    /// What became of [`Effect::Append`].
    Appended(u32, Result<Vec<Held>, Failure>),
    /// What became of [`Effect::Say`].
    Said(Result<u64, NotSaid>),
    /// What became of [`Effect::Admit`].
    Admitted(Result<u64, NotSaid>),
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
    /// [`Effect::Deposit`] is done.
    Deposited(Lookup),
    /// The store failed where a session cannot go on without it.
    Failed,
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
    Enter {
        /// Whose agency.
        agency: AgencyId,
        /// Which device.
        device: DeviceId,
        /// What it may read.
        spaces: Vec<SpaceId>,
        /// The number of the last statement that it has.
        roster: u64,
    },
    /// Read a log after a cursor.
    ReadPage(SpaceId, Cursor),
    /// Read an agency's statements after a number.
    ReadStatements(AgencyId, u64),
    /// Keep these envelopes.
    Append {
        /// The push to answer.
        push: u32,
        /// Whose agency.
        agency: AgencyId,
        /// Checked against the roster.
        envelopes: Vec<Arc<Envelope>>,
    },
    /// Keep a device's word. Nobody waits for it.
    KeepAck {
        /// Whose agency.
        agency: AgencyId,
        /// What the device says.
        word: Ack,
        /// The same, signed.
        signed: Signed<Ack>,
    },
    /// Add a statement to the session's agency.
    Say(AgencyId, Statement),
    /// Add a statement that comes with an invite.
    Admit(Lookup, Statement),
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
    /// End the connection.
    Close,
}
