//! Messages in channels: reading, sending with nonces, editing, deleting, pinning.
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::call::{Answered, Call, Reply, snowflake};
use crate::Permissions;
use crate::clock::stamp;
use crate::gateway::intents;
use crate::refusal::Refusal;
use crate::rules::Sending;
use crate::state::{Draft, Id, Message, Nonce, World};

pub(crate) fn route(
    world: &mut World,
    call: &Call<'_>,
    method: &str,
    app: Id,
    channel: Id,
    rest: &[&str],
) -> Option<Answered> {
    let message = |id: &str| snowflake("message_id", id);
    Some(match (method, rest) {
        ("GET", ["messages"]) => list(world, call, app, channel),
        ("POST", ["messages"]) => send(world, call, app, channel),
        ("GET", ["messages", "pins"]) => pins(world, app, channel, true),
        ("GET", ["pins"]) => pins(world, app, channel, false),
        ("GET", ["messages", id]) => message(id).and_then(|id| one(world, app, channel, id)),
        ("PATCH", ["messages", id]) => message(id).and_then(|id| edit(world, call, app, channel, id)),
        ("DELETE", ["messages", id]) => message(id).and_then(|id| delete(world, app, channel, id)),
        ("PUT" | "DELETE", ["pins", id] | ["messages", "pins", id]) => {
            message(id).and_then(|id| pin(world, app, channel, id, method == "PUT"))
        }
        ("POST", ["typing"]) => world.require_sending(channel, app, false, false).and_then(|()| Reply::nothing()),
        _ => return None,
    })
}

fn readable(world: &World, app: Id, channel: Id) -> Result<(), Refusal> {
    world.require(channel, app, Permissions::VIEW_CHANNEL)
}

fn remembers(world: &World, app: Id, channel: Id) -> bool {
    world.channel(channel).is_ok_and(|c| world.permissions_in(c, app).has(Permissions::READ_MESSAGE_HISTORY))
}

fn list(world: &World, call: &Call<'_>, app: Id, channel: Id) -> Answered {
    readable(world, app, channel)?;
    let limit = call.number("limit", 50, 1, 100)?;
    // Without the right to read what was, Discord answers an empty list.
    if !remembers(world, app, channel) {
        return Reply::ok(json!([]));
    }
    let (before, after, around) = (call.id("before")?, call.id("after")?, call.id("around")?);
    let found = world.channel(channel)?;
    let public = found.messages.values().filter(|m| m.only_for.is_none());
    let mut chosen: Vec<_> = if let Some(after) = after {
        public.filter(|m| m.id > after).take(limit).collect()
    } else if let Some(around) = around {
        let mut near: Vec<_> = public.collect();
        let at = near.partition_point(|m| m.id < around);
        let from = at.saturating_sub(limit / 2);
        near.drain(..from);
        near.truncate(limit);
        near
    } else {
        let mut last: Vec<_> = found
            .messages
            .values()
            .rev()
            .filter(|m| m.only_for.is_none() && before.is_none_or(|b| m.id < b))
            .take(limit)
            .collect();
        last.reverse();
        last
    };
    chosen.reverse();
    Reply::ok(chosen.into_iter().map(|m| read(world, app, m)).collect())
}

fn one(world: &World, app: Id, channel: Id, id: Id) -> Answered {
    readable(world, app, channel)?;
    if !remembers(world, app, channel) {
        return Err(Refusal::missing_permissions());
    }
    let message = world.message(channel, id)?;
    if message.only_for.is_some() {
        return Err(Refusal::unknown_message());
    }
    Reply::ok(read(world, app, message))
}

/// A message as the bot may read it: blank without the message-content intent, unless it is its own or names it.
fn read(world: &World, app: Id, message: &Message) -> Value {
    let mut body = world.message_json(message);
    let allowed = world.apps.get(&app).is_some_and(|a| a.privileged & intents::MESSAGE_CONTENT != 0);
    let private = world.channel(message.channel).is_ok_and(|c| c.dm.is_some());
    if !(allowed || private || message.author == app || message.mentions.contains(&app)) {
        World::blank(&mut body);
    }
    body
}

fn send(world: &mut World, call: &Call<'_>, app: Id, channel: Id) -> Answered {
    world.channel(channel)?;
    call.check_message(Sending::Create)?;
    let embeds = call.body["embeds"].as_array().is_some_and(|e| !e.is_empty());
    world.require_sending(channel, app, embeds, !call.parts.is_empty())?;
    if let Some(target) = call.body["message_reference"]["message_id"].as_str() {
        let id = snowflake("message_reference.message_id", target)?;
        let strict = call.body["message_reference"]["fail_if_not_exists"].as_bool().unwrap_or(true);
        if strict && world.message(channel, id).is_err() {
            return Err(Refusal::form("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message"));
        }
        if !remembers(world, app, channel) {
            return Err(Refusal::new(403, 160_002, "Cannot reply without permission to read message history"));
        }
    }
    let text = match &call.body["nonce"] {
        Value::String(text) => Some(text.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    };
    let nonce = text.map(|text| Nonce { author: app, channel, text });
    let now = world.now();
    let fresh = |at: &DateTime<Utc>| now - *at <= Duration::minutes(2);
    let enforced = call.body["enforce_nonce"].as_bool().unwrap_or(false);
    if enforced
        && let Some((at, id)) = nonce.as_ref().and_then(|n| world.nonces.get(n))
        && fresh(at)
        && let Ok(message) = world.message(channel, *id)
    {
        return Reply::ok(world.message_json(message));
    }
    let mut draft = Draft { channel, author: app, body: call.body.clone(), ..Draft::default() };
    draft.parts.clone_from(&call.parts);
    let id = world.create_message(draft)?;
    if let Some(nonce) = nonce {
        world.nonces.insert(nonce, (now, id));
        if world.nonces.len() > 20_000 {
            world.nonces.retain(|_, (at, _)| fresh(at));
        }
    }
    Reply::ok(world.message_json(world.message(channel, id)?))
}

fn edit(world: &mut World, call: &Call<'_>, app: Id, channel: Id, id: Id) -> Answered {
    readable(world, app, channel)?;
    call.check_message(Sending::Edit)?;
    let message = world.message(channel, id)?;
    if message.only_for.is_some() {
        return Err(Refusal::unknown_message());
    }
    if message.author != app {
        return Err(Refusal::not_the_author());
    }
    let archived = world.channel(channel)?.thread.as_ref().is_some_and(|t| t.archived);
    if archived {
        return Err(Refusal::archived_thread());
    }
    let place = world.channel(channel)?;
    let may_attach = place.dm.is_some() || world.permissions_in(place, app).has(Permissions::ATTACH_FILES);
    if !call.parts.is_empty() && !may_attach {
        return Err(Refusal::missing_permissions());
    }
    world.edit_message(channel, id, &call.body, &call.parts)?;
    Reply::ok(world.message_json(world.message(channel, id)?))
}

fn delete(world: &mut World, app: Id, channel: Id, id: Id) -> Answered {
    readable(world, app, channel)?;
    let message = world.message(channel, id)?;
    if message.only_for.is_some() {
        return Err(Refusal::unknown_message());
    }
    if message.author != app {
        if world.channel(channel)?.dm.is_some() {
            return Err(Refusal::not_in_a_dm());
        }
        world.require(channel, app, Permissions::MANAGE_MESSAGES)?;
    }
    world.delete_message(channel, id)?;
    Reply::nothing()
}

fn pins(world: &World, app: Id, channel: Id, paged: bool) -> Answered {
    readable(world, app, channel)?;
    let pinned = world.channel(channel)?.messages.values().rev().filter(|m| m.pinned);
    if paged {
        let items: Vec<Value> = pinned
            .map(|m| json!({"pinned_at": stamp(m.edited.unwrap_or(m.at)), "message": world.message_json(m)}))
            .collect();
        return Reply::ok(json!({"items": items, "has_more": false}));
    }
    Reply::ok(pinned.map(|m| world.message_json(m)).collect())
}

fn pin(world: &mut World, app: Id, channel: Id, id: Id, on: bool) -> Answered {
    readable(world, app, channel)?;
    world.message(channel, id)?;
    let place = world.channel(channel)?;
    let has = world.permissions_in(place, app);
    if place.dm.is_none() && !has.has(Permissions::PIN_MESSAGES) && !has.has(Permissions::MANAGE_MESSAGES) {
        return Err(Refusal::missing_permissions());
    }
    if on && place.messages.values().filter(|m| m.pinned).count() >= 250 {
        return Err(Refusal::new(400, 30003, "Maximum number of pins reached (250)"));
    }
    world.message_mut(channel, id)?.pinned = on;
    Reply::nothing()
}
