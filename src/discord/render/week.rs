//! What a member sees of their week.

use super::card::{Card, Choice, button, primary, select};
use super::logged;
use super::text::{count, short, short_day};
use super::words;
use crate::app::week::{Day, Weeks};
use crate::discord::action::Action;
use chrono::Datelike;

/// The running week and the next, with the days that will not do.
#[must_use]
pub fn weeks(weeks: &Weeks) -> Card {
    let line = |day: &Day| {
        let mut marks = Vec::new();
        if day.posts > 0 {
            marks.push(count(day.posts, "post", "posts"));
        }
        if day.leave {
            marks.push("leave".into());
        } else if day.busy {
            marks.push("busy".into());
        } else if day.posting && day.posts == 0 && day.on >= weeks.today {
            marks.push("open".into());
        }
        let here = if day.on == weeks.today { "**" } else { "" };
        let name = &words::weekday(day.on.weekday())[..3];
        format!("{here}{name} {}{here} {}", short_day(day.on), marks.join(" · ")).trim_end().to_owned()
    };
    let (this, next) = weeks.days.split_at(7);
    let taken: Vec<String> =
        weeks.taken.iter().take(5).map(|(_, topic)| format!("• {}", short(&topic.title, 100))).collect();
    let choices = weeks
        .days
        .iter()
        .filter(|day| day.on >= weeks.today && !day.leave)
        .map(|day| {
            let label = format!("{} {}", words::weekday(day.on.weekday()), short_day(day.on));
            Choice::new(day.on.to_string(), label).chosen(day.busy)
        })
        .collect();
    Card::titled("Your week", logged::pace(&weeks.pace, false))
        .field("This week", this.iter().map(line).collect::<Vec<_>>().join("\n"), true)
        .field(
            match weeks.next_target {
                0 => "Next week: nothing asked".to_owned(),
                target => format!("Next week: {}", count(target.into(), "post", "posts")),
            },
            next.iter().map(line).collect::<Vec<_>>().join("\n"),
            true,
        )
        .field("Topics in your week", taken.join("\n"), false)
        .footer("On a busy day nothing is sent and nothing is expected; the plan of the week stays.")
        .select(select(&Action::Busy, "Days that will not do: a shift, a course", 0, 14, choices))
        .buttons(vec![primary(&Action::Log(weeks.member.id), "Log a post"), button(&Action::Topic, "A topic")])
}
