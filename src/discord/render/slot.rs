//! What is seen of one slot of a planned week: the slot, what to write now, where it can go.

use super::card::{Card, Choice, button, primary, select};
use super::logged;
use super::plan::{choice, standing, title};
use super::text::{day, first_up, short_day, time, typed};
use super::topic;
use super::words;
use crate::app::plan::Planned;
use crate::app::slot::Opened;
use crate::discord::action::{Action, SlotStep};
use crate::domain::plan::SlotState;
use chrono::{Datelike, Duration, NaiveTime, Timelike};
use serenity::all::{CreateButton, CreateSelectMenu};

/// What is chosen where no post fills the slot; no number of a post.
const NONE: &str = "none";

fn heading(one: &Planned) -> String {
    format!("{}, {} · {}", day(one.wall.date()), time(one.wall.time()), words::platform(one.slot.platform))
}

fn step(opened: &Opened, step: SlotStep) -> Action {
    Action::Slot(opened.planned.slot.id, step)
}

fn back(opened: &Opened) -> CreateButton {
    button(&Action::Week(opened.member.id, Some(opened.planned.slot.week)), "Back to the week")
}

/// A slot with what can be done with it.
#[must_use]
pub fn opened(opened: &Opened) -> Card {
    let one = &opened.planned;
    let slot = &one.slot;
    let mut text = match &one.topic {
        Some(topic) => {
            let serves = opened.suggestion.as_ref().and_then(|one| one.serves);
            let effort = first_up(&topic::at_a_glance(topic, serves));
            format!("**{}**\n{}\n{effort}.", typed(&topic.title), typed(&topic.idea))
        }
        None => "No topic just now; “Another topic” finds one.".into(),
    };
    if let Some(post) = &one.post {
        text.push_str(&format!("\n\nFilled by:\n{}", logged::described(post)));
    } else if let Some(standing) = standing(one, opened.today) {
        text.push_str(&format!("\n\n{}.", first_up(&standing)));
    }
    let card = Card::titled(heading(one), text);
    let row = if slot.filled.is_some() {
        Vec::new()
    } else if matches!(slot.state, SlotState::LetGo | SlotState::Spare) {
        vec![primary(&step(opened, SlotStep::LetGo(false)), "After all"), button(&step(opened, SlotStep::Move), "Move")]
    } else {
        let mut row = Vec::new();
        if opened.suggestion.is_some() {
            row.push(primary(&step(opened, SlotStep::Write), "Write now"));
        }
        row.push(button(&step(opened, SlotStep::Swap(slot.offer)), "Another topic"));
        row.push(button(&step(opened, SlotStep::Move), "Move"));
        row.push(button(&step(opened, SlotStep::LetGo(true)), "Not this week"));
        if slot.on >= opened.today {
            let bell = if slot.remind { "No reminder" } else { "Remind me" };
            row.push(button(&step(opened, SlotStep::Remind(!slot.remind)), bell));
        }
        row
    };
    card.buttons(row).select(posts(opened)).buttons(vec![back(opened)])
}

/// Which post fills the slot, where there are any in its week.
fn posts(opened: &Opened) -> Option<CreateSelectMenu> {
    if opened.posts.is_empty() {
        return None;
    }
    let filled = opened.planned.slot.filled.map(|(post, _)| post);
    let one = |post: &crate::domain::post::Post| {
        let choice = Choice::new(post.id.to_string(), logged::named(post)).described(short_day(post.posted_on));
        choice.chosen(filled == Some(post.id))
    };
    let none = Choice::new(NONE, "None of these").chosen(filled.is_none());
    let choices = opened.posts.iter().rev().take(24).map(one).chain([none]).collect();
    select(&Action::SlotPost(opened.planned.slot.id), "Which post fills it?", 1, 1, choices)
}

/// What to write now: the opening line to copy, the idea, and what to look at before it goes out.
#[must_use]
pub fn write(opened: &Opened) -> Card {
    let Some(one) = &opened.suggestion else { return self::opened(opened) };
    let topic = &one.topic;
    let opening = topic.opening.replace('`', "'");
    // A topic of the team's own may have none.
    let first =
        if opening.is_empty() { String::new() } else { format!("The first line, to copy:\n```\n{opening}\n```\n") };
    let card = Card::titled(typed(&topic.title), format!("{first}{}", typed(&topic.idea)));
    topic::beside(card.field("For whom", topic::audience(topic), false), one)
        .footer(format!(
            "{} · {}",
            words::platform(opened.planned.slot.platform),
            topic::at_a_glance(topic, one.serves)
        ))
        .buttons(vec![
            primary(&Action::LogOffer(one.offer), "Log it"),
            button(&step(opened, SlotStep::Open), "Back to the slot"),
            back(opened),
        ])
}

/// The days and times to which a slot can go.
#[must_use]
pub fn places(opened: &Opened) -> Card {
    let one = &opened.planned;
    let slot = &one.slot;
    let days = opened.days.iter().map(|on| {
        let name = format!("{} {}", words::weekday(on.weekday()), short_day(*on));
        Choice::new(on.to_string(), name).chosen(*on == slot.on)
    });
    let days: Vec<Choice> = days.collect();
    let here = opened.days.contains(&slot.on);
    let where_to = match (days.is_empty(), here) {
        (true, _) => "No open day is left in this week. A day that is not busy any more opens it again.".to_owned(),
        (false, true) => format!("To which day, or to which time of {}?", words::weekday(slot.on.weekday())),
        (false, false) => "To which day?".to_owned(),
    };
    let times = if here { times(slot.time) } else { Vec::new() };
    Card::titled(heading(one), format!("**{}**\n{where_to}", typed(&title(one))))
        .select(select(&Action::SlotDay(slot.id), "Another day", 1, 1, days))
        .select(select(&Action::SlotTime(slot.id), "Another time", 1, 1, times))
        .buttons(vec![button(&step(opened, SlotStep::Open), "Back to the slot"), back(opened)])
}

/// Every full hour, and the time as it is.
fn times(now: NaiveTime) -> Vec<Choice> {
    let hours = (0..24).map(|n| NaiveTime::MIN + Duration::hours(n));
    let mut all: Vec<NaiveTime> = hours.chain([now]).collect();
    all.sort_unstable();
    all.dedup();
    let minutes = |at: NaiveTime| at.hour() * 60 + at.minute();
    all.into_iter().map(|at| Choice::new(minutes(at).to_string(), time(at)).chosen(at == now)).collect()
}

/// The slots of a week, to open one.
pub(super) fn pick(slots: &[Planned]) -> Option<CreateSelectMenu> {
    let choices = slots.iter().map(choice).collect();
    select(&Action::SlotPick, "Open a slot: write, swap, move", 1, 1, choices)
}
