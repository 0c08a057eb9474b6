//! The registration of commands, global and in guilds.
use serde_json::{Value, json};

use super::call::{Answered, Call, Reply, snowflake};
use crate::refusal::Refusal;
use crate::rules;
use crate::state::{App, Command, Id, World};

/// Discord allows so many commands of each type: typed, on people, on messages.
const MOST: [usize; 3] = [100, 15, 15];

pub(crate) fn route(
    world: &mut World,
    call: &Call<'_>,
    method: &str,
    app: Id,
    named: Id,
    guild: Option<Id>,
    rest: &[&str],
) -> Option<Answered> {
    if named != app {
        return Some(Err(Refusal::missing_access()));
    }
    if guild.is_some_and(|g| !world.guilds_of(app).contains(&g)) {
        return Some(Err(Refusal::missing_access()));
    }
    let id = match rest {
        [] => None,
        [id] => match snowflake("command_id", id) {
            Ok(id) => Some(id),
            Err(no) => return Some(Err(no)),
        },
        _ => return None,
    };
    Some(match (method, id) {
        ("GET", None) => list(world, call, app, guild),
        ("PUT", None) => replace(world, call, app, guild),
        ("POST", None) => upsert(world, call, app, guild),
        ("GET", Some(id)) => {
            return Some(find(world, app, guild, id).and_then(|c| Reply::ok(c.body.clone())));
        }
        ("PATCH", Some(id)) => change(world, call, app, guild, id),
        ("DELETE", Some(id)) => remove(world, app, guild, id),
        _ => return None,
    })
}

fn find(world: &World, app: Id, guild: Option<Id>, id: Id) -> Result<&Command, Refusal> {
    let command = world.apps.get(&app).and_then(|a| a.commands.get(&id));
    command.filter(|c| c.guild == guild).ok_or_else(Refusal::unknown_command)
}

fn list(world: &World, call: &Call<'_>, app: Id, guild: Option<Id>) -> Answered {
    let full = call.asks("with_localizations");
    let found = world.apps.get(&app).into_iter().flat_map(|a| a.commands.values()).filter(|c| c.guild == guild);
    Reply::ok(
        found
            .map(|c| {
                let mut body = c.body.clone();
                if !full && let Some(map) = body.as_object_mut() {
                    map.remove("name_localizations");
                    map.remove("description_localizations");
                }
                body
            })
            .collect(),
    )
}

/// What Discord adds to a command that was registered.
fn finish(world: &mut World, app: Id, guild: Option<Id>, id: Option<Id>, mut body: Value) -> (Id, Value) {
    let id = id.unwrap_or_else(|| world.next_id());
    let version = world.next_id();
    let Some(map) = body.as_object_mut() else { return (id, body) };
    map.retain(|key, value| !value.is_null() || key == "default_member_permissions");
    map.remove("id");
    for (key, value) in [
        ("id", json!(id.to_string())),
        ("application_id", json!(app.to_string())),
        ("version", json!(version.to_string())),
    ] {
        map.insert(key.into(), value);
    }
    for (key, value) in [
        ("type", json!(1)),
        ("description", json!("")),
        ("default_member_permissions", Value::Null),
        ("nsfw", json!(false)),
        ("name_localizations", Value::Null),
        ("description_localizations", Value::Null),
        ("integration_types", json!([0])),
    ] {
        map.entry(key).or_insert(value);
    }
    if let Some(guild) = guild {
        map.insert("guild_id".into(), json!(guild.to_string()));
    } else {
        map.entry("contexts").or_insert(Value::Null);
        let private =
            !map["contexts"].is_array() || map["contexts"].as_array().is_some_and(|c| c.iter().any(|n| n == 1));
        map.entry("dm_permission").or_insert(json!(private));
    }
    (id, body)
}

fn same(command: &Command, guild: Option<Id>, body: &Value) -> bool {
    command.guild == guild && command.name() == body["name"] && command.kind() == body["type"].as_u64().unwrap_or(1)
}

fn store(world: &mut World, app: Id, guild: Option<Id>, id: Option<Id>, body: Value) -> Value {
    let (id, body) = finish(world, app, guild, id, body);
    if let Some(app) = world.apps.get_mut(&app) {
        app.commands.insert(id, Command { guild, body: body.clone() });
    }
    body
}

fn within_limits(app: Option<&App>, guild: Option<Id>) -> Result<(), Refusal> {
    for (kind, most) in (1_u64..).zip(MOST) {
        let count = app.map_or(0, |a| a.commands.values().filter(|c| c.guild == guild && c.kind() == kind).count());
        if count > most {
            return Err(Refusal::new(400, 30032, &format!("Maximum number of application commands reached ({most}).")));
        }
    }
    Ok(())
}

fn replace(world: &mut World, call: &Call<'_>, app: Id, guild: Option<Id>) -> Answered {
    let faults = rules::commands(&call.body);
    if !faults.is_empty() {
        return Err(Refusal::faults(&faults));
    }
    let list = call.body.as_array().cloned().unwrap_or_default();
    let old = world.apps.get(&app).map(|a| a.commands.clone()).unwrap_or_default();
    if let Some(app) = world.apps.get_mut(&app) {
        app.commands.retain(|_, c| c.guild != guild);
    }
    let stored: Vec<Value> = list
        .into_iter()
        .map(|body| {
            let known = old.iter().find(|(_, c)| same(c, guild, &body)).map(|(id, _)| *id);
            store(world, app, guild, known, body)
        })
        .collect();
    if let Err(no) = within_limits(world.apps.get(&app), guild) {
        if let Some(app) = world.apps.get_mut(&app) {
            app.commands = old;
        }
        return Err(no);
    }
    Reply::ok(Value::Array(stored))
}

fn upsert(world: &mut World, call: &Call<'_>, app: Id, guild: Option<Id>) -> Answered {
    let faults = rules::command(&call.body);
    if !faults.is_empty() {
        return Err(Refusal::faults(&faults));
    }
    let commands = world.apps.get(&app).map(|a| &a.commands);
    let known = commands.and_then(|c| c.iter().find(|(_, c)| same(c, guild, &call.body)).map(|(id, _)| *id));
    let body = store(world, app, guild, known, call.body.clone());
    if known.is_some() {
        return Reply::ok(body);
    }
    if let Err(no) = within_limits(world.apps.get(&app), guild) {
        let id = body["id"].as_str().and_then(|s| s.parse().ok()).unwrap_or(0);
        if let Some(app) = world.apps.get_mut(&app) {
            app.commands.remove(&id);
        }
        return Err(no);
    }
    Reply::created(body)
}

fn change(world: &mut World, call: &Call<'_>, app: Id, guild: Option<Id>, id: Id) -> Answered {
    let faults = rules::command_changes(&call.body);
    if !faults.is_empty() {
        return Err(Refusal::faults(&faults));
    }
    let mut body = find(world, app, guild, id)?.body.clone();
    for (key, value) in call.body.as_object().into_iter().flatten() {
        body[key] = value.clone();
    }
    let body = store(world, app, guild, Some(id), body);
    Reply::ok(body)
}

fn remove(world: &mut World, app: Id, guild: Option<Id>, id: Id) -> Answered {
    find(world, app, guild, id)?;
    if let Some(app) = world.apps.get_mut(&app) {
        app.commands.remove(&id);
    }
    Reply::nothing()
}
