//! Shares a post with the team: in the channel where the member is, or from a direct message in the team's own.

use super::answer::Reply;
use super::desk::Desk;
use super::render;
use crate::app::{Failure, Who, posts, team};
use crate::domain::ids::PostId;
use crate::domain::notice::Outcome;
use crate::domain::refusal::Refusal;

/// Shares a post.
pub(super) async fn post(desk: &Desk, who: Who, post: PostId) -> Result<Reply, Failure> {
    let opened = desk.app.turn(who.person, move |turn| posts::open(turn, who, post)).await?;
    let all = render::logged::shared(who.person.0, &opened.post);
    if who.team.is_some() {
        return Ok(Reply::Aloud { all: Box::new(all), own: render::logged::shared_with_team(), goal: None });
    }
    let member = opened.post.member;
    let channel = desk.app.look(who.person, move |turn| team::channel_of(turn, member)).await?;
    match desk.carrier.post(channel, &all.freeze(), Vec::new()).await {
        Outcome::Sent { .. } => Ok(render::logged::shared_with_team().into()),
        outcome => {
            tracing::warn!(?outcome, "a shared post did not arrive");
            Err(Refusal::NoChannel.into())
        }
    }
}
