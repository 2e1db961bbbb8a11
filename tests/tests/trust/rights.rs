//! Every role, every space, every right, over a real relay: by the device's own code, and by a client that
//! speaks the protocol and restrains itself in nothing. The table is printed into docs/rights.md.

mod own;

use std::collections::BTreeMap;
use std::fmt::Write;

use futures_util::{SinkExt, StreamExt};
use ids::{AgencyId, Cursor, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use model::roles::{OWN_SPACES, Rights, SPACES};
use protocol::{Batch, Frame, RefusalCode, SYNC_PATH, VERSION};
use seal::public::{Envelope, Grant, Question, Roster, Says, SigningKeys, Statement, agency_of};
use seal::secret::{
    ChangeAt, DeviceKeys, DictionaryId, EpochKey, Speaker, kit_public, say, seal_change, seal_drop,
};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const CODE: &str = "RIGHTS-MATRIX-RIGHTS-MATRIX";
const NOW: UnixMs = UnixMs(1_764_000_000_000);

/// An agency on paper with one device for each role, founded at a real relay.
struct Agency {
    id: AgencyId,
    root: SigningKeys,
    roster: Roster,
    keys: BTreeMap<SpaceId, EpochKey>,
    devices: BTreeMap<String, DeviceKeys>,
}

type Roles = BTreeMap<String, BTreeMap<String, Rights>>;

impl Agency {
    fn of(roles: &Roles) -> (Self, Vec<Statement>) {
        let root = SigningKeys::generate().unwrap();
        let id = agency_of(root.public());
        let (keys, devices) = (BTreeMap::new(), BTreeMap::new());
        let mut agency = Self { id, root, roster: Roster::pinned(id), keys, devices };
        let mut all = vec![];
        let kit = Some(kit_public(&agency.root).unwrap());
        let root_key = *agency.root.public();
        agency.says(Says::AgencyCreated { agency: id, root: root_key, kit }, &mut all);
        for (name, _) in SPACES {
            let (space, key) = (SpaceId::of(id, name), EpochKey::generate().unwrap());
            let new = key.as_next(space, Epoch(1)).unwrap();
            agency.says(Says::SpaceOpened { space, template: (*name).into() }, &mut all);
            let (epoch, commitment, drop_box) = (new.epoch, new.commitment, Some(new.drop_box));
            agency.says(Says::EpochStarted { space, epoch, commitment, drop_box }, &mut all);
            agency.keys.insert(space, key);
        }
        for (number, (role, rights)) in (1..).zip(roles) {
            let (invite, member) = (InviteId::from_bytes([number; 16]), MemberId::from_bytes([number; 16]));
            let grants = rights.iter().map(|(name, rights)| Grant {
                space: SpaceId::of(id, name),
                read: rights.read,
                write: rights.write,
                manage: rights.manage,
            });
            let key = *SigningKeys::generate().unwrap().public();
            let (grants, expires, approved) = (grants.collect(), UnixMs(i64::MAX), Some(true));
            agency.says(Says::MemberInvited { invite, member, key, grants, expires, approved }, &mut all);
            let device = DeviceKeys::generate().unwrap();
            let says = Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite };
            agency.says(says, &mut all);
            agency.devices.insert(role.clone(), device);
        }
        (agency, all)
    }

    fn says(&mut self, says: Says, all: &mut Vec<Statement>) {
        let statement = say(&self.roster, Speaker::Root(&self.root), NOW, says).unwrap();
        self.roster.apply(&statement).unwrap();
        all.push(statement);
    }

    /// An envelope that the device seals with the real key of the space, whether it should have it or not.
    fn sealed(&self, device: &DeviceKeys, space: SpaceId, drop: bool) -> Envelope {
        let record = RecordId::at(1, rand::random_bytes());
        let at = ChangeAt { agency: self.id, space, record, epoch: Epoch(1) };
        let key = &self.keys[&space];
        if drop {
            return seal_drop(device, &key.drop_box().unwrap(), at, b"a line").unwrap();
        }
        seal_change(device, key, at, b"a change", &[1; 32], DictionaryId::LATEST).unwrap().envelope
    }
}

mod rand {
    /// Ten bytes that no other record has.
    pub(super) fn random_bytes() -> [u8; 10] {
        ::rand::random_iter().take(10).collect::<Vec<u8>>().try_into().unwrap()
    }
}

/// A client that speaks frames and restrains itself in nothing.
struct Line(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Line {
    async fn to(url: &str) -> Self {
        Self(connect_async(format!("{url}{SYNC_PATH}")).await.unwrap().0)
    }

    async fn asks(&mut self, frame: &Frame) -> Frame {
        self.says(frame).await;
        self.hears().await
    }

    async fn says(&mut self, frame: &Frame) {
        self.0.send(Message::Binary(frame.to_bytes().unwrap().into())).await.unwrap();
    }

    async fn hears(&mut self) -> Frame {
        loop {
            if let Message::Binary(bytes) = self.0.next().await.unwrap().unwrap() {
                return Frame::from_bytes(&bytes).unwrap();
            }
        }
    }

    /// Comes in, and what it is let read.
    async fn enters(url: &str, agency: &Agency, device: &DeviceKeys) -> (Self, Vec<SpaceId>) {
        let mut line = Self::to(url).await;
        let (id, of) = (device.id(), agency.id);
        let hello = Frame::Hello {
            versions: vec![VERSION],
            agency: of,
            device: id,
            software: "hostile".into(),
            nonce: [1; 32],
        };
        let Frame::Challenge { nonce, relay, .. } = line.asks(&hello).await else { panic!("no challenge") };
        let signature = device.prove(&Question { nonce, agency: of, device: id, relay }).unwrap();
        // It claims to be interested in every log.
        let cursors = SPACES.iter().map(|(name, _)| (SpaceId::of(of, name), Cursor(0))).collect();
        let prove = Frame::Prove { signature, roster: agency.roster.head().0, cursors, credit: 1 << 20 };
        let Frame::Welcome { heads, .. } = line.asks(&prove).await else { panic!("not let in") };
        (line, heads.into_iter().map(|(space, _)| space).collect())
    }

    /// Whether the relay takes an envelope, and if not, why.
    async fn pushes(&mut self, push: u32, envelope: &Envelope) -> Result<SpaceId, RefusalCode> {
        let batch = Batch::from_envelopes([(Cursor(0), envelope)]);
        self.says(&Frame::Push { push, batch }).await;
        loop {
            match self.hears().await {
                Frame::Receipt { push: answered, receipt } if answered == push => {
                    return Ok(receipt.unverified().unwrap().held[0].space);
                }
                Frame::Refused { push: answered, refusals } if answered == push => {
                    return Err(refusals[0].1.code);
                }
                Frame::Bye { say, .. } => panic!("sent away: {say}"),
                _ => {}
            }
        }
    }

    /// Whether the relay takes a statement.
    async fn may_say(&mut self, statement: Statement) -> bool {
        self.says(&Frame::Say { statement }).await;
        loop {
            match self.hears().await {
                Frame::Said { .. } => return true,
                Frame::NotSaid { .. } => return false,
                Frame::Bye { say, .. } => panic!("sent away: {say}"),
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn rights_matrix() {
    let pack::Pack { roles, parts, .. } = pack::st_louis_park();
    let (mut agency, statements) = Agency::of(&roles);
    let folder = tempfile::tempdir().unwrap();
    let config = relay::Config {
        founding_code: Some(CODE.into()),
        ..relay::Config::local(folder.path().join("relay"))
    };
    let relay = relay::spawn(config).await.unwrap();
    let url = format!("ws://{}", relay.addr);
    let founded = Line::to(&url).await.asks(&Frame::Found { code: CODE.into(), statements }).await;
    assert!(matches!(founded, Frame::Founded { .. }), "{founded:?}");
    // Who may be what in spaces of their own comes after the founding, as for an agency that grew into them.
    let mut later = vec![];
    let admin = agency.devices["admin"].clone();
    let (mut line, _) = Line::enters(&url, &agency, &admin).await;
    agency.parts(&parts, &mut later);
    for statement in later {
        assert!(line.may_say(statement).await);
    }
    drop(line);

    let mut table = String::new();
    for (role, rights) in &roles {
        let device = agency.devices[role].clone();
        let (mut line, readable) = Line::enters(&url, &agency, &device).await;
        let mut row = format!("| {role} |");
        for (push, (name, _)) in (1..).zip(SPACES) {
            let (space, wanted) =
                (SpaceId::of(agency.id, name), rights.get(*name).copied().unwrap_or_default());
            assert_eq!(readable.contains(&space), wanted.read, "{role} reads {name}");
            let changes = line.pushes(push * 2, &agency.sealed(&device, space, false)).await;
            let may_change = wanted.read && wanted.write;
            assert_eq!(
                changes,
                if may_change { Ok(space) } else { Err(RefusalCode::MayNotWrite) },
                "{role} writes {name}"
            );
            let drops = line.pushes(push * 2 + 1, &agency.sealed(&device, space, true)).await;
            assert_eq!(
                drops,
                if wanted.write { Ok(space) } else { Err(RefusalCode::MayNotWrite) },
                "{role} drops into {name}"
            );
            // To hold a record is the smallest thing that takes managing its space.
            let says = Says::HoldChanged { space, record: RecordId::from_bytes([9; 16]), held: true };
            let statement = say(&agency.roster, Speaker::Device(&device), NOW, says).unwrap();
            let manages = line.may_say(statement.clone()).await;
            assert_eq!(manages, wanted.manage, "{role} manages {name}");
            if manages {
                agency.roster.apply(&statement).unwrap();
            }
            let word = |may: bool, word: &'static str| if may { word } else { "" };
            let words = [
                word(wanted.read, "read"),
                word(wanted.write, if wanted.read { "write" } else { "drop" }),
                word(wanted.manage, "manage"),
            ];
            let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
            write!(row, " {} |", if words.is_empty() { "–".to_owned() } else { words.join(", ") }).unwrap();
        }
        writeln!(table, "{row}").unwrap();
        // Inviting is for those who manage the directory alone.
        let manages = rights.get("directory").is_some_and(|rights| rights.manage);
        let says = Says::MemberInvited {
            invite: InviteId::at(7, rand::random_bytes()),
            member: MemberId::from_bytes([200; 16]),
            key: *SigningKeys::generate().unwrap().public(),
            grants: vec![],
            expires: UnixMs(i64::MAX),
            approved: Some(true),
        };
        let statement = say(&agency.roster, Speaker::Device(&device), NOW, says).unwrap();
        assert_eq!(line.may_say(statement.clone()).await, manages, "{role} invites");
        if manages {
            agency.roster.apply(&statement).unwrap();
        }
    }
    let own = own::matrix(&mut agency, &url, &roles, &parts).await;
    relay.stop().await;
    is_printed(&table, &own);
}

/// Keeps docs/rights.md at what the test has shown.
fn is_printed(rows: &str, own_rows: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rights.md");
    let head = SPACES.iter().map(|(name, _)| format!(" {name} |")).collect::<String>();
    let line = "---|".repeat(SPACES.len() + 1);
    let spaces = SPACES.iter().map(|(name, holds)| format!("- **{name}**: {holds}\n")).collect::<String>();
    let own_head = OWN_SPACES.iter().map(|(name, _)| format!(" {name} |")).collect::<String>();
    let own_line = "---|".repeat(OWN_SPACES.len() + 1);
    let own = OWN_SPACES.iter().map(|(name, holds)| format!("- **{name}**: {holds}\n")).collect::<String>();
    let page = format!(
        "# Who may do what\n\nPrinted by the test `rights_matrix`, which tries every cell over a real relay with a client that \
         speaks the protocol and restrains itself in nothing: what is not in a cell is refused. The roles are those of the St. \
         Louis Park pack; another city gives its own.\n\n*Drop* is to write without reading: the entry is sealed to the space's \
         public key.\n\n| role |{head}\n|{line}\n{rows}\n## The spaces\n\n{spaces}\n## Spaces of their own\n\n\
         Opened again and again, one for each thing they belong to, by those who have the part; what is in a cell is \
         the most that somebody of that role may be let do in one. Who is not let in may do nothing there, whatever \
         else they manage.\n\n| role |{own_head}\n|{own_line}\n{own_rows}\n{own}"
    );
    if std::fs::read_to_string(path).unwrap_or_default() != page {
        std::fs::write(path, &page).unwrap();
        panic!("docs/rights.md was not what the test shows; it is written anew, look at it and commit it");
    }
}
