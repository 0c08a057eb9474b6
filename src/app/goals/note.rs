//! Keeps the numbers of a goal as they are typed, corrects them, takes them away.

use super::gather::Shown;
use super::list::{of_goal, own};
use crate::app::turn::{Failure, Turn};
use crate::app::who::Who;
use crate::domain::goal::{Amount, Goal, GoalRefused, Point};
use crate::domain::ids::{GoalId, ProgressId};
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::domain::when;
use crate::store::{goal_checks, goals, progress};
use chrono::NaiveDate;

/// A goal after one of its numbers changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The goal.
    pub shown: Shown,
    /// Whether it is where it leads, and this is said for the first time.
    pub celebrate: bool,
}

/// Keeps a number, of today unless the words say another day; one of the same day is replaced.
///
/// # Errors
/// What is wrong with number or day; `Ended`, `NotYours` or `Gone`.
pub fn note(turn: &mut Turn<'_>, who: Who, goal: GoalId, value: &str, on: &str) -> Result<Noted, Failure> {
    let (member, goal) = own(turn, who, goal)?;
    let point = read(turn, &goal, value, on, None)?;
    keep(turn, &member, goal, point)
}

/// Corrects a number; it may move to another day.
///
/// # Errors
/// As [`note`].
pub fn amend(turn: &mut Turn<'_>, who: Who, id: ProgressId, value: &str, on: &str) -> Result<Noted, Failure> {
    let (member, goal, before) = entry_of(turn, who, id)?;
    let point = read(turn, &goal, value, on, Some(before.on))?;
    if point.on != before.on {
        progress::remove(turn.db, id)?;
    }
    keep(turn, &member, goal, point)
}

/// Takes a number away.
///
/// # Errors
/// `Ended`, `NotYours` or `Gone`.
pub fn remove(turn: &mut Turn<'_>, who: Who, id: ProgressId) -> Result<Noted, Failure> {
    let (member, goal, _) = entry_of(turn, who, id)?;
    if goal.ended.is_some() {
        return Err(Refusal::Goal(GoalRefused::Ended).into());
    }
    progress::remove(turn.db, id)?;
    let shown = of_goal(turn, &member, goal)?;
    settle_reached(turn, shown)
}

/// A number of one's own, with its goal.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn entry(turn: &mut Turn<'_>, who: Who, id: ProgressId) -> Result<(Shown, Point), Failure> {
    let (member, goal, point) = entry_of(turn, who, id)?;
    Ok((of_goal(turn, &member, goal)?, point))
}

fn entry_of(turn: &Turn<'_>, who: Who, id: ProgressId) -> Result<(Member, Goal, Point), Failure> {
    let (goal, point) = progress::load(turn.db, id)?.ok_or(Refusal::Gone)?;
    let (member, goal) = own(turn, who, goal)?;
    Ok((member, goal, point))
}

fn read(turn: &Turn<'_>, goal: &Goal, value: &str, on: &str, before: Option<NaiveDate>) -> Result<Point, Failure> {
    if goal.ended.is_some() {
        return Err(Refusal::Goal(GoalRefused::Ended).into());
    }
    let today = turn.person()?.day(turn.now);
    let on = match on.trim() {
        "" => before.unwrap_or(today),
        words => when::day_back(words, today).map_err(Refusal::When)?,
    };
    goal.plan.takes(on, today).map_err(Refusal::Goal)?;
    let value = Amount::read(value).ok_or_else(|| Refusal::Goal(GoalRefused::NoNumber(value.trim().to_owned())))?;
    Ok(Point { on, value })
}

fn keep(turn: &Turn<'_>, member: &Member, goal: Goal, point: Point) -> Result<Noted, Failure> {
    let today = turn.person()?.day(turn.now);
    progress::set(turn.db, goal.id, point, today)?;
    goal_checks::set_answered(turn.db, goal.id, turn.now)?;
    let shown = of_goal(turn, member, goal)?;
    settle_reached(turn, shown)
}

/// Remembers whether the goal's being reached has been told: it is told now if it was not, and can be told again where it
/// turned out not to be so. What Rounds counts is told by a check-in.
pub(super) fn settle_reached(turn: &Turn<'_>, mut shown: Shown) -> Result<Noted, Failure> {
    let reached = shown.is_reached();
    let celebrate = reached && !shown.goal.celebrated && !shown.goal.plan.counted.is_habit();
    if celebrate || (!reached && shown.goal.celebrated) {
        shown.goal.celebrated = celebrate;
        goals::save(turn.db, &shown.goal)?;
    }
    if !reached {
        goal_checks::forget_reached(turn.db, shown.goal.id)?;
    }
    Ok(Noted { shown, celebrate })
}
