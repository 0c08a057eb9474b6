//! What is seen of a planned week, wherever it stands: its slots in lines, and as choices.

use super::card::{Choice, button, primary};
use super::text::{count, count_first, day, number, short, short_day, time};
use super::topic;
use super::words;
use crate::app::plan::{Plan, Planned};
use crate::discord::action::Action;
use crate::domain::ids::MemberId;
use crate::domain::plan::SlotState;
use crate::domain::week::Week;
use chrono::{Datelike, NaiveDate};
use serenity::all::CreateButton;

/// What a slot is called whose topic the bank has no more, or never had.
pub const UNTITLED: &str = "A post";
/// How many slots a knock shows.
const BRIEF: usize = 6;

/// When a slot is, short: `Tue 6 Jan, 13:00`, as the clock on the wall shows it.
fn when(one: &Planned) -> String {
    let name = &words::weekday(one.wall.weekday())[..3];
    format!("{name} {}, {}", short_day(one.wall.date()), time(one.wall.time()))
}

/// The topic's title in one plain line.
pub(super) fn title(one: &Planned) -> String {
    one.topic.as_ref().map_or_else(|| UNTITLED.to_owned(), |topic| topic.title.clone())
}

/// What became of a slot, in a few words; nothing where it is simply ahead.
pub(super) fn standing(one: &Planned, today: NaiveDate) -> Option<String> {
    let slot = &one.slot;
    if slot.filled.is_some() {
        return Some("done".into());
    }
    match slot.state {
        SlotState::LetGo => Some("not this week".into()),
        SlotState::NoRoom => Some("no open day left for it; it comes back when there is one".into()),
        SlotState::Spare => Some("the week asks for fewer now".into()),
        SlotState::Planned if slot.on < today => Some("its day has gone by; it can move".into()),
        SlotState::Planned => {
            slot.moved_from.map(|from| format!("moved from {}, which will not do", words::weekday(from.weekday())))
        }
    }
}

fn line(one: &Planned, plan: &Plan, today: NaiveDate) -> String {
    let mark = if one.slot.filled.is_some() { "✓" } else { "•" };
    let effort = match (&one.topic, one.slot.filled) {
        (Some(topic), None) => format!(" · {}", topic::effort(topic)),
        _ => String::new(),
    };
    let standing = standing(one, today).map(|words| format!(" · *{words}*")).unwrap_or_default();
    let reminds = one.slot.remind && one.slot.is_open() && one.slot.on >= today && !plan.done;
    let bell = if reminds { " ⏰" } else { "" };
    let place = words::platform(one.slot.platform);
    format!("{mark} **{}** {place} · {}{effort}{standing}{bell}", when(one), short(&title(one), 80))
}

/// The slots of a week, and how more of it can be planned.
#[must_use]
pub(super) fn lines(plan: &Plan, today: NaiveDate) -> String {
    let mut lines: Vec<String> = plan.slots.iter().map(|one| line(one, plan, today)).collect();
    match (plan.made, plan.room) {
        (false, 0) => {}
        (false, room) => lines.push(format!(
            "Not planned yet. There is room for {}: “Plan my week” finds days, times and topics.",
            count(room, "post", "posts")
        )),
        (true, 0) if plan.slots.is_empty() => lines.push("Nothing is left to plan in it.".into()),
        (true, 0) => {}
        (true, room) => lines.push(format!("There is room for {} more: “Plan the rest”.", number(room))),
    }
    lines.join("\n")
}

/// The awareness day of a week; nothing where none begins in it.
pub(super) fn day_of(plan: &Plan) -> String {
    plan.day.as_ref().map(|one| format!("{}, {}", short(&one.name, 150), day(one.on))).unwrap_or_default()
}

/// A slot as a choice.
pub(super) fn choice(one: &Planned) -> Choice {
    let done = if one.slot.filled.is_some() { "✓ " } else { "" };
    Choice::new(one.slot.id.to_string(), format!("{done}{} · {}", when(one), words::platform(one.slot.platform)))
        .described(title(one))
}

/// A week in the short lines of a knock.
pub(super) fn brief(plan: &Plan) -> String {
    let open: Vec<&Planned> = plan.slots.iter().filter(|one| one.slot.state == SlotState::Planned).collect();
    let line = |one: &&Planned| {
        let done = if one.slot.filled.is_some() { " ✓" } else { "" };
        format!("• {} {} · {}{done}", when(one), words::platform(one.slot.platform), short(&title(one), 60))
    };
    let mut lines: Vec<String> = open.iter().take(BRIEF).map(line).collect();
    if open.len() > BRIEF {
        lines.push(format!("and {} more", number((open.len() - BRIEF) as u32)));
    }
    if lines.is_empty() {
        lines.push("Nothing is planned in it yet.".into());
    }
    if plan.room > 0 {
        lines.push(format!("{} could still find a place.", count_first(plan.room, "more post", "more posts")));
    }
    lines.extend(plan.day.as_ref().map(|_| format!("*{}*", day_of(plan))));
    lines.join("\n")
}

/// The buttons under a week that was brought.
pub(super) fn brought_row(member: MemberId, week: Week) -> Vec<CreateButton> {
    vec![
        primary(&Action::Week(member, Some(week)), "Open my week"),
        button(&Action::BringWeek(member, false), "Don't bring my week"),
    ]
}
