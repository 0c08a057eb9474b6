//! The state as the page shows it to one person. It changes nothing but what has been read.
use std::sync::Arc;

use serde_json::{Value, json};

use crate::Permissions;
use crate::people::Offer;
use crate::shared::Shared;
use crate::state::{Channel, Id, Message, World};

/// The newest messages of a place that the page is given.
const SHOWN: usize = 100;

/// Colours that carry white letters and are told apart.
const COLOURS: [&str; 8] = ["#3b6ea5", "#8a4f9e", "#2f7d57", "#a3562f", "#9b3b5a", "#4a6b2a", "#5b5fc7", "#7a6220"];

/// `order` is everybody there is: those who came one after the other differ.
fn colour(order: &[Id], id: Id) -> &'static str {
    let nth = order.binary_search(&id).unwrap_or(0);
    COLOURS.get(nth % COLOURS.len()).copied().unwrap_or("#3b6ea5")
}

/// The people one can be, in the order that the embedding program gave.
fn people(world: &World) -> Vec<Id> {
    let chosen = world.page.as_ref().map(|p| p.people.clone()).unwrap_or_default();
    if !chosen.is_empty() {
        return chosen.into_iter().filter(|id| world.users.contains_key(id)).collect();
    }
    let owns = |id: Id| world.guilds.values().any(|g| g.owner == id);
    world.users.values().filter(|u| !u.bot && !owns(u.id)).map(|u| u.id).collect()
}

fn places(world: &World, person: Id) -> Vec<&Channel> {
    let mut out: Vec<&Channel> = Vec::new();
    for guild in world.guilds_of(person) {
        let all = world.guild_channels(guild);
        out.extend(all.into_iter().filter(|c| world.permissions_in(c, person).has(Permissions::VIEW_CHANNEL)));
    }
    out.extend(world.inboxes(person).iter().filter_map(|id| world.channels.get(id)));
    out
}

fn is_unread(channel: &Channel, person: Id, message: &Message) -> bool {
    message.author != person && channel.read.get(&person).is_none_or(|read| message.id > *read)
}

fn unread(world: &World, channel: &Channel, person: Id) -> usize {
    if !world.permissions_in(channel, person).has(Permissions::VIEW_CHANNEL) {
        return 0;
    }
    let from = channel.read.get(&person).map_or(0, |read| read + 1);
    let visible = channel.messages.range(from..).map(|(_, m)| m);
    // More than a hundred is many.
    visible.filter(|m| m.author != person && !m.loading() && m.only_for.is_none_or(|p| p == person)).take(SHOWN).count()
}

/// Opens the direct messages between a person and the bots that they can reach.
fn open_dms(shared: &Shared, person: Id) {
    let missing = |w: &World| -> Vec<Id> {
        let bots = w.apps.keys().copied().filter(|a| w.share_guild(person, *a));
        bots.filter(|a| !w.dms.contains_key(&(person, *a))).collect()
    };
    if shared.look(|w| !missing(w).is_empty()) {
        shared.with(|w| {
            for bot in missing(w) {
                w.dm(person, bot);
            }
        });
    }
}

/// Everything that the page shows to this person, or to the first one.
pub(crate) fn state(shared: &Arc<Shared>, wanted: Option<&str>) -> Option<Value> {
    let me = shared.look(|w| {
        let all = people(w);
        match wanted {
            Some(id) => id.parse().ok().filter(|id| all.contains(id)),
            None => all.first().copied(),
        }
    })?;
    open_dms(shared, me);
    shared.look(|w| snapshot(w, me))
}

fn snapshot(w: &World, me: Id) -> Option<Value> {
    let page = w.page.as_ref()?;
    let now = w.now();
    let order: Vec<Id> = w.users.keys().copied().collect();
    let user = w.users.get(&me)?;
    let mine = places(w, me);
    let folk: Vec<Value> = people(w)
        .into_iter()
        .filter_map(|id| w.users.get(&id))
        .map(|u| {
            let count: usize = places(w, u.id).into_iter().map(|c| unread(w, c, u.id)).sum();
            json!({"id": u.id.to_string(), "name": u.name, "note": u.note, "unread": count, "colour": colour(&order, u.id)})
        })
        .collect();
    let messages: serde_json::Map<String, Value> =
        mine.iter().map(|c| (c.id.to_string(), messages(w, &order, c, me))).collect();
    let guide: Vec<Value> =
        page.guide.iter().map(|s| json!({"title": s.title, "text": s.text, "try": s.try_})).collect();
    let controls: Vec<Value> = page.controls.iter().map(|c| json!({"id": c.id, "label": c.label})).collect();
    Some(json!({
        "title": page.title,
        "banner": page.banner,
        "now": now.to_rfc3339(),
        "clock": (page.clock_label)(now),
        "me": {"id": me.to_string(), "name": user.name, "colour": colour(&order, me)},
        "people": folk,
        "places": mine.iter().map(|c| place(w, c, me)).collect::<Vec<_>>(),
        "roles": roles(w, me),
        "commands": commands(w, &mine, me),
        "menus": menus(w, &mine, me),
        "messages": messages,
        "guide": guide,
        "controls": controls,
    }))
}

fn place(w: &World, channel: &Channel, me: Id) -> Value {
    let (name, kind) = match channel.dm {
        Some((_, bot)) => (w.users.get(&bot).map(|u| u.name.clone()).unwrap_or_default(), "dm"),
        None => (channel.name.clone(), "channel"),
    };
    json!({
        "id": channel.id.to_string(),
        "name": name,
        "kind": kind,
        "guild": channel.guild.and_then(|g| w.guilds.get(&g)).map(|g| g.name.clone()),
        "thread": channel.thread.is_some(),
        "unread": unread(w, channel, me),
    })
}

fn roles(w: &World, me: Id) -> Vec<Value> {
    let guilds = w.guilds_of(me).into_iter().filter_map(|g| w.guilds.get(&g));
    let all = guilds.flat_map(|g| g.roles.values().filter(|r| r.id != g.id && r.bot.is_none()));
    all.map(|r| json!({"id": r.id.to_string(), "name": r.name})).collect()
}

/// What the person may type in at least one of their places, each name once.
fn offered(w: &World, places: &[&Channel], me: Id, kind: u64) -> Vec<Offer> {
    let mut out: Vec<Offer> = Vec::new();
    for channel in places {
        for offer in w.offers(me, channel.id, kind) {
            if !out.iter().any(|o| o.name == offer.name) {
                out.push(offer);
            }
        }
    }
    out.sort_by(|a, b| a.name.cmp(&b.name));
    out
}

fn commands(w: &World, places: &[&Channel], me: Id) -> Vec<Value> {
    let option = |o: &Value| {
        let limit =
            |number: &str, length: &str| if o[number].is_null() { o[length].clone() } else { o[number].clone() };
        json!({
            "name": o["name"],
            "description": o["description"],
            "type": o["type"],
            "required": o["required"].as_bool().unwrap_or(false),
            "autocomplete": o["autocomplete"].as_bool().unwrap_or(false),
            "choices": o["choices"].as_array().cloned().unwrap_or_default(),
            "min": limit("min_value", "min_length"),
            "max": limit("max_value", "max_length"),
        })
    };
    offered(w, places, me, 1)
        .into_iter()
        .map(|offer| {
            json!({
                "name": offer.name,
                "description": offer.description,
                "options": offer.options.iter().map(option).collect::<Vec<_>>(),
                "in_dm": offer.in_dm,
            })
        })
        .collect()
}

fn menus(w: &World, places: &[&Channel], me: Id) -> Vec<Value> {
    offered(w, places, me, 3).into_iter().map(|offer| json!({"name": offer.name})).collect()
}

fn messages(w: &World, order: &[Id], channel: &Channel, me: Id) -> Value {
    let mut newest: Vec<&Message> = channel
        .messages
        .values()
        .rev()
        .filter(|m| !m.loading() && m.only_for.is_none_or(|p| p == me))
        .take(SHOWN)
        .collect();
    newest.reverse();
    newest
        .into_iter()
        .map(|m| {
            let full = w.message_json(m);
            let author = w.users.get(&m.author);
            let used = m.made.as_ref().and_then(|made| {
                let name = made.name.as_ref()?;
                Some(json!({"name": name, "user": {"id": made.user.to_string(), "name": w.users.get(&made.user).map(|u| u.name.clone())}}))
            });
            json!({
                "id": m.id.to_string(),
                "author": {
                    "id": m.author.to_string(),
                    "name": author.map(|u| u.name.clone()),
                    "bot": author.is_some_and(|u| u.bot),
                    "colour": colour(order, m.author),
                },
                "at": m.at.to_rfc3339(),
                "edited_at": m.edited.map(|at| at.to_rfc3339()),
                "content": m.content,
                "embeds": full["embeds"],
                "components": m.components,
                "attachments": full["attachments"],
                "ephemeral": m.only_for.is_some(),
                "interaction": used,
                "unread": is_unread(channel, me, m),
            })
        })
        .collect()
}

/// The person has read everything in a place.
pub(crate) fn read(shared: &Arc<Shared>, body: &Value) -> Value {
    let id = |value: &Value| value.as_str().and_then(|s| s.parse::<Id>().ok());
    if let (Some(person), Some(place)) = (id(&body["as"]), id(&body["place"])) {
        shared.with(|w| {
            if let Some(channel) = w.channels.get_mut(&place)
                && let Some(last) = channel.messages.keys().next_back().copied()
            {
                channel.read.insert(person, last);
            }
        });
    }
    json!({"ok": true})
}
