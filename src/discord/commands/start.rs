//! `/start zone: target:` — join in three answers.

use super::{Context, Done, answer, at};
use crate::app::join;
use crate::app::settings as app_settings;
use crate::app::{Failure, Who};
use crate::discord::action::Draft;
use crate::discord::answer::Reply;
use crate::discord::desk::Desk;
use crate::discord::render::{Card, help, settings, start};

/// Join this team in three answers: how often, where, and when I may write
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild")]
pub async fn start(
    ctx: Context<'_>,
    #[description = "Your time zone: type a place"]
    #[autocomplete = "super::zone::autocomplete"]
    #[max_length = 60]
    zone: Option<String>,
    #[description = "How many posts a week you mean to make"]
    #[min = 1]
    #[max = 21]
    target: Option<u8>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let zone = zone.map(|name| app_settings::zone(&name)).transpose().map_err(Failure::from)?;
        begin(desk, asked.who(), Draft { target, zone, ..Draft::default() }).await.map(Reply::from)
    })
    .await
}

/// The first question, or what a member has set already.
pub(in crate::discord) async fn begin(desk: &Desk, who: Who, mut draft: Draft) -> Result<Card, Failure> {
    let before = desk.app.turn(who.person, move |turn| join::before(turn, who)).await?;
    if before.member.is_some() {
        let settings = desk.app.turn(who.person, move |turn| app_settings::show(turn, who)).await?;
        return Ok(settings::shown(&settings).with_text(help::ALREADY_IN));
    }
    draft.zone = draft.zone.or(before.zone);
    draft.rhythm = before.rhythm;
    draft.consent = before.rhythm.map(|_| true);
    Ok(start::question(draft, desk.app.clock().now()))
}
