//! A bot's application as its owner sees it: token, switched-on intents, registered commands.
use crate::shared::Shared;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::sync::Arc;

use super::{GatewayHandle, Refused};
use crate::LocalDiscord;
use crate::gateway::intents;
use crate::state::{App, Id, User};

/// An application and its bot, which share one identifier.
#[derive(Debug, Clone)]
pub struct Application {
    pub(crate) shared: Arc<Shared>,
    pub(crate) id: Id,
}

impl LocalDiscord {
    /// Makes an application with a bot of this name, or finds it.
    #[must_use]
    pub fn application(&self, name: &str) -> Application {
        self.application_with_token(name, None)
    }

    /// Makes an application whose bot has this token.
    #[must_use]
    pub fn application_with_token(&self, name: &str, token: Option<&str>) -> Application {
        let id = self.shared.with(|w| {
            if let Some(app) = w.apps.values().find(|a| a.name == name) {
                return app.id;
            }
            let id = w.next_id();
            let made = format!("{}.local.{:027}", URL_SAFE_NO_PAD.encode(id.to_string()), id % 1_000_003);
            let token = token.map_or(made, str::to_owned);
            let app =
                App { id, name: name.to_owned(), token, privileged: 0, commands: std::collections::BTreeMap::new() };
            w.apps.insert(id, app);
            w.users.insert(id, User::new(id, name, true));
            id
        });
        Application { shared: Arc::clone(&self.shared), id }
    }
}

impl Application {
    /// The identifier of application and bot.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> String {
        self.shared.look(|w| w.apps.get(&self.id).map(|a| a.token.clone()).unwrap_or_default())
    }

    /// Gives the bot another token: the old one is refused from now on, and its connections are closed.
    pub fn resets_token(&self, token: &str) {
        self.shared.with(|w| {
            if let Some(app) = w.apps.get_mut(&self.id) {
                token.clone_into(&mut app.token);
            }
        });
        self.gateway().close(Some(4004));
    }

    /// Switches privileged intents on (members 1 << 1, presences 1 << 8, message content 1 << 15).
    #[must_use]
    pub fn allows_intents(self, bits: u64) -> Self {
        self.shared.with(|w| {
            if let Some(app) = w.apps.get_mut(&self.id) {
                app.privileged |= bits & intents::PRIVILEGED;
            }
        });
        self
    }

    /// The names of all registered commands, subcommands included, such as `team setup`.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        self.shared.look(|w| w.all_offers(self.id).into_iter().map(|o| o.name).collect())
    }

    /// The bodies of the registered commands, as Discord answers them.
    #[must_use]
    pub fn registered(&self) -> Vec<serde_json::Value> {
        let bodies = |w: &crate::state::World| {
            w.apps.get(&self.id).map(|a| a.commands.values().map(|c| c.body.clone()).collect()).unwrap_or_default()
        };
        self.shared.look(bodies)
    }

    /// Its connections to the gateway.
    #[must_use]
    pub fn gateway(&self) -> GatewayHandle {
        GatewayHandle { shared: Arc::clone(&self.shared), app: self.id, shard: None }
    }

    /// Waits until the bot listens and has registered commands.
    ///
    /// # Panics
    /// When that takes longer than a person's patience.
    pub async fn comes_online(&self) {
        if let Err(why) = self.try_comes_online().await {
            panic!("{why}");
        }
    }

    /// Like [`Self::comes_online`].
    ///
    /// # Errors
    /// When that takes longer than a person's patience.
    pub async fn try_comes_online(&self) -> Result<(), Refused> {
        let id = self.id;
        let there = move |w: &crate::state::World| {
            let registered = w.apps.get(&id).is_some_and(|a| !a.commands.is_empty());
            (w.gateway.listens(id) && registered).then_some(())
        };
        let patience = self.shared.settings.patience;
        self.shared.wait_for(patience, there).await.ok_or_else(|| {
            let (listens, commands) =
                self.shared.look(|w| (w.gateway.listens(id), w.apps.get(&id).map_or(0, |a| a.commands.len())));
            Refused::new(format!("the bot is not online: connected: {listens}, commands registered: {commands}"))
        })
    }
}
