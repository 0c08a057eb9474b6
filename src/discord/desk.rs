//! What every command and press works with. Never decides anything.

use super::seen::Seen;
use super::transport::Carrier;
use crate::app::App;
use crate::domain::ids::{PersonId, TeamId};
use serenity::all::Http;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The names of the servers, as Discord says them at the moment; never stored.
#[derive(Clone, Default)]
pub struct TeamNames(Arc<RwLock<HashMap<TeamId, String>>>);

impl TeamNames {
    /// Remembers a name.
    pub fn set(&self, team: TeamId, name: String) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(team, name);
    }

    /// The name, or a word in its place.
    #[must_use]
    pub fn get(&self, team: TeamId) -> String {
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        names.get(&team).cloned().unwrap_or_else(|| "your team".into())
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
    /// The bot itself.
    pub me: PersonId,
    /// The interactions taken up lately.
    pub seen: Arc<Seen>,
    /// The servers' names.
    pub teams: TeamNames,
}
