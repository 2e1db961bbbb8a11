//! The desk: the screens and the door on a loopback address, for one person on this computer.
//!
//! Listens on loopback only. An address works once and buys a session cookie; Host and Origin are
//! checked on every request; a strict policy keeps foreign code out of the page.

mod changes;
mod guard;
mod pages;
mod session;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::{Engine, Link};
use tokio::net::TcpListener;

use crate::home::Home;
use crate::key;
use crate::trouble::{Trouble, doing};

pub(crate) use session::Sessions;

/// What a desk is made of.
pub(crate) struct Desk {
    pub engine: Arc<Engine>,
    pub link: Option<Link>,
    pub sessions: Sessions,
    pub port: u16,
    pub ui: PathBuf,
    pub basemap: Option<PathBuf>,
    /// The port of the demo's switch for the relay.
    pub demo: Option<u16>,
}

/// How a desk is started.
pub(crate) struct Options {
    pub port: u16,
    pub ui: PathBuf,
    pub basemap: Option<PathBuf>,
    pub demo: Option<u16>,
}

/// Runs the desk of an open folder until it is told to stop. `ready` gets the first address.
pub(crate) async fn run(home: Home, options: Options, ready: impl FnOnce(&str)) -> Result<(), Trouble> {
    let listener = listen(options.port, &home.folder).await?;
    let port = listener.local_addr().map_err(doing("listening"))?.port();
    let link = if home.engine.is_enrolled() { Some(Link::start(home.engine.clone())?) } else { None };
    let sessions = Sessions::new()?;
    let running = serde_json::json!({ "port": port, "token": sessions.script_token() });
    let running_file = home.folder.join("desk.json");
    key::write_private(&running_file, &running.to_string())?;
    let address = sessions.address(port)?;
    let desk = Arc::new(Desk {
        engine: home.engine.clone(),
        link,
        sessions,
        port,
        ui: options.ui,
        basemap: options.basemap,
        demo: options.demo,
    });
    ready(&address);
    // Screens hold a stream of changes open for ever: waiting for them would never end.
    let of_a_demo = desk.demo.is_some();
    let served = tokio::select! {
        served = axum::serve(listener, pages::app(desk.clone())) => served.map_err(doing("serving the screens")),
        () = told_to_stop() => Ok(()),
        () = starter_is_gone(), if of_a_demo => Ok(()),
    };
    if let Some(link) = &desk.link {
        link.finish().await;
    }
    // Best effort: a stale file is recognised by the lock.
    let _ = std::fs::remove_file(running_file);
    served
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
