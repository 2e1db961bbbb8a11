//! Drives one connection: reads the socket, asks the session, performs what it wants.
//!
//! Decides nothing. Everything that the store answers becomes an event again, so one connection
//! does one thing at a time, in order, and a slow device slows only itself.

mod attachments;
mod pacing;
mod perform;
mod present;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use ids::DeviceId;
use protocol::{ByeCode, Frame, FrameError, MAX_FRAME};
use tokio::sync::{Semaphore, broadcast, watch};
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

use crate::address::Address;
use crate::clock::Clock;
use crate::gate::{Gate, Seat};
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::session::{Effect, Event, Own, Session};
use crate::store::{News, Store, Touch};
use perform::{After, Performer};
use present::{Devices, Presence};

/// How long one frame may take to leave: a peer that reads nothing is let go.
const SEND: Duration = Duration::from_secs(30);

/// What all connections share.
#[derive(Debug)]
pub struct Relay {
    store: Store,
    limits: Limits,
    clock: Clock,
    gate: Arc<Gate>,
    metrics: Metrics,
    began: Instant,
    behind_proxy: bool,
    /// It shares at an event, and does nothing else.
    local: bool,
    present: Devices,
    seats: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

impl Relay {
    /// A relay on top of this store.
    pub fn new(store: Store, limits: Limits) -> Self {
        Self {
            store,
            limits,
            clock: Clock::system(),
            gate: Arc::new(Gate::new(limits)),
            metrics: Metrics::default(),
            began: Instant::now(),
            behind_proxy: false,
            local: false,
            present: Devices::default(),
            seats: Arc::new(Semaphore::new(limits.connections)),
            stopping: watch::channel(false).0,
        }
    }

    /// The same relay under another clock.
    #[must_use]
    pub fn under(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The same relay behind a proxy, whose `X-Forwarded-For` says who comes, or not.
    #[must_use]
    pub fn behind_proxy(self, behind_proxy: bool) -> Self {
        Self { behind_proxy, ..self }
    }

    /// The same relay as one that only shares at an event, or not.
    #[must_use]
    pub fn local(self, local: bool) -> Self {
        Self { local, ..self }
    }

    pub(crate) fn is_behind_proxy(&self) -> bool {
        self.behind_proxy
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) fn gate(&self) -> &Arc<Gate> {
        &self.gate
    }

    /// What it has counted.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// How long it has run: the time that paces go by, whatever the clock says.
    pub(crate) fn uptime(&self) -> Duration {
        self.began.elapsed()
    }

    /// How many connections are open.
    pub fn open(&self) -> usize {
        self.limits.connections.saturating_sub(self.seats.available_permits())
    }

    /// Whether it says goodbye to everybody.
    pub fn stops(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Ends when the relay stops.
    pub(crate) async fn is_stopping(&self) {
        // The sender lives as long as `self`.
        let _ = self.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }

    /// What it keeps.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Says goodbye to everybody, and waits until they are gone and what they pushed is committed, but
    /// not for ever.
    pub async fn stop(&self, patience: Duration) {
        self.stopping.send_replace(true);
        let everybody = u32::try_from(self.limits.connections).unwrap_or(u32::MAX);
        let gone = async {
            drop(self.seats.acquire_many(everybody).await);
            // Writes are done in order: what was asked for before is on the disk after this one.
            if let Err(failure) = self.store.write(Touch).await {
                tracing::error!(%failure, "the last commit failed");
            }
        };
        if timeout(patience, gone).await.is_err() {
            tracing::warn!("some connections did not end in time; what they were promised is kept");
        }
    }
}

/// Serves one connection until it ends.
pub(crate) async fn serve(mut socket: WebSocket, relay: Arc<Relay>, address: Address) {
    let Ok(_seat) = Arc::clone(&relay.seats).try_acquire_owned() else {
        relay.metrics.turned_away.add(1);
        let say = "the relay has as many connections as it can hold; try again in a minute".into();
        let bye = Frame::Bye { code: ByeCode::Busy, say };
        relay.metrics.says(&bye);
        if let Ok(bytes) = bye.to_bytes() {
            drop(timeout(SEND, socket.send(Message::Binary(bytes.into()))).await);
        }
        return;
    };
    let mut nonce = [0; 32];
    if let Err(error) = getrandom::fill(&mut nonce) {
        tracing::error!(%error, "no randomness for a challenge");
        return;
    }
    let session = Session::new(Own {
        key: *relay.store.keys().public(),
        log: relay.store.log(),
        nonce,
        local: relay.local,
    });
    let stopping = relay.stopping.subscribe();
    let now = Instant::now();
    relay.metrics.connections.add(1);
    let mut present = relay.present.subscribe();
    present.mark_changed();
    let performer = Performer { socket, relay, news: None };
    let connection = Connection {
        session,
        performer,
        stopping,
        address,
        seat: None,
        presence: None,
        present,
        connected: now,
        heard: now,
        asked: now,
        reads_at: now,
    };
    connection.run().await;
}

struct Connection {
    session: Session,
    performer: Performer,
    stopping: watch::Receiver<bool>,
    address: Address,
    /// Among the connections of its device, once that has proved who it is.
    seat: Option<Seat>,
    /// At a local relay: among the devices that are there.
    presence: Option<Presence>,
    present: watch::Receiver<BTreeMap<DeviceId, usize>>,
    connected: Instant,
    /// When anything came, a pong included.
    heard: Instant,
    /// When a frame came.
    asked: Instant,
    /// Nothing is read before: the sender's socket fills, and it slows down by itself.
    reads_at: Instant,
}

/// What a connection woke up for.
enum Turn {
    Rested,
    Heard(Option<Result<Message, axum::Error>>),
    Event(Event),
    Tick,
    Counted,
}

impl Connection {
    async fn run(mut self) {
        let limits = self.performer.relay.limits;
        let every = limits.ping.min(limits.handshake);
        let mut ticks = interval_at(Instant::now() + every, every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let paused = Instant::now() < self.reads_at;
            let turn = tokio::select! {
                () = sleep_until(self.reads_at), if paused => Turn::Rested,
                message = self.performer.socket.recv(), if !paused => Turn::Heard(message),
                news = heard_news(&mut self.performer.news) => Turn::Event(news),
                _ = self.stopping.wait_for(|stopping| *stopping) => Turn::Event(Event::Stopping),
                _ = ticks.tick() => Turn::Tick,
                Ok(()) = self.present.changed(), if self.presence.is_some() => Turn::Counted,
            };
            let event = match turn {
                Turn::Rested => None,
                Turn::Counted => {
                    let count = self.count();
                    if matches!(self.performer.perform(Effect::Send(count)).await, After::End) {
                        return;
                    }
                    None
                }
                Turn::Event(event) => Some(event),
                Turn::Heard(None) => return,
                Turn::Heard(Some(message)) => {
                    self.heard = Instant::now();
                    let event = self.event(message);
                    if event.is_some() {
                        self.asked = self.heard;
                    }
                    event.map(|event| self.paced(event))
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
            let effects = self.session.on(event, now);
            if let Some(event) = self.crowded() {
                events.push_front(event);
                continue;
            }
            for effect in effects {
                match self.performer.perform(effect).await {
                    After::Nothing => {}
                    After::Event(event) => events.push_back(event),
                    After::End => return std::ops::ControlFlow::Break(()),
                }
            }
            events.extend(later);
        }
        self.is_counted();
        std::ops::ControlFlow::Continue(())
    }

    fn overdue(&self, limits: Limits) -> Option<Event> {
        let silent = self.heard.elapsed() >= limits.silence;
        // A guest has as long again after each question. Answering pings is no question.
        let since = if self.session.is_guest() { self.asked } else { self.connected };
        let dawdling = !self.session.is_live() && since.elapsed() >= limits.handshake;
        (silent || dawdling).then_some(Event::Overdue)
    }

    /// What came in, if it is for the session.
    fn event(&self, message: Result<Message, axum::Error>) -> Option<Event> {
        match message {
            Ok(Message::Binary(bytes)) => {
                self.performer.relay.metrics.bytes_in.add(bytes.len());
                Some(match Frame::from_bytes(&bytes) {
                    Ok(frame) => Event::Frame(frame),
                    Err(error) => Event::Unreadable(error),
                })
            }
            Ok(Message::Text(_)) => Some(Event::Unreadable(FrameError::Malformed)),
            Ok(Message::Ping(_) | Message::Pong(_)) => None,
            Ok(Message::Close(_)) => Some(Event::Closed),
            // The socket's own limit is a frame's: what breaks it is too large, or the line is gone
            // and nobody reads the goodbye.
            Err(_) => Some(Event::Unreadable(FrameError::TooLarge { size: MAX_FRAME + 1 })),
        }
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
