//! Drives one connection: reads the socket, asks the session, performs what it wants.
//!
//! Decides nothing. Everything that the store answers becomes an event again, so one connection
//! does one thing at a time, in order, and a slow device slows only itself.

mod perform;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use protocol::{ByeCode, Frame, FrameError, MAX_FRAME};
use tokio::sync::{Semaphore, broadcast, watch};
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};

use crate::clock::Clock;
use crate::session::{Event, Own, Session};
use crate::store::{News, Store};
use perform::{After, Performer};

/// How much a relay takes on, and how long it waits.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How many connections at once.
    pub connections: usize,
    /// How long a device may take to prove who it is.
    pub handshake: Duration,
    /// How often a silent peer is asked whether it is there.
    pub ping: Duration,
    /// How long a peer may be silent. Phones freeze without saying goodbye.
    pub silence: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 10_000,
            handshake: Duration::from_secs(10),
            ping: Duration::from_secs(30),
            silence: Duration::from_secs(75),
        }
    }
}

/// How long one frame may take to leave: a peer that reads nothing is let go.
const SEND: Duration = Duration::from_secs(30);

/// What all connections share.
#[derive(Debug)]
pub struct Relay {
    store: Store,
    limits: Limits,
    clock: Clock,
    seats: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

impl Relay {
    /// A relay on top of this store.
    pub fn new(store: Store, limits: Limits) -> Self {
        let seats = Arc::new(Semaphore::new(limits.connections));
        Self { store, limits, clock: Clock::system(), seats, stopping: watch::channel(false).0 }
    }

    /// The same relay under another clock.
    #[must_use]
    pub fn under(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// What it keeps.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Says goodbye to everybody, and waits until they are gone, but not for ever.
    pub async fn stop(&self, patience: Duration) {
        self.stopping.send_replace(true);
        let everybody = u32::try_from(self.limits.connections).unwrap_or(u32::MAX);
        if timeout(patience, self.seats.acquire_many(everybody)).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
    }
}

/// Serves one connection until it ends.
pub(crate) async fn serve(mut socket: WebSocket, relay: Arc<Relay>) {
    let Ok(_seat) = Arc::clone(&relay.seats).try_acquire_owned() else {
        let say = "the relay has as many connections as it can hold; try again in a minute".into();
        if let Ok(bytes) = (Frame::Bye { code: ByeCode::Busy, say }).to_bytes() {
            drop(timeout(SEND, socket.send(Message::Binary(bytes.into()))).await);
        }
        return;
    };
    let mut nonce = [0; 32];
    if let Err(error) = getrandom::fill(&mut nonce) {
        tracing::error!(%error, "no randomness for a challenge");
        return;
    }
    let session = Session::new(Own { key: *relay.store.keys().public(), log: relay.store.log(), nonce });
    let stopping = relay.stopping.subscribe();
    let now = Instant::now();
    let performer = Performer { socket, relay, news: None };
    Connection { session, performer, stopping, connected: now, heard: now, asked: now }.run().await;
}

struct Connection {
    session: Session,
    performer: Performer,
    stopping: watch::Receiver<bool>,
    connected: Instant,
    /// When anything came, a pong included.
    heard: Instant,
    /// When a frame came.
    asked: Instant,
}

/// What a connection woke up for.
enum Turn {
    Heard(Option<Result<Message, axum::Error>>),
    Event(Event),
    Tick,
}

impl Connection {
    async fn run(mut self) {
        let limits = self.performer.relay.limits;
        let every = limits.ping.min(limits.handshake);
        let mut ticks = interval_at(Instant::now() + every, every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let turn = tokio::select! {
                message = self.performer.socket.recv() => Turn::Heard(message),
                news = heard_news(&mut self.performer.news) => Turn::Event(news),
                _ = self.stopping.wait_for(|stopping| *stopping) => Turn::Event(Event::Stopping),
                _ = ticks.tick() => Turn::Tick,
            };
            let event = match turn {
                Turn::Event(event) => Some(event),
                Turn::Heard(None) => return,
                Turn::Heard(Some(message)) => {
                    self.heard = Instant::now();
                    let event = event(message);
                    if event.is_some() {
                        self.asked = self.heard;
                    }
                    event
                }
                Turn::Tick => match self.overdue(limits) {
                    Some(event) => Some(event),
                    None if self.heard.elapsed() < limits.ping => None,
                    None if matches!(self.performer.ping().await, After::End) => return,
                    None => None,
                },
            };
            let Some(event) = event else {
                continue;
            };
            if self.digest(event).await.is_break() {
                return;
            }
        }
    }

    /// Lets the session think about an event, and about everything that follows from it.
    async fn digest(&mut self, event: Event) -> std::ops::ControlFlow<()> {
        let mut events = std::collections::VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            // Before a page goes out, what was committed meanwhile is heard: a right may have ended.
            let (event, later) = match self.performer.overheard(&event) {
                Some(news) => (news, Some(event)),
                None => (event, None),
            };
            let now = self.performer.relay.clock.now();
            for effect in self.session.on(event, now) {
                match self.performer.perform(effect).await {
                    After::Nothing => {}
                    After::Event(event) => events.push_back(event),
                    After::End => return std::ops::ControlFlow::Break(()),
                }
            }
            events.extend(later);
        }
        std::ops::ControlFlow::Continue(())
    }

    fn overdue(&self, limits: Limits) -> Option<Event> {
        let silent = self.heard.elapsed() >= limits.silence;
        // A guest has as long again after each question. Answering pings is no question.
        let since = if self.session.is_guest() { self.asked } else { self.connected };
        let dawdling = !self.session.is_live() && since.elapsed() >= limits.handshake;
        (silent || dawdling).then_some(Event::Overdue)
    }
}

fn event(message: Result<Message, axum::Error>) -> Option<Event> {
    match message {
        Ok(Message::Binary(bytes)) => Some(match Frame::from_bytes(&bytes) {
            Ok(frame) => Event::Frame(frame),
            Err(error) => Event::Unreadable(error),
        }),
        Ok(Message::Text(_)) => Some(Event::Unreadable(FrameError::Malformed)),
        Ok(Message::Ping(_) | Message::Pong(_)) => None,
        Ok(Message::Close(_)) => Some(Event::Closed),
        // The socket's own limit is a frame's: what breaks it is too large, or the line is gone
        // and nobody reads the goodbye.
        Err(_) => Some(Event::Unreadable(FrameError::TooLarge { size: MAX_FRAME + 1 })),
    }
}

async fn heard_news(news: &mut Option<broadcast::Receiver<Arc<News>>>) -> Event {
    match news {
        None => std::future::pending().await,
        Some(news) => match news.recv().await {
            Ok(news) => Event::News(news),
            Err(_) => Event::Lagged,
        },
    }
}
