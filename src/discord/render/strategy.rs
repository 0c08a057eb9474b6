//! What is seen of a strategy: the card with every line, and a card of before beside it.

mod places;
mod steps;
mod told;

use super::card::{Card, Choice, button, primary, select};
use super::text::{count_first, first_up, full_day, list};
use crate::app::strategy::{Before, Shown};
use crate::discord::action::{Action, Setting, Settling};
use crate::domain::ids::MemberId;
use crate::domain::strategy::{Lines, State, Step, Unclear};
use serenity::all::CreateButton;

pub use places::place;
pub use steps::{NO_TIME, OTHER, step};
pub(super) use steps::{one_weekday, weekdays};
pub(super) use told::{line, name, unclear};

/// So many buttons stand in a row.
const IN_A_ROW: usize = 5;

/// Above the next card, once something was chosen.
pub const KEPT: &str = "Kept.";

/// Above the card, where nothing is left to go through.
#[must_use]
pub fn end(shown: &Shown) -> &'static str {
    if shown.member.missing(shown.assumed).is_empty() {
        "That is all of it. Anything can be changed here, any time."
    } else {
        "That was the last line. What is left stays here for another day."
    }
}

/// Above the look back, once a line was dropped.
#[must_use]
pub fn dropped(step: Step) -> String {
    format!("Dropped: {}.", name(step).to_lowercase())
}

pub(super) fn press(member: MemberId, settling: Settling) -> Action {
    Action::Strategy(member, settling)
}

/// The way back to the whole card.
pub(super) fn whole_card(member: MemberId) -> CreateButton {
    button(&press(member, Settling::Card), "The whole card")
}

/// The card: every line and how it stands, what is unclear, and the ways on.
#[must_use]
pub fn card(shown: &Shown) -> Card {
    let member = shown.member.id;
    let missing = shown.member.missing(shown.assumed);
    let lines: Vec<String> = Step::ALL.iter().map(|step| stands(shown, *step)).collect();
    let lead = match missing.len() as u32 {
        0 => "Everything is settled.".to_owned(),
        n => format!("{} open. “Go on” leads through them, one after the other; each can wait.", lines_are(n)),
    };
    let unclear: Vec<String> = shown.unclear.iter().map(|one| format!("• {}", unclear(one))).collect();
    let choices = Step::ALL.iter().map(|step| {
        let state = told::state(shown.member.state(*step, shown.assumed));
        Choice::new(step.slug(), name(*step)).described(state)
    });
    let mut row = Vec::new();
    if !missing.is_empty() {
        row.push(primary(&press(member, Settling::GoOn(None)), "Go on"));
    }
    if let Some(quarter) = shown.review {
        row.push(button(&press(member, Settling::Review(quarter)), "Look back on the quarter"));
    }
    if shown.has_before {
        row.push(button(&press(member, Settling::Before(0)), "Before"));
    }
    row.push(button(&Action::Settings(member), "Settings"));
    let mut ways = ways_out(shown);
    let further = ways.split_off(ways.len().min(IN_A_ROW));
    Card::titled("Your strategy", format!("{lead}\n\n{}", lines.join("\n")))
        .field("Unclear", unclear.join("\n"), false)
        .footer("Nobody else sees this. It fits topics and plans to you.")
        .select(select(&press(member, Settling::Pick), "Settle …", 1, 1, choices.collect()))
        .buttons(row)
        .buttons(ways)
        .buttons(further)
}

fn lines_are(n: u32) -> String {
    count_first(n, "line is", "lines are")
}

/// A button to each line that would put something right, and to the number of posts where that would, too.
fn ways_out(shown: &Shown) -> Vec<CreateButton> {
    let member = shown.member.id;
    let mut steps: Vec<Step> = shown.unclear.iter().map(Unclear::way_out).collect();
    steps.sort_unstable();
    steps.dedup();
    let mut row: Vec<CreateButton> =
        steps.into_iter().map(|step| button(&press(member, Settling::Open(step)), name(step))).collect();
    let by_number = |one: &Unclear| matches!(one, Unclear::TooManyPlatforms { .. } | Unclear::CrowdedDays { .. });
    if shown.unclear.iter().any(by_number) {
        row.push(button(&Action::Set(member, Setting::Target), "Posts a week"));
    }
    row
}

/// A line as it stands.
fn stands(shown: &Shown, step: Step) -> String {
    let (mark, text) = match shown.member.state(step, shown.assumed) {
        State::Settled | State::Assumed => ("✓", line(&shown.lines, step, shown.assumed)),
        State::LeftOut => ("–", Some("left out, as you said".into())),
        State::Later => ("○", Some("left for later".into())),
        State::Open => ("○", line(&shown.lines, step, shown.assumed).map(|so_far| format!("{so_far}, so far"))),
        State::Free => match line(&shown.lines, step, shown.assumed) {
            Some(text) => ("✓", Some(text)),
            None if step == Step::Readiness => ("–", Some("once you have named your platforms".into())),
            None => ("–", Some("none; for those who like them".into())),
        },
    };
    format!("{mark} **{}**: {}", name(step), text.unwrap_or_else(|| "open".into()))
}

/// All lines that hold something, for a look at them as a whole.
pub(super) fn all(lines: &Lines, assumed: Option<&str>) -> String {
    let line = |step: &Step| line(lines, *step, assumed).map(|text| format!("**{}**: {text}", name(*step)));
    Step::ALL.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// A card of before, and beside each line that is another now, what stands there now.
#[must_use]
pub fn before(before: &Before) -> Card {
    let changed = before.then.changed(&before.now);
    let mut card =
        Card::titled(format!("Before the changes of {}", full_day(before.on)), all(&before.then, before.assumed));
    for step in &changed {
        let told = |lines: &Lines| line(lines, *step, before.assumed).unwrap_or_else(|| "nothing".into());
        let beside = format!(
            "then {}\nnow {}",
            super::card::cut(told(&before.then), 300),
            super::card::cut(told(&before.now), 300)
        );
        card = card.field(name(*step), beside, false);
    }
    let names: Vec<&str> = changed.iter().map(|step| name(*step)).collect();
    let mut row = Vec::new();
    if before.more {
        row.push(button(&press(before.member, Settling::Before(before.back.saturating_add(1))), "Earlier still"));
    }
    row.push(whole_card(before.member));
    card.footer(format!("Changed since: {}", first_up(&list(&names).to_lowercase()))).buttons(row)
}
