//! Decides how a card is built: text, one or more embeds, rows of buttons and selects. Never decides what it says.

use crate::discord::action::Action;
use crate::domain::ids::PersonId;
use serde_json::{Map, Value, json};
use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateButton, CreateEmbed,
    CreateEmbedFooter, CreateInteractionResponse, CreateInteractionResponseFollowup, CreateInteractionResponseMessage,
    CreateMessage, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, EditAttachments,
    EditInteractionResponse,
};

/// The calm green of Rounds.
const COLOUR: u32 = 0x2f_7d_6d;
/// Discord's bounds, in characters.
const DESCRIPTION: usize = 4096;
const LABEL: usize = 80;
const OPTION: usize = 100;
const VALUE: usize = 1024;
const FIELD: usize = 256;
const FOOTER: usize = 2048;
pub(super) const TOLD: usize = 1024;
/// What title, description, fields and footer may come to together.
const WHOLE: usize = 6000;

/// What a person sees: built here and nowhere else.
#[derive(Debug, Clone, Default)]
pub struct Card {
    text: String,
    embed: Option<CreateEmbed>,
    /// How much of the whole is taken, the footer left aside.
    taken: usize,
    /// How much of it the footer takes.
    footed: usize,
    rows: Vec<CreateActionRow>,
    files: Vec<CreateAttachment>,
    pings: Option<u64>,
}

impl Card {
    /// A card of one line or a few.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: cut(text.into(), 2000), ..Self::default() }
    }

    /// A card with a title and a text under it.
    #[must_use]
    pub fn titled(title: impl Into<String>, description: impl Into<String>) -> Self {
        let (title, description) = (cut(title.into(), FIELD), cut(description.into(), DESCRIPTION));
        let taken = length(&title) + length(&description);
        let embed = CreateEmbed::new().colour(COLOUR).title(title).description(description);
        Self { embed: Some(embed), taken, ..Self::default() }
    }

    /// The line above the card: what a lock screen shows.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = cut(text.into(), 2000);
        self
    }

    /// With one person who is notified; nobody is otherwise, whatever the text says.
    #[must_use]
    pub fn pings(mut self, person: PersonId) -> Self {
        self.pings = Some(person.0);
        self
    }

    /// With a file more; Discord takes ten.
    #[must_use]
    pub fn file(mut self, name: &str, content: Vec<u8>) -> Self {
        self.files.push(CreateAttachment::bytes(content, name));
        self
    }

    /// With a picture above the card, told in words to those who do not see it: inside it, Discord drops those words.
    #[must_use]
    pub fn picture(mut self, name: &str, content: Vec<u8>, told: &str) -> Self {
        let told = cut(told.to_owned(), TOLD);
        self.files.push(CreateAttachment::bytes(content, name).description(told));
        self
    }

    /// One more field; none for an empty value, nor where the card is full.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>, inline: bool) -> Self {
        let name = cut(name.into(), FIELD);
        let room = WHOLE.saturating_sub(self.taken + self.footed + length(&name));
        let value = cut(value.into(), VALUE.min(room));
        if !value.is_empty() {
            self.taken += length(&name) + length(&value);
            self.embed = self.embed.take().map(|embed| embed.field(name, value, inline));
        }
        self
    }

    /// The small print.
    #[must_use]
    pub fn footer(mut self, text: impl Into<String>) -> Self {
        let text = cut(text.into(), FOOTER.min(WHOLE.saturating_sub(self.taken)));
        if !text.is_empty() {
            self.footed = length(&text);
            self.embed = self.embed.take().map(|embed| embed.footer(CreateEmbedFooter::new(text)));
        }
        self
    }

    /// A row of buttons, at most five; none for an empty list.
    #[must_use]
    pub fn buttons(mut self, buttons: Vec<CreateButton>) -> Self {
        if !buttons.is_empty() && self.rows.len() < 5 {
            self.rows.push(CreateActionRow::Buttons(buttons));
        }
        self
    }

    /// A select; none for an empty list.
    #[must_use]
    pub fn select(mut self, select: Option<CreateSelectMenu>) -> Self {
        if let Some(select) = select.filter(|_| self.rows.len() < 5) {
            self.rows.push(CreateActionRow::SelectMenu(select));
        }
        self
    }

    /// As the answer to an interaction that only the person sees.
    #[must_use]
    pub fn private(self) -> CreateInteractionResponse {
        CreateInteractionResponse::Message(self.answer().ephemeral(true))
    }

    /// As what the card under the pressed button becomes.
    #[must_use]
    pub fn update(self) -> CreateInteractionResponse {
        CreateInteractionResponse::UpdateMessage(self.answer())
    }

    fn answer(self) -> CreateInteractionResponseMessage {
        CreateInteractionResponseMessage::new()
            .content(self.text)
            .embeds(self.embed.into_iter().collect())
            .components(self.rows)
            .add_files(self.files)
            .allowed_mentions(CreateAllowedMentions::new())
    }

    /// As the answer that comes after a pause.
    pub fn late(self) -> EditInteractionResponse {
        let edit = EditInteractionResponse::new()
            .content(self.text)
            .embeds(self.embed.into_iter().collect())
            .components(self.rows)
            .allowed_mentions(CreateAllowedMentions::new());
        if self.files.is_empty() {
            // The picture of the card before goes with it.
            return edit.clear_attachments();
        }
        edit.attachments(self.files.into_iter().fold(EditAttachments::new(), EditAttachments::add))
    }

    /// As one more message, seen by everybody in the channel or only by the person.
    pub fn follow_up(self, private: bool) -> CreateInteractionResponseFollowup {
        CreateInteractionResponseFollowup::new()
            .content(self.text)
            .embeds(self.embed.into_iter().collect())
            .components(self.rows)
            .add_files(self.files)
            .ephemeral(private)
            .allowed_mentions(CreateAllowedMentions::new())
    }

    /// As a message of its own, frozen: the body as it will be sent, byte for byte.
    #[must_use]
    pub fn freeze(self) -> String {
        let pinged = CreateAllowedMentions::new().users(self.pings.map(serenity::all::UserId::new));
        let message = CreateMessage::new()
            .content(self.text)
            .embeds(self.embed.into_iter().collect())
            .components(self.rows)
            .allowed_mentions(pinged);
        let mut body = serde_json::to_value(&message).unwrap_or_default();
        if let Some(body) = body.as_object_mut() {
            // The nonce belongs to whoever sends it.
            body.remove("enforce_nonce");
        }
        body.to_string()
    }

    /// The same, with a picture above it that is sent beside the body, told in words to those who do not see it.
    #[must_use]
    pub fn freeze_pictured(self, name: &str, told: &str) -> String {
        let mut body = serde_json::from_str::<Map<String, Value>>(&self.freeze()).unwrap_or_default();
        let told = cut(told.to_owned(), TOLD);
        body.insert("attachments".into(), json!([{"id": 0, "filename": name, "description": told}]));
        Value::Object(body).to_string()
    }
}

/// A button.
pub fn button(action: &Action, label: impl Into<String>) -> CreateButton {
    CreateButton::new(action.id()).label(cut(label.into(), LABEL)).style(ButtonStyle::Secondary)
}

/// The button that most people will want.
pub fn primary(action: &Action, label: impl Into<String>) -> CreateButton {
    button(action, label).style(ButtonStyle::Primary)
}

/// A button that takes something away.
pub fn danger(action: &Action, label: impl Into<String>) -> CreateButton {
    button(action, label).style(ButtonStyle::Danger)
}

/// One choice of a select.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// What is handed back.
    pub value: String,
    /// What is seen.
    pub label: String,
    /// The line under it.
    pub description: Option<String>,
    /// Whether it is chosen already.
    pub chosen: bool,
}

impl Choice {
    /// A choice.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// Chosen already, if so.
    #[must_use]
    pub const fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// With a line under it.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// A select of which `most` can be chosen, `least` at the least; none without choices. Discord takes 25 at most.
#[must_use]
pub fn select(
    action: &Action,
    placeholder: &str,
    least: u8,
    most: usize,
    choices: Vec<Choice>,
) -> Option<CreateSelectMenu> {
    if choices.is_empty() {
        return None;
    }
    let options: Vec<CreateSelectMenuOption> = choices
        .into_iter()
        .take(25)
        .map(|choice| {
            let option = CreateSelectMenuOption::new(cut(choice.label, OPTION), cut(choice.value, OPTION))
                .default_selection(choice.chosen);
            match choice.description {
                Some(description) => option.description(cut(description, OPTION)),
                None => option,
            }
        })
        .collect();
    let most = u8::try_from(most.min(options.len())).unwrap_or(25);
    let menu = CreateSelectMenu::new(action.id(), CreateSelectMenuKind::String { options });
    Some(menu.placeholder(cut(placeholder.to_owned(), 150)).min_values(least.min(most)).max_values(most))
}

/// How long a text is. Discord counts in UTF-16 units for some bounds and characters for others: the larger is safe.
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text, no longer than Discord takes; what is cut ends in an ellipsis.
#[must_use]
pub fn cut(text: String, most: usize) -> String {
    if length(&text) <= most {
        return text;
    }
    if most == 0 {
        return String::new();
    }
    let mut short = String::new();
    let mut length = 0;
    for c in text.chars() {
        length += c.len_utf16();
        if length > most - 1 {
            break;
        }
        short.push(c);
    }
    short.push('…');
    short
}
