//! `/strategy`: what is settled beforehand, on one card.

use super::{Context, Done, answer, at};
use crate::app::strategy as settled;
use crate::discord::render;

/// What you settle beforehand, line by line; what is still open, and what is unclear
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn strategy(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        let shown = desk.app.turn(who.person, move |turn| settled::show(turn, who)).await?;
        Ok(render::strategy::card(&shown).into())
    })
    .await
}
