//! One channel: reading, changing and deleting it.
use serde_json::Value;

use super::call::{Answered, Call, Reply};
use crate::Permissions;
use crate::refusal::Refusal;
use crate::state::{Id, World};

pub(crate) fn route(
    world: &mut World,
    call: &Call<'_>,
    method: &str,
    app: Id,
    channel: Id,
    rest: &[&str],
) -> Option<Answered> {
    Some(match (method, rest) {
        ("GET", []) => get(world, app, channel),
        ("PATCH", []) => change(world, call, app, channel),
        ("DELETE", []) => delete(world, app, channel),
        _ => return None,
    })
}

fn get(world: &World, app: Id, channel: Id) -> Answered {
    world.require(channel, app, Permissions::VIEW_CHANNEL)?;
    Reply::ok(world.channel_json(world.channel(channel)?, app))
}

/// What managing this place takes.
fn needed(world: &World, app: Id, channel: Id) -> Result<(), Refusal> {
    world.require(channel, app, Permissions::VIEW_CHANNEL)?;
    let found = world.channel(channel)?;
    match &found.thread {
        Some(thread) if thread.owner == app => Ok(()),
        Some(_) => world.require(channel, app, Permissions::MANAGE_THREADS),
        None => world.require(channel, app, Permissions::MANAGE_CHANNELS),
    }
}

fn change(world: &mut World, call: &Call<'_>, app: Id, channel: Id) -> Answered {
    const KNOWN: [&str; 11] = [
        "name",
        "topic",
        "nsfw",
        "position",
        "rate_limit_per_user",
        "parent_id",
        "permission_overwrites",
        "archived",
        "locked",
        "auto_archive_duration",
        "flags",
    ];
    call.only(&KNOWN)?;
    if world.channel(channel)?.dm.is_some() {
        return Err(Refusal::not_in_a_dm());
    }
    needed(world, app, channel)?;
    let now = world.now();
    let body = &call.body;
    if let Some(name) = body.get("name") {
        match name.as_str().map(|n| n.chars().count()) {
            Some(1..=100) => {}
            Some(_) => {
                return Err(Refusal::form("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."));
            }
            None => return Err(Refusal::form("name", "STRING_TYPE_CONVERT", "Could not interpret value as string.")),
        }
    }
    let Some(found) = world.channels.get_mut(&channel) else { return Err(Refusal::unknown_channel()) };
    if let Some(name) = body["name"].as_str() {
        name.clone_into(&mut found.name);
    }
    if let Some(topic) = body.get("topic") {
        found.topic = topic.as_str().map(str::to_owned);
    }
    if let Some(nsfw) = body["nsfw"].as_bool() {
        found.nsfw = nsfw;
    }
    if let Some(position) = body["position"].as_u64() {
        found.position = position;
    }
    if let Some(slow) = body["rate_limit_per_user"].as_u64() {
        found.slow = slow;
    }
    let mut event = "CHANNEL_UPDATE";
    if let Some(thread) = found.thread.as_mut() {
        event = "THREAD_UPDATE";
        if let Some(archived) = body["archived"].as_bool() {
            thread.archived = archived;
            thread.archive_changed = now;
        }
        if let Some(locked) = body["locked"].as_bool() {
            thread.locked = locked;
        }
        if let Some(minutes) = body["auto_archive_duration"].as_u64() {
            thread.auto_archive = minutes;
        }
    }
    world.emit_channel(channel, event);
    Reply::ok(world.channel_json(world.channel(channel)?, app))
}

fn delete(world: &mut World, app: Id, channel: Id) -> Answered {
    let found = world.channel(channel)?;
    if found.dm.is_some() {
        // A bot closing a conversation: Discord keeps the channel.
        world.require(channel, app, Permissions::VIEW_CHANNEL)?;
        return Reply::ok(world.channel_json(found, app));
    }
    world.require(channel, app, Permissions::VIEW_CHANNEL)?;
    let needs = if found.thread.is_some() { Permissions::MANAGE_THREADS } else { Permissions::MANAGE_CHANNELS };
    world.require(channel, app, needs)?;
    let gone: Value = world.channel_json(found, app);
    world.remove_channel(channel);
    Reply::ok(gone)
}

impl World {
    /// Takes a channel and its threads away and tells of it.
    pub(crate) fn remove_channel(&mut self, channel: Id) {
        let hanging: Vec<Id> = self
            .channels
            .values()
            .filter(|c| c.thread.as_ref().is_some_and(|t| t.parent == channel))
            .map(|c| c.id)
            .collect();
        for id in hanging {
            self.drop_channel(id);
        }
        let thread = self.channels.get(&channel).is_some_and(|c| c.thread.is_some());
        self.emit_channel(channel, if thread { "THREAD_DELETE" } else { "CHANNEL_DELETE" });
        self.drop_channel(channel);
    }
}
