//! Starts a relay, and stops it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt;
use protocol::SYNC_PATH;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::connection::{Limits, Relay};
use crate::store::{AddCode, Failure, Options, Store, StoreError, hash_of_code};

/// How long a stopping relay waits for its connections to say goodbye.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a relay needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of its database.
    pub data: PathBuf,
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// A one-time code that founds an agency.
    pub founding_code: Option<String>,
    /// How much it takes on.
    pub limits: Limits,
    /// Where it gets the time from.
    pub clock: Clock,
    /// The folder was put back from a backup.
    pub restored: bool,
    /// For tests: how many pages the database may have.
    pub max_pages: Option<u32>,
}

impl Config {
    /// A relay with its data in this folder, on a free port of this machine only.
    pub fn local(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            founding_code: None,
            limits: Limits::default(),
            clock: Clock::system(),
            restored: false,
            max_pages: None,
        }
    }
}

/// Why a relay does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The founding code could not be stored.
    #[error(transparent)]
    Code(#[from] Failure),
    /// The address is taken or not this machine's.
    #[error(
        "the relay cannot listen on {address} ({why}); choose another with --listen, port 0 takes a free one"
    )]
    Listen {
        /// Which address.
        address: SocketAddr,
        /// What the system says.
        why: String,
    },
}

/// A relay that runs.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub addr: SocketAddr,
    relay: Arc<Relay>,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl Running {
    /// What a device connects to.
    pub fn url(&self) -> String {
        format!("ws://{}{SYNC_PATH}", self.addr)
    }

    /// The relay itself.
    pub fn relay(&self) -> &Arc<Relay> {
        &self.relay
    }

    /// Says goodbye to everybody and ends.
    pub async fn stop(self) {
        // The listener may have failed before: then there is nobody to tell.
        let _ = self.stop.send(());
        self.relay.stop(PATIENCE).await;
        if self.served.await.is_err() {
            tracing::error!("the listener panicked");
        }
    }
}

/// Starts a relay in this process.
pub async fn spawn(config: Config) -> Result<Running, StartError> {
    let store =
        Store::open(&config.data, Options { max_pages: config.max_pages, restored: config.restored })?;
    if let Some(code) = &config.founding_code {
        store.write(AddCode { code: hash_of_code(code) }).await?;
    }
    let cannot =
        |error: std::io::Error| StartError::Listen { address: config.listen, why: error.to_string() };
    let listener = TcpListener::bind(config.listen).await.map_err(cannot)?;
    let addr = listener.local_addr().map_err(cannot)?;
    // Without it a receipt of 200 bytes would wait up to 40 ms for company.
    let listener = listener.tap_io(|socket| drop(socket.set_nodelay(true)));
    let relay = Arc::new(Relay::new(store, config.limits).under(config.clock));
    let app = crate::app(Arc::clone(&relay));
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(async move {
        let until = async move { drop(stopped.await) };
        if let Err(error) = axum::serve(listener, app).with_graceful_shutdown(until).await {
            tracing::error!(%error, "the listener failed");
        }
    });
    Ok(Running { addr, relay, stop, served })
}
