//! What is seen of a look back on a quarter.

use super::card::{Card, Choice, button, primary, select};
use super::strategy::{all, name, press, whole_card};
use super::text::{count, count_first, first_up, list, number};
use super::words;
use crate::app::review::LookBack;
use crate::discord::action::Settling;
use crate::domain::ids::MemberId;
use crate::domain::quarter::Quarter;
use crate::domain::review::Figures;
use crate::domain::strategy::Step;
use chrono::Datelike;
use serenity::all::CreateButton;

/// A quarter by its months: `October to December 2025`.
#[must_use]
pub fn quarter(quarter: Quarter) -> String {
    format!("{} to {} {}", quarter.first().format("%B"), quarter.last().format("%B"), quarter.first().year())
}

/// What the quarter was.
#[must_use]
pub fn summary(figures: &Figures) -> String {
    if figures.posts == 0 {
        return format!(
            "Nothing was logged in it. Perhaps the months were full, or the plan was: a smaller one is worth a thought.{}",
            talked(figures)
        );
    }
    let mut text = count_first(figures.posts, "post went out", "posts went out");
    if figures.weeks > 0 {
        text.push_str(&format!("; {} of {} kept", number(figures.kept), count(figures.weeks, "week", "weeks")));
    }
    text.push('.');
    let served: u32 = figures.purposes.iter().map(|(_, times)| times).sum();
    if served > 0 {
        let share = |times: u32| (f64::from(times) * 100.0 / f64::from(served)).round() as u32;
        let all: Vec<String> = figures
            .purposes
            .iter()
            .map(|(one, times)| format!("{} {} %", words::purpose(*one).to_lowercase(), share(*times)))
            .collect();
        text.push_str(&format!("\nThey served: {}.", all.join(", ")));
    }
    let on: Vec<String> =
        figures.platforms.iter().map(|(one, times)| format!("{} {times}", words::platform(*one))).collect();
    text.push_str(&format!("\nThey stood on: {}.", on.join(", ")));
    if !figures.unused.is_empty() {
        let unused: Vec<&str> = figures.unused.iter().map(|one| words::platform(*one)).collect();
        text.push_str(&format!(" Meant, and without a post: {}.", list(&unused)));
    }
    text + &talked(figures)
}

fn talked(figures: &Figures) -> String {
    let groups: Vec<&str> = figures.groups.iter().map(|one| words::people_of(*one)).collect();
    if groups.is_empty() { String::new() } else { format!("\nYou talked with {}.", list(&groups)) }
}

/// What is asked in a knock, under the summary.
pub const QUESTION: &str =
    "Is what you settled still yours? One press keeps all of it; line by line, each can stay, change or go.";

/// The answers in a knock.
pub fn row(member: MemberId, quarter: Quarter) -> Vec<CreateButton> {
    vec![
        primary(&press(member, Settling::KeepAll(quarter)), "Keep all"),
        button(&press(member, Settling::Review(quarter)), "Line by line"),
    ]
}

/// The quarter, every line that stands, and what can become of each.
#[must_use]
pub fn look_back(look_back: &LookBack) -> Card {
    let (shown, of) = (&look_back.shown, look_back.figures.quarter);
    let member = shown.member.id;
    let holds = |step: &&Step| match step {
        Step::IfThens => !shown.if_thens.is_empty(),
        step => shown.member.holds(**step),
    };
    let choices = |steps: &[Step]| steps.iter().map(|step| Choice::new(step.slug(), name(*step))).collect::<Vec<_>>();
    let held: Vec<Step> = Step::ALL.iter().filter(holds).copied().collect();
    let lines = all(&shown.lines, shown.assumed);
    Card::titled(first_up(&quarter(of)), format!("{}\n\n**What you settled**\n{lines}", summary(&look_back.figures)))
        .footer("What is neither changed nor dropped stays.")
        .select(select(&press(member, Settling::ChangeLine(of)), "Change a line", 1, 1, choices(Step::ALL)))
        .select(select(&press(member, Settling::DropLine(of)), "Drop a line", 1, 1, choices(&held)))
        .buttons(vec![primary(&press(member, Settling::KeepAll(of)), "Keep all"), whole_card(member)])
}

/// All of it stays.
#[must_use]
pub fn kept(member: MemberId, of: Quarter) -> Card {
    Card::text(format!(
        "Kept, all of it, after {}. The card of today is put by: “Before” shows it once something has changed.",
        quarter(of)
    ))
    .buttons(vec![whole_card(member)])
}
