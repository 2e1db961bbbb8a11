//! The switch that unplugs and replugs the relay from the screens.

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::Mutex;

use super::processes::Relay;
use crate::trouble::{Trouble, doing};

/// A running switch.
pub(super) struct Switch {
    port: u16,
    relay: Arc<Mutex<Relay>>,
}

#[derive(Deserialize)]
struct Wanted {
    plugged: Option<bool>,
}

impl Switch {
    pub(super) async fn start(relay: Relay) -> Result<Self, Trouble> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(doing("opening the switch"))?;
        let port = listener.local_addr().map_err(doing("opening the switch"))?.port();
        let relay = Arc::new(Mutex::new(relay));
        let app = Router::new().route("/relay", post(turn)).with_state((relay.clone(), port));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { port, relay })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    pub(super) async fn stop(&self) {
        self.relay.lock().await.kill().await;
    }
}

/// Plugs or unplugs where told, and answers whether it is plugged.
async fn turn(
    State((relay, port)): State<(Arc<Mutex<Relay>>, u16)>,
    headers: HeaderMap,
    body: String,
) -> Response {
    // Only the desks of the demonstration, never a page: browsers send an Origin.
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    if headers.contains_key(header::ORIGIN) || host != Some(format!("127.0.0.1:{port}").as_str()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let wanted: Wanted = serde_json::from_str(&body).unwrap_or(Wanted { plugged: None });
    let mut relay = relay.lock().await;
    match wanted.plugged {
        Some(true) => {
            if let Err(trouble) = relay.plug().await {
                return (StatusCode::INTERNAL_SERVER_ERROR, trouble.to_string()).into_response();
            }
        }
        Some(false) => relay.kill().await,
        None => {}
    }
    relay.is_plugged().to_string().into_response()
}
