//! What is seen of leave.

use super::card::{Card, Choice, button, primary, select};
use super::text::{day, full_day};
use crate::app::pause::Resting;
use crate::discord::action::Action;
use crate::domain::ids::PersonId;
use crate::domain::pace::Leave;

/// How the person rests now, with the ways to change it.
#[must_use]
pub fn state(resting: &Resting) -> Card {
    let text = match resting.now {
        Some(leave) => format!(
            "You are on leave {}{}. Nothing is expected, nothing is sent, and your weeks are excused.",
            until(leave),
            if resting.entered { ", as somebody who manages your team entered; Resume lifts it" } else { "" }
        ),
        None => "You are not on leave.".into(),
    };
    let ahead: Vec<String> =
        resting.ahead.iter().map(|leave| format!("{} to {}", day(leave.from), full_day(leave.until))).collect();
    let card = Card::titled("Leave", text).field("Ahead", ahead.join("\n"), false);
    if resting.now.is_some() || !resting.ahead.is_empty() {
        card.buttons(vec![primary(&Action::Resume, "Resume")])
    } else {
        ways(card)
    }
}

fn until(leave: Leave) -> String {
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
pub fn taken(resting: &Resting) -> Card {
    let text = match (resting.now, resting.ahead.first()) {
        (Some(leave), _) => {
            format!("Rest well. You are on leave {}; coming back brings nothing that was due meanwhile.", until(leave))
        }
        (None, Some(leave)) => format!("Noted: leave from {} to {}.", day(leave.from), full_day(leave.until)),
        (None, None) => "Noted; those days are excused.".into(),
    };
    Card::text(text).buttons(vec![button(&Action::Resume, "Take it back")])
}

/// Leave was entered for somebody.
#[must_use]
pub fn entered(person: PersonId, leave: Leave) -> Card {
    Card::text(format!(
        "Entered for <@{person}>: {} to {}. Only they see it, in `/pause`, and can lift it.",
        day(leave.from),
        full_day(leave.until)
    ))
}

/// Leave was ended.
#[must_use]
pub fn resumed() -> Card {
    Card::text("Welcome back. Your week counts from today; nothing is owed for the days before.")
}
