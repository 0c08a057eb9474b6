//! One guild: itself, its channels, roles and members.
use serde_json::{Value, json};

use super::call::{Answered, Call, Reply, snowflake};
use crate::Permissions;
use crate::gateway::intents;
use crate::refusal::Refusal;
use crate::state::{Guild, Id, Role, World};

pub(crate) fn route(
    world: &mut World,
    call: &Call<'_>,
    method: &str,
    app: Id,
    guild: Id,
    rest: &[&str],
) -> Option<Answered> {
    if method != "GET" {
        return None;
    }
    let found = world.guilds.get(&guild);
    let inside = found
        .filter(|g| g.members.contains_key(&app))
        .ok_or_else(|| if found.is_some() { Refusal::missing_access() } else { Refusal::unknown_guild() });
    let known =
        matches!(rest, [] | ["channels" | "roles" | "members"] | ["members", _] | ["roles", _] | ["threads", "active"]);
    if !known {
        return None;
    }
    Some(inside.and_then(|guild| get(world, call, app, guild, rest)))
}

fn get(world: &World, call: &Call<'_>, app: Id, guild: &Guild, rest: &[&str]) -> Answered {
    match rest {
        [] => {
            let mut body = guild.json();
            if call.asks("with_counts") {
                body["approximate_member_count"] = json!(guild.members.len());
                body["approximate_presence_count"] = json!(guild.members.len());
            }
            Reply::ok(body)
        }
        ["channels"] => {
            let all = world.guild_channels(guild.id).into_iter().filter(|c| c.thread.is_none());
            Reply::ok(all.map(|c| c.json(None)).collect())
        }
        ["threads", "active"] => {
            let open = world.guild_channels(guild.id).into_iter().filter(|c| {
                c.thread.as_ref().is_some_and(|t| !t.archived)
                    && world.permissions_in(c, app).has(Permissions::VIEW_CHANNEL)
            });
            Reply::ok(json!({"threads": open.map(|c| c.json(None)).collect::<Vec<_>>(), "members": []}))
        }
        ["roles"] => Reply::ok(guild.roles.values().map(Role::json).collect()),
        ["roles", id] => {
            let id = snowflake("role_id", id)?;
            let role = guild.roles.get(&id).ok_or_else(|| Refusal::new(404, 10011, "Unknown Role"))?;
            Reply::ok(role.json())
        }
        ["members"] => members(world, call, app, guild),
        ["members", id] => {
            let id = if *id == "@me" { app } else { snowflake("user_id", id)? };
            let user = world.users.get(&id).ok_or_else(Refusal::unknown_user)?;
            let member = guild.members.get(&id).ok_or_else(Refusal::unknown_member)?;
            Reply::ok(member.json(user))
        }
        _ => Err(Refusal::route()),
    }
}

fn members(world: &World, call: &Call<'_>, app: Id, guild: &Guild) -> Answered {
    let allowed = world.apps.get(&app).is_some_and(|a| a.privileged & intents::GUILD_MEMBERS != 0);
    if !allowed {
        return Err(Refusal::missing_access());
    }
    let limit = call.number("limit", 1, 1, 1000)?;
    let after = call.id("after")?.unwrap_or(0);
    let list: Vec<Value> = guild
        .members
        .range(after + 1..)
        .take(limit)
        .filter_map(|(id, member)| Some(member.json(world.users.get(id)?)))
        .collect();
    Reply::ok(Value::Array(list))
}

impl World {
    /// Op 8: answers a shard's request for members.
    pub(crate) fn members_chunk(&mut self, connection: u64, d: &Value) {
        let Some(guild) = d["guild_id"].as_str().and_then(|g| g.parse::<Id>().ok()) else { return };
        let Some(found) = self.guilds.get(&guild) else { return };
        let wanted: Option<Vec<String>> = match &d["user_ids"] {
            Value::String(id) => Some(vec![id.clone()]),
            Value::Array(ids) => Some(ids.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()),
            _ => None,
        };
        let query = d["query"].as_str().unwrap_or_default().to_lowercase();
        let limit = d["limit"].as_u64().filter(|n| *n > 0).and_then(|n| usize::try_from(n).ok()).unwrap_or(1000);
        let members: Vec<Value> = found
            .members
            .iter()
            .filter_map(|(id, m)| Some((self.users.get(id)?, m)))
            .filter(|(user, _)| match &wanted {
                Some(ids) => ids.contains(&user.id.to_string()),
                None => user.name.to_lowercase().starts_with(&query),
            })
            .take(limit)
            .map(|(user, m)| m.json(user))
            .collect();
        let mut chunk = json!({
            "guild_id": guild.to_string(),
            "members": members,
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
        });
        if let Some(nonce) = d.get("nonce").filter(|n| !n.is_null()) {
            chunk["nonce"] = nonce.clone();
        }
        self.send_to(connection, "GUILD_MEMBERS_CHUNK", &chunk);
    }
}
