//! Threads, as far as a bot opens them: from a message, or on their own.
use serde_json::{Value, json};

use super::call::{Answered, Call, Reply, snowflake};
use crate::Permissions;
use crate::refusal::Refusal;
use crate::state::{Channel, Id, Thread, World, flags};

pub(crate) fn route(
    world: &mut World,
    call: &Call<'_>,
    method: &str,
    app: Id,
    channel: Id,
    rest: &[&str],
) -> Option<Answered> {
    Some(match (method, rest) {
        ("POST", ["threads"]) => open(world, call, app, channel, None),
        ("POST", ["messages", id, "threads"]) => {
            snowflake("message_id", id).and_then(|id| open(world, call, app, channel, Some(id)))
        }
        ("PUT" | "DELETE", ["thread-members", "@me"]) => {
            world.require(channel, app, Permissions::VIEW_CHANNEL).and_then(|()| Reply::nothing())
        }
        _ => return None,
    })
}

fn open(world: &mut World, call: &Call<'_>, app: Id, channel: Id, message: Option<Id>) -> Answered {
    call.only(&["name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable"])?;
    let name = call.body["name"].as_str().unwrap_or_default().to_owned();
    if !(1..=100).contains(&name.chars().count()) {
        return Err(Refusal::form("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."));
    }
    let minutes = match &call.body["auto_archive_duration"] {
        Value::Null => 4320,
        value => value.as_u64().filter(|m| [60, 1440, 4320, 10_080].contains(m)).ok_or_else(|| {
            Refusal::form("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).")
        })?,
    };
    let parent = world.channel(channel)?;
    let guild = parent.guild.ok_or_else(Refusal::not_in_a_dm)?;
    // Without a message, Discord makes a private thread unless told otherwise.
    let kind: u8 = match (message, call.body["type"].as_u64()) {
        (Some(_), _) | (None, Some(11)) => 11,
        (None, Some(12) | None) => 12,
        (None, Some(10)) => 10,
        _ => return Err(Refusal::form("type", "BASE_TYPE_CHOICES", "Value must be one of (10, 11, 12).")),
    };
    let right = if kind == 12 { Permissions::CREATE_PRIVATE_THREADS } else { Permissions::CREATE_PUBLIC_THREADS };
    world.require(channel, app, right)?;
    // A thread has its message's identifier.
    let id = match message {
        Some(id) => {
            world.message(channel, id)?;
            if world.channels.contains_key(&id) {
                return Err(Refusal::thread_exists());
            }
            id
        }
        None => world.next_id(),
    };
    let now = world.now();
    let mut thread = Channel::new(id, kind, Some(guild), &name);
    thread.slow = call.body["rate_limit_per_user"].as_u64().unwrap_or(0);
    thread.thread = Some(Thread {
        parent: channel,
        owner: app,
        archived: false,
        locked: false,
        auto_archive: minutes,
        made: now,
        archive_changed: now,
    });
    world.add_channel(thread);
    if let Some(message) = message {
        let found = world.message_mut(channel, message)?;
        found.thread = Some(id);
        found.flags |= flags::HAS_THREAD;
    }
    let mut body = world.channel(id)?.json(None);
    body["newly_created"] = json!(true);
    world.emit_in_guild(guild, crate::gateway::intents::GUILDS, "THREAD_CREATE", &body);
    Reply::created(world.channel(id)?.json(None))
}
