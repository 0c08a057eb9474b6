//! The first answer to an interaction: in time, once, and of a type that fits.
use serde_json::{Value, json};

use super::call::{Answered, Call, Reply};
use crate::refusal::Refusal;
use crate::rules;
use crate::state::{Draft, First, Id, Interaction, Kind, Made, World, flags};

pub(crate) fn answer(world: &mut World, call: &Call<'_>, id: Id, token: &str) -> Answered {
    let outcome = first_answer(world, call, id, token);
    if let (Err(no), Some(i)) = (&outcome, world.interactions.get_mut(&id)) {
        i.trouble.push(format!("{} {}", no.status, no.complaint.clone().unwrap_or_else(|| no.body.to_string())));
    }
    outcome
}

fn first_answer(world: &mut World, call: &Call<'_>, id: Id, token: &str) -> Answered {
    let now = world.now();
    let Some(found) = world.interactions.get_mut(&id).filter(|i| i.token == token) else {
        return Err(Refusal::unknown_interaction());
    };
    found.attempts += 1;
    let interaction = found.clone();
    // Discord looks at the interaction before it looks at the body.
    if interaction.first.is_some() {
        return Err(Refusal::already_acknowledged());
    }
    if interaction.too_late_to_answer(now) {
        return Err(Refusal::unknown_interaction());
    }
    let faults = rules::callback_with_files(&call.body, &call.files());
    if !faults.is_empty() {
        return Err(Refusal::faults(&faults));
    }
    let message = act(world, call, &interaction)?;
    if !call.asks("with_response") {
        return Reply::nothing();
    }
    let kind = call.body["type"].as_u64().unwrap_or(0);
    let ephemeral = call.body["data"]["flags"].as_u64().unwrap_or(0) & flags::EPHEMERAL != 0;
    let mut out = json!({
        "interaction": {
            "id": id.to_string(),
            "type": interaction.kind as u8,
            "response_message_loading": kind == 5,
            "response_message_ephemeral": ephemeral,
        },
        "resource": {"type": kind},
    });
    if let Some(message) = message {
        out["interaction"]["response_message_id"] = json!(message.to_string());
        let full = world.message(interaction.channel, message)?;
        out["resource"]["message"] = world.message_json(full);
    }
    Reply::ok(out)
}

/// Carries the answer out and says which message it made or changed.
fn act(world: &mut World, call: &Call<'_>, interaction: &Interaction) -> Result<Option<Id>, Refusal> {
    let data = &call.body["data"];
    let wrong = || {
        Refusal::form(
            "type",
            "INTERACTION_APPLICATION_COMMAND_INVALID_TYPE",
            "This type of answer does not fit the interaction.",
        )
    };
    let kind = interaction.kind;
    let (first, message) = match call.body["type"].as_u64().unwrap_or(0) {
        4 if kind != Kind::Autocomplete => (First::Message, Some(world.respond(interaction, data, call, false)?)),
        5 if kind != Kind::Autocomplete => (First::Deferred, Some(world.respond(interaction, data, call, true)?)),
        6 if kind == Kind::Component || (kind == Kind::Form && interaction.source.is_some()) => {
            (First::DeferredUpdate, interaction.source)
        }
        7 if kind == Kind::Component || (kind == Kind::Form && interaction.source.is_some()) => {
            let source = interaction.source.ok_or_else(Refusal::unknown_message)?;
            world.edit_message(interaction.channel, source, data, &call.parts)?;
            (First::Update, Some(source))
        }
        8 if kind == Kind::Autocomplete => {
            (First::Choices(data["choices"].as_array().cloned().unwrap_or_default()), None)
        }
        9 if kind == Kind::Command || kind == Kind::Component => (First::Form(data.clone()), None),
        _ => return Err(wrong()),
    };
    if let Some(i) = world.interactions.get_mut(&interaction.id) {
        i.first = Some(first);
        i.original = message;
        i.bell.notify_waiters();
    }
    Ok(message.filter(|_| !matches!(call.body["type"].as_u64(), Some(6))))
}

impl World {
    /// Posts the message that answers an interaction.
    pub(crate) fn respond(
        &mut self,
        interaction: &Interaction,
        data: &Value,
        call: &Call<'_>,
        loading: bool,
    ) -> Result<Id, Refusal> {
        let secret = data["flags"].as_u64().unwrap_or(0) & flags::EPHEMERAL != 0;
        let mut draft = self.draft_for(interaction, data.clone(), secret);
        draft.parts.clone_from(&call.parts);
        draft.loading = loading;
        self.create_message(draft)
    }

    /// The interaction that opened the form which this one submits.
    fn opener_of(&self, form: &Interaction) -> Option<Id> {
        let opened = |i: &&Interaction| {
            matches!(i.first, Some(First::Form(_))) && (i.user, i.channel, i.app) == (form.user, form.channel, form.app)
        };
        let mut earlier = self.interactions.values().rev().filter(|i| i.id < form.id);
        if form.kind == Kind::Form { earlier.find(opened).map(|i| i.id) } else { None }
    }

    /// A message that says which interaction it belongs to.
    pub(crate) fn draft_for(&self, interaction: &Interaction, body: Value, secret: bool) -> Draft {
        Draft {
            channel: interaction.channel,
            author: interaction.app,
            body,
            app: Some(interaction.app),
            made: Some(Made {
                id: interaction.id,
                kind: interaction.kind as u8,
                menu: interaction.kind == Kind::Command && interaction.payload["data"]["type"] != 1,
                name: interaction.name.clone(),
                user: interaction.user,
                source: interaction.source,
                opener: self.opener_of(interaction),
            }),
            only_for: secret.then_some(interaction.user),
            ..Draft::default()
        }
    }
}
