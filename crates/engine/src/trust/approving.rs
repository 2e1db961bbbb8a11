//! A device is invited, knocks, is compared, and is let in with every key of its spaces.

use std::time::Duration;

use ids::{InviteId, MemberId, UnixMs};
use protocol::Frame;
use seal::public::{Knock, Right, Says, SigningKeys};
use seal::secret::{InviteCode, InvitePackage, SpaceKeys, seal_package};

use super::members::{granted, role_of};
use super::parts::parts_of;
use super::saying::strange;
use crate::clock::random;
use crate::directory::utc;
use crate::door::{InviteView, KnockRow, Said};
use crate::{Engine, Refusal, bad_field};

/// A code is good for three days: a weekend, and not a season.
const GOOD_FOR_MS: i64 = 3 * 86_400_000;
/// How often to look whether somebody knocks.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

impl Engine {
    /// Invites a device of this member. The code lets it knock, nothing more.
    pub(crate) fn invite_device(&self, member: MemberId) -> Result<InviteView, Refusal> {
        self.may_manage("invite devices")?;
        let (identity, directory) = (self.identity()?, self.directory()?);
        let rights = role_of(&directory, member)?;
        let key = SigningKeys::generate().map_err(Refusal::keys)?;
        let now = self.now();
        let invite = InviteId::at(u64::try_from(now.0).unwrap_or(0), random());
        let expires = UnixMs(now.0 + GOOD_FOR_MS);
        self.say_at_relay(|engine| {
            let roster = engine.roster();
            let grants = granted(&roster, &rights);
            let key = *key.public();
            Ok((Says::MemberInvited { invite, member, key, grants, expires, approved: Some(true) }, vec![]))
        })?;
        let role = directory.members.get(&member).map(|record| record.role.as_str()).unwrap_or_default();
        self.say_parts(member, &parts_of(&directory, role))?;
        let code =
            InviteCode::generate(identity.relay_url.clone(), identity.agency, identity.relay_key.hash())
                .map_err(Refusal::keys)?;
        // The keys follow when the device is let in: the code alone opens nothing.
        let package =
            InvitePackage { invite, member, agency: identity.agency, key, space_keys: SpaceKeys::default() };
        let package = seal_package(&code, &package).map_err(Refusal::keys)?;
        let lookup = code.lookup().map_err(Refusal::keys)?;
        match self.ask_relay(Frame::Deposit { lookup: lookup.into(), package, expires })? {
            Frame::Deposited { .. } => {}
            Frame::NotSaid { say, .. } => return Err(Refusal::Relay(say)),
            _ => return Err(strange()),
        }
        let code = code.to_text().map_err(Refusal::keys)?.to_string();
        Ok(InviteView { invite, member, code, expires: utc(expires) })
    }

    /// Invites a device of the member with this name.
    pub fn invite(&self, name: &str) -> Result<InviteView, Refusal> {
        let directory = self.directory()?;
        let found = directory.members.iter().find(|(_, member)| member.name == name && !member.left);
        let (member, _) = found.ok_or_else(|| {
            bad_field("member", "The directory has no such member.", "Give the name as the directory has it.")
        })?;
        self.invite_device(*member)
    }

    /// Who knocks, as far as the relay has told.
    pub fn knocks(&self) -> Result<Vec<KnockRow>, Refusal> {
        let (roster, directory) = (self.roster(), self.directory()?);
        let waiting = self.knocking.all();
        let rows =
            waiting.iter().flat_map(|(invite, same)| same.iter().map(move |knock| (invite, same, knock)));
        let rows = rows.filter_map(|(invite, same, knock)| {
            let member = roster.invite(*invite).filter(|invited| invited.used_by.is_none())?.member;
            let (name, comparison) = (directory.name(member), knock.comparison());
            Some(KnockRow { invite: *invite, member, name, comparison, contested: same.len() > 1 })
        });
        Ok(rows.collect())
    }

    /// Lets the device in that shows these characters: its keys first, then the statement.
    pub fn approve_device(&self, invite: InviteId, comparison: &str) -> Result<Said, Refusal> {
        self.may_manage("let devices in")?;
        let knock = self.knock_with(invite, comparison)?;
        let statement = self.say_at_relay(|engine| {
            let roster = engine.roster();
            let member = roster.invite(invite).map(|invited| invited.member).ok_or_else(gone)?;
            let reads = roster.grants(member).filter(|grant| grant.read).map(|grant| grant.space);
            let wraps = engine.all_epochs_for(&roster, reads, &knock.keys)?;
            Ok((Says::DeviceAdmitted { device: knock.keys.id(), keys: knock.keys, invite }, wraps))
        })?;
        self.tell_trust();
        Ok(Said { statement, new_keys: 0 })
    }

    pub(crate) fn decline_device(&self, invite: InviteId) -> Result<(), Refusal> {
        self.may_manage("send devices away")?;
        match self.ask_relay(Frame::Decline { invite })? {
            Frame::HasDeclined => Ok(()),
            Frame::NotSaid { say, .. } => Err(Refusal::Relay(say)),
            _ => Err(strange()),
        }
    }

    /// Lets the next device in that knocks with this invite, without comparing: for a person who holds
    /// both devices, and for tests. Waits for at most `patience`.
    pub fn approve_next(&self, invite: InviteId, patience: Duration) -> Result<Said, Refusal> {
        for _ in 0..patience.as_millis().div_ceil(LOOK_AGAIN.as_millis().max(1)) {
            if let Some(knock) = self.knocks()?.into_iter().find(|knock| knock.invite == invite) {
                return self.approve_device(invite, &knock.comparison);
            }
            self.wait(LOOK_AGAIN);
        }
        Err(Refusal::Relay("no device has knocked with this code".into()))
    }

    fn knock_with(&self, invite: InviteId, comparison: &str) -> Result<Knock, Refusal> {
        let plain =
            |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        let waiting = self.knocking.all();
        let same = waiting.get(&invite).map(Vec::as_slice).unwrap_or_default();
        same.iter().find(|knock| plain(&knock.comparison()) == plain(comparison)).copied().ok_or_else(|| {
            bad_field(
                "comparison",
                "No device that knocks shows these characters.",
                "Compare both screens again. If they differ, send the device away and make a new invite.",
            )
        })
    }

    /// Refuses when the person may not speak for the agency.
    pub(super) fn may_manage(&self, what: &'static str) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let may = self.roster().may(identity.id(), identity.space("directory"), Right::Manage);
        if may { Ok(()) } else { Err(Refusal::NotAllowed(what)) }
    }
}

fn gone() -> Refusal {
    Refusal::Relay("the invite is not on the agency's list any more; make a new one".into())
}
