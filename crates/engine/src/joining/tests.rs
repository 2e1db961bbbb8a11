#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use ids::{AgencyId, InviteId, MemberId, UnixMs};
use protocol::Frame;
use seal::public::{Knock, Roster, Says, Signed, SigningKeys, Statement, agency_of};
use seal::secret::{InviteCode, InvitePackage, SpaceKeys, Speaker, say, seal_package};
use store::DatabaseKey;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, accept_async};

use crate::{Clock, Engine, join};

const NOW: UnixMs = UnixMs(1_764_000_000_000);
const LATER: UnixMs = UnixMs(4_000_000_000_000);

/// An agency that has invited many, the last of whom joins now.
struct Large {
    agency: AgencyId,
    statements: Vec<Statement>,
    key: SigningKeys,
    invite: InviteId,
    member: MemberId,
}

fn large(invited: u64) -> Large {
    let root = SigningKeys::generate().unwrap();
    let agency = agency_of(root.public());
    let key = SigningKeys::generate().unwrap();
    let (mut roster, mut statements) = (Roster::pinned(agency), vec![]);
    let mut root_says = |says| {
        let statement = say(&roster, Speaker::Root(&root), NOW, says).unwrap();
        roster.apply(&statement).unwrap();
        statements.push(statement);
    };
    root_says(Says::AgencyCreated { agency, root: *root.public(), kit: None });
    let (mut invite, mut member) = (InviteId::from_bytes([0; 16]), MemberId::from_bytes([0; 16]));
    for number in 0..invited {
        (invite, member) = (InviteId::at(number, [1; 10]), MemberId::at(number, [2; 10]));
        root_says(Says::MemberInvited {
            invite,
            member,
            key: *key.public(),
            grants: vec![],
            expires: LATER,
            approved: None,
        });
    }
    Large { agency, statements, key, invite, member }
}

async fn hears(socket: &mut WebSocketStream<TcpStream>) -> Option<Frame> {
    match socket.next().await? {
        Ok(Message::Binary(bytes)) => Frame::from_bytes(&bytes).ok(),
        _ => None,
    }
}

/// The roster comes in three frames, and the first answer to the knock is lost on the way.
#[tokio::test]
async fn a_device_joins_an_agency_of_2500_statements_over_a_line_that_breaks() {
    let large = large(2_500);
    let relay = SigningKeys::generate().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}", listener.local_addr().unwrap());
    let code = InviteCode::generate(url, large.agency, relay.public().hash()).unwrap();
    let (agency, key) = (large.agency, large.key.clone());
    let package = InvitePackage {
        invite: large.invite,
        member: large.member,
        agency,
        key,
        space_keys: SpaceKeys::default(),
    };
    let package = seal_package(&code, &package).unwrap();
    let (key, all) = (*relay.public(), large.statements.clone());
    let relay = tokio::spawn(async move {
        let mut knocked: Option<Signed<Knock>> = None;
        loop {
            let mut socket = accept_async(listener.accept().await.unwrap().0).await.unwrap();
            match hears(&mut socket).await {
                Some(Frame::FetchInvite { .. }) => {
                    let statements = all[..1000].to_vec();
                    let roster_head = u64::try_from(all.len()).unwrap();
                    let (package, relay, relay_time) = (package.clone(), key, NOW);
                    let invite = Frame::Invite { package, statements, relay, relay_time, roster_head };
                    let rest = [1000..2000, 2000..all.len()].map(|part| Frame::Statements {
                        from: u64::try_from(part.start).unwrap() + 1,
                        statements: all[part].to_vec(),
                    });
                    for frame in [invite].into_iter().chain(rest) {
                        socket.send(Message::Binary(frame.to_bytes().unwrap().into())).await.unwrap();
                    }
                    while hears(&mut socket).await.is_some() {}
                }
                Some(Frame::Knock { knock, .. }) => match &knocked {
                    None => knocked = Some(knock),
                    Some(first) => {
                        assert_eq!(first, &knock, "the same keys, or two people seem to knock");
                        let answer = Frame::Admitted { seq: 2_502 };
                        socket.send(Message::Binary(answer.to_bytes().unwrap().into())).await.unwrap();
                        return knock.unverified().unwrap();
                    }
                },
                other => panic!("nobody asks for {other:?}"),
            }
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let engine: Arc<Engine> =
        Engine::open(folder.path(), DatabaseKey::new([7; 32]), Clock::manual(|| NOW)).unwrap().engine;
    let mut shown = String::new();
    let line = code.to_text().unwrap();
    let joining = join(&engine, &line, |comparison| shown = comparison.to_owned());
    let (member, knock) = (joining.await.unwrap(), relay.await.unwrap());
    assert_eq!(member, large.member);
    assert_eq!(shown, knock.comparison(), "both screens show the same");
    assert_eq!(engine.roster().head().0, 2_501, "its own admission comes with the first session");
}
