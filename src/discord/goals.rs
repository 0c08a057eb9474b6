//! Goals: commands, presses and forms about them ask `app`, have the picture drawn, and hand over what is to be said.
//! No rule and no SQL.

use super::action::{Action, GoalStep, NumberStep};
use super::answer::{Asked, Reply};
use super::desk::Desk;
use super::forms::{self, Filled};
use super::press::{first, number};
use super::render::{self, Card};
use super::second_look::{asked_about, field, footer};
use crate::app::goals::{self, Kind, Shown, Typed};
use crate::app::picture::line;
use crate::app::{Failure, Who, team};
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::goal::{Counted, GoalRefused};
use crate::domain::ids::{GoalId, MemberId, ProgressId};
use crate::domain::notice::Outcome;
use crate::domain::refusal::Refusal;
use serenity::all::Message;

/// The member's goals.
pub(super) async fn list(desk: &Desk, who: Who) -> Result<Reply, Failure> {
    let all = desk.app.turn(who.person, move |turn| goals::list(turn, who)).await?;
    Ok(render::goals::list(&all).into())
}

/// A press about goals.
pub(super) async fn pressed(
    desk: &Desk,
    asked: Asked<'_>,
    card: &Message,
    action: Action,
    chosen: &[String],
) -> Result<Reply, Failure> {
    let (app, who) = (&desk.app, asked.who());
    let person = who.person;
    Ok(match action {
        Action::Goals(member) => {
            let all = app.turn(person, move |turn| goals::list_of(turn, who, member)).await?;
            render::goals::list(&all).into()
        }
        Action::GoalFrom(member) => return begin(desk, who, member, &first(chosen, |one| Some(one.to_owned()))?).await,
        Action::GoalSet(member, kind, _) => {
            app.look(person, move |turn| goals::room(turn, who, member)).await?;
            Reply::Form(forms::goal(&action, kind.counted.is_habit(), &on_card(card)))
        }
        Action::Goal(goal, step) => return step_of(desk, who, card, goal, step, chosen).await,
        Action::GoalNumber(id, step) => return number_of(desk, who, id, step).await,
        Action::KeepPurpose(member) => {
            let purpose = app.turn(person, move |turn| goals::keep_purpose(turn, who, member)).await?;
            render::goal_check::kept(purpose).into()
        }
        _ => return Err(Refusal::Gone.into()),
    })
}

/// A form about goals was submitted.
pub(super) async fn submitted(
    desk: &Desk,
    asked: Asked<'_>,
    filled: &Filled<'_>,
    action: Action,
) -> Result<Reply, Failure> {
    let (app, who) = (&desk.app, asked.who());
    let person = who.person;
    match action {
        Action::GoalSet(member, kind, certain) => {
            let (typed, source) = (filled.goal(asked_about(certain, filled)), format!("i{}", asked.id()));
            let kept = typed.clone();
            match app.turn(person, move |turn| goals::set(turn, who, member, kind, &kept, &source)).await {
                Ok(shown) => Ok(drawn(desk, &shown, render::goals::set).await.into()),
                Err(Failure::Refused(why)) => {
                    ask_again(desk, who, Some(member), why, &typed, |certain| Action::GoalSet(member, kind, certain))
                        .await
                }
                Err(other) => Err(other),
            }
        }
        Action::Goal(goal, step @ (GoalStep::Correct | GoalStep::Again(_))) => {
            let typed = filled.goal(asked_about(step == GoalStep::Again(true), filled));
            let kept = typed.clone();
            match app.turn(person, move |turn| goals::correct(turn, who, goal, &kept)).await {
                Ok(noted) => {
                    let card = |shown: &Shown| render::goals::corrected(shown, noted.celebrate);
                    Ok(drawn(desk, &noted.shown, card).await.into())
                }
                Err(Failure::Refused(why)) => {
                    let again = |certain| Action::Goal(goal, GoalStep::Again(certain));
                    ask_again(desk, who, None, why, &typed, again).await
                }
                Err(other) => Err(other),
            }
        }
        Action::Goal(goal, GoalStep::Note) => {
            let [value, on] = filled.number();
            let noted = app.turn(person, move |turn| goals::note(turn, who, goal, &value, &on)).await?;
            Ok(drawn(desk, &noted.shown, |shown| render::goals::noted(shown, noted.celebrate)).await.into())
        }
        Action::GoalNumber(id, NumberStep::Change) => {
            let [value, on] = filled.number();
            let noted = app.turn(person, move |turn| goals::amend(turn, who, id, &value, &on)).await?;
            Ok(drawn(desk, &noted.shown, |shown| render::goals::noted(shown, noted.celebrate)).await.into())
        }
        _ => Err(Refusal::Gone.into()),
    }
}

/// A card with the goal's line in it. What the picture shows stands in words as well: where it cannot be drawn, the card
/// comes without.
async fn drawn(desk: &Desk, shown: &Shown, card: impl FnOnce(&Shown) -> Card) -> Card {
    let card = card(shown);
    match desk.app.draw(line::draw(&render::goal_line::drawing(shown))).await {
        Some(picture) => card.picture(render::goal_line::FILE, picture, &render::goal_line::told(shown)),
        None => card,
    }
}

/// A goal to begin from was chosen, or how one of one's own is counted.
async fn begin(desk: &Desk, who: Who, member: MemberId, chosen: &str) -> Result<Reply, Failure> {
    let form = |kind: Kind, typed: &Typed| {
        Reply::Form(forms::goal(&Action::GoalSet(member, kind, false), kind.counted.is_habit(), typed))
    };
    desk.app.look(who.person, move |turn| goals::room(turn, who, member)).await?;
    let own = |counted, purpose| form(Kind { purpose, counted }, &render::goal_form::of_own(counted));
    Ok(match chosen.split_once(':') {
        Some(("t", id)) => {
            let id = id.to_owned();
            let (found, _) =
                desk.app.look(who.person, move |turn| goals::template(turn, who, member, Some(&id), "")).await?;
            form(Kind { purpose: found.purpose, counted: found.counted }, &render::goal_form::from(&found))
        }
        Some(("of", pillar)) => own(Counted::PostsOf(Pillar::from_slug(pillar).ok_or(Refusal::Gone)?), None),
        Some(("for", purpose)) => {
            let purpose = Purpose::from_slug(purpose).ok_or(Refusal::Gone)?;
            own(Counted::PostsFor(purpose), Some(purpose))
        }
        None if chosen == render::goal_form::OWN => {
            form(Kind { purpose: None, counted: Counted::Typed }, &Typed::default())
        }
        None if chosen == render::goal_form::OF_A_KIND => render::goal_form::which_posts(member).into(),
        _ => return Err(Refusal::Gone.into()),
    })
}

/// What was typed is handed back with what is missing and the way to go on; a wish without a number is led to one.
async fn ask_again(
    desk: &Desk,
    who: Who,
    member: Option<MemberId>,
    why: Refusal,
    typed: &Typed,
    again: impl Fn(bool) -> Action,
) -> Result<Reply, Failure> {
    let about_what_was_typed = match &why {
        Refusal::Goal(why) => !matches!(why, GoalRefused::Enough | GoalRefused::Ended),
        Refusal::Identifier { .. } | Refusal::When(_) => true,
        _ => false,
    };
    if !about_what_was_typed {
        return Err(why.into());
    }
    let action = again(typed.asked_about.is_some() || matches!(why, Refusal::Identifier { .. }));
    let example = match (&why, member) {
        (Refusal::Goal(GoalRefused::Wish(wish)), Some(member)) => {
            let wish = wish.clone();
            desk.app.look(who.person, move |turn| goals::template(turn, who, member, None, &wish)).await.ok()
        }
        _ => None,
    };
    let example = example.as_ref().map(|(template, plan)| (template, plan));
    Ok(Reply::Fresh(render::goal_form::once_more(&why, typed, example, member, &action)))
}

/// What was typed before, as it stands on the card that asks about it.
fn on_card(card: &Message) -> Typed {
    let card = card.embeds.first();
    let of = |name| field(card, name);
    let [baseline, target, due, start] = render::goal_form::FIELDS.map(of);
    Typed { measure: footer(card), baseline, target, due, start, asked_about: None }
}

async fn step_of(
    desk: &Desk,
    who: Who,
    card: &Message,
    goal: GoalId,
    step: GoalStep,
    chosen: &[String],
) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    let shown = || app.turn(person, move |turn| goals::show(turn, who, goal));
    let looked = || app.look(person, move |turn| goals::show(turn, who, goal));
    let action = Action::Goal(goal, step);
    Ok(match step {
        GoalStep::Open => drawn(desk, &shown().await?, render::goals::one).await.into(),
        GoalStep::Note => Reply::Form(forms::number(&action, &looked().await?.goal.plan.measure, "", "")),
        GoalStep::Correct => {
            let plan = looked().await?.goal.plan;
            Reply::Form(forms::goal(&action, plan.counted.is_habit(), &render::goal_form::typed_of(&plan)))
        }
        GoalStep::Again(_) => {
            let habit = looked().await?.goal.plan.counted.is_habit();
            Reply::Form(forms::goal(&action, habit, &on_card(card)))
        }
        GoalStep::Serves => {
            let purpose = first(chosen, Purpose::from_slug)?;
            let shown = app.turn(person, move |turn| goals::serve(turn, who, goal, purpose)).await?;
            drawn(desk, &shown, |shown| render::goals::corrected(shown, false)).await.into()
        }
        GoalStep::Numbers => render::goals::numbers(&shown().await?).into(),
        GoalStep::Number => {
            let id = ProgressId(first(chosen, number)?);
            let (shown, point) = app.turn(person, move |turn| goals::entry(turn, who, id)).await?;
            render::goals::number(&shown, id, point).into()
        }
        GoalStep::Finish => {
            let ended = app.turn(person, move |turn| goals::finish(turn, who, goal)).await?;
            drawn(desk, &ended.shown, |shown| render::goals::ended(shown, ended.celebrate)).await.into()
        }
        GoalStep::LetGo(false) => render::goals::let_go(&shown().await?).into(),
        GoalStep::LetGo(true) => {
            let ended = app.turn(person, move |turn| goals::let_go(turn, who, goal)).await?;
            render::goals::ended(&ended.shown, false).into()
        }
        GoalStep::Reopen => {
            let shown = app.turn(person, move |turn| goals::reopen(turn, who, goal)).await?;
            drawn(desk, &shown, |shown| render::goals::corrected(shown, false)).await.into()
        }
        GoalStep::Share(number) => return share(desk, who, goal, number).await,
    })
}

async fn number_of(desk: &Desk, who: Who, id: ProgressId, step: NumberStep) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    Ok(match step {
        NumberStep::Change => {
            let (shown, point) = app.look(person, move |turn| goals::entry(turn, who, id)).await?;
            let (value, on) = (point.value.to_string(), point.on.to_string());
            Reply::Form(forms::number(&Action::GoalNumber(id, step), &shown.goal.plan.measure, &value, &on))
        }
        NumberStep::Remove => {
            let noted = app.turn(person, move |turn| goals::remove(turn, who, id)).await?;
            drawn(desk, &noted.shown, |shown| render::goals::without_number(shown, noted.celebrate)).await.into()
        }
    })
}

/// Tells the team, once: in the channel where the member is, or from a direct message in the team's own.
async fn share(desk: &Desk, who: Who, goal: GoalId, number: bool) -> Result<Reply, Failure> {
    let shown = desk.app.turn(who.person, move |turn| goals::share(turn, who, goal)).await?;
    let all = render::goals::shared(who.person.0, &shown, number);
    if who.team.is_some() {
        return Ok(Reply::Aloud { all: Box::new(all), own: render::goals::was_shared(), goal: Some(goal) });
    }
    let member = shown.goal.member;
    let sent = match desk.app.look(who.person, move |turn| team::channel_of(turn, member)).await {
        Ok(channel) => desk.carrier.post(channel, &all.freeze(), Vec::new()).await,
        Err(why) => {
            desk.app.turn(who.person, move |turn| goals::unshare(turn, who, goal)).await?;
            return Err(why);
        }
    };
    match sent {
        Outcome::Sent { .. } => Ok(render::goals::was_shared().into()),
        outcome => {
            tracing::warn!(?outcome, "a shared goal did not arrive");
            desk.app.turn(who.person, move |turn| goals::unshare(turn, who, goal)).await?;
            Err(Refusal::NoChannel.into())
        }
    }
}
