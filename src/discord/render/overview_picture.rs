//! The picture of a team's overview, and the same in words.

use super::text::{count_first, full_day, list, number};
use super::words;
use crate::app::overview::Overview;
use crate::app::picture::Bars;
use crate::app::picture::overview;
use crate::domain::overview::WEEKS;

/// What the picture is called.
pub const FILE: &str = "team.png";

/// What the picture shows; none while nothing is shown.
#[must_use]
pub fn drawing(of: &Overview) -> Option<overview::Overview> {
    let none = || "Shows with the first post that somebody shows here.".to_owned();
    (of.counts.posts > 0).then(|| overview::Overview {
        title: format!("The team over {} weeks", number(WEEKS)),
        pillars: Bars { title: "What it is about".to_owned(), counts: pillars(of), none: none() },
        platforms: Bars { title: "Where it stands".to_owned(), counts: platforms(of), none: none() },
    })
}

/// The same in words, for those who do not see it.
#[must_use]
pub fn told(of: &Overview) -> String {
    let pairs = |all: Vec<(String, u32)>| all.into_iter().map(|(what, n)| format!("{what} {n}")).collect::<Vec<_>>();
    format!(
        "{} since {}. What it is about: {}. Where it stands: {}.",
        count_first(of.counts.posts, "post", "posts"),
        full_day(of.from.monday()),
        list(&pairs(pillars(of))),
        list(&pairs(platforms(of)))
    )
}

fn pillars(of: &Overview) -> Vec<(String, u32)> {
    let known = of.counts.pillars.iter().map(|(pillar, posts)| (words::pillar(*pillar).to_owned(), *posts));
    known.chain((of.counts.unknown > 0).then(|| ("Not known".to_owned(), of.counts.unknown))).collect()
}

fn platforms(of: &Overview) -> Vec<(String, u32)> {
    of.counts.platforms.iter().map(|(platform, posts)| (words::platform(*platform).to_owned(), *posts)).collect()
}
