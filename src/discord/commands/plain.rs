//! The commands that show one card: `/week`, `/replies`, `/help`, `/privacy`, `/leaderboard`.

use super::{Context, Done, answer, at};
use crate::app::Failure;
use crate::app::board::Which;
use crate::app::{help, replies, week};
use crate::discord::answer::Reply;
use crate::discord::render;
use crate::discord::{board, privacy};
use crate::domain::refusal::Refusal;

/// Answers that wait, and whom you talked with
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn replies(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        let waiting = desk.app.turn(who.person, move |turn| replies::waiting(turn, who)).await?;
        Ok(render::replies::waiting(&waiting).into())
    })
    .await
}

/// This week and the next: what is there, what is open, days that will not do
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn week(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        let weeks = desk.app.turn(who.person, move |turn| week::show(turn, who)).await?;
        Ok(render::week::weeks(&weeks).into())
    })
    .await
}

/// What waits now, and what I can do
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn help(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        match desk.app.turn(who.person, move |turn| help::now(turn, who)).await {
            Ok(now) => Ok(render::help::help(&now, &|team| desk.teams.get(team)).into()),
            Err(Failure::Refused(Refusal::NotJoined)) => Ok(render::help::stranger().into()),
            Err(other) => Err(other),
        }
    })
    .await
}

/// What is kept about you, and who sees it; as files; stop, or delete everything
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn privacy(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, privacy::kept(desk, asked)).await
}

/// The running week of the team, and the weeks before
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn leaderboard(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move { board::show(desk, asked.who(), Which::Back(0), 0).await.map(Reply::from) }).await
}
