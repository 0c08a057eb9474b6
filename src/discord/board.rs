//! Shows a team's board of some week, with the names as they are now.

use super::desk::Desk;
use super::render::{self, Card};
use crate::app::{Failure, Who, recap};
use std::collections::HashMap;

/// The board of so many weeks ago.
pub(super) async fn show(desk: &Desk, who: Who, weeks_back: u32) -> Result<Card, Failure> {
    let team = desk.app.turn(who.person, move |turn| recap::meant(turn, who)).await?;
    let people = desk.app.to_be_named(team).await?;
    let names = desk.carrier.names(team, &people).await.unwrap_or_else(|outcome| {
        tracing::warn!(?outcome, %team, "names could not be looked up");
        HashMap::new()
    });
    let notice = desk.app.look(who.person, move |turn| recap::board(turn, team, weeks_back, &names)).await?;
    Ok(render::recap::board(&notice, weeks_back))
}
