//! Who may use the page: a browser on this machine, on this very page. It knows nothing of what is asked.
use axum::http::{HeaderMap, header};

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// Whether this names the machine itself, on this port.
fn is_here(host: &str, port: u16) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        // Colons inside brackets belong to the address.
        Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
        _ => (host, Some(80)),
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") && given == Some(port)
}

/// Whether the request comes from the page itself: neither from another site nor under a foreign name.
pub(crate) fn admits(headers: &HeaderMap, port: u16) -> bool {
    let host = text(headers, header::HOST).is_some_and(|h| is_here(h, port));
    let origin = match headers.get(header::ORIGIN) {
        None => true,
        Some(origin) => origin.to_str().ok().and_then(|o| o.strip_prefix("http://")).is_some_and(|o| is_here(o, port)),
    };
    let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    host && origin && !matches!(site, Some("cross-site" | "same-site"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_on_this_port_is_here() {
        for host in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080"] {
            assert!(is_here(host, 8080), "{host}");
        }
        for host in ["localhost", "localhost:80", "evil.example:8080", "127.0.0.1.evil.example:8080", "[::1]", ""] {
            assert!(!is_here(host, 8080), "{host}");
        }
        assert!(is_here("localhost", 80));
    }
}
