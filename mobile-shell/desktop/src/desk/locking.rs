//! The lock of the desk: who is here, unlock, lock, add a person, set a PIN.
//!
//! The only part of the host that answers while nobody has unlocked. Answers tell what the labels and
//! the counts say, and nothing of what is in a folder.

mod adding;
mod secret;
mod told;
mod typed;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use engine::Clock;
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::Desk;
use crate::home::{Held, Home, Unlocked, unlock};
use crate::key::{self, KeptAs};
use crate::trouble::Trouble;

pub(super) use adding::{add, adding};
pub(super) use secret::set;
use typed::Typed;

pub(super) use told::{Outcome, state, touched};

/// What somebody typed into a PIN pad.
#[derive(Deserialize)]
pub(super) struct Try {
    person: String,
    #[serde(default)]
    secret: Typed,
}

/// Locks, at once. What is let go of after that takes about a second; nobody has to wait for it.
pub(super) async fn lock(State(desk): State<Arc<Desk>>) -> Json<Outcome> {
    if let Some(sitting) = desk.seat.sitting() {
        if !sitting.is_lockable() {
            return Json(Outcome::refused(
                None,
                "There is no PIN to lock this with.",
                "Set one in the settings.",
            ));
        }
        desk.seat.rise(None);
    }
    Json(Outcome::Locked)
}

/// Unlocks.
pub(super) async fn open(State(desk): State<Arc<Desk>>, Json(tried): Json<Try>) -> Json<Outcome> {
    Json(try_to_open(&desk, tried).await.unwrap_or_else(Outcome::from))
}

async fn try_to_open(desk: &Arc<Desk>, tried: Try) -> Result<Outcome, Trouble> {
    let _turn = desk.seat.turn().await;
    if let Some(sitting) = desk.seat.sitting() {
        // Two pages of one desk: the second finds it open.
        return Ok(if sitting.person == tried.person { Outcome::Open } else { Outcome::somebody_sits() });
    }
    let Some(person) = desk.house.person(&tried.person) else { return Ok(Outcome::nobody_called_so()) };
    let keyhole = desk.keyhole.clone();
    let folder = person.folder.clone();
    let unlocking = move || -> Result<Unlocked, Trouble> {
        let held = Held::take(&folder)?;
        match person.kept {
            KeptAs::Forgotten => Ok(Unlocked::Forgotten),
            KeptAs::Open | KeptAs::Damaged => {
                let key = key::lying_open(&folder)?;
                Ok(Unlocked::Open(held.open(&key, Clock::system())?))
            }
            KeptAs::Sealed(_) | KeptAs::Derived => unlock(held, &tried.secret, &Clock::system(), &keyhole),
        }
    };
    match spawn_blocking(unlocking).await.map_err(|error| Trouble::Said(error.to_string()))?? {
        Unlocked::Open(home) => {
            sit(desk, &person.id, home, person.kept)?;
            Ok(Outcome::Open)
        }
        Unlocked::Wrong(door) => Ok(Outcome::wrong(door)),
        Unlocked::Forgotten => Ok(Outcome::Forgotten),
    }
}

/// Seats somebody whose folder is open.
pub(super) fn sit(desk: &Desk, person: &str, home: Home, kept: KeptAs) -> Result<(), Trouble> {
    desk.seat.sit(person, home.or_not_enrolled()?, kept.asks().is_some(), desk.port)
}
