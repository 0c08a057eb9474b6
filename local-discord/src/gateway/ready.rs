//! IDENTIFY and RESUME: who is let in, with which close code who is not, and what they are told first.
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

use super::{Out, Session, intents};
use crate::rules;
use crate::state::{Id, World};

/// More guilds than this on one shard are refused.
const GUILDS_AT_MOST: usize = 2_500;

/// What a handshake led to.
pub(crate) enum Greeting {
    /// The session runs on this connection.
    Welcome,
    /// Closed with this code.
    Close(u16),
    /// Op 9: the session cannot be resumed.
    Invalid,
}

fn token(d: &Value) -> &str {
    d["token"].as_str().unwrap_or_default().trim_start_matches("Bot ")
}

impl World {
    pub(crate) fn app_by_token(&self, token: &str) -> Option<Id> {
        self.apps.values().find(|a| a.token == token).map(|a| a.id)
    }

    /// Answers an IDENTIFY.
    pub(crate) fn identify(&mut self, connection: u64, d: &Value, apart: Duration) -> Greeting {
        let faults = rules::identify(d);
        if !faults.is_empty() {
            // Some faults have close codes of their own.
            let code = faults.iter().map(|fault| match fault.path.split('.').next() {
                Some("token") => 4004,
                Some("shard") => 4010,
                Some("intents") => 4013,
                _ => 4002,
            });
            let code = code.min().unwrap_or(4002);
            for fault in faults {
                self.complain("IDENTIFY".into(), format!("{}: {}", fault.path, fault.message));
            }
            return Greeting::Close(code);
        }
        let Some(app) = self.app_by_token(token(d)) else { return Greeting::Close(4004) };
        let shard = match d.get("shard").and_then(Value::as_array).map(Vec::as_slice) {
            None => (0, 1),
            Some([index, count]) => match (index.as_u64(), count.as_u64()) {
                (Some(index), Some(count)) if index < count => (index, count),
                _ => return Greeting::Close(4010),
            },
            Some(_) => return Greeting::Close(4010),
        };
        let now = Instant::now();
        if shard.1 > 1 && self.gateway.last_identify.insert(app, now).is_some_and(|last| now - last < apart) {
            self.complain("IDENTIFY".into(), format!("shard {} identifies too soon after another", shard.0));
            return Greeting::Invalid;
        }
        if self.guilds_of_shard(app, shard).len() > GUILDS_AT_MOST {
            return Greeting::Close(4011);
        }
        let Some(wanted) =
            d["intents"].as_i64().filter(|i| i & !rules::KNOWN_INTENTS == 0).and_then(|i| u64::try_from(i).ok())
        else {
            return Greeting::Close(4013);
        };
        let allowed = self.apps.get(&app).map_or(0, |a| a.privileged);
        if wanted & intents::PRIVILEGED & !allowed != 0 {
            return Greeting::Close(4014);
        }
        self.gateway.last_session += 1;
        self.gateway.identified += 1;
        let id = format!("{:032x}", u128::from(app) << 32 | u128::from(self.gateway.last_session));
        self.gateway.sessions.push(Session {
            id: id.clone(),
            app,
            shard,
            intents: wanted,
            compress: d["compress"].as_bool().unwrap_or(false),
            seq: 0,
            log: std::collections::VecDeque::new(),
            connection: Some(connection),
        });
        if let Some(c) = self.gateway.connections.get_mut(&connection) {
            c.app = Some(app);
        }
        self.tell_ready(connection, app, shard, &id);
        Greeting::Welcome
    }

    fn guilds_of_shard(&self, app: Id, (index, count): (u64, u64)) -> Vec<Id> {
        self.guilds_of(app).into_iter().filter(|g| (g >> 22) % count == index).collect()
    }

    fn tell_ready(&mut self, connection: u64, app: Id, shard: (u64, u64), session: &str) {
        let mine = self.guilds_of_shard(app, shard);
        let user = self.users.get(&app).map(crate::state::User::own_json);
        let ready = json!({
            "v": 10,
            "user": user,
            "guilds": mine.iter().map(|g| json!({"id": g.to_string(), "unavailable": true})).collect::<Vec<_>>(),
            "session_id": session,
            "resume_gateway_url": self.ws,
            "session_type": "normal",
            "shard": [shard.0, shard.1],
            "application": {"id": app.to_string(), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
            "geo_ordered_rtc_regions": [],
            "user_settings": {},
            "auth": {},
            "_trace": [],
        });
        self.send_to(connection, "READY", &ready);
        let hears_guilds =
            self.gateway.sessions.iter().any(|s| s.connection == Some(connection) && s.intents & intents::GUILDS != 0);
        if !hears_guilds {
            return;
        }
        for id in mine {
            let Some(guild) = self.guilds.get(&id) else { continue };
            if guild.available {
                let event = self.guild_create(guild, app);
                self.send_to(connection, "GUILD_CREATE", &event);
            } else {
                self.send_to(connection, "GUILD_DELETE", &json!({"id": id.to_string(), "unavailable": true}));
            }
        }
    }

    /// An event to one connection's session, whatever its intents.
    pub(crate) fn send_to(&mut self, connection: u64, name: &str, data: &Value) {
        if let Some(session) = self.gateway.sessions.iter_mut().find(|s| s.connection == Some(connection)) {
            let text = session.record(name, data);
            self.gateway.send(connection, Out::Payload(text));
        }
    }

    /// Answers a RESUME.
    pub(crate) fn resume(&mut self, connection: u64, d: &Value) -> Greeting {
        let Some(app) = self.app_by_token(token(d)) else { return Greeting::Close(4004) };
        let (Some(id), Some(seq)) = (d["session_id"].as_str(), d["seq"].as_u64()) else {
            return Greeting::Close(4002);
        };
        let Some(session) = self.gateway.sessions.iter_mut().find(|s| s.id == id && s.app == app) else {
            return Greeting::Invalid;
        };
        if seq > session.seq {
            return Greeting::Close(4007);
        }
        let Some(missed) = session.after(seq) else { return Greeting::Invalid };
        session.connection = Some(connection);
        self.gateway.resumed += 1;
        if let Some(c) = self.gateway.connections.get_mut(&connection) {
            c.app = Some(app);
        }
        for text in missed {
            self.gateway.send(connection, Out::Payload(text));
        }
        self.send_to(connection, "RESUMED", &json!({"_trace": []}));
        Greeting::Welcome
    }
}
