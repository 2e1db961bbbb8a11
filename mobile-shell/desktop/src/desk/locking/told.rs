//! How the lock stands, for the screens.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::super::Desk;
use crate::home::{Person, Waiting, waiting_in};
use crate::key::{KeptAs, Word};
use crate::lock::{Door, FREE_TRIES};

/// How the lock stands.
#[derive(Serialize)]
pub(in super::super) struct LockState {
    /// Who sits here; none while it is locked.
    open: Option<Open>,
    people: Vec<Listed>,
    /// Whether somebody is being added.
    adding: bool,
    /// After how many seconds without a person it locks.
    lock_after_s: u64,
    free_tries: u32,
}

#[derive(Serialize)]
struct Open {
    person: String,
    lockable: bool,
    locks_in_s: Option<u64>,
}

/// Somebody who could unlock.
#[derive(Serialize)]
struct Listed {
    person: String,
    label: String,
    /// What they are asked for; none where there is no lock yet.
    asks: Option<Word>,
    /// Whether a lock has to be set before it opens.
    sets_first: bool,
    /// What of theirs is here and nowhere else; none when that is not known.
    waiting: Option<Waiting>,
    left: u32,
    shut_for_s: i64,
}

/// How the lock stands. Asking is no sign of a person.
pub(in super::super) async fn state(State(desk): State<Arc<Desk>>) -> Json<LockState> {
    let open = desk.seat.sitting().map(|sitting| Open {
        person: sitting.person.clone(),
        lockable: sitting.is_lockable(),
        locks_in_s: desk.seat.idle_in().map(|left| left.as_secs()),
    });
    Json(LockState {
        open,
        people: desk.house.people().iter().map(|person| listed(&desk, person)).collect(),
        adding: desk.adding.is_under_way(),
        lock_after_s: desk.seat.idle_after().as_secs(),
        free_tries: FREE_TRIES,
    })
}

/// A person did something at the screens.
pub(in super::super) async fn touched(State(desk): State<Arc<Desk>>) -> Json<Option<u64>> {
    Json(desk.seat.touched().map(|left| left.as_secs()))
}

fn listed(desk: &Desk, person: &Person) -> Listed {
    let asks = person.kept.asks();
    let (left, shut_for_s) = match asks.map(|_| desk.keyhole.door(&person.folder)) {
        None => (FREE_TRIES, 0),
        Some(Door::Ready { left }) => (left, 0),
        Some(Door::Shut { for_ms }) => (0, seconds(for_ms)),
    };
    Listed {
        person: person.id.clone(),
        label: person.label.clone(),
        asks,
        sets_first: person.kept == KeptAs::Open && !desk.unlocked,
        waiting: waiting_in(&person.folder),
        left,
        shut_for_s,
    }
}

/// Rounded up: a door that is shut is never shut for no time.
pub(super) fn seconds(ms: i64) -> i64 {
    (ms.max(0) + 999) / 1000
}
