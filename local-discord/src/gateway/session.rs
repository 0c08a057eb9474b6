//! What is remembered of each gateway session: its place, its intents, and the events a resume would replay.
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;
use tokio::time::Instant;

use crate::state::Id;

/// How many events a session can replay.
const KEPT: usize = 4_000;

/// What a connection is told to send or do.
#[derive(Debug, Clone)]
pub(crate) enum Out {
    /// A payload, ready to send.
    Payload(Arc<str>),
    /// A close frame, with or without a code.
    Close(Option<u16>),
    /// No more bytes at all.
    Cut,
}

/// One session of one shard.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) app: Id,
    pub(crate) shard: (u64, u64),
    pub(crate) intents: u64,
    /// Whether IDENTIFY asked for compressed payloads.
    pub(crate) compress: bool,
    pub(crate) seq: u64,
    pub(crate) log: VecDeque<(u64, Arc<str>)>,
    /// The connection that carries it now.
    pub(crate) connection: Option<u64>,
}

impl Session {
    /// Numbers an event, keeps it for a resume, and gives it back as text.
    pub(crate) fn record(&mut self, name: &str, data: &Value) -> Arc<str> {
        self.seq += 1;
        let text: Arc<str> = json!({"op": 0, "s": self.seq, "t": name, "d": data}).to_string().into();
        self.log.push_back((self.seq, Arc::clone(&text)));
        if self.log.len() > KEPT {
            self.log.pop_front();
        }
        text
    }

    /// The events after `seq`, or nothing when some of them are forgotten.
    pub(crate) fn after(&self, seq: u64) -> Option<Vec<Arc<str>>> {
        let oldest = self.log.front().map_or(self.seq + 1, |(s, _)| *s);
        if seq > self.seq || seq + 1 < oldest {
            return None;
        }
        Some(self.log.iter().filter(|(s, _)| *s > seq).map(|(_, text)| Arc::clone(text)).collect())
    }
}

/// One open WebSocket.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) out: UnboundedSender<Out>,
    /// The application, once it has identified.
    pub(crate) app: Option<Id>,
}

/// All sessions and connections.
#[derive(Debug, Default)]
pub(crate) struct Gateway {
    pub(crate) sessions: Vec<Session>,
    pub(crate) connections: BTreeMap<u64, Connection>,
    pub(crate) last_connection: u64,
    pub(crate) last_session: u64,
    /// How many sessions were ever identified and resumed, for tests.
    pub(crate) identified: u64,
    pub(crate) resumed: u64,
    /// When a shard of several last identified, for each application.
    pub(crate) last_identify: BTreeMap<Id, Instant>,
}

impl Gateway {
    pub(crate) fn open(&mut self, out: UnboundedSender<Out>) -> u64 {
        self.last_connection += 1;
        self.connections.insert(self.last_connection, Connection { out, app: None });
        self.last_connection
    }

    /// The connection is gone; its session stays for a resume, the oldest of too many is forgotten.
    pub(crate) fn closed(&mut self, connection: u64) {
        self.connections.remove(&connection);
        for session in self.sessions.iter_mut().filter(|s| s.connection == Some(connection)) {
            session.connection = None;
        }
        while self.sessions.iter().filter(|s| s.connection.is_none()).count() > 64 {
            if let Some(at) = self.sessions.iter().position(|s| s.connection.is_none()) {
                self.sessions.remove(at);
            }
        }
    }

    /// The connection's session is told no more over it; it stays for a resume.
    pub(crate) fn part(&mut self, connection: u64) {
        for session in self.sessions.iter_mut().filter(|s| s.connection == Some(connection)) {
            session.connection = None;
        }
    }

    /// The session can no longer be resumed.
    pub(crate) fn forget(&mut self, connection: u64) {
        self.sessions.retain(|s| s.connection != Some(connection));
    }

    pub(crate) fn send(&self, connection: u64, out: Out) {
        if let Some(c) = self.connections.get(&connection) {
            // A closed connection is noticed by its own task.
            let _gone = c.out.send(out);
        }
    }

    /// Ends all connections.
    pub(crate) fn end(&mut self) {
        for c in std::mem::take(&mut self.connections).into_values() {
            // Whoever is gone already needs no cut.
            let _gone = c.out.send(Out::Cut);
        }
    }

    /// Whether a bot of this application listens on any shard.
    pub(crate) fn listens(&self, app: Id) -> bool {
        self.sessions.iter().any(|s| s.app == app && s.connection.is_some())
    }
}
