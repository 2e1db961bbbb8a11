//! The first lock of a folder whose key lies open: joined in a shell, or made before there were locks.
//!
//! The key stays the same and is sealed from now on; nothing that was written is touched.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::super::Desk;
use super::typed::Typed;
use super::{Outcome, sit};
use crate::clock;
use crate::home::{Counter, Held, Home, House};
use crate::key::{self, Device, KeptAs, Word};
use crate::trouble::Trouble;

/// Whose, what they are listed under, and what will be asked.
#[derive(Deserialize)]
pub(in super::super) struct First {
    person: String,
    label: String,
    word: Word,
    secret: Typed,
}

/// Sets the lock, and opens.
pub(in super::super) async fn first(State(desk): State<Arc<Desk>>, Json(first): Json<First>) -> Outcome {
    try_to_set(&desk, first).await.unwrap_or_else(Outcome::from)
}

async fn try_to_set(desk: &Arc<Desk>, first: First) -> Result<Outcome, Trouble> {
    if desk.adding.is_under_way() {
        return Ok(Outcome::somebody_is_added());
    }
    let _turn = desk.seat.turn().await;
    if desk.seat.sitting().is_some() {
        return Ok(Outcome::somebody_sits());
    }
    let Some(person) = desk.house.person(&first.person) else { return Ok(Outcome::nobody_called_so()) };
    if person.kept != KeptAs::Open {
        return Ok(Outcome::does_not_fit("There is a lock already.", "Unlock it, then change it."));
    }
    let label = first.label.trim().to_owned();
    if let Some(objection) = desk.house.objection(&label, &person.folder) {
        return Ok(Outcome::refused(Some("label"), objection, ""));
    }
    if let Some(objection) = first.word.objection(&first.secret) {
        return Ok(Outcome::refused(Some("secret"), objection, ""));
    }
    let (folder, device, word) = (person.folder.clone(), desk.keyhole.device.clone(), first.word);
    let sealing = move || -> Result<Home, Trouble> {
        let held = Held::take(&folder)?;
        let key = key::lying_open(&folder)?;
        // Opened first: a key that does not fit is not sealed away.
        let home = held.open(&key, clock::system())?;
        let device = Device::read_or_make(&device)?;
        House::list(&folder, &label)?;
        Counter::of(&folder).start()?;
        key::seal(&folder, &key, word, &first.secret, &device)?;
        Ok(home)
    };
    let home = spawn_blocking(sealing).await.map_err(|error| Trouble::Said(error.to_string()))??;
    sit(desk, &person.id, home, KeptAs::Sealed(word))?;
    Ok(Outcome::Open)
}
