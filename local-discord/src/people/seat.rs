//! A person in a place, and all they can do there.
use crate::shared::Shared;
use serde_json::json;
use std::sync::Arc;

use super::typed::{self, Line};
use super::values::Place;
use super::{Answer, Choice, Deed, Shown, wait};
use crate::state::{Draft, Id, Kind};

/// Discord's client would not let the person do this, or the bot did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Refused {
    words: String,
    silent: bool,
}

impl Refused {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), silent: false }
    }

    pub(crate) fn silence(known: &str) -> Self {
        Self { words: format!("the application did not respond: {known}"), silent: true }
    }

    /// Whether the bot failed to answer, as opposed to the client refusing.
    #[must_use]
    pub fn is_silence(&self) -> bool {
        self.silent
    }
}

/// A person in a channel.
#[derive(Debug, Clone)]
pub struct Seat {
    pub(crate) shared: Arc<Shared>,
    pub(crate) person: Id,
    pub(crate) channel: Id,
}

impl Seat {
    pub(crate) fn place(&self) -> Place {
        Place { person: self.person, channel: self.channel, lenient: false }
    }

    #[track_caller]
    pub(crate) fn must<T>(&self, what: &str, done: Result<T, Refused>) -> T {
        match done {
            Ok(done) => done,
            Err(why) => {
                let name = self.shared.look(|w| w.users.get(&self.person).map(|u| u.name.clone()));
                panic!("{} {what}: {why}", name.unwrap_or_default())
            }
        }
    }

    /// Sends a deed and waits for its answer.
    pub(crate) async fn does(&self, deed: Deed) -> Result<Answer, Refused> {
        let shared = &self.shared;
        let id = shared.with(|w| w.begin(deed))?;
        wait(shared, id, shared.settings.patience).await?;
        Answer::find(&self.shared, id).ok_or_else(|| Refused::silence("the interaction is forgotten"))
    }

    fn deed(
        &self,
        read: impl FnOnce(&[super::Offer]) -> Result<Line, String>,
        place: Place,
        focus: bool,
    ) -> Result<Deed, Refused> {
        self.shared.look(|w| {
            let offers = w.offers(self.person, self.channel, 1);
            let line = read(&offers).map_err(Refused::new)?;
            let focused = line.given.last().filter(|_| focus).map(|(key, _)| key.clone());
            let kind = if focus { Kind::Autocomplete } else { Kind::Command };
            let values = w.read_values(&line, place, focused.as_deref()).map_err(Refused::new)?;
            if let Some(key) = &focused {
                let spec = line.offer.options.iter().find(|o| o["name"] == *key);
                if !spec.is_some_and(|s| s["autocomplete"].as_bool().unwrap_or(false)) {
                    return Err(Refused::new(format!("the option `{key}` does not complete")));
                }
            }
            Ok(Deed::typed(&line, values, place, kind))
        })
    }

    /// Types a command, such as `/log post:https://… platform:LinkedIn`, and waits for the answer.
    ///
    /// # Panics
    /// When Discord's client would not send it, or the bot does not answer.
    pub async fn types(&self, line: &str) -> Answer {
        let done = self.try_types(line).await;
        self.must(&format!("types `{line}`"), done)
    }

    /// Like [`Self::types`].
    ///
    /// # Errors
    /// When Discord's client would not send it, or the bot does not answer.
    pub async fn try_types(&self, line: &str) -> Result<Answer, Refused> {
        let deed = self.deed(|offers| typed::line(offers, line), self.place(), false)?;
        self.does(deed).await
    }

    /// Uses a command by its name with values taken as they are, whatever is in them.
    ///
    /// # Panics
    /// When Discord's client would not send it, or the bot does not answer.
    pub async fn runs(&self, name: &str, options: &[(&str, &str)]) -> Answer {
        let done = self.try_runs(name, options).await;
        self.must(&format!("runs `/{name}`"), done)
    }

    /// Like [`Self::runs`].
    ///
    /// # Errors
    /// When Discord's client would not send it, or the bot does not answer.
    pub async fn try_runs(&self, name: &str, options: &[(&str, &str)]) -> Result<Answer, Refused> {
        let given = options.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        self.run(name, given, self.place()).await
    }

    pub(crate) async fn run(&self, name: &str, given: Vec<(String, String)>, place: Place) -> Result<Answer, Refused> {
        let deed = self.deed(|offers| typed::named(offers, name, given), place, false)?;
        self.does(deed).await
    }

    /// Types up to the last option, and reads what is offered to complete it.
    ///
    /// # Panics
    /// When Discord's client would not ask, or the bot does not answer.
    pub async fn autocomplete(&self, line: &str) -> Vec<Choice> {
        let done = self.try_autocomplete(line).await;
        self.must(&format!("completes `{line}`"), done)
    }

    /// Like [`Self::autocomplete`].
    ///
    /// # Errors
    /// When Discord's client would not ask, or the bot does not answer.
    pub async fn try_autocomplete(&self, line: &str) -> Result<Vec<Choice>, Refused> {
        let deed = self.deed(|offers| typed::line(offers, line), self.place(), true)?;
        Ok(self.does(deed).await?.choices())
    }

    pub(crate) async fn complete(
        &self,
        name: &str,
        given: Vec<(String, String)>,
        place: Place,
    ) -> Result<Vec<Choice>, Refused> {
        let deed = self.deed(|offers| typed::named(offers, name, given), place, true)?;
        Ok(self.does(deed).await?.choices())
    }

    /// Writes a plain message.
    ///
    /// # Panics
    /// When the person may not write here.
    pub fn says(&self, text: &str) -> Shown {
        let done = self.try_says(text);
        self.must("says something", done)
    }

    /// Like [`Self::says`].
    ///
    /// # Errors
    /// When the person may not write here.
    pub fn try_says(&self, text: &str) -> Result<Shown, Refused> {
        let id = self.shared.with(|w| {
            let place = w.channel(self.channel).map_err(|_| Refused::new("this place is gone"))?;
            if !w.permissions_in(place, self.person).has(crate::Permissions::SEND_MESSAGES) {
                return Err(Refused::new("you may not write here"));
            }
            if text.chars().count() > 2_000 {
                return Err(Refused::new("a message has at most 2,000 characters"));
            }
            let draft = Draft {
                channel: self.channel,
                author: self.person,
                body: json!({"content": text}),
                ..Draft::default()
            };
            w.create_message(draft).map_err(|_| Refused::new("an empty message cannot be sent"))
        })?;
        Shown::find(&self.shared, self.person, self.channel, id).ok_or_else(|| Refused::new("the message is gone"))
    }

    /// What the person sees here, oldest first, with what only they see.
    #[must_use]
    pub fn reads(&self) -> Vec<Shown> {
        let ids = self.shared.look(|w| w.visible(self.person, self.channel));
        ids.into_iter().filter_map(|id| Shown::find(&self.shared, self.person, self.channel, id)).collect()
    }

    /// Closes a message that only this person sees.
    pub fn dismisses(&self, message: &Shown) {
        self.dismiss(message.id());
    }

    pub(crate) fn dismiss(&self, message: Id) {
        self.shared.with(|w| {
            let own = w.message(self.channel, message).is_ok_and(|m| m.only_for == Some(self.person));
            if let Some(channel) = w.channels.get_mut(&self.channel).filter(|_| own) {
                channel.messages.remove(&message);
            }
        });
    }

    /// The commands offered here, such as `team setup`.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        self.shared.look(|w| w.offers(self.person, self.channel, 1).into_iter().map(|o| o.name).collect())
    }
}

impl crate::state::World {
    /// The messages that a person sees in a channel, oldest first.
    pub(crate) fn visible(&self, person: Id, channel: Id) -> Vec<Id> {
        let Some(place) = self.channels.get(&channel) else { return Vec::new() };
        if !self.permissions_in(place, person).has(crate::Permissions::VIEW_CHANNEL) {
            return Vec::new();
        }
        let seen = place.messages.values().filter(|m| !m.loading() && m.only_for.is_none_or(|p| p == person));
        seen.map(|m| m.id).collect()
    }
}
