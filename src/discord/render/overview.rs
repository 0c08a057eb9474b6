//! What those who manage a team see of it as a whole: what members chose to show, and nothing of anybody else.

use super::card::Card;
use super::recap::chunks;
use super::text::{count, count_first, day, short, short_day};
use super::words;
use crate::app::overview::{Overview, Shown};
use crate::domain::ids::PersonId;
use crate::domain::observance::Occurrence;
use crate::domain::overview::WEEKS;
use std::collections::HashMap;

/// How many names stand on the card at most.
pub const NAMES: usize = 40;
/// Discord's own bound for a name.
const NAME: usize = 32;
/// How much of a title is shown.
const TITLE: usize = 60;
/// How many platforms stand beside a name.
const PLACES: usize = 3;

/// The overview of a team, with the names of the first of its people; `complete` where they could all be looked up. Who has
/// no name there any more is not on it.
#[must_use]
pub fn overview(overview: &Overview, names: &HashMap<PersonId, String>, complete: bool) -> Card {
    let counts = &overview.counts;
    let said = if counts.posts == 0 {
        "Nobody's posts are shown here yet. Each member decides in `/settings` whether theirs are, and nothing is shown before that.".to_owned()
    } else {
        format!(
            "{} since {}, of those who chose to show theirs here. Nobody else is counted or named.",
            count_first(counts.posts, "post", "posts"),
            short_day(overview.from.monday())
        )
    };
    let said = if complete {
        said
    } else {
        format!("{said}\n*Some names could not be looked up just now; in a minute they may be there.*")
    };
    let mut kinds: Vec<String> =
        counts.pillars.iter().map(|(pillar, posts)| format!("{} · {posts}", words::pillar(*pillar))).collect();
    if counts.unknown > 0 {
        kinds.push(format!("Not known · {}", counts.unknown));
    }
    let places: Vec<String> =
        counts.platforms.iter().map(|(platform, posts)| format!("{} · {posts}", words::platform(*platform))).collect();
    let named: Vec<String> =
        overview.shown.iter().take(NAMES).filter_map(|one| Some(line(one, names.get(&one.person)?))).collect();
    let days: Vec<String> = overview.days.iter().map(|(name, when)| awareness(name, *when)).collect();
    let mut card = Card::titled(format!("The team over {} weeks", super::text::number(WEEKS)), said)
        .field("What it is about", kinds.join("\n"), true)
        .field("Where it stands", places.join("\n"), true)
        .field("Awareness days ahead", days.join("\n"), false);
    for (at, part) in chunks(&named).into_iter().enumerate() {
        card = card.field(if at == 0 { "Who shows theirs" } else { "\u{200b}" }, part, false);
    }
    if overview.shown.len() > NAMES {
        card = card.field("\u{200b}", format!("and {} more", overview.shown.len() - NAMES), false);
    }
    card
}

fn line(one: &Shown, name: &str) -> String {
    let places: Vec<&str> = one.platforms.iter().take(PLACES).map(|platform| words::platform(*platform)).collect();
    let mut line = format!("{} · {}", short(name, NAME), count(one.posts, "post", "posts"));
    if !places.is_empty() {
        line = format!("{line} · {}", places.join(", "));
    }
    let titles: Vec<String> = one.titles.iter().map(|title| format!("“{}”", short(title, TITLE))).collect();
    if titles.is_empty() { line } else { format!("{line} · {}", titles.join(", ")) }
}

fn awareness(name: &str, when: Occurrence) -> String {
    if when.first == when.last {
        return format!("{} · {name}", day(when.first));
    }
    format!("{} to {} · {name}", short_day(when.first), short_day(when.last))
}
