//! Everybody and every device, as those who manage see it.
//!
//! Whoever neither manages nor reads patrol is from outside, or a volunteer: they see those of the department
//! whom they work with, no Explorer and no volunteer unless they lead those, and nobody's devices but their own.

use model::roles::{OWN_SPACES, SPACES};
use seal::public::{DeviceStanding, Handed, Revocation, Roster};

use super::records::short;
use crate::directory::utc;
use crate::door::{DeviceRow, HandedRow, PeopleView, PersonTrust, RevokedBecause, RightRow, Uploaded};
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn people(&self) -> Result<PeopleView, Refusal> {
        let (identity, roster, directory) = (self.identity()?, self.roster(), self.directory()?);
        let standings = self.store.read(|reader| reader.standings().map_err(Refusal::from))?;
        let everybody = roster.manages(identity.id()) || self.may_read("patrol", "look at visits").is_ok();
        let met = |member: ids::MemberId| {
            everybody || member == identity.member || directory.meet(identity.member, member)
        };
        let mut people: Vec<PersonTrust> = directory
            .members
            .iter()
            .filter(|(member, _)| met(**member))
            .map(|(member, record)| {
                let told = everybody || *member == identity.member;
                let devices =
                    if told { self.devices_of(&roster, *member, identity.id(), &standings) } else { vec![] };
                PersonTrust {
                    member: *member,
                    name: record.name.clone(),
                    role: record.role.clone(),
                    left: record.left,
                    uploaded: if told { uploaded(&devices) } else { Uploaded::Untold },
                    rights: rights_of(&roster, *member),
                    devices,
                }
            })
            .collect();
        people.sort_by(|a, b| (a.left, &a.name).cmp(&(b.left, &b.name)));
        let roles = directory.city.as_ref().map(|city| city.roles.keys().cloned().collect());
        Ok(PeopleView {
            manages: roster.manages(identity.id()),
            people,
            knocks: if roster.manages(identity.id()) { self.knocks()? } else { vec![] },
            roles: roles.unwrap_or_default(),
            statements: roster.head().0,
            kit_to_print: identity.root.is_some(),
            new_kinds: if roster.manages(identity.id()) { self.count_new_kinds()? } else { 0 },
        })
    }

    fn devices_of(
        &self,
        roster: &Roster,
        member: ids::MemberId,
        me: ids::DeviceId,
        standings: &[DeviceStanding],
    ) -> Vec<DeviceRow> {
        let own = self.standing_word().ok().and_then(|word| word.unverified().ok());
        let devices =
            roster.devices().filter(|(id, admitted)| admitted.member == member && !roster.is_kit(*id));
        let mut rows: Vec<DeviceRow> = devices
            .map(|(device, _)| {
                let told = standings.iter().find(|word| word.device == device);
                let word = if device == me { own.as_ref() } else { told };
                let revoked = roster.revoked(device);
                DeviceRow {
                    device,
                    short: short(device),
                    this: device == me,
                    revoked: revoked.map(|revoked| because(revoked.why)),
                    heard: word.map(|word| utc(word.at)),
                    waiting: word.map(|word| word.waiting),
                    drafts: word.map(|word| word.drafts),
                    set_aside: word.and_then(|word| word.aside),
                    obeyed: word.map(|word| word.roster),
                    has_left: revoked
                        .is_some_and(|revoked| word.is_some_and(|word| word.roster >= revoked.seq)),
                    handed: word.and_then(|word| word.handed).map(handed),
                }
            })
            .collect();
        rows.sort_by_key(|row| row.revoked.is_some());
        rows
    }
}

/// A revoked device counts too: what it has not handed over is lost with it.
fn uploaded(devices: &[DeviceRow]) -> Uploaded {
    let left = |row: &&DeviceRow| row.waiting.unwrap_or(0).saturating_add(row.drafts.unwrap_or(0)) > 0;
    if devices.is_empty() {
        Uploaded::NoDevice
    } else if devices.iter().filter(left).any(|row| row.revoked.is_none() || row.has_left) {
        Uploaded::NotYet
    } else if devices.iter().any(|row| left(&row)) {
        Uploaded::NotHeardSince
    } else if devices.iter().any(|row| row.heard.is_none()) {
        Uploaded::Unknown
    } else if devices.iter().any(|row| row.handed.is_some()) {
        Uploaded::InCustody
    } else {
        Uploaded::Everything
    }
}

fn handed(word: Handed) -> HandedRow {
    HandedRow {
        entries: word.entries,
        forms: word.forms,
        receipt: word.receipt,
        signed: word.signed.map(utc),
    }
}

/// One row for a space; one for all spaces of their own of a template, since there may be hundreds.
fn rights_of(roster: &Roster, member: ids::MemberId) -> Vec<RightRow> {
    let grants = roster.grants(member).filter(|grant| grant.read || grant.write || grant.manage);
    let mut rows: Vec<RightRow> = vec![];
    for grant in grants {
        let space = roster.space(grant.space).map(|space| space.template.clone()).unwrap_or_default();
        if let Some(row) = rows.iter_mut().find(|row| row.space == space) {
            (row.read, row.write) = (row.read || grant.read, row.write || grant.write);
            row.manage |= grant.manage;
            continue;
        }
        let named = SPACES.iter().chain(OWN_SPACES).find(|(name, _)| *name == space);
        let holds = named.map_or("", |(_, holds)| holds).to_owned();
        rows.push(RightRow { holds, space, read: grant.read, write: grant.write, manage: grant.manage });
    }
    rows
}

fn because(why: Revocation) -> RevokedBecause {
    match why {
        Revocation::Lost => RevokedBecause::Lost,
        Revocation::Replaced => RevokedBecause::Replaced,
        Revocation::Ended => RevokedBecause::Ended,
    }
}
