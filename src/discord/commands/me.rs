//! `/me`: one's own figures, or a file of posts to bring in.

use super::{Context, Done, answer, at};
use crate::app::me;
use crate::discord::{importing, render};
use serenity::all::Attachment;

/// Your own figures: this week, weeks in a row, variety, your posts
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn me(
    ctx: Context<'_>,
    #[description = "A CSV file of your earlier posts; you see first what would be new"] import: Option<Attachment>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        if let Some(file) = import {
            return importing::look_at(desk, who, &file).await;
        }
        let figures = desk.app.turn(who.person, move |turn| me::figures(turn, who)).await?;
        Ok(render::me::figures(&figures).into())
    })
    .await
}
