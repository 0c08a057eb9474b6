//! TLS for discord.com and gateway.discord.gg, with an authority made at each start. It trusts and stores nothing.
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::wire::{Cut, Wire};

type Ready = (Wire<TlsStream<TcpStream>>, SocketAddr);

/// Accepts TLS connections. Handshakes run beside each other, so that a slow one holds nobody up.
#[derive(Debug)]
pub(crate) struct Tls {
    ready: UnboundedReceiver<Ready>,
    addr: SocketAddr,
    task: JoinHandle<()>,
}

impl Drop for Tls {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Tls {
    /// Listens with a fresh certificate; gives back the authority's PEM as well.
    pub(crate) fn new(listener: TcpListener, addr: SocketAddr) -> Result<(Self, String), String> {
        let (config, pem) = config().map_err(|why| why.to_string())?;
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let (out, ready) = unbounded_channel();
        let mut listener = listener;
        let task = tokio::spawn(async move {
            loop {
                let (stream, from) = Listener::accept(&mut listener).await;
                let (acceptor, out) = (acceptor.clone(), out.clone());
                tokio::spawn(async move {
                    if let Err(why) = stream.set_nodelay(true) {
                        tracing::debug!(%why, "no TCP_NODELAY");
                    }
                    match acceptor.accept(stream).await {
                        // Nobody takes it when the server has just ended.
                        Ok(stream) => drop(out.send((Wire::new(stream), from))),
                        Err(why) => tracing::debug!(%why, "no TLS handshake"),
                    }
                });
            }
        });
        Ok((Self { ready, addr, task }, pem))
    }
}

fn config() -> Result<(ServerConfig, String), Box<dyn std::error::Error>> {
    let mut authority = CertificateParams::new(Vec::<String>::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.key_usages =
        vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign, KeyUsagePurpose::DigitalSignature];
    authority.distinguished_name.push(DnType::CommonName, "Local Discord");
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;
    let names = ["discord.com", "gateway.discord.gg", "cdn.discordapp.com", "localhost", "127.0.0.1"];
    let mut leaf = CertificateParams::new(names.map(str::to_owned).to_vec())?;
    leaf.distinguished_name.push(DnType::CommonName, "discord.com");
    let key = KeyPair::generate()?;
    let certificate = leaf.signed_by(&key, &authority)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let chain = vec![certificate.der().clone()];
    let secret = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, secret)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((config, authority.pem()))
}

impl Listener for Tls {
    type Io = Wire<TlsStream<TcpStream>>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(ready) => ready,
            // The accepting task only ends with this listener.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(self.addr)
    }
}

impl Connected<IncomingStream<'_, Tls>> for Cut {
    fn connect_info(stream: IncomingStream<'_, Tls>) -> Self {
        stream.io().cut.clone()
    }
}
