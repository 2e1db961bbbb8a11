//! A member's role changes or ends, a device ends: the statement, and the new keys that go with it.

use std::collections::{BTreeMap, BTreeSet};

use ids::{AgencyId, DeviceId, MemberId, RecordId, SpaceId};
use model::roles::{Rights, SPACES};
use seal::public::{Grant, Part, Revocation, Roster, Says};
use seal::secret::EpochKey;
use serde_json::{Map, Value, json};

use super::parts::parts_of;
use crate::directory::Directory;
use crate::door::{RevokedBecause, Said};
use crate::{Engine, Refusal, bad_field};

/// What a role may do, space by space, as the city's settings have it.
type RoleRights = BTreeMap<String, Rights>;

impl Engine {
    /// Gives a member another role: its rights, and none of the old one's.
    pub(crate) fn change_role(&self, member: MemberId, role: &str) -> Result<Said, Refusal> {
        self.may_manage("change roles")?;
        let directory = self.directory()?;
        let rights = rights_of(&directory, role)?;
        let parts = parts_of(&directory, role);
        self.give_parts(member, &parts)?;
        let said = self.set_rights(member, &rights, &parts)?;
        self.note_member(member, json!({ "role": role, "left": false }))?;
        Ok(said)
    }

    /// A member's role ends: every right, then every device.
    pub(crate) fn end_member(&self, member: MemberId) -> Result<Said, Refusal> {
        self.may_manage("end a member's role")?;
        if self.member()? == member {
            return Err(bad_field(
                "member",
                "You cannot end your own role.",
                "Ask another administrator, or the holder of the recovery kit.",
            ));
        }
        self.give_parts(member, &[])?;
        let mut said = self.set_rights(member, &RoleRights::new(), &[])?;
        let roster = self.roster();
        let devices =
            roster.devices().filter(|(id, admitted)| admitted.member == member && roster.is_active(*id));
        for device in devices.map(|(id, _)| id).collect::<Vec<_>>() {
            said.statement = self.revoke_device(device, RevokedBecause::Ended)?.statement;
        }
        self.note_member(member, json!({ "left": true }))?;
        Ok(said)
    }

    /// Ends a device, and starts a new epoch of every space that its member reads or writes.
    pub(crate) fn revoke_device(&self, device: DeviceId, because: RevokedBecause) -> Result<Said, Refusal> {
        self.may_manage("revoke devices")?;
        let mut new_keys = 0;
        let statement = self.say_at_relay(|engine| {
            let roster = engine.roster();
            let admitted = roster.device(device).filter(|_| roster.is_active(device)).ok_or_else(|| {
                bad_field(
                    "device",
                    "That device is not on the agency's list any more.",
                    "Look at the list again.",
                )
            })?;
            let grants = roster.grants(admitted.member).filter(|grant| grant.read || grant.write);
            let spaces: BTreeSet<_> = grants.map(|grant| grant.space).collect();
            let (epochs, wraps) = engine.next_epochs(&roster, &spaces, |holder, _| holder == device)?;
            new_keys = u32::try_from(epochs.len()).unwrap_or(u32::MAX);
            Ok((Says::DeviceRevoked { device, why: why(because), epochs }, wraps))
        })?;
        self.tell_trust();
        Ok(Said { statement, new_keys })
    }

    /// Opens what this version knows and the agency does not have yet, with everybody's rights and parts there.
    /// How many kinds that were.
    pub(crate) fn open_spaces(&self) -> Result<u32, Refusal> {
        self.may_manage("open spaces")?;
        let kinds = self.new_kinds()?;
        self.take_up(&kinds)?;
        let (identity, directory) = (self.identity()?, self.directory()?);
        let spaces: Vec<_> = SPACES.iter().map(|(name, _)| (*name, identity.space(name))).collect();
        for (name, space) in &spaces {
            if self.roster().space(*space).is_none() {
                let (space, template) = (*space, (*name).to_owned());
                self.say_at_relay(|_| Ok((Says::SpaceOpened { space, template: template.clone() }, vec![])))?;
            }
        }
        // This member before there is a key: a key to what its device may not read would be purged there, and
        // whoever hands keys on has to have them.
        let me = self.member()?;
        let (mine, others): (Vec<_>, Vec<_>) = directory
            .members
            .iter()
            .filter(|(_, record)| !record.left)
            .partition(|(member, _)| **member == me);
        for (member, record) in mine {
            self.give_role(&directory, *member, &record.role, !kinds.is_empty())?;
        }
        for (_, space) in spaces {
            if self.roster().latest_epoch(space).is_none() {
                self.start_first_epoch(space)?;
            }
        }
        for (member, record) in others {
            self.give_role(&directory, *member, &record.role, !kinds.is_empty())?;
        }
        Ok(u32::try_from(kinds.len()).unwrap_or(u32::MAX))
    }

    /// The parts of a role, and its rights where there is something new.
    fn give_role(
        &self,
        directory: &Directory,
        member: MemberId,
        role: &str,
        rights: bool,
    ) -> Result<(), Refusal> {
        let parts = parts_of(directory, role);
        self.give_parts(member, &parts)?;
        if rights {
            let rights = rights_of(directory, role).unwrap_or_default();
            self.set_rights(member, &rights, &parts)?;
        }
        Ok(())
    }

    fn start_first_epoch(&self, space: SpaceId) -> Result<(), Refusal> {
        let key = EpochKey::generate().map_err(Refusal::keys)?;
        let new = key.as_next(space, ids::Epoch(1)).map_err(Refusal::keys)?;
        // Written down first: a key that the roster has and nobody holds would lock the space for ever.
        self.change_identity(|identity| {
            identity.spaces.insert(space, new.epoch, key);
            Ok(true)
        })?;
        let says = Says::EpochStarted {
            space,
            epoch: new.epoch,
            commitment: new.commitment,
            drop_box: Some(new.drop_box),
        };
        self.say_at_relay(|_| Ok((says.clone(), vec![])))?;
        self.wrap_for_keyholders(space)
    }

    /// From here on exactly these rights: a statement with a new epoch for each space where one ends, and
    /// the keys of each space where reading begins.
    ///
    /// Somebody who was never invited is not on the roster: the directory alone says what they are, and the
    /// first invite gives the rights of the role that stands there then.
    fn set_rights(&self, member: MemberId, rights: &RoleRights, parts: &[Part]) -> Result<Said, Refusal> {
        let roster = self.roster();
        if !roster.members().any(|known| known == member) {
            return Ok(Said { statement: roster.head().0, new_keys: 0 });
        }
        let mut new_keys = 0;
        let statement = self.say_at_relay(|engine| {
            let roster = engine.roster();
            let grants = changed_grants(&roster, member, rights, parts);
            let now: BTreeMap<_, _> = roster.grants(member).map(|grant| (grant.space, *grant)).collect();
            let held =
                |grant: &Grant| now.get(&grant.space).map_or((false, false), |now| (now.read, now.write));
            let loses = |grant: &&Grant| {
                let (read, write) = held(grant);
                (read && !grant.read) || (write && !grant.write)
            };
            let spaces: BTreeSet<_> = grants.iter().filter(loses).map(|grant| grant.space).collect();
            let stops: BTreeSet<_> =
                grants.iter().filter(|grant| !grant.read).map(|grant| grant.space).collect();
            let leaves = |holder, space: SpaceId| {
                stops.contains(&space) && roster.device(holder).is_some_and(|device| device.member == member)
            };
            let (epochs, mut wraps) = engine.next_epochs(&roster, &spaces, leaves)?;
            new_keys = u32::try_from(epochs.len()).unwrap_or(u32::MAX);
            let begins: Vec<_> =
                grants.iter().filter(|grant| grant.read && !held(grant).0).map(|grant| grant.space).collect();
            for (id, admitted) in roster.devices().filter(|(_, admitted)| admitted.member == member) {
                if roster.is_active(id) {
                    wraps.extend(engine.all_epochs_for(&roster, begins.iter().copied(), &admitted.public)?);
                }
            }
            Ok((Says::RightsChanged { member, grants, epochs }, wraps))
        })?;
        self.tell_trust();
        Ok(Said { statement, new_keys })
    }

    /// The roster has no names: what people read stands in the directory.
    fn note_member(&self, member: MemberId, change: Value) -> Result<(), Refusal> {
        let Value::Object(change) = change else { return Ok(()) };
        let change: Map<String, Value> = change;
        self.write(|tx, pen| tx.edit(pen, RecordId::from(member), &change, None).map_err(Refusal::from))?;
        Ok(())
    }
}

/// A role's rights as the roster grants them: only in spaces that the agency has opened.
pub(crate) fn grants(agency: AgencyId, rights: &RoleRights, is_open: impl Fn(SpaceId) -> bool) -> Vec<Grant> {
    let granted = rights.iter().filter(|(_, rights)| rights.read || rights.write || rights.manage);
    let grants = granted.map(|(name, rights)| Grant {
        space: SpaceId::of(agency, name),
        read: rights.read,
        write: rights.write,
        manage: rights.manage,
    });
    grants.filter(|grant| is_open(grant.space)).collect()
}

/// A role's rights in the spaces that the roster has.
pub(super) fn granted(roster: &Roster, rights: &RoleRights) -> Vec<Grant> {
    grants(roster.agency(), rights, |space| roster.space(space).is_some())
}

/// The rights of a role, with a grant of nothing wherever the member has something that the role has not.
/// In spaces of their own they keep what the role has a part in, and no more than that.
fn changed_grants(roster: &Roster, member: MemberId, rights: &RoleRights, parts: &[Part]) -> Vec<Grant> {
    let mut grants = granted(roster, rights);
    let named: BTreeSet<_> = grants.iter().map(|grant| grant.space).collect();
    let ends = roster.grants(member).filter(|grant| !named.contains(&grant.space));
    grants.extend(ends.filter_map(|grant| {
        let own = roster.space(grant.space).filter(|space| space.own.is_some());
        let part = own.and_then(|space| parts.iter().find(|part| part.template == space.template));
        let kept = part.map_or((false, false, false), |part| {
            (grant.read && part.read, grant.write && part.write, grant.manage && part.manage)
        });
        let (read, write, manage) = kept;
        let kept = Grant { space: grant.space, read, write, manage };
        (kept != *grant || own.is_none()).then_some(kept)
    }));
    grants
}

fn rights_of(directory: &Directory, role: &str) -> Result<RoleRights, Refusal> {
    let roles = directory.city.as_ref().map(|city| &city.roles);
    let rights = roles.and_then(|roles| roles.get(role)).cloned().unwrap_or_default();
    if rights.is_empty() {
        let say = format!("The city's settings give the role “{role}” no rights.");
        return Err(bad_field("role", say, "Take a role that the settings know, or give this one rights."));
    }
    Ok(rights)
}

/// The rights of a member's role.
pub(super) fn role_of(directory: &Directory, member: MemberId) -> Result<RoleRights, Refusal> {
    let record = directory.members.get(&member).filter(|record| !record.left).ok_or_else(|| {
        bad_field("member", "The directory has no such member.", "Look at the list of people again.")
    })?;
    rights_of(directory, &record.role)
}

fn why(because: RevokedBecause) -> Revocation {
    match because {
        RevokedBecause::Lost => Revocation::Lost,
        RevokedBecause::Replaced => Revocation::Replaced,
        RevokedBecause::Ended => Revocation::Ended,
    }
}
