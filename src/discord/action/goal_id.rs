//! Decides how what buttons of goals carry is written in few characters, and read back. Never decides what it does.

use super::custom_id::{optional, place, placed};
use super::{GoalStep, NumberStep};
use crate::app::goals::Kind;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::goal::Counted;

const STEPS: [(GoalStep, &str); 14] = [
    (GoalStep::Open, "o"),
    (GoalStep::Note, "n"),
    (GoalStep::Correct, "c"),
    (GoalStep::Again(false), "a"),
    (GoalStep::Again(true), "ay"),
    (GoalStep::Serves, "s"),
    (GoalStep::Numbers, "l"),
    (GoalStep::Number, "p"),
    (GoalStep::Finish, "f"),
    (GoalStep::LetGo(false), "g"),
    (GoalStep::LetGo(true), "gy"),
    (GoalStep::Reopen, "r"),
    (GoalStep::Share(false), "t"),
    (GoalStep::Share(true), "ty"),
];

/// Every step there is.
#[cfg(test)]
pub(super) fn steps() -> impl Iterator<Item = GoalStep> {
    STEPS.into_iter().map(|(step, _)| step)
}

pub(super) fn step(step: GoalStep) -> &'static str {
    STEPS.iter().find(|(one, _)| *one == step).map_or("", |(_, name)| name)
}

pub(super) fn read_step(text: &str) -> Option<GoalStep> {
    STEPS.iter().find(|(_, name)| *name == text).map(|(step, _)| *step)
}

pub(super) const fn number_step(step: NumberStep) -> &'static str {
    match step {
        NumberStep::Change => "c",
        NumberStep::Remove => "r",
    }
}

pub(super) fn read_number_step(text: &str) -> Option<NumberStep> {
    match text {
        "c" => Some(NumberStep::Change),
        "r" => Some(NumberStep::Remove),
        _ => None,
    }
}

/// The purpose, by its place, and the way of counting: a letter, and the place of pillar or purpose.
pub(super) fn kind(kind: Kind) -> [String; 2] {
    let counted = match kind.counted {
        Counted::Typed => "t".to_owned(),
        Counted::WeeksKept => "w".to_owned(),
        Counted::ChecksAnswered => "c".to_owned(),
        Counted::PostsOf(pillar) => format!("p{}", place(Pillar::ALL, Some(pillar))),
        Counted::PostsFor(purpose) => format!("f{}", place(Purpose::ALL, Some(purpose))),
    };
    [place(Purpose::ALL, kind.purpose), counted]
}

pub(super) fn read_kind(purpose: &str, counted: &str) -> Option<Kind> {
    let purpose = optional(purpose, |text| placed(Purpose::ALL, text))?;
    let counted = match counted {
        "t" => Counted::Typed,
        "w" => Counted::WeeksKept,
        "c" => Counted::ChecksAnswered,
        other => match other.split_at_checked(1)? {
            ("p", at) => Counted::PostsOf(placed(Pillar::ALL, at)?),
            ("f", at) => Counted::PostsFor(placed(Purpose::ALL, at)?),
            _ => return None,
        },
    };
    Some(Kind { purpose, counted })
}
