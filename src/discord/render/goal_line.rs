//! How a goal stands, in words and as a picture: its last number beside the line from where it began to where it leads.

use super::text::{full_day, list, short_day, typed};
use crate::app::goals::Shown;
use crate::app::picture::Drawing;
use crate::domain::goal::{Goal, Standing};
use chrono::{Datelike, NaiveDate};

/// What the picture is called.
pub const FILE: &str = "line.png";
/// How many numbers the picture is told with; the card has them all.
const TOLD: usize = 6;

/// A number of the line, without more digits than its goal has.
fn about(number: f64, goal: &Goal) -> String {
    let whole = goal.plan.baseline.is_whole() && goal.plan.target.is_whole();
    let text = if whole { format!("{number:.1}") } else { format!("{number:.2}") };
    let short = text.trim_end_matches('0').trim_end_matches('.');
    // The last thing cut off may have been a whole number's own nought.
    if text.contains('.') { short.to_owned() } else { text }
}

/// How it stands, in a word or two.
const fn standing(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Reached) => "you are there",
        Some(Standing::Ahead) => "ahead of the line",
        Some(Standing::OnLine) => "on the line",
        Some(Standing::Room) => "room to catch up",
        None => "no number yet",
    }
}

/// A goal in one line.
#[must_use]
pub fn line(shown: &Shown) -> String {
    format!("{}: {} · {}", typed(&shown.goal.plan.measure), short(shown), standing(shown.standing))
}

/// How far it is and by when, in a few words.
#[must_use]
pub fn short(shown: &Shown) -> String {
    let plan = &shown.goal.plan;
    let now = shown.last.map(|last| format!("{} of ", last.value)).unwrap_or_default();
    let fewer = if plan.falls() { "down to " } else { "" };
    format!("{fewer}{now}{} by {}", plan.target, dated(plan.due_on, shown.today))
}

/// A day without its year where that is this one.
fn dated(on: NaiveDate, today: NaiveDate) -> String {
    if on.year() == today.year() { short_day(on) } else { full_day(on) }
}

/// From where to where and by when.
#[must_use]
pub fn way(shown: &Shown) -> String {
    let plan = &shown.goal.plan;
    let fewer = if plan.falls() { " Fewer is better here." } else { "" };
    let from =
        if plan.start_on > shown.today { format!(" It begins on {}.", full_day(plan.start_on)) } else { String::new() };
    format!("From **{}** to **{}** by {}.{from}{fewer}", plan.baseline, plan.target, full_day(plan.due_on))
}

/// How it stands, in a sentence.
#[must_use]
pub fn stands(shown: &Shown) -> String {
    let (goal, plan) = (&shown.goal, &shown.goal.plan);
    let today = shown.today.min(plan.due_on);
    let Some(last) = shown.last else {
        let line = about(plan.line_on(today), goal);
        return format!("No number yet. The line is at {line} today.");
    };
    let line = about(plan.line_on(last.on), goal);
    let word = match shown.standing {
        Some(Standing::Reached) => return format!("**{}** on {}: you are there.", last.value, full_day(last.on)),
        Some(Standing::Ahead) => "ahead of it",
        Some(Standing::OnLine) => "on it",
        Some(Standing::Room) | None => "room to catch up",
    };
    if plan.counted.is_habit() {
        return format!("**{}** so far; the line is at {line}: {word}.", last.value);
    }
    format!("**{}** on {}; the line was at {line} that day: {word}.", last.value, full_day(last.on))
}

/// What the picture shows.
#[must_use]
pub fn drawing(shown: &Shown) -> Drawing {
    let plan = &shown.goal.plan;
    let habit = plan.counted.is_habit();
    let mut points: Vec<(f64, f64)> =
        shown.points.iter().map(|(_, point)| (plan.share_on(point.on), point.value.as_f64())).collect();
    // A count stays as it is until today.
    points.extend(shown.last.filter(|_| habit).map(|last| (plan.share_on(last.on), last.value.as_f64())));
    let running = shown.goal.ended.is_none() && (plan.start_on..=plan.due_on).contains(&shown.today);
    Drawing {
        title: plan.measure.clone(),
        from: plan.baseline.as_f64(),
        to: plan.target.as_f64(),
        from_label: plan.baseline.to_string(),
        to_label: plan.target.to_string(),
        start_label: short_day(plan.start_on),
        due_label: format!("{} {}", short_day(plan.due_on), plan.due_on.year()),
        points,
        steps: habit,
        last_label: shown.last.map(|last| last.value.to_string()).unwrap_or_default(),
        today: running.then(|| plan.share_on(shown.today)),
        today_label: "today".into(),
    }
}

/// The same in words, for those who do not see it.
#[must_use]
pub fn told(shown: &Shown) -> String {
    let plan = &shown.goal.plan;
    let mut told = format!(
        "{}: a straight line from {} on {} to {} on {}.",
        plan.measure,
        plan.baseline,
        full_day(plan.start_on),
        plan.target,
        full_day(plan.due_on)
    );
    let Some(last) = shown.last else { return told + " No number yet." };
    let lately = &shown.points[shown.points.len().saturating_sub(TOLD)..];
    let numbers: Vec<String> =
        lately.iter().map(|(_, point)| format!("{} on {}", point.value, short_day(point.on))).collect();
    if !numbers.is_empty() {
        told.push_str(&format!(" {}: {}.", if plan.counted.is_habit() { "Counted" } else { "Typed" }, list(&numbers)));
    }
    told.push_str(&format!(" The last is {}, {}.", last.value, standing(shown.standing)));
    told
}
