//! Spaces of their own: one for each Explorer, one for each referral, opened while the agency lives.
//!
//! Who opens one is no administrator. The template and what it belongs to give the space's id, so two
//! devices that open it on their own mean the same one, and the second is refused. Rights in it are given
//! by those who belong to it, within their parts; whoever manages the agency can only take them away.

use std::collections::{BTreeMap, BTreeSet};

use ids::{DeviceId, Epoch, MemberId, RecordId, SpaceId};
use minicbor::{Decode, Encode};

use super::rights::{Promised, Unfit};
use super::{Grant, NewEpoch, Right, Roster, Space};

/// What a member may be in the spaces of a template that is opened again and again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Part {
    /// Which template, such as `referral`.
    #[n(0)]
    pub template: String,
    /// May open such a space.
    #[n(1)]
    pub opens: bool,
    /// May be let read.
    #[n(2)]
    pub read: bool,
    /// May be let write.
    #[n(3)]
    pub write: bool,
    /// May be let add, remove, hold and expunge.
    #[n(4)]
    pub manage: bool,
    /// Belongs to every one that is opened from here on, with everything the part has.
    #[n(5)]
    pub always: bool,
}

/// Somebody who belongs to a space of its own, and what they may do there: within their part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Belongs {
    /// Who.
    #[n(0)]
    pub member: MemberId,
    /// May read.
    #[n(1)]
    pub read: bool,
    /// May write.
    #[n(2)]
    pub write: bool,
    /// May add, remove, hold and expunge.
    #[n(3)]
    pub manage: bool,
}

impl Belongs {
    /// Everything that a part has.
    pub fn wholly(member: MemberId, part: &Part) -> Self {
        Self { member, read: part.read, write: part.write, manage: part.manage }
    }

    fn grant(self, space: SpaceId) -> Grant {
        Grant { space, read: self.read, write: self.write, manage: self.manage }
    }

    fn is_within(self, part: &Part) -> bool {
        (part.read || !self.read) && (part.write || !self.write) && (part.manage || !self.manage)
    }
}

/// What a space of its own belongs to, and who opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// What it belongs to: an Explorer, a referral.
    pub about: RecordId,
    /// Who opened it.
    pub opener: MemberId,
}

/// Everybody's parts, by template.
pub(super) type Parts = BTreeMap<MemberId, BTreeMap<String, Part>>;

impl Roster {
    /// The parts of a member.
    pub fn parts(&self, member: MemberId) -> impl Iterator<Item = &Part> {
        self.parts.get(&member).into_iter().flat_map(BTreeMap::values)
    }

    /// What a member may be in the spaces of a template.
    pub fn part(&self, member: MemberId, template: &str) -> Option<&Part> {
        self.parts.get(&member)?.get(template)
    }

    /// Everybody who belongs to each new space of a template, whoever opens it.
    pub fn always(&self, template: &str) -> impl Iterator<Item = (MemberId, &Part)> {
        let parts =
            self.parts.iter().filter_map(move |(member, parts)| Some((*member, parts.get(template)?)));
        parts.filter(|(_, part)| part.always)
    }

    /// What a space belongs to, when it is a space of its own.
    pub fn own(&self, space: SpaceId) -> Option<&Own> {
        self.space(space)?.own.as_ref()
    }

    /// Whether the device's member may open spaces of this template.
    pub fn may_open(&self, device: DeviceId, template: &str) -> bool {
        let member = self.device(device).filter(|_| self.is_active(device)).map(|admitted| admitted.member);
        member.and_then(|member| self.part(member, template)).is_some_and(|part| part.opens)
    }

    /// Whether the device's member says who belongs to a space of its own: whoever opened it and still
    /// belongs to it, and whoever manages it.
    pub fn may_add(&self, device: DeviceId, space: SpaceId) -> bool {
        let opened = self.own(space).zip(self.device(device)).is_some_and(|(own, admitted)| {
            own.opener == admitted.member
                && [Right::Read, Right::Write].into_iter().any(|right| self.may(device, space, right))
        });
        self.own(space).is_some() && (opened || self.may(device, space, Right::Manage))
    }

    /// Whether the device may leave keys of this space for others at the relay.
    pub fn may_hand_keys(&self, device: DeviceId, space: SpaceId) -> bool {
        let member = self.device(device).filter(|_| self.is_active(device)).map(|admitted| admitted.member);
        let will_open = || member.is_some_and(|member| self.parts(member).any(|part| part.opens));
        self.manages(device) || self.may_add(device, space) || (self.space(space).is_none() && will_open())
    }

    pub(super) fn change_parts(&mut self, member: MemberId, parts: &[Part]) -> Result<(), Unfit> {
        if !self.members.contains(&member) {
            return Err("the member was never invited");
        }
        let by_template: BTreeMap<_, _> =
            parts.iter().map(|part| (part.template.clone(), part.clone())).collect();
        if by_template.len() != parts.len() {
            return Err("a template is named twice");
        }
        self.parts.insert(member, by_template);
        Ok(())
    }

    pub(super) fn open_own(
        &mut self,
        opener: MemberId,
        (template, about): (&str, RecordId),
        first: &NewEpoch,
        members: &[Belongs],
    ) -> Result<(), Unfit> {
        let space = SpaceId::own(self.agency, template, about);
        if first.space != space || first.epoch != Epoch(1) {
            return Err("the space's id does not come from what it belongs to");
        }
        if self.spaces.contains_key(&space) {
            return Err("the space is already open");
        }
        if !first.drop_box.is_on_curve() {
            return Err("the drop box's key is not a key");
        }
        let named: BTreeSet<_> = members.iter().map(|belongs| belongs.member).collect();
        if named.len() != members.len() || !named.contains(&opener) {
            return Err("whoever opens a space belongs to it, and nobody twice");
        }
        members.iter().try_for_each(|belongs| self.fits_part(template, *belongs))?;
        if !self.always(template).any(|(_, part)| part.read && part.manage) {
            return Err("nobody has the part of this space's custodian; give it to somebody first");
        }
        let always = self.always(template).map(|(member, part)| Belongs::wholly(member, part));
        let everybody: Vec<_> = members.iter().copied().chain(always).collect();
        let own = Some(Own { about, opener });
        let epochs = BTreeMap::new();
        self.spaces.insert(space, Space { id: space, template: template.to_owned(), own, epochs });
        let promised = Promised { commitment: first.commitment, drop_box: Some(first.drop_box) };
        self.start(space, first.epoch, promised);
        for belongs in everybody {
            self.rights.add(belongs.member, belongs.grant(space));
            self.follow_term(belongs.member, space);
        }
        Ok(())
    }

    pub(super) fn add_member(&mut self, space: SpaceId, belongs: Belongs) -> Result<(), Unfit> {
        let found = self.space(space).filter(|space| space.own.is_some());
        let template = found.map(|space| space.template.clone()).ok_or("it is no space of its own")?;
        self.fits_part(&template, belongs)?;
        self.rights.add(belongs.member, belongs.grant(space));
        self.follow_term(belongs.member, space);
        Ok(())
    }

    fn fits_part(&self, template: &str, belongs: Belongs) -> Result<(), Unfit> {
        let part = self.part(belongs.member, template);
        match part.filter(|part| belongs.is_within(part) && (belongs.read || belongs.write)) {
            Some(_) => Ok(()),
            None => Err("a member's role does not have that part in such a space"),
        }
    }

    /// In a space of its own a right is only taken away by [`super::Says::RightsChanged`], and not from
    /// whoever always belongs, as long as they have that part.
    pub(super) fn fits_own(&self, member: MemberId, grant: &Grant) -> Result<(), Unfit> {
        let Some(space) = self.space(grant.space).filter(|space| space.own.is_some()) else { return Ok(()) };
        let has = |right| self.rights.may(member, grant.space, right);
        let asked = [(Right::Read, grant.read), (Right::Write, grant.write), (Right::Manage, grant.manage)];
        if asked.iter().any(|(right, given)| *given && !has(*right)) {
            return Err("rights in a space of its own are given by those who belong to it");
        }
        let loses = asked.iter().any(|(right, given)| !given && has(*right));
        let always = self.part(member, &space.template).is_some_and(|part| part.always);
        if loses && always {
            return Err("who always belongs to such a space cannot be removed; change their part first");
        }
        Ok(())
    }
}
