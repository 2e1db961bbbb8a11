//! What each kind of statement does to the roster, and whose signature it takes.
//!
//! Checks come first: on an error nothing has changed.

use std::collections::{BTreeMap, BTreeSet};

use ids::{DeviceId, Epoch, InviteId, MemberId, SpaceId};

use super::chain::DIRECTORY;
use super::rights::{Promised, Unfit};
use super::{
    Admitted, Grant, Invited, NewEpoch, Revoked, Right, Roster, RosterError, Says, Signer, Space,
    StatementBody, agency_of,
};
use crate::public::{DevicePublic, PublicKey};

impl Roster {
    /// Whose key has to have signed it; an error when the named signer may not say such a thing.
    pub(super) fn key_of(&self, body: &StatementBody) -> Result<PublicKey, RosterError> {
        let refused = RosterError::NotAllowed { seq: body.seq };
        match (body.signer, &body.says) {
            (Signer::Root, Says::AgencyCreated { root, .. }) => Ok(*root),
            (_, Says::AgencyCreated { .. }) => Err(refused),
            (Signer::Root, _) => self.root.ok_or(refused),
            (Signer::Invite(signer), Says::DeviceAdmitted { invite, .. }) if signer == *invite => {
                let invited = self.invite(signer).filter(|invited| !invited.approved);
                invited.map(|invited| invited.key).ok_or(refused)
            }
            (Signer::Invite(_), _) => Err(refused),
            (Signer::Device(device), _) if self.revoked(device).is_some() => Err(RosterError::Revoked),
            (Signer::Device(device), says) => {
                let may = match says {
                    Says::RecordExpunged { space, .. } | Says::HoldChanged { space, .. } => {
                        self.may(device, *space, Right::Manage)
                    }
                    Says::OwnSpaceOpened { template, .. } => self.may_open(device, template),
                    Says::MemberAdded { space, .. } => self.may_add(device, *space),
                    Says::EpochStarted { space, .. } if self.own(*space).is_some() => {
                        self.may(device, *space, Right::Manage)
                    }
                    Says::RightsChanged { grants, .. } if !grants.is_empty() => {
                        self.manages(device) || grants.iter().all(|grant| self.may_add(device, grant.space))
                    }
                    _ => self.manages(device),
                };
                self.device(device).filter(|_| may).map(|admitted| admitted.public.signing).ok_or(refused)
            }
        }
    }

    /// Takes what is said, if it fits.
    pub(super) fn take(&mut self, body: &StatementBody) -> Result<(), RosterError> {
        let unfit = |what| RosterError::DoesNotFit { seq: body.seq, what };
        match &body.says {
            Says::AgencyCreated { agency, root, kit } => {
                if body.seq != 1 {
                    return Err(unfit("an agency is created once, in statement 1"));
                }
                if *agency != self.agency || agency_of(root) != self.agency {
                    return Err(RosterError::WrongAgency);
                }
                self.found(root, kit.as_ref()).map_err(unfit)
            }
            Says::SpaceOpened { space, template } => self.open_space(*space, template).map_err(unfit),
            Says::EpochStarted { space, epoch, commitment, drop_box } => {
                self.fits_next(*space, *epoch).map_err(unfit)?;
                self.start(*space, *epoch, Promised { commitment: *commitment, drop_box: *drop_box });
                Ok(())
            }
            Says::MemberInvited { invite, member, key, grants, expires, approved } => {
                let invited = Invited {
                    member: *member,
                    key: *key,
                    expires: *expires,
                    used_by: None,
                    approved: approved.unwrap_or(false),
                };
                self.invite_member(*invite, invited, grants).map_err(unfit)
            }
            Says::DeviceAdmitted { device, keys, invite } => self.admit(body, *device, keys, *invite),
            Says::RightsChanged { member, grants, epochs } => {
                self.change_rights(*member, grants, epochs).map_err(unfit)
            }
            Says::DeviceRevoked { device, why, epochs } => {
                self.fits_revocation(*device, epochs).map_err(unfit)?;
                self.revoked.insert(*device, Revoked { seq: body.seq, why: *why });
                for new in epochs {
                    self.start_new(new);
                    self.terms.end(*device, new.space, new.epoch);
                }
                Ok(())
            }
            Says::RecordExpunged { space, record, .. } => {
                if !self.spaces.contains_key(space) {
                    return Err(unfit("the record's space is not open"));
                }
                if self.is_held(*space, *record) {
                    return Err(unfit("the record is held; lift the hold first"));
                }
                self.expunged.entry((*space, *record)).or_insert(body.seq);
                Ok(())
            }
            Says::HoldChanged { space, record, held } => {
                if !self.spaces.contains_key(space) {
                    return Err(unfit("the record's space is not open"));
                }
                let place = (*space, *record);
                if *held {
                    self.held.insert(place)
                } else {
                    self.held.remove(&place)
                };
                Ok(())
            }
            Says::PartsChanged { member, parts } => self.change_parts(*member, parts).map_err(unfit),
            Says::OwnSpaceOpened { template, about, first, members } => {
                let Signer::Device(device) = body.signer else {
                    return Err(unfit("a space of its own is opened by a member"));
                };
                let opener = self.device(device).map(|admitted| admitted.member);
                let opener = opener.ok_or(RosterError::NotAllowed { seq: body.seq })?;
                self.open_own(opener, (template, *about), first, members).map_err(unfit)
            }
            Says::MemberAdded { space, belongs } => self.add_member(*space, *belongs).map_err(unfit),
        }
    }

    fn found(&mut self, root: &PublicKey, kit: Option<&PublicKey>) -> Result<(), Unfit> {
        if let Some(hpke) = kit {
            let public = DevicePublic { signing: *root, hpke: *hpke };
            if !hpke.is_on_curve() {
                return Err("the kit's key is not a key");
            }
            let (member, invite) =
                (MemberId::derived(self.agency.as_bytes(), "kit"), InviteId::from_bytes([0; 16]));
            self.kit = Some(public.id());
            self.devices.insert(public.id(), Admitted { public, member, invite });
        }
        self.root = Some(*root);
        Ok(())
    }

    fn open_space(&mut self, space: SpaceId, template: &str) -> Result<(), Unfit> {
        if self.spaces.contains_key(&space) {
            return Err("the space is already open");
        }
        if template == DIRECTORY && self.space_by_template(DIRECTORY).is_some() {
            return Err("an agency has one directory");
        }
        self.spaces.insert(
            space,
            Space { id: space, template: template.to_owned(), own: None, epochs: BTreeMap::new() },
        );
        Ok(())
    }

    fn invite_member(&mut self, invite: InviteId, invited: Invited, grants: &[Grant]) -> Result<(), Unfit> {
        if self.invites.contains_key(&invite) {
            return Err("the invite exists already");
        }
        if !invited.key.is_on_curve() {
            return Err("the invite's key is not a key");
        }
        self.all_open(grants)?;
        grants.iter().try_for_each(|grant| self.fits_own(invited.member, grant))?;
        self.members.insert(invited.member);
        for grant in grants {
            self.rights.add(invited.member, *grant);
            self.follow_term(invited.member, grant.space);
        }
        self.invites.insert(invite, invited);
        Ok(())
    }

    fn admit(
        &mut self,
        body: &StatementBody,
        device: DeviceId,
        keys: &DevicePublic,
        invite: InviteId,
    ) -> Result<(), RosterError> {
        let unfit = |what| RosterError::DoesNotFit { seq: body.seq, what };
        if keys.id() != device || !keys.signing.is_on_curve() || !keys.hpke.is_on_curve() {
            return Err(unfit("the device's id does not come from its keys"));
        }
        if self.devices.contains_key(&device) {
            return Err(unfit("the device is already admitted"));
        }
        let invited = self.invites.get_mut(&invite).ok_or_else(|| unfit("the invite does not exist"))?;
        if invited.used_by.is_some() {
            return Err(RosterError::InviteUsed);
        }
        if body.at >= invited.expires {
            return Err(RosterError::InviteExpired);
        }
        invited.used_by = Some(device);
        let member = invited.member;
        self.devices.insert(device, Admitted { public: *keys, member, invite });
        let writes = self.rights.of(member).filter(|grant| grant.write).map(|grant| grant.space);
        for space in writes.collect::<Vec<_>>() {
            let latest = self.latest_epoch(space);
            self.terms.begin(device, space, latest);
        }
        Ok(())
    }

    fn change_rights(
        &mut self,
        member: MemberId,
        grants: &[Grant],
        epochs: &[NewEpoch],
    ) -> Result<(), Unfit> {
        if !self.members.contains(&member) {
            return Err("the member was never invited");
        }
        self.all_open(grants)?;
        let named: BTreeSet<_> = grants.iter().map(|grant| grant.space).collect();
        if named.len() != grants.len() {
            return Err("a space is named twice");
        }
        grants.iter().try_for_each(|grant| self.fits_own(member, grant))?;
        let now = |space, right| self.rights.may(member, space, right);
        let loses = |grant: &Grant| {
            (now(grant.space, Right::Read) && !grant.read) || (now(grant.space, Right::Write) && !grant.write)
        };
        let needed = grants.iter().filter(|grant| loses(grant)).map(|grant| grant.space).collect();
        self.fit_exactly(&needed, epochs)?;
        epochs.iter().for_each(|epoch| self.start_new(epoch));
        for grant in grants {
            self.rights.set(member, *grant);
            self.follow_term(member, grant.space);
        }
        Ok(())
    }

    fn fits_revocation(&self, device: DeviceId, epochs: &[NewEpoch]) -> Result<(), Unfit> {
        let admitted = self.device(device).ok_or("the device was never admitted")?;
        if self.is_kit(device) {
            return Err("the recovery kit cannot be revoked");
        }
        if self.revoked(device).is_some() {
            return Err("the device is already revoked");
        }
        let needed = self.rights.of(admitted.member).filter(|grant| grant.read || grant.write);
        self.fit_exactly(&needed.map(|grant| grant.space).collect(), epochs)
    }

    /// A right that ends without a new key would still open what comes.
    fn fit_exactly(&self, needed: &BTreeSet<SpaceId>, epochs: &[NewEpoch]) -> Result<(), Unfit> {
        let given: BTreeSet<_> = epochs.iter().map(|new| new.space).collect();
        if given.len() != epochs.len() || given != *needed {
            return Err("each space in which a right ends needs a new epoch, and no other");
        }
        epochs.iter().try_for_each(|new| {
            self.fits_next(new.space, new.epoch)?;
            if new.drop_box.is_on_curve() { Ok(()) } else { Err("the drop box's key is not a key") }
        })
    }

    fn all_open(&self, grants: &[Grant]) -> Result<(), Unfit> {
        let open = grants.iter().all(|grant| self.spaces.contains_key(&grant.space));
        if open { Ok(()) } else { Err("a grant names a space that is not open") }
    }

    fn fits_next(&self, space: SpaceId, epoch: Epoch) -> Result<(), Unfit> {
        let next = self.latest_epoch(space).map_or(1, |latest| latest.0.saturating_add(1));
        match self.space(space) {
            Some(_) if epoch.0 == next => Ok(()),
            Some(_) => Err("epochs count up by one"),
            None => Err("the space of the epoch is not open"),
        }
    }

    pub(super) fn start(&mut self, space: SpaceId, epoch: Epoch, promised: Promised) {
        if let Some(space) = self.spaces.get_mut(&space) {
            space.epochs.insert(epoch, promised);
        }
    }

    fn start_new(&mut self, new: &NewEpoch) {
        let promised = Promised { commitment: new.commitment, drop_box: Some(new.drop_box) };
        self.start(new.space, new.epoch, promised);
    }

    /// The terms of a member's devices in a space begin or end with today's right to write there. Those of
    /// a revoked device have ended.
    pub(super) fn follow_term(&mut self, member: MemberId, space: SpaceId) {
        let (latest, writes) = (self.latest_epoch(space), self.rights.may(member, space, Right::Write));
        let its = self.devices.iter().filter(|(_, admitted)| admitted.member == member).map(|(id, _)| *id);
        for device in its.filter(|id| !self.revoked.contains_key(id)) {
            match latest {
                _ if writes => self.terms.begin(device, space, latest),
                Some(first_without) => self.terms.end(device, space, first_without),
                None => {}
            }
        }
    }
}
