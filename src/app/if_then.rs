//! Adds, changes and removes plans in a member's own words. Decides nothing itself: `domain::if_then` does.

use super::log;
use super::strategy::{self, Shown};
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::{IfThenId, MemberId};
use crate::domain::if_then::{self, IfThen, MOST, WORDS_MAX};
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::store::if_thens;
use chrono::Weekday;

fn words(typed: &str, asked_about: Option<&str>) -> Result<String, Failure> {
    let words = if_then::words(typed, WORDS_MAX)?;
    let asked_about = asked_about.and_then(|typed| if_then::words(typed, WORDS_MAX).ok());
    log::check(Some(&words), asked_about.as_deref())?;
    Ok(words)
}

/// A plan of the member's own.
///
/// # Errors
/// `NotYours`, `NotJoined`, or `Gone` where it is not there any more.
pub fn open(turn: &mut Turn<'_>, who: Who, member: MemberId, plan: IfThenId) -> Result<(Member, IfThen), Failure> {
    let member = who::own(turn, who, member)?;
    let plan = if_thens::load(turn.db, plan)?.filter(|plan| plan.member == member.id).ok_or(Refusal::Gone)?;
    Ok((member, plan))
}

/// Adds a plan for a weekday, or for any. The same one twice is one. What was asked about before is kept if it says so again.
///
/// # Errors
/// What is wrong with the words, or `IfThensFull`; `NotYours`, `NotJoined` or `Gone`.
pub fn add(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    weekday: Option<Weekday>,
    typed: &str,
    asked_about: Option<&str>,
) -> Result<Shown, Failure> {
    let member = who::own(turn, who, member)?;
    let words = words(typed, asked_about)?;
    let all = if_thens::of_member(turn.db, member.id)?;
    if !all.iter().any(|one| one.weekday == weekday && one.words == words) {
        if all.len() >= MOST {
            return Err(Refusal::IfThensFull.into());
        }
        strategy::put_by(turn, &member)?;
        if_thens::insert(turn.db, member.id, weekday, &words, turn.now)?;
    }
    strategy::of(turn, member)
}

/// What of a plan is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The words, as typed, and those where they have seen that they look like an identifier, and keep them.
    Words(String, Option<String>),
    /// The weekday, or any.
    Weekday(Option<Weekday>),
    /// It is removed.
    Remove,
}

/// Changes a plan.
///
/// # Errors
/// What is wrong with the words; `NotYours`, `NotJoined` or `Gone`.
pub fn change(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    plan: IfThenId,
    change: &Change,
) -> Result<Shown, Failure> {
    let (member, mut plan) = open(turn, who, member, plan)?;
    match change {
        Change::Words(typed, asked_about) => plan.words = words(typed, asked_about.as_deref())?,
        Change::Weekday(weekday) => plan.weekday = *weekday,
        Change::Remove => {}
    }
    strategy::put_by(turn, &member)?;
    if *change == Change::Remove {
        if_thens::delete(turn.db, plan.id)?;
    } else {
        if_thens::save(turn.db, &plan)?;
    }
    strategy::forget_words(turn, &member)?;
    strategy::of(turn, member)
}
