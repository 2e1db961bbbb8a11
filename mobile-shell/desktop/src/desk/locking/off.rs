//! Takes somebody off the list who is no longer a member: their device was removed and has left nothing here.
//!
//! Anybody at the computer may: whoever has left does not come back to tidy up. What a folder holds that is
//! nowhere else keeps it listed, and so does not knowing.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::super::Desk;
use super::Outcome;
use crate::home::{Held, House, waiting_in};
use crate::trouble::Trouble;

/// Whom.
#[derive(Deserialize)]
pub(in super::super) struct Off {
    person: String,
}

/// Takes them off.
pub(in super::super) async fn take_off(State(desk): State<Arc<Desk>>, Json(off): Json<Off>) -> Outcome {
    try_to_take_off(&desk, &off.person).await.unwrap_or_else(Outcome::from)
}

async fn try_to_take_off(desk: &Arc<Desk>, person: &str) -> Result<Outcome, Trouble> {
    let _turn = desk.seat.turn().await;
    let Some(person) = desk.house.person(person) else { return Ok(Outcome::nobody_called_so()) };
    let taking_off = move || -> Result<bool, Trouble> {
        // Nobody opens it in between.
        let _held = Held::take(&person.folder)?;
        let over = waiting_in(&person.folder).is_some_and(|waiting| waiting.is_over());
        if over {
            House::take_off(&person.folder)?;
        }
        Ok(over)
    };
    let over = spawn_blocking(taking_off).await.map_err(|error| Trouble::Said(error.to_string()))??;
    Ok(if over {
        Outcome::Done
    } else {
        Outcome::does_not_fit(
            "They are still a member, or may have work here that was not sent.",
            "Have them unlock once while this computer is connected.",
        )
    })
}
