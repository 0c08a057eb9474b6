//! A person: who they are, where they are, and what they hold in their hands.
use crate::shared::Shared;
use axum::body::Bytes;
use std::sync::Arc;

use super::{Application, Channel, Guild, Seat, Shown};
use crate::LocalDiscord;
use crate::rest::guess;
use crate::state::{File, Id, Upload, User};

/// A person with a Discord account.
#[derive(Debug, Clone)]
pub struct Person {
    pub(crate) shared: Arc<Shared>,
    pub(crate) id: Id,
}

impl LocalDiscord {
    /// Makes a person, or finds them by name.
    #[must_use]
    pub fn person(&self, name: &str) -> Person {
        let id = self.shared.with(|w| {
            if let Some(found) = w.users.values().find(|u| !u.bot && u.name == name) {
                return found.id;
            }
            let id = w.next_id();
            w.users.insert(id, User::new(id, name, false));
            id
        });
        Person { shared: Arc::clone(&self.shared), id }
    }
}

impl Person {
    fn change(&self, change: impl FnOnce(&mut User)) {
        self.shared.with(|w| w.users.get_mut(&self.id).map(change));
    }

    /// The user's identifier.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The name as others see it.
    #[must_use]
    pub fn name(&self) -> String {
        self.shared.look(|w| w.users.get(&self.id).map(|u| u.name.clone()).unwrap_or_default())
    }

    /// Sets the language of their client, such as `en-GB`.
    #[must_use]
    pub fn locale(self, locale: &str) -> Self {
        self.change(|u| locale.clone_into(&mut u.locale));
        self
    }

    /// A word about them, shown on the page.
    #[must_use]
    pub fn note(self, note: &str) -> Self {
        self.change(|u| note.clone_into(&mut u.note));
        self
    }

    /// Refuses direct messages from now on.
    pub fn closes_dms(&self) {
        self.change(|u| u.dms_open = false);
    }

    /// Accepts direct messages again.
    pub fn opens_dms(&self) {
        self.change(|u| u.dms_open = true);
    }

    /// Comes into a guild.
    pub fn joins(&self, guild: &Guild) {
        guild.join(self);
    }

    /// Leaves a guild.
    pub fn leaves(&self, guild: &Guild) {
        self.shared.with(|w| w.remove_member(guild.id, self.id));
    }

    /// Takes a seat in a channel.
    #[must_use]
    pub fn at(&self, channel: &Channel) -> Seat {
        Seat { shared: Arc::clone(&self.shared), person: self.id, channel: channel.id }
    }

    /// Takes a seat in the direct messages with a bot.
    #[must_use]
    pub fn at_dm(&self, app: &Application) -> Seat {
        let channel = self.shared.with(|w| w.dm(self.id, app.id));
        Seat { shared: Arc::clone(&self.shared), person: self.id, channel }
    }

    /// The direct messages with a bot, oldest first.
    #[must_use]
    pub fn dms(&self, app: &Application) -> Vec<Shown> {
        self.at_dm(app).reads()
    }

    /// The direct messages from all bots, oldest first.
    #[must_use]
    pub fn inbox(&self) -> Vec<Shown> {
        let mut all: Vec<Shown> = self
            .shared
            .look(|w| w.inboxes(self.id))
            .into_iter()
            .flat_map(|channel| Seat { shared: Arc::clone(&self.shared), person: self.id, channel }.reads())
            .filter(|shown| shown.author_id() != self.id)
            .collect();
        all.sort_by_key(Shown::id);
        all
    }

    /// Waits, within a person's patience, for a direct message that is newer than those of `seen`.
    ///
    /// # Panics
    /// When none comes.
    pub async fn gets_dm_after(&self, seen: usize) -> Shown {
        let me = self.id;
        let came = move |w: &crate::state::World| {
            let places = w.inboxes(me).into_iter().filter_map(|c| w.channels.get(&c));
            let count = places.flat_map(|c| c.messages.values()).filter(|m| m.author != me && !m.loading()).count();
            (count > seen).then_some(())
        };
        let patience = self.shared.settings.patience;
        let waited = self.shared.wait_for(patience, came).await;
        match (waited, self.inbox().into_iter().nth(seen)) {
            (Some(()), Some(shown)) => shown,
            _ => panic!("{} got no direct message beyond the first {seen}", self.name()),
        }
    }

    /// Holds a file ready for a command: type `@name` as the option's value. Gives back its identifier.
    pub fn upload(&self, name: &str, bytes: impl Into<Vec<u8>>) -> u64 {
        let bytes = Bytes::from(bytes.into());
        self.shared.with(|w| {
            let id = w.next_id();
            let file = File {
                id,
                name: name.to_owned(),
                description: None,
                content_type: guess(name).to_owned(),
                bytes,
                in_embed: false,
            };
            w.uploads.insert(id, Upload { owner: self.id, file });
            id
        })
    }
}
