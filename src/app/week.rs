//! Shows a member's running week and the next, and takes the days that will not do.

use super::ground;
use super::topic;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::OfferId;
use crate::domain::member::Member;
use crate::domain::pace::Pace;
use crate::domain::topic::Topic;
use crate::domain::week::{Week, ahead};
use crate::store::{posts, rest};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One day of the two weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub on: NaiveDate,
    /// Whether the member means to post on it.
    pub posting: bool,
    /// Whether it is marked as busy.
    pub busy: bool,
    /// Whether it is on leave.
    pub leave: bool,
    /// Posts on it that count, scheduled ones included.
    pub posts: u32,
}

/// A member's running week and the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Weeks {
    /// The member.
    pub member: Member,
    /// Their day today.
    pub today: NaiveDate,
    /// How the running week stands.
    pub pace: Pace,
    /// What the next week asks for.
    pub next_target: u8,
    /// The fourteen days, Monday of the running week first.
    pub days: Vec<Day>,
    /// Topics that are in the week.
    pub taken: Vec<(OfferId, Topic)>,
}

/// The running week and the next.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn show(turn: &mut Turn<'_>, who: Who) -> Result<Weeks, Failure> {
    let member = who::member(turn, who)?;
    let today = turn.person()?.day(turn.now);
    let week = Week::of(today);
    let diary = ground::diary(turn, member.clone(), today)?;
    let mut days = Vec::new();
    for on in week.days().chain(week.next().days()) {
        days.push(Day {
            on,
            posting: member.means_to_post_on(on),
            busy: diary.rest.busy.contains(&on),
            leave: diary.rest.is_leave(on),
            posts: posts::counted(turn.db, member.id, on, on)?,
        });
    }
    let taken = topic::in_week(turn, &member, today)?;
    let (pace, next_target) = (diary.pace(today), diary.week_target(week.next()));
    Ok(Weeks { member, today, pace, next_target, days, taken })
}

/// Marks these days of the two weeks as ones that will not do, and no others from today on.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn set_busy(turn: &mut Turn<'_>, who: Who, busy: &BTreeSet<NaiveDate>) -> Result<Weeks, Failure> {
    let person = turn.person()?;
    let (id, today) = (person.id, person.day(turn.now));
    let end = Week::of(today).next().sunday();
    for day in (0..14).map(|n| ahead(today, n)).filter(|day| *day <= end) {
        if busy.contains(&day) {
            rest::mark_busy(turn.db, id, day)?;
        } else {
            rest::unmark_busy(turn.db, id, day)?;
        }
    }
    show(turn, who)
}

/// Marks these of the coming days as ones that will not do, and leaves the others as they are. Answers with those that were
/// marked: what is over, or too far ahead, was never offered.
///
/// # Errors
/// `NotJoined`.
pub fn mark_busy(turn: &mut Turn<'_>, busy: &BTreeSet<NaiveDate>) -> Result<Vec<NaiveDate>, Failure> {
    let person = turn.person()?;
    let (id, today) = (person.id, person.day(turn.now));
    let coming: Vec<NaiveDate> = busy.range(today..=Week::of(today).next().sunday()).copied().collect();
    for day in &coming {
        rest::mark_busy(turn.db, id, *day)?;
    }
    Ok(coming)
}
