//! Sends an interaction to its bot and waits for the answer. Its payload is written here, and here only.
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::Refused;
use super::typed::Line;
use super::values::{Place, Read};
use crate::Permissions;
use crate::shared::Shared;
use crate::state::{Id, Interaction, Kind, World};

/// What somebody does somewhere.
#[derive(Debug, Clone)]
pub(crate) struct Deed {
    pub(crate) app: Id,
    pub(crate) person: Id,
    pub(crate) channel: Id,
    pub(crate) kind: Kind,
    pub(crate) data: Value,
    /// The message that a component stands on.
    pub(crate) source: Option<Id>,
    pub(crate) name: Option<String>,
}

impl Deed {
    /// A typed command, or an autocompletion of its last option.
    pub(crate) fn typed(line: &Line, read: Read, place: Place, kind: Kind) -> Self {
        let mut path: Vec<&str> = line.offer.name.split(' ').collect();
        let root = path.remove(0);
        let mut options = read.options;
        for (depth, name) in path.iter().enumerate().rev() {
            // The innermost name is a subcommand (1), one around it a group (2).
            let wrapped = if depth + 1 == path.len() { 1 } else { 2 };
            options = vec![json!({"name": name, "type": wrapped, "options": options})];
        }
        let mut data = json!({"id": line.offer.command.to_string(), "name": root, "type": 1, "options": options});
        if !read.resolved.is_empty() {
            data["resolved"] = Value::Object(read.resolved);
        }
        if let Some(guild) = line.offer.guild {
            data["guild_id"] = json!(guild.to_string());
        }
        Self {
            app: line.offer.app,
            person: place.person,
            channel: place.channel,
            kind,
            data,
            source: None,
            name: Some(line.offer.name.clone()),
        }
    }
}

impl World {
    /// Sends the deed to its bot. Says so if no bot was ever there to hear it.
    pub(crate) fn begin(&mut self, deed: Deed) -> Result<Id, Refused> {
        let place = self.channels.get(&deed.channel).ok_or_else(|| Refused::new("this place is gone"))?;
        if !self.permissions_in(place, deed.person).has(Permissions::VIEW_CHANNEL) {
            return Err(Refused::new("this person does not see this place"));
        }
        let guild = place.guild;
        let id = self.next_id();
        let token = format!("aW50ZXJhY3Rpb24.{id}.{:016x}", id.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let payload = self.payload(&deed, id, &token);
        let interaction = Interaction {
            id,
            token,
            app: deed.app,
            kind: deed.kind,
            user: deed.person,
            channel: deed.channel,
            at: self.now(),
            name: deed.name,
            source: deed.source,
            payload: payload.clone(),
            first: None,
            original: None,
            follow_ups: Vec::new(),
            settled: false,
            changes: 0,
            attempts: 0,
            abandoned: false,
            bell: Arc::default(),
            trouble: Vec::new(),
        };
        self.remember(interaction);
        self.emit(deed.app, guild, 0, "INTERACTION_CREATE", &payload);
        if !self.gateway.sessions.iter().any(|s| s.app == deed.app) {
            self.abandon(id);
            return Err(Refused::silence("no bot is connected"));
        }
        Ok(id)
    }

    /// The person waits no more.
    pub(crate) fn abandon(&mut self, id: Id) {
        if let Some(i) = self.interactions.get_mut(&id) {
            i.abandoned = true;
        }
    }

    fn payload(&self, deed: &Deed, id: Id, token: &str) -> Value {
        let place = self.channels.get(&deed.channel);
        let may = |user: Id| place.map_or(Permissions::NONE, |c| self.permissions_in(c, user)).0.to_string();
        let mut channel = place.map(|c| self.channel_json(c, deed.app)).unwrap_or_default();
        channel["permissions"] = json!(may(deed.person));
        let user = self.users.get(&deed.person);
        let locale = user.map_or("en-US", |u| u.locale.as_str());
        let mut payload = json!({
            "id": id.to_string(),
            "application_id": deed.app.to_string(),
            "type": deed.kind as u8,
            "data": deed.data,
            "token": token,
            "version": 1,
            "channel_id": deed.channel.to_string(),
            "channel": channel,
            "app_permissions": may(deed.app),
            "locale": locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {},
            "attachment_size_limit": 10_485_760,
        });
        let guild = place.and_then(|c| c.guild).and_then(|g| self.guilds.get(&g));
        match guild {
            Some(guild) => {
                let member = guild.members.get(&deed.person).zip(user).map(|(m, u)| m.json(u));
                let mut member = member.unwrap_or_default();
                member["permissions"] = json!(may(deed.person));
                payload["member"] = member;
                payload["guild_id"] = json!(guild.id.to_string());
                payload["guild"] = json!({"id": guild.id.to_string(), "locale": "en-US", "features": []});
                payload["guild_locale"] = json!("en-US");
                payload["context"] = json!(0);
                payload["authorizing_integration_owners"] = json!({"0": guild.id.to_string()});
            }
            None => {
                payload["user"] = self.user_json(deed.person);
                payload["context"] = json!(1);
                payload["authorizing_integration_owners"] = json!({"0": "0"});
            }
        }
        if let Some(message) = deed.source.and_then(|m| self.message(deed.channel, m).ok()) {
            payload["message"] = self.message_json(message);
        }
        payload
    }
}

/// Somebody who waits for an answer; who walks away before it comes waits no more.
struct Waiting<'a> {
    shared: &'a Shared,
    id: Id,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let waits = |i: &Interaction| !i.answered() && !i.abandoned;
        if self.shared.look(|w| w.interactions.get(&self.id).is_some_and(waits)) {
            self.shared.with(|w| w.abandon(self.id));
        }
    }
}

/// Waits for the first answer and, if that is deferred, for what fills it.
pub(crate) async fn wait(shared: &Arc<Shared>, id: Id, patience: Duration) -> Result<(), Refused> {
    // With many people waiting, each hears of their own interaction only.
    let Some(bell) = shared.look(|w| w.interactions.get(&id).map(|i| Arc::clone(&i.bell))) else { return Ok(()) };
    let _waiting = Waiting { shared, id };
    let answered = || shared.look(|w| w.interactions.get(&id).is_none_or(Interaction::answered));
    let until = Instant::now() + patience;
    loop {
        let rings = bell.notified();
        if answered() {
            return Ok(());
        }
        if timeout_at(until, rings).await.is_err() {
            break;
        }
    }
    let why = shared.with(|w| {
        w.abandon(id);
        let Some(i) = w.interactions.get(&id) else { return String::new() };
        let mut known = vec![match (&i.first, w.gateway.listens(i.app)) {
            (Some(_), _) => "it was deferred, and nothing followed".to_owned(),
            (None, true) => "the bot is connected and did not answer".to_owned(),
            (None, false) => "the bot is not connected".to_owned(),
        }];
        known.extend(i.trouble.iter().map(|t| format!("it tried: {t}")));
        known.extend(w.complaints.iter().map(|c| format!("complaint: {}: {}", c.request, c.what)));
        known.join("; ")
    });
    Err(Refused::silence(&why))
}
