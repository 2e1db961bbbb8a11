//! The frames. Each says who sends it to whom; `relay/src/session` and the sync crate say when.

use ids::{AgencyId, Cursor, DeviceId, EnvelopeId, Epoch, InviteId, SpaceId, UnixMs};
use minicbor::{Decode, Encode};
use seal::public::{Ack, DeviceStanding, Knock, LogId, Nonce, PublicKey, Signature, Signed, Statement};

use crate::{Batch, BlobFrame, ByeCode, KeyFor, Lookup, Refusal, SayCode, Wrap};

/// One thing that a device or a relay says.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum Frame {
    /// Guest to relay: here is a new agency, with the code that the relay's operator gave out.
    #[n(1)]
    Found {
        /// The one-time code.
        #[n(0)]
        code: String,
        /// The roster's beginning.
        #[n(1)]
        statements: Vec<Statement>,
    },
    /// Relay to guest: the agency is stored.
    #[n(2)]
    Founded {
        /// The relay's key.
        #[n(0)]
        relay: PublicKey,
        /// The relay's time.
        #[n(1)]
        relay_time: UnixMs,
    },
    /// Guest to relay: give me the package of my invite.
    #[n(3)]
    FetchInvite {
        /// Derived from the code.
        #[n(0)]
        lookup: Lookup,
    },
    /// Relay to guest: the package, and the roster's beginning; the rest follows as `Statements`.
    #[n(4)]
    Invite {
        /// Opens with the code.
        #[cbor(n(0), with = "minicbor::bytes")]
        package: Vec<u8>,
        /// The roster's first statements.
        #[n(1)]
        statements: Vec<Statement>,
        /// The relay's key.
        #[n(2)]
        relay: PublicKey,
        /// The relay's time.
        #[n(3)]
        relay_time: UnixMs,
        /// The number of the last statement: the list is whole when it is there.
        #[n(4)]
        roster_head: u64,
    },
    // Tag 5 was `Admit`: an invite's key admitted by itself. It only knocks now; the tag is not used again.
    /// Relay to guest: the device that knocked is part of the roster.
    #[n(6)]
    Admitted {
        /// The number of the statement that let it in.
        #[n(0)]
        seq: u64,
    },
    /// Guest to relay: who are you?
    #[n(7)]
    WhoAreYou,
    /// Relay to guest: this is me.
    #[n(8)]
    Relay {
        /// The relay's key.
        #[n(0)]
        relay: PublicKey,
        /// The relay's time.
        #[n(1)]
        relay_time: UnixMs,
        /// The versions it speaks.
        #[n(2)]
        versions: Vec<u16>,
    },
    /// Guest to relay: let this device in. Asked again every few seconds until somebody has decided.
    #[n(9)]
    Knock {
        /// Of which invite.
        #[n(0)]
        lookup: Lookup,
        /// Signed with the invite's key.
        #[n(1)]
        knock: Signed<Knock>,
    },
    /// Relay to guest: nobody has decided yet.
    #[n(10)]
    Waiting,
    /// Relay to guest: somebody who manages has said no.
    #[n(11)]
    Declined,
    /// Device to relay: the beginning of a session.
    #[n(16)]
    Hello {
        /// The versions it speaks, best first.
        #[n(0)]
        versions: Vec<u16>,
        /// Whose roster counts.
        #[n(1)]
        agency: AgencyId,
        /// Which device.
        #[n(2)]
        device: DeviceId,
        /// Name and version of the app, for the operator.
        #[n(3)]
        software: String,
        /// Fresh for this connection: the relay signs it in `Welcome`.
        #[cbor(n(4), with = "minicbor::bytes")]
        nonce: Nonce,
    },
    /// Relay to device: prove it.
    #[n(17)]
    Challenge {
        /// The version that both speak from here on.
        #[n(0)]
        version: u16,
        /// Fresh for this connection.
        #[cbor(n(1), with = "minicbor::bytes")]
        nonce: Nonce,
        /// The relay's time: believed only when `Welcome` says it.
        #[n(2)]
        relay_time: UnixMs,
        /// The relay's key: compare it with the pinned one.
        #[n(3)]
        relay: PublicKey,
    },
    /// Device to relay: the proof, and what it has.
    #[n(18)]
    Prove {
        /// Over [`seal::public::Question`].
        #[n(0)]
        signature: Signature,
        /// The number of the last statement it has.
        #[n(1)]
        roster: u64,
        /// How far it has each space; spaces left out begin at 0.
        #[n(2)]
        cursors: Vec<(SpaceId, Cursor)>,
        /// How many bytes of envelopes the relay may send.
        #[n(3)]
        credit: u32,
    },
    /// Relay to device: come in, and this is my proof. What the device lacks follows.
    #[n(19)]
    Welcome {
        /// The relay's time.
        #[n(0)]
        relay_time: UnixMs,
        /// The number of the last statement.
        #[n(1)]
        roster_head: u64,
        /// How far the log of each readable space goes.
        #[n(2)]
        heads: Vec<(SpaceId, Cursor)>,
        /// Another one than last time: the relay was put back from a backup.
        #[cbor(n(3), with = "minicbor::bytes")]
        log: LogId,
        /// Over [`seal::public::Welcome`].
        #[n(4)]
        signature: Signature,
    },
    /// Relay to device: the roster goes on.
    #[n(20)]
    Statements {
        /// The number of the first one.
        #[n(0)]
        from: u64,
        /// In order.
        #[n(1)]
        statements: Vec<Statement>,
    },
    /// Relay to device: everything of a log after `after` up to `upto`. What the device itself
    /// pushed in this very connection is missing; the batch may even be empty. It costs
    /// [`Batch::weight`] of the credit, and may bring it below zero once.
    #[n(21)]
    Envelopes {
        /// Which log.
        #[n(0)]
        space: SpaceId,
        /// Where it begins, exclusive.
        #[n(1)]
        after: Cursor,
        /// Where it ends, inclusive.
        #[n(2)]
        upto: Cursor,
        /// The envelopes.
        #[n(3)]
        batch: Batch,
    },
    /// Device to relay: so many bytes of envelopes more, sent when as many have been durably applied.
    #[n(22)]
    Credit {
        /// How many.
        #[n(0)]
        bytes: u32,
    },
    /// Device to relay: keep these. Each is answered for once, in `Refused` or in `Receipt`; when some
    /// are refused and some kept both come, `Refused` first. A repeat gets the same numbers again.
    #[n(23)]
    Push {
        /// The device's number for this push.
        #[n(0)]
        push: u32,
        /// The envelopes.
        #[n(1)]
        batch: Batch,
    },
    /// Relay to device: these are durably held. Sent after the commit, never before.
    #[n(24)]
    Receipt {
        /// Which push.
        #[n(0)]
        push: u32,
        /// The relay's word.
        #[n(1)]
        receipt: Signed<seal::public::Receipt>,
    },
    /// Relay to device: these were not taken.
    #[n(25)]
    Refused {
        /// Which push.
        #[n(0)]
        push: u32,
        /// Each with its reason.
        #[n(1)]
        refusals: Vec<(EnvelopeId, Refusal)>,
    },
    /// Device to relay: this belongs into the roster.
    #[n(26)]
    Say {
        /// Signed by a device with the right to say it, or by the root.
        #[n(0)]
        statement: Statement,
    },
    /// Relay to device: it is part of the roster.
    #[n(27)]
    Said {
        /// Its number.
        #[n(0)]
        seq: u64,
    },
    /// Relay to device: it is not.
    #[n(28)]
    NotSaid {
        /// Why.
        #[n(0)]
        code: SayCode,
        /// What a person can do about it.
        #[n(1)]
        say: String,
        /// The number of the last statement.
        #[n(2)]
        head: u64,
    },
    /// Device to relay: keep this package for whoever has the code.
    #[n(29)]
    Deposit {
        /// Under what.
        #[n(0)]
        lookup: Lookup,
        /// What only the code opens.
        #[cbor(n(1), with = "minicbor::bytes")]
        package: Vec<u8>,
        /// Until when.
        #[n(2)]
        expires: UnixMs,
    },
    /// Relay to device: it is kept.
    #[n(30)]
    Deposited {
        /// Under what.
        #[n(0)]
        lookup: Lookup,
    },
    /// Device to relay: I have durably applied so much.
    #[n(31)]
    Ack {
        /// The device's word.
        #[n(0)]
        ack: Signed<Ack>,
    },
    /// Relay to the other readers of the space: that device has it.
    #[n(32)]
    Seen {
        /// The device's word, to check against the roster.
        #[n(0)]
        ack: Signed<Ack>,
    },
    /// Device that manages to relay: keep these wraps of one epoch's key. Sent before the statement
    /// that starts the epoch or admits the device; for a key that the roster never has, nobody gets them.
    #[n(33)]
    KeepWraps {
        /// Of which space.
        #[n(0)]
        space: SpaceId,
        /// Of which epoch.
        #[n(1)]
        epoch: Epoch,
        /// Of which key: what it commits to.
        #[cbor(n(2), with = "minicbor::bytes")]
        commitment: [u8; 32],
        /// One for each device.
        #[n(3)]
        wraps: Vec<Wrap>,
    },
    /// Relay to device: they are kept.
    #[n(34)]
    WrapsKept,
    /// Relay to device: the keys of the spaces that it may read, as far as the roster has them.
    #[n(35)]
    Keys {
        /// Each wrapped for this device.
        #[n(0)]
        keys: Vec<KeyFor>,
    },
    /// Device to relay: this is how I stand.
    #[n(36)]
    Standing {
        /// The device's word.
        #[n(0)]
        word: Signed<DeviceStanding>,
    },
    /// Relay to a device that manages: how these devices stand, in their own words.
    #[n(37)]
    Standings {
        /// The latest word of each, to check against the roster.
        #[n(0)]
        words: Vec<Signed<DeviceStanding>>,
    },
    /// Relay to a device that manages: these want to be let in.
    #[n(38)]
    Knocks {
        /// Everybody who waits, to check against the roster.
        #[n(0)]
        knocks: Vec<Signed<Knock>>,
    },
    /// Device that manages to relay: whoever knocks with this invite is not let in.
    #[n(39)]
    Decline {
        /// Which invite.
        #[n(0)]
        invite: InviteId,
    },
    /// Relay to device: whoever knocked is told so.
    #[n(40)]
    HasDeclined,
    /// Custodian's device to relay: this record's log up to here is in this one snapshot.
    #[n(41)]
    Compact {
        /// The device's number for this push; answered by `Receipt` or `Refused`.
        #[n(0)]
        push: u32,
        /// What the snapshot replaces: everything of its record up to this number.
        #[n(1)]
        upto: Cursor,
        /// The snapshot, alone.
        #[n(2)]
        batch: Batch,
    },
    /// Custodian's device to relay: what stands in custody under these numbers is settled; drop it.
    #[n(42)]
    SettleCustody {
        /// Numbers in the log of the space `custody`.
        #[n(0)]
        cursors: Vec<Cursor>,
    },
    /// Relay to device: it is dropped.
    #[n(43)]
    CustodySettled,
    /// Device to relay: these follow your last statement, which a backup has lost. Not answered.
    #[n(44)]
    HandBack {
        /// In order, from the relay's next number on.
        #[n(0)]
        statements: Vec<Statement>,
    },
    /// About an attachment, from version 2 on: [`BlobFrame`] says who sends which.
    #[n(49)]
    Blob(#[n(0)] BlobFrame),
    /// Local relay to device: so many are connected, this one included. Who can be joined knows this frame.
    #[n(45)]
    Present(#[n(0)] u32),
    /// Either side: this connection ends, and why.
    #[n(48)]
    Bye {
        /// Why.
        #[n(0)]
        code: ByeCode,
        /// What a person can do about it.
        #[n(1)]
        say: String,
    },
}
