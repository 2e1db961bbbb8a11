//! An open device at work: its engine, the threads that sync, the connection to the relay.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use engine::door::ApiError;
use engine::{Engine, Link};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{AbortHandle, JoinHandle};

use crate::trouble;

/// One thread waits for the socket while the other applies what came; SQLite has threads of its own.
const WORKERS: usize = 2;
/// A write that has begun is done long before; a phone that suspends an app gives about five seconds.
const FAREWELL: Duration = Duration::from_secs(2);

/// Everything that `shut` ends.
pub(crate) struct Running {
    pub(crate) engine: Arc<Engine>,
    runtime: Runtime,
    link: Mutex<Option<Link>>,
    joining: Mutex<Option<AbortHandle>>,
    /// What both screens must show, while a join waits to be let in.
    comparison: Arc<Mutex<Option<String>>>,
}

impl Running {
    pub(crate) fn start(engine: Arc<Engine>) -> Result<Self, ApiError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .thread_name("porchlight")
            .enable_all()
            .build()
            .map_err(|error| trouble::no_thread(&error))?;
        Ok(Self {
            engine,
            runtime,
            link: Mutex::default(),
            joining: Mutex::default(),
            comparison: Arc::default(),
        })
    }

    /// Joins on our own threads: a host polls its futures on its main one, and joining writes.
    pub(crate) fn join(&self, code: String) -> JoinHandle<Result<String, ApiError>> {
        let (engine, shows) = (self.engine.clone(), self.comparison.clone());
        // Locked before it starts: a `disconnect` that comes at once finds it.
        let mut under_way = locked(&self.joining);
        let joining = self.runtime.spawn(async move {
            let shown =
                engine::join(&engine, &code, |comparison| *locked(&shows) = Some(comparison.to_owned()))
                    .await;
            *locked(&shows) = None;
            Ok(shown?.to_string())
        });
        *under_way = Some(joining.abort_handle());
        joining
    }

    /// What both screens must show, while a join waits to be let in.
    pub(crate) fn comparison(&self) -> Option<String> {
        locked(&self.comparison).clone()
    }

    /// Keeps the device connected; tries at once when it is waiting for its next try.
    pub(crate) fn connect(&self) -> Result<(), ApiError> {
        let mut link = locked(&self.link);
        match &*link {
            Some(link) => link.kick(),
            None => {
                let _threads = self.runtime.enter();
                *link = Some(Link::start(self.engine.clone())?);
            }
        }
        Ok(())
    }

    /// Ends the connection, and a join that is under way. The relay is heard out: a receipt that is on its
    /// way still counts. That takes some milliseconds, a second when the relay has gone.
    pub(crate) fn disconnect(&self) {
        let link = locked(&self.link).take();
        if let Some(link) = link {
            self.runtime.block_on(link.finish());
        }
        if let Some(joining) = locked(&self.joining).take() {
            joining.abort();
        }
    }

    /// Ends everything, waiting for a write that has begun.
    pub(crate) fn shut(self) {
        self.disconnect();
        self.runtime.shutdown_timeout(FAREWELL);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
