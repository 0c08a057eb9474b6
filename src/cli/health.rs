//! Decides what `rounds health` asks and prints: whether a Rounds that runs on this machine is well. Never decides what
//! that means; the running one does.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use thiserror::Error;

/// How long it may think about it.
const PATIENCE: Duration = Duration::from_secs(6);

/// Why it is not known to be well.
#[derive(Debug, Error)]
pub enum Unwell {
    /// It says so itself.
    #[error("{0}")]
    Says(String),
    /// Nobody answers there.
    #[error("nobody answers at {addr}: {why}")]
    Silent {
        /// Where it was asked.
        addr: SocketAddr,
        /// What the system says.
        why: String,
    },
}

/// Asks the Rounds that serves its metrics at `addr`, and prints what it says.
///
/// # Errors
/// Why it is not well, or where `out` cannot be written to.
pub async fn run(addr: SocketAddr, out: &mut impl Write) -> Result<io::Result<()>, Unwell> {
    let addr = near(addr);
    let silent = |error: &dyn std::error::Error| Unwell::Silent { addr, why: innermost(error) };
    let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().map_err(|error| silent(&error))?;
    let answer = client.get(format!("http://{addr}/healthz")).send().await.map_err(|error| silent(&error))?;
    let well = answer.status().is_success();
    let said = answer.text().await.map_err(|error| silent(&error))?;
    if well { Ok(out.write_all(said.as_bytes())) } else { Err(Unwell::Says(said.trim_end().to_owned())) }
}

/// Where it is asked that listens on every address.
fn near(addr: SocketAddr) -> SocketAddr {
    let ip = match addr.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, addr.port())
}

fn innermost(mut error: &dyn std::error::Error) -> String {
    while let Some(inner) = error.source() {
        error = inner;
    }
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_listens_everywhere_is_asked_nearby() {
        for (addr, near_by) in [
            ("0.0.0.0:9", "127.0.0.1:9"),
            ("[::]:9", "[::1]:9"),
            ("127.0.0.1:9", "127.0.0.1:9"),
            ("10.1.2.3:9", "10.1.2.3:9"),
        ] {
            assert_eq!(near(addr.parse().unwrap()).to_string(), near_by);
        }
    }
}
