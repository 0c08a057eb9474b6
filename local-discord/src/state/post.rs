//! How messages come about, change and go, and which events tell of it. Who may do so is asked before, elsewhere.
use axum::body::Bytes;
use serde_json::{Value, json};

use super::message::flags;
use super::{File, Id, Made, Message, World};
use crate::gateway::intents;
use crate::refusal::Refusal;

/// A file as it was sent, before it has an identifier.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The `n` of `files[n]`.
    pub(crate) index: u64,
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
}

/// A message to be made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub(crate) channel: Id,
    pub(crate) author: Id,
    /// The body in Discord's words: content, embeds, components and so on.
    pub(crate) body: Value,
    pub(crate) parts: Vec<Part>,
    pub(crate) app: Option<Id>,
    pub(crate) made: Option<Made>,
    pub(crate) only_for: Option<Id>,
    pub(crate) loading: bool,
}

/// Ten mebibytes, for one file and for all together.
const LARGEST: usize = 10 * 1024 * 1024;
/// The flags that a sender may set.
const SETTABLE: u64 = flags::SUPPRESS_EMBEDS | 1 << 12 | 1 << 15;

fn array(body: &Value, key: &str) -> Vec<Value> {
    body[key].as_array().cloned().unwrap_or_default()
}

/// Discord numbers components that carry no number of their own.
fn number(list: &mut [Value], next: &mut u64) {
    for component in list {
        let Some(map) = component.as_object_mut() else { continue };
        if !map.contains_key("id") {
            map.insert("id".into(), json!(*next));
        }
        *next += 1;
        if let Some(inner) = map.get_mut("components").and_then(Value::as_array_mut) {
            number(inner, next);
        }
        for key in ["component", "accessory"] {
            if let Some(inner) = map.get_mut(key) {
                number(std::slice::from_mut(inner), next);
            }
        }
    }
}

impl World {
    fn take_parts(&mut self, body: &Value, parts: &[Part]) -> Result<Vec<File>, Refusal> {
        if parts.iter().map(|p| p.bytes.len()).sum::<usize>() > LARGEST {
            return Err(Refusal::too_large());
        }
        let described = array(body, "attachments");
        let mut files = Vec::new();
        for part in parts {
            let says = described.iter().find(|a| {
                let id = &a["id"];
                id.as_u64() == Some(part.index) || id.as_str().is_some_and(|s| s == part.index.to_string())
            });
            let name = says.and_then(|a| a["filename"].as_str()).unwrap_or(&part.name);
            // Discord keeps letters, digits and a few marks of a file's name.
            let name: String = name
                .chars()
                .map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
                .collect();
            files.push(File {
                id: self.next_id(),
                name,
                description: says.and_then(|a| a["description"].as_str()).map(str::to_owned),
                content_type: part.content_type.clone(),
                bytes: part.bytes.clone(),
                in_embed: false,
            });
        }
        Ok(files)
    }

    /// Embeds as Discord shows them: typed, with `attachment://` made into addresses.
    fn finish_embeds(&self, mut embeds: Vec<Value>, files: &mut [File], channel: Id) -> Vec<Value> {
        for embed in &mut embeds {
            embed["type"] = json!("rich");
            for (part, key) in [("image", "url"), ("thumbnail", "url"), ("footer", "icon_url"), ("author", "icon_url")]
            {
                let Some(name) = embed[part][key].as_str().and_then(|u| u.strip_prefix("attachment://")) else {
                    continue;
                };
                if let Some(file) = files.iter_mut().find(|f| f.name == name) {
                    embed[part][key] = file.json(&self.base, channel)["url"].clone();
                    file.in_embed = true;
                }
            }
        }
        embeds
    }

    /// Makes a message and tells the bots that listen.
    pub(crate) fn create_message(&mut self, draft: Draft) -> Result<Id, Refusal> {
        let body = &draft.body;
        self.channel(draft.channel)?;
        let mut files = self.take_parts(body, &draft.parts)?;
        let embeds = self.finish_embeds(array(body, "embeds"), &mut files, draft.channel);
        let mut components = array(body, "components");
        number(&mut components, &mut 1);
        let content = body["content"].as_str().unwrap_or_default().to_owned();
        let empty = content.trim().is_empty() && embeds.is_empty() && components.is_empty() && files.is_empty();
        if empty && !draft.loading {
            return Err(Refusal::empty_message());
        }
        let allowed = body.get("allowed_mentions").filter(|a| !a.is_null());
        let pinged = self.pinged(draft.channel, draft.author, &content, allowed);
        let mut bits = body["flags"].as_u64().unwrap_or(0) & SETTABLE;
        if draft.only_for.is_some() {
            bits |= flags::EPHEMERAL;
        }
        if draft.loading {
            bits |= flags::LOADING;
        }
        let reference = body.get("message_reference").filter(|r| !r.is_null()).map(|r| {
            let guild = self.channels.get(&draft.channel).and_then(|c| c.guild);
            let mut full = json!({"type": 0, "message_id": r["message_id"], "channel_id": draft.channel.to_string()});
            if let Some(guild) = guild {
                full["guild_id"] = json!(guild.to_string());
            }
            full
        });
        let kind = match (&draft.made, &reference) {
            (Some(made), _) if made.menu => 23,
            (Some(made), _) if made.kind == 2 => 20,
            (Some(_), _) | (None, Some(_)) => 19,
            (None, None) => 0,
        };
        let id = self.next_id();
        let message = Message {
            id,
            channel: draft.channel,
            author: draft.author,
            at: self.now(),
            edited: None,
            content,
            embeds,
            components,
            files,
            flags: bits,
            mentions: pinged.users,
            mention_roles: pinged.roles,
            mention_everyone: pinged.everyone,
            nonce: body.get("nonce").filter(|n| !n.is_null()).cloned(),
            pinned: false,
            tts: body["tts"].as_bool().unwrap_or(false),
            kind,
            reference,
            app: draft.app,
            made: draft.made,
            only_for: draft.only_for,
            thread: None,
        };
        if message.only_for.is_none() {
            let event = self.message_event(&message);
            self.emit_message(draft.channel, "MESSAGE_CREATE", event);
        }
        if let Some(channel) = self.channels.get_mut(&draft.channel) {
            // Writing in an archived thread opens it again.
            if let Some(thread) = channel.thread.as_mut().filter(|t| !t.locked) {
                thread.archived = false;
            }
            channel.messages.insert(id, message);
        }
        Ok(id)
    }

    /// Changes what `body` names, and nothing else.
    pub(crate) fn edit_message(&mut self, channel: Id, id: Id, body: &Value, parts: &[Part]) -> Result<(), Refusal> {
        let fresh = self.take_parts(body, parts)?;
        let mut message = self.message(channel, id)?.clone();
        if let Some(content) = body.get("content") {
            message.content = content.as_str().unwrap_or_default().to_owned();
        }
        if let Some(kept) = body.get("attachments") {
            let kept: Vec<Id> = array(&json!({ "a": kept }), "a")
                .iter()
                .filter_map(|a| a["id"].as_str().and_then(|s| s.parse().ok()).or_else(|| a["id"].as_u64()))
                .collect();
            message.files.retain(|f| kept.contains(&f.id));
        }
        message.files.extend(fresh);
        if body.get("embeds").is_some() {
            let mut files = std::mem::take(&mut message.files);
            message.embeds = self.finish_embeds(array(body, "embeds"), &mut files, channel);
            message.files = files;
        }
        if body.get("components").is_some() {
            message.components = array(body, "components");
            number(&mut message.components, &mut 1);
        }
        if let Some(bits) = body["flags"].as_u64() {
            message.flags = (message.flags & !SETTABLE) | (bits & SETTABLE);
        }
        let was_loading = message.loading();
        message.flags &= !flags::LOADING;
        if message.content.trim().is_empty()
            && message.embeds.is_empty()
            && message.components.is_empty()
            && message.files.is_empty()
        {
            return Err(Refusal::empty_message());
        }
        if body.get("content").is_some() || body.get("allowed_mentions").is_some() {
            let allowed = body.get("allowed_mentions").filter(|a| !a.is_null());
            let pinged = self.pinged(channel, message.author, &message.content, allowed);
            message.mentions = pinged.users;
            message.mention_roles = pinged.roles;
            message.mention_everyone = pinged.everyone;
        }
        message.edited = if was_loading { None } else { Some(self.now()) };
        if message.only_for.is_none() {
            let event = self.message_event(&message);
            self.emit_message(channel, "MESSAGE_UPDATE", event);
        }
        *self.message_mut(channel, id)? = message;
        Ok(())
    }

    /// Takes a message away.
    pub(crate) fn delete_message(&mut self, channel: Id, id: Id) -> Result<(), Refusal> {
        let place = self.channels.get_mut(&channel).ok_or_else(Refusal::unknown_channel)?;
        let message = place.messages.remove(&id).ok_or_else(Refusal::unknown_message)?;
        let guild = place.guild;
        if message.only_for.is_none() {
            let mut event = json!({"id": id.to_string(), "channel_id": channel.to_string()});
            if let Some(guild) = guild {
                event["guild_id"] = json!(guild.to_string());
            }
            self.emit_message(channel, "MESSAGE_DELETE", event);
        }
        Ok(())
    }

    /// Takes out what a bot without the message-content intent is not shown.
    pub(crate) fn blank(message: &mut Value) {
        message["content"] = json!("");
        for key in ["embeds", "components", "attachments"] {
            message[key] = json!([]);
        }
    }

    /// Tells a message's event to the bots that see its channel and asked for messages.
    fn emit_message(&mut self, channel: Id, name: &str, event: Value) {
        let Some(place) = self.channels.get(&channel) else { return };
        let (guild, dm) = (place.guild, place.dm);
        let author = event["author"]["id"].as_str().and_then(|s| s.parse::<Id>().ok());
        let mentioned = |app: Id| {
            let name = app.to_string();
            event["mentions"].as_array().is_some_and(|m| m.iter().any(|u| u["id"] == name.as_str()))
        };
        let hearers: Vec<Id> = match dm {
            Some((_, bot)) => vec![bot],
            None => self
                .apps
                .keys()
                .copied()
                .filter(|a| self.permissions_in(place, *a).has(crate::Permissions::VIEW_CHANNEL))
                .collect(),
        };
        for app in hearers {
            let clear = dm.is_some() || author == Some(app) || mentioned(app) || event.get("author").is_none();
            let needs = if dm.is_some() { intents::DIRECT_MESSAGES } else { intents::GUILD_MESSAGES };
            let mut blind = None;
            if !clear {
                let mut copy = event.clone();
                Self::blank(&mut copy);
                blind = Some(copy);
            }
            self.emit_hiding(app, guild, needs, name, &event, blind.as_ref());
        }
    }
}
