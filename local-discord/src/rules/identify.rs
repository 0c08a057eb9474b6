//! The rules of what a client says of itself on the gateway: IDENTIFY and its presence.
//! It never judges whether the token is right or the intents are allowed.

use serde_json::Value;

use super::errors::Fault;
use super::reader::{At, Notes};

/// The intents that exist; the gateway closes with 4013 on any other.
pub const KNOWN_INTENTS: i64 = 0x1_ffff | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

/// Checks the data of an IDENTIFY.
#[must_use]
pub fn identify(d: &Value) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(d));
    notes.into_faults()
}

/// Checks the data of a presence update.
#[must_use]
pub fn presence(d: &Value) -> Vec<Fault> {
    let notes = Notes::default();
    presence_at(&notes.root(d));
    notes.into_faults()
}

fn check(at: &At<'_>) {
    let Some(identify) = at.object(&[
        "token",
        "properties",
        "compress",
        "large_threshold",
        "shard",
        "presence",
        "intents",
        "capabilities",
    ]) else {
        return;
    };
    if let Some(token) = identify.need("token") {
        token.words(512);
    }
    if let Some(intents) = identify.need("intents")
        && let Some(bits) = intents.whole(0..=i64::MAX)
        && bits & !KNOWN_INTENTS != 0
    {
        intents.fault("INTENTS_INVALID", format!("The intents {} do not exist", bits & !KNOWN_INTENTS));
    }
    // Discord took these names with a dollar sign before and still does.
    let names = ["os", "browser", "device", "$os", "$browser", "$device", "$referrer", "$referring_domain"];
    if let Some(properties) = identify.need("properties").and_then(|at| at.object(&names)) {
        for name in names {
            if let Some(at) = properties.get(name) {
                at.text(0..=256);
            }
        }
        for name in ["os", "browser", "device"] {
            if properties.get(&format!("${name}")).is_none() {
                properties.need(name);
            }
        }
    }
    identify.truth("compress");
    if let Some(threshold) = identify.get("large_threshold") {
        threshold.whole(50..=250);
    }
    if let Some(capabilities) = identify.get("capabilities") {
        capabilities.whole(0..=i64::MAX);
    }
    if let Some(at) = identify.get("shard") {
        shard(&at);
    }
    if let Some(presence) = identify.get("presence") {
        presence_at(&presence);
    }
}

fn shard(at: &At<'_>) {
    let Some(list) = at.list(2..=2) else { return };
    let [id, total] = list.as_slice() else { return };
    let (number, count) = (id.whole(0..=i64::from(u32::MAX)), total.whole(1..=i64::from(u32::MAX)));
    if let (Some(number), Some(count)) = (number, count)
        && number >= count
    {
        id.fault("SHARD_INVALID", format!("There is no shard {number} of {count}"));
    }
}

fn presence_at(at: &At<'_>) {
    let Some(presence) = at.object(&["since", "activities", "status", "afk"]) else { return };
    presence.truth("afk");
    if let Some(status) = presence.need("status")
        && let Some(word) = status.text(0..=16)
        && !["online", "dnd", "idle", "invisible", "offline"].contains(&word)
    {
        status.fault("BASE_TYPE_CHOICES", "Value must be one of ('online', 'dnd', 'idle', 'invisible', 'offline').");
    }
    if let Some(since) = presence.get("since") {
        if since.value.is_object() {
            // serenity sends the time as Rust writes it, and Discord takes no offence.
            since.object(&["secs_since_epoch", "nanos_since_epoch"]);
        } else {
            since.whole(0..=i64::MAX);
        }
    }
    for at in presence.get("activities").and_then(|at| at.list(0..=16)).unwrap_or_default() {
        activity(&at);
    }
}

fn activity(at: &At<'_>) {
    let Some(activity) = at.object(&[
        "name",
        "type",
        "url",
        "state",
        "details",
        "emoji",
        "application_id",
        "assets",
        "buttons",
        "created_at",
        "flags",
        "id",
        "instance",
        "party",
        "secrets",
        "timestamps",
        "details_url",
        "state_url",
        "status_display_type",
    ]) else {
        return;
    };
    if let Some(name) = activity.need("name") {
        name.text(1..=128);
    }
    if let Some(kind) = activity.need("type") {
        kind.one_of(&[0, 1, 2, 3, 4, 5]);
    }
    for key in ["state", "details"] {
        if let Some(text) = activity.get(key) {
            text.text(0..=128);
        }
    }
    if let Some(url) = activity.get("url") {
        url.url(512, &["http", "https"]);
    }
}
