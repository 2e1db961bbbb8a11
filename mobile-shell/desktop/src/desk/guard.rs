//! Every request passes here: Host, Origin, session. And every answer: the policy.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::Desk;

/// No code, style or connection from anywhere else; wasm for the badge scanner; blobs for map tiles.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; media-src 'self' blob: mediastream:; \
    object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Checks a request before anything else sees it.
pub(super) async fn check(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let mut response = match answer_at_the_gate(&desk, &request) {
        Some(response) => response,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "geolocation=(self), camera=(self)"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The answer to a request that goes no further; none for one that may pass.
fn answer_at_the_gate(desk: &Arc<Desk>, request: &Request) -> Option<Response> {
    let headers = request.headers();
    // A page of another site that points a name at 127.0.0.1 comes with its own Host.
    let host = text(headers, &header::HOST);
    if ![format!("127.0.0.1:{}", desk.port), format!("localhost:{}", desk.port)]
        .iter()
        .any(|ours| ours == host)
    {
        return no(StatusCode::MISDIRECTED_REQUEST, "This address serves Porchlight on this computer only.");
    }
    let origin = text(headers, &header::ORIGIN);
    if !origin.is_empty() && origin != format!("http://{host}") {
        return no(StatusCode::FORBIDDEN, "Requests from other pages are not answered.");
    }
    if let Some(token) = text(headers, &header::AUTHORIZATION).strip_prefix("Bearer ") {
        // The desk's own token speaks for nobody: it buys a new address. A person's does the rest.
        let asks_for_address = request.uri().path() == "/address" && desk.sessions.knows_script(token);
        return (!asks_for_address && !desk.seat.knows(token)).then(closed);
    }
    if let Some(token) = one_time_token(request) {
        return Some(redeem(desk, token));
    }
    // Browsers send Origin with every POST; what sends none is no page of ours.
    if request.method() != Method::GET && request.method() != Method::HEAD && origin.is_empty() {
        return no(StatusCode::FORBIDDEN, "A request that changes something must say where it comes from.");
    }
    let known = cookie(headers, desk.port).is_some_and(|cookie| desk.sessions.knows_cookie(cookie));
    (!known).then(closed)
}

fn no(status: StatusCode, why: &'static str) -> Option<Response> {
    Some((status, why).into_response())
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn one_time_token(request: &Request) -> Option<&str> {
    let is_front = request.method() == Method::GET && request.uri().path() == "/";
    request.uri().query().filter(|_| is_front)?.strip_prefix("token=")
}

fn redeem(desk: &Desk, token: &str) -> Response {
    match desk.sessions.redeem(token) {
        Ok(Some(cookie)) => {
            // Cookies do not tell ports apart: the desks of a demo share one computer.
            let cookie = format!("porchlight_{}={cookie}; HttpOnly; SameSite=Strict; Path=/", desk.port);
            ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
        }
        _ => closed(),
    }
}

fn cookie(headers: &HeaderMap, port: u16) -> Option<&str> {
    let name = format!("porchlight_{port}=");
    text(headers, &header::COOKIE).split("; ").find_map(|cookie| cookie.strip_prefix(name.as_str()))
}

fn closed() -> Response {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
        content=\"width=device-width\"><title>Porchlight</title><h1>This address has been used</h1>\
        <p>Each address works once. Run <code>porchlight address</code> on this computer for a new one.</p></html>";
    (StatusCode::UNAUTHORIZED, Html(page)).into_response()
}
