//! Ends a goal, finished or let go, and opens one again.

use super::gather::Shown;
use super::list::{of_goal, own};
use super::set::room;
use crate::app::turn::{Failure, Turn};
use crate::app::who::Who;
use crate::domain::goal::GoalEnd;
use crate::domain::ids::GoalId;
use crate::store::{goal_checks, goals};

/// A goal that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// The goal.
    pub shown: Shown,
    /// Whether it is finished, and nothing was said of that before.
    pub celebrate: bool,
}

/// Finishes a goal. One that has ended stays as it is.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn finish(turn: &mut Turn<'_>, who: Who, goal: GoalId) -> Result<Ended, Failure> {
    end(turn, who, goal, GoalEnd::Finished)
}

/// Lets a goal go. One that has ended stays as it is.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn let_go(turn: &mut Turn<'_>, who: Who, goal: GoalId) -> Result<Ended, Failure> {
    end(turn, who, goal, GoalEnd::LetGo)
}

fn end(turn: &Turn<'_>, who: Who, goal: GoalId, how: GoalEnd) -> Result<Ended, Failure> {
    let (member, mut goal) = own(turn, who, goal)?;
    let told = goal.celebrated || goal_checks::of_goal(turn.db, goal.id)?.celebrated;
    let celebrate = goal.ended.is_none() && how == GoalEnd::Finished && !told;
    if goal.ended.is_none() {
        goal.ended = Some((how, turn.person()?.day(turn.now)));
        goal.celebrated |= how == GoalEnd::Finished;
        goals::save(turn.db, &goal)?;
        goal_checks::set_answered(turn.db, goal.id, turn.now)?;
    }
    Ok(Ended { shown: of_goal(turn, &member, goal)?, celebrate })
}

/// Opens a goal again that has ended; one that is open stays so.
///
/// # Errors
/// `Enough`, `NotYours` or `Gone`.
pub fn reopen(turn: &mut Turn<'_>, who: Who, goal: GoalId) -> Result<Shown, Failure> {
    let (member, mut goal) = own(turn, who, goal)?;
    if goal.ended.is_some() {
        room(turn, who, member.id)?;
        goal.ended = None;
        goals::save(turn.db, &goal)?;
    }
    of_goal(turn, &member, goal)
}
