//! A town with a relay, an agency and its devices, for the stories in the other files.

mod line;

use ids::{Cursor, DeviceId, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use protocol::{CREDIT, Frame, Lookup};
use relay::{Config, Running, spawn};
use seal::public::{
    Envelope, Grant, Header, Kind, Knock, NewEpoch, Revocation, Roster, Says, Signed, SigningKeys, Statement,
    agency_of,
};
use seal::secret::{DeviceKeys, EpochKey, Speaker, kit_public, say};
use tempfile::TempDir;

pub use line::Line;

pub const CODE: &str = "TEST-TEST-TEST-TEST";
/// Far enough ahead for any run.
pub const LATER: UnixMs = UnixMs(4_000_000_000_000);
/// Any time will do for who signs: only the relay's clock decides.
pub const NOW: UnixMs = UnixMs(1_764_000_000_000);

/// An agency with three spaces, a recovery kit, and its chief, who may do everything everywhere.
#[derive(Clone)]
pub struct Agency {
    pub root: SigningKeys,
    pub roster: Roster,
    pub statements: Vec<Statement>,
    pub chief: DeviceKeys,
    pub directory: SpaceId,
    pub patrol: SpaceId,
    pub outreach: SpaceId,
}

impl Agency {
    pub fn new() -> Self {
        let root = SigningKeys::generate().unwrap();
        let id = agency_of(root.public());
        let [directory, patrol, outreach] =
            ["directory", "patrol", "outreach"].map(|name| SpaceId::of(id, name));
        let mut agency = Self {
            roster: Roster::pinned(id),
            statements: Vec::new(),
            chief: DeviceKeys::generate().unwrap(),
            directory,
            patrol,
            outreach,
            root: root.clone(),
        };
        let kit = Some(kit_public(&root).unwrap());
        agency.take(agency.root_says(Says::AgencyCreated { agency: id, root: *root.public(), kit }));
        for (space, name) in [(directory, "directory"), (patrol, "patrol"), (outreach, "outreach")] {
            agency.take(agency.root_says(Says::SpaceOpened { space, template: name.into() }));
            agency.take(agency.root_says(first_epoch(space)));
        }
        let all = [directory, patrol, outreach].map(|space| grant(space, true, true, true));
        let chief = agency.chief.clone();
        agency.admit(1, &chief, all.to_vec());
        agency
    }

    /// Another member's device, known before the agency is founded.
    pub fn with_member(&mut self, number: u8, grants: Vec<Grant>) -> DeviceKeys {
        let device = DeviceKeys::generate().unwrap();
        self.admit(number, &device, grants);
        device
    }

    fn admit(&mut self, number: u8, device: &DeviceKeys, grants: Vec<Grant>) {
        let (says, invite, _) = invitation(number, grants);
        self.take(self.root_says(says));
        self.take(self.root_says(admission(device, invite)));
    }

    /// With a space `custody`, which the chief manages.
    pub fn with_custody(mut self) -> Self {
        let custody = self.custody();
        self.take(self.root_says(Says::SpaceOpened { space: custody, template: "custody".into() }));
        self.take(self.root_says(first_epoch(custody)));
        let member = self.member(&self.chief);
        let grants = vec![grant(custody, true, true, true)];
        self.take(self.root_says(Says::RightsChanged { member, grants, epochs: Vec::new() }));
        self
    }

    pub fn custody(&self) -> SpaceId {
        SpaceId::of(self.roster.agency(), "custody")
    }

    pub fn member(&self, device: &DeviceKeys) -> MemberId {
        self.roster.device(device.id()).unwrap().member
    }

    pub fn new_epoch(&self, space: SpaceId) -> NewEpoch {
        let epoch = Epoch(self.roster.latest_epoch(space).unwrap().0 + 1);
        let drop_box = *SigningKeys::generate().unwrap().public();
        NewEpoch { space, epoch, commitment: commitment(), drop_box }
    }

    /// That the device's member may do exactly this from here on, with the keys that follow from it.
    pub fn changes(&self, device: &DeviceKeys, grants: Vec<Grant>) -> Says {
        let member = self.member(device);
        let had = |space| self.roster.grants(member).find(|had| had.space == space).copied();
        let loses = |new: &&Grant| {
            had(new.space).is_some_and(|had| (had.read && !new.read) || (had.write && !new.write))
        };
        let epochs = grants.iter().filter(loses).map(|grant| self.new_epoch(grant.space)).collect();
        Says::RightsChanged { member, grants, epochs }
    }

    /// That the device speaks for nobody any more, with the keys that follow from it.
    pub fn revokes(&self, device: DeviceId) -> Says {
        let member = self.roster.device(device).unwrap().member;
        let had = self.roster.grants(member).filter(|grant| grant.read || grant.write);
        let epochs = had.map(|grant| self.new_epoch(grant.space)).collect();
        Says::DeviceRevoked { device, why: Revocation::Lost, epochs }
    }

    pub fn take(&mut self, statement: Statement) {
        self.roster.apply(&statement).unwrap();
        self.statements.push(statement);
    }

    pub fn root_says(&self, says: Says) -> Statement {
        say(&self.roster, Speaker::Root(&self.root), NOW, says).unwrap()
    }

    pub fn chief_says(&self, says: Says) -> Statement {
        say(&self.roster, Speaker::Device(&self.chief), NOW, says).unwrap()
    }

    /// A knock of this device with an invite's key.
    pub fn knock(&self, device: &DeviceKeys, invite: InviteId, key: &SigningKeys) -> Signed<Knock> {
        let knock = Knock { agency: self.roster.agency(), invite, keys: *device.public() };
        Signed::sign(key, &knock).unwrap()
    }

    /// An envelope with noise inside: the relay cannot tell.
    pub fn envelope(&self, device: &DeviceKeys, space: SpaceId, number: u64, size: usize) -> Envelope {
        let header = Header {
            kind: Kind::Change,
            dictionary: 0,
            agency: self.roster.agency(),
            space,
            record: RecordId::at(number, [7; 10]),
            device: device.id(),
            epoch: self.roster.latest_epoch(space).unwrap_or(Epoch(1)),
        };
        Envelope::parse([header.to_bytes().as_slice(), &vec![0x5a; 28 + size]].concat()).unwrap()
    }
}

pub fn first_epoch(space: SpaceId) -> Says {
    Says::EpochStarted { space, epoch: Epoch(1), commitment: commitment(), drop_box: None }
}

fn commitment() -> [u8; 32] {
    EpochKey::generate().unwrap().commitment().unwrap()
}

pub fn admission(device: &DeviceKeys, invite: InviteId) -> Says {
    Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite }
}

/// The same envelope under another header; what is inside cannot be read anyway.
pub fn changed(envelope: &Envelope, change: impl FnOnce(&mut Header)) -> Envelope {
    let mut header = *envelope.header();
    change(&mut header);
    Envelope::parse([header.to_bytes().as_slice(), &envelope.raw()[72..]].concat()).unwrap()
}

pub fn grant(space: SpaceId, read: bool, write: bool, manage: bool) -> Grant {
    Grant { space, read, write, manage }
}

pub fn invitation(number: u8, grants: Vec<Grant>) -> (Says, InviteId, SigningKeys) {
    let (invite, member) = (InviteId::from_bytes([number; 16]), MemberId::from_bytes([number; 16]));
    let keys = SigningKeys::generate().unwrap();
    (
        Says::MemberInvited {
            invite,
            member,
            key: *keys.public(),
            grants,
            expires: LATER,
            approved: Some(true),
        },
        invite,
        keys,
    )
}

/// A relay with one agency.
pub struct Town {
    pub folder: TempDir,
    pub running: Running,
    pub agency: Agency,
}

impl Town {
    pub async fn founded() -> Self {
        Self::with(Agency::new(), |_| {}).await
    }

    pub async fn with(agency: Agency, configure: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config { founding_code: Some(CODE.into()), ..Config::local(folder.path()) };
        configure(&mut config);
        let running = spawn(config).await.unwrap();
        let mut guest = Line::to(&running.url()).await;
        let (first, rest) = agency.statements.split_at(agency.statements.len().min(64));
        guest.send(&Frame::Found { code: CODE.into(), statements: first.to_vec() }).await;
        assert!(matches!(guest.hear().await, Frame::Founded { .. }));
        let town = Self { folder, running, agency: agency.clone() };
        if !rest.is_empty() {
            let mut chief = town.chief().await;
            for statement in rest {
                chief.send(&Frame::Say { statement: statement.clone() }).await;
                while !matches!(chief.hear().await, Frame::Said { .. }) {}
            }
        }
        town
    }

    pub async fn line(&self) -> Line {
        Line::to(&self.running.url()).await
    }

    pub async fn chief(&self) -> Line {
        self.enters(&self.agency.chief.clone(), &[], CREDIT).await
    }

    /// A device that comes in with these cursors; what it is told waits to be heard.
    pub async fn enters(&self, device: &DeviceKeys, cursors: &[(SpaceId, Cursor)], credit: u32) -> Line {
        let known = self.agency.roster.head().0;
        let mut line = self.line().await;
        line.proves(&self.agency, device, known, cursors, credit).await;
        let welcome = line.hear().await;
        assert!(matches!(welcome, Frame::Welcome { .. }), "{welcome:?}");
        line
    }

    /// The chief says something over this line of theirs, and it is said.
    pub async fn says(&mut self, chief: &mut Line, says: Says) -> u64 {
        let statement = self.agency.chief_says(says);
        chief.send(&Frame::Say { statement: statement.clone() }).await;
        let Frame::Said { seq } = chief.hears_answer().await else { panic!("not said") };
        self.agency.take(statement);
        seq
    }

    pub async fn restarts(self, configure: impl FnOnce(&mut Config)) -> Self {
        self.running.stop().await;
        let mut config = Config::local(self.folder.path());
        configure(&mut config);
        Self { running: spawn(config).await.unwrap(), ..self }
    }
}

pub fn lookup(byte: u8) -> Lookup {
    [byte; 16].into()
}
