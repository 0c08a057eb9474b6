//! The whole state, its identifiers and plain look-ups. It decides no rule.
use std::collections::{BTreeMap, HashMap};

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{App, Channel, File, Guild, Id, Interaction, Message, User};
use crate::Permissions;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::gateway::Gateway;
use crate::refusal::Refusal;
use crate::rest::Buckets;
use crate::snowflake::Snowflakes;

/// Something a bot did that Discord would refuse, and that its author will want to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// What was asked, such as `POST /channels/1/messages`.
    pub request: String,
    /// What was wrong with it.
    pub what: String,
}

/// A file that a person holds ready for a command.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) owner: Id,
    pub(crate) file: File,
}

/// A nonce of one author in one channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Nonce {
    pub(crate) author: Id,
    pub(crate) channel: Id,
    pub(crate) text: String,
}

/// How many interactions are remembered.
const REMEMBERED: usize = 20_000;

/// All state.
pub(crate) struct World {
    pub(crate) clock: Clock,
    pub(crate) ids: Snowflakes,
    /// Where this Discord is reached, without a slash at the end.
    pub(crate) base: String,
    pub(crate) ws: String,
    pub(crate) users: BTreeMap<Id, User>,
    pub(crate) apps: BTreeMap<Id, App>,
    pub(crate) guilds: BTreeMap<Id, Guild>,
    pub(crate) channels: BTreeMap<Id, Channel>,
    pub(crate) interactions: BTreeMap<Id, Interaction>,
    pub(crate) tokens: HashMap<String, Id>,
    pub(crate) uploads: BTreeMap<Id, Upload>,
    /// When a nonce was last used, and for which message.
    pub(crate) nonces: HashMap<Nonce, (DateTime<Utc>, Id)>,
    /// The direct-message channel of each person and bot.
    pub(crate) dms: HashMap<(Id, Id), Id>,
    pub(crate) complaints: Vec<Complaint>,
    pub(crate) faults: Faults,
    pub(crate) gateway: Gateway,
    pub(crate) buckets: Buckets,
    #[cfg(feature = "page")]
    pub(crate) page: Option<std::sync::Arc<crate::page::Page>>,
}

impl World {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            ids: Snowflakes::default(),
            base: String::new(),
            ws: String::new(),
            users: BTreeMap::new(),
            apps: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            interactions: BTreeMap::new(),
            tokens: HashMap::new(),
            uploads: BTreeMap::new(),
            nonces: HashMap::new(),
            dms: HashMap::new(),
            complaints: Vec::new(),
            faults: Faults::default(),
            gateway: Gateway::default(),
            buckets: Buckets::default(),
            #[cfg(feature = "page")]
            page: None,
        }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    pub(crate) fn next_id(&mut self) -> Id {
        let now = self.now();
        self.ids.next(now)
    }

    pub(crate) fn user_json(&self, id: Id) -> Value {
        self.users.get(&id).map_or_else(
            || json!({"id": id.to_string(), "username": "Deleted User", "discriminator": "0", "global_name": null, "avatar": null, "public_flags": 0}),
            User::json,
        )
    }

    pub(crate) fn channel(&self, id: Id) -> Result<&Channel, Refusal> {
        self.channels.get(&id).ok_or_else(Refusal::unknown_channel)
    }

    pub(crate) fn message(&self, channel: Id, id: Id) -> Result<&Message, Refusal> {
        self.channels.get(&channel).and_then(|c| c.messages.get(&id)).ok_or_else(Refusal::unknown_message)
    }

    pub(crate) fn message_mut(&mut self, channel: Id, id: Id) -> Result<&mut Message, Refusal> {
        self.channels.get_mut(&channel).and_then(|c| c.messages.get_mut(&id)).ok_or_else(Refusal::unknown_message)
    }

    /// The channels of a guild, threads too, in their order.
    pub(crate) fn guild_channels(&self, guild: Id) -> Vec<&Channel> {
        let ids = self.guilds.get(&guild).map(|g| &g.channels);
        let mut found: Vec<&Channel> = ids.into_iter().flatten().filter_map(|c| self.channels.get(c)).collect();
        found.sort_by_key(|c| (c.thread.is_some(), c.position, c.id));
        found
    }

    /// Puts a channel into its guild.
    pub(crate) fn add_channel(&mut self, channel: Channel) {
        if let Some(guild) = channel.guild.and_then(|g| self.guilds.get_mut(&g)) {
            guild.channels.insert(channel.id);
        }
        self.channels.insert(channel.id, channel);
    }

    /// Takes a channel out of its guild.
    pub(crate) fn drop_channel(&mut self, id: Id) {
        if let Some(guild) = self.channels.remove(&id).and_then(|c| c.guild).and_then(|g| self.guilds.get_mut(&g)) {
            guild.channels.remove(&id);
        }
    }

    /// A channel as `viewer` is shown it.
    pub(crate) fn channel_json(&self, channel: &Channel, viewer: Id) -> Value {
        let other = channel.dm.map(|(person, bot)| self.user_json(if viewer == bot { person } else { bot }));
        channel.json(other)
    }

    /// The direct-message channel of a person and a bot, made when it is first asked for.
    pub(crate) fn dm(&mut self, person: Id, bot: Id) -> Id {
        if let Some(found) = self.dms.get(&(person, bot)) {
            return *found;
        }
        let id = self.next_id();
        let mut channel = Channel::new(id, 1, None, "");
        channel.dm = Some((person, bot));
        self.dms.insert((person, bot), id);
        self.channels.insert(id, channel);
        id
    }

    /// The direct-message channels of a person.
    pub(crate) fn inboxes(&self, person: Id) -> Vec<Id> {
        self.apps.keys().filter_map(|app| self.dms.get(&(person, *app)).copied()).collect()
    }

    /// Whether the two are in a guild together.
    pub(crate) fn share_guild(&self, a: Id, b: Id) -> bool {
        self.guilds.values().any(|g| g.members.contains_key(&a) && g.members.contains_key(&b))
    }

    pub(crate) fn guilds_of(&self, user: Id) -> Vec<Id> {
        self.guilds.values().filter(|g| g.members.contains_key(&user)).map(|g| g.id).collect()
    }

    /// Remembers a new interaction and forgets the oldest answered one beyond what is kept.
    pub(crate) fn remember(&mut self, interaction: Interaction) {
        self.tokens.insert(interaction.token.clone(), interaction.id);
        self.interactions.insert(interaction.id, interaction);
        if self.interactions.len() > REMEMBERED
            && let Some((id, old)) = self.interactions.iter().find(|(_, i)| i.answered() || i.abandoned)
        {
            let id = *id;
            self.tokens.remove(&old.token.clone());
            self.interactions.remove(&id);
        }
    }

    pub(crate) fn complain(&mut self, request: String, what: String) {
        tracing::warn!(%request, %what, "refused");
        self.complaints.push(Complaint { request, what });
    }

    /// A file by the numbers in its address.
    pub(crate) fn file(&self, channel: Id, id: Id) -> Option<(String, Bytes)> {
        let on_message = self
            .channels
            .get(&channel)
            .and_then(|c| c.messages.values().rev().flat_map(|m| &m.files).find(|f| f.id == id));
        let file = on_message.or_else(|| self.uploads.get(&id).map(|u| &u.file))?;
        Some((file.content_type.clone(), file.bytes.clone()))
    }

    /// A guild with everything a bot is told when it arrives.
    pub(crate) fn guild_create(&self, guild: &Guild, bot: Id) -> Value {
        let mut out = guild.json();
        let member = guild.members.get(&bot);
        let visible: Vec<&Channel> = self.guild_channels(guild.id);
        let list = |threads: bool| -> Value {
            visible.iter().filter(|c| c.thread.is_some() == threads).map(|c| c.json(None)).collect()
        };
        let own = member.zip(self.users.get(&bot)).map(|(m, u)| m.json(u));
        for (key, value) in [
            ("joined_at", json!(member.map(|m| crate::clock::stamp(m.joined)))),
            ("large", json!(guild.members.len() > 250)),
            ("unavailable", json!(false)),
            ("member_count", json!(guild.members.len())),
            ("voice_states", json!([])),
            ("members", own.into_iter().collect()),
            ("channels", list(false)),
            ("threads", list(true)),
            ("presences", json!([])),
            ("stage_instances", json!([])),
            ("guild_scheduled_events", json!([])),
            ("soundboard_sounds", json!([])),
        ] {
            out[key] = value;
        }
        out
    }

    /// What a role or person may do in the whole guild, before any channel is looked at.
    pub(crate) fn guild_permissions(&self, guild: Id, user: Id) -> Permissions {
        let Some(guild) = self.guilds.get(&guild) else { return Permissions::NONE };
        let Some(member) = guild.members.get(&user) else { return Permissions::NONE };
        if guild.owner == user {
            return Permissions::ALL;
        }
        let mut sum = guild.roles.get(&guild.id).map_or(Permissions::NONE, |r| r.permissions);
        for role in member.roles.iter().filter_map(|r| guild.roles.get(r)) {
            sum |= role.permissions;
        }
        if sum.has(Permissions::ADMINISTRATOR) { Permissions::ALL } else { sum }
    }
}
