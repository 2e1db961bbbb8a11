//! Files of attachments, as bytes: in from a form, out to a picture on the screen or a paper to save.
//!
//! The same gate stands in front as before the door. The core says what a file is; what it does not know is
//! handed out as something to save and never as something to run.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::door::{ApiError, NewAttachment, RecordId, Reply};
use engine::{ReadFile, Refusal};
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::Desk;
use super::pages::locked;

/// The largest file, and a little: one that is too large is refused by the core, in words.
pub(super) const LARGEST: usize = engine::LARGEST_FILE + 1024 * 1024;

/// What a browser shows by itself; everything else is saved.
const SHOWN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Attaches the bytes of the body.
pub(super) async fn attach(
    State(desk): State<Arc<Desk>>,
    Query(new): Query<NewAttachment>,
    bytes: Bytes,
) -> Response {
    let Some(sitting) = desk.seat.sitting() else { return locked() };
    let attached = spawn_blocking(move || sitting.home.engine.attach(&new, bytes.into())).await;
    match attached.map(|attached| attached.map(|id| serde_json::json!(id))) {
        Ok(Ok(id)) => Json(Reply::Ok(id)).into_response(),
        Ok(Err(refusal)) => Json(Reply::Refused(refusal.into())).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Which file.
#[derive(Deserialize)]
pub(super) struct Wanted {
    attachment: RecordId,
}

/// The file of an attachment whose bytes are here.
pub(super) async fn file(State(desk): State<Arc<Desk>>, Query(wanted): Query<Wanted>) -> Response {
    let Some(sitting) = desk.seat.sitting() else { return locked() };
    match spawn_blocking(move || sitting.home.engine.read_attachment(wanted.attachment)).await {
        Ok(Ok(file)) => shown(file),
        Ok(Err(refusal)) => not_there(refusal),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn not_there(refusal: Refusal) -> Response {
    (StatusCode::NOT_FOUND, ApiError::from(refusal).say).into_response()
}

fn shown(ReadFile { name, media, bytes }: ReadFile) -> Response {
    let picture = SHOWN.iter().find(|known| **known == media);
    let media = picture.copied().or((media == "application/pdf").then_some("application/pdf"));
    let way = if picture.is_some() { "inline" } else { "attachment" };
    // A header holds plain letters; the name as it is follows in the form that browsers read.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let coded: String = name.bytes().map(coded).collect();
    let way = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{coded}");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media.unwrap_or("application/octet-stream"))),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&way).unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff")),
    ];
    (headers, bytes).into_response()
}

fn coded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}
