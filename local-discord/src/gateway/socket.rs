//! One WebSocket from HELLO to its end: opcodes, heartbeats, close codes. What events exist is decided elsewhere.
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, sleep_until, timeout};

use super::Out;
use super::ready::Greeting;
use crate::faults::GatewayFault;
use crate::rules;
use crate::shared::Shared;
use crate::state::World;
use crate::zlib::Squeeze;

/// Discord's limit: 120 payloads in 60 seconds.
const PER_MINUTE: usize = 120;

struct Line {
    shared: Arc<Shared>,
    id: u64,
    /// IDENTIFY or RESUME went well.
    known: bool,
    squeeze: Squeeze,
    recent: VecDeque<Instant>,
}

/// What to do after a payload was handled.
enum Next {
    Go,
    Close(u16),
}

/// Serves a WebSocket until it ends. `stream` asks for zlib over the whole connection.
pub(crate) async fn serve(mut socket: WebSocket, shared: Arc<Shared>, stream: bool) {
    let (out, inbox) = unbounded_channel();
    let id = shared.with(|w| w.gateway.open(out));
    let squeeze = Squeeze::new(stream, shared.settings.compression);
    let mut line = Line { shared: Arc::clone(&shared), id, known: false, squeeze, recent: VecDeque::new() };
    let ending = line.run(&mut socket, inbox).await;
    shared.with(|w| {
        if matches!(ending, Some(1000 | 1001 | 4004 | 4007 | 4009)) {
            w.gateway.forget(id);
        }
        w.gateway.closed(id);
    });
}

async fn close(socket: &mut WebSocket, code: Option<u16>) {
    let frame = code.map(|code| CloseFrame { code, reason: reason(code).into() });
    if socket.send(Message::Close(frame)).await.is_err() {
        return;
    }
    // Read on until the other side has seen the frame: closing at once could take it back.
    let drain = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _timed_out = timeout(Duration::from_secs(1), drain).await;
}

fn reason(code: u16) -> &'static str {
    match code {
        4001 => "Unknown opcode.",
        4002 => "Error while decoding payload.",
        4003 => "Not authenticated.",
        4004 => "Authentication failed.",
        4005 => "Already authenticated.",
        4007 => "Invalid seq.",
        4008 => "Rate limited.",
        4009 => "Session timed out.",
        4010 => "Invalid shard.",
        4011 => "Sharding required.",
        4012 => "Invalid API version.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "",
    }
}

impl Line {
    /// Runs the conversation and says with which code it ended, if with one.
    async fn run(&mut self, socket: &mut WebSocket, mut inbox: UnboundedReceiver<Out>) -> Option<u16> {
        let beat = self.shared.settings.heartbeat;
        if !self.shared.with(|w| w.faults.for_gateway(GatewayFault::NoHello)) {
            let ms = u64::try_from(beat.as_millis()).unwrap_or(u64::MAX);
            let hello = json!({"op": 10, "d": {"heartbeat_interval": ms, "_trace": []}, "s": null, "t": null});
            socket.send(self.squeeze.wrap(&hello.to_string())).await.ok()?;
        }
        let mut overdue = Instant::now() + beat * 2;
        loop {
            tokio::select! {
                out = inbox.recv() => match out? {
                    Out::Payload(text) => socket.send(self.squeeze.wrap(&text)).await.ok()?,
                    Out::Close(code) => { close(socket, code).await; return code; }
                    Out::Cut => return None,
                },
                message = socket.recv() => match message?.ok()? {
                    Message::Text(text) => {
                        if let Next::Close(code) = self.hear(socket, text.as_str(), &mut overdue).await? {
                            close(socket, Some(code)).await;
                            return Some(code);
                        }
                    }
                    Message::Binary(_) => { close(socket, Some(4002)).await; return Some(4002); }
                    Message::Close(frame) => return frame.map(|f| f.code),
                    Message::Ping(_) | Message::Pong(_) => {}
                },
                () = sleep_until(overdue) => { close(socket, Some(4009)).await; return Some(4009); }
            }
        }
    }

    fn too_fast(&mut self) -> bool {
        let now = Instant::now();
        while self.recent.front().is_some_and(|t| now - *t > Duration::from_secs(60)) {
            self.recent.pop_front();
        }
        self.recent.push_back(now);
        self.recent.len() > PER_MINUTE
    }

    async fn hear(&mut self, socket: &mut WebSocket, text: &str, overdue: &mut Instant) -> Option<Next> {
        if self.too_fast() {
            return Some(Next::Close(4008));
        }
        let Ok(payload) = serde_json::from_str::<Value>(text) else { return Some(Next::Close(4002)) };
        let d = &payload["d"];
        let next = match payload["op"].as_u64() {
            Some(1) => {
                if !self.shared.with(|w| w.faults.for_gateway(GatewayFault::Silence)) {
                    *overdue = Instant::now() + self.shared.settings.heartbeat * 2;
                    let ack = json!({"op": 11, "d": null, "s": null, "t": null});
                    socket.send(self.squeeze.wrap(&ack.to_string())).await.ok()?;
                }
                Next::Go
            }
            Some(2 | 6) if self.known => Next::Close(4005),
            Some(2) => {
                if self.shared.with(|w| w.faults.for_gateway(GatewayFault::NoReady)) {
                    return Some(Next::Go);
                }
                if let Some(code) = self.shared.with(|w| w.faults.closing()) {
                    return Some(Next::Close(code));
                }
                let greeting = self.shared.with(|w| w.identify(self.id, d, self.shared.settings.identify_apart));
                self.greeted(socket, greeting).await?
            }
            Some(6) => {
                let greeting = self.shared.with(|w| w.resume(self.id, d));
                self.greeted(socket, greeting).await?
            }
            Some(3 | 4 | 8 | 31) if !self.known => Next::Close(4003),
            Some(8) => {
                self.shared.with(|w| w.members_chunk(self.id, d));
                Next::Go
            }
            Some(3) => {
                let faults = rules::presence(d);
                self.shared.with(|w| {
                    for fault in &faults {
                        w.complain("op 3".into(), format!("{}: {}", fault.path, fault.message));
                    }
                });
                if faults.is_empty() { Next::Go } else { Next::Close(4002) }
            }
            Some(4 | 31) => Next::Go,
            Some(_) => Next::Close(4001),
            None => Next::Close(4002),
        };
        Some(next)
    }

    async fn greeted(&mut self, socket: &mut WebSocket, greeting: Greeting) -> Option<Next> {
        match greeting {
            Greeting::Welcome => {
                self.known = true;
                let sessions =
                    |w: &World| w.gateway.sessions.iter().any(|s| s.connection == Some(self.id) && s.compress);
                self.squeeze.payloads = self.shared.look(sessions);
            }
            Greeting::Close(code) => return Some(Next::Close(code)),
            Greeting::Invalid => {
                let invalid = json!({"op": 9, "d": false, "s": null, "t": null});
                socket.send(self.squeeze.wrap(&invalid.to_string())).await.ok()?;
            }
        }
        Some(Next::Go)
    }
}
