//! Answers a nudge: settle the week, a lower target, as it is.

use super::ground;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::member::TARGET_MAX;
use crate::domain::pace::Pace;
use crate::domain::refusal::Refusal;
use crate::domain::settle::{NotSettled, SETTLED_OF_TWELVE};
use crate::domain::week::Week;
use crate::store::members;
use chrono::{DateTime, Utc};

/// For which week a lighter one was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// This one.
    Week(Week),
    /// The one in which this was written: older buttons do not say.
    WrittenAt(DateTime<Utc>),
}

/// What settling a week came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Settled {
    /// It is settled.
    Lighter {
        /// How it stands now.
        pace: Pace,
        /// How many more weeks of these twelve can be settled.
        left: usize,
    },
    /// It is over, and was left as it is.
    Over {
        /// That week.
        week: Week,
        /// The member.
        member: MemberId,
        /// How the running week stands.
        pace: Pace,
        /// The number on which the running one can be settled, if it can.
        now: Option<u8>,
    },
}

/// Settles a week on a number: it lasts that week, keeps the streak, and the board still measures the full target.
///
/// # Errors
/// `SettledEnough`, `NothingToSettle`, `NotYours` or `Gone`.
pub fn settle(turn: &mut Turn<'_>, who: Who, member: MemberId, meant: Meant, number: u8) -> Result<Settled, Failure> {
    let mine = who::own(turn, who, member)?;
    let person = turn.person()?;
    let today = person.day(turn.now);
    let week = match meant {
        Meant::Week(week) => week,
        Meant::WrittenAt(at) => Week::of(person.day(at)),
    };
    let mut diary = ground::diary(turn, mine, today)?;
    match diary.settle(week, number, today) {
        Ok(()) => {}
        Err(NotSettled::Over) => {
            let pace = diary.pace(today);
            let now = diary.settle_offer(&pace).filter(|_| diary.may_settle(pace.week));
            return Ok(Settled::Over { week, member, pace, now });
        }
        Err(NotSettled::Enough) => return Err(Refusal::SettledEnough.into()),
        Err(NotSettled::Nothing) => return Err(Refusal::NothingToSettle.into()),
    }
    members::settle(turn.db, member, week, number, turn.now)?;
    let left = SETTLED_OF_TWELVE.saturating_sub(diary.settled_of_twelve(week));
    Ok(Settled::Lighter { pace: diary.pace(today.max(week.monday())), left })
}

/// Sets the target from the next week on; in the week of joining, from this one.
///
/// # Errors
/// `TargetOutOfBounds`, `NotYours` or `Gone`.
pub fn set_target(turn: &mut Turn<'_>, who: Who, member: MemberId, target: i64) -> Result<(u8, Week), Failure> {
    let member = who::own(turn, who, member)?;
    let bounded = u8::try_from(target).ok().filter(|target| (1..=TARGET_MAX).contains(target));
    let target = bounded.ok_or(Refusal::TargetOutOfBounds(target))?;
    let from = member.target_counts_from(Week::of(turn.person()?.day(turn.now)));
    members::set_target(turn.db, member.id, from, target)?;
    Ok((target, from))
}
