//! Why a peer says no, as numbers that stay the same and texts that a person can act on.
//!
//! A number that this build does not know is kept as it is: the text beside it still helps.

use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

/// Numbered words where an unknown number survives a round trip.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $number:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$word_doc])* $word,)*
            /// A code of a newer peer.
            Other(u16),
        }

        impl $name {
            /// The number on the wire.
            pub const fn number(self) -> u16 {
                match self { $(Self::$word => $number,)* Self::Other(number) => number }
            }
            /// The code with this number.
            pub const fn from_number(number: u16) -> Self {
                match number { $($number => Self::$word,)* other => Self::Other(other) }
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
                e.u16(self.number())?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
                d.u16().map(Self::from_number)
            }
        }
    };
}

codes! {
    /// Why the relay did not take an envelope.
    RefusalCode {
        /// It cannot be read as an envelope.
        Malformed = 1,
        /// It is larger than the limit.
        TooLarge = 2,
        /// Its header names another agency.
        WrongAgency = 3,
        /// Its header names another device than the one that sent it.
        WrongDevice = 4,
        /// The agency has no such space.
        UnknownSpace = 5,
        /// The member may not write there.
        MayNotWrite = 6,
        /// The roster has no such epoch.
        UnknownEpoch = 7,
        /// The relay's disk is full.
        StorageFull = 8,
        /// The relay failed in another way; nothing was stored.
        Failed = 9,
        /// The space has a newer key: seal it again under that one.
        StaleEpoch = 10,
        /// The record was expunged; it takes no more changes.
        Expunged = 11,
        /// It does not replace what it says it does: no snapshot, or beyond the end of the log.
        CannotCompact = 12,
        /// The device has sent more than it may for now; `retry_after` says when it may again.
        TooFast = 13,
        /// The agency or the space has as many bytes of attachments as its operator gives it.
        QuotaFull = 14,
        /// The record that the attachment belongs to has not arrived.
        NoRecord = 15,
        /// The bytes are not those that the attachment's address names, or not the next ones.
        Differs = 16,
        /// The relay has nothing, or not all, of that attachment.
        NotHeld = 17,
        /// The member may not read there.
        MayNotRead = 18,
    }
}

codes! {
    /// Why a connection ends.
    ByeCode {
        /// No common version.
        Version = 1,
        /// The device is not admitted, or the agency is unknown.
        UnknownDevice = 2,
        /// The answer to the challenge is wrong.
        BadProof = 3,
        /// A frame is larger than the limit.
        FrameTooLarge = 4,
        /// A frame cannot be read, or does not belong here.
        Unexpected = 5,
        /// The relay has as many connections as it can hold.
        Busy = 6,
        /// The peer took too long.
        TooSlow = 7,
        /// The relay is shutting down.
        GoingAway = 8,
        /// The founding code is wrong or was used.
        BadFoundingCode = 9,
        /// No such invite, or its time is over.
        UnknownInvite = 10,
        /// The relay failed; nothing was stored.
        Failed = 11,
        /// There are more questions from this address than the relay answers for now.
        TooFast = 12,
        /// A local relay founds no agency and lets nobody in.
        OnlyShares = 13,
    }
}

codes! {
    /// Why a statement did not become part of the roster.
    SayCode {
        /// Another statement was first: fetch up to the head, sign again.
        OutOfTurn = 1,
        /// The signer may not say this.
        NotAllowed = 2,
        /// It does not fit the roster, or its signature is wrong.
        DoesNotFit = 3,
        /// The invite is used or its time is over.
        InviteOver = 4,
        /// The relay does not know this kind of statement yet.
        Newer = 5,
        /// The relay failed; nothing was stored.
        Failed = 6,
        /// A local relay adds nothing to the agency's list.
        OnlyShares = 7,
    }
}

/// Where refused work is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Kept {
    /// On the device that sent it, which keeps it.
    #[n(0)]
    OnDevice,
    /// With the space's custodian.
    #[n(1)]
    Custody,
}

/// Why the relay would not take an envelope, what a person can do, and where the work is.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Refusal {
    /// Why.
    #[n(0)]
    pub code: RefusalCode,
    /// What a person can do about it.
    #[n(1)]
    pub say: String,
    /// Where the work is.
    #[n(2)]
    pub kept: Kept,
    /// For a reason that passes by itself: after how many seconds to try again.
    #[n(3)]
    pub retry_after: Option<u32>,
}
