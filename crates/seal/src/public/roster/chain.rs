//! The verified roster: applies statements one by one, and answers who may do what.
//!
//! Everything stands or falls with the agency's id, which the root key gives and every device
//! pins at enrolment. Knows no clock: an invite's end is compared with the statement's own time
//! here, and with the relay's clock at the relay.

use std::collections::{BTreeMap, BTreeSet};

use ids::{AgencyId, DeviceId, Epoch, InviteId, MemberId, SpaceId, UnixMs};

use super::rights::Rights;
use super::{Admitted, Invited, Next, Right, Says, Signer, Space, Statement, StatementBody, agency_of};
use crate::public::{BadSignature, Domain, PublicKey};

/// The template of the space where `manage` covers the agency.
const DIRECTORY: &str = "directory";

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
    agency: AgencyId,
    root: Option<PublicKey>,
    seq: u64,
    hash: [u8; 32],
    spaces: BTreeMap<SpaceId, Space>,
    devices: BTreeMap<DeviceId, Admitted>,
    invites: BTreeMap<InviteId, Invited>,
    members: BTreeSet<MemberId>,
    rights: Rights,
}

impl Roster {
    /// The empty roster of the agency that a device pins.
    pub fn pinned(agency: AgencyId) -> Self {
        Self {
            agency,
            root: None,
            seq: 0,
            hash: [0; 32],
            spaces: BTreeMap::new(),
            devices: BTreeMap::new(),
            invites: BTreeMap::new(),
            members: BTreeSet::new(),
            rights: Rights::default(),
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

    /// An admitted device.
    pub fn device(&self, device: DeviceId) -> Option<&Admitted> {
        self.devices.get(&device)
    }

    /// Every admitted device.
    pub fn devices(&self) -> impl Iterator<Item = (DeviceId, &Admitted)> {
        self.devices.iter().map(|(id, admitted)| (*id, admitted))
    }

    /// Whether the member whom `device` speaks for has this right there.
    pub fn may(&self, device: DeviceId, space: SpaceId, right: Right) -> bool {
        self.device(device).is_some_and(|admitted| self.rights.may(admitted.member, space, right))
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

    /// What the key of this epoch must commit to.
    pub fn commitment(&self, space: SpaceId, epoch: Epoch) -> Option<&[u8; 32]> {
        self.space(space)?.epochs.get(&epoch)
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

    /// Whose key has to have signed it; an error when the named signer may not say such a thing.
    fn key_of(&self, body: &StatementBody) -> Result<PublicKey, RosterError> {
        let refused = RosterError::NotAllowed { seq: body.seq };
        match (body.signer, &body.says) {
            (Signer::Root, Says::AgencyCreated { root, .. }) => Ok(*root),
            (_, Says::AgencyCreated { .. }) => Err(refused),
            (Signer::Root, _) => self.root.ok_or(refused),
            (Signer::Invite(signer), Says::DeviceAdmitted { invite, .. }) if signer == *invite => {
                self.invite(signer).map(|invited| invited.key).ok_or(refused)
            }
            (Signer::Device(device), says) if !matches!(says, Says::DeviceAdmitted { .. }) => {
                let manages = self
                    .space_by_template(DIRECTORY)
                    .is_some_and(|space| self.may(device, space, Right::Manage));
                self.device(device).filter(|_| manages).map(|admitted| admitted.public.signing).ok_or(refused)
            }
            _ => Err(refused),
        }
    }

    /// Checks that what is said fits, then takes it. Checks come first: on an error nothing has changed.
    fn take(&mut self, body: &StatementBody) -> Result<(), RosterError> {
        let unfit = |what| Err(RosterError::DoesNotFit { seq: body.seq, what });
        match &body.says {
            Says::AgencyCreated { agency, root } => {
                if body.seq != 1 {
                    return unfit("an agency is created once, in statement 1");
                }
                if *agency != self.agency || agency_of(root) != self.agency {
                    return Err(RosterError::WrongAgency);
                }
                self.root = Some(*root);
            }
            Says::SpaceOpened { space, template } => {
                if self.spaces.contains_key(space) {
                    return unfit("the space is already open");
                }
                if template == DIRECTORY && self.space_by_template(DIRECTORY).is_some() {
                    return unfit("an agency has one directory");
                }
                let opened = Space { id: *space, template: template.clone(), epochs: BTreeMap::new() };
                self.spaces.insert(*space, opened);
            }
            Says::EpochStarted { space, epoch, commitment } => {
                let next = self.latest_epoch(*space).map_or(1, |latest| latest.0.saturating_add(1));
                match self.spaces.get_mut(space) {
                    Some(space) if epoch.0 == next => space.epochs.insert(*epoch, *commitment),
                    Some(_) => return unfit("epochs count up by one"),
                    None => return unfit("the space of the epoch is not open"),
                };
            }
            Says::MemberInvited { invite, member, key, grants, expires } => {
                if self.invites.contains_key(invite) {
                    return unfit("the invite exists already");
                }
                if !key.is_on_curve() {
                    return unfit("the invite's key is not a key");
                }
                if grants.iter().any(|grant| !self.spaces.contains_key(&grant.space)) {
                    return unfit("a grant names a space that is not open");
                }
                let invited = Invited { member: *member, key: *key, expires: *expires, used_by: None };
                self.invites.insert(*invite, invited);
                self.members.insert(*member);
                grants.iter().for_each(|grant| self.rights.add(*member, *grant));
            }
            Says::DeviceAdmitted { device, keys, invite } => {
                if keys.id() != *device || !keys.signing.is_on_curve() || !keys.hpke.is_on_curve() {
                    return unfit("the device's id does not come from its keys");
                }
                if self.devices.contains_key(device) {
                    return unfit("the device is already admitted");
                }
                let Some(invited) = self.invites.get_mut(invite) else {
                    return unfit("the invite does not exist");
                };
                if invited.used_by.is_some() {
                    return Err(RosterError::InviteUsed);
                }
                if body.at >= invited.expires {
                    return Err(RosterError::InviteExpired);
                }
                invited.used_by = Some(*device);
                let member = invited.member;
                self.devices.insert(*device, Admitted { public: *keys, member, invite: *invite });
            }
        }
        Ok(())
    }
}
