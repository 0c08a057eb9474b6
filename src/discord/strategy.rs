//! The strategy: reads what its buttons, selects and forms carry, asks `app`, hands over what is to be said.
//! No rule and no SQL.

use super::action::settling::read_weekday;
use super::action::{Picked, Setting, Settling};
use super::answer::Reply;
use super::desk::Desk;
use super::render::strategy::{self as cards, OTHER};
use super::render::{self, Card};
use crate::app::strategy::{self, Said, Shown};
use crate::app::{Failure, Who, if_then, review};
use crate::domain::facet::{Audience, Device, Purpose, Specialty};
use crate::domain::ids::{IfThenId, MemberId};
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::domain::strategy::{Change, Familiarity, GroundRule, Readiness, Reviewer, Step};
use crate::domain::week::{EVERY_DAY, Weekdays};
use serenity::all::Message;

mod typed;

pub(super) use typed::filled;
use typed::form;

fn words<T>(chosen: &[String], read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    chosen.iter().filter_map(|value| read(value)).collect()
}

fn first<T>(chosen: &[String], read: impl Fn(&str) -> Option<T>) -> Result<T, Failure> {
    chosen.iter().find_map(|value| read(value)).ok_or_else(|| Refusal::Gone.into())
}

/// The card as it stands.
pub(super) async fn card(desk: &Desk, who: Who, member: MemberId) -> Result<Reply, Failure> {
    Ok(cards::card(&shown(desk, who, member).await?).into())
}

/// A select of the card that settings once had: it still keeps what is chosen.
pub(super) async fn set_of_before(
    desk: &Desk,
    who: Who,
    member: MemberId,
    setting: Setting,
    chosen: &[String],
) -> Result<Reply, Failure> {
    let change = match setting {
        Setting::Platform => Change::Main(first(chosen, Platform::from_slug)?),
        Setting::Specialty => Change::Specialty(first(chosen, Specialty::from_slug)?),
        Setting::Device => Change::Device(first(chosen, Device::from_slug)?),
        _ => Change::Purpose(first(chosen, Purpose::from_slug)?),
    };
    Ok(cards::card(&say(desk, who, member, Said::Line(change)).await?).into())
}

/// Something was pressed or chosen.
pub(super) async fn pressed(
    desk: &Desk,
    who: Who,
    member: MemberId,
    settling: Settling,
    chosen: &[String],
    message: &Message,
) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    Ok(match settling {
        Settling::Card => return card(desk, who, member).await,
        Settling::Before(back) => {
            let before = app.turn(person, move |turn| strategy::before(turn, who, member, back)).await?;
            cards::before(&before).into()
        }
        Settling::GoOn(after) => on_from(desk, &shown(desk, who, member).await?, after).into(),
        Settling::Pick => {
            let step = first(chosen, Step::from_slug)?;
            at_step(desk, &shown(desk, who, member).await?, step, false).into()
        }
        Settling::Open(step) => at_step(desk, &shown(desk, who, member).await?, step, false).into(),
        Settling::Later(step) => {
            let shown = say(desk, who, member, Said::Line(Change::Later(step))).await?;
            on_from(desk, &shown, Some(step)).into()
        }
        Settling::AsItIs(step) => {
            let shown = say(desk, who, member, Said::Line(Change::AsItIs(step))).await?;
            on_from(desk, &shown, Some(step)).into()
        }
        Settling::Place(platform) => at_place(desk, &shown(desk, who, member).await?, platform, false).into(),
        Settling::PastPlace(platform) => {
            let shown = shown(desk, who, member).await?;
            match shown.member.next_place(Some(platform)) {
                Some(next) => at_place(desk, &shown, next, true).into(),
                None => on_from(desk, &shown, Some(Step::Readiness)).into(),
            }
        }
        Settling::Choose { what: Picked::Country, .. } if chosen.iter().any(|value| value == OTHER) => {
            return form(desk, who, member, Settling::Country, message).await;
        }
        Settling::Choose { what: Picked::Time, .. } if chosen.iter().any(|value| value == OTHER) => {
            return form(desk, who, member, Settling::Time, message).await;
        }
        Settling::Choose { what, walk } => {
            let shown = say(desk, who, member, said(what, chosen)?).await?;
            kept(desk, &shown, what, walk).into()
        }
        Settling::Familiar { platform, walk } => {
            let change = Change::Familiarity(platform, first(chosen, Familiarity::from_slug)?);
            at_place(desk, &say(desk, who, member, Said::Line(change)).await?, platform, walk).into()
        }
        Settling::Ready { platform, walk } => {
            let change = Change::Ready(platform, words(chosen, Readiness::from_slug));
            at_place(desk, &say(desk, who, member, Said::Line(change)).await?, platform, walk).into()
        }
        Settling::NewIfThen => {
            let weekday = first(chosen, |value| if value == OTHER { Some(None) } else { read_weekday(value) })?;
            return form(desk, who, member, Settling::AddIfThen { weekday, certain: false }, message).await;
        }
        Settling::PickIfThen => {
            let plan = IfThenId(first(chosen, |value| value.parse().ok())?);
            let (member, plan) = app.turn(person, move |turn| if_then::open(turn, who, member, plan)).await?;
            render::if_then::opened(member.id, &plan).into()
        }
        Settling::IfThenDay(plan) => {
            let weekday = first(chosen, |value| if value == OTHER { Some(None) } else { read_weekday(value) })?;
            change_if_then(desk, who, member, plan, if_then::Change::Weekday(weekday)).await?.into()
        }
        Settling::RemoveIfThen(plan) => change_if_then(desk, who, member, plan, if_then::Change::Remove).await?.into(),
        Settling::Field { .. }
        | Settling::Country
        | Settling::Time
        | Settling::AddIfThen { .. }
        | Settling::EditIfThen { .. } => return form(desk, who, member, settling, message).await,
        Settling::Review(quarter) => {
            let look_back = app.turn(person, move |turn| review::show(turn, who, member, quarter)).await?;
            render::review::look_back(&look_back).into()
        }
        Settling::KeepAll(quarter) => {
            let answer = review::Answer::KeepAll;
            app.turn(person, move |turn| review::answer(turn, who, member, quarter, answer)).await?;
            render::review::kept(member, quarter).into()
        }
        Settling::ChangeLine(quarter) => {
            let step = first(chosen, Step::from_slug)?;
            let answer = review::Answer::Change;
            let shown = app.turn(person, move |turn| review::answer(turn, who, member, quarter, answer)).await?;
            at_step(desk, &shown, step, false).into()
        }
        Settling::DropLine(quarter) => {
            let step = first(chosen, Step::from_slug)?;
            let answer = review::Answer::Drop(step);
            let look_back = app
                .turn(person, move |turn| {
                    review::answer(turn, who, member, quarter, answer)?;
                    review::show(turn, who, member, quarter)
                })
                .await?;
            render::review::look_back(&look_back).with_text(cards::dropped(step)).into()
        }
    })
}

async fn shown(desk: &Desk, who: Who, member: MemberId) -> Result<Shown, Failure> {
    desk.app.turn(who.person, move |turn| strategy::show_for(turn, who, member)).await
}

async fn say(desk: &Desk, who: Who, member: MemberId, said: Said) -> Result<Shown, Failure> {
    desk.app.turn(who.person, move |turn| strategy::settle(turn, who, member, &said)).await
}

async fn change_if_then(
    desk: &Desk,
    who: Who,
    member: MemberId,
    plan: IfThenId,
    change: if_then::Change,
) -> Result<Card, Failure> {
    let shown = desk.app.turn(who.person, move |turn| if_then::change(turn, who, member, plan, &change)).await?;
    Ok(at_step(desk, &shown, Step::IfThens, false))
}

/// What a select says.
fn said(what: Picked, chosen: &[String]) -> Result<Said, Failure> {
    Ok(Said::Line(match what {
        Picked::Specialty => Change::Specialty(first(chosen, Specialty::from_slug)?),
        Picked::Country => return Ok(Said::Country(first(chosen, |value| Some(value.to_owned()))?)),
        Picked::Platforms => Change::Platforms(words(chosen, Platform::from_slug)),
        Picked::Main => Change::Main(first(chosen, Platform::from_slug)?),
        Picked::Device => Change::Device(first(chosen, Device::from_slug)?),
        Picked::Audience => Change::Audience(words(chosen, Audience::from_slug)),
        Picked::Purpose => Change::Purpose(first(chosen, Purpose::from_slug)?),
        Picked::SecondPurpose => Change::SecondPurpose(words(chosen, Purpose::from_slug).pop()),
        Picked::Days => {
            let days = words(chosen, |value| value.parse::<usize>().ok());
            return Ok(Said::Days(Weekdays::of(days.into_iter().filter_map(|at| EVERY_DAY.get(at).copied()))));
        }
        Picked::Time if chosen.iter().any(|value| value == cards::NO_TIME) => Change::Time(None),
        Picked::Time => return Ok(Said::Time(first(chosen, |value| Some(value.to_owned()))?)),
        Picked::Reviewer => Change::Reviewer(first(chosen, Reviewer::from_slug)?),
        Picked::GroundRules => Change::GroundRules(words(chosen, GroundRule::from_slug)),
    }))
}

/// What follows a choice: the same line where it has more to say, else the next one on a walk, else the card.
fn kept(desk: &Desk, shown: &Shown, what: Picked, walk: bool) -> Card {
    let member = &shown.member;
    let step = match what {
        Picked::Specialty if member.specialty == Some(Specialty::Physician) => Step::Profession,
        Picked::Platforms if member.platform.is_none() => Step::Platforms,
        Picked::Purpose | Picked::SecondPurpose => Step::Purpose,
        Picked::Days | Picked::Time => Step::Times,
        _ => return next(desk, shown, what, walk).with_text(cards::KEPT),
    };
    at_step(desk, shown, step, walk).with_text(cards::KEPT)
}

fn next(desk: &Desk, shown: &Shown, what: Picked, walk: bool) -> Card {
    let step = match what {
        Picked::Specialty => Step::Profession,
        Picked::Country => Step::Country,
        Picked::Platforms | Picked::Main => Step::Platforms,
        Picked::Device => Step::Device,
        Picked::Audience => Step::Audience,
        Picked::Purpose | Picked::SecondPurpose => Step::Purpose,
        Picked::Days | Picked::Time => Step::Times,
        Picked::Reviewer => Step::Reviewer,
        Picked::GroundRules => Step::GroundRules,
    };
    if walk { on_from(desk, shown, Some(step)) } else { cards::card(shown) }
}

/// The next line that is missing after this one; the whole card where there is none.
fn on_from(desk: &Desk, shown: &Shown, after: Option<Step>) -> Card {
    match shown.member.next_missing(after, shown.assumed) {
        Some(step) => at_step(desk, shown, step, true),
        None => cards::card(shown).with_text(cards::end(shown)),
    }
}

fn at_step(desk: &Desk, shown: &Shown, step: Step, walk: bool) -> Card {
    match (step, walk) {
        (Step::Readiness, true) => match shown.member.next_place(None) {
            Some(platform) => at_place(desk, shown, platform, true),
            None => cards::step(shown, step, walk),
        },
        (Step::IfThens, _) => render::if_then::all(shown),
        _ => cards::step(shown, step, walk),
    }
}

fn at_place(desk: &Desk, shown: &Shown, platform: Platform, walk: bool) -> Card {
    let catalog = desk.app.catalog();
    let guide = catalog.platform(platform).map(|info| info.guide.as_slice()).unwrap_or_default();
    cards::place(shown, platform, guide, walk)
}
