//! The second line, to a local relay at an event: the same session, and another driver.
//!
//! What it tells is kept apart from the agency's relay in everything: cursors, receipts, how the line stands.
//! It gives no word of how this device stands, asks for nothing, and believes a clock of nobody.

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use protocol::Frame;
use store::StoreError;
use sync::{Effect, Event, Me, Outgoing, Session, Standing};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep, timeout};
use tokio_tungstenite::tungstenite::Message;

use super::driver::{AFTER_REFUSAL, SILENCE, receive};
use super::ended::Ended;
use super::socket::{Guest, Socket, connect_to, message};
use super::trust::OnlyThis;
use super::waiting::Backoff;
use crate::clock::random;
use crate::door::Link as LinkState;
use crate::sharing::{LOCAL_LOG, LocalRelay, Met};
use crate::{Engine, Refusal};

/// At an event people stand and wait for it: longer pauses than this are a broken screen.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Keeps the device connected to the local relay that it is joined to, whenever there is one.
pub(super) async fn run(engine: Arc<Engine>, mut stop: watch::Receiver<bool>) {
    let mut backoff = Backoff::new();
    loop {
        let local = engine.local_relay().ok().flatten().filter(|_| engine.is_enrolled());
        let Some(local) = local else {
            tokio::select! {
                () = engine.local.changed.notified() => continue,
                _ = stop.changed() => return,
            }
        };
        engine.tell_local(|now| now.state = LinkState::Connecting);
        let ended = tokio::select! {
            ended = once(&engine, &local, &mut backoff) => ended,
            // Left, or joined another: what it was doing is in the store or comes again.
            () = engine.local.changed.notified() => continue,
            _ = stop.changed() => return,
        };
        let (state, pause) = match ended {
            Ok(Ended { why, refused: true }) => (LinkState::Refused { why }, AFTER_REFUSAL),
            Ok(Ended { why, refused: false }) => (LinkState::Offline { why }, backoff.next(random::<1>()[0])),
            Err(refusal) => {
                (LinkState::Offline { why: in_other_words(&refusal) }, backoff.next(random::<1>()[0]))
            }
        };
        engine.tell_local(|now| (now.state, now.devices) = (state, 0));
        tokio::select! {
            () = sleep(pause.min(LONGEST_PAUSE)) => {}
            () = engine.local.changed.notified() => {}
            _ = stop.changed() => return,
        }
    }
}

/// The sentences of the other line are about the relay.
fn in_other_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Relay(_) => {
            "the lead’s device does not answer; are both on the same Wi-Fi or hotspot?".into()
        }
        other => other.to_string(),
    }
}

/// Asks who is there, and compares with the code: before that nothing is said of this device.
async fn meets(engine: &Arc<Engine>, local: &LocalRelay) -> Result<Option<Met>, Refusal> {
    let certificate = OnlyThis::whichever();
    let mut guest = Guest::at(connect_to(&local.url(), certificate.connector()?).await?);
    let answer = guest.asks(&Frame::WhoAreYou).await;
    guest.goes().await;
    let (Frame::Relay { relay, .. }, Some(certificate)) = (answer?, certificate.seen()) else {
        return Ok(None);
    };
    let met = Met { relay, certificate };
    if !local.code.proves(engine.identity()?.agency, &relay, certificate) {
        return Ok(None);
    }
    let (engine, of) = (engine.clone(), local.clone());
    let kept = spawn_blocking(move || engine.has_met(&of, met)).await;
    Ok(kept.map_err(|_| StoreError::Malformed("task"))??.then_some(met))
}

async fn once(engine: &Arc<Engine>, local: &LocalRelay, backoff: &mut Backoff) -> Result<Ended, Refusal> {
    let identity = engine.identity()?;
    let met = match local.met {
        Some(met) => Some(met),
        None => meets(engine, local).await?,
    };
    let Some(met) = met else {
        let why = "what answers there is not the device that the code is for; scan the code on the lead’s screen again";
        return Ok(Ended { why: why.into(), refused: true });
    };
    let socket = connect_to(&local.url(), OnlyThis::with(met.certificate).connector()?).await?;
    let (to_relay, mut from_relay) = socket.split();
    let me = Me {
        agency: identity.agency,
        device: identity.id(),
        relay: met.relay,
        log: engine.store.bytes(LOCAL_LOG)?.and_then(|id| id.try_into().ok()),
        software: concat!("porchlight ", env!("CARGO_PKG_VERSION")).into(),
    };
    let session = Session::new(me, random(), engine.store.local_cursors()?, engine.roster().head().0);
    engine.tell_local(|now| (now.refused, now.unread) = (0, 0));
    let mut line = Line { engine, session, to_relay, own: local.own, backoff };
    drives(&mut line, &mut from_relay).await
}

async fn drives(line: &mut Line<'_>, from_relay: &mut SplitStream<Socket>) -> Result<Ended, Refusal> {
    let mut next = Some(Event::Connected);
    let mut heard = Instant::now();
    loop {
        if let Some(event) = next.take()
            && let Some(ended) = line.happened(event).await?
        {
            return Ok(ended);
        }
        tokio::select! {
            received = timeout(SILENCE.saturating_sub(heard.elapsed()), receive(from_relay)) => match received {
                Ok(Ok(frame)) => {
                    heard = Instant::now();
                    next = frame.map(Event::Frame);
                }
                Ok(Err(_)) => return Ok(Ended::because("the line to the lead’s device broke")),
                Err(_) => return Ok(Ended::because("the lead’s device fell silent")),
            },
            // All of it: what was refused may have another key by now.
            () = line.engine.local.queued.notified() => {
                line.engine.tell_local(|now| now.refused = 0);
                next = Some(Event::OfferedAgain);
            }
        }
    }
}

/// One connection to a local relay.
struct Line<'a> {
    engine: &'a Arc<Engine>,
    session: Session,
    to_relay: SplitSink<Socket, Message>,
    /// The local relay runs on this device.
    own: bool,
    backoff: &'a mut Backoff,
}

impl Line<'_> {
    /// Tells the session, performs what it wants; some effects are events again.
    async fn happened(&mut self, event: Event) -> Result<Option<Ended>, Refusal> {
        let mut events = std::collections::VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.session.on(event) {
                match effect {
                    Effect::Close { why, refused } => {
                        return Ok(Some(Ended { why, refused: refused.is_some() }));
                    }
                    effect => match self.perform(effect).await? {
                        Done::Nothing => {}
                        Done::Event(event) => events.push_back(event),
                        Done::Ended(why) => return Ok(Some(Ended::because(why))),
                    },
                }
            }
        }
        Ok(None)
    }

    async fn perform(&mut self, effect: Effect) -> Result<Done, Refusal> {
        match effect {
            Effect::Send(frame) => {
                if self.to_relay.send(message(&frame)?).await.is_err() {
                    return Ok(Done::Ended("the line to the lead’s device broke"));
                }
            }
            Effect::Prove(question) => {
                let proof = self.engine.identity()?.device.prove(&question).map_err(Refusal::keys)?;
                return Ok(Done::Event(Event::Proof(proof)));
            }
            Effect::KeepStatements { from, statements } => {
                let given_back = self
                    .blocking(move |engine| {
                        let given_back = engine.keep_statements(from, &statements)?;
                        engine.obey().map(|()| given_back)
                    })
                    .await?;
                if given_back {
                    return Ok(Done::Ended("fetching again what was given back"));
                }
                return Ok(Done::Event(Event::Reads(self.engine.readable_spaces())));
            }
            Effect::Apply { space, after, upto, envelopes, weight } => {
                let taken =
                    self.blocking(move |engine| engine.take_in_local(space, (after, upto), envelopes)).await;
                match taken {
                    Ok(0) => {}
                    Ok(unread) => {
                        self.engine.tell_local(|now| now.unread = now.unread.saturating_add(unread));
                    }
                    Err(Refusal::Store(StoreError::Gap)) => {
                        return Ok(Done::Ended("fetching again what was forgotten"));
                    }
                    Err(refusal) => return Err(refusal),
                }
                return Ok(Done::Event(Event::Applied { space, upto, weight }));
            }
            Effect::Rewind(space) => {
                self.engine.transact(|tx| tx.rewind_local(space).map_err(Refusal::from))?;
            }
            Effect::KeepLogId(id) => {
                self.engine.transact(|tx| tx.keep_bytes(LOCAL_LOG, &id).map_err(Refusal::from))?;
            }
            Effect::FetchOutbox { after, bytes } => {
                let fetched =
                    self.blocking(move |engine| Ok(engine.store.local_outbox(after, bytes)?)).await?;
                let outgoing =
                    fetched.into_iter().map(|item| Outgoing { n: item.n, envelope: item.envelope });
                return Ok(Done::Event(Event::Outbox(outgoing.collect())));
            }
            Effect::KeepReceipt { items, .. } => {
                let elsewhere = !self.own;
                let items: Vec<_> = items
                    .iter()
                    .map(|item| store::Receipted {
                        n: item.n,
                        envelope: item.envelope,
                        space: item.space,
                        seq: item.seq,
                    })
                    .collect();
                self.blocking(move |engine| {
                    engine.transact(|tx| tx.held_locally(&items, elsewhere).map_err(Refusal::from))
                })
                .await?;
            }
            // Not written down: what a local relay does not take is nothing that a person has to settle.
            Effect::KeepRefusals(refusals) => {
                let more = u32::try_from(refusals.len()).unwrap_or(u32::MAX);
                self.engine.tell_local(|now| now.refused = now.refused.saturating_add(more));
            }
            Effect::Present(devices) => self.engine.tell_local(|now| now.devices = devices),
            Effect::Tell(standing) => self.tells(standing),
            // Of the agency's relay alone: the clock, keys, how far others are, how devices stand, the list,
            // photos and papers, which are not urgent and fill a lead's device.
            Effect::Clock(_)
            | Effect::Blob(_)
            | Effect::HandBack { .. }
            | Effect::Acknowledge { .. }
            | Effect::KeepSeen { .. }
            | Effect::KeepKeys(_)
            | Effect::KeepStandings(_)
            | Effect::Knocking(_)
            | Effect::Answered(_)
            | Effect::Close { .. } => {}
        }
        Ok(Done::Nothing)
    }

    fn tells(&mut self, standing: Standing) {
        let state = match standing {
            Standing::Greeting => LinkState::Connecting,
            Standing::CatchingUp { .. } => LinkState::CatchingUp,
            Standing::Complete => LinkState::Live,
        };
        if standing != Standing::Greeting {
            self.backoff.reset();
        }
        self.engine.tell_local(|now| now.state = state);
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Engine) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let engine = self.engine.clone();
        spawn_blocking(move || work(&engine)).await.map_err(|_| StoreError::Malformed("task"))?
    }
}

enum Done {
    Nothing,
    Event(Event),
    Ended(&'static str),
}
