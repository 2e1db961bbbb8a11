//! The desk: the screens and the door on a loopback address, for whoever sits at this computer.
//!
//! Listens on loopback only. An address works once and buys a session cookie; Host and Origin are
//! checked on every request; a strict policy keeps foreign code out of the page. A session is not an
//! unlock: until somebody has unlocked, the screens get the lock and nothing else.

mod authority;
mod changes;
mod files;
mod guard;
mod locking;
mod pages;
mod seat;
mod session;
mod sharing;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::clock;
use crate::home::{Held, Home, House, Keyhole, Person, Unlocked, given_passphrase, unlock};
use crate::key::{self, KeptAs, files as key_files};
use crate::trouble::{Trouble, doing};

use locking::Adding;
use seat::Seat;
pub(crate) use session::Sessions;
pub(crate) use sharing::Sharing;

/// What a desk is made of.
pub(crate) struct Desk {
    pub house: House,
    pub seat: Arc<Seat>,
    pub keyhole: Keyhole,
    pub sessions: Sessions,
    pub port: u16,
    pub ui: PathBuf,
    pub basemap: Option<PathBuf>,
    /// The port of the demo's switch for the relay.
    pub demo: Option<u16>,
    /// The local relay for an event without coverage.
    pub sharing: Sharing,
    /// How far somebody is who is being added.
    pub adding: Adding,
    /// Whether a key that lies open opens the screens without a question.
    pub unlocked: bool,
}

/// How a desk is started.
pub(crate) struct Options {
    pub data: PathBuf,
    pub idle_after: Duration,
    pub unlocked: bool,
    pub port: u16,
    pub ui: PathBuf,
    pub basemap: Option<PathBuf>,
    pub demo: Option<u16>,
    pub share_address: Option<IpAddr>,
}

/// Runs the desk of a folder until it is told to stop. `ready` gets the first address.
pub(crate) async fn run(options: Options, ready: impl FnOnce(&str)) -> Result<(), Trouble> {
    let _alone = House::hold(&options.data)?;
    let house = House { folder: options.data };
    let keyhole = Keyhole::usual()?;
    let first = first_to_sit(&house, &keyhole, options.unlocked)?;
    let listener = listen(options.port, &house.folder).await?;
    let port = listener.local_addr().map_err(doing("listening"))?.port();
    let sessions = Sessions::new()?;
    let running = serde_json::json!({ "port": port, "token": sessions.script_token() });
    let running_file = house.folder.join(HOST_FILE);
    key_files::write_private(&running_file, &running.to_string())?;
    let address = sessions.address(port)?;
    let seat = Seat::new(options.idle_after, Box::new(clock::moment));
    if let Some((person, home, kept)) = first {
        seat.sit(&person, home, kept.asks().is_some(), port)?;
    }
    let desk = Arc::new(Desk {
        house,
        seat: seat.clone(),
        keyhole,
        sessions,
        port,
        ui: options.ui,
        basemap: options.basemap,
        demo: options.demo,
        sharing: Sharing::at(options.share_address),
        adding: Adding::default(),
        unlocked: options.unlocked,
    });
    ready(&address);
    // Screens hold a stream of changes open for ever: waiting for them would never end.
    let of_a_demo = desk.demo.is_some();
    let tending = tokio::spawn(sharing::tends(desk.clone()));
    let served = tokio::select! {
        served = axum::serve(listener, pages::app(desk)) => served.map_err(doing("serving the screens")),
        () = seat.clone().keep_watch() => Ok(()),
        () = told_to_stop() => Ok(()),
        () = starter_is_gone(), if of_a_demo => Ok(()),
    };
    // With it ends what is shared: its process goes with this one.
    tending.abort();
    seat.lock().await;
    // Best effort: a stale file is recognised by the lock.
    let _ = std::fs::remove_file(running_file);
    served
}

/// A shift: no desk stays open for longer without a person.
const LONGEST_IDLE_MINUTES: f64 = 720.0;

/// Reads `--idle-minutes`.
pub(crate) fn minutes(text: &str) -> Result<Duration, String> {
    let minutes: f64 = text.parse().map_err(|_| "give a number of minutes, such as 30".to_owned())?;
    if !(minutes > 0.0 && minutes <= LONGEST_IDLE_MINUTES) {
        return Err("give more than 0 and at most 720 minutes, a shift: it cannot be turned off".into());
    }
    Ok(Duration::from_secs_f64(minutes * 60.0))
}

/// Beside the data of a running desk: where it can be asked for a new address.
pub(crate) const HOST_FILE: &str = "host.json";

/// Whoever needs not be asked: with `--unlocked` the one person whose key lies open, and whose passphrase
/// is in the environment.
fn first_to_sit(
    house: &House,
    keyhole: &Keyhole,
    unlocked: bool,
) -> Result<Option<(String, Home, KeptAs)>, Trouble> {
    let people = house.people();
    let [Person { id, folder, kept, .. }] = people.as_slice() else { return Ok(None) };
    let home = match (kept, given_passphrase()) {
        (KeptAs::Open, _) if unlocked => {
            Held::take(folder)?.open(&key::lying_open(folder)?, clock::system())?
        }
        (KeptAs::Sealed(_) | KeptAs::Derived, Some(passphrase)) => {
            match unlock(Held::take(folder)?, &passphrase, &clock::system(), keyhole)? {
                Unlocked::Open(home) => home,
                Unlocked::Wrong(door) => return Err(Trouble::Said(crate::home::say_wrong(door))),
            }
        }
        _ => return Ok(None),
    };
    Ok(Some((id.clone(), home.or_nothing_to_show()?, *kept)))
}

/// The port that was asked for. For any, the one of last time if it is free: a page that stayed open finds
/// its desk again, and what a browser remembers of an address stays true.
async fn listen(port: u16, folder: &Path) -> Result<TcpListener, Trouble> {
    let at = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let kept = folder.join("desk-port");
    let last = std::fs::read_to_string(&kept).ok().and_then(|port| port.trim().parse().ok());
    if let (0, Some(last)) = (port, last)
        && let Ok(listener) = at(last).await
    {
        return Ok(listener);
    }
    let listener = at(port).await.map_err(doing(format!("listening on port {port}")))?;
    if let Ok(address) = listener.local_addr() {
        // Best effort: without it the next desk takes any port.
        let _ = std::fs::write(&kept, address.port().to_string());
    }
    Ok(listener)
}

/// Ctrl-C, or the system's request to stop. A kill is fine too: what was saved is saved.
pub(crate) async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Whoever started this process held its standard input, and is gone: the pipe has ended. Also where that
/// was by a kill, which lets nobody tidy up.
async fn starter_is_gone() {
    let (gone, told) = tokio::sync::oneshot::channel();
    // A thread of its own, left behind at the end: the runtime would wait for a read of its own.
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        let _ = gone.send(());
    });
    let _ = told.await;
}

/// Where the built screens are: beside an installed program, or in the project.
pub(crate) fn find_ui() -> PathBuf {
    let beside = |up: &str| std::env::current_exe().ok()?.parent().map(|folder| folder.join(up));
    let candidates = [
        std::env::var_os("PORCHLIGHT_UI").map(PathBuf::from),
        beside("ui"),
        beside("../share/porchlight/ui"),
        beside("../../mobile-shell/ui/dist"),
    ];
    let found = candidates.into_iter().flatten().find(|folder| folder.join("index.html").exists());
    found.unwrap_or_else(|| PathBuf::from("mobile-shell/ui/dist"))
}
