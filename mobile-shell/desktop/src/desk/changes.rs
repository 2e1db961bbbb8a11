//! What changed, as a stream of events that the screens listen to.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use engine::door::Changed;
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::broadcast::error::RecvError;

use super::Desk;

pub(super) async fn stream(
    State(desk): State<Arc<Desk>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let listener = desk.engine.listen();
    let changes = unfold(listener, |mut listener| async move {
        let changed = match listener.recv().await {
            Ok(changed) => changed,
            // Too many to tell one by one: everything may have changed.
            Err(RecvError::Lagged(_)) => everything(),
            Err(RecvError::Closed) => return None,
        };
        let event = Event::default().json_data(changed).unwrap_or_default();
        Some((Ok(event), listener))
    });
    Sse::new(changes).keep_alive(KeepAlive::default())
}

fn everything() -> Changed {
    Changed { kinds: engine::door::every_kind(), records: vec![], sync: true, drafts: true, trust: true }
}
