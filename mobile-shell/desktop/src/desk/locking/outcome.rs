//! What became of what somebody wanted of the lock, word by word.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::door::ApiError;
use serde::Serialize;

use super::told::seconds;
use crate::lock::Door;
use crate::trouble::Trouble;

/// What became of it.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum Outcome {
    Open,
    Locked,
    Done,
    /// Nobody is being added.
    Idle,
    /// Somebody's code is being looked at.
    Knocking {
        label: String,
    },
    /// Somebody waits to be let in; this is what both screens must show.
    Waiting {
        label: String,
        comparison: String,
    },
    /// Wrong; so many tries are left.
    Wrong {
        left: u32,
    },
    /// Too many wrong ones.
    Shut {
        for_s: i64,
    },
    Refused {
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<&'static str>,
        say: String,
        what_next: String,
    },
    /// As [`Self::Refused`], because of how the lock stands.
    #[serde(rename = "refused")]
    DoesNotFit {
        say: String,
        what_next: String,
    },
}

impl Outcome {
    pub(super) fn refused(field: Option<&'static str>, say: &str, what_next: &str) -> Self {
        Self::Refused { field, say: say.into(), what_next: what_next.into() }
    }

    pub(super) fn does_not_fit(say: &str, what_next: &str) -> Self {
        Self::DoesNotFit { say: say.into(), what_next: what_next.into() }
    }

    pub(super) fn somebody_sits() -> Self {
        Self::does_not_fit("Somebody else is using this computer.", "Lock it first.")
    }

    pub(super) fn somebody_is_added() -> Self {
        Self::does_not_fit("Somebody is being added to this computer.", "Wait, or stop that first.")
    }

    pub(super) fn nobody_called_so() -> Self {
        Self::does_not_fit("That person is not on this computer any more.", "Go back and choose again.")
    }

    pub(super) fn wrong(door: Door) -> Self {
        match door {
            Door::Ready { left } => Self::Wrong { left },
            Door::Shut { for_ms } => Self::Shut { for_s: seconds(for_ms) },
        }
    }
}

impl IntoResponse for Outcome {
    fn into_response(self) -> Response {
        let status = match self {
            Self::DoesNotFit { .. } => StatusCode::CONFLICT,
            _ => StatusCode::OK,
        };
        (status, Json(self)).into_response()
    }
}

impl From<Trouble> for Outcome {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Engine(ApiError { say, what_next, .. }) => Self::Refused { field: None, say, what_next },
            // The path is for whoever is at a shell.
            Trouble::InUse(_) => Self::does_not_fit(
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
