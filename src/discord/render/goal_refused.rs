//! Why a goal, a number of one or its day was not taken, and what would do.

use super::text::{count, day, first_up, full_day, number, short};
use crate::domain::goal::{GoalRefused, MEASURE_MAX, MOST_OPEN};
use crate::domain::when::WhenRefused;

/// Why a goal, or a number of it, is not taken.
#[must_use]
pub fn goal(refused: &GoalRefused) -> String {
    match refused {
        GoalRefused::Enough => format!(
            "{} goals are open, and that is as many as help. Finish one or let one go in `/goals`, and there is room.",
            first_up(&number(MOST_OPEN as u32))
        ),
        GoalRefused::NoMeasure => "I need a few words on what is counted: “new enquiries a month”, say.".to_owned(),
        GoalRefused::MeasureTooLong(length) => format!(
            "What is counted holds up to {} characters, and this has {length}. A few words are enough.",
            MEASURE_MAX
        ),
        GoalRefused::Wish(wish) => format!(
            "“{}” is a good wish. A number and a date make it a goal: which number would show you that you are there, and by when?",
            short(wish, 100)
        ),
        GoalRefused::NoNumber(typed) => format!(
            "I could not read “{}” as one number. `5`, `1200` or `4.7` work, from 0 on, with up to two digits after the point.",
            short(typed, 60)
        ),
        GoalRefused::AlreadyThere => {
            "That is the number it has already. Where should it lead? Less works as well, as in “fewer than”.".to_owned()
        }
        GoalRefused::NoDate => "By when? “in 12 weeks”, “end of March” or “30 June” work.".to_owned(),
        GoalRefused::DueTooSoon => {
            "A goal is reached on a day that lies ahead, after the one on which it begins. “in 12 weeks” or “30 June” work.".to_owned()
        }
        GoalRefused::DueTooFar => "Two years is as far as a goal reaches here. A nearer step on the way may help more.".to_owned(),
        GoalRefused::StartsElsewhere => "A goal can begin up to a year back, no earlier.".to_owned(),
        GoalRefused::MoreThanWeeks(weeks) => format!(
            "Until then there are {}. So many can be kept, or fewer; a later date brings more.",
            count(*weeks, "whole week", "whole weeks")
        ),
        GoalRefused::NotWhole => "I count this one for you, in whole numbers from one on.".to_owned(),
        GoalRefused::Ended => "That goal is over. `/goals` shows it, and “It goes on” opens it again.".to_owned(),
        GoalRefused::Before(on) => format!(
            "This goal begins on {}. A number of a day before that has no place on its line; “Correct” moves its beginning.",
            full_day(*on)
        ),
        GoalRefused::NotYet => "That day is still ahead. A number can be of today or of a day before.".to_owned(),
        GoalRefused::CountsItself => "I count this one from what you log; there is nothing to type.".to_owned(),
        GoalRefused::NotReached => "There is nothing to tell yet: the last number is not where the goal leads.".to_owned(),
        GoalRefused::Shared => "The team knows already. `/goals` shows what is still open.".to_owned(),
    }
}

/// Why a day by which is not taken.
#[must_use]
pub fn day_by(refused: &WhenRefused) -> String {
    match refused {
        WhenRefused::Ambiguous { a, b } => {
            format!("That could be {} or {}. With the month as a word I know which.", day(*a), day(*b))
        }
        _ => {
            "I could not read that as a day. “in 12 weeks”, “end of March”, “30 June” or “2026-09-30” work.".to_owned()
        }
    }
}
