//! Shows a member's running week and the next, plans them, and takes the days that will not do.

use super::ground;
use super::plan::{self as weeks, Plan};
use super::replies;
use super::slot;
use super::topic;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::busy::days_to_mark;
use crate::domain::ids::{MemberId, OfferId};
use crate::domain::member::Member;
use crate::domain::pace::Pace;
use crate::domain::person::Person;
use crate::domain::plan::{Bringing, may_plan, week_to_plan};
use crate::domain::topic::Topic;
use crate::domain::week::Week;
use crate::store::{plans, posts, rest};
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

/// A member's running week and the next, and the plan of one of them.
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
    /// Topics that are in the week, those of slots apart.
    pub taken: Vec<(OfferId, Topic)>,
    /// The plan of the week that is looked at.
    pub plan: Plan,
    /// Whether the next week can be planned already.
    pub may_next: bool,
    /// How many posts may have answers.
    pub waiting: u32,
    /// Whether the week is brought with its first knock.
    pub brings: bool,
    /// Whether new slots remind.
    pub reminds: bool,
    /// Whether Rounds may write to the person at all.
    pub may_write: bool,
}

/// The running week and the next.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn show(turn: &mut Turn<'_>, who: Who) -> Result<Weeks, Failure> {
    let member = who::member(turn, who)?;
    of(turn, member, None)
}

/// The same for the member that a button carries, with the plan of the running week or the next.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn show_for(turn: &mut Turn<'_>, who: Who, member: MemberId, week: Option<Week>) -> Result<Weeks, Failure> {
    let member = who::own(turn, who, member)?;
    of(turn, member, week)
}

/// With the plan of this week; of the running one, where that cannot be looked at any more, or not yet.
fn of(turn: &Turn<'_>, member: Member, week: Option<Week>) -> Result<Weeks, Failure> {
    let person = turn.person()?.clone();
    let today = person.day(turn.now);
    let running = Week::of(today);
    let week = week.filter(|week| may_plan(*week, today)).unwrap_or(running);
    let plan = weeks::of(turn, &member, &person, week)?;
    if plan.made {
        plans::set_seen(turn.db, member.id, week, turn.now)?;
    }
    let diary = ground::diary(turn, member.clone(), today)?;
    let mut days = Vec::new();
    for on in running.days().chain(running.next().days()) {
        days.push(Day {
            on,
            posting: member.means_to_post_on(on),
            busy: diary.rest.busy.contains(&on),
            leave: diary.rest.is_leave(on),
            posts: posts::counted(turn.db, member.id, on, on)?,
        });
    }
    let mut taken = topic::in_week(turn, &member, today)?;
    taken.retain(|(offer, _)| plan.slots.iter().all(|one| one.slot.offer != Some(*offer)));
    Ok(Weeks {
        today,
        pace: diary.pace_at(today, turn.now),
        next_target: diary.week_target(running.next()),
        days,
        taken,
        plan,
        may_next: may_plan(running.next(), today),
        waiting: replies::of(turn, member.clone(), running)?.posts.len() as u32,
        brings: plans::brings_from(turn.db, member.id)?.is_some(),
        reminds: plans::reminds(turn.db, member.id)?,
        may_write: person.consent_at.is_some(),
        member,
    })
}

/// Plans a week, or what it lacks: the one that is meant, or the running one, and where nothing of that is left the next.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn plan(turn: &mut Turn<'_>, who: Who, member: MemberId, week: Option<Week>) -> Result<Weeks, Failure> {
    let member = who::own(turn, who, member)?;
    let person = turn.person()?.clone();
    let today = person.day(turn.now);
    let meant = week_to_plan(week, &ground::diary(turn, member.clone(), today)?, today);
    if week.is_none_or(|week| week == meant) {
        weeks::make(turn, &member, &person, meant)?;
    }
    of(turn, member, Some(meant))
}

/// Whether the week is brought with its first knock. Asked for in the middle of a week, or with its plan in front of oneself,
/// the next is the first.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn set_brings(turn: &mut Turn<'_>, who: Who, member: MemberId, on: bool) -> Result<Weeks, Failure> {
    let member = who::own(turn, who, member)?;
    let person = turn.person()?.clone();
    bring(turn, &person, &member, on)?;
    of(turn, member, None)
}

pub(super) fn bring(turn: &Turn<'_>, person: &Person, member: &Member, on: bool) -> Result<(), Failure> {
    let known = plans::brings_from(turn.db, member.id)?;
    if known.is_some() == on {
        return Ok(());
    }
    let today = person.day(turn.now);
    let planned = plans::asked(turn.db, member.id, Week::of(today))?.is_some();
    let from = Bringing::first(&ground::diary(turn, member.clone(), today)?, today, planned);
    Ok(plans::set_bringing(turn.db, member.id, on.then_some(from))?)
}

/// Asks for the reminders of all slots, or does without them.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn set_reminds(turn: &mut Turn<'_>, who: Who, member: MemberId, on: bool) -> Result<Weeks, Failure> {
    let member = slot::remind_all(turn, who, member, on)?;
    of(turn, member, None)
}

/// Marks these days of the two weeks as ones that will not do, and no others of those that the card offered: that of a member,
/// with the plan of this week. Older ones do not say.
///
/// # Errors
/// Whatever [`who::meant`] refuses.
pub fn set_busy(
    turn: &mut Turn<'_>,
    who: Who,
    card: Option<(MemberId, Week)>,
    busy: &BTreeSet<NaiveDate>,
) -> Result<Weeks, Failure> {
    let member = who::meant(turn, who, card.map(|(member, _)| member))?;
    let week = card.map(|(_, week)| week);
    let person = turn.person()?;
    let (id, today) = (person.id, person.day(turn.now));
    for day in days_to_mark(today, week) {
        if busy.contains(&day) {
            rest::mark_busy(turn.db, id, day)?;
        } else {
            rest::unmark_busy(turn.db, id, day)?;
        }
    }
    of(turn, member, week)
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
