//! Answers a nudge: settle the week, a lower target, as it is.

use super::ground;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::member::TARGET_MAX;
use crate::domain::pace::Pace;
use crate::domain::refusal::Refusal;
use crate::domain::week::Week;
use crate::store::members;

/// A week that was settled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settled {
    /// How it stands now.
    pub pace: Pace,
    /// How many more weeks of these twelve can be settled.
    pub left: usize,
}

/// Settles this week on a number: it lasts this week, keeps the streak, and the board still measures the full target.
///
/// # Errors
/// `SettledEnough`, `NothingToSettle`, `NotYours` or `Gone`.
pub fn settle(turn: &mut Turn<'_>, who: Who, member: MemberId, number: u8) -> Result<Settled, Failure> {
    let member = who::own(turn, who, member)?;
    let today = turn.person()?.day(turn.now);
    let week = Week::of(today);
    let mut diary = ground::diary(turn, member.clone(), today)?;
    if !diary.may_settle(week) {
        return Err(Refusal::SettledEnough.into());
    }
    if number == 0 || u32::from(number) >= u32::from(member.target(week)) {
        return Err(Refusal::NothingToSettle.into());
    }
    members::settle(turn.db, member.id, week, number, turn.now)?;
    diary.settled.insert(week, number);
    let left = crate::domain::pace::SETTLED_OF_TWELVE.saturating_sub(diary.settled_of_twelve(week));
    Ok(Settled { pace: diary.pace(today), left })
}

/// Sets the target from the next week on; in the week of joining, from this one.
///
/// # Errors
/// `TargetOutOfBounds`, `NotYours` or `Gone`.
pub fn set_target(turn: &mut Turn<'_>, who: Who, member: MemberId, target: i64) -> Result<(u8, Week), Failure> {
    let member = who::own(turn, who, member)?;
    let bounded = u8::try_from(target).ok().filter(|target| (1..=TARGET_MAX).contains(target));
    let target = bounded.ok_or(Refusal::TargetOutOfBounds(target))?;
    let this = Week::of(turn.person()?.day(turn.now));
    let from = if Week::of(member.joined_on) == this { this } else { this.next() };
    members::set_target(turn.db, member.id, from, target)?;
    Ok((target, from))
}
