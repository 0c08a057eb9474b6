//! What a member sees of their week.

use super::card::{Card, Choice, button, primary, select};
use super::logged;
use super::text::{count, day, list, short, short_day};
use super::words;
use crate::app::week::{Day, Weeks};
use crate::discord::action::Action;
use chrono::{Datelike, NaiveDate};
use serenity::all::CreateSelectMenu;

/// Above the days that may be chosen.
const BUSY: &str = "Days that will not do: a shift, a course";

fn choice(on: NaiveDate) -> Choice {
    Choice::new(on.to_string(), format!("{} {}", words::weekday(on.weekday()), short_day(on)))
}

/// The coming days of which a knock asks whether they will not do; nothing where it asks of none.
#[must_use]
pub fn coming(days: &[NaiveDate]) -> Option<CreateSelectMenu> {
    select(&Action::BusyToo, BUSY, 1, days.len(), days.iter().copied().map(choice).collect())
}

/// Days were marked in answer to a knock.
#[must_use]
pub fn marked(days: &[NaiveDate]) -> Card {
    let named: Vec<String> = days.iter().copied().map(day).collect();
    Card::text(match &named[..] {
        [] => "Those days have gone by. `/week` holds the coming ones.".to_owned(),
        named => format!(
            "Noted: {} will not do. Nothing is sent and nothing is expected then; the plan of the week stays. `/week` shows and changes it.",
            list(named)
        ),
    })
}

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
    let coming = weeks.days.iter().filter(|day| day.on >= weeks.today && !day.leave);
    let choices = coming.map(|day| choice(day.on).chosen(day.busy)).collect();
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
        .select(select(&Action::Busy, BUSY, 0, 14, choices))
        .buttons(vec![primary(&Action::Log(weeks.member.id), "Log a post"), button(&Action::Topic, "A topic")])
}
