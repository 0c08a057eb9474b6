//! What a bot answered: a message, a form, choices, or nothing to see.
use crate::shared::Shared;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::{Form, Shown};
use crate::LocalDiscord;
use crate::state::{First, Id, Interaction};

/// A bot's answer to one thing that a person did.
#[derive(Debug, Clone)]
pub struct Answer {
    shared: Arc<Shared>,
    interaction: Interaction,
    shown: Option<Shown>,
}

/// One of the completions that are offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What the person reads.
    pub name: String,
    /// What the bot is sent.
    pub value: Value,
}

impl Answer {
    pub(crate) fn find(shared: &Arc<Shared>, id: Id) -> Option<Self> {
        let interaction = shared.look(|w| w.interactions.get(&id).cloned())?;
        let visible = !matches!(interaction.first, Some(First::DeferredUpdate));
        let shown = interaction
            .original
            .filter(|_| visible)
            .and_then(|m| Shown::find(shared, interaction.user, interaction.channel, m));
        Some(Self { shared: Arc::clone(shared), interaction, shown })
    }

    fn what(&self) -> String {
        match (&self.interaction.first, &self.shown) {
            (Some(First::Form(form)), _) => format!("a form: {}", form["title"]),
            (Some(First::Choices(choices)), _) => format!("{} choices", choices.len()),
            (_, Some(shown)) => format!("a message: {}", shown.text()),
            _ => "nothing to see".into(),
        }
    }

    /// The interaction's identifier.
    #[must_use]
    pub fn interaction_id(&self) -> u64 {
        self.interaction.id
    }

    /// The message, as it was when the answer was complete; after an update, the message that was changed.
    ///
    /// # Panics
    /// When the answer is something else.
    #[must_use]
    pub fn message(&self) -> Shown {
        match &self.shown {
            Some(shown) => shown.clone(),
            None => panic!("the answer is no message but {}", self.what()),
        }
    }

    /// The message, if that is what the answer is.
    #[must_use]
    pub fn try_message(&self) -> Option<Shown> {
        self.shown.clone()
    }

    /// The form.
    ///
    /// # Panics
    /// When the answer is something else.
    #[must_use]
    pub fn form(&self) -> Form {
        match self.try_form() {
            Some(form) => form,
            None => panic!("the answer is no form but {}", self.what()),
        }
    }

    /// The form, if that is what the answer is.
    #[must_use]
    pub fn try_form(&self) -> Option<Form> {
        match &self.interaction.first {
            Some(First::Form(body)) => Some(Form::new(&self.shared, &self.interaction, body.clone())),
            _ => None,
        }
    }

    /// The completions that are offered.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let Some(First::Choices(list)) = &self.interaction.first else { return Vec::new() };
        let choice =
            |c: &Value| Choice { name: c["name"].as_str().unwrap_or_default().to_owned(), value: c["value"].clone() };
        list.iter().map(choice).collect()
    }

    /// All words of the message.
    ///
    /// # Panics
    /// When the answer is no message.
    #[must_use]
    pub fn text(&self) -> String {
        self.message().text()
    }

    /// Presses a button of the message.
    ///
    /// # Panics
    /// When the answer is no message, there is no such button, or the bot does not answer.
    pub async fn press(&self, label: &str) -> Self {
        self.message().press(label).await
    }

    /// Chooses in a select of the message.
    ///
    /// # Panics
    /// When the answer is no message, there is no such select or option, or the bot does not answer.
    pub async fn choose(&self, select: &str, labels: &[&str]) -> Self {
        self.message().choose(select, labels).await
    }

    /// Whether only the person who asked sees it.
    #[must_use]
    pub fn is_ephemeral(&self) -> bool {
        self.shown.as_ref().is_some_and(Shown::is_ephemeral)
    }

    /// Whether the bot said only that it has heard.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        matches!(self.interaction.first, Some(First::DeferredUpdate))
    }

    /// Whether the message that was acted on was changed, instead of a new one sent.
    #[must_use]
    pub fn is_update(&self) -> bool {
        matches!(self.interaction.first, Some(First::Update | First::DeferredUpdate))
    }

    /// The further messages that have come until now.
    #[must_use]
    pub fn follow_ups(&self) -> Vec<Shown> {
        let id = self.interaction.id;
        let ids = self.shared.look(|w| w.interactions.get(&id).map(|i| i.follow_ups.clone()));
        ids.unwrap_or_default()
            .into_iter()
            .filter_map(|m| Shown::find(&self.shared, self.interaction.user, self.interaction.channel, m))
            .collect()
    }

    /// Waits for the next change after this answer: an edit, a deletion or a follow-up.
    ///
    /// # Panics
    /// When none comes within a person's patience.
    pub async fn later(&self) -> Self {
        let (id, before) = (self.interaction.id, self.interaction.changes);
        let shared = &self.shared;
        let changed = |w: &crate::state::World| w.interactions.get(&id).filter(|i| i.changes > before).map(|_| ());
        let came = shared.wait_for(shared.settings.patience, changed).await;
        let mut now = match (came, Self::find(&self.shared, id)) {
            (Some(()), Some(now)) => now,
            _ => panic!("nothing came after {}", self.what()),
        };
        if now.shown.is_none() {
            now.shown = now
                .interaction
                .original
                .and_then(|m| Shown::find(&self.shared, now.interaction.user, now.interaction.channel, m));
        }
        now
    }
}

impl LocalDiscord {
    /// The identifier and token of the newest interaction, answered or not, for tests that answer by hand.
    #[must_use]
    pub fn last_interaction(&self) -> Option<(u64, String)> {
        self.shared.look(|w| w.interactions.values().next_back().map(|i| (i.id, i.token.clone())))
    }

    /// The token of an interaction.
    #[must_use]
    pub fn interaction_token(&self, id: u64) -> Option<String> {
        self.shared.look(|w| w.interactions.get(&id).map(|i| i.token.clone()))
    }

    /// Delivers the same interaction to the bot once more, and waits until it has tried to answer again.
    /// Says whether it has, within a second.
    pub async fn replays(&self, answer: &Answer) -> bool {
        let id = answer.interaction.id;
        let before = self.shared.with(|w| {
            let Some(i) = w.interactions.get(&id) else { return 0 };
            let (app, attempts, payload) = (i.app, i.attempts, i.payload.clone());
            let guild = w.channels.get(&i.channel).and_then(|c| c.guild);
            w.emit(app, guild, 0, "INTERACTION_CREATE", &payload);
            attempts
        });
        let again = |w: &crate::state::World| w.interactions.get(&id).filter(|i| i.attempts > before).map(|_| ());
        self.shared.wait_for(Duration::from_secs(1), again).await.is_some()
    }
}
