//! Builds the framework that parses commands and hands every other event on. Never registers anything: that is retried
//! elsewhere, since a framework whose setup fails lives on and never answers.

use super::desk::Desk;
use super::transport::mishap::told;
use super::{commands, events, render};
use poise::{BoxFuture, Framework, FrameworkError, FrameworkOptions};
use serenity::all::{CreateAllowedMentions, CreateAutocompleteResponse, CreateInteractionResponse};

/// The framework around this desk.
#[must_use]
pub fn framework(desk: Desk) -> Framework<Desk, anyhow::Error> {
    around(desk, commands::all())
}

/// The framework around this desk, with these commands.
#[must_use]
pub fn around(desk: Desk, commands: Vec<poise::Command<Desk, anyhow::Error>>) -> Framework<Desk, anyhow::Error> {
    Framework::builder()
        .options(FrameworkOptions {
            commands: commands.into_iter().map(once).collect(),
            on_error: |error| Box::pin(failed(error)),
            event_handler: |context, event| Box::pin(events::handle(context, event)),
            allowed_mentions: Some(CreateAllowedMentions::new()),
            ..FrameworkOptions::default()
        })
        .initialize_owners(false)
        .setup(move |_, _, _| Box::pin(async move { Ok(desk) }))
        .build()
}

/// A command that is taken up once. The check stands at the innermost command alone: those around it are asked as well,
/// and would use the one time up.
fn once(mut command: poise::Command<Desk, anyhow::Error>) -> poise::Command<Desk, anyhow::Error> {
    if command.subcommands.is_empty() {
        command.checks.push(|context| first_time(context));
    } else {
        command.subcommands = command.subcommands.into_iter().map(once).collect();
    }
    command
}

/// The same command delivered twice is answered once.
fn first_time<'a>(context: poise::Context<'a, Desk, anyhow::Error>) -> BoxFuture<'a, Result<bool, anyhow::Error>> {
    let fresh = match context {
        poise::Context::Application(one) if one.interaction_type == poise::CommandInteractionType::Command => {
            one.data().seen.first_time(one.interaction.id.get())
        }
        _ => true,
    };
    Box::pin(async move { Ok(fresh) })
}

/// Whoever asked is answered, whatever broke: a command with a word, somebody who is still typing with no choices.
async fn failed(error: FrameworkError<'_, Desk, anyhow::Error>) {
    let (interaction, desk, known) = match &error {
        FrameworkError::CommandCheckFailed { .. } => return,
        FrameworkError::UnknownInteraction { interaction, framework, .. } => (*interaction, framework.user_data, false),
        FrameworkError::CommandStructureMismatch { ctx, .. }
        | FrameworkError::ArgumentParse { ctx: poise::Context::Application(ctx), .. }
        | FrameworkError::CommandPanic { ctx: poise::Context::Application(ctx), .. }
        | FrameworkError::Command { ctx: poise::Context::Application(ctx), .. } => (ctx.interaction, ctx.data(), true),
        _ => return tracing::error!(what = what(&error), why = why(&error), "an event was not handled"),
    };
    let id = format!("{:07x}", interaction.id.get() & 0xfff_ffff);
    tracing::error!(fault = id, what = what(&error), why = why(&error), "a command failed");
    let typing = interaction.data.autocomplete().is_some();
    if !typing {
        desk.app.metrics().answered(commands::counted_as(interaction), if known { "failed" } else { "outdated" });
    }
    let answer = if typing {
        CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new())
    } else if known {
        render::refusal::inner(&id).private()
    } else {
        render::refusal::outdated_command().private()
    };
    let said = interaction.create_response(&desk.http, answer).await;
    if let Err(error) = said {
        tracing::warn!(error = told(&error), "an answer did not arrive");
    }
}

/// Poise's own words, but for what somebody typed.
fn what(error: &FrameworkError<'_, Desk, anyhow::Error>) -> String {
    match error {
        FrameworkError::ArgumentParse { ctx, .. } => format!("`{}` was given what it cannot read", ctx.command().name),
        error => error.to_string(),
    }
}

/// The reason behind, which poise's own words leave out. What a panic says, whoever catches panics has logged, as far as it
/// can be.
fn why(error: &FrameworkError<'_, Desk, anyhow::Error>) -> String {
    match error {
        FrameworkError::Command { error, .. } | FrameworkError::EventHandler { error, .. } => {
            match error.downcast_ref() {
                Some(error) => told(error),
                None => format!("{error:#}"),
            }
        }
        _ => String::new(),
    }
}
