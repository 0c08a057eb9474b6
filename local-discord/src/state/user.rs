//! People, bots and their applications, and how Discord writes them. It never decides what they may do.
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Id;

/// A person or a bot.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) bot: bool,
    pub(crate) locale: String,
    pub(crate) dms_open: bool,
    /// A word about the person, for the page.
    pub(crate) note: String,
}

impl User {
    pub(crate) fn new(id: Id, name: &str, bot: bool) -> Self {
        Self { id, name: name.to_owned(), bot, locale: "en-US".into(), dms_open: true, note: String::new() }
    }

    pub(crate) fn json(&self) -> Value {
        let handle: String = if self.bot {
            self.name.clone()
        } else {
            self.name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
        };
        let mut user = json!({
            "id": self.id.to_string(),
            "username": handle,
            "discriminator": if self.bot { format!("{:04}", self.id % 9_000 + 1_000) } else { "0".into() },
            "global_name": if self.bot { Value::Null } else { json!(self.name) },
            "avatar": null,
            "public_flags": 0,
            "flags": 0,
            "banner": null,
            "accent_color": null,
            "avatar_decoration_data": null,
        });
        if self.bot {
            user["bot"] = json!(true);
        }
        user
    }

    /// As a bot sees itself.
    pub(crate) fn own_json(&self) -> Value {
        let mut user = self.json();
        for (key, value) in [
            ("mfa_enabled", json!(true)),
            ("verified", json!(true)),
            ("email", Value::Null),
            ("locale", json!(self.locale)),
        ] {
            user[key] = value;
        }
        user
    }
}

/// A command as an application registered it.
#[derive(Debug, Clone)]
pub(crate) struct Command {
    pub(crate) guild: Option<Id>,
    pub(crate) body: Value,
}

impl Command {
    pub(crate) fn name(&self) -> &str {
        self.body["name"].as_str().unwrap_or_default()
    }

    /// 1 typed, 2 on a person, 3 on a message.
    pub(crate) fn kind(&self) -> u64 {
        self.body["type"].as_u64().unwrap_or(1)
    }
}

/// An application, whose bot user has the same identifier.
#[derive(Debug, Clone)]
pub(crate) struct App {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) token: String,
    /// Privileged intents switched on for it.
    pub(crate) privileged: u64,
    pub(crate) commands: BTreeMap<Id, Command>,
}

impl App {
    pub(crate) fn json(&self, bot: &User, guilds: usize) -> Value {
        json!({
            "id": self.id.to_string(),
            "name": self.name,
            "icon": null,
            "description": "",
            "summary": "",
            "type": null,
            "bot_public": true,
            "bot_require_code_grant": false,
            "rpc_origins": [],
            "verify_key": "0".repeat(64),
            "flags": 0,
            "hook": true,
            "team": null,
            "tags": [],
            "redirect_uris": [],
            "interactions_endpoint_url": null,
            "role_connections_verification_url": null,
            "integration_types_config": {"0": {}, "1": {}},
            "approximate_guild_count": guilds,
            "approximate_user_install_count": 0,
            "bot": bot.json(),
            "owner": {
                "id": "80351110224678912",
                "username": "owner",
                "discriminator": "0",
                "global_name": "Owner",
                "avatar": null,
                "public_flags": 0,
                "flags": 0,
            },
        })
    }
}
