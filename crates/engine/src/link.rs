//! The driver of sync: socket, store and timers around the pure session.
//!
//! Knows no rule of sync: it reads an event, calls the session, performs the effects in order. One
//! link per engine; dropping it ends it. Beside the line to the agency's relay it keeps one to a local relay,
//! when the device is joined to one.

mod applying;
mod blobs;
mod driver;
mod ended;
mod handing_back;
mod local;
mod performing;
mod settling;
mod socket;
mod trust;
mod waiting;

use std::sync::Arc;

use protocol::Frame;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use crate::{Engine, Refusal};

pub(crate) use socket::{Guest, ask_as_guest};
#[cfg(test)]
pub(crate) use trust::trust_authority;
pub use trust::{keeps_authority, trust_authority_of};

/// A question to the relay, and where its answer goes.
pub(crate) type Ask = (Frame, Answer);
/// Hears the answer; dropped unheard when the connection ends before.
pub(crate) type Answer = Box<dyn FnOnce(Frame) + Send + Sync>;

/// Tends the spaces of their own whenever there may be something to do.
async fn tends(engine: Arc<Engine>) {
    loop {
        engine.tends.notified().await;
        let working = engine.clone();
        // A task that was aborted with its host has nobody left to tell.
        drop(tokio::task::spawn_blocking(move || working.tend_quietly()).await);
    }
}

/// A running link. Dropping it closes the connection.
pub struct Link {
    engine: Arc<Engine>,
    kick: mpsc::Sender<()>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    /// The line to a local relay.
    local: JoinHandle<()>,
    tending: JoinHandle<()>,
}

impl Link {
    /// Keeps an enrolled engine connected, for as long as this lives. Must be called in a tokio runtime.
    pub fn start(engine: Arc<Engine>) -> Result<Self, Refusal> {
        engine.identity()?;
        let (asks, asked) = mpsc::channel(16);
        let (kick, kicked) = mpsc::channel(1);
        let (stop, stopped) = watch::channel(false);
        engine.set_asking(Some(asks));
        let local = tokio::spawn(local::run(engine.clone(), stopped.clone()));
        let task = tokio::spawn(driver::run(engine.clone(), asked, kicked, stopped));
        let tending = tokio::spawn(tends(engine.clone()));
        Ok(Self { engine, kick, stop, task, local, tending })
    }

    /// Hears the relay out and hangs up: within about a second.
    pub async fn finish(&self) {
        // No receiver: the task has ended already.
        let _ = self.stop.send(true);
        let limit = std::time::Duration::from_secs(3);
        let ended = async {
            while !(self.task.is_finished() && self.local.is_finished()) {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        let _ = tokio::time::timeout(limit, ended).await;
    }

    /// Tries to connect now instead of after the pause: the app came to the front, the network is back.
    pub fn kick(&self) {
        // A kick already waiting is as good.
        let _ = self.kick.try_send(());
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.engine.set_asking(None);
        self.task.abort();
        self.local.abort();
        self.tending.abort();
    }
}
