//! The lock of the desk: who is here, unlock, lock, add a person, set a PIN.
//!
//! The only part of the host that answers while nobody has unlocked. Answers tell what the labels and
//! the counts say, and nothing of what is in a folder.

mod adding;
mod first;
mod off;
mod outcome;
mod secret;
mod told;
mod typed;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::Desk;
use crate::clock;
use crate::home::{Held, Home, Unlocked, unlock};
use crate::key::{self, KeptAs};
use crate::trouble::Trouble;

pub(super) use adding::{Adding, add, adding, stop_adding};
pub(super) use first::first;
pub(super) use off::take_off;
pub(super) use outcome::Outcome;
pub(super) use secret::set;
use typed::Typed;

pub(super) use told::{state, touched};

/// What somebody typed into a PIN pad.
#[derive(Deserialize)]
pub(super) struct Try {
    person: String,
    #[serde(default)]
    secret: Typed,
}

/// Locks, at once. What is let go of after that takes about a second; nobody has to wait for it.
pub(super) async fn lock(State(desk): State<Arc<Desk>>) -> Outcome {
    if let Some(sitting) = desk.seat.sitting() {
        if !sitting.is_lockable() {
            return Outcome::does_not_fit("There is no PIN to lock this with.", "Set one in the settings.");
        }
        desk.seat.rise(None);
    }
    Outcome::Locked
}

/// Unlocks.
pub(super) async fn open(State(desk): State<Arc<Desk>>, Json(tried): Json<Try>) -> Outcome {
    try_to_open(&desk, tried).await.unwrap_or_else(Outcome::from)
}

async fn try_to_open(desk: &Arc<Desk>, tried: Try) -> Result<Outcome, Trouble> {
    if desk.adding.is_under_way() {
        return Ok(Outcome::somebody_is_added());
    }
    let _turn = desk.seat.turn().await;
    if let Some(sitting) = desk.seat.sitting() {
        // Two pages of one desk: the second finds it open.
        return Ok(if sitting.person == tried.person { Outcome::Open } else { Outcome::somebody_sits() });
    }
    let Some(person) = desk.house.person(&tried.person) else { return Ok(Outcome::nobody_called_so()) };
    let (keyhole, unlocked) = (desk.keyhole.clone(), desk.unlocked);
    let (folder, kept) = (person.folder.clone(), person.kept);
    let unlocking = move || -> Result<Option<Unlocked>, Trouble> {
        match kept {
            KeptAs::Open if !unlocked => Ok(None),
            KeptAs::Open | KeptAs::Damaged => {
                let held = Held::take(&folder)?;
                let key = key::lying_open(&folder)?;
                Ok(Some(Unlocked::Open(held.open(&key, clock::system())?)))
            }
            KeptAs::Sealed(_) | KeptAs::Derived => {
                unlock(Held::take(&folder)?, &tried.secret, &clock::system(), &keyhole).map(Some)
            }
        }
    };
    match spawn_blocking(unlocking).await.map_err(|error| Trouble::Said(error.to_string()))?? {
        Some(Unlocked::Open(home)) => {
            sit(desk, &person.id, home, kept)?;
            Ok(Outcome::Open)
        }
        Some(Unlocked::Wrong(door)) => Ok(Outcome::wrong(door)),
        None => {
            Ok(Outcome::does_not_fit("There is no PIN or passphrase yet.", "Set one first; then it opens."))
        }
    }
}

/// Seats somebody whose folder is open.
fn sit(desk: &Desk, person: &str, home: Home, kept: KeptAs) -> Result<(), Trouble> {
    desk.seat.sit(person, home.or_nothing_to_show()?, kept.asks().is_some(), desk.port)
}
