//! What changed, as a stream of events that the screens listen to. It ends when the desk locks.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use engine::door::Changed;
use futures_util::stream::unfold;
use tokio::sync::broadcast::error::RecvError;

use super::Desk;
use super::pages::locked;

pub(super) async fn stream(State(desk): State<Arc<Desk>>) -> Response {
    let Some(sitting) = desk.seat.sitting() else { return locked() };
    // Only the two ends: a stream holds no engine, or a desk that locks would never let go of it.
    let hearing = Some((sitting.home.engine.listen(), sitting.over()));
    drop(sitting);
    let changes = unfold(hearing, |hearing| async move {
        let (mut listener, mut over) = hearing?;
        let changed = tokio::select! {
            biased;
            _ = over.wait_for(|over| *over) => None,
            changed = listener.recv() => match changed {
                Ok(changed) => Some(changed),
                // Too many to tell one by one: everything may have changed.
                Err(RecvError::Lagged(_)) => Some(everything()),
                Err(RecvError::Closed) => None,
            },
        };
        let Some(changed) = changed else {
            return Some((Ok::<_, Infallible>(Event::default().event("locked").data("")), None));
        };
        let event = Event::default().json_data(changed).unwrap_or_default();
        Some((Ok(event), Some((listener, over))))
    });
    Sse::new(changes).keep_alive(KeepAlive::default()).into_response()
}

fn everything() -> Changed {
    Changed { kinds: engine::door::every_kind(), records: vec![], sync: true, drafts: true, trust: true }
}
