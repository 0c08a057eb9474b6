//! What every command shares: its context, its way to an answer; and the list of them all.

use crate::app::Failure;
use crate::discord::answer::{self as answers, Asked, Reply};
use crate::discord::desk::Desk;
use serenity::all::{AutocompleteChoice, CommandDataOptionValue, CommandInteraction, CreateAutocompleteResponse};
use std::sync::OnceLock;

/// What a command is given.
pub type Context<'a> = poise::ApplicationContext<'a, Desk, anyhow::Error>;
/// What a command leaves behind: its answer has been given by then.
pub type Done = Result<(), anyhow::Error>;

/// Every command. A new one is one file and one line here.
#[must_use]
pub fn all() -> Vec<poise::Command<Desk, anyhow::Error>> {
    vec![
        super::start::start(),
        super::log::log(),
        super::log::log_message(),
        super::topic::topic(),
        super::plain::replies(),
        super::goals::goals(),
        super::me::me(),
        super::plain::week(),
        super::plain::leaderboard(),
        super::pause::pause(),
        super::strategy::strategy(),
        super::settings::settings(),
        super::plain::privacy(),
        super::plain::help(),
        super::team::command(),
    ]
}

/// The names of every command and menu, as they are registered.
#[must_use]
pub fn names() -> Vec<String> {
    let name = |one: poise::Command<Desk, anyhow::Error>| {
        let menu = one.context_menu_name.as_ref().map(ToString::to_string);
        [one.slash_action.map(|_| one.name.to_string()), menu]
    };
    all().into_iter().flat_map(name).flatten().collect()
}

/// The name under which a command is counted, with its subcommand: one of those above, or `other` for what an older version
/// had registered.
#[must_use]
pub fn counted_as(one: &CommandInteraction) -> &'static str {
    static KNOWN: OnceLock<Vec<String>> = OnceLock::new();
    let whole = |one: poise::Command<Desk, anyhow::Error>| {
        let further: Vec<String> = one.subcommands.iter().map(|sub| format!("{} {}", one.name, sub.name)).collect();
        if further.is_empty() { vec![one.context_menu_name.unwrap_or(one.name).into()] } else { further }
    };
    let known = KNOWN.get_or_init(|| all().into_iter().flat_map(whole).collect());
    let further =
        one.data.options.first().filter(|option| matches!(option.value, CommandDataOptionValue::SubCommand(_)));
    let name = match further {
        Some(further) => format!("{} {}", one.data.name, further.name),
        None => one.data.name.clone(),
    };
    known.iter().find(|known| **known == name).map_or("other", String::as_str)
}

/// What a command works with, and what it is to answer.
pub(super) fn at(ctx: Context<'_>) -> (&Desk, Asked<'_>) {
    (ctx.data(), Asked::Command(ctx.interaction))
}

/// Answers a command with what `work` comes to.
pub(super) async fn answer(
    desk: &Desk,
    asked: Asked<'_>,
    work: impl Future<Output = Result<Reply, Failure>> + Send,
) -> Done {
    answers::answer(desk, asked, work).await;
    Ok(())
}

/// Texts as choices of an autocomplete.
pub(super) fn texts(texts: Vec<String>) -> CreateAutocompleteResponse {
    let choices = texts.into_iter().filter(|text| text.chars().count() <= 100).map(AutocompleteChoice::from);
    CreateAutocompleteResponse::new().set_choices(choices.take(25).collect())
}
