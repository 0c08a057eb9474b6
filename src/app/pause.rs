//! Takes leave and ends it, marks busy days, asks for quiet.

use super::ground;
use super::knock;
use super::plan;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::PersonId;
use crate::domain::pace::{Leave, Rest};
use crate::domain::refusal::Refusal;
use crate::domain::week::{Week, ahead};
use crate::domain::when;
use crate::store::{StoreError, members, people, rest};
use chrono::{Days, NaiveDate, NaiveDateTime};

/// The longest leave, in days.
const LONGEST: u64 = 366;

/// How a person rests.
#[derive(Debug, Clone, PartialEq)]
pub struct Resting {
    /// Their leave and busy days.
    pub rest: Rest,
    /// Their day today.
    pub today: NaiveDate,
    /// Their leave now, if they are on leave.
    pub now: Option<Leave>,
    /// Whether somebody who manages a team entered that leave.
    pub entered: bool,
    /// Leave that lies ahead, soonest first, and whether somebody who manages a team entered it.
    pub ahead: Vec<(Leave, bool)>,
}

/// Leave that was taken, and how the person rests with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The leave.
    pub leave: Leave,
    /// How they rest.
    pub resting: Resting,
}

/// How the person rests.
///
/// # Errors
/// `NotJoined`.
pub fn state(turn: &mut Turn<'_>, _who: Who) -> Result<Resting, Failure> {
    let person = turn.person()?;
    let (id, today) = (person.id, person.day(turn.now));
    let rest = rest::load(turn.db, id)?;
    let now = rest.leave_on(today);
    let mut coming: Vec<Leave> = rest.leave.iter().filter(|leave| leave.from > today).copied().collect();
    coming.sort_by_key(|leave| leave.from);
    let entered_on = |day| rest::was_entered(turn.db, id, day);
    let ahead =
        coming.into_iter().map(|leave| Ok((leave, entered_on(leave.from)?))).collect::<Result<_, StoreError>>()?;
    let entered = entered_on(today)?;
    Ok(Resting { rest, today, now, entered, ahead })
}

/// Takes leave, in the person's words: from today where nothing is said, until further notice of at most a year.
///
/// # Errors
/// What is wrong with the dates.
pub fn take(turn: &mut Turn<'_>, who: Who, from: Option<&str>, until: Option<&str>) -> Result<Taken, Failure> {
    let leave = meant(turn.person()?.day(turn.now), from, until)?;
    take_days(turn, who, leave)
}

/// The days that are meant. Leave lies ahead, unless its end says that days of this week are meant that are over.
fn meant(today: NaiveDate, from: Option<&str>, until: Option<&str>) -> Result<Leave, Refusal> {
    let day = |words: &str, earliest| when::day_ahead(words, today, earliest).map_err(Refusal::When);
    let first = |earliest| from.map_or(Ok(today), |words| day(words, earliest));
    let mut leave = Leave { from: first(today)?, until: NaiveDate::MAX };
    match until {
        None => leave.until = ahead(leave.from, LONGEST - 1),
        Some(words) => {
            leave.until = day(words, leave.from)?;
            if leave.until < leave.from {
                leave.from = first(Week::of(today).monday())?;
            }
        }
    }
    within_bounds(today, leave)?;
    Ok(leave)
}

fn take_days(turn: &mut Turn<'_>, who: Who, leave: Leave) -> Result<Taken, Failure> {
    let person = turn.person()?.id;
    rest::take_leave(turn.db, person, leave, None, turn.now)?;
    Ok(Taken { leave, resting: state(turn, who)? })
}

/// Enters leave for somebody of the team: dates only. They see it and can lift it; nobody else does.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, `NoSuchMember`, or what is wrong with the dates.
pub fn enter_for(
    turn: &mut Turn<'_>,
    who: Who,
    roles: &[u64],
    member: PersonId,
    from: &str,
    until: &str,
) -> Result<Leave, Failure> {
    let team = who::managed(turn, who, roles)?;
    if members::find(turn.db, team, member)?.is_none_or(|member| member.quit_at.is_some()) {
        return Err(Refusal::NoSuchMember.into());
    }
    let theirs = people::load(turn.db, member)?.ok_or(Refusal::NoSuchMember)?;
    let leave = meant(theirs.day(turn.now), Some(from), Some(until))?;
    rest::take_leave(turn.db, member, leave, Some(team), turn.now)?;
    plan::attune_all(turn, member)?;
    knock::plan(turn, member)?;
    Ok(leave)
}

fn within_bounds(today: NaiveDate, Leave { from, until }: Leave) -> Result<(), Refusal> {
    if until < from {
        return Err(Refusal::LeaveBackwards);
    }
    // The running week can still be put right; what is over stays as it was.
    let latest = today.checked_add_days(Days::new(LONGEST)).unwrap_or(today);
    if from < Week::of(today).monday() || from > latest || (until - from).num_days() >= LONGEST as i64 {
        return Err(Refusal::LeaveOutOfBounds);
    }
    Ok(())
}

/// Takes leave for so many days, beginning today.
///
/// # Errors
/// `NotJoined`.
pub fn take_from_today(turn: &mut Turn<'_>, who: Who, days: u64) -> Result<Taken, Failure> {
    let today = turn.person()?.day(turn.now);
    let leave = Leave { from: today, until: ahead(today, days.saturating_sub(1)) };
    within_bounds(today, leave)?;
    take_days(turn, who, leave)
}

/// Ends the leave of today; what is planned for later stays.
///
/// # Errors
/// `NotJoined`.
pub fn resume(turn: &mut Turn<'_>, who: Who) -> Result<Resting, Failure> {
    let person = turn.person()?;
    rest::end_leave(turn.db, person.id, person.day(turn.now))?;
    state(turn, who)
}

/// Takes leave back as if it had never been taken.
///
/// # Errors
/// `Gone` where there is none with these dates.
pub fn take_back(turn: &mut Turn<'_>, who: Who, leave: Leave) -> Result<Resting, Failure> {
    let person = turn.person()?.id;
    if !rest::take_back(turn.db, person, leave)? {
        return Err(Refusal::Gone.into());
    }
    state(turn, who)
}

/// A day that was marked as one on shift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// The day.
    pub day: NaiveDate,
    /// The person's day today.
    pub today: NaiveDate,
    /// What the person's clock shows.
    pub now: NaiveDateTime,
    /// What it will show when the next knock comes instead, as things stand; none where nothing would come.
    pub next: Option<NaiveDateTime>,
}

/// Marks a day as one on shift.
///
/// # Errors
/// `NotJoined`.
pub fn on_shift(turn: &mut Turn<'_>, day: NaiveDate) -> Result<Shift, Failure> {
    let person = turn.person()?;
    let (id, zone, today) = (person.id, person.zone, person.day(turn.now));
    rest::mark_busy(turn.db, id, day)?;
    let ground = ground::ground(turn, id)?;
    let next = ground.and_then(|ground| {
        let next = ground.next_knock(turn.now);
        (!ground.parts(next.day, next.at).is_empty()).then(|| next.at.with_timezone(&zone).naive_local())
    });
    Ok(Shift { day, today, now: turn.now.with_timezone(&zone).naive_local(), next })
}

/// Takes such a mark away.
///
/// # Errors
/// `NotJoined`.
pub fn off_shift(turn: &mut Turn<'_>, day: NaiveDate) -> Result<(), Failure> {
    let person = turn.person()?.id;
    Ok(rest::unmark_busy(turn.db, person, day)?)
}

/// No knocks for so many days, without being on leave.
///
/// # Errors
/// `NotJoined`.
pub fn hush(turn: &mut Turn<'_>, days: u64) -> Result<NaiveDate, Failure> {
    let mut person = turn.person()?.clone();
    let until = ahead(person.day(turn.now), days);
    person.hush_until = Some(until);
    people::save(turn.db, &person)?;
    turn.person = Some(person);
    Ok(until)
}
