//! Sets a goal, and corrects one: what was typed becomes a plan, if it can be one. Rules are the domain's.

use super::gather::Shown;
use super::list::{of_goal, own};
use super::note::{Noted, settle_reached};
use crate::app::log::check;
use crate::app::turn::{Failure, Turn};
use crate::app::who::{self, Who};
use crate::domain::facet::Purpose;
use crate::domain::goal::{Amount, Counted, GoalRefused, MOST_OPEN, Plan};
use crate::domain::ids::{GoalId, MemberId};
use crate::domain::post::plain_title;
use crate::domain::refusal::Refusal;
use crate::domain::when;
use crate::store::{goal_checks, goals};
use chrono::NaiveDate;

/// What is known of a goal before anything is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// What it serves, if known.
    pub purpose: Option<Purpose>,
    /// How it is counted.
    pub counted: Counted,
}

/// What was typed of a goal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What is counted.
    pub measure: String,
    /// The number at the beginning; nothing for zero.
    pub baseline: String,
    /// The number to be reached.
    pub target: String,
    /// By when, in the member's words.
    pub due: String,
    /// From when, in the member's words; nothing for today, or for as it was.
    pub start: String,
    /// What is counted, as typed, where the member has seen that it looks like an identifier, and keeps it.
    pub asked_about: Option<String>,
}

fn refused<T>(why: GoalRefused) -> Result<T, Failure> {
    Err(Refusal::Goal(why).into())
}

/// One number; `empty` where nothing was typed.
fn number(typed: &str, empty: Option<Amount>) -> Result<Amount, Failure> {
    match (typed.trim(), empty) {
        ("", Some(empty)) => Ok(empty),
        (typed, _) => Amount::read(typed).map_or_else(|| refused(GoalRefused::NoNumber(typed.to_owned())), Ok),
    }
}

fn read(typed: &Typed, kind: Kind, began_on: NaiveDate, today: NaiveDate) -> Result<Plan, Failure> {
    let Some(measure) = plain_title(&typed.measure) else { return refused(GoalRefused::NoMeasure) };
    let asked_about = typed.asked_about.as_deref().and_then(plain_title);
    check(Some(&measure), asked_about.as_deref())?;
    if !Amount::stands_in(&typed.target) {
        return refused(GoalRefused::Wish(measure));
    }
    let target = number(&typed.target, None)?;
    let baseline =
        if kind.counted.is_habit() { Amount::default() } else { number(&typed.baseline, Some(Amount::default()))? };
    if typed.due.trim().is_empty() {
        return refused(GoalRefused::NoDate);
    }
    let due_on = when::day_by(&typed.due, today).map_err(Refusal::When)?;
    let start_on = match typed.start.trim() {
        "" => began_on,
        words => when::day_back(words, today).map_err(Refusal::When)?,
    };
    Ok(Plan { purpose: kind.purpose, measure, counted: kind.counted, baseline, target, start_on, due_on })
}

/// Whether the member has room for one more goal.
///
/// # Errors
/// `Enough`, `NotYours` or `Gone`.
pub fn room(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<(), Failure> {
    let member = who::own(turn, who, member)?;
    if goals::open(turn.db, member.id)?.len() >= MOST_OPEN { refused(GoalRefused::Enough) } else { Ok(()) }
}

/// Sets a goal; the same request sets it once.
///
/// # Errors
/// What stands in the way; nothing is kept then.
pub fn set(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    kind: Kind,
    typed: &Typed,
    source: &str,
) -> Result<Shown, Failure> {
    let member = who::own(turn, who, member)?;
    if let Some(known) = goals::of_source(turn.db, source)?.filter(|goal| goal.member == member.id) {
        return of_goal(turn, &member, known);
    }
    let today = turn.person()?.day(turn.now);
    let kind = Kind { purpose: kind.purpose.or(member.purpose), ..kind };
    let plan = read(typed, kind, today, today)?.checked(today, today).map_err(Refusal::Goal)?;
    room(turn, who, member.id)?;
    let id = goals::insert(turn.db, member.id, &plan, today, source, turn.now)?.ok_or(Refusal::Gone)?;
    let goal = goals::load(turn.db, id)?.ok_or(Refusal::Gone)?;
    of_goal(turn, &member, goal)
}

/// Corrects an open goal. Its day may stay one that is over, and its first day as far back as it was.
///
/// # Errors
/// What stands in the way; nothing is changed then.
pub fn correct(turn: &mut Turn<'_>, who: Who, goal: GoalId, typed: &Typed) -> Result<Noted, Failure> {
    let (member, mut goal) = own(turn, who, goal)?;
    if goal.ended.is_some() {
        return refused(GoalRefused::Ended);
    }
    let today = turn.person()?.day(turn.now);
    let kind = Kind { purpose: goal.plan.purpose, counted: goal.plan.counted };
    let mut typed = typed.clone();
    if plain_title(&typed.measure).as_ref() == Some(&goal.plan.measure) {
        typed.asked_about = Some(goal.plan.measure.clone());
    }
    let plan = read(&typed, kind, goal.plan.start_on, today)?;
    // A day that stays as it was lay ahead when it was set.
    let moved = plan.due_on != goal.plan.due_on;
    let ahead_of = if moved { today } else { goal.set_on };
    goal.plan = plan.checked(ahead_of, goal.set_on).map_err(Refusal::Goal)?;
    goals::save(turn.db, &goal)?;
    if moved {
        // A later day is an answer to what was asked when the first one had passed.
        goal_checks::set_answered(turn.db, goal.id, turn.now)?;
    }
    let shown = of_goal(turn, &member, goal)?;
    settle_reached(turn, shown)
}

/// Says what a goal serves.
///
/// # Errors
/// `Ended`, `NotYours` or `Gone`.
pub fn serve(turn: &mut Turn<'_>, who: Who, goal: GoalId, purpose: Purpose) -> Result<Shown, Failure> {
    let (member, mut goal) = own(turn, who, goal)?;
    if goal.ended.is_some() {
        return refused(GoalRefused::Ended);
    }
    goal.plan.purpose = Some(purpose);
    goals::save(turn.db, &goal)?;
    of_goal(turn, &member, goal)
}
