//! A member who was let in like any other, with a program of their own that restrains itself in nothing.

use futures_util::{SinkExt, StreamExt};
use ids::{AgencyId, Cursor, SpaceId};
use protocol::{Batch, Frame, KeyFor, RefusalCode, SYNC_PATH, VERSION};
use seal::public::{Envelope, Knock, Next, Question, Roster, Says, Signed, Signer, Statement};
use seal::secret::{DeviceKeys, InviteCode, SpaceKeys, open_package, unwrap_epoch_key};
use testkit::City;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::NOW;

pub struct Member {
    pub device: DeviceKeys,
    pub agency: AgencyId,
    pub roster: Roster,
    pub statements: Vec<Statement>,
    pub keys: SpaceKeys,
    pub line: Line,
}

impl Member {
    /// Joins as this person: knocks, is let in, is handed the keys.
    pub fn joins(city: &mut City, person: &str) -> Self {
        let invite = city.invites(person);
        let admin = city.admin().engine().clone();
        city.block_on(async {
            let letting_in = engine::let_in(&admin, invite.invite);
            let member = Self::enters(&invite.code).await;
            letting_in.await.unwrap().unwrap();
            member
        })
    }

    async fn enters(code: &str) -> Self {
        let code = InviteCode::parse(code).unwrap();
        let (lookup, device) = (code.lookup().unwrap().into(), DeviceKeys::generate().unwrap());
        let mut guest = Line::to(&code.relay_url).await;
        let Frame::Invite { package, .. } = guest.asks(&Frame::FetchInvite { lookup }).await else {
            panic!("no invite")
        };
        let package = open_package(&code, &package).unwrap();
        let knock = Knock { agency: code.agency, invite: package.invite, keys: *device.public() };
        let knock = Frame::Knock { lookup, knock: Signed::sign(&package.key, &knock).unwrap() };
        while !matches!(guest.asks(&knock).await, Frame::Admitted { .. }) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let mut line = Line::to(&code.relay_url).await;
        line.proves(code.agency, &device).await;
        let (roster, statements, keys) = (Roster::pinned(code.agency), vec![], SpaceKeys::default());
        let mut member = Self { device, agency: code.agency, roster, statements, keys, line };
        while member.keys.latest(member.space("directory")).is_none() {
            match member.line.hears().await {
                Frame::Statements { statements, .. } => {
                    for statement in statements {
                        member.roster.apply(&statement).unwrap();
                        member.statements.push(statement);
                    }
                }
                Frame::Keys { keys } => member.takes(keys),
                _ => {}
            }
        }
        member
    }

    fn takes(&mut self, keys: Vec<KeyFor>) {
        for KeyFor { space, epoch, sealed } in keys {
            let promised = self.roster.commitment(space, epoch).unwrap();
            let key = unwrap_epoch_key(&self.device, self.agency, space, epoch, promised, &sealed).unwrap();
            self.keys.insert(space, epoch, key);
        }
    }

    pub fn space(&self, name: &str) -> SpaceId {
        SpaceId::of(self.agency, name)
    }

    /// What they would say next on top of this list: that there is a space of this name.
    pub fn says_next(&self, roster: &Roster, name: &str) -> Next {
        let says = Says::SpaceOpened { space: self.space(name), template: name.into() };
        roster.next(NOW, Signer::Device(self.device.id()), says)
    }
}

/// A connection that speaks frames.
pub struct Line(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Line {
    async fn to(url: &str) -> Self {
        Self(connect_async(format!("{url}{SYNC_PATH}")).await.unwrap().0)
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

    async fn asks(&mut self, frame: &Frame) -> Frame {
        self.says(frame).await;
        self.hears().await
    }

    async fn proves(&mut self, agency: AgencyId, device: &DeviceKeys) {
        let (versions, id, nonce) = (vec![VERSION], device.id(), [1; 32]);
        let hello = Frame::Hello { versions, agency, device: id, software: "own".into(), nonce };
        let Frame::Challenge { nonce, relay, .. } = self.asks(&hello).await else { panic!("no challenge") };
        let signature = device.prove(&Question { nonce, agency, device: id, relay }).unwrap();
        let prove = Frame::Prove { signature, roster: 0, cursors: vec![], credit: protocol::CREDIT };
        assert!(matches!(self.asks(&prove).await, Frame::Welcome { .. }));
    }

    /// Pushes; what the relay refuses, with its first code.
    pub async fn pushes(&mut self, push: u32, envelopes: &[Envelope]) -> Result<(), RefusalCode> {
        let batch = Batch::from_envelopes(envelopes.iter().map(|envelope| (Cursor(0), envelope)));
        self.says(&Frame::Push { push, batch }).await;
        loop {
            match self.hears().await {
                Frame::Receipt { push: answered, .. } if answered == push => return Ok(()),
                Frame::Refused { push: answered, refusals } if answered == push => {
                    return Err(refusals[0].1.code);
                }
                Frame::Bye { say, .. } => panic!("sent away: {say}"),
                _ => {}
            }
        }
    }
}
