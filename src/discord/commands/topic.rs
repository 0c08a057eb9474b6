//! `/topic platform: pillar: format:` — one topic, with its reason.

use super::choice::{FormatChoice, PillarChoice, PlatformChoice};
use super::{Context, Done, answer, at};
use crate::app::{Failure, Who, authorise, topic, twists};
use crate::discord::answer::Reply;
use crate::discord::desk::Desk;
use crate::discord::render::{self, Card};
use crate::domain::facet::Pillar;
use crate::domain::ids::MemberId;
use crate::domain::topic::Wish;

/// One topic to write about, and why it came
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild|BotDm")]
pub async fn topic(
    ctx: Context<'_>,
    #[description = "For which platform"] platform: Option<PlatformChoice>,
    #[description = "What kind of content"] pillar: Option<PillarChoice>,
    #[description = "In which form"] format: Option<FormatChoice>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let wish = Wish {
            platform: platform.map(|one| one.0),
            pillar: pillar.map(|one| one.0),
            format: format.map(|one| one.0),
        };
        suggest(desk, asked.who(), None, wish).await.map(Reply::from)
    })
    .await
}

/// A topic, for the member that a button carries or else the one that is meant; where patient voice is asked for and no
/// authorisation is recorded, the way to record one.
pub(in crate::discord) async fn suggest(
    desk: &Desk,
    who: Who,
    of: Option<MemberId>,
    wish: Wish,
) -> Result<Card, Failure> {
    if wish.pillar == Some(Pillar::PatientVoice)
        && let Some((member, platform)) =
            desk.app.turn(who.person, move |turn| authorise::is_lacking(turn, who, wish.platform)).await?
    {
        return Ok(render::topic::locked(member, platform));
    }
    let asked =
        desk.app.turn(who.person, move |turn| Ok((topic::ask(turn, who, of, wish)?, twists::taken_up(turn, who, of)?)));
    let (suggestion, taken_up) = asked.await?;
    Ok(render::twists::with_news(render::topic::suggested(&suggestion), &taken_up))
}
