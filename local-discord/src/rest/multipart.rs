//! Bodies: JSON alone, or `multipart/form-data` with `payload_json` and `files[n]`.
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart};
use axum::http::{Request, header};
use serde_json::Value;

use crate::refusal::Refusal;
use crate::state::Part;

/// More than Discord's own limit, so that the limit itself is answered by the handlers.
const MOST: usize = 32 * 1024 * 1024;

/// Reads a body of either kind.
pub(crate) async fn read(request: Request<Body>) -> Result<(Value, Vec<Part>), Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    if kind.starts_with("multipart/form-data") {
        return form(request).await;
    }
    let bytes = axum::body::to_bytes(request.into_body(), MOST).await.map_err(|_| Refusal::too_large())?;
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    if !kind.starts_with("application/json") {
        return Err(Refusal::form(
            "_misc",
            "CONTENT_TYPE_INVALID",
            "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.",
        ));
    }
    Ok((json(&bytes)?, Vec::new()))
}

fn json(bytes: &Bytes) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes).map_err(|why| Refusal::json(&why.to_string()))
}

async fn form(mut request: Request<Body>) -> Result<(Value, Vec<Part>), Refusal> {
    DefaultBodyLimit::max(MOST).apply(&mut request);
    let broken = |_| Refusal::json("the multipart body is broken");
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Refusal::json("no multipart boundary"))?;
    let (mut body, mut parts) = (Value::Object(serde_json::Map::new()), Vec::new());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().unwrap_or("file").to_owned();
        let kind = field.content_type().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Refusal::too_large())?;
        if name == "payload_json" {
            body = json(&bytes)?;
            continue;
        }
        let index = name.strip_prefix("files[").and_then(|n| n.strip_suffix(']')).and_then(|n| n.parse().ok());
        let Some(index) = index else {
            return Err(Refusal::form(&name, "UNKNOWN_FIELD", "This part is neither payload_json nor files[n]."));
        };
        let content_type = kind.unwrap_or_else(|| guess(&file).to_owned());
        parts.push(Part { index, name: file, content_type, bytes });
    }
    Ok((body, parts))
}

/// A content type by a file's ending, for parts that do not say.
pub(crate) fn guess(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "json" => "application/json",
        "md" | "txt" => "text/plain; charset=utf-8",
        "zip" => "application/zip",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
