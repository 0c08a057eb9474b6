//! Shows and sets how a team is set up, from its command and from its card; the rights are asked of the database and of
//! Discord each time. Never decides what follows.

use super::action::Action;
use super::answer::{Asked, Reply};
use super::board;
use super::desk::Desk;
use super::forms;
use super::press::{first, number};
use super::render::{self, Card, overview_picture};
use super::rights;
use crate::app::team::{self, Change};
use crate::app::{Failure, Who, picture, who};
use crate::domain::ids::ChannelId;
use crate::domain::refusal::Refusal;
use crate::domain::team::read_together;

/// Sets up what is given, and shows how the team is set up, with the rights that are missing in its channel.
pub(super) async fn show(desk: &Desk, who: Who, roles: Vec<u64>, changes: Vec<Change>) -> Result<Card, Failure> {
    let set_up = desk
        .app
        .turn(who.person, move |turn| match changes.is_empty() {
            true => team::show(turn, who, &roles),
            false => team::set_up(turn, who, &roles, &changes),
        })
        .await?;
    let lacking = match set_up.team.channel {
        Some(channel) => Some(rights::lacking_of(&desk.http, desk.me, &set_up.team, channel).await),
        None => None,
    };
    Ok(render::team::setup(&set_up, lacking.as_deref()))
}

/// A button or a select of the card.
pub(super) async fn pressed(
    desk: &Desk,
    asked: Asked<'_>,
    action: Action,
    chosen: &[String],
) -> Result<Reply, Failure> {
    let (who, roles) = (asked.who(), asked.roles());
    let change = match action {
        Action::TeamChannel => Change::Channel(ChannelId(first(chosen, number)?)),
        Action::TeamRanks(ranks) => Change::Ranks(ranks),
        Action::TeamThread(thread) => Change::Thread(thread),
        Action::TeamPin(pin) => Change::Pin(pin),
        Action::TeamRole => Change::ManagerRole(chosen.iter().find_map(|value| number(value))),
        Action::TeamTogether => {
            let now = desk.app.look(who.person, move |turn| team::together(turn, who, &roles)).await?;
            let now = now.map(|posts| posts.to_string()).unwrap_or_default();
            return Ok(Reply::Form(forms::together(&Action::TeamTogether, &now)));
        }
        Action::TeamJoinCard => {
            desk.app.turn(who.person, move |turn| who::managed(turn, who, &roles)).await?;
            return Ok(Reply::Aloud {
                all: Box::new(render::team::join_card()),
                own: render::team::join_card_posted(),
                goal: None,
            });
        }
        // A card of its own, so that the settings stay where they are.
        Action::TeamRecap => return Ok(Reply::Fresh(board::preview(desk, who, roles).await?)),
        Action::PostRecap(week) => return Ok(board::post(desk, who, roles, week).await?.into()),
        _ => return Err(Refusal::Gone.into()),
    };
    Ok(show(desk, who, roles, vec![change]).await?.into())
}

/// The form for what the team means to reach together was submitted.
pub(super) async fn together(desk: &Desk, asked: Asked<'_>, typed: &str) -> Result<Reply, Failure> {
    let posts = read_together(typed)?;
    Ok(show(desk, asked.who(), asked.roles(), vec![Change::Together(posts)]).await?.into())
}

/// The overview of the team, with the names as they are now.
pub(super) async fn overview(desk: &Desk, who: Who, roles: Vec<u64>) -> Result<Card, Failure> {
    let overview = desk.app.overview(who, roles).await?;
    let people: Vec<_> = overview.shown.iter().take(render::overview::NAMES).map(|one| one.person).collect();
    let (names, complete) = board::names(desk, overview.team, &people).await;
    let card = render::overview::overview(&overview, &names, complete);
    // What the picture shows stands in words as well: where it cannot be drawn, the card comes without.
    let Some(drawing) = overview_picture::drawing(&overview) else { return Ok(card) };
    Ok(match desk.app.draw(picture::overview::draw(&drawing)).await {
        Some(drawn) => card.picture(overview_picture::FILE, drawn, &overview_picture::told(&overview)),
        None => card,
    })
}
