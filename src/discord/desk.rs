//! What every command and press works with. Never decides anything.

use super::seen::Seen;
use super::transport::{Attachments, Carrier};
use crate::app::App;
use crate::domain::ids::{PersonId, TeamId};
use serenity::all::Http;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The servers as Discord shows them at the moment: their names, and which of them it cannot reach itself. Never stored.
#[derive(Clone, Default)]
pub struct Servers(Arc<RwLock<HashMap<TeamId, Server>>>);

#[derive(Default)]
struct Server {
    name: Option<String>,
    away: bool,
}

impl Servers {
    /// Remembers a name.
    pub fn set(&self, team: TeamId, name: String) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(team).or_default().name = Some(name);
    }

    /// Remembers whether Discord cannot reach the server: an outage of its own.
    pub fn set_away(&self, team: TeamId, away: bool) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(team).or_default().away = away;
    }

    /// The name, or a word in its place.
    #[must_use]
    pub fn get(&self, team: TeamId) -> String {
        let servers = self.0.read().unwrap_or_else(PoisonError::into_inner);
        servers.get(&team).and_then(|server| server.name.clone()).unwrap_or_else(|| "your team".into())
    }

    /// Whether Discord cannot reach the server at the moment.
    #[must_use]
    pub fn is_away(&self, team: TeamId) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&team).is_some_and(|server| server.away)
    }
}

/// What every command and press works with.
#[derive(Clone)]
pub struct Desk {
    /// The bot behind.
    pub app: App,
    /// The way on which notices go out.
    pub carrier: Arc<Carrier>,
    /// The way on which people are answered: never behind notices.
    pub http: Arc<Http>,
    /// The way to what people attach.
    pub attachments: Attachments,
    /// The bot itself.
    pub me: PersonId,
    /// The interactions taken up lately.
    pub seen: Arc<Seen>,
    /// The servers at the moment.
    pub teams: Servers,
}
