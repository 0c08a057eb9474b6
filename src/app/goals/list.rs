//! Shows a member's goals, one of them, or a goal to begin from. Changes nothing.

use super::gather::{Shown, gather, open_of};
use crate::app::turn::{Failure, Turn};
use crate::app::who::{self, Who};
use crate::domain::goal::{Plan, Template, for_wish, nearest_first};
use crate::domain::ids::{GoalId, MemberId};
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::store::goals;
use chrono::NaiveDate;

/// How many goals that have ended are shown.
const ENDED: u32 = 3;

/// A member's goals.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// The member.
    pub member: Member,
    /// The open ones, oldest first.
    pub open: Vec<Shown>,
    /// The last that have ended.
    pub ended: Vec<Shown>,
    /// Goals to begin from, those of the member's purposes first.
    pub templates: Vec<Template>,
    /// The member's day today.
    pub today: NaiveDate,
}

/// The asker's goals.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn list(turn: &mut Turn<'_>, who: Who) -> Result<Goals, Failure> {
    let member = who::member(turn, who)?;
    of(turn, member)
}

/// The goals of the member that a button carries.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn list_of(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Goals, Failure> {
    let member = who::own(turn, who, member)?;
    of(turn, member)
}

fn of(turn: &Turn<'_>, member: Member) -> Result<Goals, Failure> {
    let person = turn.person()?;
    let today = person.day(turn.now);
    let open = open_of(turn, &member, person, today)?;
    let ended = goals::ended(turn.db, member.id, ENDED)?;
    let ended = ended.into_iter().map(|goal| gather(turn, &member, person, goal, today)).collect::<Result<_, _>>()?;
    let templates = nearest_first(&turn.catalog.goals, member.purpose, member.strategy.second_purpose);
    Ok(Goals { member, open, ended, templates, today })
}

/// One goal of one's own, open or not.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn show(turn: &mut Turn<'_>, who: Who, goal: GoalId) -> Result<Shown, Failure> {
    let (member, goal) = own(turn, who, goal)?;
    of_goal(turn, &member, goal)
}

pub(super) fn own(turn: &Turn<'_>, who: Who, goal: GoalId) -> Result<(Member, crate::domain::goal::Goal), Failure> {
    let goal = goals::load(turn.db, goal)?.ok_or(Refusal::Gone)?;
    let member = who::own(turn, who, goal.member)?;
    Ok((member, goal))
}

pub(super) fn of_goal(turn: &Turn<'_>, member: &Member, goal: crate::domain::goal::Goal) -> Result<Shown, Failure> {
    let person = turn.person()?;
    gather(turn, member, person, goal, person.day(turn.now))
}

/// A goal to begin from, and what it is from today on: the one of this id, or the one that a wish leads to.
///
/// # Errors
/// `NotYours`, or `Gone` where the bank holds it no more.
pub fn template(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    id: Option<&str>,
    wish: &str,
) -> Result<(Template, Plan), Failure> {
    let member = who::own(turn, who, member)?;
    let today = turn.person()?.day(turn.now);
    let all = &turn.catalog.goals;
    let found = match id {
        Some(id) => all.iter().find(|one| one.id == id),
        None => for_wish(all, wish, member.purpose),
    };
    let found = found.ok_or(Refusal::Gone)?.clone();
    let plan = found.plan(today);
    Ok((found, plan))
}
