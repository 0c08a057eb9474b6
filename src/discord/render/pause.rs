//! What is seen of leave.

use super::card::{Card, Choice, button, primary, select};
use super::text::{day, full_day, short_day, time};
use super::words;
use crate::app::pause::{Resting, Shift, Taken};
use crate::discord::action::Action;
use crate::domain::ids::PersonId;
use crate::domain::pace::Leave;
use crate::domain::week::ahead;
use chrono::{Datelike, NaiveDate};

/// How the person rests now, with the ways to change it.
#[must_use]
pub fn state(resting: &Resting) -> Card {
    let text = match resting.now {
        Some(leave) => format!(
            "You are on leave {}{}. Nothing is expected, nothing is sent, and your weeks are excused.",
            until(leave),
            if resting.entered { ": somebody who manages your team entered that, and Resume lifts it" } else { "" }
        ),
        None => "You are not on leave.".into(),
    };
    let line = |(leave, entered): &(Leave, bool)| {
        let by = if *entered { " (entered by somebody who manages your team; Cancel lifts it)" } else { "" };
        format!("{}{by}", super::text::first_up(&span(*leave)))
    };
    let ahead: Vec<String> = resting.ahead.iter().map(line).collect();
    let card = Card::titled("Leave", text).field("Ahead", ahead.join("\n"), false);
    let card = if resting.now.is_some() { card } else { ways(card) };
    let mut row = Vec::new();
    if resting.now.is_some() {
        row.push(primary(&Action::Resume, "Resume"));
    }
    row.extend(resting.ahead.iter().take(4).map(|(leave, _)| {
        let dates = if leave.from == leave.until {
            short_day(leave.from)
        } else {
            format!("{} to {}", short_day(leave.from), short_day(leave.until))
        };
        button(&Action::TakeBack(leave.from, leave.until), format!("Cancel {dates}"))
    }));
    card.buttons(row)
}

/// From its first day to its last, or the one day that it is.
fn span(leave: Leave) -> String {
    if leave.from == leave.until {
        return format!("on {}", day_and_year(leave.from));
    }
    format!("from {} to {}", day(leave.from), day_and_year(leave.until))
}

fn day_and_year(on: chrono::NaiveDate) -> String {
    format!("{} {}", day(on), chrono::Datelike::year(&on))
}

/// Until when leave lasts, within a sentence.
#[must_use]
pub fn until(leave: Leave) -> String {
    if (leave.until - leave.from).num_days() > 360 {
        "until you resume".into()
    } else {
        format!("until {}", full_day(leave.until))
    }
}

/// The ways to rest.
#[must_use]
pub fn rest() -> Card {
    ways(Card::titled(
        "Rest",
        "From today on nothing is expected and nothing is sent; your weeks are excused. Other dates: `/pause from: until:`",
    ))
}

fn ways(card: Card) -> Card {
    let choices = [
        (1, "Today"),
        (3, "Three days"),
        (7, "A week"),
        (14, "Two weeks"),
        (28, "Four weeks"),
        (366, "Until I resume"),
    ]
    .iter()
    .map(|(days, label)| Choice::new(days.to_string(), *label))
    .collect();
    card.select(select(&Action::RestDays(None), "Rest for …", 1, 1, choices))
}

/// Leave was taken.
#[must_use]
pub fn taken(taken: &Taken) -> Card {
    let leave = taken.leave;
    let text = if leave.holds(taken.resting.today) {
        format!("Rest well. You are on leave {}; coming back brings nothing that was due meanwhile.", until(leave))
    } else {
        format!("Noted: leave {}.", span(leave))
    };
    Card::text(text).buttons(vec![button(&Action::TakeBack(leave.from, leave.until), "Take it back")])
}

/// Leave was taken back.
#[must_use]
pub fn taken_back(resting: &Resting) -> Card {
    state(resting).with_text("Taken back, as if it had never been.")
}

/// Leave was entered for somebody.
#[must_use]
pub fn entered(person: PersonId, leave: Leave) -> Card {
    Card::text(format!(
        "Leave entered for <@{person}>, {}. Only they see it, in `/pause`, and can lift it.",
        span(leave)
    ))
}

/// Leave was ended.
#[must_use]
pub fn resumed() -> Card {
    Card::text("Welcome back. Your week counts from today; nothing is expected for the days before.")
}

/// A day was marked as one on shift.
#[must_use]
pub fn on_shift(shift: &Shift) -> Card {
    let (on, tomorrow) = (shift.day, ahead(shift.day, 1));
    let off_after_all = button(&Action::Unshift(on), "Not on shift after all");
    if on < shift.today {
        return Card::text(format!("{} is a shift then; nothing was expected on it.", day(on)))
            .buttons(vec![off_after_all]);
    }
    let next = match shift.next {
        None => String::new(),
        Some(next) => {
            let is_tomorrow = next.date() == ahead(shift.now.date(), 1);
            let then = if is_tomorrow { "Tomorrow".into() } else { day(next.date()) };
            format!(" {then} then, at {}.", time(next.time()))
        }
    };
    Card::text(format!(
        "{} is a shift then: I stay quiet, and your plan for the week rests on the other days.{next}",
        day(on)
    ))
    .buttons(vec![
        button(&Action::Shift(tomorrow), format!("{} as well", words::weekday(tomorrow.weekday()))),
        off_after_all,
    ])
}

/// A mark was taken away.
#[must_use]
pub fn off_shift(on: NaiveDate) -> Card {
    Card::text(format!("{} counts as usual again.", day(on)))
        .buttons(vec![button(&Action::Shift(on), "On shift after all")])
}
