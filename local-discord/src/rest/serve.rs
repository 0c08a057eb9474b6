//! A REST request's way through the house: faults, limits, body, handler, answer. It decides no rule of Discord's.
use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, Response, header};
use serde_json::{Value, json};

use super::call::{Call, Reply};
use super::{multipart, route};
use crate::faults::{RestFault, rate_limited};
use crate::refusal::Refusal;
use crate::shared::Shared;
use crate::wire::Cut;

/// Answers one request; `path` is what follows `/api/v10`.
pub(crate) async fn serve(shared: Arc<Shared>, cut: Cut, path: String, request: Request<Body>) -> Response<Body> {
    let _guard = shared.request();
    let method = request.method().as_str().to_owned();
    let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
    let fault = shared.with(|w| w.faults.for_request(&method, &segments));
    match &fault {
        Some(RestFault::Status(status)) => {
            return answer(*status, Some(&json!({"message": format!("{status}: Ordered"), "code": 0})));
        }
        Some(RestFault::Error { status, code, message }) => {
            return answer(*status, Some(&json!({"message": message, "code": code})));
        }
        Some(RestFault::RateLimited { retry_after, global }) => {
            return limited(*retry_after, *global, if *global { "global" } else { "user" });
        }
        Some(RestFault::SharedLimit { retry_after }) => return limited(*retry_after, false, "shared"),
        Some(RestFault::Html(status)) => return html(*status),
        Some(RestFault::CutBefore) => {
            cut.now();
            return answer(500, None);
        }
        Some(RestFault::Delay(_) | RestFault::CutAfter | RestFault::StatusAfter(_)) | None => {}
    }
    let token = authorization(&request);
    let query = query(request.uri().query().unwrap_or_default());
    // Read before any pause: who gives up meanwhile is noticed only where nothing of theirs is left to be read.
    let read = multipart::read(request).await;
    if let Some(RestFault::Delay(time)) = &fault {
        tokio::time::sleep(*time).await;
    }
    let standing = shared.with(|w| w.buckets.take(shared.settings.rate_limits, token.as_deref(), &method, &segments));
    if let Some(standing) = standing.as_ref().filter(|s| s.over.is_some()) {
        let body = rate_limited(standing.reset_after, standing.over == Some(true));
        return with_headers(answer(429, Some(&body)), &standing.headers());
    }
    let outcome = match read {
        Err(no) => Err(no),
        Ok((body, parts)) => shared.with(|w| {
            let gateway = shared.settings.gateway_url.clone().unwrap_or_else(|| w.ws.clone());
            let shards = shared.settings.shards;
            let call = Call { method: &method, path: &segments, query, body, parts, token, gateway, shards };
            route::route(w, &call)
        }),
    };
    let response = match outcome {
        Ok(Reply { status, body }) => answer(status, body.as_ref()),
        Err(no) => refuse(&shared, &method, &path, &no),
    };
    match fault {
        Some(RestFault::CutAfter) => {
            cut.now();
            response
        }
        Some(RestFault::StatusAfter(status)) => {
            answer(status, Some(&json!({"message": format!("{status}: Ordered"), "code": 0})))
        }
        _ => match standing {
            Some(standing) => with_headers(response, &standing.headers()),
            None => response,
        },
    }
}

fn refuse(shared: &Shared, method: &str, path: &str, no: &Refusal) -> Response<Body> {
    tracing::debug!(method, path, status = no.status, body = %no.body, "refused");
    if let Some(what) = &no.complaint {
        shared.with(|w| w.complain(format!("{method} {path}"), what.clone()));
    }
    answer(no.status, Some(&no.body))
}

fn authorization(request: &Request<Body>) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bot ").map(str::to_owned)
}

fn answer(status: u16, body: Option<&Value>) -> Response<Body> {
    let builder = Response::builder().status(status);
    let made = match body {
        Some(body) => builder.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
        None => builder.body(Body::empty()),
    };
    made.unwrap_or_default()
}

fn limited(retry_after: f64, global: bool, scope: &str) -> Response<Body> {
    let mut headers = vec![
        ("retry-after", format!("{}", retry_after.ceil())),
        ("x-ratelimit-reset-after", format!("{retry_after}")),
        ("x-ratelimit-scope", scope.into()),
    ];
    if global {
        headers.push(("x-ratelimit-global", "true".into()));
    }
    with_headers(answer(429, Some(&rate_limited(retry_after, global))), &headers)
}

fn html(status: u16) -> Response<Body> {
    let page = "<html><head><title>Error</title></head><body><center><h1>Error</h1></center></body></html>";
    let made = Response::builder().status(status).header(header::CONTENT_TYPE, "text/html").body(Body::from(page));
    made.unwrap_or_default()
}

fn with_headers(mut response: Response<Body>, headers: &[(&'static str, String)]) -> Response<Body> {
    for (name, value) in headers {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(*name, value);
        }
    }
    response
}

/// Reads a query string; `%xx` and `+` are decoded.
pub(crate) fn query(text: &str) -> HashMap<String, String> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = (*byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(code) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            out.push(code);
            at += 3;
            continue;
        }
        out.push(if *byte == b'+' { b' ' } else { *byte });
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_decoded() {
        let found = query("limit=5&name=a%20b+c%C3%A9&flag");
        assert_eq!(found["limit"], "5");
        assert_eq!(found["name"], "a b cé");
        assert_eq!(found["flag"], "");
    }
}
