//! Setting a PIN or passphrase on one's own folder, or changing it.
//!
//! Asks for the old one, and counts it as a try: an unlocked desk is no place to guess either.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::super::Desk;
use super::super::seat::Sitting;
use super::Outcome;
use super::typed::Typed;
use crate::home::{Checked, Counter, Keyhole, guess};
use crate::key::{self, Device, RawKey, Word};
use crate::trouble::Trouble;

/// From what to what.
#[derive(Deserialize)]
pub(in super::super) struct Change {
    #[serde(default)]
    old: Typed,
    word: Word,
    secret: Typed,
}

/// Sets it.
pub(in super::super) async fn set(State(desk): State<Arc<Desk>>, Json(change): Json<Change>) -> Outcome {
    try_to_set(&desk, change).await.unwrap_or_else(Outcome::from)
}

async fn try_to_set(desk: &Arc<Desk>, change: Change) -> Result<Outcome, Trouble> {
    let _turn = desk.seat.turn().await;
    let Some(sitting) = desk.seat.sitting() else {
        return Ok(Outcome::does_not_fit("Nobody is using this computer.", "Unlock first."));
    };
    if let Some(objection) = change.word.objection(&change.secret) {
        return Ok(Outcome::refused(Some("secret"), objection, ""));
    }
    let keyhole = desk.keyhole.clone();
    let at_desk = sitting.clone();
    let setting = move || reseal(&at_desk, &change, &keyhole);
    let checked = spawn_blocking(setting).await.map_err(|error| Trouble::Said(error.to_string()))??;
    Ok(match checked {
        Checked::Right => {
            sitting.lockable_from_now_on();
            desk.seat.touched();
            Outcome::Done
        }
        Checked::Wrong(door) => {
            let outcome = Outcome::wrong(door);
            if matches!(outcome, Outcome::Shut { .. }) {
                desk.seat.rise(None);
            }
            outcome
        }
    })
}

fn reseal(sitting: &Sitting, change: &Change, keyhole: &Keyhole) -> Result<Checked, Trouble> {
    let folder = &sitting.home.folder;
    let mut found: Option<RawKey> = None;
    let checked = if sitting.is_lockable() {
        guess(folder, &change.old, keyhole, |key| {
            let fits = sitting.home.is_key(key);
            found = fits.then(|| key.clone());
            Ok(fits)
        })?
    } else {
        found = Some(key::lying_open(folder)?);
        Checked::Right
    };
    if let (Checked::Right, Some(key)) = (&checked, found) {
        let device = Device::read_or_make(&keyhole.device)?;
        let counter = Counter::of(folder);
        counter.start()?;
        key::seal(folder, &key, change.word, &change.secret, &device)?;
    }
    Ok(checked)
}
