//! A channel: what can be done to it, and what stands in it.
use super::{Application, Person, Shown};
use crate::refusal::Refusal;
use crate::shared::Shared;
use crate::state::{Id, Overwrite};
use crate::{LocalDiscord, Permissions};
use std::sync::Arc;

/// A channel of a guild, a thread, or a direct-message channel.
#[derive(Debug, Clone)]
pub struct Channel {
    pub(crate) shared: Arc<Shared>,
    pub(crate) id: Id,
}

impl LocalDiscord {
    /// A channel by its identifier, such as a thread that the bot has opened.
    #[must_use]
    pub fn channel(&self, id: u64) -> Option<Channel> {
        let there = self.shared.look(|w| w.channels.contains_key(&id));
        there.then(|| Channel { shared: Arc::clone(&self.shared), id })
    }
}

impl Channel {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.shared.look(|w| w.channels.get(&self.id).map(|c| c.name.clone()).unwrap_or_default())
    }

    /// Takes it away, with all that stands in it.
    pub fn deletes(&self) {
        self.shared.with(|w| w.remove_channel(self.id));
    }

    fn overwrite(&self, id: Id, member: bool, allow: Permissions, deny: Permissions) {
        self.shared.with(|w| {
            let Some(channel) = w.channels.get_mut(&self.id) else { return };
            if let Some(old) = channel.overwrites.iter_mut().find(|o| o.id == id) {
                old.allow = (old.allow & !deny) | allow;
                old.deny = (old.deny & !allow) | deny;
            } else {
                channel.overwrites.push(Overwrite { id, member, allow, deny });
            }
            w.emit_channel(self.id, "CHANNEL_UPDATE");
        });
    }

    /// The bot may not do this here.
    pub fn denies(&self, permissions: Permissions, app: &Application) {
        self.overwrite(app.id, true, Permissions::NONE, permissions);
    }

    /// The bot may do this here.
    pub fn allows(&self, permissions: Permissions, app: &Application) {
        self.overwrite(app.id, true, permissions, Permissions::NONE);
    }

    /// The person may not do this here.
    pub fn denies_person(&self, permissions: Permissions, person: &Person) {
        self.overwrite(person.id, true, Permissions::NONE, permissions);
    }

    /// Nobody may do this here, unless a role or an overwrite of their own says so.
    pub fn denies_everyone(&self, permissions: Permissions) {
        let guild = self.shared.look(|w| w.channels.get(&self.id).and_then(|c| c.guild));
        if let Some(guild) = guild {
            self.overwrite(guild, false, Permissions::NONE, permissions);
        }
    }

    /// Archives a thread, and locks it if asked.
    pub fn archives(&self, locked: bool) {
        self.shared.with(|w| {
            if let Some(thread) = w.channels.get_mut(&self.id).and_then(|c| c.thread.as_mut()) {
                thread.archived = true;
                thread.locked = locked;
            }
            w.emit_channel(self.id, "THREAD_UPDATE");
        });
    }

    /// All messages that are not for one person alone, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Shown> {
        let ids: Vec<Id> = self.shared.look(|w| {
            let all = w.channels.get(&self.id).map(|c| c.messages.values());
            all.into_iter().flatten().filter(|m| m.only_for.is_none()).map(|m| m.id).collect()
        });
        ids.into_iter().filter_map(|id| Shown::find(&self.shared, 0, self.id, id)).collect()
    }

    /// Somebody with the right to do so deletes a message.
    ///
    /// # Panics
    /// When it is not there.
    pub fn loses(&self, message: &Shown) {
        let done: Result<(), Refusal> = self.shared.with(|w| w.delete_message(self.id, message.id()));
        if done.is_err() {
            panic!("message {} is not in #{}", message.id(), self.name());
        }
    }
}
