//! Spaces of their own: opened, entered and left. Whoever opens one brings its keys for everybody who
//! belongs to it; an administrator who lets a device in has none of them, so those who belong hand them on.

use std::collections::BTreeSet;

use ids::{DeviceId, Epoch, MemberId, RecordId, SpaceId};
use seal::public::{Belongs, DevicePublic, Grant, Right, Roster, Says};
use seal::secret::EpochKey;
use store::{Form, WAITING};

use super::keys::wrapped;
use super::saying::Wraps;
use crate::{Engine, Refusal};

/// Kept under this name: up to which statement the devices that came have been handed keys.
const HANDED_ON: &str = "handed_on";

impl Engine {
    /// Opens the space of this template that belongs to one thing, for this member and these.
    pub(super) fn open_own(
        &self,
        template: &str,
        about: RecordId,
        members: &BTreeSet<MemberId>,
    ) -> Result<u64, Refusal> {
        let me = self.member()?;
        self.say_at_relay(|engine| {
            let roster = engine.roster();
            let named = members.iter().chain([&me]).collect::<BTreeSet<_>>();
            let wholly =
                |member: &&MemberId| Some(Belongs::wholly(**member, roster.part(**member, template)?));
            let members: Vec<_> = named.iter().filter_map(wholly).collect();
            let reads = members.iter().filter(|belongs| belongs.read).map(|belongs| belongs.member);
            let always = roster.always(template).filter(|(_, part)| part.read).map(|(member, _)| member);
            let readers: BTreeSet<_> = reads.chain(always).collect();
            let holders: Vec<_> = (roster.devices())
                .filter(|(id, admitted)| {
                    roster.is_active(*id) && (roster.is_kit(*id) || readers.contains(&admitted.member))
                })
                .map(|(_, admitted)| &admitted.public)
                .collect();
            let space = SpaceId::own(roster.agency(), template, about);
            let key = EpochKey::generate().map_err(Refusal::keys)?;
            let first = key.as_next(space, Epoch(1)).map_err(Refusal::keys)?;
            let wraps = wrapped(&roster, space, first.epoch, first.commitment, &key, &holders)?;
            Ok((Says::OwnSpaceOpened { template: template.to_owned(), about, first, members }, vec![wraps]))
        })
    }

    /// Lets somebody into a space of its own with everything their part has; every key of it comes first.
    pub(crate) fn add_to_own(&self, space: SpaceId, member: MemberId) -> Result<u64, Refusal> {
        let said = self.say_at_relay(|engine| {
            let roster = engine.roster();
            let template = roster.space(space).map(|space| space.template.clone()).unwrap_or_default();
            let part = roster.part(member, &template).ok_or(Refusal::NotAllowed(
                "let somebody in whose role has no part there; ask an administrator about their role",
            ))?;
            let belongs = Belongs::wholly(member, part);
            let wraps = if belongs.read { engine.all_for(&roster, space, member)? } else { vec![] };
            Ok((Says::MemberAdded { space, belongs }, wraps))
        })?;
        self.tell_trust();
        Ok(said)
    }

    /// Takes somebody out of a space of its own: with a new key, in the same statement.
    pub(crate) fn remove_from_own(&self, space: SpaceId, member: MemberId) -> Result<u64, Refusal> {
        let said = self.say_at_relay(|engine| {
            let roster = engine.roster();
            let is_theirs = |device: DeviceId, _: SpaceId| {
                roster.device(device).is_some_and(|admitted| admitted.member == member)
            };
            let (epochs, wraps) = engine.next_epochs(&roster, &[space].into(), is_theirs)?;
            let grants = vec![Grant { space, read: false, write: false, manage: false }];
            Ok((Says::RightsChanged { member, grants, epochs }, wraps))
        })?;
        self.tell_trust();
        Ok(said)
    }

    /// Every key of a space, for every device of a member.
    fn all_for(&self, roster: &Roster, space: SpaceId, member: MemberId) -> Result<Vec<Wraps>, Refusal> {
        let its = roster.devices().filter(|(id, device)| device.member == member && roster.is_active(*id));
        let mut wraps = vec![];
        for (_, admitted) in its {
            wraps.extend(self.whole_key_for(roster, space, &admitted.public)?);
        }
        Ok(wraps)
    }

    /// Every key of a space for one device; an error when this one lacks one.
    fn whole_key_for(
        &self,
        roster: &Roster,
        space: SpaceId,
        device: &DevicePublic,
    ) -> Result<Vec<Wraps>, Refusal> {
        let wraps = self.all_epochs_for(roster, [space], device)?;
        if wraps.len() == roster.epochs(space).count() {
            return Ok(wraps);
        }
        Err(Refusal::Relay("the keys of that space are on their way to this device; try again soon".into()))
    }

    /// Devices that came since hold keys of spaces that whoever let them in does not read: they get them
    /// from those who say who belongs there, the custodian's device above all.
    pub(super) fn hand_on_keys(&self) -> Result<(), Refusal> {
        let (roster, me) = (self.roster(), self.identity()?.id());
        let done = u64::try_from(self.store.number(HANDED_ON)?.unwrap_or(0)).unwrap_or(0);
        let head = roster.head().0;
        if done >= head {
            return Ok(());
        }
        let own = roster.spaces().filter(|space| space.own.is_some() && roster.may_add(me, space.id));
        let own: Vec<_> = own.map(|space| space.id).collect();
        if own.is_empty() {
            return Ok(());
        }
        let skip = usize::try_from(done).unwrap_or(usize::MAX);
        let came: BTreeSet<_> = (self.store.statements()?.iter().skip(skip))
            .filter_map(|statement| match statement.body().ok()?.says {
                Says::DeviceAdmitted { device, .. } => Some(device),
                _ => None,
            })
            .collect();
        for space in own {
            for device in came.iter().filter(|device| **device != me && roster.holds_keys(**device, space)) {
                let Some(admitted) = roster.device(*device) else { continue };
                self.keep_wraps(self.all_epochs_for(&roster, [space], &admitted.public)?)?;
            }
        }
        let head = i64::try_from(head).unwrap_or(i64::MAX);
        self.transact(|tx| tx.keep_number(HANDED_ON, head).map_err(Refusal::from))
    }

    /// Lets a member whose part is to belong always into the spaces that were opened before they had it.
    /// Said by somebody who is in there, never by itself: how many there were.
    pub(crate) fn join_own_spaces(&self, member: MemberId) -> Result<u32, Refusal> {
        let (roster, me) = (self.roster(), self.identity()?.id());
        let lacks = |space: &seal::public::Space| {
            roster.part(member, &space.template).is_some_and(|part| part.always)
                && !roster.grants(member).any(|grant| grant.space == space.id && grant.read)
        };
        let own = roster.spaces().filter(|space| space.own.is_some() && roster.may_add(me, space.id));
        let mut joined = 0;
        for space in own.filter(|space| lacks(space)).map(|space| space.id).collect::<Vec<_>>() {
            self.add_to_own(space, member)?;
            joined += 1;
        }
        Ok(joined)
    }

    /// A key to write with into a space of its own that is not open yet: nobody else has it, and what is
    /// sealed with it stays here until the space is.
    pub(crate) fn key_to_wait_with(&self, space: SpaceId) -> Result<(), Refusal> {
        self.change_identity(|identity| {
            if identity.spaces.latest(space).is_some() {
                return Ok(false);
            }
            if self.roster().space(space).is_some() {
                return Err(Refusal::Relay("the keys of that space are on their way to this device".into()));
            }
            identity.spaces.insert(space, WAITING, EpochKey::generate().map_err(Refusal::keys)?);
            Ok(true)
        })?;
        Ok(())
    }

    /// Whether what this device wrote for a space waits until that is open.
    pub(crate) fn waits_for(&self, space: SpaceId) -> bool {
        self.identity().is_ok_and(|identity| identity.spaces.get(space, WAITING).is_some())
    }

    /// What waits for a space that this device may not open any more goes to the custodian as unfinished
    /// forms: it is sealed with a key that nobody else has. How many records; none when there is no way.
    pub(super) fn leave_what_waits(&self) -> Result<u32, Refusal> {
        self.leave_what_waits_for(&self.identity()?.waiting())
    }

    /// The same for these spaces.
    pub(super) fn leave_what_waits_for(&self, waiting: &BTreeSet<SpaceId>) -> Result<u32, Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let custody = identity.space(store::CUSTODY);
        let drop_box = roster.drop_box_for(identity.id(), custody);
        let (Some((epoch, drop_box)), false) = (drop_box, waiting.is_empty()) else { return Ok(0) };
        let mut records = vec![];
        for space in waiting {
            self.store.read(|reader| {
                for record in reader.records_in(*space)? {
                    let whole = reader.whole(record)?;
                    let fields = serde_json::Value::Object(whole.json).to_string();
                    records.push((record, Form { form: whole.kind.word().into(), fields, kept: self.now() }));
                }
                Ok::<_, Refusal>(())
            })?;
        }
        let left = u32::try_from(records.len()).unwrap_or(u32::MAX);
        self.write(|tx, pen| {
            for (record, form) in records {
                tx.remove_record(record)?;
                tx.leave_form(pen, (epoch, drop_box), form)?;
            }
            Ok(())
        })?;
        self.change_identity(|identity| {
            identity.spaces =
                identity.spaces_but(|space, epoch| epoch == WAITING && waiting.contains(&space));
            Ok(true)
        })?;
        Ok(left)
    }

    /// Refuses when the person may not write into the space that a record is in.
    pub(crate) fn may_write_in(&self, space: SpaceId, what: &'static str) -> Result<(), Refusal> {
        let roster = self.roster();
        let identity = self.identity()?;
        // While it opens, the first real key may be here before the statement is: the outbox sends in order.
        let opens = roster.space(space).is_none() && identity.spaces.latest(space).is_some();
        let may = opens || roster.may(identity.id(), space, Right::Write);
        if may { Ok(()) } else { Err(Refusal::NotAllowed(what)) }
    }
}
