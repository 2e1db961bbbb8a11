//! The verified roster: applies statements one by one, and answers who may do what.
//!
//! Everything stands or falls with the agency's id, which the root key gives and every device
//! pins at enrolment. Knows no clock: an invite's end is compared with the statement's own time
//! here, and with the relay's clock at the relay.

use std::collections::{BTreeMap, BTreeSet};

use ids::{AgencyId, DeviceId, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};

use super::could::Terms;
use super::own::Parts;
use super::rights::Rights;
use super::{Admitted, Invited, Next, Revoked, Right, Says, Signer, Space, Statement};
use crate::public::{BadSignature, DevicePublic, Domain, PublicKey};

/// The template of the space where `manage` covers the agency.
pub(super) const DIRECTORY: &str = "directory";
/// The template of the space where revoked devices leave their work.
const CUSTODY: &str = "custody";

/// Why a statement does not belong into this roster. The roster is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// A kind, signer or form that this build does not know.
    #[error("the agency's list has a newer statement than this app understands; update the app")]
    Newer,
    /// Not a statement.
    #[error("a statement of the agency's list cannot be read; fetch the list again")]
    Unreadable,
    /// Not the statement that comes next.
    #[error("the agency's list continues with number {expected}, not {found}; fetch the list from there")]
    OutOfTurn {
        /// What comes next.
        expected: u64,
        /// What came.
        found: u64,
    },
    /// It names another statement as the one before.
    #[error("statement {seq} does not follow from the one before; two lists are mixed, fetch the list again")]
    Forked {
        /// Its number.
        seq: u64,
    },
    /// Another agency, or a root key that does not give the agency's id.
    #[error("the statement belongs to another agency; check the invite")]
    WrongAgency,
    /// Not signed by whom it names.
    #[error(transparent)]
    BadSignature(#[from] BadSignature),
    /// The signer may not say this.
    #[error("whoever signed statement {seq} may not say that; ask an administrator of the agency")]
    NotAllowed {
        /// Its number.
        seq: u64,
    },
    /// The device was revoked.
    #[error("this device was revoked; ask an administrator of the agency")]
    Revoked,
    /// The invite's time is over.
    #[error("the invite has expired; ask for a new one")]
    InviteExpired,
    /// The invite has admitted its device.
    #[error("the invite was already used; ask for a new one")]
    InviteUsed,
    /// It names something that the roster does not have, or has already.
    #[error("statement {seq} does not fit the agency's list: {what}")]
    DoesNotFit {
        /// Its number.
        seq: u64,
        /// What does not fit.
        what: &'static str,
    },
}

/// The verified state of an agency's roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    pub(super) agency: AgencyId,
    pub(super) root: Option<PublicKey>,
    pub(super) kit: Option<DeviceId>,
    pub(super) seq: u64,
    pub(super) hash: [u8; 32],
    pub(super) spaces: BTreeMap<SpaceId, Space>,
    pub(super) devices: BTreeMap<DeviceId, Admitted>,
    pub(super) revoked: BTreeMap<DeviceId, Revoked>,
    pub(super) invites: BTreeMap<InviteId, Invited>,
    pub(super) members: BTreeSet<MemberId>,
    pub(super) rights: Rights,
    pub(super) parts: Parts,
    pub(super) terms: Terms,
    pub(super) held: BTreeSet<(SpaceId, RecordId)>,
    /// Expunged records, with the number of the statement.
    pub(super) expunged: BTreeMap<(SpaceId, RecordId), u64>,
}

impl Roster {
    /// The empty roster of the agency that a device pins.
    pub fn pinned(agency: AgencyId) -> Self {
        Self {
            agency,
            root: None,
            kit: None,
            seq: 0,
            hash: [0; 32],
            spaces: BTreeMap::new(),
            devices: BTreeMap::new(),
            revoked: BTreeMap::new(),
            invites: BTreeMap::new(),
            members: BTreeSet::new(),
            rights: Rights::default(),
            parts: Parts::default(),
            terms: Terms::default(),
            held: BTreeSet::new(),
            expunged: BTreeMap::new(),
        }
    }

    /// Takes the next statement, if its signer may say it here and now. On an error nothing changes.
    pub fn apply(&mut self, statement: &Statement) -> Result<(), RosterError> {
        let body = statement.body()?;
        if body.seq != self.seq + 1 {
            return Err(RosterError::OutOfTurn { expected: self.seq + 1, found: body.seq });
        }
        if body.prev != self.hash {
            return Err(RosterError::Forked { seq: body.seq });
        }
        let key = self.key_of(&body)?;
        key.verify(Domain::Statement, &statement.raw, &statement.signature)?;
        self.take(&body)?;
        self.seq = body.seq;
        self.hash = statement.hash();
        Ok(())
    }

    /// What `signer` would say next, ready to sign.
    pub fn next(&self, at: UnixMs, signer: Signer, says: Says) -> Next {
        Next { seq: self.seq + 1, prev: self.hash, at, signer, says }
    }

    /// The number and hash of the last statement; 0 and zeros when there is none.
    pub fn head(&self) -> (u64, [u8; 32]) {
        (self.seq, self.hash)
    }

    /// Whose roster it is.
    pub fn agency(&self) -> AgencyId {
        self.agency
    }

    /// The agency's root key, once the first statement is in.
    pub fn root(&self) -> Option<&PublicKey> {
        self.root.as_ref()
    }

    /// A device that is or was admitted: what it signed while it was stays proved.
    pub fn device(&self, device: DeviceId) -> Option<&Admitted> {
        self.devices.get(&device)
    }

    /// When and why a device was revoked, if it was.
    pub fn revoked(&self, device: DeviceId) -> Option<&Revoked> {
        self.revoked.get(&device)
    }

    /// Whether a device speaks for its member today.
    pub fn is_active(&self, device: DeviceId) -> bool {
        self.devices.contains_key(&device) && !self.revoked.contains_key(&device)
    }

    /// Whether this is the device that the recovery kit makes.
    pub fn is_kit(&self, device: DeviceId) -> bool {
        self.kit == Some(device)
    }

    /// Every device that is or was admitted.
    pub fn devices(&self) -> impl Iterator<Item = (DeviceId, &Admitted)> {
        self.devices.iter().map(|(id, admitted)| (*id, admitted))
    }

    /// Whether the member whom `device` speaks for has this right there, today.
    pub fn may(&self, device: DeviceId, space: SpaceId, right: Right) -> bool {
        if !self.is_active(device) {
            return false;
        }
        if self.is_kit(device) {
            return right == Right::Manage && self.space_by_template(DIRECTORY) == Some(space);
        }
        self.device(device).is_some_and(|admitted| self.rights.may(admitted.member, space, right))
    }

    /// Whether a device may speak for the agency: whoever manages the directory.
    pub fn manages(&self, device: DeviceId) -> bool {
        self.space_by_template(DIRECTORY).is_some_and(|space| self.may(device, space, Right::Manage))
    }

    /// Whether `device` could write into the space under the key of `epoch`: it may today, or lost that
    /// right only when a later epoch began. What it wrote before stays true.
    pub fn could_write(&self, device: DeviceId, space: SpaceId, epoch: Epoch) -> bool {
        self.terms.covers(device, space, epoch)
    }

    /// Whether `device` could drop something into the space under the key of `epoch`: it could write there, or
    /// it was revoked and the space is `custody`, where it leaves what it has not finished, whatever its role.
    pub fn could_drop(&self, device: DeviceId, space: SpaceId, epoch: Epoch) -> bool {
        let leaves = self.revoked(device).is_some() && self.space_by_template(CUSTODY) == Some(space);
        self.could_write(device, space, epoch) || (leaves && self.commitment(space, epoch).is_some())
    }

    /// Whose device gets the keys of this space: those who read it, and the kit.
    pub fn holds_keys(&self, device: DeviceId, space: SpaceId) -> bool {
        self.is_active(device) && (self.is_kit(device) || self.may(device, space, Right::Read))
    }

    /// The devices to wrap a space's key for.
    pub fn keyholders(&self, space: SpaceId) -> impl Iterator<Item = &DevicePublic> {
        let holds = move |id: &DeviceId| self.holds_keys(*id, space);
        self.devices.iter().filter(move |(id, _)| holds(id)).map(|(_, admitted)| &admitted.public)
    }

    /// Whether a record must not be expunged.
    pub fn is_held(&self, space: SpaceId, record: RecordId) -> bool {
        self.held.contains(&(space, record))
    }

    /// Every record that is held.
    pub fn all_held(&self) -> impl Iterator<Item = (SpaceId, RecordId)> {
        self.held.iter().copied()
    }

    /// The number of the statement that expunged a record, if one did.
    pub fn expunged(&self, space: SpaceId, record: RecordId) -> Option<u64> {
        self.expunged.get(&(space, record)).copied()
    }

    /// Every expunged record, with the number of its statement.
    pub fn all_expunged(&self) -> impl Iterator<Item = (SpaceId, RecordId, u64)> {
        self.expunged.iter().map(|((space, record), seq)| (*space, *record, *seq))
    }

    /// What a member may do, space by space.
    pub fn grants(&self, member: MemberId) -> impl Iterator<Item = &super::Grant> {
        self.rights.of(member)
    }

    /// Every open space.
    pub fn spaces(&self) -> impl Iterator<Item = &Space> {
        self.spaces.values()
    }

    /// An open space.
    pub fn space(&self, space: SpaceId) -> Option<&Space> {
        self.spaces.get(&space)
    }

    /// The first space opened for this purpose, such as `patrol`.
    pub fn space_by_template(&self, template: &str) -> Option<SpaceId> {
        self.spaces().find(|space| space.template == template).map(|space| space.id)
    }

    /// What those seal to who may write into the space and not read it: key and number of the latest epoch.
    pub fn drop_box(&self, space: SpaceId) -> Option<(Epoch, &PublicKey)> {
        let (epoch, promised) = self.space(space)?.epochs.last_key_value()?;
        promised.drop_box.as_ref().map(|key| (*epoch, key))
    }

    /// The drop box of the latest epoch that this device has a part in: one that was revoked leaves what it
    /// has in the one before.
    pub fn drop_box_for(&self, device: DeviceId, space: SpaceId) -> Option<(Epoch, &PublicKey)> {
        let epochs = self.space(space)?.epochs.iter().rev();
        let mut could = epochs.filter(|(epoch, _)| self.could_drop(device, space, **epoch));
        could.find_map(|(epoch, promised)| Some((*epoch, promised.drop_box.as_ref()?)))
    }

    /// The epochs of a space with what each key must commit to.
    pub fn epochs(&self, space: SpaceId) -> impl Iterator<Item = (Epoch, &[u8; 32])> {
        let epochs = self.space(space).into_iter().flat_map(|space| &space.epochs);
        epochs.map(|(epoch, promised)| (*epoch, &promised.commitment))
    }

    /// What the key of this epoch must commit to.
    pub fn commitment(&self, space: SpaceId, epoch: Epoch) -> Option<&[u8; 32]> {
        self.space(space)?.epochs.get(&epoch).map(|promised| &promised.commitment)
    }

    /// The key that new envelopes of the space are sealed with.
    pub fn latest_epoch(&self, space: SpaceId) -> Option<Epoch> {
        self.space(space)?.epochs.keys().next_back().copied()
    }

    /// An invite.
    pub fn invite(&self, invite: InviteId) -> Option<&Invited> {
        self.invites.get(&invite)
    }

    /// Everybody who was ever invited.
    pub fn members(&self) -> impl Iterator<Item = MemberId> {
        self.members.iter().copied()
    }
}
