//! What a member sees of their week.

use super::card::{Card, Choice, button, primary, select};
use super::logged;
use super::plan;
use super::slot;
use super::text::{count, count_first, day, list, short, short_day};
use super::words;
use crate::app::week::{Day, Weeks};
use crate::discord::action::Action;
use crate::domain::week::Week;
use chrono::{Datelike, NaiveDate};
use serenity::all::{CreateButton, CreateSelectMenu};

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
    let asks = match weeks.next_target {
        0 => "Next week: nothing asked".to_owned(),
        target => format!("Next week: {}", count(target.into(), "post", "posts")),
    };
    let (title, head) = match is_next(weeks) {
        false => ("Your week", logged::pace(&weeks.pace, false)),
        true => ("Your next week", format!("{asks}.")),
    };
    let waiting = count_first(weeks.waiting, "post may have answers", "posts may have answers");
    let waiting = if weeks.waiting > 0 { format!("{waiting} by now: `/replies`") } else { String::new() };
    Card::titled(title, format!("{head}\n{}", plan::lines(&weeks.plan, weeks.today)).trim_end().to_owned())
        .field("This week", this.iter().map(line).collect::<Vec<_>>().join("\n"), true)
        .field(asks, next.iter().map(line).collect::<Vec<_>>().join("\n"), true)
        .field("Awareness day", plan::day_of(&weeks.plan), false)
        .field("Topics in your week", taken.join("\n"), false)
        .field("Answers", waiting, false)
        .footer("On a busy day nothing is sent and nothing is expected; the plan of the week stays.")
        .select(slot::pick(&weeks.plan.slots))
        .select(select(&Action::Busy(Some((weeks.member.id, weeks.plan.week))), BUSY, 0, 14, choices))
        .buttons(first_row(weeks))
        .buttons(second_row(weeks))
}

fn is_next(weeks: &Weeks) -> bool {
    weeks.plan.week != Week::of(weeks.today)
}

fn first_row(weeks: &Weeks) -> Vec<CreateButton> {
    let (member, week) = (weeks.member.id, weeks.plan.week);
    let mut row = Vec::new();
    if weeks.plan.room > 0 {
        let label = if weeks.plan.made { "Plan the rest" } else { "Plan my week" };
        row.push(primary(&Action::PlanWeek(member, Some(week)), label));
        row.push(button(&Action::Log(member), "Log a post"));
    } else {
        row.push(primary(&Action::Log(member), "Log a post"));
    }
    row.push(button(&Action::Topic(Some(member)), "A topic"));
    if is_next(weeks) {
        row.push(button(&Action::Week(member, None), "This week"));
    } else if weeks.may_next {
        row.push(button(&Action::Week(member, Some(week.next())), "Next week"));
    }
    row
}

/// What is wanted of a plan besides: a file, the first knock of the week, reminders.
fn second_row(weeks: &Weeks) -> Vec<CreateButton> {
    let member = weeks.member.id;
    let mut row = Vec::new();
    if !weeks.plan.slots.is_empty() {
        row.push(button(&Action::Calendar(member), "Calendar file"));
    }
    if weeks.may_write {
        let brings = if weeks.brings { "Don't bring my week" } else { "Bring me my week" };
        row.push(button(&Action::BringWeek(member, !weeks.brings), brings));
        if weeks.plan.made || weeks.reminds {
            let reminds = if weeks.reminds { "No more reminders" } else { "Remind me of each slot" };
            row.push(button(&Action::RemindAll(member, !weeks.reminds), reminds));
        }
    }
    row
}
