//! An agency on paper: roster, keys and devices from a seed, without a relay, an engine or a socket.

use ids::{AgencyId, DeviceId, Epoch, InviteId, MemberId, SpaceId, UnixMs};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use seal::public::{Grant, Roster, Says, SigningKeys, Statement, agency_of};
use seal::secret::{DeviceKeys, EpochKey, SpaceKeys, Speaker, say};
use store::Pen;

/// When the agency was founded; far from any border of time.
const FOUNDED: UnixMs = UnixMs(1_781_000_000_000);

/// An agency whose members may do everything.
#[derive(Clone)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its verified roster.
    pub roster: Roster,
    /// The statements that make it.
    pub statements: Vec<Statement>,
    /// The keys of its spaces.
    pub keys: SpaceKeys,
    /// The devices, one of each member.
    pub devices: Vec<MemberDevice>,
    root: SigningKeys,
}

/// A member's only device.
#[derive(Clone)]
pub struct MemberDevice {
    /// Whose it is.
    pub member: MemberId,
    /// Its keys.
    pub keys: DeviceKeys,
}

impl MemberDevice {
    /// Its id.
    pub fn id(&self) -> DeviceId {
        self.keys.id()
    }

    /// What it writes with.
    pub fn pen<'a>(&'a self, agency: &'a Agency, incarnation: u32, now: UnixMs) -> Pen<'a> {
        Pen { device: &self.keys, agency: agency.id, incarnation, keys: &agency.keys, now }
    }
}

impl Agency {
    /// An agency with so many members. The same seed gives the same keys, so that a test replays: whose
    /// value shows in a conflict depends on the devices' ids.
    pub fn seeded(seed: u64, members: u8) -> Self {
        let mut random = StdRng::seed_from_u64(seed);
        let root = signing_keys(&mut random);
        let id = agency_of(root.public());
        let mut agency = Self {
            id,
            roster: Roster::pinned(id),
            statements: vec![],
            keys: SpaceKeys::default(),
            devices: vec![],
            root,
        };
        agency.root_says(Says::AgencyCreated { agency: id, root: *agency.root.public(), kit: None });
        for (name, _) in model::roles::SPACES {
            let space = SpaceId::of(id, name);
            let key = EpochKey::from_secret_bytes(&random.random::<[u8; 32]>()).expect("a key");
            let commitment = key.commitment().expect("a commitment");
            agency.root_says(Says::SpaceOpened { space, template: (*name).to_owned() });
            agency.root_says(Says::EpochStarted { space, epoch: Epoch(1), commitment, drop_box: None });
            agency.keys.insert(space, Epoch(1), key);
        }
        (1..=members).for_each(|number| agency.admits(number, &mut random));
        agency
    }

    /// The space with this name.
    pub fn space(&self, name: &str) -> SpaceId {
        SpaceId::of(self.id, name)
    }

    fn admits(&mut self, number: u8, random: &mut StdRng) {
        let (invite, member) = (InviteId::from_bytes([number; 16]), MemberId::from_bytes([number; 16]));
        let invited = signing_keys(random);
        let keys = device_keys(random);
        let grants = model::roles::SPACES.iter().map(|(name, _)| Grant {
            space: self.space(name),
            read: true,
            write: true,
            manage: true,
        });
        let (grants, expires) = (grants.collect(), UnixMs(FOUNDED.0 + 86_400_000));
        self.root_says(Says::MemberInvited {
            invite,
            member,
            key: *invited.public(),
            grants,
            expires,
            approved: None,
        });
        let says = Says::DeviceAdmitted { device: keys.id(), keys: *keys.public(), invite };
        let statement = say(&self.roster, Speaker::Invite(invite, &invited), FOUNDED, says);
        self.takes(statement.expect("a statement"));
        self.devices.push(MemberDevice { member, keys });
    }

    fn root_says(&mut self, says: Says) {
        let statement = say(&self.roster, Speaker::Root(&self.root), FOUNDED, says);
        self.takes(statement.expect("a statement"));
    }

    fn takes(&mut self, statement: Statement) {
        self.roster.apply(&statement).expect("a statement that holds");
        self.statements.push(statement);
    }
}

fn signing_keys(random: &mut StdRng) -> SigningKeys {
    SigningKeys::from_secret_bytes(&secret(random)).expect("a key")
}

fn device_keys(random: &mut StdRng) -> DeviceKeys {
    let bytes = [&[1_u8][..], &secret(random), &secret(random)].concat();
    DeviceKeys::from_secret_bytes(&bytes).expect("a device's keys")
}

/// A number below the curve's order: it begins with 32 bits of ones, this with a zero.
fn secret(random: &mut StdRng) -> [u8; 32] {
    let mut secret: [u8; 32] = random.random();
    secret[0] = 0;
    secret
}
