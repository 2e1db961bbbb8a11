//! What an operator's machines ask: is it alive, would it take a push, what has it counted.
//!
//! Served on an address of its own, which strangers do not reach. `/health` asks nothing of the store: a
//! full disk is no reason to kill the process that says so.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;

use crate::connection::Relay;

/// The operator's routes.
pub(crate) fn app(relay: Arc<Relay>) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(relay)
}

/// The process is alive.
pub(crate) async fn health() -> &'static str {
    "ok\n"
}

async fn ready(State(relay): State<Arc<Relay>>) -> (StatusCode, String) {
    match relay.readiness().await {
        Ok(()) => (StatusCode::OK, "ready\n".into()),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, format!("{why}\n")),
    }
}

async fn metrics(State(relay): State<Arc<Relay>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], relay.metrics_page().await)
}
