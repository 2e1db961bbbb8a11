//! What the desk answers: the lock, the door, the changes, the screens, a map.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use engine::{Farewell, Parting};
use serde_json::json;
use tokio::task::spawn_blocking;
use tower_http::services::{ServeDir, ServeFile};

use super::{Desk, authority, changes, files, guard, locking, sharing};
use crate::http;

/// A command is a form; what is attached comes by a way of its own.
const LARGEST_COMMAND: usize = 1024 * 1024;

pub(super) fn app(desk: Arc<Desk>) -> Router {
    let screens = ServeDir::new(&desk.ui).append_index_html_on_directories(true);
    Router::new()
        .route("/lock", get(locking::state).post(locking::lock))
        .route("/lock/open", post(locking::open))
        .route("/lock/first", post(locking::first))
        .route("/lock/add", get(locking::adding).post(locking::add))
        .route("/lock/add/stop", post(locking::stop_adding))
        .route("/lock/off", post(locking::take_off))
        .route("/lock/secret", post(locking::set))
        .route("/lock/touched", post(locking::touched))
        .route("/sharing/start", post(sharing::start))
        .route("/sharing/stop", post(sharing::stop))
        .route("/authority", get(authority::kept).post(authority::give))
        .route("/call", post(call))
        .route("/attach", post(files::attach).layer(DefaultBodyLimit::max(files::LARGEST)))
        .route("/attachment", get(files::file))
        .route("/changed", get(changes::stream))
        .route("/host", get(host))
        .route("/address", post(address))
        .route("/demo/relay", post(plug))
        .route("/basemap.pmtiles", get(basemap))
        .fallback_service(screens)
        .layer(DefaultBodyLimit::max(LARGEST_COMMAND))
        .layer(from_fn_with_state(desk.clone(), guard::check))
        .with_state(desk)
}

/// The answer to everything that needs somebody to have unlocked.
pub(super) fn locked() -> Response {
    (StatusCode::LOCKED, "Porchlight is locked. Unlock it on the screen first.").into_response()
}

/// The door. A refusal is an answer too: the status tells only whether there was one.
async fn call(State(desk): State<Arc<Desk>>, command: String) -> Response {
    let Some(sitting) = desk.seat.sitting() else { return locked() };
    match spawn_blocking(move || sitting.home.engine.call_json(&command)).await {
        Ok(reply) => ([(header::CONTENT_TYPE, "application/json")], reply).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What this host is, and how it stands.
async fn host(State(desk): State<Arc<Desk>>) -> Response {
    let plugged = match desk.demo {
        Some(port) => http::post(port, "/relay", None, "{}").await.ok(),
        None => None,
    };
    let sitting = desk.seat.sitting();
    let engine = sitting.as_ref().map(|by| &by.home.engine);
    let whoami = engine.and_then(|engine| engine.call(engine::door::Command::Whoami).ok());
    axum::Json(json!({
        "demo": desk.demo.is_some(),
        "relay_plugged": plugged.map(|plugged| plugged == "true"),
        "basemap": desk.basemap.is_some(),
        "version": env!("CARGO_PKG_VERSION"),
        "desk": whoami.map(|whoami| whoami["name"].clone()),
        "locked": sitting.is_none(),
        "enrolled": engine.is_some_and(|engine| engine.is_enrolled()),
        "farewell": engine.and_then(|engine| engine.farewell().ok().flatten()).as_ref().map(farewell),
    }))
    .into_response()
}

fn farewell(farewell: &Farewell) -> serde_json::Value {
    let receipts: Vec<_> = farewell
        .handed_over
        .iter()
        .map(|some| json!({ "entries": some.entries, "number": some.number, "signed_ms": some.signed.0 }))
        .collect();
    let because = match farewell.because {
        Parting::Removed => "removed",
        Parting::Lapsed => "lapsed",
    };
    json!({ "because": because, "handed_over": receipts, "waiting": farewell.waiting })
}

/// Another address that works once: for a script of the same person.
async fn address(State(desk): State<Arc<Desk>>) -> Response {
    match desk.sessions.address(desk.port) {
        Ok(address) => address.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The demo's switch for the relay.
async fn plug(State(desk): State<Arc<Desk>>, wanted: String) -> Response {
    let Some(port) = desk.demo else { return StatusCode::NOT_FOUND.into_response() };
    match http::post(port, "/relay", None, &wanted).await {
        Ok(plugged) => {
            let sitting = desk.seat.sitting();
            let link = sitting.as_ref().and_then(|sitting| sitting.link.as_ref());
            if let (Some(link), "true") = (link, plugged.as_str()) {
                link.kick();
            }
            plugged.into_response()
        }
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}

async fn basemap(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let Some(path) = &desk.basemap else { return StatusCode::NOT_FOUND.into_response() };
    match ServeFile::new(path).try_call(request).await {
        Ok(response) => response.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
