//! What the lock tells the screens, word by word.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use engine::door::ApiError;
use serde::Serialize;

use super::super::Desk;
use crate::clock::moment;
use crate::home::{Counter, Person, is_all_sent};
use crate::key::{KeptAs, Word};
use crate::lock::{AfterFive, Door, FREE_TRIES};
use crate::trouble::Trouble;

/// How the lock stands.
#[derive(Serialize)]
pub(in super::super) struct LockState {
    /// Who sits here; none while it is locked.
    open: Option<Open>,
    people: Vec<Listed>,
    /// After how many seconds without a person it locks; none for never.
    lock_after_s: Option<u64>,
    /// Whether five wrong tries destroy the key, where nothing is lost by that.
    wipes: bool,
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
    /// What they are asked for; none where there is no lock.
    asks: Option<Word>,
    forgotten: bool,
    /// Something of theirs may be here and nowhere else.
    unsent: bool,
    left: u32,
    shut_for_s: i64,
}

/// What became of what somebody wanted.
#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(in super::super) enum Outcome {
    Open,
    Locked,
    Done,
    /// Wrong; so many tries are left.
    Wrong {
        left: u32,
    },
    /// Too many wrong ones.
    Shut {
        for_s: i64,
    },
    Forgotten,
    Refused {
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<&'static str>,
        say: String,
        what_next: String,
    },
}

impl Outcome {
    pub(super) fn refused(field: Option<&'static str>, say: &str, what_next: &str) -> Self {
        Self::Refused { field, say: say.into(), what_next: what_next.into() }
    }

    pub(super) fn somebody_sits() -> Self {
        Self::refused(None, "Somebody else is using this computer.", "Lock it first.")
    }

    pub(super) fn nobody_called_so() -> Self {
        Self::refused(None, "That person is not on this computer any more.", "Go back and choose again.")
    }

    pub(super) fn wrong(door: Door) -> Self {
        match door {
            Door::Ready { left } => Self::Wrong { left },
            Door::Shut { for_ms } => Self::Shut { for_s: seconds(for_ms) },
        }
    }
}

impl From<Trouble> for Outcome {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Engine(ApiError { say, what_next, .. }) => Self::Refused { field: None, say, what_next },
            // The path is for whoever is at a shell.
            Trouble::InUse(_) => Self::refused(
                None,
                "Another Porchlight program is working in this folder.",
                "Wait until it has finished, then try again.",
            ),
            other => Self::refused(
                None,
                &format!("This folder could not be opened: {other}."),
                "Nothing in it was changed. Run `porchlight doctor` on this computer.",
            ),
        }
    }
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
        people: desk.house.people().iter().map(listed).collect(),
        lock_after_s: desk.seat.idle_after().map(|after| after.as_secs()),
        wipes: desk.keyhole.after_five == AfterFive::Wipe,
        free_tries: FREE_TRIES,
    })
}

/// A person did something at the screens.
pub(in super::super) async fn touched(State(desk): State<Arc<Desk>>) -> Json<Option<u64>> {
    Json(desk.seat.touched().map(|left| left.as_secs()))
}

fn listed(person: &Person) -> Listed {
    let now = moment().wall;
    let asks = person.kept.asks();
    // A count that cannot be made good on the disk now is told as it stands.
    let door = asks.map(|_| {
        let counter = Counter::of(&person.folder);
        counter.settle(now).unwrap_or_else(|_| counter.read(now)).door(now)
    });
    let (left, shut_for_s) = match door {
        None => (FREE_TRIES, 0),
        Some(Door::Ready { left }) => (left, 0),
        Some(Door::Shut { for_ms }) => (0, seconds(for_ms)),
    };
    Listed {
        person: person.id.clone(),
        label: person.label.clone(),
        asks,
        forgotten: person.kept == KeptAs::Forgotten,
        unsent: person.kept != KeptAs::Forgotten && !is_all_sent(&person.folder),
        left,
        shut_for_s,
    }
}

/// Rounded up: a door that is shut is never shut for no time.
fn seconds(ms: i64) -> i64 {
    (ms.max(0) + 999) / 1000
}
