//! Performs what a session wants: sends, asks the store, signs. What comes of it is an event again.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use bytes::Bytes;
use ids::{AgencyId, DeviceId, SpaceId, UnixMs};
use protocol::{Frame, Lookup};
use seal::public::{Receipt, Signed};
use tokio::sync::broadcast;
use tokio::time::timeout;

use super::{Relay, SEND};
use crate::session::{Effect, Entered, Event};
use crate::store::{Append, Deposit, Failure, Found, KeepAck, News, Say, Store, Through, hash_of_code};

/// The hands of a connection.
pub(super) struct Performer {
    pub(super) socket: WebSocket,
    pub(super) relay: Arc<Relay>,
    pub(super) news: Option<broadcast::Receiver<Arc<News>>>,
}

/// What follows from an effect.
pub(super) enum After {
    Nothing,
    Event(Event),
    End,
}

impl Performer {
    pub(super) async fn perform(&mut self, effect: Effect) -> After {
        let (store, clock) = (&self.relay.store, &self.relay.clock);
        let answer = match effect {
            Effect::Send(frame) => return self.send(&frame).await,
            Effect::Welcome { word, roster_head, heads } => {
                return match word.sign(store.keys()) {
                    Ok(signature) => {
                        let (relay_time, log) = (word.at, word.log);
                        self.send(&Frame::Welcome { relay_time, roster_head, heads, log, signature }).await
                    }
                    Err(_) => After::Event(Event::Failed),
                };
            }
            Effect::Receipt { push, agency, at, held } => {
                return match Signed::sign(store.keys(), &Receipt { agency, at, held }) {
                    Ok(receipt) => self.send(&Frame::Receipt { push, receipt }).await,
                    Err(_) => After::Event(Event::Failed),
                };
            }
            Effect::Close => {
                drop(timeout(SEND, self.socket.send(Message::Close(None))).await);
                return After::End;
            }
            Effect::Listen(agency) => {
                // First the news, then the roster: nothing can fall between the two.
                let roster = store.roster(agency);
                self.news = roster.is_some().then(|| store.hub().listen(agency));
                Ok(Event::Agency(store.roster(agency)))
            }
            Effect::Enter { agency, device, spaces, roster } => {
                enter(store, agency, device, spaces, roster).await.map(Event::Entered)
            }
            Effect::ReadPage(space, after) => {
                store.page(space, after).await.map(|page| Event::Page(space, page))
            }
            Effect::ReadStatements(agency, after) => {
                store.statements(agency, after).await.map(|all| Event::Statements(after, all))
            }
            Effect::Append { push, agency, envelopes } => {
                Ok(Event::Appended(push, store.write(Append { agency, envelopes }).await))
            }
            Effect::KeepAck { agency, word, signed } => {
                // Not worth a connection: the device will say how far it is again.
                if let Err(failure) = store.write(KeepAck { agency, word, signed }).await {
                    tracing::warn!(%failure, "an acknowledgement was not kept");
                }
                return After::Nothing;
            }
            Effect::Say(agency, statement) => {
                let say = Say { through: Through::Session(agency), statement, now: clock.now() };
                store.write(say).await.map(Event::Said)
            }
            Effect::Admit(lookup, statement) => {
                let say = Say { through: Through::Invite(lookup), statement, now: clock.now() };
                store.write(say).await.map(Event::Admitted)
            }
            Effect::CheckCode { code, statements } => store
                .knows_code(hash_of_code(&code))
                .await
                .map(|known| Event::CodeChecked { known, code, statements }),
            Effect::Found { code, statements, roster } => {
                let code = hash_of_code(&code);
                store.write(Found { code, statements, roster }).await.map(Event::Founded)
            }
            Effect::FetchInvite(lookup) => invite(store, lookup, clock.now()).await,
            Effect::Deposit { agency, lookup, package, expires } => store
                .write(Deposit { agency, lookup, package, expires, now: clock.now() })
                .await
                .map(|()| Event::Deposited(lookup)),
        };
        After::Event(answer.unwrap_or(Event::Failed))
    }

    pub(super) async fn ping(&mut self) -> After {
        self.out(Message::Ping(Bytes::new())).await
    }

    async fn send(&mut self, frame: &Frame) -> After {
        match frame.to_bytes() {
            Ok(bytes) => self.out(Message::Binary(bytes.into())).await,
            Err(error) => {
                tracing::error!(%error, "a frame of the relay's own is not sendable");
                After::Event(Event::Failed)
            }
        }
    }

    async fn out(&mut self, message: Message) -> After {
        match timeout(SEND, self.socket.send(message)).await {
            Ok(Ok(())) => After::Nothing,
            _ => After::End,
        }
    }
}

async fn enter(
    store: &Store,
    agency: AgencyId,
    device: DeviceId,
    spaces: Vec<SpaceId>,
    roster: u64,
) -> Result<Entered, Failure> {
    Ok(Entered {
        statements: store.statements(agency, roster).await?,
        heads: store.heads(spaces.clone()).await?,
        acks: store.acks(spaces, device).await?,
    })
}

async fn invite(store: &Store, lookup: Lookup, now: UnixMs) -> Result<Event, Failure> {
    let Some(waiting) = store.waiting(lookup, now).await? else {
        return Ok(Event::Invite(None));
    };
    let statements = store.statements(waiting.agency, 0).await?;
    Ok(Event::Invite(Some((waiting, statements))))
}
