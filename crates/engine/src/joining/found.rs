//! Founding: the agency's root, its spaces and their keys, its first administrator, its directory.

use std::collections::BTreeMap;
use std::sync::Arc;

use ids::{AgencyId, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use model::roles::{Rights, SPACES};
use protocol::Frame;
use seal::public::{NewEpoch, Part, Roster, Says, SigningKeys, Statement, agency_of};
use seal::secret::{DeviceKeys, EpochKey, SpaceKeys, Speaker, kit_public, say};
use serde_json::Value;

use super::{keep, verified};
use crate::clock::random;
use crate::identity::Identity;
use crate::link::ask_as_guest;
use crate::trust::{WRAPS_OWED, grants, in_roster};
use crate::{Engine, Refusal, bad_field};

/// What it takes to found an agency.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The relay, such as `ws://127.0.0.1:7447`.
    pub relay_url: String,
    /// The one-time code that the relay's operator gave out.
    pub code: String,
    /// The pack: the city's configuration.
    pub pack: pack::Pack,
    /// The first administrator, by the name in the pack.
    pub admin: String,
}

/// Founds an agency from this device, which becomes its first administrator's.
pub async fn found(engine: &Arc<Engine>, founding: Founding) -> Result<AgencyId, Refusal> {
    if let Ok(identity) = engine.identity() {
        // Killed after the agency was founded and before its directory was written: go on there.
        if identity.root.is_some() && engine.directory()?.city.is_none() {
            write_directory(engine, &founding.pack, identity.agency)?;
            return Ok(identity.agency);
        }
        return Err(Refusal::AlreadyEnrolled);
    }
    let Frame::Relay { relay, relay_time, .. } = ask_as_guest(&founding.relay_url, &Frame::WhoAreYou).await?
    else {
        return Err(Refusal::Relay("the relay did not say who it is".into()));
    };
    engine.relay_clock(relay_time)?;
    let root = SigningKeys::generate().map_err(Refusal::keys)?;
    let agency = agency_of(root.public());
    let admin = admin_of(&founding, agency)?;
    let device = DeviceKeys::generate().map_err(Refusal::keys)?;
    let (statements, spaces) = first_statements(&root, &device, &admin, engine.now())?;
    verified(agency, &statements)?;
    let found = Frame::Found { code: founding.code.clone(), statements: statements.clone() };
    match ask_as_guest(&founding.relay_url, &found).await? {
        Frame::Founded { .. } => {}
        _ => return Err(Refusal::Relay("the relay did not take the agency".into())),
    }
    let identity = Identity {
        agency,
        member: admin.0,
        device,
        spaces,
        relay_url: founding.relay_url,
        relay_key: relay,
        incarnation: 0,
        root: Some(root),
    };
    engine.transact(|tx| tx.keep_number(WRAPS_OWED, 1).map_err(Refusal::from))?;
    keep(engine, identity, &statements)?;
    write_directory(engine, &founding.pack, agency)?;
    Ok(agency)
}

fn admin_of(founding: &Founding, agency: AgencyId) -> Result<Admin, Refusal> {
    let wrong = |say: String| {
        bad_field("admin", say, "Give the name of a member of the pack who may manage the directory.")
    };
    let member = founding.pack.members.iter().find(|member| member.name == founding.admin);
    let member = member.ok_or_else(|| wrong("The pack has no such member.".into()))?;
    let rights = founding.pack.roles.get(&member.role).cloned().unwrap_or_default();
    if !rights.get("directory").is_some_and(|rights| rights.manage) {
        return Err(wrong(format!("The role “{}” may not manage the directory.", member.role)));
    }
    let parts = founding.pack.parts.get(&member.role).into_iter().flatten();
    let parts = parts.map(|(template, part)| in_roster(template, *part)).collect();
    Ok((pack::member_id(agency, &founding.admin), rights, parts))
}

type Admin = (MemberId, BTreeMap<String, Rights>, Vec<Part>);

/// The roster from nothing to the first device.
fn first_statements(
    root: &SigningKeys,
    device: &DeviceKeys,
    (member, rights, parts): &Admin,
    now: UnixMs,
) -> Result<(Vec<Statement>, SpaceKeys), Refusal> {
    let agency = agency_of(root.public());
    let mut roster = Roster::pinned(agency);
    let mut statements = vec![];
    let mut speak = |speaker: Speaker<'_>, says: Says| -> Result<(), Refusal> {
        let statement = say(&roster, speaker, now, says).map_err(Refusal::keys)?;
        roster.apply(&statement).map_err(Refusal::keys)?;
        statements.push(statement);
        Ok(())
    };
    speak(
        Speaker::Root(root),
        Says::AgencyCreated {
            agency,
            root: *root.public(),
            kit: Some(kit_public(root).map_err(Refusal::keys)?),
        },
    )?;
    let mut keys = SpaceKeys::default();
    for (name, _) in SPACES {
        let space = SpaceId::of(agency, name);
        let key = EpochKey::generate().map_err(Refusal::keys)?;
        let NewEpoch { epoch, commitment, drop_box, .. } =
            key.as_next(space, Epoch(1)).map_err(Refusal::keys)?;
        let drop_box = Some(drop_box);
        speak(Speaker::Root(root), Says::SpaceOpened { space, template: (*name).to_owned() })?;
        speak(Speaker::Root(root), Says::EpochStarted { space, epoch, commitment, drop_box })?;
        keys.insert(space, Epoch(1), key);
    }
    let invite = InviteId::at(u64::try_from(now.0).unwrap_or(0), random());
    let key = SigningKeys::generate().map_err(Refusal::keys)?;
    let expires = UnixMs(now.0 + 600_000);
    let (member, key) = (*member, *key.public());
    let grants = grants(agency, rights, |space| keys.latest(space).is_some());
    let approved = Some(true);
    speak(Speaker::Root(root), Says::MemberInvited { invite, member, key, grants, expires, approved })?;
    if !parts.is_empty() {
        speak(Speaker::Root(root), Says::PartsChanged { member, parts: parts.clone() })?;
    }
    let admitted = Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite };
    speak(Speaker::Root(root), admitted)?;
    Ok((statements, keys))
}

/// The pack's records, in one transaction.
fn write_directory(engine: &Arc<Engine>, pack: &pack::Pack, agency: AgencyId) -> Result<(), Refusal> {
    let records: Vec<(RecordId, RecordKind, Value)> = pack::records(pack, agency);
    engine.write(|tx, pen| {
        for (id, kind, record) in records {
            if let Value::Object(fields) = record {
                tx.create_or_edit(pen, id, kind, &fields)?;
            }
        }
        Ok(())
    })
}
