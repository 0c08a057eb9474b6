//! `/log post: …` — keep what was posted, in one argument; and the message menu that does the same.

use super::choice::{FormatChoice, PillarChoice, PlatformChoice, PurposeChoice};
use super::{Context, Done, answer, at};
use crate::app::log::{self, Entry};
use crate::app::{Failure, Who};
use crate::discord::action::{Action, Extras};
use crate::discord::answer::{Asked, Reply};
use crate::discord::desk::Desk;
use crate::discord::forms;
use crate::discord::render::{logged, refusal};
use crate::domain::link::find_links;
use crate::domain::refusal::Refusal;
use serenity::all::{AutocompleteChoice, CreateAutocompleteResponse};

/// Log what you posted: a link or a title is enough
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn log(
    ctx: Context<'_>,
    #[description = "A link, a title, or both"]
    #[autocomplete = "recent"]
    #[max_length = 2500]
    post: String,
    #[description = "Where, if the link does not say"] platform: Option<PlatformChoice>,
    #[description = "What kind of content"] pillar: Option<PillarChoice>,
    #[description = "In which form"] format: Option<FormatChoice>,
    #[description = "What it serves"] purpose: Option<PurposeChoice>,
    #[description = "yesterday 18:00, 2 hours ago, monday, tomorrow 9:00, a date"]
    #[autocomplete = "times"]
    #[max_length = 60]
    when: Option<String>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let entry = Entry {
            text: post,
            platform: platform.map(|one| one.0),
            pillar: pillar.map(|one| one.0),
            format: format.map(|one| one.0),
            purpose: purpose.map(|one| one.0),
            when,
            source: format!("i{}", asked.id()),
            ..Entry::default()
        };
        keep(desk, asked.who(), entry, None).await
    })
    .await
}

/// Logs an entry; one that looks like an identifier is handed back with the way to keep it.
pub(in crate::discord) async fn keep(
    desk: &Desk,
    who: Who,
    entry: Entry,
    member: Option<crate::domain::ids::MemberId>,
) -> Result<Reply, Failure> {
    let typed = entry.clone();
    let kept = desk.app.turn(who.person, move |turn| match member {
        Some(member) => log::record_for(turn, who, member, &entry),
        None => log::record(turn, who, &entry),
    });
    match kept.await {
        Ok(done) => Ok(logged::logged(&done).into()),
        Err(Failure::Refused(refusal @ Refusal::Identifier { .. })) => {
            let extras = Extras {
                platform: typed.platform,
                pillar: typed.pillar,
                format: typed.format,
                purpose: typed.purpose,
                offer: typed.offer,
                member,
            };
            let card = refusal::failure(&Failure::Refused(refusal), "", &|team| desk.teams.get(team));
            let when = typed.when.as_deref().unwrap_or_default();
            Ok(Reply::Fresh(refusal::keep_anyway(card, &typed.text, when, "", &Action::LogAnyway(extras))))
        }
        Err(other) => Err(other),
    }
}

async fn recent(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let who = Asked::Command(ctx.interaction).who();
    let typed = typed.to_owned();
    let titles = ctx.data().app.look(who.person, move |turn| log::recent_titles(turn, who, &typed)).await;
    super::texts(titles.unwrap_or_default())
}

async fn times(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let who = Asked::Command(ctx.interaction).who();
    let typed = typed.to_owned();
    let times = ctx.data().app.look(who.person, move |turn| log::times(turn, &typed)).await.unwrap_or_default();
    let choices = times.into_iter().map(|(words, at)| AutocompleteChoice::new(logged::offered_time(&words, at), words));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Log the links of this message as your post
#[poise::command(
    context_menu_command = "Log as my post",
    install_context = "Guild",
    interaction_context = "Guild|BotDm"
)]
pub async fn log_message(ctx: Context<'_>, message: serenity::all::Message) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let links = find_links(&message.content);
        let text = if links.is_empty() { message.content } else { links.join("\n") };
        Ok(Reply::Form(forms::log(&Action::LogMenu, &text, "")))
    })
    .await
}
