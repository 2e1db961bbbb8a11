//! A town with a relay, an agency and its devices, for the stories in the other files.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use ids::{Cursor, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use protocol::{Batch, CREDIT, Frame, Lookup};
use relay::{Config, Running, spawn};
use seal::public::{
    Ack, Envelope, Grant, Header, Kind, PublicKey, Question, Receipt, Roster, Says, Signed, SigningKeys,
    Statement, agency_of,
};
use seal::secret::{DeviceKeys, EpochKey, Speaker, say};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub const CODE: &str = "TEST-TEST-TEST-TEST";
/// Far enough ahead for any run.
pub const LATER: UnixMs = UnixMs(4_000_000_000_000);
/// Any time will do for who signs: only the relay's clock decides.
pub const NOW: UnixMs = UnixMs(1_764_000_000_000);

/// An agency with three spaces, and its chief, who may do everything everywhere.
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
        agency.take(agency.root_says(Says::AgencyCreated { agency: id, root: *root.public(), kit: None }));
        for (space, name) in [(directory, "directory"), (patrol, "patrol"), (outreach, "outreach")] {
            agency.take(agency.root_says(Says::SpaceOpened { space, template: name.into() }));
            let commitment = EpochKey::generate().unwrap().commitment().unwrap();
            agency.take(agency.root_says(Says::EpochStarted {
                space,
                epoch: Epoch(1),
                commitment,
                drop_box: None,
            }));
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
        let (says, invite, key) = invitation(number, grants);
        self.take(self.root_says(says));
        self.take(self.admission(device, invite, &key));
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

    pub fn admission(&self, device: &DeviceKeys, invite: InviteId, key: &SigningKeys) -> Statement {
        let says = Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite };
        say(&self.roster, Speaker::Invite(invite, key), NOW, says).unwrap()
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
            epoch: Epoch(1),
        };
        Envelope::parse([header.to_bytes().as_slice(), &vec![0x5a; 28 + size]].concat()).unwrap()
    }
}

pub fn grant(space: SpaceId, read: bool, write: bool, manage: bool) -> Grant {
    Grant { space, read, write, manage }
}

pub fn invitation(number: u8, grants: Vec<Grant>) -> (Says, InviteId, SigningKeys) {
    let (invite, member) = (InviteId::from_bytes([number; 16]), MemberId::from_bytes([number; 16]));
    let keys = SigningKeys::generate().unwrap();
    (
        Says::MemberInvited { invite, member, key: *keys.public(), grants, expires: LATER, approved: None },
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

    pub async fn restarts(self, configure: impl FnOnce(&mut Config)) -> Self {
        self.running.stop().await;
        let mut config = Config::local(self.folder.path());
        configure(&mut config);
        Self { running: spawn(config).await.unwrap(), ..self }
    }
}

/// A connection, as a device or a guest sees it.
pub struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub relay: Option<PublicKey>,
}

impl Line {
    pub async fn to(url: &str) -> Self {
        Self { socket: connect_async(url).await.unwrap().0, relay: None }
    }

    pub async fn send(&mut self, frame: &Frame) {
        self.send_bytes(frame.to_bytes().unwrap()).await;
    }

    pub async fn send_bytes(&mut self, bytes: Vec<u8>) {
        self.socket.send(Message::Binary(bytes.into())).await.unwrap();
    }

    /// The next frame; a test that waits for one in vain fails after ten seconds.
    pub async fn hear(&mut self) -> Frame {
        self.hears().await.expect("the relay hung up")
    }

    /// The next frame, or nothing when the relay hangs up.
    pub async fn hears(&mut self) -> Option<Frame> {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(10), self.socket.next());
            match next.await.expect("nothing was heard for ten seconds")?.ok()? {
                Message::Binary(bytes) => return Some(Frame::from_bytes(&bytes).unwrap()),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }

    /// Whether nothing comes for a while.
    pub async fn is_quiet(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(150), self.hears()).await.is_err()
    }

    pub async fn proves(
        &mut self,
        agency: &Agency,
        device: &DeviceKeys,
        roster: u64,
        cursors: &[(SpaceId, Cursor)],
        credit: u32,
    ) {
        let id = agency.roster.agency();
        self.send(&Frame::Hello {
            versions: vec![1],
            agency: id,
            device: device.id(),
            software: "test".into(),
            nonce: [1; 32],
        })
        .await;
        let Frame::Challenge { nonce, relay, .. } = self.hear().await else { panic!("no challenge") };
        self.relay = Some(relay);
        let question = Question { nonce, agency: id, device: device.id(), relay };
        let signature = device.prove(&question).unwrap();
        self.send(&Frame::Prove { signature, roster, cursors: cursors.to_vec(), credit }).await;
    }

    pub async fn push(&mut self, push: u32, envelopes: &[Envelope]) {
        let batch = Batch::from_envelopes(envelopes.iter().map(|envelope| (Cursor(0), envelope)));
        self.send(&Frame::Push { push, batch }).await;
    }

    /// Pushes and waits for the receipt, which must be the relay's.
    pub async fn pushes(&mut self, push: u32, envelopes: &[Envelope]) -> Receipt {
        self.push(push, envelopes).await;
        match self.hears_answer().await {
            Frame::Receipt { push: answered, receipt } if answered == push => {
                receipt.verify(&self.relay.unwrap()).unwrap()
            }
            other => panic!("no receipt but {other:?}"),
        }
    }

    /// The answer to a push, past what others said meanwhile.
    pub async fn hears_answer(&mut self) -> Frame {
        loop {
            match self.hear().await {
                Frame::Envelopes { .. } | Frame::Seen { .. } => {}
                answer => return answer,
            }
        }
    }

    /// Everything of a log up to a number, checked to be without gaps and repeats.
    pub async fn catches_up(&mut self, space: SpaceId, from: Cursor, to: Cursor) -> Vec<(Cursor, Envelope)> {
        let (mut at, mut all) = (from, Vec::new());
        while at < to {
            let Frame::Envelopes { space: of, after, upto, batch } = self.hear().await else { continue };
            if of == space {
                assert_eq!(after, at, "continues where the last one ended");
                at = upto;
                all.extend(batch.into_envelopes().unwrap());
            }
        }
        all
    }

    pub async fn acks(&mut self, agency: &Agency, device: &DeviceKeys, space: SpaceId, cursor: Cursor) {
        let word = Ack { agency: agency.roster.agency(), device: device.id(), space, cursor, at: NOW };
        let ack = Signed::sign(device.signing(), &word).unwrap();
        self.send(&Frame::Ack { ack }).await;
    }
}

pub fn lookup(byte: u8) -> Lookup {
    [byte; 16].into()
}
