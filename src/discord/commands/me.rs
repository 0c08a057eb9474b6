//! `/me`: one's own figures, or a file of posts to bring in.

use super::{Context, Done, answer, at};
use crate::app::me;
use crate::app::picture::own;
use crate::discord::importing;
use crate::discord::render::{self, own_picture};
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
        let portrait = desk.app.turn(who.person, move |turn| me::portrait(turn, who)).await?;
        let card = render::me::figures(&portrait.figures);
        // What the picture shows stands in words as well: where it cannot be drawn, the card comes without.
        Ok(match desk.app.draw(own::draw(&own_picture::drawing(&portrait))).await {
            Some(picture) => card.picture(own_picture::FILE, picture, &own_picture::told(&portrait)),
            None => card,
        }
        .into())
    })
    .await
}
