//! Sharing at an event without coverage: the local relay of whoever sits here, as a process of its own.
//!
//! It goes on while the desk is locked: the event goes on, and the others have no other line. It ends with this
//! program and begins again with it, with the store it had, until the person stops it. That store goes when the
//! agency's relay has everything that this device could share; before that it stays.

mod address;
mod folder;
mod local_relay;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use engine::Engine;
use engine::door::{ApiError, ErrorCode};
use serde::Serialize;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::Desk;
use crate::trouble::Trouble;
use folder::Folder;
use local_relay::LocalRelay;

/// How often it is looked whether the list went on, the address changed, or the store may go.
const LOOK: Duration = Duration::from_secs(2);

/// The local relay of this desk, if somebody shares.
#[derive(Default)]
pub(crate) struct Sharing {
    /// The address that others reach this computer at, where somebody has said so.
    address: Option<IpAddr>,
    running: Mutex<Option<Running>>,
}

struct Running {
    /// Whose.
    person: String,
    relay: LocalRelay,
    /// How many statements the list has that it shares by.
    statements: u64,
}

impl Sharing {
    /// Reached by others at this address, or at the one that is found out.
    pub(crate) fn at(address: Option<IpAddr>) -> Self {
        Self { address, ..Self::default() }
    }

    /// Where others reach this computer.
    fn address(&self) -> Result<IpAddr, Trouble> {
        self.address.or_else(address::on_this_network).ok_or_else(|| {
            Trouble::Engine(refusal(
                "This computer is on no network that others could reach it by.",
                "Switch on its hotspot, or join the Wi-Fi or hotspot that the others are on. No internet is needed.",
            ))
        })
    }
}

/// What a screen is told.
#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(super) enum Told {
    Done,
    Locked,
    Refused {
        #[serde(flatten)]
        error: ApiError,
    },
}

impl From<Trouble> for Told {
    fn from(trouble: Trouble) -> Self {
        let error = match trouble {
            Trouble::Engine(error) => error,
            other => refusal(&format!("Sharing could not begin: {other}."), "Nothing was changed."),
        };
        Self::Refused { error }
    }
}

fn refusal(say: &str, what_next: &str) -> ApiError {
    ApiError { code: ErrorCode::NotAllowed, field: None, say: say.into(), what_next: what_next.into() }
}

/// Begins to share.
pub(super) async fn start(State(desk): State<Arc<Desk>>) -> Json<Told> {
    Json(match try_to_start(&desk).await {
        Ok(told) => told,
        Err(trouble) => trouble.into(),
    })
}

async fn try_to_start(desk: &Arc<Desk>) -> Result<Told, Trouble> {
    let Some(sitting) = desk.seat.sitting() else { return Ok(Told::Locked) };
    let mut running = desk.sharing.running.lock().await;
    if running.as_ref().is_some_and(|running| running.person != sitting.person) {
        let error = refusal("Somebody else shares from this computer.", "They have to stop it first.");
        return Ok(Told::Refused { error });
    }
    // Before anything is begun: without a network there is nobody to share with.
    desk.sharing.address()?;
    let (engine, folder) = (sitting.home.engine.clone(), Folder::of(&sitting.home.folder));
    if running.is_none() {
        let statements = write_list(&engine, &folder).await?;
        let relay = LocalRelay::start(&folder).await?;
        folder.goes_on()?;
        *running = Some(Running { person: sitting.person.clone(), relay, statements });
    }
    if let Some(running) = running.as_ref() {
        shows_code(desk.sharing.address()?, &engine, &running.relay).await?;
    }
    Ok(Told::Done)
}

/// Stops sharing.
pub(super) async fn stop(State(desk): State<Arc<Desk>>) -> Json<Told> {
    Json(match try_to_stop(&desk).await {
        Ok(told) => told,
        Err(trouble) => trouble.into(),
    })
}

async fn try_to_stop(desk: &Arc<Desk>) -> Result<Told, Trouble> {
    let Some(sitting) = desk.seat.sitting() else { return Ok(Told::Locked) };
    let mut running = desk.sharing.running.lock().await;
    // First what a restart goes by: after a kill in between nothing is shared.
    Folder::of(&sitting.home.folder).ends()?;
    if let Some(mine) = running.take_if(|running| running.person == sitting.person) {
        mine.relay.stop().await;
    }
    let engine = sitting.home.engine.clone();
    blocking(move || Ok(engine.stops_sharing()?)).await?;
    Ok(Told::Done)
}

/// Goes on with what was shared when this program ended, before anybody has unlocked: it needs nobody's key.
/// Then looks after it, for ever.
pub(super) async fn tends(desk: Arc<Desk>) {
    for person in desk.house.people() {
        let folder = Folder::of(&person.folder);
        let mut running = desk.sharing.running.lock().await;
        if running.is_none() && folder.was_shared() {
            match LocalRelay::start(&folder).await {
                // As many as the list has is found out when its person has unlocked.
                Ok(relay) => *running = Some(Running { person: person.id, relay, statements: 0 }),
                Err(trouble) => tracing::warn!(%trouble, "what was shared before could not go on"),
            }
        }
    }
    loop {
        sleep(LOOK).await;
        if let Err(trouble) = tends_once(&desk).await {
            tracing::warn!(%trouble, "sharing could not be looked after");
        }
    }
}

async fn tends_once(desk: &Arc<Desk>) -> Result<(), Trouble> {
    let Some(sitting) = desk.seat.sitting() else { return Ok(()) };
    let (engine, folder) = (sitting.home.engine.clone(), Folder::of(&sitting.home.folder));
    if !engine.is_enrolled() {
        return Ok(());
    }
    let mut running = desk.sharing.running.lock().await;
    let Some(mine) = running.as_mut() else {
        return clears_away(&engine, &folder).await;
    };
    if mine.person != sitting.person {
        return Ok(());
    }
    if mine.relay.has_ended() {
        mine.relay = LocalRelay::start(&folder).await?;
    }
    if mine.statements != engine.statements() {
        mine.statements = write_list(&engine, &folder).await?;
    }
    // Out of range of everybody for a while: the code stays as it was.
    let Ok(address) = desk.sharing.address() else { return Ok(()) };
    shows_code(address, &engine, &mine.relay).await
}

/// What was shared has gone to the agency's relay: then nothing of it stays here beside the device's own store.
async fn clears_away(engine: &Arc<Engine>, folder: &Folder) -> Result<(), Trouble> {
    if !folder.is_left() {
        return Ok(());
    }
    let (engine, folder) = (engine.clone(), folder.clone());
    blocking(move || {
        if engine.needs_no_local_relay()? {
            folder.is_wiped()?;
        }
        Ok(())
    })
    .await
}

/// Writes the agency's list down for the local relay. How many statements it is.
async fn write_list(engine: &Arc<Engine>, folder: &Folder) -> Result<u64, Trouble> {
    let (engine, folder) = (engine.clone(), folder.clone());
    blocking(move || {
        let (statements, list) = engine.sharing_list()?;
        folder.list_is(&list)?;
        Ok(statements)
    })
    .await
}

/// The code on the screen is that of the address this computer has now.
async fn shows_code(address: IpAddr, engine: &Arc<Engine>, relay: &LocalRelay) -> Result<(), Trouble> {
    let (engine, proof) = (engine.clone(), relay.proof());
    blocking(move || {
        let (port, key, certificate) = proof;
        let code = engine.share_code((address, port).into(), key, certificate)?;
        if engine.shared_code()?.as_deref() != Some(code.as_str()) {
            engine.shares(&code)?;
        }
        Ok(())
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    spawn_blocking(work).await.map_err(|error| Trouble::Said(error.to_string()))?
}
