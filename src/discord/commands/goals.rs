//! `/goals`: one card with the member's goals.

use super::{Context, Done, answer, at};
use crate::discord::goals as handled;

/// Up to three goals with a number and a date: set one, say how it stands, finish it
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn goals(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move { handled::list(desk, asked.who()).await }).await
}
