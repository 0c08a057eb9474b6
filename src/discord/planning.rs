//! The planned week: hands over what `app` makes of a press on it. No rule and no SQL.

use super::action::{Action, SlotStep};
use super::answer::Reply;
use super::desk::Desk;
use super::render::{self, logged, reminder, slot};
use crate::app::{Failure, Who, calendar, filling, slot as slots, week};
use crate::domain::ids::{PostId, SlotId};
use crate::domain::refusal::Refusal;
use chrono::NaiveTime;

fn first<T: std::str::FromStr>(chosen: &[String]) -> Result<T, Failure> {
    chosen.iter().find_map(|value| value.parse().ok()).ok_or_else(|| Refusal::Gone.into())
}

/// A number, or none where another word was chosen.
fn number(chosen: &[String]) -> Option<i64> {
    chosen.iter().find_map(|value| value.parse().ok())
}

/// A press on a planned week or one of its slots.
pub(super) async fn pressed(desk: &Desk, who: Who, action: Action, chosen: &[String]) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    Ok(match action {
        Action::Week(member, of) => {
            render::week::weeks(&app.turn(person, move |turn| week::show_for(turn, who, member, of)).await?).into()
        }
        Action::PlanWeek(member, of) => {
            render::week::weeks(&app.turn(person, move |turn| week::plan(turn, who, member, of)).await?).into()
        }
        Action::BringWeek(member, on) => {
            render::week::weeks(&app.turn(person, move |turn| week::set_brings(turn, who, member, on)).await?).into()
        }
        Action::RemindAll(member, on) => {
            render::week::weeks(&app.turn(person, move |turn| week::set_reminds(turn, who, member, on)).await?).into()
        }
        Action::Calendar(member) => {
            let untitled = render::plan::UNTITLED;
            let file = app.turn(person, move |turn| calendar::file(turn, who, member, untitled)).await?;
            Reply::Fresh(reminder::calendar(file.slots, file.bytes))
        }
        Action::SlotPick => {
            let id = SlotId(first(chosen)?);
            slot::opened(&app.turn(person, move |turn| slots::open(turn, who, id)).await?).into()
        }
        Action::Slot(id, step) => stepped(desk, who, id, step).await?,
        Action::SlotDay(id) => {
            let day = first(chosen)?;
            slot::opened(&app.turn(person, move |turn| slots::move_to_day(turn, who, id, day)).await?).into()
        }
        Action::SlotTime(id) => {
            let minutes: u32 = first(chosen)?;
            let time =
                NaiveTime::from_num_seconds_from_midnight_opt(minutes.saturating_mul(60), 0).ok_or(Refusal::Gone)?;
            slot::opened(&app.turn(person, move |turn| slots::move_to_time(turn, who, id, time)).await?).into()
        }
        Action::SlotPost(id) => {
            let post = number(chosen).map(PostId);
            slot::opened(&app.turn(person, move |turn| filling::filled_by(turn, who, id, post)).await?).into()
        }
        Action::PostSlot(post) => {
            let chosen = number(chosen).map(SlotId);
            logged::filled(&app.turn(person, move |turn| filling::of_post(turn, who, post, chosen)).await?).into()
        }
        _ => return Err(Refusal::Gone.into()),
    })
}

async fn stepped(desk: &Desk, who: Who, id: SlotId, step: SlotStep) -> Result<Reply, Failure> {
    let opened = desk.app.turn(who.person, move |turn| match step {
        SlotStep::Open | SlotStep::Move => slots::open(turn, who, id),
        SlotStep::Swap(from) => slots::swap(turn, who, id, from),
        SlotStep::Write => slots::write(turn, who, id),
        SlotStep::LetGo(gone) => slots::let_go(turn, who, id, gone),
        SlotStep::Remind(on) => slots::remind(turn, who, id, on),
    });
    let opened = opened.await?;
    Ok(match step {
        SlotStep::Write if opened.planned.slot.filled.is_none() => slot::write(&opened),
        SlotStep::Move if opened.planned.slot.filled.is_none() => slot::places(&opened),
        _ => slot::opened(&opened),
    }
    .into())
}
