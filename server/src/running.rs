//! Starts a relay, and stops it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use protocol::SYNC_PATH;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use crate::admin;
use crate::clock::Clock;
use crate::connection::Relay;
use crate::limits::Limits;
use crate::listening::Listening;
use crate::local::{List, LocalError};
use crate::store::{AddCode, Failure, Options, Store, StoreError, hash_of_code};
use crate::tls::{CertFiles, Certificate, TlsError};

/// How long a stopping relay waits for its connections to say goodbye and for the last commit.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked whether there is something to clear away.
const LOOK: Duration = Duration::from_secs(1);
/// Nobody writes when nobody wrote for so long.
const REST: Duration = Duration::from_secs(2);
/// After so long it is cleared away although somebody writes.
const AT_LAST: Duration = Duration::from_secs(60);
/// How long to leave it when it did not go.
const HELD_BACK: Duration = Duration::from_secs(5);

/// What a relay needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of its database.
    pub data: PathBuf,
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where an operator's machines ask how it is, if anywhere; port 0 takes a free one.
    pub admin: Option<SocketAddr>,
    /// Its certificate; without one it speaks no TLS.
    pub tls: Option<CertFiles>,
    /// Behind a proxy, whose `X-Forwarded-For` says who comes.
    pub behind_proxy: bool,
    /// How long a stopping relay waits for its connections to say goodbye and for the last commit.
    pub patience: Duration,
    /// A one-time code that founds an agency.
    pub founding_code: Option<String>,
    /// How much it takes on.
    pub limits: Limits,
    /// Where it gets the time from.
    pub clock: Clock,
    /// The folder was put back from a backup.
    pub restored: bool,
    /// It shares at an event: the file with the agency's list, of the device it runs for.
    pub shares: Option<PathBuf>,
    /// For tests: how many pages the database may have.
    pub max_pages: Option<u32>,
}

impl Config {
    /// A relay with its data in this folder, on a free port of this machine only.
    pub fn local(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            admin: None,
            tls: None,
            behind_proxy: false,
            patience: PATIENCE,
            founding_code: None,
            limits: Limits::default(),
            clock: Clock::system(),
            restored: false,
            shares: None,
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
    /// Its certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// It has no list to share by.
    #[error(transparent)]
    Local(#[from] LocalError),
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
    /// Where it tells how it is.
    pub admin: Option<SocketAddr>,
    /// Its certificate, to be read again.
    pub certificate: Option<Certificate>,
    relay: Arc<Relay>,
    patience: Duration,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
    beside: Vec<JoinHandle<()>>,
}

impl Running {
    /// What a device connects to.
    pub fn url(&self) -> String {
        let scheme = if self.certificate.is_some() { "wss" } else { "ws" };
        format!("{scheme}://{}{SYNC_PATH}", self.addr)
    }

    /// The relay itself.
    pub fn relay(&self) -> &Arc<Relay> {
        &self.relay
    }

    /// Takes nobody in any more, says goodbye to everybody when the commit under way is done, and ends.
    /// The operator's address answers until the last.
    pub async fn stop(self) {
        // The listener may have failed before: then there is nobody to tell.
        let _ = self.stop.send(());
        self.relay.stop(self.patience).await;
        if self.served.await.is_err() {
            tracing::error!("the listener panicked");
        }
        for task in self.beside {
            task.abort();
            // Until it is gone: it holds the store.
            drop(task.await);
        }
    }
}

/// Starts a relay in this process.
pub async fn spawn(config: Config) -> Result<Running, StartError> {
    let certificate = config.tls.map(Certificate::read).transpose()?;
    let store =
        Store::open(&config.data, Options { max_pages: config.max_pages, restored: config.restored })?;
    if let Some(code) = &config.founding_code {
        store.write(AddCode { code: hash_of_code(code) }).await?;
    }
    let local = config.shares.is_some();
    let list = match config.shares {
        Some(file) => Some(List::begins(file, &store).await?),
        None => None,
    };
    let (listener, addr) = listens(config.listen).await?;
    let asked = match config.admin {
        Some(admin) => Some(listens(admin).await?),
        None => None,
    };
    let relay = Relay::new(store, config.limits).under(config.clock);
    let relay = relay.behind_proxy(config.behind_proxy).local(local);
    let relay = Arc::new(relay);
    let admin = asked.as_ref().map(|(_, addr)| *addr);
    let mut beside = vec![tokio::spawn(clears_away(Arc::clone(&relay)))];
    if let Some(list) = list {
        beside.push(tokio::spawn(list.follows(relay.store().clone())));
    }
    if let Some((listener, _)) = asked {
        beside.push(tokio::spawn(tells(listener, admin::app(Arc::clone(&relay)))));
    }
    let listening = Listening {
        listener,
        app: crate::app(Arc::clone(&relay)),
        relay: Arc::clone(&relay),
        certificate: certificate.clone(),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(listening.runs(stopped));
    Ok(Running { addr, admin, certificate, relay, patience: config.patience, stop, served, beside })
}

async fn listens(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let cannot = |error: std::io::Error| StartError::Listen { address, why: error.to_string() };
    let listener = TcpListener::bind(address).await.map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    Ok((listener, address))
}

/// Tells how the relay is, for as long as it runs.
async fn tells(listener: TcpListener, app: Router) {
    if let Err(error) = axum::serve(listener, app).await {
        tracing::error!(%error, "nobody is told any more how the relay is");
    }
}

/// Rewrites a large database after something was deleted, as soon as nobody writes.
async fn clears_away(relay: Arc<Relay>) {
    let mut due = None;
    loop {
        sleep(LOOK).await;
        let meter = relay.store().meter();
        if !meter.unclean() {
            due = None;
            continue;
        }
        let since = *due.get_or_insert_with(Instant::now);
        let may = meter.quiet() >= REST || since.elapsed() >= AT_LAST;
        if may && !relay.store().scrub().await.unwrap_or(false) {
            // A backup that is being made holds it back, or the disk is full.
            sleep(HELD_BACK).await;
        }
    }
}
