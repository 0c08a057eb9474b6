//! The gateway's address, the application itself, users, and the opening of direct messages.
use serde_json::{Value, json};

use super::call::{Answered, Call, Reply, snowflake};
use crate::gateway::intents;
use crate::refusal::Refusal;
use crate::state::{Id, World};

pub(crate) fn gateway(call: &Call<'_>) -> Answered {
    Reply::ok(json!({"url": call.gateway}))
}

/// Discord's own advice: about a thousand guilds a shard.
const GUILDS_A_SHARD: usize = 1_000;

pub(crate) fn gateway_bot(world: &World, call: &Call<'_>, app: Id) -> Answered {
    let advised = world.guilds_of(app).len().div_ceil(GUILDS_A_SHARD).max(1);
    let used = usize::try_from(world.gateway.identified).unwrap_or(usize::MAX);
    Reply::ok(json!({
        "url": call.gateway,
        "shards": call.shards.map_or_else(|| json!(advised), |shards| json!(shards)),
        "session_start_limit": {
            "total": 1000,
            "remaining": 1000_usize.saturating_sub(used),
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        },
    }))
}

pub(crate) fn application(world: &World, app: Id) -> Answered {
    let found = world.apps.get(&app).zip(world.users.get(&app)).ok_or_else(Refusal::unknown_application)?;
    Reply::ok(found.0.json(found.1, world.guilds_of(app).len()))
}

pub(crate) fn me(world: &World, app: Id) -> Answered {
    Reply::ok(world.users.get(&app).ok_or_else(Refusal::unknown_user)?.own_json())
}

pub(crate) fn user(world: &World, id: Id) -> Answered {
    Reply::ok(world.users.get(&id).ok_or_else(Refusal::unknown_user)?.json())
}

pub(crate) fn guilds(world: &World, call: &Call<'_>, app: Id) -> Answered {
    let limit = call.number("limit", 200, 1, 200)?;
    let after = call.id("after")?.unwrap_or(0);
    let before = call.id("before")?.unwrap_or(Id::MAX);
    let list: Vec<Value> = world
        .guilds_of(app)
        .into_iter()
        .filter(|id| *id > after && *id < before)
        .take(limit)
        .filter_map(|id| world.guilds.get(&id))
        .map(|g| {
            json!({
                "id": g.id.to_string(),
                "name": g.name,
                "icon": null,
                "banner": null,
                "owner": g.owner == app,
                "permissions": world.guild_permissions(g.id, app).0.to_string(),
                "features": [],
            })
        })
        .collect();
    Reply::ok(Value::Array(list))
}

pub(crate) fn leave(world: &mut World, app: Id, guild: Id) -> Answered {
    if !world.guilds_of(app).contains(&guild) {
        return Err(Refusal::unknown_guild());
    }
    world.remove_member(guild, app);
    Reply::nothing()
}

pub(crate) fn open_dm(world: &mut World, call: &Call<'_>, app: Id) -> Answered {
    call.only(&["recipient_id"])?;
    let id = match &call.body["recipient_id"] {
        Value::String(text) => snowflake("recipient_id", text)?,
        Value::Number(n) => n.as_u64().unwrap_or(0),
        Value::Null => return Err(Refusal::form("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")),
        _ => return Err(Refusal::form("recipient_id", "NUMBER_TYPE_COERCE", "Value is not snowflake.")),
    };
    let person = world.users.get(&id).ok_or_else(Refusal::invalid_recipients)?;
    if person.bot {
        return Err(Refusal::cannot_send());
    }
    let channel = world.dm(id, app);
    let found = world.channel(channel)?;
    Reply::ok(world.channel_json(found, app))
}

impl World {
    /// Takes someone out of a guild and tells of it.
    pub(crate) fn remove_member(&mut self, guild: Id, user: Id) {
        let Some(found) = self.guilds.get_mut(&guild) else { return };
        if found.members.remove(&user).is_none() {
            return;
        }
        found.roles.retain(|_, r| r.bot != Some(user));
        if self.apps.contains_key(&user) {
            if let Some(app) = self.apps.get_mut(&user) {
                app.commands.retain(|_, c| c.guild != Some(guild));
            }
            self.emit(user, Some(guild), intents::GUILDS, "GUILD_DELETE", &json!({"id": guild.to_string()}));
        }
        let event = json!({"guild_id": guild.to_string(), "user": self.user_json(user)});
        self.emit_in_guild(guild, intents::GUILD_MEMBERS, "GUILD_MEMBER_REMOVE", &event);
    }
}
