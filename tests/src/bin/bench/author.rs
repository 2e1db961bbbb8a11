//! An officer's device that only writes: enrolled like any other, with keys and no store.

use document::{Actor, Author as WrittenBy, Document};
use ids::{AgencyId, SpaceId, UnixMs};
use protocol::Frame;
use seal::public::{Envelope, PublicKey, Roster, Says};
use seal::secret::{
    ChangeAt, DeviceKeys, DictionaryId, InviteCode, SpaceKeys, Speaker, open_package, say, seal_change,
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
        let Frame::Invite { package, statements, relay, relay_time, .. } = line.hear().await? else {
            return Err("the relay has no such invite".into());
        };
        let package = open_package(&code, &package)?;
        let mut roster = Roster::pinned(code.agency);
        statements.iter().try_for_each(|statement| roster.apply(statement))?;
        let says =
            Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite: package.invite };
        let statement = say(&roster, Speaker::Invite(package.invite, &package.key), relay_time, says)?;
        line.say(&Frame::Admit { lookup: lookup.into(), statement }).await?;
        match line.hear().await? {
            Frame::Admitted { .. } => Ok(Self {
                device,
                member: package.member,
                agency: code.agency,
                relay,
                keys: package.space_keys,
            }),
            other => Err(format!("an author was not admitted: {other:?}").into()),
        }
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
