//! People's rights over their data: what is kept, all of it as files, what the team sees, its deletion. No rule and no SQL.

use super::action::Action;
use super::answer::{Asked, Reply};
use super::desk::Desk;
use super::render;
use super::transport::id_after;
use crate::app::{Failure, join, privacy, who};
use crate::domain::erasure::READ_BACK_AFTER;
use crate::domain::refusal::Refusal;

/// What is kept of the asker.
pub(super) async fn kept(desk: &Desk, asked: Asked<'_>) -> Result<Reply, Failure> {
    let (who, channel) = (asked.who(), asked.channel());
    let kept = desk.app.turn(who.person, move |turn| privacy::kept(turn, who, channel)).await?;
    Ok(render::privacy::kept(&kept, &|team| desk.teams.get(team)).into())
}

/// A press on the card, or on one that follows it.
pub(super) async fn pressed(desk: &Desk, asked: Asked<'_>, action: Action) -> Result<Reply, Failure> {
    let (app, who) = (&desk.app, asked.who());
    let person = who.person;
    Ok(match action {
        Action::Everything => {
            let teams = desk.teams.clone();
            Reply::Several(render::export::everything(app.everything(who, move |team| teams.get(team)).await?))
        }
        Action::Visible(member) => {
            let member = app.turn(person, move |turn| privacy::shown(turn, who, member)).await?;
            render::privacy::visible(&member, &desk.teams.get(member.team)).into()
        }
        Action::Show(member, what, on) => {
            let member = app.turn(person, move |turn| privacy::show(turn, who, member, what, on)).await?;
            render::privacy::visible(&member, &desk.teams.get(member.team)).into()
        }
        Action::Quit(member, false) => {
            let team = app.turn(person, move |turn| who::own(turn, who, member)).await?.team;
            render::privacy::quit(member, &desk.teams.get(team)).into()
        }
        Action::Quit(member, true) => {
            app.turn(person, move |turn| join::quit(turn, who, member)).await?;
            render::privacy::has_quit().into()
        }
        Action::Forget(false) => render::privacy::forget().into(),
        Action::Forget(true) => {
            let from = privacy::From {
                channel: who.team.is_none().then(|| asked.channel()),
                until: id_after(asked.id(), READ_BACK_AFTER),
            };
            app.turn(person, move |turn| privacy::delete(turn, who, from)).await?;
            render::privacy::forgotten().into()
        }
        _ => return Err(Refusal::Gone.into()),
    })
}
