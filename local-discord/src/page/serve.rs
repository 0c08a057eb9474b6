//! The page's routes: its files, the state, what people do, and word of each change.
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde_json::{Value, json};

use super::{act, guard, snapshot};
use crate::shared::Shared;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// Everything the page is made of.
const FILES: [(&str, &str, &str); 7] = [
    ("/", HTML, include_str!("assets/index.html")),
    ("/page/app.css", CSS, include_str!("assets/app.css")),
    ("/page/app.js", JS, include_str!("assets/app.js")),
    ("/page/composer.js", JS, include_str!("assets/composer.js")),
    ("/page/forms.js", JS, include_str!("assets/forms.js")),
    ("/page/markdown.js", JS, include_str!("assets/markdown.js")),
    ("/page/messages.js", JS, include_str!("assets/messages.js")),
];

/// The page loads nothing from elsewhere and runs nothing that is not its own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// More than the largest file, written in base64.
const MOST: usize = 16 * 1024 * 1024;

/// Answers what belongs to the page, and nothing else.
pub(crate) async fn serve(shared: &Arc<Shared>, path: &str, request: Request<Body>) -> Option<Response<Body>> {
    if path != "/" && !path.starts_with("/page/") {
        return None;
    }
    shared.look(|w| w.page.clone())?;
    if !guard::admits(request.headers(), shared.settings.port) {
        return Some((StatusCode::FORBIDDEN, "This page is for this machine only.").into_response());
    }
    let mut response = if request.method() == Method::GET {
        get(shared, path, request.uri().query().unwrap_or_default())
    } else if request.method() == Method::POST {
        post(shared, path, request).await
    } else {
        StatusCode::METHOD_NOT_ALLOWED.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Some(response)
}

fn get(shared: &Arc<Shared>, path: &str, query: &str) -> Response<Body> {
    if let Some((_, kind, text)) = FILES.iter().find(|(name, ..)| *name == path) {
        return ([(header::CONTENT_TYPE, *kind)], *text).into_response();
    }
    match path {
        "/page/state" => {
            let wanted = query.split('&').find_map(|pair| pair.strip_prefix("as="));
            match snapshot::state(shared, wanted) {
                Some(state) => axum::Json(state).into_response(),
                None => (StatusCode::NOT_FOUND, axum::Json(json!({"ok": false, "error": "There is no such person."})))
                    .into_response(),
            }
        }
        "/page/events" => events(shared),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Tells of changes, those within a moment of each other at once.
fn events(shared: &Arc<Shared>) -> Response<Body> {
    let bell = shared.listen();
    let end = shared.ending();
    let stream = futures_util::stream::unfold((bell, end), |(mut bell, mut end)| async move {
        tokio::select! {
            changed = bell.changed() => changed.ok()?,
            _ = end.wait_for(|over| *over) => return None,
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        bell.mark_unchanged();
        let event = Event::default().data(r#"{"type":"changed"}"#);
        Some((Ok::<_, Infallible>(event), (bell, end)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

async fn post(shared: &Arc<Shared>, path: &str, request: Request<Body>) -> Response<Body> {
    // A form on another site cannot send this type without asking first.
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/json") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let Ok(bytes) = axum::body::to_bytes(request.into_body(), MOST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let Ok(body) = serde_json::from_slice::<Value>(&bytes) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let answer = match path {
        "/page/act" => act::act(shared, &body).await,
        "/page/read" => snapshot::read(shared, &body),
        _ => match path.strip_prefix("/page/control/") {
            Some(id) => control(shared, id, &body).await,
            None => return StatusCode::NOT_FOUND.into_response(),
        },
    };
    axum::Json(answer).into_response()
}

async fn control(shared: &Arc<Shared>, id: &str, body: &Value) -> Value {
    let page = shared.look(|w| w.page.clone());
    let Some(control) = page.as_ref().and_then(|p| p.controls.iter().find(|c| c.id == id)) else {
        return json!({"ok": false, "error": "There is no such control."});
    };
    let who = body.get("as").and_then(Value::as_str).and_then(|id| id.parse().ok());
    let outcome = (control.run)(who).await;
    // What the control changed may not be in the state that rings the bell.
    shared.with(|_| ());
    match outcome {
        Ok(words) => json!({"ok": true, "message": words}),
        Err(words) => json!({"ok": false, "error": words}),
    }
}
