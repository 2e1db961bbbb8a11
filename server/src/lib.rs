//! The relay: carries sealed envelopes between the devices of an agency, and cannot read them.
//!
//! It sees who talks to which space, when and how much. It checks every envelope's header against
//! the agency's signed roster, numbers it, keeps it durably and signs a receipt. It hands wrapped keys to
//! those who may have them, and forgets what the roster says is to be gone. Knows `seal`'s
//! public half only: no automerge, no records, no keys but its own.
//!
//! `listening` takes connections in, [`session`] decides, [`store`] keeps, `connection` performs; `gate`
//! keeps each device and each address to its share; `local` is for one that only shares at an event. TLS
//! is the relay's own when it has a certificate, or that of a proxy in front.

mod address;
mod admin;
pub mod cli;
mod clock;
mod connection;
mod gate;
mod limits;
mod listening;
mod local;
pub mod metrics;
pub mod pace;
mod ready;
mod running;
pub mod session;
pub mod store;
mod tls;

pub use clock::Clock;
pub use connection::Relay;
pub use limits::Limits;
pub use local::{LocalError, certificate, certificate_hash};
pub use ready::NotReady;
pub use running::{Config, Running, StartError, spawn};
pub use tls::{CertFiles, Certificate, TlsError};

use std::sync::Arc;

use axum::extract::{State, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use protocol::{MAX_FRAME, SYNC_PATH};

use address::Address;
use listening::Peer;

/// A socket's read and write buffers. 4 KiB: 7.7 KiB a connection instead of 134.6 (10,000 idle sockets, axum 0.8).
const SOCKET_BUFFER: usize = 4096;

/// The relay's routes for devices: the WebSocket, and a sign of life for whatever stands in front.
fn app(relay: Arc<Relay>) -> Router {
    Router::new().route(SYNC_PATH, get(sync)).route("/health", get(admin::health)).with_state(relay)
}

async fn sync(
    State(relay): State<Arc<Relay>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    socket: WebSocketUpgrade,
) -> Response {
    // Behind a proxy every socket is the proxy's: whose request it is counts here, elsewhere it did already.
    let forwarded =
        headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let address = forwarded.filter(|_| relay.is_behind_proxy()).and_then(Address::forwarded);
    let address = address.unwrap_or(peer.address);
    let seat = relay.is_behind_proxy().then(|| relay.gate().address(address, relay.uptime()));
    if matches!(seat, Some(None)) {
        relay.metrics().turned_away.add(1);
        let say =
            "there are as many connections from this address as the relay allows; try again in a minute\n";
        return (StatusCode::TOO_MANY_REQUESTS, say).into_response();
    }
    let held = (seat.flatten(), peer);
    socket
        .read_buffer_size(SOCKET_BUFFER)
        .write_buffer_size(SOCKET_BUFFER)
        .max_message_size(MAX_FRAME)
        .max_frame_size(MAX_FRAME)
        .on_upgrade(move |socket| async move {
            connection::serve(socket, relay, address).await;
            drop(held);
        })
}
