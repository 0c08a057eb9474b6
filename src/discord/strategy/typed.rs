//! What is typed for a strategy: forms open filled in, and what looks like an identifier is asked about before it is kept.
//! No rule and no SQL.

use super::{at_step, say};
use crate::app::strategy::{self, Said};
use crate::app::{Failure, Who, if_then};
use crate::discord::action::{Action, Settling};
use crate::discord::answer::Reply;
use crate::discord::desk::Desk;
use crate::discord::forms::{self, Filled};
use crate::discord::{render, second_look};
use crate::domain::ids::MemberId;
use crate::domain::refusal::Refusal;
use crate::domain::strategy::Step;
use serenity::all::Message;

/// A form was submitted.
pub(in crate::discord) async fn filled(
    desk: &Desk,
    who: Who,
    member: MemberId,
    settling: Settling,
    filled: &Filled<'_>,
) -> Result<Reply, Failure> {
    let (app, person, typed) = (&desk.app, who.person, filled.words());
    let (kept, again) = match settling {
        Settling::Field { certain } => {
            let said = Said::Field(typed.clone(), second_look::asked_about(certain, filled));
            (say(desk, who, member, said).await, Settling::Field { certain: true })
        }
        Settling::Country => (say(desk, who, member, Said::Country(typed.clone())).await, settling),
        Settling::Time => (say(desk, who, member, Said::Time(typed.clone())).await, settling),
        Settling::AddIfThen { weekday, certain } => {
            let (words, before) = (typed.clone(), second_look::asked_about(certain, filled));
            let kept =
                app.turn(person, move |turn| if_then::add(turn, who, member, weekday, &words, before.as_deref()));
            let kept = kept.await;
            (kept, Settling::AddIfThen { weekday, certain: true })
        }
        Settling::EditIfThen { plan, certain } => {
            let change = if_then::Change::Words(typed.clone(), second_look::asked_about(certain, filled));
            let kept = app.turn(person, move |turn| if_then::change(turn, who, member, plan, &change)).await;
            (kept, Settling::EditIfThen { plan, certain: true })
        }
        _ => return Err(Refusal::Gone.into()),
    };
    let step = match settling {
        Settling::Field { .. } => Step::Profession,
        Settling::Country => Step::Country,
        Settling::Time => Step::Times,
        _ => Step::IfThens,
    };
    match kept {
        Ok(shown) => Ok(at_step(desk, &shown, step, false).into()),
        Err(Failure::Refused(refusal @ Refusal::Identifier { .. })) => {
            let card = render::refusal::failure(&Failure::Refused(refusal), "", &|team| desk.teams.get(team));
            let action = Action::Strategy(member, again);
            Ok(Reply::Fresh(render::refusal::keep_anyway(card, &typed, "", "", &action)))
        }
        Err(other) => Err(other),
    }
}

/// Opens a form, filled in with what stands there, or with what was typed before and is not kept yet.
pub(super) async fn form(
    desk: &Desk,
    who: Who,
    member: MemberId,
    settling: Settling,
    message: &Message,
) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    let mine = app.look(person, move |turn| strategy::look(turn, who, member)).await?;
    let action = Action::Strategy(member, settling);
    Ok(Reply::Form(match settling {
        Settling::Field { certain: true } => forms::field_of_work(&action, &second_look::typed_on(message)),
        Settling::Field { .. } => forms::field_of_work(&action, mine.strategy.field.as_deref().unwrap_or_default()),
        Settling::Country => forms::country(&action),
        Settling::Time => {
            forms::time_of_day(&action, &mine.strategy.posting_time.map(render::text::time).unwrap_or_default())
        }
        Settling::AddIfThen { certain: true, .. } | Settling::EditIfThen { certain: true, .. } => {
            forms::if_then(&action, &second_look::typed_on(message))
        }
        Settling::EditIfThen { plan, .. } => {
            let (_, plan) = app.look(person, move |turn| if_then::open(turn, who, member, plan)).await?;
            forms::if_then(&action, &plan.words)
        }
        _ => forms::if_then(&action, ""),
    }))
}
