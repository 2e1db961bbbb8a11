//! The seat at the desk: empty and locked, or one person's open folder.
//!
//! Locking takes the folder away at once, so that the next request finds the seat empty, and then lets
//! go of everything: streams end, the link hangs up, the database closes, its key is zeroed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use engine::Link;
use tokio::sync::{Mutex as Turn, watch};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::session::same;
use crate::clock::Moment;
use crate::home::Home;
use crate::key::files::{hex, random, write_private};
use crate::lock::{LOOK_EVERY, Relock, Watch};
use crate::trouble::Trouble;

/// How long a request under way may still hold the database after locking.
const LETTING_GO: Duration = Duration::from_secs(10);
/// How often the lease is looked at, in seconds: it is counted in days.
const LEASE_LOOK: u64 = 300;

/// Somebody at the desk.
pub(crate) struct Sitting {
    /// Whose folder it is, as the house calls it.
    pub person: String,
    /// Whether there is anything to lock with; a PIN may be set while somebody sits here.
    lockable: AtomicBool,
    pub home: Home,
    pub link: Option<Link>,
    /// For local scripts of this person, as long as they sit here.
    token: String,
    over: watch::Sender<bool>,
}

impl Sitting {
    pub(crate) fn is_lockable(&self) -> bool {
        self.lockable.load(Ordering::Relaxed)
    }

    /// A PIN was set.
    pub(crate) fn lockable_from_now_on(&self) {
        self.lockable.store(true, Ordering::Relaxed);
    }

    /// Turns true when the desk locks.
    pub(crate) fn over(&self) -> watch::Receiver<bool> {
        self.over.subscribe()
    }
}

/// Where the seat gets the time from: the computer, or a test.
pub(crate) type ReadMoment = Box<dyn Fn() -> Moment + Send + Sync>;

/// The seat.
pub(crate) struct Seat {
    idle_after: Duration,
    moment: ReadMoment,
    taken: Mutex<Option<Taken>>,
    /// Whether somebody who has locked is still letting go.
    leaving: watch::Sender<bool>,
    /// One at a time sits down: guesses are not made side by side.
    turn: Turn<()>,
}

struct Taken {
    by: Arc<Sitting>,
    watch: Watch,
}

impl Seat {
    pub(crate) fn new(idle_after: Duration, moment: ReadMoment) -> Arc<Self> {
        let leaving = watch::channel(false).0;
        Arc::new(Self { idle_after, moment, taken: Mutex::default(), leaving, turn: Turn::new(()) })
    }

    pub(crate) fn idle_after(&self) -> Duration {
        self.idle_after
    }

    /// Who sits here. Looked at with the clock in hand: the first request after a sleep finds it locked.
    pub(crate) fn sitting(self: &Arc<Self>) -> Option<Arc<Sitting>> {
        let now = (self.moment)();
        let mut taken = self.taken();
        let at_desk = taken.as_mut()?;
        match at_desk.watch.look(now).filter(|_| at_desk.by.is_lockable()) {
            None => Some(at_desk.by.clone()),
            Some(why) => {
                drop(taken);
                self.rise(Some(why));
                None
            }
        }
    }

    /// A person did something: how long until it locks without more of that.
    pub(crate) fn touched(self: &Arc<Self>) -> Option<Duration> {
        self.sitting()?;
        let now = (self.moment)();
        let mut taken = self.taken();
        let at_desk = taken.as_mut()?;
        at_desk.watch.human(now);
        at_desk.by.is_lockable().then(|| at_desk.watch.idle_in(now))
    }

    /// How long until it locks.
    pub(crate) fn idle_in(&self) -> Option<Duration> {
        let taken = self.taken();
        let at_desk = taken.as_ref().filter(|taken| taken.by.is_lockable())?;
        Some(at_desk.watch.idle_in((self.moment)()))
    }

    /// Whether a script with this token speaks for whoever sits here.
    pub(crate) fn knows(self: &Arc<Self>, token: &str) -> bool {
        self.sitting().is_some_and(|sitting| same(token, &sitting.token))
    }

    /// Waits for the turn to sit down, until whoever sat here before has let go.
    pub(crate) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        let turn = self.turn.lock().await;
        // The sender lives as long as this seat.
        let _ = self.leaving.subscribe().wait_for(|leaving| !leaving).await;
        turn
    }

    /// Sits down. Only in one's turn, and only on an empty seat.
    pub(crate) fn sit(&self, person: &str, home: Home, lockable: bool, port: u16) -> Result<(), Trouble> {
        let link = if home.engine.is_enrolled() { Some(Link::start(home.engine.clone())?) } else { None };
        let token = hex(&random::<32>()?);
        let running = serde_json::json!({ "port": port, "token": token });
        write_private(&home.folder.join("desk.json"), &running.to_string())?;
        let lockable = AtomicBool::new(lockable);
        let over = watch::channel(false).0;
        let by = Sitting { person: person.into(), lockable, home, link, token, over };
        let watch = Watch::from((self.moment)(), self.idle_after);
        *self.taken() = Some(Taken { by: Arc::new(by), watch });
        Ok(())
    }

    /// Locks, and returns when everything is let go of.
    pub(crate) async fn lock(self: &Arc<Self>) {
        self.rise(None);
        let _ = self.leaving.subscribe().wait_for(|leaving| !leaving).await;
    }

    /// Locks: from now on the seat is empty, and the rest follows.
    pub(crate) fn rise(self: &Arc<Self>, why: Option<Relock>) {
        let Some(Taken { by, .. }) = self.taken().take() else { return };
        self.leaving.send_replace(true);
        tracing::info!(?why, "locked");
        by.over.send_replace(true);
        let seat = self.clone();
        tokio::spawn(async move {
            let_go(by).await;
            seat.leaving.send_replace(false);
        });
    }

    /// Looks every second whether to lock, and now and then whether the lease is over, for ever.
    pub(crate) async fn keep_watch(self: Arc<Self>) {
        for second in 1_u64.. {
            sleep(LOOK_EVERY).await;
            let Some(sitting) = self.sitting() else { continue };
            if second % LEASE_LOOK == 0 {
                self.keep_the_lease(sitting).await;
            }
        }
    }

    /// A lease that ends under somebody's hands locks the desk, also one without a lock: what it held is
    /// forgotten, and a page that shows it must go.
    async fn keep_the_lease(self: &Arc<Self>, sitting: Arc<Sitting>) {
        let ended = spawn_blocking(move || sitting.home.engine.lease_has_ended()).await;
        match ended {
            Ok(Ok(true)) => self.rise(Some(Relock::Lapsed)),
            Ok(Ok(false)) => {}
            Ok(Err(refusal)) => tracing::warn!(%refusal, "the lease could not be looked at"),
            Err(_) => tracing::warn!("the lease could not be looked at"),
        }
    }

    fn taken(&self) -> MutexGuard<'_, Option<Taken>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn let_go(mut by: Arc<Sitting>) {
    if let Some(link) = &by.link {
        link.finish().await;
    }
    let _ = std::fs::remove_file(by.home.folder.join("desk.json"));
    let engine = Arc::downgrade(&by.home.engine);
    // What was under way when it locked is still done: a save that began is saved.
    let alone = async {
        loop {
            match Arc::try_unwrap(by) {
                Ok(Sitting { home, link, .. }) => {
                    drop(link);
                    home.close();
                    break;
                }
                Err(shared) => by = shared,
            }
            sleep(Duration::from_millis(5)).await;
        }
        while engine.strong_count() > 0 {
            sleep(Duration::from_millis(5)).await;
        }
    };
    if tokio::time::timeout(LETTING_GO, alone).await.is_err() {
        tracing::warn!("locked, but a request still holds the database; it closes when that ends");
    }
}

#[cfg(test)]
mod tests;
