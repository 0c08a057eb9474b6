//! What follows a first answer: follow-ups, and changes to `@original` and to them.
use super::call::{Answered, Call, Reply, snowflake};
use crate::refusal::Refusal;
use crate::rules::Sending;
use crate::state::{First, Id, Interaction, World, flags};

pub(crate) fn route(
    world: &mut World,
    call: &Call<'_>,
    method: &str,
    app: &str,
    token: &str,
    rest: &[&str],
) -> Option<Answered> {
    let known = matches!((method, rest), ("POST", []) | ("GET" | "PATCH" | "DELETE", ["messages", _]));
    if !known {
        return None;
    }
    Some(find(world, app, token).and_then(|interaction| match (method, rest) {
        ("POST", _) => follow_up(world, call, &interaction),
        (_, ["messages", which]) => {
            let id = target(&interaction, which)?;
            match method {
                "GET" => Reply::ok(world.message_json(world.message(interaction.channel, id)?)),
                "PATCH" => edit(world, call, &interaction, id),
                _ => delete(world, &interaction, id),
            }
        }
        _ => Err(Refusal::route()),
    }))
}

fn find(world: &World, app: &str, token: &str) -> Result<Interaction, Refusal> {
    let app = snowflake("webhook_id", app)?;
    let id = world.tokens.get(token).ok_or_else(Refusal::unknown_webhook)?;
    let interaction = world.interactions.get(id).filter(|i| i.app == app).ok_or_else(Refusal::unknown_webhook)?;
    if interaction.first.is_none() {
        return Err(Refusal::unknown_webhook());
    }
    if interaction.token_expired(world.now()) {
        return Err(Refusal::invalid_webhook_token());
    }
    Ok(interaction.clone())
}

fn target(interaction: &Interaction, which: &str) -> Result<Id, Refusal> {
    if which == "@original" {
        return interaction.original.ok_or_else(Refusal::unknown_message);
    }
    let id = snowflake("message_id", which)?;
    if interaction.original == Some(id) || interaction.follow_ups.contains(&id) {
        Ok(id)
    } else {
        Err(Refusal::unknown_message())
    }
}

fn touched(world: &mut World, interaction: &Interaction) {
    if let Some(i) = world.interactions.get_mut(&interaction.id) {
        i.changes += 1;
        i.settled = true;
        i.bell.notify_waiters();
    }
}

fn follow_up(world: &mut World, call: &Call<'_>, interaction: &Interaction) -> Answered {
    call.check_message(Sending::FollowUp)?;
    // The first follow-up to a deferred answer takes the place of "… is thinking", secrecy included.
    let waiting = matches!(interaction.first, Some(First::Deferred))
        .then_some(interaction.original)
        .flatten()
        .filter(|id| world.message(interaction.channel, *id).is_ok_and(crate::state::Message::loading));
    let id = if let Some(id) = waiting {
        world.edit_message(interaction.channel, id, &call.body, &call.parts)?;
        id
    } else {
        let secret = call.body["flags"].as_u64().unwrap_or(0) & flags::EPHEMERAL != 0;
        let mut draft = world.draft_for(interaction, call.body.clone(), secret);
        draft.parts.clone_from(&call.parts);
        let id = world.create_message(draft)?;
        if let Some(i) = world.interactions.get_mut(&interaction.id) {
            i.follow_ups.push(id);
        }
        id
    };
    touched(world, interaction);
    Reply::ok(world.message_json(world.message(interaction.channel, id)?))
}

fn edit(world: &mut World, call: &Call<'_>, interaction: &Interaction, id: Id) -> Answered {
    call.check_message(Sending::InteractionEdit)?;
    world.edit_message(interaction.channel, id, &call.body, &call.parts)?;
    touched(world, interaction);
    Reply::ok(world.message_json(world.message(interaction.channel, id)?))
}

fn delete(world: &mut World, interaction: &Interaction, id: Id) -> Answered {
    world.delete_message(interaction.channel, id)?;
    touched(world, interaction);
    Reply::nothing()
}
