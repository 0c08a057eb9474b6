//! How a local Discord is started: its address, its clock, and how strict and how quick it is.
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::clock::{Clock, system};

/// Whether and how requests are limited, in real time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimits {
    /// Never.
    Off,
    /// At most so many requests a second for a bot, and on each route. Answers to interactions are exempt from the first.
    Global(u32),
}

/// When gateway payloads are sent as zlib binary frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Always text.
    Never,
    /// Large ones, when IDENTIFY asked for it.
    WhenAsked,
    /// All after IDENTIFY, when it asked for it.
    EveryPayload,
}

/// How to start. `Options::default()` fits a test.
#[derive(Clone)]
pub struct Options {
    /// Where to listen; port 0 picks a free one.
    pub addr: SocketAddr,
    /// Story time.
    pub clock: Clock,
    /// Whether to listen with TLS as well, on a port of its own.
    pub tls: bool,
    /// Where to listen with TLS; port 0 picks a free one.
    pub tls_addr: SocketAddr,
    /// What `GET /gateway` answers, instead of the own plain address.
    pub gateway_url: Option<String>,
    /// Limits on requests.
    pub rate_limits: RateLimits,
    /// Over how many shards bots are told to spread their guilds; without it, one for each begun thousand of them.
    pub shards: Option<u64>,
    /// How far apart in real time the shards of one bot have to identify; sooner, the gateway answers op 9.
    pub identify_apart: Duration,
    /// Compression of gateway payloads.
    pub compression: Compression,
    /// The heartbeat interval given in HELLO.
    pub heartbeat: Duration,
    /// How long a person waits for a bot's answer, in real time.
    pub patience: Duration,
    /// Whether complaints that nobody took make the last handle panic when it is dropped.
    pub strict: bool,
    /// The web page, if it is to be served.
    #[cfg(feature = "page")]
    pub page: Option<crate::page::Page>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            clock: system(),
            tls: false,
            tls_addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            gateway_url: None,
            rate_limits: RateLimits::Off,
            shards: None,
            // Discord says five seconds, and what is sent that far apart does not arrive so to the millisecond.
            identify_apart: Duration::from_millis(4_500),
            compression: Compression::WhenAsked,
            heartbeat: Duration::from_millis(41_250),
            patience: Duration::from_secs(10),
            strict: true,
            #[cfg(feature = "page")]
            page: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("addr", &self.addr).field("tls", &self.tls).finish_non_exhaustive()
    }
}

/// What of the options is asked for while running.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) gateway_url: Option<String>,
    pub(crate) rate_limits: RateLimits,
    pub(crate) shards: Option<u64>,
    pub(crate) identify_apart: Duration,
    pub(crate) compression: Compression,
    pub(crate) heartbeat: Duration,
    pub(crate) patience: Duration,
    #[cfg(feature = "page")]
    pub(crate) port: u16,
}
