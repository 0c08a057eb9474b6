//! `/settings zone:` — the zone by its place; bare, one card with everything else.

use super::{Context, Done, answer, at};
use crate::app::settings::{self, Change};
use crate::discord::render;

/// When and how often I write, your days and plan, your zone
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn settings(
    ctx: Context<'_>,
    #[description = "Your time zone: type a place"]
    #[autocomplete = "super::zone::autocomplete"]
    #[max_length = 60]
    zone: Option<String>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        let shown = desk
            .app
            .turn(who.person, move |turn| {
                let shown = settings::show(turn, who)?;
                match zone {
                    Some(zone) => settings::change(turn, who, shown.member.id, &[Change::Zone(zone)]),
                    None => Ok(shown),
                }
            })
            .await?;
        Ok(render::settings::shown(&shown).into())
    })
    .await
}
