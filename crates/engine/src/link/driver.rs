//! Connect, run a session, wait, connect again.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use protocol::Frame;
use store::StoreError;
use sync::{BlobEvent, Event, Me, Session};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, interval, sleep, timeout};
use tokio_tungstenite::tungstenite::Message;

use super::Ask;
use super::applying::Applying;
use super::ended::Ended;
use super::performing::Connection;
use super::settling::REMOVED;
use super::socket::{Socket, connect};
use super::waiting::Backoff;
use crate::clock::random;
use crate::door::Link as LinkState;
use crate::{Engine, Refusal};

/// The relay pings every 30 seconds; a line this silent is dead.
pub(super) const SILENCE: Duration = Duration::from_secs(75);
/// How long to listen for the relay's goodbye.
const HEARING_OUT: Duration = Duration::from_secs(1);
/// How often the words of other devices are written down: they come back after a crash.
const WRITE_DOWN: Duration = Duration::from_secs(1);
/// What people are told while the disk is full.
pub(super) const DISK_FULL: &str =
    "The disk is full: what arrives cannot be kept. Free some space; nothing is lost.";
/// Kept under this name: what the relay's logs were called when they were last read.
pub(super) const LOG_ID: &str = "relay_log_id";
/// A relay that will not have us may change its mind when an administrator acts.
pub(super) const AFTER_REFUSAL: Duration = Duration::from_secs(30);

pub(super) async fn run(
    engine: Arc<Engine>,
    mut asks: mpsc::Receiver<Ask>,
    mut kicks: mpsc::Receiver<()>,
    mut stop: watch::Receiver<bool>,
) {
    let _told = ToldAsEnded(engine.clone());
    let mut backoff = Backoff::new();
    loop {
        // A device that was revoked and has handed over its work belongs to nobody.
        if !engine.is_enrolled() {
            engine.set_link(LinkState::Offline { why: "this device is not enrolled".into() });
            return;
        }
        engine.set_link(LinkState::Connecting);
        let ended = once(&engine, &mut asks, &mut stop, &mut backoff).await;
        if *stop.borrow() {
            return;
        }
        let pause = match ended {
            Ok(Ended { why, refused: true }) => {
                engine.set_link(LinkState::Refused { why });
                AFTER_REFUSAL
            }
            Ok(Ended { why, refused: false }) => {
                engine.set_link(LinkState::Offline { why });
                backoff.next(random::<1>()[0])
            }
            Err(refusal) => {
                if matches!(refusal, Refusal::Store(StoreError::DiskFull)) {
                    engine.notice(Some(DISK_FULL.into()));
                }
                engine.set_link(LinkState::Offline { why: refusal.to_string() });
                backoff.next(random::<1>()[0])
            }
        };
        tokio::select! {
            () = sleep(pause) => {}
            kicked = kicks.recv() => if kicked.is_none() { return },
            _ = stop.changed() => return,
        }
    }
}

/// However the link ends, dropped in the middle too, it is not told as live any more.
struct ToldAsEnded(Arc<Engine>);

impl Drop for ToldAsEnded {
    fn drop(&mut self) {
        self.0.set_link(LinkState::Offline { why: "disconnected".into() });
    }
}

async fn once(
    engine: &Arc<Engine>,
    asks: &mut mpsc::Receiver<Ask>,
    stop: &mut watch::Receiver<bool>,
    backoff: &mut Backoff,
) -> Result<Ended, Refusal> {
    let identity = engine.identity()?;
    let socket = connect(&identity.relay_url).await?;
    let (to_relay, mut from_relay) = socket.split();
    let (done, mut applied) = mpsc::unbounded_channel();
    let me = Me {
        agency: identity.agency,
        device: identity.id(),
        relay: identity.relay_key,
        log: engine.store.bytes(LOG_ID)?.and_then(|id| id.try_into().ok()),
        software: concat!("porchlight ", env!("CARGO_PKG_VERSION")).into(),
    };
    engine.store.transact(|tx| tx.offer_again().and_then(|()| tx.offer_blobs_again()))?;
    engine.set_relay_keeps_blobs(false);
    let session = Session::new(me, random(), engine.store.cursors()?, engine.roster().head().0);
    let mut connection = Connection {
        engine,
        session,
        to_relay,
        applying: Applying::start(engine.clone(), done),
        waiting: VecDeque::new(),
        seen: BTreeMap::new(),
        backoff,
        try_again_at: None,
        blobs_again_at: None,
        stood: None,
        leaves: None,
    };
    let mut writing_down = interval(WRITE_DOWN);
    let mut next = Some(Event::Connected);
    let mut heard = Instant::now();
    let mut silence = SILENCE;
    loop {
        let ended = match next.take() {
            Some(event) => connection.happened(event).await?,
            None => None,
        };
        if let Some(ended) = ended.or_else(|| connection.may_leave()) {
            connection.write_down().await?;
            if connection.leaves == Some(REMOVED) {
                hang_up(&mut connection.to_relay, &mut from_relay).await;
                connection.blocking(Engine::settled).await?;
            }
            return Ok(ended);
        }
        tokio::select! {
            // What is applied first: it gives credit back and moves cursors.
            biased;
            result = applied.recv() => match result {
                Some(Err(StoreError::Gap)) => {
                    connection.leaves = Some("fetching again what was forgotten");
                }
                Some(result) => next = Some(result?),
                None => return Ok(Ended::because("the store stopped")),
            },
            received = timeout(silence.saturating_sub(heard.elapsed()), receive(&mut from_relay)) => {
                if silence == SILENCE {
                    heard = Instant::now();
                }
                match received {
                    Ok(Ok(frame)) => next = frame.map(Event::Frame),
                    broken => {
                        connection.applying.finish(&mut applied).await;
                        connection.write_down().await?;
                        let why = broken.map_or("the relay fell silent", |said| said.err().unwrap_or_default());
                        return Ok(Ended::because(why));
                    }
                }
            }
            () = engine.queued.notified() => next = Some(Event::Queued),
            () = engine.blobs.notified() => next = Some(Event::Blob(BlobEvent::Queued)),
            // Asked while this side leaves, it is for the next connection.
            Some((frame, answer)) = asks.recv(), if connection.leaves.is_none() => {
                connection.waiting.push_back(answer);
                next = Some(Event::Ask(frame));
            }
            _ = writing_down.tick() => {
                connection.write_down().await?;
                next = connection.offers_blobs_again().await?;
                let is_time = connection.try_again_at.is_some_and(|at| at <= Instant::now());
                if is_time && connection.waiting.is_empty() {
                    return Ok(Ended::because("offering again what the relay could not take"));
                }
            }
            Ok(()) = stop.changed() => {
                // What the relay has sent before it hears of this still arrives.
                silence = HEARING_OUT;
                heard = Instant::now();
                let _ = connection.to_relay.send(Message::Close(None)).await;
            }
        }
    }
}

/// Says goodbye and hears the relay out, which has then heard everything that was said before.
async fn hang_up(to_relay: &mut SplitSink<Socket, Message>, from_relay: &mut SplitStream<Socket>) {
    let _ = to_relay.send(Message::Close(None)).await;
    let _ = timeout(HEARING_OUT, async { while receive(from_relay).await.is_ok() {} }).await;
}

/// The next frame; none for pings. Cancel-safe: a stream's `next` loses nothing.
pub(super) async fn receive(from_relay: &mut SplitStream<Socket>) -> Result<Option<Frame>, &'static str> {
    match from_relay.next().await {
        Some(Ok(Message::Binary(bytes))) => {
            Frame::from_bytes(&bytes).map(Some).map_err(|_| "the relay sent something that cannot be read")
        }
        Some(Ok(Message::Close(_))) | None => Err("the relay closed the connection"),
        Some(Ok(_)) => Ok(None),
        Some(Err(_)) => Err("the connection broke"),
    }
}
