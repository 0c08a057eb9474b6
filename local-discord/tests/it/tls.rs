//! The way of production: discord.com over TLS, serenity's own limiter on.
use std::net::SocketAddr;
use std::sync::Arc;

use futures_util::StreamExt;
use local_discord::{LocalDiscord, Options};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use serenity::all::*;

#[tokio::test]
async fn serenity_sends_to_discord_com() {
    let options = Options { tls: true, gateway_url: Some("wss://gateway.discord.gg".into()), ..Options::default() };
    let discord = LocalDiscord::start(options).await.expect("it starts");
    let app = discord.application("Tally");
    let clinic = discord.guild("Harbour Clinic");
    clinic.add_bot(&app);
    let addr: SocketAddr = discord.tls_addr().expect("it listens");
    let ca = reqwest::Certificate::from_pem(discord.ca_pem().expect("a certificate").as_bytes()).expect("PEM");
    let client = reqwest::Client::builder()
        .use_rustls_tls()
        .resolve("discord.com", addr)
        .add_root_certificate(ca)
        .build()
        .expect("a client");
    let http = HttpBuilder::new(app.token()).client(client).build();
    assert_eq!(http.get_gateway().await.expect("an answer").url, "wss://gateway.discord.gg");
    let channel = ChannelId::new(clinic.channel("social").id());
    channel.say(&http, "over TLS").await.expect("sent");
    assert_eq!(clinic.channel("social").messages()[0].text(), "over TLS");
}

#[tokio::test]
async fn the_gateway_speaks_tls_as_well() {
    let discord = LocalDiscord::start(Options { tls: true, ..Options::default() }).await.expect("it starts");
    let mut roots = rustls::RootCertStore::empty();
    let pem = discord.ca_pem().expect("a certificate").as_bytes();
    roots.add(CertificateDer::from_pem_slice(pem).expect("PEM")).expect("an authority");
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = tokio::net::TcpStream::connect(discord.tls_addr().expect("it listens")).await.expect("a connection");
    let name = ServerName::try_from("gateway.discord.gg").expect("a name");
    let stream = tokio_rustls::TlsConnector::from(Arc::new(config)).connect(name, stream).await.expect("a handshake");
    let (mut socket, _) = tokio_tungstenite::client_async("wss://gateway.discord.gg/?v=10&encoding=json", stream)
        .await
        .expect("an upgrade");
    let hello = socket.next().await.expect("a frame").expect("HELLO");
    assert!(hello.to_text().expect("text").contains("heartbeat_interval"));
}
