//! A guild: its channels, roles, members and bots.
use crate::shared::Shared;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use super::{Application, Channel, Person};
use crate::gateway::intents;
use crate::state::{self, Id, World};
use crate::{LocalDiscord, Permissions};

/// A guild, which people call a server.
#[derive(Debug, Clone)]
pub struct Guild {
    pub(crate) shared: Arc<Shared>,
    pub(crate) id: Id,
}

/// A role of a guild.
#[derive(Debug, Clone)]
pub struct Role {
    shared: Arc<Shared>,
    guild: Id,
    id: Id,
}

impl LocalDiscord {
    /// Makes a guild, or finds it by its name. It belongs to someone who does nothing, and has one channel, `general`.
    #[must_use]
    pub fn guild(&self, name: &str) -> Guild {
        let id = self.shared.with(|w| match w.guilds.values().find(|g| g.name == name) {
            Some(found) => found.id,
            None => w.make_guild(name),
        });
        let guild = Guild { shared: Arc::clone(&self.shared), id };
        let _general = guild.channel("general");
        guild
    }
}

impl World {
    fn make_guild(&mut self, name: &str) -> Id {
        let now = self.now();
        let owner = self.next_id();
        self.users.insert(owner, state::User::new(owner, &format!("Owner of {name}"), false));
        let id = self.next_id();
        let everyone = state::Role {
            id,
            name: "@everyone".into(),
            permissions: Permissions::EVERYONE,
            position: 0,
            mentionable: false,
            bot: None,
        };
        let member = state::Member { roles: Vec::new(), joined: now, nick: None };
        self.guilds.insert(
            id,
            state::Guild {
                id,
                name: name.to_owned(),
                owner,
                roles: BTreeMap::from([(id, everyone)]),
                members: BTreeMap::from([(owner, member)]),
                channels: BTreeSet::new(),
                available: true,
            },
        );
        id
    }

    /// Makes a role and tells of it.
    fn make_role(&mut self, guild: Id, name: &str, permissions: Permissions, bot: Option<Id>) -> Id {
        let id = self.next_id();
        let Some(found) = self.guilds.get_mut(&guild) else { return id };
        let position = found.roles.len() as u64;
        let role = state::Role { id, name: name.to_owned(), permissions, position, mentionable: false, bot };
        let event = json!({"guild_id": guild.to_string(), "role": role.json()});
        found.roles.insert(id, role);
        self.emit_in_guild(guild, intents::GUILDS, "GUILD_ROLE_CREATE", &event);
        id
    }

    fn add_member(&mut self, guild: Id, user: Id, roles: Vec<Id>) {
        let joined = self.now();
        let Some(found) = self.guilds.get_mut(&guild) else { return };
        let event = if let Some(member) = found.members.get_mut(&user) {
            member.roles.extend(roles);
            "GUILD_MEMBER_UPDATE"
        } else {
            found.members.insert(user, state::Member { roles, joined, nick: None });
            "GUILD_MEMBER_ADD"
        };
        self.emit_member(guild, user, event);
    }
}

impl Guild {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.shared.look(|w| w.guilds.get(&self.id).map(|g| g.name.clone()).unwrap_or_default())
    }

    /// A text channel by its name, made if there is none.
    #[must_use]
    pub fn channel(&self, name: &str) -> Channel {
        let name = name.trim_start_matches('#');
        let id = self.shared.with(|w| {
            let found = w.guild_channels(self.id).into_iter().find(|c| c.name == name).map(|c| c.id);
            found.unwrap_or_else(|| {
                let id = w.next_id();
                let mut channel = state::Channel::new(id, 0, Some(self.id), name);
                channel.position = w.guild_channels(self.id).len() as u64;
                w.add_channel(channel);
                w.emit_channel(id, "CHANNEL_CREATE");
                id
            })
        });
        Channel { shared: Arc::clone(&self.shared), id }
    }

    /// A role by its name, made with these permissions if there is none.
    #[must_use]
    pub fn role(&self, name: &str, permissions: Permissions) -> Role {
        let id = self.shared.with(|w| {
            let roles = w.guilds.get(&self.id).map(|g| &g.roles);
            let found = roles.and_then(|r| r.values().find(|r| r.name == name).map(|r| r.id));
            found.unwrap_or_else(|| w.make_role(self.id, name, permissions, None))
        });
        Role { shared: Arc::clone(&self.shared), guild: self.id, id }
    }

    /// Adds the bot with the usual permissions.
    pub fn add_bot(&self, app: &Application) {
        self.add_bot_with(app, Permissions::USUAL_BOT);
    }

    /// Adds the bot with these permissions, besides those of everyone.
    pub fn add_bot_with(&self, app: &Application, permissions: Permissions) {
        self.shared.with(|w| {
            let name = w.apps.get(&app.id).map(|a| a.name.clone()).unwrap_or_default();
            let role = w.make_role(self.id, &name, permissions, Some(app.id));
            w.add_member(self.id, app.id, vec![role]);
            w.emit_guild_create(self.id, app.id);
        });
    }

    /// Removes the bot.
    pub fn remove_bot(&self, app: &Application) {
        self.shared.with(|w| w.remove_member(self.id, app.id));
    }

    /// A person comes in, as an ordinary member.
    pub fn join(&self, person: &Person) {
        self.shared.with(|w| w.add_member(self.id, person.id, Vec::new()));
    }

    /// A person comes in, or gets, a role with these permissions.
    pub fn join_as(&self, person: &Person, permissions: Permissions) {
        let role = self.role(&format!("{permissions}"), permissions);
        self.shared.with(|w| w.add_member(self.id, person.id, vec![role.id]));
    }

    /// An outage: bots see the guild as unavailable.
    pub fn goes_down(&self) {
        self.shared.with(|w| {
            if let Some(guild) = w.guilds.get_mut(&self.id) {
                guild.available = false;
            }
            let event = json!({"id": self.id.to_string(), "unavailable": true});
            w.emit_in_guild(self.id, intents::GUILDS, "GUILD_DELETE", &event);
        });
    }

    /// The outage is over.
    pub fn comes_back(&self) {
        self.shared.with(|w| {
            if let Some(guild) = w.guilds.get_mut(&self.id) {
                guild.available = true;
            }
            let bots: Vec<Id> = w.apps.keys().copied().filter(|a| w.guilds_of(*a).contains(&self.id)).collect();
            for bot in bots {
                w.emit_guild_create(self.id, bot);
            }
        });
    }
}

impl Role {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    fn change(&self, change: impl FnOnce(&mut state::Role)) {
        self.shared.with(|w| {
            let role = w.guilds.get_mut(&self.guild).and_then(|g| g.roles.get_mut(&self.id));
            let Some(role) = role else { return };
            change(role);
            let event = json!({"guild_id": self.guild.to_string(), "role": role.json()});
            w.emit_in_guild(self.guild, intents::GUILDS, "GUILD_ROLE_UPDATE", &event);
        });
    }

    /// Lets everyone mention it.
    #[must_use]
    pub fn mentionable(self) -> Self {
        self.change(|r| r.mentionable = true);
        self
    }

    /// Changes what it allows.
    pub fn permits(&self, permissions: Permissions) {
        self.change(|r| r.permissions = permissions);
    }

    /// A member gets the role.
    pub fn goes_to(&self, person: &Person) {
        self.shared.with(|w| w.add_member(self.guild, person.id, vec![self.id]));
    }

    /// A member loses the role.
    pub fn is_taken_from(&self, person: &Person) {
        self.shared.with(|w| {
            if let Some(m) = w.guilds.get_mut(&self.guild).and_then(|g| g.members.get_mut(&person.id)) {
                m.roles.retain(|r| *r != self.id);
            }
            w.emit_member(self.guild, person.id, "GUILD_MEMBER_UPDATE");
        });
    }

    /// Takes the role away from the guild.
    pub fn deletes(&self) {
        self.shared.with(|w| {
            let Some(guild) = w.guilds.get_mut(&self.guild) else { return };
            guild.roles.remove(&self.id);
            for member in guild.members.values_mut() {
                member.roles.retain(|r| *r != self.id);
            }
            let event = json!({"guild_id": self.guild.to_string(), "role_id": self.id.to_string()});
            w.emit_in_guild(self.guild, intents::GUILDS, "GUILD_ROLE_DELETE", &event);
        });
    }
}
