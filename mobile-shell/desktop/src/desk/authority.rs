//! The certificate of the city's own authority, given on the settings screen instead of at a shell.
//!
//! Only while somebody has unlocked. It is kept for everybody who shares the computer and only ever added: what
//! proves a relay is the key that was pinned at enrolment, not its certificate.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::locking::Outcome;
use super::{Desk, pages};
use crate::trouble::Trouble;

/// The certificate, in PEM.
#[derive(Deserialize)]
pub(super) struct Given {
    pem: String,
}

/// Whether one is kept.
pub(super) async fn kept(State(desk): State<Arc<Desk>>) -> Response {
    if desk.seat.sitting().is_none() {
        return pages::locked();
    }
    Json(json!({ "kept": engine::keeps_authority(&desk.house.folder) })).into_response()
}

/// Keeps it and tries the relay again.
pub(super) async fn give(State(desk): State<Arc<Desk>>, Json(given): Json<Given>) -> Response {
    let Some(sitting) = desk.seat.sitting() else { return pages::locked() };
    if let Err(refusal) = engine::trust_authority_of(&desk.house.folder, Some(given.pem.as_bytes())) {
        return Outcome::from(Trouble::from(refusal)).into_response();
    }
    if let Some(link) = &sitting.link {
        link.kick();
    }
    Outcome::Done.into_response()
}
