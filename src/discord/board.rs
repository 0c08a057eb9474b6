//! Shows a team's board of some week, and the weekly post beforehand, with the names as they are now.

use super::courier::DiscordCourier;
use super::desk::Desk;
use super::render::{self, Card};
use crate::app::board::{self, Which};
use crate::app::notices::RecapNotice;
use crate::app::{Failure, Who, recap, who};
use crate::domain::ids::{PersonId, TeamId};
use crate::domain::refusal::Refusal;
use crate::domain::week::Week;
use std::collections::HashMap;
use std::sync::Arc;

/// A page of the board of a week.
pub(super) async fn show(desk: &Desk, who: Who, which: Which, page: u32) -> Result<Card, Failure> {
    let meant = desk.app.turn(who.person, move |turn| board::meant(turn, who, which)).await?;
    let names = named(desk, meant.team, meant.week).await?;
    let notice = look(desk, who, meant.team, meant.week, names).await?;
    Ok(render::recap::board(&notice, meant.weeks_back(), page as usize))
}

/// The weekly post of the last finished week, for those who manage the team.
pub(super) async fn preview(desk: &Desk, who: Who, roles: Vec<u64>) -> Result<Card, Failure> {
    let meant = desk.app.turn(who.person, move |turn| recap::next_by_hand(turn, who, &roles)).await?;
    let names = named(desk, meant.team, meant.week).await?;
    let notice = look(desk, who, meant.team, meant.week, names).await?;
    Ok(render::recap::preview(&notice))
}

/// Posts the weekly post of this week now.
pub(super) async fn post(desk: &Desk, who: Who, roles: Vec<u64>, week: Week) -> Result<Card, Failure> {
    let asked = roles.clone();
    let team = desk.app.turn(who.person, move |turn| who::managed(turn, who, &asked)).await?;
    let (names, complete) = named(desk, team, week).await?;
    if !complete {
        // What is posted stands there with its ranks: it waits for everybody's name.
        return Err(Refusal::NamesMissing.into());
    }
    let courier = DiscordCourier::new(Arc::clone(&desk.carrier), desk.teams.clone());
    let channel =
        desk.app.turn(who.person, move |turn| recap::post_now(turn, who, &roles, week, &names, &courier)).await?;
    Ok(render::recap::on_its_way(channel))
}

/// The names under which people are known in a team. What cannot be looked up now is left out, and false comes along.
pub(super) async fn names(desk: &Desk, team: TeamId, people: &[PersonId]) -> (HashMap<PersonId, String>, bool) {
    match desk.carrier.names(team, people).await {
        Ok(names) => (names, true),
        Err(outcome) => {
            tracing::warn!(?outcome, %team, "names could not be looked up");
            let known = people.iter().filter_map(|one| Some((*one, desk.carrier.known(team, *one)??)));
            (known.collect(), false)
        }
    }
}

async fn named(desk: &Desk, team: TeamId, week: Week) -> Result<(HashMap<PersonId, String>, bool), Failure> {
    let people = desk.app.to_be_named(team, week).await?;
    Ok(names(desk, team, &people).await)
}

async fn look(
    desk: &Desk,
    who: Who,
    team: TeamId,
    week: Week,
    (names, complete): (HashMap<PersonId, String>, bool),
) -> Result<RecapNotice, Failure> {
    let notice = desk.app.look(who.person, move |turn| board::look(turn, team, week, &names)).await?;
    Ok(RecapNotice { unnamed: !complete, ..notice })
}
