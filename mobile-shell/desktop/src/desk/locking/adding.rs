//! Adding a person to a shared computer: a label, a lock, an invite code, and the wait to be let in.
//!
//! The wait may last until the administrator is back at a desk, so it goes on by itself: a page that is
//! closed or loaded anew finds it as it was. While it lasts nobody else unlocks; anybody may stop it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use engine::Refusal;
use engine::door::{ApiError, ErrorCode};
use serde::Deserialize;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use super::super::Desk;
use super::typed::Typed;
use super::{Outcome, sit};
use crate::clock;
use crate::home::{Counter, Held, Home, House};
use crate::key::{self, Device, KeptAs, Word};
use crate::trouble::Trouble;

/// Somebody new.
#[derive(Deserialize)]
pub(in super::super) struct Newcomer {
    label: String,
    code: Typed,
    word: Word,
    secret: Typed,
}

/// How far somebody is who is being added.
pub(crate) struct Adding {
    stage: watch::Sender<Outcome>,
    stop: watch::Sender<bool>,
}

impl Default for Adding {
    fn default() -> Self {
        Self { stage: watch::channel(Outcome::Idle).0, stop: watch::channel(false).0 }
    }
}

impl Adding {
    pub(in super::super) fn is_under_way(&self) -> bool {
        goes_on(&self.stage.borrow())
    }

    fn stands(&self) -> Outcome {
        self.stage.borrow().clone()
    }

    /// Begins, unless somebody else is being added.
    fn begin(&self, label: &str) -> bool {
        self.stage.send_if_modified(|stage| {
            let free = !goes_on(stage);
            if free {
                *stage = Outcome::Knocking { label: label.into() };
                self.stop.send_replace(false);
            }
            free
        })
    }
}

fn goes_on(stage: &Outcome) -> bool {
    matches!(stage, Outcome::Knocking { .. } | Outcome::Waiting { .. })
}

/// Begins. Answers when there is something to compare, or when it is over already.
pub(in super::super) async fn add(State(desk): State<Arc<Desk>>, Json(newcomer): Json<Newcomer>) -> Outcome {
    let label = newcomer.label.trim().to_owned();
    if desk.seat.sitting().is_some() {
        return Outcome::somebody_sits();
    }
    if let Some(objection) = desk.house.objection(&label, Path::new("")) {
        return Outcome::refused(Some("label"), objection, "");
    }
    if let Some(objection) = newcomer.word.objection(&newcomer.secret) {
        return Outcome::refused(Some("secret"), objection, "");
    }
    if !desk.adding.begin(&label) {
        return Outcome::somebody_is_added();
    }
    let working = desk.clone();
    tokio::spawn(async move {
        let ended = bring_in(&working, &label, &newcomer).await.unwrap_or_else(Outcome::from);
        working.adding.stage.send_replace(ended);
    });
    let mut stage = desk.adding.stage.subscribe();
    let news = stage.wait_for(|stage| !matches!(stage, Outcome::Knocking { .. })).await;
    news.map_or(Outcome::Idle, |stage| stage.clone())
}

/// How far it is.
pub(in super::super) async fn adding(State(desk): State<Arc<Desk>>) -> Outcome {
    desk.adding.stands()
}

/// Stops waiting. A code that was given is spent once somebody lets it in all the same.
pub(in super::super) async fn stop_adding(State(desk): State<Arc<Desk>>) -> Outcome {
    desk.adding.stop.send_replace(true);
    let mut stage = desk.adding.stage.subscribe();
    let over = stage.wait_for(|stage| !goes_on(stage)).await;
    over.map_or(Outcome::Idle, |stage| stage.clone())
}

async fn bring_in(desk: &Arc<Desk>, label: &str, newcomer: &Newcomer) -> Result<Outcome, Trouble> {
    let _turn = desk.seat.turn().await;
    if desk.seat.sitting().is_some() {
        return Ok(Outcome::somebody_sits());
    }
    let folder = desk.house.new_folder()?;
    let home = match locked_folder(desk, newcomer, &folder).await {
        Ok(home) => home,
        Err(trouble) => {
            let _ = std::fs::remove_dir_all(&folder);
            return Err(trouble);
        }
    };
    House::expect(&folder, label)?;
    let shows = |comparison: &str| {
        let (label, comparison) = (label.to_owned(), comparison.to_owned());
        desk.adding.stage.send_replace(Outcome::Waiting { label, comparison });
    };
    let mut stop = desk.adding.stop.subscribe();
    let joined = tokio::select! {
        joined = engine::join(&home.engine, &newcomer.code, shows) => Some(joined),
        _ = stop.wait_for(|stop| *stop) => None,
    };
    // Whoever is let in is in, whatever came between.
    if home.engine.is_enrolled() {
        House::list(&folder, label)?;
        sit(desk, &id_of(&folder), home, KeptAs::Sealed(newcomer.word))?;
        return Ok(Outcome::Open);
    }
    drop(home);
    // Made a moment ago, and nobody has written anything in it.
    let _ = std::fs::remove_dir_all(&folder);
    Ok(match joined {
        Some(Err(refusal)) => not_let_in(refusal),
        _ => Outcome::Idle,
    })
}

fn not_let_in(refusal: Refusal) -> Outcome {
    let error = ApiError::from(refusal);
    let at_code = (error.code == ErrorCode::BadField).then_some("code");
    Outcome::refused(at_code, &error.say, &error.what_next)
}

fn id_of(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A new folder with its lock: the count first, then the sealed key, then the database.
async fn locked_folder(desk: &Desk, newcomer: &Newcomer, folder: &Path) -> Result<Home, Trouble> {
    let (device, folder): (PathBuf, PathBuf) = (desk.keyhole.device.clone(), folder.to_owned());
    let (word, secret) = (newcomer.word, newcomer.secret.clone());
    let making = move || -> Result<Home, Trouble> {
        let held = Held::take(&folder)?;
        let device = Device::read_or_make(&device)?;
        let key = key::make()?;
        Counter::of(&folder).start()?;
        key::seal(&folder, &key, word, &secret, &device)?;
        Ok(held.open(&key, clock::system())?)
    };
    spawn_blocking(making).await.map_err(|error| Trouble::Said(error.to_string()))?
}
