//! One port for all: REST, gateway, attachments and, if wanted, the page. It sorts requests and does nothing else.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::{Request, Response, StatusCode, header};
use axum::response::IntoResponse;

use crate::faults::GatewayFault;
use crate::shared::Shared;
use crate::wire::Cut;
use crate::{gateway, rest};

/// The service behind each connection.
pub(crate) fn router(shared: Arc<Shared>) -> axum::Router {
    axum::Router::new().fallback(sort).with_state(shared)
}

async fn sort(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request<Body>,
) -> Response<Body> {
    let path = request.uri().path().to_owned();
    if request.headers().contains_key(header::UPGRADE) {
        return upgrade(shared, cut, request).await;
    }
    if let Some(rest) = path.strip_prefix("/api/v10/") {
        return rest::serve(shared, cut, rest.to_owned(), request).await;
    }
    if let Some(file) = path.strip_prefix("/attachments/") {
        return attachment(&shared, file);
    }
    // A bot that has the wrong address; browsers ask for icons and the like.
    if path.starts_with("/api") || request.headers().contains_key(header::AUTHORIZATION) {
        shared.with(|w| w.complain(path, "nothing is served here; the API is under /api/v10".into()));
        return StatusCode::NOT_FOUND.into_response();
    }
    #[cfg(feature = "page")]
    if let Some(answer) = crate::page::serve(&shared, &path, request).await {
        return answer;
    }
    StatusCode::NOT_FOUND.into_response()
}

async fn upgrade(shared: Arc<Shared>, cut: Cut, request: Request<Body>) -> Response<Body> {
    if shared.with(|w| w.faults.for_gateway(GatewayFault::Away)) {
        cut.now();
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let query = request.uri().query().unwrap_or_default().to_owned();
    let stream = query.split('&').any(|pair| pair == "compress=zlib-stream");
    let (mut parts, _) = request.into_parts();
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade.on_upgrade(move |socket| gateway::serve(socket, shared, stream)),
        Err(no) => no.into_response(),
    }
}

fn attachment(shared: &Shared, path: &str) -> Response<Body> {
    let mut numbers = path.split('/').filter_map(|s| s.parse().ok());
    let found = numbers.next().zip(numbers.next()).and_then(|(channel, id)| shared.look(|w| w.file(channel, id)));
    match found {
        Some((kind, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
                // What bots and people upload must not run scripts beside the page.
                (
                    header::CONTENT_SECURITY_POLICY,
                    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:".into(),
                ),
            ];
            (headers, bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
