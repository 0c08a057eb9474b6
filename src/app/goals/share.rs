//! Lets a member tell the team of a goal that was reached, once. Never sends anything itself.

use super::gather::Shown;
use super::list::{of_goal, own};
use crate::app::turn::{Failure, Turn};
use crate::app::who::Who;
use crate::domain::goal::GoalRefused;
use crate::domain::ids::GoalId;
use crate::domain::refusal::Refusal;
use crate::store::goals;

/// Remembers that the goal is shared now, and hands over what there is to tell.
///
/// # Errors
/// `NotReached`, `Shared`, `NotYours` or `Gone`.
pub fn share(turn: &mut Turn<'_>, who: Who, goal: GoalId) -> Result<Shown, Failure> {
    let (member, goal) = own(turn, who, goal)?;
    let shared = goal.shared;
    let shown = of_goal(turn, &member, goal)?;
    if !shown.is_reached() {
        return Err(Refusal::Goal(GoalRefused::NotReached).into());
    }
    if shared {
        return Err(Refusal::Goal(GoalRefused::Shared).into());
    }
    goals::set_shared(turn.db, shown.goal.id, Some(turn.now))?;
    Ok(shown)
}

/// It did not arrive, and can be shared once more.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn unshare(turn: &mut Turn<'_>, who: Who, goal: GoalId) -> Result<(), Failure> {
    let (_, goal) = own(turn, who, goal)?;
    Ok(goals::set_shared(turn.db, goal.id, None)?)
}
