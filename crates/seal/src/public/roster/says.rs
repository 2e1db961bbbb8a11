//! What a statement can say, and who can sign it.
//!
//! Kinds are only added. Fields that an older build must not overlook raise the form in
//! [`super::Statement`]; others are optional.

use ids::{AgencyId, DeviceId, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use minicbor::{Decode, Encode};

use super::{Belongs, Part};
use crate::public::{DevicePublic, PublicKey};

/// Who signs a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Signer {
    /// The agency's root key.
    #[n(0)]
    Root,
    /// The key that travels in an invite.
    #[n(1)]
    Invite(#[n(0)] InviteId),
    /// An admitted device.
    #[n(2)]
    Device(#[n(0)] DeviceId),
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum Says {
    /// The agency exists; always the first statement.
    #[n(0)]
    AgencyCreated {
        /// The id that the root key gives.
        #[n(0)]
        agency: AgencyId,
        /// The agency's root key.
        #[n(1)]
        root: PublicKey,
        /// The second key of the recovery kit, to which every epoch's key is wrapped too.
        #[n(2)]
        kit: Option<PublicKey>,
    },
    /// There is a new space.
    #[n(1)]
    SpaceOpened {
        /// Its id.
        #[n(0)]
        space: SpaceId,
        /// What it is for, such as `patrol`.
        #[n(1)]
        template: String,
    },
    /// A space has a new key.
    #[n(2)]
    EpochStarted {
        /// Which space.
        #[n(0)]
        space: SpaceId,
        /// The key's number.
        #[n(1)]
        epoch: Epoch,
        /// What the key must commit to, so that one envelope has only one key that opens it.
        #[cbor(n(2), with = "minicbor::bytes")]
        commitment: [u8; 32],
        /// What those seal to who may write and not read.
        #[n(3)]
        drop_box: Option<PublicKey>,
    },
    /// A device of this member may join with the invite's key.
    #[n(3)]
    MemberInvited {
        /// The invite.
        #[n(0)]
        invite: InviteId,
        /// Who is invited.
        #[n(1)]
        member: MemberId,
        /// The key that may admit one device.
        #[n(2)]
        key: PublicKey,
        /// What the member may do; added to what they already may.
        #[n(3)]
        grants: Vec<Grant>,
        /// From when on the invite is worthless.
        #[n(4)]
        expires: UnixMs,
        /// The invite's key only knocks: the device is admitted by somebody who manages.
        #[n(5)]
        approved: Option<bool>,
    },
    /// This device speaks for the invited member.
    #[n(4)]
    DeviceAdmitted {
        /// The id that the keys give.
        #[n(0)]
        device: DeviceId,
        /// The device's keys.
        #[n(1)]
        keys: DevicePublic,
        /// By which invite; each admits one device.
        #[n(2)]
        invite: InviteId,
    },
    /// From here on the member may do exactly this in these spaces.
    #[n(5)]
    RightsChanged {
        /// Who.
        #[n(0)]
        member: MemberId,
        /// What they may do, space by space; a grant of nothing takes everything away there.
        #[n(1)]
        grants: Vec<Grant>,
        /// A new key for each space in which reading or writing is lost.
        #[n(2)]
        epochs: Vec<NewEpoch>,
    },
    /// This device speaks for nobody any more.
    #[n(6)]
    DeviceRevoked {
        /// Which device.
        #[n(0)]
        device: DeviceId,
        /// Why, in a word.
        #[n(1)]
        why: Revocation,
        /// A new key for each space that its member may read or write.
        #[n(2)]
        epochs: Vec<NewEpoch>,
    },
    /// This record is to be gone everywhere, history included.
    #[n(7)]
    RecordExpunged {
        /// In which space.
        #[n(0)]
        space: SpaceId,
        /// Which record.
        #[n(1)]
        record: RecordId,
        /// What kind of authority asks for it; the words stand in the custodian's own record.
        #[n(2)]
        authority: Authority,
    },
    /// This record must not be expunged, or may be again.
    #[n(8)]
    HoldChanged {
        /// In which space.
        #[n(0)]
        space: SpaceId,
        /// Which record.
        #[n(1)]
        record: RecordId,
        /// Whether it is held.
        #[n(2)]
        held: bool,
    },
    /// From here on the member may be exactly this in spaces of their own; where they belong already,
    /// they stay.
    #[n(9)]
    PartsChanged {
        /// Who.
        #[n(0)]
        member: MemberId,
        /// Template by template; none for nothing anywhere.
        #[n(1)]
        parts: Vec<Part>,
    },
    /// There is a new space of its own, with its key and everybody who belongs to it. Signed by whoever
    /// opens it.
    #[n(10)]
    OwnSpaceOpened {
        /// Of which template, such as `referral`.
        #[n(0)]
        template: String,
        /// What it belongs to; with the template it gives the space's id.
        #[n(1)]
        about: RecordId,
        /// Its first key.
        #[n(2)]
        first: NewEpoch,
        /// Who belongs to it, the opener among them. Those who always belong need not be named.
        #[n(3)]
        members: Vec<Belongs>,
    },
    /// Somebody comes to belong to a space of its own, or may do more there than before.
    #[n(11)]
    MemberAdded {
        /// Which space.
        #[n(0)]
        space: SpaceId,
        /// Who, and what they may do.
        #[n(1)]
        belongs: Belongs,
    },
}

/// The next key of a space, as a part of the statement that makes it necessary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewEpoch {
    /// Which space.
    #[n(0)]
    pub space: SpaceId,
    /// The key's number.
    #[n(1)]
    pub epoch: Epoch,
    /// What the key must commit to.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub commitment: [u8; 32],
    /// What those seal to who may write and not read.
    #[n(3)]
    pub drop_box: PublicKey,
}

/// Why a device was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Revocation {
    /// It is lost or stolen.
    #[n(0)]
    Lost,
    /// Another one takes its place.
    #[n(1)]
    Replaced,
    /// Its member's role has ended.
    #[n(2)]
    Ended,
}

/// What kind of authority asks for a record to be gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Authority {
    /// The retention schedule.
    #[n(0)]
    Retention,
    /// A court's order.
    #[n(1)]
    Court,
    /// It should never have been written down here.
    #[n(2)]
    Misfiled,
}

/// What a member may do in one space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Grant {
    /// Where.
    #[n(0)]
    pub space: SpaceId,
    /// May read.
    #[n(1)]
    pub read: bool,
    /// May write.
    #[n(2)]
    pub write: bool,
    /// May invite, open and re-key; counts in `directory`, where it covers the agency.
    #[n(3)]
    pub manage: bool,
}
