//! Starting and ending a local Discord, and the way to its people, faults and complaints.
use std::future::{Future, IntoFuture};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::faults::FaultDesk;
use crate::idle::{NotIdle, idle};
use crate::options::{Options, Settings};
use crate::server::router;
use crate::shared::Shared;
use crate::state::{Complaint, World};
use crate::wire::{Cut, Plain};

/// It could not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The address is taken or not allowed.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// No certificate could be made.
    #[error("TLS: {0}")]
    Tls(String),
}

/// A running Discord. Clones are handles to the same one; it ends when the last of them is dropped, and panics then
/// if there are complaints that nobody took (see [`Options::strict`]). Handles to people and places do not keep it.
#[derive(Debug, Clone)]
pub struct LocalDiscord {
    pub(crate) shared: Arc<Shared>,
    keep: Arc<Keeper>,
}

/// Ends the servers with the last handle.
#[derive(Debug)]
struct Keeper {
    shared: Arc<Shared>,
    addr: SocketAddr,
    tls: Option<(SocketAddr, String)>,
    strict: bool,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.shared.end();
        self.shared.with(|w| w.gateway.end());
        let left = self.shared.look(|w| w.complaints.clone());
        if self.strict && !left.is_empty() && !std::thread::panicking() {
            let list: Vec<String> = left.iter().map(|c| format!("  {}: {}", c.request, c.what)).collect();
            panic!("the bot did what Discord refuses:\n{}", list.join("\n"));
        }
    }
}

/// Resolves when everything ends.
fn over(shared: &Arc<Shared>) -> impl Future<Output = ()> + Send + 'static {
    let mut ending = shared.ending();
    async move {
        // A sender that is gone means the same.
        let _gone = ending.wait_for(|over| *over).await;
    }
}

async fn listen(addr: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let wrong = |why| StartError::Listen(addr, why);
    let listener = TcpListener::bind(addr).await.map_err(wrong)?;
    let bound = listener.local_addr().map_err(wrong)?;
    Ok((listener, bound))
}

impl LocalDiscord {
    /// Starts to listen.
    ///
    /// # Errors
    /// When an address cannot be listened on, or no certificate can be made.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let (listener, addr) = listen(options.addr).await?;
        let mut world = World::new(options.clock);
        world.base = format!("http://{addr}");
        world.ws = format!("ws://{addr}");
        let settings = Settings {
            gateway_url: options.gateway_url,
            rate_limits: options.rate_limits,
            shards: options.shards,
            identify_apart: options.identify_apart,
            compression: options.compression,
            heartbeat: options.heartbeat,
            patience: options.patience,
            #[cfg(feature = "page")]
            port: addr.port(),
        };
        #[cfg(feature = "page")]
        {
            world.page = options.page.map(Arc::new);
        }
        let shared = Shared::new(world, settings);
        let mut keep = Keeper { shared: Arc::clone(&shared), addr, tls: None, strict: options.strict };
        let service = router(Arc::clone(&shared)).into_make_service_with_connect_info::<Cut>();
        tokio::spawn(axum::serve(Plain(listener), service).with_graceful_shutdown(over(&shared)).into_future());
        if options.tls {
            keep.tls = Some(start_tls(options.tls_addr, &shared).await?);
        }
        Ok(Self { shared, keep: Arc::new(keep) })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.keep.addr
    }

    /// Its address as a proxy for bots: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.keep.addr)
    }

    /// The gateway's address: `ws://127.0.0.1:PORT`.
    #[must_use]
    pub fn gateway_url(&self) -> String {
        format!("ws://{}", self.keep.addr)
    }

    /// Where it listens with TLS, if it does.
    #[must_use]
    pub fn tls_addr(&self) -> Option<SocketAddr> {
        self.keep.tls.as_ref().map(|(addr, _)| *addr)
    }

    /// The certificate authority that a client of the TLS port must trust.
    #[must_use]
    pub fn ca_pem(&self) -> Option<&str> {
        self.keep.tls.as_ref().map(|(_, pem)| pem.as_str())
    }

    /// Shows a page from now on, in place of that of the options: for controls that need this handle. A control that
    /// holds a clone of it keeps everything running.
    #[cfg(feature = "page")]
    pub fn shows(&self, page: crate::page::Page) {
        self.shared.with(|w| w.page = Some(Arc::new(page)));
    }

    /// Makes things go wrong.
    #[must_use]
    pub fn faults(&self) -> FaultDesk {
        FaultDesk { shared: Arc::clone(&self.shared) }
    }

    /// How many requests were refused because they came faster than the options allow.
    #[must_use]
    pub fn too_fast(&self) -> u64 {
        self.shared.look(|w| w.buckets.refused)
    }

    /// What bots did that Discord refuses in a way their authors must know of.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        self.shared.look(|w| w.complaints.clone())
    }

    /// The complaints, which are then forgotten: the test has seen them.
    #[must_use]
    pub fn take_complaints(&self) -> Vec<Complaint> {
        self.shared.with(|w| std::mem::take(&mut w.complaints))
    }

    /// Resolves when no request is in flight and every interaction has its answer.
    ///
    /// # Errors
    /// When that has not come about within `limit` of real time; says what is still going on.
    pub async fn idle(&self, limit: Duration) -> Result<(), NotIdle> {
        idle(&self.shared, limit).await
    }
}

#[cfg(feature = "tls")]
async fn start_tls(addr: SocketAddr, shared: &Arc<Shared>) -> Result<(SocketAddr, String), StartError> {
    let (listener, addr) = listen(addr).await?;
    let (listener, pem) = crate::tls::Tls::new(listener, addr).map_err(StartError::Tls)?;
    let service = router(Arc::clone(shared)).into_make_service_with_connect_info::<Cut>();
    tokio::spawn(axum::serve(listener, service).with_graceful_shutdown(over(shared)).into_future());
    Ok((addr, pem))
}

#[cfg(not(feature = "tls"))]
async fn start_tls(_addr: SocketAddr, _shared: &Arc<Shared>) -> Result<(SocketAddr, String), StartError> {
    Err(StartError::Tls("built without the feature `tls`".into()))
}
