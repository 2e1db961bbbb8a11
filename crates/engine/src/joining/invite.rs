//! Inviting: an administrator's statement at the relay, and a code for the new device.

use std::collections::BTreeMap;

use ids::{InviteId, MemberId, UnixMs};
use model::roles::Rights;
use protocol::{Frame, SayCode};
use seal::public::{Says, SigningKeys};
use seal::secret::{InviteCode, InvitePackage, SpaceKeys, Speaker, say, seal_package};
use zeroize::Zeroizing;

use super::found::grants;
use crate::clock::random;
use crate::{Engine, Link, Refusal, bad_field};

/// A code is good for three days: a weekend, and not a season.
const GOOD_FOR_MS: i64 = 3 * 86_400_000;
/// Another administrator may be faster; sign again on top of what they said.
const TRIES: u32 = 5;

impl Engine {
    /// Invites a device of the member with this name. The code is for that person alone: whoever has
    /// it first is enrolled as them.
    pub async fn invite(&self, link: &Link, name: &str) -> Result<Zeroizing<String>, Refusal> {
        let directory = self.directory()?;
        let found = directory.members.iter().find(|(_, member)| member.name == name && !member.left);
        let (member, record) = found.ok_or_else(|| {
            bad_field("member", "The directory has no such member.", "Give the name as the directory has it.")
        })?;
        let roles = directory.city.as_ref().map(|city| &city.roles);
        let rights = roles.and_then(|roles| roles.get(&record.role)).cloned().unwrap_or_default();
        if rights.is_empty() {
            return Err(bad_field(
                "member",
                format!("The role “{}” has no rights.", record.role),
                "Give it some in the pack.",
            ));
        }
        self.invite_with(link, *member, &rights).await
    }

    async fn invite_with(
        &self,
        link: &Link,
        member: MemberId,
        rights: &BTreeMap<String, Rights>,
    ) -> Result<Zeroizing<String>, Refusal> {
        let identity = self.identity()?;
        let key = SigningKeys::generate().map_err(Refusal::keys)?;
        let now = self.now();
        let invite = InviteId::at(u64::try_from(now.0).unwrap_or(0), random());
        let expires = UnixMs(now.0 + GOOD_FOR_MS);
        let grants = grants(identity.agency, rights);
        let readable: Vec<_> =
            grants.iter().filter(|grant| grant.read || grant.write).map(|grant| grant.space).collect();
        let space_keys: SpaceKeys = identity
            .spaces
            .iter()
            .filter(|(space, _, _)| readable.contains(space))
            .map(|(space, epoch, key)| (space, epoch, key.clone()))
            .collect();
        let says = Says::MemberInvited { invite, member, key: *key.public(), grants, expires };
        self.say_at_relay(link, says).await?;
        let code =
            InviteCode::generate(identity.relay_url.clone(), identity.agency, identity.relay_key.hash());
        let code = code.map_err(Refusal::keys)?;
        let package = InvitePackage { invite, member, agency: identity.agency, key, space_keys };
        let package = seal_package(&code, &package).map_err(Refusal::keys)?;
        let lookup = code.lookup().map_err(Refusal::keys)?;
        match link.ask(Frame::Deposit { lookup: lookup.into(), package, expires }).await? {
            Frame::Deposited { .. } => code.to_text().map_err(Refusal::keys),
            Frame::NotSaid { say, .. } => Err(Refusal::Relay(say)),
            _ => Err(Refusal::Relay("the relay did not keep the invite".into())),
        }
    }

    async fn say_at_relay(&self, link: &Link, says: Says) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let mut last = String::new();
        for _ in 0..TRIES {
            let statement = say(&self.roster(), Speaker::Device(&identity.device), self.now(), says.clone());
            let statement = statement.map_err(Refusal::keys)?;
            match link.ask(Frame::Say { statement }).await? {
                Frame::Said { .. } => return Ok(()),
                Frame::NotSaid { code: SayCode::OutOfTurn, say, .. } => {
                    // What was said meanwhile is on its way to us.
                    last = say;
                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                }
                Frame::NotSaid { say, .. } => return Err(Refusal::Relay(say)),
                _ => return Err(Refusal::Relay("the relay answered something else".into())),
            }
        }
        Err(Refusal::Relay(last))
    }
}
