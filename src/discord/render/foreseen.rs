//! What would be sent in the coming days, with the times, the parts and why.

use super::card::Card;
use super::quiet::quiet;
use super::text::{count, day, number, short, time};
use crate::app::foresee::{Coming, Foreseen};
use crate::domain::ids::TeamId;
use crate::domain::knock::Part;
use crate::domain::pace::State;
use chrono::{DateTime, Utc};

/// The knocks of the coming seven days, if nothing else happens.
#[must_use]
pub fn coming(foreseen: &Foreseen, name_of: &dyn Fn(TeamId) -> String) -> Card {
    let why = foreseen.quiet.and_then(quiet);
    let wall = |at: &DateTime<Utc>| at.with_timezone(&foreseen.zone);
    let reminders: Vec<String> = foreseen
        .reminders
        .iter()
        .take(REMINDERS)
        .map(|at| format!("{}, {}", day(wall(at).date_naive()), time(wall(at).time())))
        .collect();
    let reminders = reminders.join("\n");
    if foreseen.coming.is_empty() {
        let nothing = why.map_or_else(String::new, |why| format!(" {why}"));
        let card = Card::titled(TITLE, format!("Nothing, as things stand.{nothing}"));
        return card.field(REMINDED, reminders, false);
    }
    let line = |one: &Coming| {
        let what: Vec<String> = one.parts.iter().map(|(what, team)| part(what, *team, name_of)).collect();
        // The date that the clock shows then: a knock of the night belongs to the day before, but comes on this one.
        let wall = one.at.with_timezone(&foreseen.zone);
        format!("**{}, {}**: {}", day(wall.date_naive()), time(wall.time()), what.join("; "))
    };
    let lines: Vec<String> = foreseen.coming.iter().map(line).collect();
    Card::titled(TITLE, lines.join("\n"))
        .field(REMINDED, reminders, false)
        .field("Until then", why.unwrap_or_default(), false)
        .footer("This holds if you log, press and answer nothing until then. Anything you do changes it.")
}

const TITLE: &str = "The coming seven days";
/// Above the reminders.
const REMINDED: &str = "Besides, for the slots you asked about";
/// How many of them are listed.
const REMINDERS: usize = 25;

fn part(part: &Part, team: Option<TeamId>, name_of: &dyn Fn(TeamId) -> String) -> String {
    let what = match part {
        Part::Replies { posts, .. } => format!("answers to {}", count(posts.len() as u32, "post", "posts")),
        Part::Nudge { pace, .. } => {
            let why = match pace.state {
                State::AtRisk => "the days left are few",
                State::Lapsed => "it has been quiet for a while",
                _ => "there is room to catch up",
            };
            format!("a topic, since {why} ({} of {})", pace.made, pace.target)
        }
        Part::Plan { .. } => "your week, as you asked: the slots with their topics".into(),
        Part::Ahead { days, .. } => format!("a topic to keep for after your {} busy days", number(*days)),
        Part::Goals { check, .. } => super::goal_check::foreseen(check),
        Part::Talk { .. } => {
            "the week's question with whom you talked, since the week ends and has room for others".into()
        }
        Part::Review { quarter, .. } => {
            format!("a look back on {}, since a new quarter has begun", super::review::quarter(*quarter))
        }
        Part::Ask { .. } => "one question: fewer, a rest, or as it is?".into(),
    };
    team.map_or_else(|| what.clone(), |team| format!("{what} · {}", short(&name_of(team), 100)))
}
