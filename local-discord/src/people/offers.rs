//! Which commands Discord's client would offer a person in a place. How they are typed is read in `typed`.
use serde_json::Value;

use crate::Permissions;
use crate::state::{Command, Id, World};

/// A command, or a subcommand, that can be used.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub(crate) app: Id,
    pub(crate) command: Id,
    /// `team setup`.
    pub(crate) name: String,
    pub(crate) description: String,
    /// The options of the command or subcommand.
    pub(crate) options: Vec<Value>,
    pub(crate) guild: Option<Id>,
    pub(crate) in_dm: bool,
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn in_dms(command: &Command) -> bool {
    match command.body["contexts"].as_array() {
        Some(contexts) => contexts.iter().any(|c| c == 1),
        None => command.body["dm_permission"].as_bool().unwrap_or(true),
    }
}

fn in_guilds(command: &Command) -> bool {
    command.body["contexts"].as_array().is_none_or(|contexts| contexts.iter().any(|c| c == 0))
}

/// A command with its subcommands taken apart.
fn leaves(app: Id, id: Id, command: &Command) -> Vec<Offer> {
    let make = |name: String, body: &Value| Offer {
        app,
        command: id,
        name,
        description: body["description"].as_str().unwrap_or_default().to_owned(),
        options: list(&body["options"]),
        guild: command.guild,
        in_dm: command.guild.is_none() && in_dms(command),
    };
    let mut out = Vec::new();
    let root = command.name();
    for first in list(&command.body["options"]) {
        let name = format!("{root} {}", first["name"].as_str().unwrap_or_default());
        match first["type"].as_u64() {
            Some(1) => out.push(make(name, &first)),
            Some(2) => out.extend(
                list(&first["options"])
                    .iter()
                    .map(|sub| make(format!("{name} {}", sub["name"].as_str().unwrap_or_default()), sub)),
            ),
            _ => {}
        }
    }
    if out.is_empty() {
        out.push(make(root.to_owned(), &command.body));
    }
    out
}

impl World {
    /// All that an application has registered.
    pub(crate) fn all_offers(&self, app: Id) -> Vec<Offer> {
        let commands = self.apps.get(&app).map(|a| a.commands.iter());
        commands.into_iter().flatten().flat_map(|(id, c)| leaves(app, *id, c)).collect()
    }

    /// What `person` may use in `channel`, of one kind: 1 typed, 2 on people, 3 on messages.
    pub(crate) fn offers(&self, person: Id, channel: Id, kind: u64) -> Vec<Offer> {
        let Some(place) = self.channels.get(&channel) else { return Vec::new() };
        let may = self.permissions_in(place, person);
        let mut out = Vec::new();
        for app in self.apps.values() {
            for (id, command) in app.commands.iter().filter(|(_, c)| c.kind() == kind) {
                let fits = match place.guild {
                    None => {
                        place.dm.is_some_and(|(_, bot)| bot == app.id) && command.guild.is_none() && in_dms(command)
                    }
                    Some(guild) => {
                        let there = self.guilds.get(&guild).is_some_and(|g| g.members.contains_key(&app.id));
                        there
                            && command.guild.is_none_or(|g| g == guild)
                            && in_guilds(command)
                            && may.has(Permissions::VIEW_CHANNEL | Permissions::USE_APPLICATION_COMMANDS)
                            && permitted(command, may)
                    }
                };
                if fits {
                    out.extend(leaves(app.id, *id, command));
                }
            }
        }
        out
    }
}

fn permitted(command: &Command, may: Permissions) -> bool {
    let needs = match &command.body["default_member_permissions"] {
        Value::String(bits) => bits.parse().ok(),
        Value::Number(bits) => bits.as_u64(),
        _ => None,
    };
    match needs {
        None => true,
        // Nought means administrators only.
        Some(0) => may.has(Permissions::ADMINISTRATOR),
        Some(bits) => may.has(Permissions(bits)) || may.has(Permissions::ADMINISTRATOR),
    }
}
