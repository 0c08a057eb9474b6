//! Which session an event goes to: by application, shard and intents. It never waits for a socket.
use serde_json::{Value, json};

use super::{Out, intents};
use crate::state::{Id, World};

impl World {
    /// Sends an event to the session of `app` that serves `guild` (direct messages go to shard 0).
    /// `needs` are intents of which one must be there; 0 for events that always come. Returns how many heard it.
    pub(crate) fn emit(&mut self, app: Id, guild: Option<Id>, needs: u64, name: &str, data: &Value) -> usize {
        self.emit_hiding(app, guild, needs, name, data, None)
    }

    /// Like `emit`; sessions without the message-content intent get `blind` when there is one.
    pub(crate) fn emit_hiding(
        &mut self,
        app: Id,
        guild: Option<Id>,
        needs: u64,
        name: &str,
        data: &Value,
        blind: Option<&Value>,
    ) -> usize {
        let mut heard = 0;
        let gateway = &mut self.gateway;
        for session in gateway.sessions.iter_mut().filter(|s| s.app == app) {
            let (index, count) = session.shard;
            let mine = guild.map_or(0, |g| (g >> 22) % count) == index;
            if !mine || (needs != 0 && session.intents & needs == 0) {
                continue;
            }
            let hidden = session.intents & intents::MESSAGE_CONTENT == 0;
            let shown = blind.filter(|_| hidden).unwrap_or(data);
            let text = session.record(name, shown);
            let out = session.connection.and_then(|c| gateway.connections.get(&c)).map(|c| &c.out);
            if out.is_some_and(|o| o.send(Out::Payload(text)).is_ok()) {
                heard += 1;
            }
        }
        heard
    }

    /// Sends an event to every bot in a guild.
    pub(crate) fn emit_in_guild(&mut self, guild: Id, needs: u64, name: &str, data: &Value) {
        let Some(found) = self.guilds.get(&guild) else { return };
        let apps: Vec<Id> = self.apps.keys().copied().filter(|a| found.members.contains_key(a)).collect();
        for app in apps {
            self.emit(app, Some(guild), needs, name, data);
        }
    }

    /// Tells one bot of a guild that it is now in.
    pub(crate) fn emit_guild_create(&mut self, guild: Id, app: Id) {
        if let Some(found) = self.guilds.get(&guild) {
            let event = self.guild_create(found, app);
            self.emit(app, Some(guild), intents::GUILDS, "GUILD_CREATE", &event);
        }
    }

    /// Tells of a channel's making, change or end.
    pub(crate) fn emit_channel(&mut self, channel: Id, name: &str) {
        let Some((guild, event)) = self.channels.get(&channel).and_then(|c| Some((c.guild?, c.json(None)))) else {
            return;
        };
        self.emit_in_guild(guild, intents::GUILDS, name, &event);
    }

    /// Tells of a member's coming, change or going.
    pub(crate) fn emit_member(&mut self, guild: Id, user: Id, name: &str) {
        let mut event = json!({"guild_id": guild.to_string(), "user": self.user_json(user)});
        if let Some(member) = self.guilds.get(&guild).and_then(|g| g.members.get(&user))
            && let Some(found) = self.users.get(&user)
        {
            event = member.json(found);
            event["guild_id"] = json!(guild.to_string());
        }
        self.emit_in_guild(guild, intents::GUILD_MEMBERS, name, &event);
    }
}
