//! What a slot's reminder says.

use super::card::{Card, button, primary};
use super::plan::title;
use super::text::{first_up, short, time, typed};
use super::topic;
use super::words;
use crate::app::notices::ReminderNotice;
use crate::discord::action::{Action, SlotStep};
use crate::domain::ids::TeamId;

/// The whole reminder. The first line shows nothing private: it appears on lock screens.
#[must_use]
pub fn reminder(notice: &ReminderNotice, name_of: &dyn Fn(TeamId) -> String) -> Card {
    let one = &notice.planned;
    let step = |step| Action::Slot(one.slot.id, step);
    let place = format!("{} · {}", time(one.wall.time()), words::platform(one.slot.platform));
    let place = match notice.team {
        Some(team) => format!("{place} · {}", short(&name_of(team), 100)),
        None => place,
    };
    let text = match &one.topic {
        Some(topic) => {
            format!("**{}**\n{}\n{}.", typed(&topic.title), typed(&topic.idea), first_up(&topic::effort(topic)))
        }
        None => format!("**{}**", typed(&title(one))),
    };
    Card::titled(place, text).with_text("Rounds, as you asked: it is time.").buttons(vec![
        primary(&step(SlotStep::Write), "Write now"),
        button(&step(SlotStep::Move), "Move"),
        button(&step(SlotStep::LetGo(true)), "Not this week"),
        button(&Action::RemindAll(one.slot.member, false), "No more reminders"),
        button(&Action::Why(notice.id.clone()), "Why now?"),
    ])
}

/// The planned weeks as a file.
#[must_use]
pub fn calendar(slots: u32, bytes: Vec<u8>) -> Card {
    Card::text(format!(
        "{} for your calendar. Taken in once more after a change, the file puts right what it brought before. It holds topic, first line and time, and nothing else.",
        super::text::count_first(slots, "slot", "slots")
    ))
    .file("rounds-week.ics", bytes)
}
