//! The gateway by a bare WebSocket: handshakes, close codes, resuming, shards, compression, faults.
use std::io::Read;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use local_discord::{Application, Compression, GatewayFault, LocalDiscord, Options};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::trial::Trial;

/// A bare connection.
struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// How many frames were compressed.
    squeezed: usize,
}

impl Line {
    async fn open(discord: &LocalDiscord) -> Self {
        let (socket, _) = connect_async(format!("{}/?v=10", discord.gateway_url())).await.expect("a connection");
        Self { socket, squeezed: 0 }
    }

    async fn send(&mut self, payload: Value) {
        self.socket.send(Message::Text(payload.to_string().into())).await.expect("sent");
    }

    /// The next payload, or the close code.
    async fn next(&mut self) -> Result<Value, Option<u16>> {
        let message = timeout(Duration::from_secs(3), self.socket.next()).await.expect("something comes");
        match message {
            Some(Ok(Message::Text(text))) => Ok(serde_json::from_str(&text).expect("JSON")),
            Some(Ok(Message::Binary(bytes))) => {
                self.squeezed += 1;
                let mut text = String::new();
                flate2::read::ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).expect("zlib");
                Ok(serde_json::from_str(&text).expect("JSON"))
            }
            Some(Ok(Message::Close(frame))) => Err(frame.map(|f| f.code.into())),
            None | Some(Err(_)) => Err(None),
            other => panic!("unexpected {other:?}"),
        }
    }

    /// The next dispatch of this name.
    async fn event(&mut self, name: &str) -> Value {
        loop {
            let payload = self.next().await.expect("not closed");
            if payload["t"] == name {
                return payload;
            }
        }
    }

    async fn silent(&mut self) -> bool {
        timeout(Duration::from_millis(100), self.socket.next()).await.is_err()
    }
}

fn identify(app: &Application, change: impl FnOnce(&mut Value)) -> Value {
    let mut d = json!({
        "token": app.token(),
        "intents": 1,
        "compress": false,
        "properties": {"os": "linux", "browser": "test", "device": "test"},
    });
    change(&mut d);
    json!({"op": 2, "d": d})
}

async fn discord() -> (LocalDiscord, Application) {
    start(Options::default()).await
}

async fn start(options: Options) -> (LocalDiscord, Application) {
    let discord = LocalDiscord::start(options).await.expect("it starts");
    let app = discord.application("Tally");
    discord.guild("Harbour Clinic").add_bot(&app);
    (discord, app)
}

async fn ready(discord: &LocalDiscord, app: &Application) -> (Line, String) {
    let mut line = Line::open(discord).await;
    assert_eq!(line.next().await.expect("HELLO")["op"], 10);
    line.send(identify(app, |_| ())).await;
    let ready = line.event("READY").await;
    line.event("GUILD_CREATE").await;
    (line, ready["d"]["session_id"].as_str().expect("an id").to_owned())
}

#[tokio::test]
async fn wrong_words_have_their_close_codes() {
    let (discord, app) = discord().await;
    let first = |payload: Value| {
        let discord = discord.clone();
        async move {
            let mut line = Line::open(&discord).await;
            line.next().await.expect("HELLO");
            line.send(payload).await;
            line.next().await.expect_err("closed")
        }
    };
    assert_eq!(first(json!({"op": 99, "d": null})).await, Some(4001));
    assert_eq!(first(json!({"d": null})).await, Some(4002));
    assert_eq!(first(json!({"op": 3, "d": {}})).await, Some(4003));
    assert_eq!(first(identify(&app, |d| d["token"] = json!("no"))).await, Some(4004));
    assert_eq!(first(identify(&app, |d| d["shard"] = json!([2, 2]))).await, Some(4010));
    assert_eq!(first(identify(&app, |d| d["intents"] = json!(1_u64 << 40))).await, Some(4013));
    assert_eq!(first(identify(&app, |d| d["intents"] = json!(1 << 15))).await, Some(4014));
    let (mut line, _) = ready(&discord, &app).await;
    line.send(identify(&app, |_| ())).await;
    assert_eq!(line.next().await.expect_err("closed"), Some(4005));
    let _ = discord.take_complaints();
}

#[tokio::test]
async fn heartbeats_are_acknowledged_unless_told_otherwise() {
    let (discord, app) = start(Options { heartbeat: Duration::from_millis(150), ..Options::default() }).await;
    let (mut line, _) = ready(&discord, &app).await;
    line.send(json!({"op": 1, "d": 1})).await;
    assert_eq!(line.next().await.expect("ACK")["op"], 11);
    let silence = discord.faults().gateway(GatewayFault::Silence).until_lifted();
    line.send(json!({"op": 1, "d": 1})).await;
    assert!(line.silent().await);
    silence.lift();
    // Without heartbeats the session times out.
    assert_eq!(line.next().await.expect_err("closed"), Some(4009));
}

#[tokio::test]
async fn missed_events_are_replayed() {
    let (discord, app) = discord().await;
    let (line, session) = ready(&discord, &app).await;
    drop(line);
    app.gateway().until_connected(0).await;
    let _new = discord.guild("Harbour Clinic").channel("missed");
    let mut line = Line::open(&discord).await;
    line.next().await.expect("HELLO");
    line.send(json!({"op": 6, "d": {"token": app.token(), "session_id": session, "seq": 2}})).await;
    assert_eq!(line.event("CHANNEL_CREATE").await["d"]["name"], "missed");
    line.event("RESUMED").await;
    assert_eq!(app.gateway().resumed(), 1);

    let mut other = Line::open(&discord).await;
    other.next().await.expect("HELLO");
    other.send(json!({"op": 6, "d": {"token": app.token(), "session_id": "unknown", "seq": 2}})).await;
    let invalid = other.next().await.expect("an answer");
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
    other.send(json!({"op": 6, "d": {"token": app.token(), "session_id": session, "seq": 900}})).await;
    assert_eq!(other.next().await.expect_err("closed"), Some(4007));
}

#[tokio::test]
async fn connections_suffer_on_order() {
    let (discord, app) = discord().await;
    let gateway = app.gateway();
    let (mut line, _) = ready(&discord, &app).await;
    gateway.reconnect();
    assert_eq!(line.next().await.expect("op 7")["op"], 7);
    gateway.invalidate(true);
    assert_eq!(line.next().await.expect("op 9")["d"], true);
    gateway.unreadable_event();
    assert_eq!(line.next().await.expect("an event")["t"], "INTERACTION_CREATE");
    gateway.close(Some(4000));
    assert_eq!(line.next().await.expect_err("closed"), Some(4000));
    let (mut line, _) = ready(&discord, &app).await;
    gateway.close(None);
    assert_eq!(line.next().await.expect_err("closed"), None);
    let (mut line, _) = ready(&discord, &app).await;
    gateway.drop_connections();
    assert_eq!(line.next().await.expect_err("closed"), None);

    let _once = discord.faults().gateway(GatewayFault::NoHello);
    assert!(Line::open(&discord).await.silent().await);
    let _once = discord.faults().gateway(GatewayFault::NoReady);
    let mut line = Line::open(&discord).await;
    line.next().await.expect("HELLO");
    line.send(identify(&app, |_| ())).await;
    assert!(line.silent().await);
    let _once = discord.faults().gateway(GatewayFault::Away);
    assert!(connect_async(discord.gateway_url()).await.is_err());
}

#[tokio::test]
async fn guilds_go_to_their_shard() {
    let (discord, app) = start(Options { identify_apart: Duration::ZERO, ..Options::default() }).await;
    for n in 0..6 {
        tokio::time::sleep(Duration::from_millis(2)).await;
        discord.guild(&format!("Guild {n}")).add_bot(&app);
    }
    let mut count = 0;
    for shard in 0..2_u64 {
        let mut line = Line::open(&discord).await;
        line.next().await.expect("HELLO");
        line.send(identify(&app, |d| d["shard"] = json!([shard, 2]))).await;
        let ready = line.event("READY").await;
        assert_eq!(ready["d"]["shard"], json!([shard, 2]));
        for guild in ready["d"]["guilds"].as_array().expect("a list") {
            let id: u64 = guild["id"].as_str().expect("an id").parse().expect("a number");
            assert_eq!((id >> 22) % 2, shard);
            count += 1;
        }
    }
    assert_eq!(count, 7);
}

#[tokio::test]
async fn shards_identify_one_after_the_other() {
    let (discord, app) = discord().await;
    for (shard, event, op) in [(0, json!("READY"), 0), (1, json!(null), 9)] {
        let mut line = Line::open(&discord).await;
        line.next().await.expect("HELLO");
        line.send(identify(&app, |d| d["shard"] = json!([shard, 2]))).await;
        let said = line.next().await.expect("not closed");
        assert_eq!((&said["t"], &said["op"]), (&event, &json!(op)));
    }
    let told = discord.take_complaints();
    assert!(told.len() == 1 && told[0].what.contains("too soon"), "{told:?}");
}

#[tokio::test]
async fn with_too_many_guilds_for_one_shard_more_are_needed() {
    let (discord, app) = discord().await;
    for n in 0..2_500 {
        discord.guild(&format!("Guild {n}")).add_bot(&app);
    }
    let mut line = Line::open(&discord).await;
    line.next().await.expect("HELLO");
    line.send(identify(&app, |_| {})).await;
    assert_eq!(line.next().await, Err(Some(4011)), "with the one that is always there, they are 2,501");
}

#[tokio::test]
async fn payloads_are_compressed_when_asked() {
    for (compression, asked, squeezed) in [
        (Compression::EveryPayload, true, 2),
        (Compression::WhenAsked, true, 1),
        (Compression::EveryPayload, false, 0),
        (Compression::Never, true, 0),
    ] {
        let (discord, app) = start(Options { compression, ..Options::default() }).await;
        let mut line = Line::open(&discord).await;
        line.next().await.expect("HELLO");
        line.send(identify(&app, |d| d["compress"] = json!(asked))).await;
        line.event("READY").await;
        line.event("GUILD_CREATE").await;
        assert_eq!(line.squeezed, squeezed, "{compression:?} {asked}");
    }
}

#[tokio::test]
async fn serenity_comes_back() {
    let trial = Trial::usual().await;
    let gateway = trial.app.gateway();
    let here = trial.ana.at(&trial.social);
    for (n, hurt) in [0, 1, 2, 3].into_iter().enumerate() {
        match hurt {
            0 => gateway.drop_connections(),
            1 => gateway.reconnect(),
            2 => gateway.invalidate(true),
            _ => gateway.close(Some(4000)),
        }
        let wanted = n as u64 + 1;
        for _ in 0..200 {
            if gateway.resumed() >= wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(gateway.resumed(), wanted, "after {hurt}");
        assert_eq!(here.types("/echo text:back").await.text(), "back");
    }
}

#[tokio::test]
async fn a_bot_with_compression_reads_all() {
    let trial = Trial::start(Options { compression: Compression::EveryPayload, ..Options::default() }).await;
    assert_eq!(trial.ana.at(&trial.social).types("/echo text:small").await.text(), "small");
}
