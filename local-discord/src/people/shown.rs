//! A message as somebody saw it at one moment, and what can be done with it.
use crate::shared::Shared;
use serde_json::Value;
use std::sync::Arc;

use super::component::{self, Button, Select};
use super::{Answer, Refused, Seat};
use crate::state::{Id, Message, flags};

/// A message as it was when it was read; [`Shown::refresh`] reads it again.
#[derive(Debug, Clone)]
pub struct Shown {
    shared: Arc<Shared>,
    viewer: Id,
    message: Message,
    json: Value,
}

/// All words of an embed, in the order a person reads them.
fn words(embed: &Value, out: &mut Vec<String>) {
    let mut push = |value: &Value| {
        if let Some(text) = value.as_str().filter(|t| !t.is_empty()) {
            out.push(text.to_owned());
        }
    };
    push(&embed["author"]["name"]);
    push(&embed["title"]);
    push(&embed["description"]);
    for field in embed["fields"].as_array().into_iter().flatten() {
        push(&field["name"]);
        push(&field["value"]);
    }
    push(&embed["footer"]["text"]);
}

impl Shown {
    pub(crate) fn find(shared: &Arc<Shared>, viewer: Id, channel: Id, id: Id) -> Option<Self> {
        let (message, json) = shared.look(|w| {
            let message = w.message(channel, id).ok()?;
            Some((message.clone(), w.message_json(message)))
        })?;
        Some(Self { shared: Arc::clone(shared), viewer, message, json })
    }

    fn seat(&self) -> Seat {
        Seat { shared: Arc::clone(&self.shared), person: self.viewer, channel: self.message.channel }
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.message.id
    }

    /// Where it stands.
    #[must_use]
    pub fn channel_id(&self) -> u64 {
        self.message.channel
    }

    /// Who wrote it.
    #[must_use]
    pub fn author_id(&self) -> u64 {
        self.message.author
    }

    /// When it was written.
    #[must_use]
    pub fn at(&self) -> chrono::DateTime<chrono::Utc> {
        self.message.at
    }

    /// When it was last edited.
    #[must_use]
    pub fn edited_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        self.message.edited
    }

    /// The content alone.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.message.content
    }

    /// Content and all words of the embeds, one below the other.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = Vec::new();
        if !self.message.content.is_empty() {
            out.push(self.message.content.clone());
        }
        for embed in self.embeds() {
            words(embed, &mut out);
        }
        out.join("\n")
    }

    /// The embeds as Discord writes them.
    #[must_use]
    pub fn embeds(&self) -> &[Value] {
        if self.message.flags & flags::SUPPRESS_EMBEDS == 0 { &self.message.embeds } else { &[] }
    }

    /// The components as Discord writes them.
    #[must_use]
    pub fn components(&self) -> &[Value] {
        &self.message.components
    }

    /// The whole message as Discord writes it.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// Its buttons, in their order.
    #[must_use]
    pub fn buttons(&self) -> Vec<Button> {
        component::buttons(&self.message.components)
    }

    /// Its selects, in their order.
    #[must_use]
    pub fn selects(&self) -> Vec<Select> {
        component::selects(&self.message.components)
    }

    /// Whether one person alone sees it.
    #[must_use]
    pub fn is_ephemeral(&self) -> bool {
        self.message.only_for.is_some()
    }

    /// Whether it is pinned.
    #[must_use]
    pub fn is_pinned(&self) -> bool {
        self.message.pinned
    }

    /// Whom it pings: `@everyone`, and the identifiers of users and roles.
    #[must_use]
    pub fn pings(&self) -> Vec<String> {
        let mut out: Vec<String> =
            self.message.mentions.iter().chain(&self.message.mention_roles).map(ToString::to_string).collect();
        if self.message.mention_everyone {
            out.push("@everyone".into());
        }
        out
    }

    /// The names of all files on it, those shown by embeds included.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.message.files.iter().map(|f| f.name.clone()).collect()
    }

    /// A file's content.
    ///
    /// # Panics
    /// When there is no such file.
    #[must_use]
    pub fn attachment(&self, name: &str) -> Vec<u8> {
        match self.message.files.iter().find(|f| f.name == name) {
            Some(file) => file.bytes.to_vec(),
            None => panic!("there is no file `{name}`; there is {:?}", self.files()),
        }
    }

    /// The message as it is now.
    ///
    /// # Panics
    /// When it is gone.
    #[must_use]
    pub fn refresh(&self) -> Self {
        match self.try_refresh() {
            Some(now) => now,
            None => panic!("the message is gone; it said: {}", self.text()),
        }
    }

    /// The message as it is now, or nothing when it is gone.
    #[must_use]
    pub fn try_refresh(&self) -> Option<Self> {
        Self::find(&self.shared, self.viewer, self.message.channel, self.message.id)
    }

    /// Presses a button by its label.
    ///
    /// # Panics
    /// When there is none, or the bot does not answer.
    pub async fn press(&self, label: &str) -> Answer {
        self.seat().presses(self, label).await
    }

    /// Like [`Self::press`].
    ///
    /// # Errors
    /// When there is none, or the bot does not answer.
    pub async fn try_press(&self, label: &str) -> Result<Answer, Refused> {
        self.seat().try_presses(self, label).await
    }

    /// Sends a press with any `custom_id`.
    ///
    /// # Panics
    /// When the bot does not answer.
    pub async fn press_custom_id(&self, custom_id: &str) -> Answer {
        self.seat().presses_custom_id(self, custom_id).await
    }

    /// Chooses in a select, called by its placeholder or `custom_id`, options by their labels.
    ///
    /// # Panics
    /// When there is no such select or option, or the bot does not answer.
    pub async fn choose(&self, select: &str, labels: &[&str]) -> Answer {
        self.seat().chooses(self, select, labels).await
    }

    /// Like [`Self::choose`].
    ///
    /// # Errors
    /// When there is no such select or option, or the bot does not answer.
    pub async fn try_choose(&self, select: &str, labels: &[&str]) -> Result<Answer, Refused> {
        self.seat().try_chooses(self, select, labels).await
    }
}
