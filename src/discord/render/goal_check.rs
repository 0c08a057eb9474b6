//! What a knock says about goals: a number is asked for, a habit shown, one that is reached told, a day that has passed asked
//! about; and whether the main purpose stays.

use super::card::{Card, button, cut, primary};
use super::goal_line::{line, stands};
use super::text::{count, list, number, typed};
use super::words;
use crate::app::goals::Shown;
use crate::discord::action::{Action, GoalStep, Settling};
use crate::domain::facet::Purpose;
use crate::domain::goal::{Asking, CheckIn, Drift};
use crate::domain::ids::MemberId;
use crate::domain::strategy::Step;
use serenity::all::CreateButton;

/// What the part is called.
#[must_use]
pub const fn heading(goals: &[(Shown, Asking)]) -> &'static str {
    if goals.is_empty() { "What you post for" } else { "Your goals" }
}

/// The goals, one a line, and the main purpose where it is asked about.
#[must_use]
pub fn asked(goals: &[(Shown, Asking)], drift: Option<&Drift>) -> String {
    let one = |(shown, asking): &(Shown, Asking)| {
        let name = typed(&shown.goal.plan.measure);
        match asking {
            Asking::Number => format!("How does it stand now? **{name}**: {}", stands(shown)),
            Asking::Shown => format!("Counted for you: {}.", line(shown)),
            Asking::Reached => {
                format!("**{name}**: you are there. That took time beside full days, and it shows.")
            }
            Asking::Over if shown.is_reached() => {
                format!("**{name}**: its date has come, and you are there. Time to call it finished.")
            }
            Asking::Over => {
                format!("**{name}**: its date has come. A later one, a lower number, or let go? Each is fine.")
            }
        }
    };
    let mut lines: Vec<String> = goals.iter().map(one).collect();
    lines.extend(drift.map(|drift| {
        let serving = match drift.serving {
            0 => "none was".to_owned(),
            1 => "one was".to_owned(),
            n => format!("{} were", number(n)),
        };
        let main = words::purpose(drift.purpose).to_lowercase();
        format!(
            "Of your last {} posts with a purpose, {serving} for your main one: {main}. Does it still say what you post for?",
            drift.known
        )
    }));
    lines.join("\n")
}

/// A button for each goal that wants an answer, and two for the purpose.
#[must_use]
pub fn row(member: MemberId, goals: &[(Shown, Asking)], drift: Option<&Drift>) -> Vec<CreateButton> {
    let mut row = Vec::new();
    for (shown, asking) in goals {
        let (id, name) = (shown.goal.id, cut(shown.goal.plan.measure.clone(), 50));
        match asking {
            Asking::Number => row.push(primary(&Action::Goal(id, GoalStep::Note), format!("Number: {name}"))),
            Asking::Reached | Asking::Over => {
                row.push(button(&Action::Goal(id, GoalStep::Open), format!("Open: {name}")))
            }
            Asking::Shown => {}
        }
    }
    if drift.is_some() {
        row.push(button(&Action::KeepPurpose(member), "Keep the purpose"));
        row.push(button(&Action::Strategy(member, Settling::Open(Step::Purpose)), "Change it"));
    }
    row
}

/// The main purpose stays.
#[must_use]
pub fn kept(purpose: Option<Purpose>) -> Card {
    match purpose {
        Some(purpose) => Card::text(format!(
            "It stays, then: {}. Topics lean toward it; `/topic` has one.",
            words::purpose(purpose).to_lowercase()
        )),
        None => Card::text("Nothing is settled yet. `/strategy` holds what you post for."),
    }
}

/// What a check-in would ask, in a clause.
#[must_use]
pub fn foreseen(check: &CheckIn) -> String {
    let of = |asking| check.goals.iter().filter(|(_, one)| *one == asking).count() as u32;
    let mut parts = Vec::new();
    let mut say = |n: u32, what: String| parts.extend((n > 0).then_some(what));
    let goals = |n| count(n, "goal", "goals");
    say(of(Asking::Number), format!("the number of {}, since it is time for one", goals(of(Asking::Number))));
    say(of(Asking::Shown), format!("how {} stands that I count", goals(of(Asking::Shown))));
    say(of(Asking::Reached), format!("a word on {} where you are there", goals(of(Asking::Reached))));
    say(of(Asking::Over), format!("what follows, since the date of {} has come", goals(of(Asking::Over))));
    say(u32::from(check.drift.is_some()), "whether your main purpose stays".to_owned());
    list(&parts)
}
