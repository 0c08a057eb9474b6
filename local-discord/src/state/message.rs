//! One message and how Discord writes it. How it comes about is decided in `post`.
use axum::body::Bytes;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Id, World};
use crate::clock::stamp;

/// Message flags by name.
pub(crate) mod flags {
    /// Embeds of links are not shown.
    pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
    /// Seen by one person only.
    pub(crate) const EPHEMERAL: u64 = 1 << 6;
    /// "… is thinking".
    pub(crate) const LOADING: u64 = 1 << 7;
    /// A thread hangs on it.
    pub(crate) const HAS_THREAD: u64 = 1 << 5;
}

/// A file on a message.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
    /// Shown by an embed, and so not listed among the attachments.
    pub(crate) in_embed: bool,
}

impl File {
    pub(crate) fn json(&self, base: &str, channel: Id) -> Value {
        let url = format!("{base}/attachments/{channel}/{}/{}", self.id, self.name);
        let mut file = json!({
            "id": self.id.to_string(),
            "filename": self.name,
            "size": self.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": self.content_type,
        });
        if let Some(description) = &self.description {
            file["description"] = json!(description);
        }
        file
    }
}

/// The interaction that a message answers.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) id: Id,
    pub(crate) kind: u8,
    /// Whether it came from a menu, not from a typed command.
    pub(crate) menu: bool,
    pub(crate) name: Option<String>,
    pub(crate) user: Id,
    /// The message that was pressed, or from which the form was opened.
    pub(crate) source: Option<Id>,
    /// The interaction that opened the form.
    pub(crate) opener: Option<Id>,
}

impl Made {
    /// What Discord tells of where a message came from; a press and a form name what was pressed.
    fn json(&self, user: &Value) -> Value {
        let told = |of: Id, kind: u8| {
            let mut out =
                json!({"id": of.to_string(), "type": kind, "user": user, "authorizing_integration_owners": {}});
            if let (3, Some(source)) = (kind, self.source) {
                out["interacted_message_id"] = json!(source.to_string());
            }
            out
        };
        let mut out = told(self.id, self.kind);
        if let (5, Some(opener)) = (self.kind, self.opener) {
            out["triggering_interaction_metadata"] = told(opener, if self.source.is_some() { 3 } else { 2 });
        }
        out
    }
}

/// A message.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) id: Id,
    pub(crate) channel: Id,
    pub(crate) author: Id,
    pub(crate) at: DateTime<Utc>,
    pub(crate) edited: Option<DateTime<Utc>>,
    pub(crate) content: String,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) files: Vec<File>,
    pub(crate) flags: u64,
    pub(crate) mentions: Vec<Id>,
    pub(crate) mention_roles: Vec<Id>,
    pub(crate) mention_everyone: bool,
    pub(crate) nonce: Option<Value>,
    pub(crate) pinned: bool,
    pub(crate) tts: bool,
    pub(crate) kind: u8,
    pub(crate) reference: Option<Value>,
    /// The application behind it, when it came over an interaction's webhook.
    pub(crate) app: Option<Id>,
    pub(crate) made: Option<Made>,
    /// The one person who sees it.
    pub(crate) only_for: Option<Id>,
    pub(crate) thread: Option<Id>,
}

impl Message {
    pub(crate) fn loading(&self) -> bool {
        self.flags & flags::LOADING != 0
    }
}

impl World {
    /// A message as Discord writes it.
    pub(crate) fn message_json(&self, message: &Message) -> Value {
        let id = |id: &Id| id.to_string();
        let mut out = json!({
            "id": id(&message.id),
            "channel_id": id(&message.channel),
            "type": message.kind,
            "author": self.user_json(message.author),
            "content": message.content,
            "timestamp": stamp(message.at),
            "edited_timestamp": message.edited.map(stamp),
            "tts": message.tts,
            "mention_everyone": message.mention_everyone,
            "mentions": message.mentions.iter().map(|u| self.user_json(*u)).collect::<Vec<_>>(),
            "mention_roles": message.mention_roles.iter().map(id).collect::<Vec<_>>(),
            "attachments": message.files.iter().filter(|f| !f.in_embed).map(|f| f.json(&self.base, message.channel)).collect::<Vec<_>>(),
            "embeds": if message.flags & flags::SUPPRESS_EMBEDS == 0 { message.embeds.clone() } else { Vec::new() },
            "components": message.components,
            "pinned": message.pinned,
            "flags": message.flags,
        });
        if let Some(nonce) = &message.nonce {
            out["nonce"] = nonce.clone();
        }
        if let Some(app) = message.app {
            out["application_id"] = json!(id(&app));
            out["webhook_id"] = json!(id(&app));
        }
        if let Some(reference) = &message.reference {
            out["message_reference"] = reference.clone();
            let target = reference["message_id"].as_str().and_then(|m| m.parse().ok());
            let referenced = target.and_then(|m| self.channels.get(&message.channel)?.messages.get(&m)).map(|m| {
                let mut flat = m.clone();
                flat.reference = None;
                self.message_json(&flat)
            });
            out["referenced_message"] = json!(referenced);
        }
        if let Some(made) = &message.made {
            let user = self.user_json(made.user);
            out["interaction_metadata"] = made.json(&user);
            if let Some(name) = &made.name {
                out["interaction_metadata"]["name"] = json!(name);
                out["interaction"] = json!({"id": id(&made.id), "type": made.kind, "name": name, "user": user});
            }
        }
        if let Some(thread) = message.thread.and_then(|t| self.channels.get(&t)) {
            out["thread"] = thread.json(None);
        }
        out
    }

    /// A message as an event carries it: with its guild and the author's member.
    pub(crate) fn message_event(&self, message: &Message) -> Value {
        let mut out = self.message_json(message);
        let guild = self.channels.get(&message.channel).and_then(|c| c.guild);
        if let Some(guild) = guild.and_then(|g| self.guilds.get(&g)) {
            out["guild_id"] = json!(guild.id.to_string());
            if let Some(member) = guild.members.get(&message.author) {
                out["member"] = member.partial();
            }
        }
        out
    }
}
