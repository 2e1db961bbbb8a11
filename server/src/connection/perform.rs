//! Performs what a session wants: sends, asks the store, signs. What comes of it is an event again.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use bytes::Bytes;
use ids::UnixMs;
use protocol::{BlobFrame, Frame, Lookup, SayCode};
use seal::public::{Receipt, Signed};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::TryRecvError;
use tokio::time::timeout;

use super::{Relay, SEND, attachments};
use crate::session::{Effect, Enter, Entered, Event, Question};
use crate::store::{Deposit, Failure, Found, KeepAck, News, NotSaid, Say, Store, hash_of_code};

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
                self.relay.metrics().receipted.add(held.len());
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
            Effect::Enter(enter) => entered(store, enter, clock.now()).await.map(Event::Entered),
            Effect::ReadPage(space, after) => {
                store.page(space, after).await.map(|page| Event::Page(space, page))
            }
            Effect::ReadStatements(agency, after) => match store.statements(agency, after).await {
                Ok(all) => {
                    store.roster(agency).map(|now| Event::Statements(after, all, now)).ok_or(Failure::Broken)
                }
                Err(failure) => Err(failure),
            },
            Effect::ReadWraps(agency, device) => store.wraps(agency, device).await.map(Event::Wraps),
            Effect::ReadKnocks(agency) => store.knocks(agency, clock.now()).await.map(Event::Knocks),
            Effect::ReadStandings(agency, device) => {
                store.standings(agency, device).await.map(Event::Standings)
            }
            Effect::Append { push, append } => Ok(Event::Appended(push, store.write(append).await)),
            Effect::Compact { push, compact } => Ok(Event::Appended(push, store.write(compact).await)),
            Effect::KeepStanding(keep) => {
                if let Err(failure) = store.write(keep).await {
                    tracing::warn!(%failure, "a device's word was not kept");
                }
                return After::Nothing;
            }
            Effect::HandBack(handed) => {
                match store.write(handed).await {
                    Ok(taken) => tracing::info!(taken, "statements were handed back"),
                    Err(failure) => tracing::warn!(%failure, "statements were handed back and not kept"),
                }
                return After::Nothing;
            }
            Effect::Knock(knock) => store.write(knock).await.map(Event::Knocked),
            Effect::KeepAck { agency, word, signed } => {
                // Not worth a connection: the device will say how far it is again.
                if let Err(failure) = store.write(KeepAck { agency, word, signed }).await {
                    tracing::warn!(%failure, "an acknowledgement was not kept");
                }
                return After::Nothing;
            }
            Effect::Blob(agency, device, says) => {
                let room = self.relay.limits().room(store.free_bytes());
                let is_put = matches!(says, BlobFrame::Put { .. });
                let frame = attachments::answered(store, (agency, device), says, room, clock.now()).await;
                if is_put && matches!(frame, Frame::Blob(BlobFrame::Held { .. })) {
                    self.relay.metrics().chunks_in.add(1);
                }
                Ok(Event::Answered(frame))
            }
            Effect::Ask(question) => answered(store, question, clock.now()).await.map(Event::Answered),
            Effect::CheckCode { code, statements } => store
                .knows_code(hash_of_code(&code))
                .await
                .map(|known| Event::CodeChecked { known, code, statements }),
            Effect::Found { code, statements, roster } => {
                let code = hash_of_code(&code);
                store.write(Found { code, statements, roster }).await.map(Event::Founded)
            }
            Effect::FetchInvite(lookup) => invite(store, lookup, clock.now()).await,
        };
        After::Event(answer.unwrap_or(Event::Failed))
    }

    /// News that comes first, when a page is about to go out.
    pub(super) fn overheard(&mut self, next: &Event) -> Option<Event> {
        let news = self.news.as_mut().filter(|_| matches!(next, Event::Page(..)))?;
        match news.try_recv() {
            Ok(news) => Some(Event::News(news)),
            Err(TryRecvError::Lagged(_)) => Some(Event::Lagged),
            Err(TryRecvError::Empty | TryRecvError::Closed) => None,
        }
    }

    pub(super) async fn ping(&mut self) -> After {
        self.out(Message::Ping(Bytes::new())).await
    }

    async fn send(&mut self, frame: &Frame) -> After {
        self.relay.metrics().says(frame);
        match frame.to_bytes() {
            Ok(bytes) => self.out(Message::Binary(bytes.into())).await,
            Err(error) => {
                tracing::error!(%error, "a frame of the relay's own is not sendable");
                After::Event(Event::Failed)
            }
        }
    }

    async fn out(&mut self, message: Message) -> After {
        if let Message::Binary(bytes) = &message {
            self.relay.metrics().bytes_out.add(bytes.len());
        }
        match timeout(SEND, self.socket.send(message)).await {
            Ok(Ok(())) => After::Nothing,
            _ => After::End,
        }
    }
}

async fn entered(store: &Store, enter: Enter, now: UnixMs) -> Result<Entered, Failure> {
    let Enter { agency, device, spaces, roster, active, oversees } = enter;
    let mut entered = Entered {
        statements: store.statements(agency, roster).await?,
        heads: store.heads(spaces.clone()).await?,
        acks: store.acks(spaces, device).await?,
        ..Entered::default()
    };
    if active {
        entered.wraps = store.wraps(agency, device).await?;
    }
    if oversees {
        entered.standings = store.standings(agency, device).await?;
        entered.knocks = store.knocks(agency, now).await?;
    }
    Ok(entered)
}

/// What a device asked for that changes the agency.
async fn answered(store: &Store, question: Question, now: UnixMs) -> Result<Frame, Failure> {
    Ok(match question {
        Question::Say(agency, statement) => match store.write(Say { agency, statement, now }).await? {
            Ok(seq) => Frame::Said { seq },
            Err(NotSaid { code, say, head }) => Frame::NotSaid { code, say, head },
        },
        Question::KeepWraps(keep) => {
            let head = store.roster(keep.agency).map_or(0, |roster| roster.head().0);
            match store.write(keep).await? {
                Ok(()) => Frame::WrapsKept,
                Err(too_many) => {
                    Frame::NotSaid { code: SayCode::DoesNotFit, say: too_many.to_string(), head }
                }
            }
        }
        Question::Deposit { agency, lookup, package, expires } => {
            store.write(Deposit { agency, lookup, package, expires, now }).await?;
            Frame::Deposited { lookup }
        }
        Question::Decline(decline) => {
            store.write(decline).await?;
            Frame::HasDeclined
        }
        Question::Settle(settle) => {
            store.write(settle).await?;
            Frame::CustodySettled
        }
    })
}

async fn invite(store: &Store, lookup: Lookup, now: UnixMs) -> Result<Event, Failure> {
    let Some(waiting) = store.waiting(lookup, now).await? else {
        return Ok(Event::Invite(None));
    };
    let statements = store.statements(waiting.agency, 0).await?;
    Ok(Event::Invite(Some((waiting, statements))))
}
