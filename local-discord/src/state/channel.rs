//! Channels, direct messages and threads, and how Discord writes them. Who may use them is computed in `access`.
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Id, Message};
use crate::Permissions;
use crate::clock::stamp;

/// Permissions changed for one role or member in one channel.
#[derive(Debug, Clone)]
pub(crate) struct Overwrite {
    pub(crate) id: Id,
    /// Whether `id` is a member, not a role.
    pub(crate) member: bool,
    pub(crate) allow: Permissions,
    pub(crate) deny: Permissions,
}

/// What a thread has besides a channel.
#[derive(Debug, Clone)]
pub(crate) struct Thread {
    pub(crate) parent: Id,
    pub(crate) owner: Id,
    pub(crate) archived: bool,
    pub(crate) locked: bool,
    pub(crate) auto_archive: u64,
    pub(crate) made: DateTime<Utc>,
    pub(crate) archive_changed: DateTime<Utc>,
}

/// A place where messages stand.
#[derive(Debug, Clone)]
pub(crate) struct Channel {
    pub(crate) id: Id,
    /// Discord's number: 0 text, 1 direct messages, 5 announcements, 11 and 12 threads.
    pub(crate) kind: u8,
    pub(crate) guild: Option<Id>,
    pub(crate) name: String,
    pub(crate) topic: Option<String>,
    pub(crate) position: u64,
    pub(crate) nsfw: bool,
    pub(crate) slow: u64,
    pub(crate) overwrites: Vec<Overwrite>,
    /// The person and the bot of a direct-message channel.
    pub(crate) dm: Option<(Id, Id)>,
    pub(crate) thread: Option<Thread>,
    pub(crate) messages: BTreeMap<Id, Message>,
    /// The newest message that each person has read, for the page.
    pub(crate) read: HashMap<Id, Id>,
}

impl Channel {
    pub(crate) fn new(id: Id, kind: u8, guild: Option<Id>, name: &str) -> Self {
        Self {
            id,
            kind,
            guild,
            name: name.to_owned(),
            topic: None,
            position: 0,
            nsfw: false,
            slow: 0,
            overwrites: Vec::new(),
            dm: None,
            thread: None,
            messages: BTreeMap::new(),
            read: HashMap::new(),
        }
    }

    fn last_message(&self) -> Option<String> {
        self.messages.values().rev().find(|m| m.only_for.is_none()).map(|m| m.id.to_string())
    }

    /// `recipient` is the other side of a direct-message channel.
    pub(crate) fn json(&self, recipient: Option<Value>) -> Value {
        if self.dm.is_some() {
            return json!({
                "id": self.id.to_string(),
                "type": self.kind,
                "last_message_id": self.last_message(),
                "flags": 0,
                "recipients": recipient.into_iter().collect::<Vec<_>>(),
            });
        }
        let mut channel = json!({
            "id": self.id.to_string(),
            "type": self.kind,
            "guild_id": self.guild.map(|g| g.to_string()),
            "name": self.name,
            "last_message_id": self.last_message(),
            "rate_limit_per_user": self.slow,
            "flags": 0,
            "parent_id": null,
        });
        if let Some(thread) = &self.thread {
            let count = self.messages.len();
            for (key, value) in [
                ("parent_id", json!(thread.parent.to_string())),
                ("owner_id", json!(thread.owner.to_string())),
                ("message_count", json!(count)),
                ("total_message_sent", json!(count)),
                ("member_count", json!(1)),
                ("thread_metadata", thread.json()),
            ] {
                channel[key] = value;
            }
        } else {
            for (key, value) in [
                ("position", json!(self.position)),
                ("topic", json!(self.topic)),
                ("nsfw", json!(self.nsfw)),
                ("last_pin_timestamp", Value::Null),
                ("permission_overwrites", self.overwrites.iter().map(Overwrite::json).collect()),
            ] {
                channel[key] = value;
            }
        }
        channel
    }
}

impl Overwrite {
    fn json(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "type": u8::from(self.member),
            "allow": self.allow.0.to_string(),
            "deny": self.deny.0.to_string(),
        })
    }
}

impl Thread {
    pub(crate) fn json(&self) -> Value {
        json!({
            "archived": self.archived,
            "locked": self.locked,
            "auto_archive_duration": self.auto_archive,
            "archive_timestamp": stamp(self.archive_changed),
            "create_timestamp": stamp(self.made),
        })
    }
}
