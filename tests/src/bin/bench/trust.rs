//! What trust costs: sealing and opening, verifying the list of an agency of a thousand devices, and
//! taking one of a thousand members out.
//!
//! On paper, without relay and engine: the same calls that a device makes, at a size that the bench's
//! own city does not have.

use document::{Actor, Author, Document};
use ids::{DeviceId, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use model::roles::SPACES;
use rayon::prelude::*;
use seal::public::{
    Grant, NewEpoch, Revocation, Roster, Says, SigningKeys, Statement, agency_of, verify_change,
};
use seal::secret::{
    ChangeAt, DeviceKeys, DictionaryId, EpochKey, SealedChange, Speaker, kit_public, open_change, say,
    seal_change, wrap_epoch_key,
};
use serde_json::json;

use crate::report::Report;
use crate::stopwatch::{Row, Watch, ms};
use crate::{Plan, Trouble};

const NOW: UnixMs = UnixMs(1_781_103_600_000);
const MEMBERS: u32 = 1000;

pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<(), Trouble> {
    seal_and_open(plan, report)?;
    let agency = Agency::of(MEMBERS)?;
    let (verified, revoked) = (verified(&agency, report)?, revoked(&agency, report)?);
    report.figure("roster_1000_devices_ms", "", verified);
    report.figure("revoke_1000_members_ms", "", revoked);
    Ok(())
}

/// On one core, as a device does it for each save, and for each entry that comes over the live tail.
fn seal_and_open(plan: &Plan, report: &mut Report) -> Result<(), Trouble> {
    let (device, key) = (DeviceKeys::generate()?, EpochKey::generate()?);
    let agency = agency_of(SigningKeys::generate()?.public());
    let space = SpaceId::of(agency, "patrol");
    let visit = json!({"kind": "park", "started": "2026-06-10T15:00:00Z", "recorded": "2026-06-10T15:00:00Z",
        "origin": "self_initiated", "people_reached": 4, "topics": ["parking"], "state": "logged",
        "note": ["Looked at the broken gate about scooters on the footpath. Nothing further needed for now."]});
    let visit = visit.as_object().ok_or("a visit is an object")?;
    let author = Author { actor: Actor { device: device.id(), incarnation: 0 }, at: NOW };
    let (_, change) = Document::create(RecordKind::Visit, visit, author)?;
    let count = if plan.quick { 2_000 } else { 20_000 };
    let at = |n: u64| ChangeAt { agency, space, record: RecordId::at(n, [7; 10]), epoch: Epoch(1) };
    let watch = Watch::start();
    let sealed = (0..count)
        .map(|n| seal_change(&device, &key, at(n), &change.bytes, &change.hash, DictionaryId::LATEST));
    let sealed: Vec<SealedChange> = sealed.collect::<Result<_, _>>()?;
    let sealing = watch.read().as_secs_f64();
    let watch = Watch::start();
    for SealedChange { envelope, .. } in &sealed {
        let opened = open_change(envelope, &key, device.public())?;
        let record = envelope.header().record;
        verify_change(device.public(), agency, space, record, &change.hash, &opened.signature)?;
    }
    let opening = watch.read().as_secs_f64();
    report.figure("seal_per_s", "", count as f64 / sealing);
    report.figure("open_per_s", "", count as f64 / opening);
    let bytes = sealed.first().map_or(0, |sealed| sealed.envelope.raw().len());
    report.detail(
        "sealed_visit",
        json!({ "change_bytes": change.bytes.len(), "envelope_bytes": bytes, "cores": 1 }),
    );
    Ok(())
}

/// An agency with a device for each member, all of them officers, and the whole list that says so.
struct Agency {
    statements: Vec<Statement>,
    roster: Roster,
    chief: DeviceKeys,
    last: DeviceId,
}

impl Agency {
    fn of(members: u32) -> Result<Self, Trouble> {
        let root = SigningKeys::generate()?;
        let id = agency_of(root.public());
        let (mut roster, mut statements) = (Roster::pinned(id), vec![]);
        let mut says = |speaker: Option<&DeviceKeys>, says: Says| -> Result<(), Trouble> {
            let speaker = speaker.map_or(Speaker::Root(&root), Speaker::Device);
            let statement = say(&roster, speaker, NOW, says)?;
            roster.apply(&statement)?;
            statements.push(statement);
            Ok(())
        };
        says(None, Says::AgencyCreated { agency: id, root: *root.public(), kit: Some(kit_public(&root)?) })?;
        for (name, _) in SPACES {
            let (space, key) = (SpaceId::of(id, name), EpochKey::generate()?);
            let new = key.as_next(space, Epoch(1))?;
            says(None, Says::SpaceOpened { space, template: (*name).into() })?;
            let (epoch, commitment, drop_box) = (new.epoch, new.commitment, Some(new.drop_box));
            says(None, Says::EpochStarted { space, epoch, commitment, drop_box })?;
        }
        let (mut chief, mut last) = (None, None);
        for number in 0..members {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            let (invite, member) = (InviteId::from_bytes(bytes), MemberId::from_bytes(bytes));
            let (device, manage) = (DeviceKeys::generate()?, number == 0);
            // As the pack's officers: they read most, and write where they work.
            let grants = SPACES.iter().map(|(name, _)| Grant {
                space: SpaceId::of(id, name),
                read: manage || !["view_log", "custody", "juvenile", "explorers"].contains(name),
                write: true,
                manage,
            });
            let (grants, key) = (grants.collect(), *SigningKeys::generate()?.public());
            let (expires, approved) = (UnixMs(i64::MAX), Some(true));
            let speaker = chief.clone();
            says(speaker.as_ref(), Says::MemberInvited { invite, member, key, grants, expires, approved })?;
            let admitted = Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite };
            says(speaker.as_ref(), admitted)?;
            last = Some(device.id());
            chief.get_or_insert(device);
        }
        let (chief, last) = chief.zip(last).ok_or("an agency has members")?;
        Ok(Self { statements, roster, chief, last })
    }
}

/// Milliseconds to verify the whole list from the pinned root, as at every start.
fn verified(agency: &Agency, report: &mut Report) -> Result<f64, Trouble> {
    let mut took = vec![];
    for _ in 0..5 {
        let watch = Watch::start();
        let mut roster = Roster::pinned(agency.roster.agency());
        agency.statements.iter().try_for_each(|statement| roster.apply(statement))?;
        took.push(ms(watch.read()));
        if roster != agency.roster {
            return Err("the list did not verify to the same roster".into());
        }
    }
    report.detail("roster_statements", json!(agency.statements.len()));
    Ok(Row::of(took).median())
}

/// Milliseconds until a revocation is ready to be said: a new key for each space, wrapped for everybody
/// else who reads it, on all cores; and the statement, signed and taken.
fn revoked(agency: &Agency, report: &mut Report) -> Result<f64, Trouble> {
    let Agency { roster, chief, last, .. } = agency;
    let member = roster.device(*last).ok_or("the last member has a device")?.member;
    let spaces: Vec<SpaceId> = roster.grants(member).map(|grant| grant.space).collect();
    let (mut took, mut wraps) = (vec![], 0);
    for _ in 0..3 {
        let (watch, mut epochs) = (Watch::start(), Vec::<NewEpoch>::new());
        wraps = 0;
        for space in &spaces {
            let (key, epoch) = (EpochKey::generate()?, Epoch(2));
            let holders: Vec<_> = roster.keyholders(*space).filter(|holder| holder.id() != *last).collect();
            let wrapped = holders.par_iter().map(|holder| {
                wrap_epoch_key(holder, roster.agency(), *space, epoch, &key).map(|sealed| sealed.len())
            });
            wraps += wrapped.collect::<Result<Vec<_>, _>>()?.len();
            epochs.push(key.as_next(*space, epoch)?);
        }
        let says = Says::DeviceRevoked { device: *last, why: Revocation::Lost, epochs };
        let statement = say(roster, Speaker::Device(chief), NOW, says)?;
        roster.clone().apply(&statement)?;
        took.push(ms(watch.read()));
    }
    report.detail("revoke_1000_members", json!({ "spaces": spaces.len(), "wraps": wraps }));
    Ok(Row::of(took).median())
}
