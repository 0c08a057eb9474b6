//! Gathers what a quarter was, and takes what stays of a member's strategy.

use super::ground;
use super::strategy::{self, Shown};
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::member::Member;
use crate::domain::quarter::Quarter;
use crate::domain::refusal::Refusal;
use crate::domain::review::{self, Figures};
use crate::domain::strategy::{Change, Step};
use crate::store::{conversations, posts, reviews};
use chrono::NaiveDate;

/// More posts than this no quarter can hold: 21 a week, and a few.
const MOST: u32 = 600;

/// What the quarter was for a member, as it stands on `today` of theirs.
pub(super) fn of(turn: &Turn<'_>, member: &Member, quarter: Quarter, today: NaiveDate) -> Result<Figures, Failure> {
    let diary = ground::whole_diary(turn, member.clone())?;
    let all = posts::latest(turn.db, member.id, quarter.last(), 0, MOST)?;
    let (begins, ends) = review::weeks(quarter);
    let groups = conversations::between(turn.db, member.id, begins, ends)?;
    Ok(review::figures(quarter, &diary, &all, groups, today))
}

/// A quarter and the lines that stand now.
#[derive(Debug, Clone, PartialEq)]
pub struct LookBack {
    /// What it was.
    pub figures: Figures,
    /// What stands.
    pub shown: Shown,
}

/// The look back on a quarter that is over.
///
/// # Errors
/// `NotYours`, `NotJoined`, or `Gone` where it is not over.
pub fn show(turn: &mut Turn<'_>, who: Who, member: MemberId, quarter: Quarter) -> Result<LookBack, Failure> {
    let member = who::own(turn, who, member)?;
    over(turn, quarter)?;
    let today = turn.person()?.day(turn.now);
    let figures = of(turn, &member, quarter, today)?;
    Ok(LookBack { figures, shown: strategy::of(turn, member)? })
}

fn over(turn: &Turn<'_>, quarter: Quarter) -> Result<(), Failure> {
    let running = Quarter::of(turn.person()?.day(turn.now));
    if quarter < running { Ok(()) } else { Err(Refusal::Gone.into()) }
}

/// What is said to the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// All of them stay.
    KeepAll,
    /// This one is to change; the step follows.
    Change,
    /// Nothing is to stand in this one any more.
    Drop(Step),
}

/// Takes what is said to the lines. The card of the quarter is put by first.
///
/// # Errors
/// `NotYours`, `NotJoined`, or `Gone` where the quarter is not over.
pub fn answer(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    quarter: Quarter,
    answer: Answer,
) -> Result<Shown, Failure> {
    let mine = who::own(turn, who, member)?;
    over(turn, quarter)?;
    strategy::put_by(turn, &mine)?;
    reviews::set_answered(turn.db, mine.id, quarter, turn.now)?;
    match answer {
        Answer::KeepAll | Answer::Change => strategy::of(turn, mine),
        Answer::Drop(step) => strategy::settle(turn, who, member, &strategy::Said::Line(Change::Drop(step))),
    }
}
