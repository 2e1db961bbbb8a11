//! Adding a person to a shared computer: a label, a lock, an invite code.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::State;
use engine::Clock;
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::super::Desk;
use super::typed::Typed;
use super::{Outcome, sit};
use crate::home::{Counter, Held, Home};
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

/// Joins with the code and sits down.
pub(in super::super) async fn add(
    State(desk): State<Arc<Desk>>,
    Json(newcomer): Json<Newcomer>,
) -> Json<Outcome> {
    Json(try_to_add(&desk, &newcomer).await.unwrap_or_else(Outcome::from))
}

async fn try_to_add(desk: &Arc<Desk>, newcomer: &Newcomer) -> Result<Outcome, Trouble> {
    let _turn = desk.seat.turn().await;
    if desk.seat.sitting().is_some() {
        return Ok(Outcome::somebody_sits());
    }
    let label = newcomer.label.trim();
    if let Some(objection) = desk.house.objection(label) {
        return Ok(Outcome::refused(Some("label"), objection, ""));
    }
    if let Some(objection) = newcomer.word.objection(&newcomer.secret) {
        return Ok(Outcome::refused(Some("secret"), objection, ""));
    }
    let folder = desk.house.new_folder()?;
    let home = match locked_folder(desk, newcomer, &folder).await {
        Ok(home) => home,
        Err(trouble) => {
            let _ = std::fs::remove_dir_all(&folder);
            return Err(trouble);
        }
    };
    desk.house.expect(&folder, label)?;
    let shows = |comparison: &str| desk.shows(Some(comparison.to_owned()));
    let joined = engine::join(&home.engine, &newcomer.code, shows).await;
    desk.shows(None);
    if let Err(refusal) = joined {
        let joined = home.engine.is_enrolled();
        drop(home);
        if !joined {
            // Made a moment ago, and nobody has written anything in it.
            let _ = std::fs::remove_dir_all(&folder);
        }
        let error = engine::door::ApiError::from(refusal);
        let at_code = (error.code == engine::door::ErrorCode::BadField).then_some("code");
        return Ok(Outcome::refused(at_code, &error.say, &error.what_next));
    }
    desk.house.list(&folder, label)?;
    let id = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    sit(desk, &id, home, KeptAs::Sealed(newcomer.word))?;
    Ok(Outcome::Open)
}

/// What both screens must show, while the newcomer waits to be let in.
pub(in super::super) async fn adding(State(desk): State<Arc<Desk>>) -> Json<Option<String>> {
    Json(desk.comparison.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

impl Desk {
    fn shows(&self, comparison: Option<String>) {
        *self.comparison.lock().unwrap_or_else(PoisonError::into_inner) = comparison;
    }
}

/// A new folder with its lock: the count first, then the sealed key, then the database.
async fn locked_folder(desk: &Desk, newcomer: &Newcomer, folder: &Path) -> Result<Home, Trouble> {
    let (device, folder) = (desk.keyhole.device.clone(), folder.to_owned());
    let (word, secret) = (newcomer.word, newcomer.secret.clone());
    let making = move || -> Result<Home, Trouble> {
        let held = Held::take(&folder)?;
        let device = Device::read_or_make(&device)?;
        let key = key::make()?;
        Counter::of(&folder).start()?;
        key::seal(&folder, &key, word, &secret, &device)?;
        Ok(held.open(&key, Clock::system())?)
    };
    spawn_blocking(making).await.map_err(|error| Trouble::Said(error.to_string()))?
}
