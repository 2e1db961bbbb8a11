//! The relay: carries sealed envelopes between the devices of an agency, and cannot read them.
//!
//! It sees who talks to which space, when and how much. It checks every envelope's header against
//! the agency's signed roster, numbers it, keeps it durably and signs a receipt. It hands wrapped keys to
//! those who may have them, and forgets what the roster says is to be gone. Knows `seal`'s
//! public half only: no automerge, no records, no keys but its own.
//!
//! [`session`] decides, [`store`] keeps, `connection` performs. TLS is the business of whoever
//! stands in front, as is usual for an axum app.

pub mod cli;
mod clock;
mod connection;
mod running;
pub mod session;
pub mod store;

pub use clock::Clock;
pub use connection::{Limits, Relay};
pub use running::{Config, Running, StartError, spawn};

use std::sync::Arc;

use axum::Router;
use axum::extract::{State, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use protocol::{MAX_FRAME, SYNC_PATH};

/// A socket's read and write buffers. 4 KiB: 7.7 KiB a connection instead of 134.6 (10,000 idle sockets, axum 0.8).
const SOCKET_BUFFER: usize = 4096;

/// The relay's routes: the WebSocket and a sign of life.
pub fn app(relay: Arc<Relay>) -> Router {
    Router::new().route(SYNC_PATH, get(sync)).route("/healthz", get(healthz)).with_state(relay)
}

async fn sync(State(relay): State<Arc<Relay>>, socket: WebSocketUpgrade) -> Response {
    socket
        .read_buffer_size(SOCKET_BUFFER)
        .write_buffer_size(SOCKET_BUFFER)
        .max_message_size(MAX_FRAME)
        .max_frame_size(MAX_FRAME)
        .on_upgrade(move |socket| connection::serve(socket, relay))
}

/// `ok` means that a read of the store works, not merely that the process is there.
async fn healthz(State(relay): State<Arc<Relay>>) -> Result<&'static str, axum::http::StatusCode> {
    match relay.store().heads(Vec::new()).await {
        Ok(_) => Ok("ok\n"),
        Err(_) => Err(axum::http::StatusCode::SERVICE_UNAVAILABLE),
    }
}
