//! The picture of a member's own half year, and the same in words.

use super::goal_line;
use super::text::{count, count_first, full_day, list, spoken};
use super::{me, words};
use crate::app::goals::Shown;
use crate::app::me::Portrait;
use crate::app::picture::Bars;
use crate::app::picture::own::{Column, Goal, Own};
use crate::domain::week::Week;
use chrono::{Datelike, NaiveDate};

/// What the picture is called.
pub const FILE: &str = "half-year.png";
/// How long the name of a goal is in the words for the picture.
const NAME: usize = 60;

fn posts_on(portrait: &Portrait, on: NaiveDate) -> u32 {
    portrait.days.iter().filter(|day| **day == on).count() as u32
}

/// What the picture shows.
#[must_use]
pub fn drawing(portrait: &Portrait) -> Own {
    let figures = &portrait.figures;
    let kept = &figures.consistency;
    let mut said = vec![me::kept(figures)];
    if kept.streak > 1 {
        said.push(format!("{} in a row", count_first(kept.streak, "week", "weeks")));
    }
    Own {
        title: "Your last 26 weeks".to_owned(),
        weekdays: ["Mon", "", "Wed", "", "Fri", "", "Sun"].map(str::to_owned),
        months: months(portrait.weeks()),
        weeks: portrait.weeks().map(|week| column(portrait, week)).collect(),
        scale: ["no post", "one", "two", "three or more"].map(str::to_owned),
        kept: "week kept".to_owned(),
        pillars: Bars {
            title: "Kinds of your last posts".to_owned(),
            counts: figures
                .pillars
                .iter()
                .map(|(one, posts)| (words::pillar(*one).to_owned(), *posts as u32))
                .collect(),
            none: "Shows with the first of a known kind.".to_owned(),
        },
        consistency: ("Consistency".to_owned(), said),
        share: (kept.kept, kept.counted),
        goals_title: "Goals".to_owned(),
        goals: figures.goals.iter().enumerate().map(|(at, shown)| goal(shown, at + 1)).collect(),
        no_goals: "None yet.".to_owned(),
    }
}

/// A day without a post is drawn from joining on: before that, nothing was meant.
fn column(portrait: &Portrait, week: Week) -> Column {
    let mut days = [None; 7];
    for (square, day) in days.iter_mut().zip(week.days()) {
        let posts = posts_on(portrait, day);
        let there = day <= portrait.today && (posts > 0 || day >= portrait.figures.member.joined_on);
        *square = there.then_some(posts);
    }
    Column { days, kept: portrait.kept.contains(&week) }
}

/// Each month over the week of its first Monday; the first column has its own, unless the next is too near.
fn months(weeks: impl Iterator<Item = Week>) -> Vec<(usize, String)> {
    let mut months: Vec<(usize, String)> = Vec::new();
    let mut last = None;
    for (at, week) in weeks.enumerate() {
        let month = week.monday().month();
        if last != Some(month) {
            months.retain(|(before, _)| at - before > 1);
            months.push((at, week.monday().format("%b").to_string()));
            last = Some(month);
        }
    }
    months
}

fn goal(shown: &Shown, place: usize) -> Goal {
    let plan = &shown.goal.plan;
    let (from, to) = (plan.baseline.as_f64(), plan.target.as_f64());
    let share = shown.last.map_or(0.0, |last| (last.value.as_f64() - from) / (to - from));
    Goal { name: plan.measure.clone(), instead: format!("Goal {place}"), share, label: goal_line::short(shown) }
}

/// The same in words, for those who do not see it.
#[must_use]
pub fn told(portrait: &Portrait) -> String {
    let figures = &portrait.figures;
    let posts = portrait.days.len() as u32;
    let mut days = portrait.days.clone();
    days.dedup();
    let from = portrait.weeks().next().map_or(portrait.today, Week::monday);
    let made = match posts {
        0 => "nothing in it yet".to_owned(),
        posts => format!("{} on {}", count(posts, "post", "posts"), count(days.len() as u32, "day", "days")),
    };
    let mut told = format!("A calendar from {} to {}: {made}.", full_day(from), full_day(portrait.today));
    let mut by_month: Vec<(String, u32)> = Vec::new();
    for day in &portrait.days {
        let month = day.format("%B").to_string();
        match by_month.last_mut() {
            Some((last, posts)) if *last == month => *posts += 1,
            _ => by_month.push((month, 1)),
        }
    }
    let pairs = |all: Vec<(String, u32)>| all.into_iter().map(|(what, n)| format!("{what} {n}")).collect::<Vec<_>>();
    if by_month.len() > 1 {
        told.push_str(&format!(" By month: {}.", list(&pairs(by_month))));
    }
    if !portrait.kept.is_empty() {
        told.push_str(&format!(" {} kept.", count_first(portrait.kept.len() as u32, "week was", "weeks were")));
    }
    let kinds = figures.pillars.iter().map(|(one, posts)| (words::pillar(*one).to_owned(), *posts as u32)).collect();
    if !figures.pillars.is_empty() {
        told.push_str(&format!(" Kinds of the last posts: {}.", list(&pairs(kinds))));
    }
    told.push_str(&format!(" Consistency: {}.", me::kept(figures).trim_end_matches('.')));
    for shown in &figures.goals {
        told.push_str(&format!(" {}: {}.", spoken(&shown.goal.plan.measure, NAME), goal_line::short(shown)));
    }
    told
}
