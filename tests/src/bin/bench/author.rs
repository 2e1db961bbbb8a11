//! An officer's device that only writes: enrolled like any other, with keys and no store.

use std::time::Duration;

use document::{Actor, Author as WrittenBy, Document};
use ids::{AgencyId, SpaceId, UnixMs};
use protocol::{Frame, KeyFor};
use seal::public::{Envelope, Knock, PublicKey, Roster, Signed};
use seal::secret::{
    ChangeAt, DeviceKeys, DictionaryId, InviteCode, SpaceKeys, open_package, seal_change, unwrap_epoch_key,
};

use crate::Trouble;
use crate::line::{Entering, Line};
use crate::visits::Written;

/// Its keys, and what it needs to write.
pub(crate) struct Author {
    pub device: DeviceKeys,
    pub member: ids::MemberId,
    pub agency: AgencyId,
    pub relay: PublicKey,
    keys: SpaceKeys,
}

impl Author {
    /// Joins by an invite, as a device does.
    pub(crate) async fn joins(code: &str) -> Result<Self, Trouble> {
        let code = InviteCode::parse(code)?;
        let (lookup, device) = (code.lookup()?, DeviceKeys::generate()?);
        let mut line = Line::to(&code.relay_url).await?;
        line.say(&Frame::FetchInvite { lookup: lookup.into() }).await?;
        let Frame::Invite { package, statements, relay, .. } = line.hear().await? else {
            return Err("the relay has no such invite".into());
        };
        let package = open_package(&code, &package)?;
        let mut roster = Roster::pinned(code.agency);
        statements.iter().try_for_each(|statement| roster.apply(statement))?;
        let knock = Knock { agency: code.agency, invite: package.invite, keys: *device.public() };
        let knock = Frame::Knock { lookup: lookup.into(), knock: Signed::sign(&package.key, &knock)? };
        loop {
            line.say(&knock).await?;
            match line.hear().await? {
                Frame::Admitted { .. } => break,
                Frame::Waiting => tokio::time::sleep(Duration::from_millis(50)).await,
                other => return Err(format!("an author was not let in: {other:?}").into()),
            }
        }
        let (member, agency) = (package.member, code.agency);
        let mut author = Self { device, member, agency, relay, keys: SpaceKeys::default() };
        author.takes_keys(&code.relay_url, &roster).await?;
        Ok(author)
    }

    /// Comes in once to be handed the keys of its spaces.
    async fn takes_keys(&mut self, url: &str, roster: &Roster) -> Result<(), Trouble> {
        let mut line = Line::enter(url, &self.entering()).await?;
        let patrol = SpaceId::of(self.agency, "patrol");
        while self.keys.latest(patrol).is_none() {
            let Frame::Keys { keys } = line.hear().await? else { continue };
            for KeyFor { space, epoch, sealed } in keys {
                let promised =
                    roster.commitment(space, epoch).ok_or("a key that the roster does not have")?;
                let key = unwrap_epoch_key(&self.device, self.agency, space, epoch, promised, &sealed)?;
                self.keys.insert(space, epoch, key);
            }
        }
        Ok(())
    }

    /// Comes in to push: wants no envelopes and no statements.
    pub(crate) fn entering(&self) -> Entering<'_> {
        let (agency, roster) = (self.agency, u64::from(u32::MAX));
        Entering { device: &self.device, agency, roster, cursors: vec![], credit: 0 }
    }

    /// One record, written, signed and sealed as a device does it.
    pub(crate) fn seals(&self, written: &Written) -> Result<Envelope, Trouble> {
        let actor = Actor { device: self.device.id(), incarnation: 0 };
        let author = WrittenBy { actor, at: UnixMs(written.at_ms) };
        let (_, change) = Document::create(written.kind, &written.fields, author)?;
        let space = SpaceId::of(self.agency, written.kind.space());
        let (epoch, key) = self.keys.latest(space).ok_or("an author has no key of a space")?;
        let at = ChangeAt { agency: self.agency, space, record: written.record, epoch };
        let sealed = seal_change(&self.device, key, at, &change.bytes, &change.hash, DictionaryId::LATEST)?;
        Ok(sealed.envelope)
    }
}
