//! `/pause from: until:` — leave; bare, how it stands.

use super::{Context, Done, answer, at};
use crate::app::pause;
use crate::discord::render;

/// Leave: nothing is expected and nothing is sent. Without dates: how it stands, and Resume
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn pause(
    ctx: Context<'_>,
    #[description = "First day: today, tomorrow, monday, 14 March, 2026-03-14"]
    #[max_length = 60]
    from: Option<String>,
    #[description = "Last day"]
    #[max_length = 60]
    until: Option<String>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let who = asked.who();
        if from.is_none() && until.is_none() {
            let resting = desk.app.turn(who.person, move |turn| pause::state(turn, who)).await?;
            return Ok(render::pause::state(&resting).into());
        }
        let taken =
            desk.app.turn(who.person, move |turn| pause::take(turn, who, from.as_deref(), until.as_deref())).await?;
        Ok(render::pause::taken(&taken).into())
    })
    .await
}
