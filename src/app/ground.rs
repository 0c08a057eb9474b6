//! Loads what the domain asks about: a member's diary, and the ground of a person's knock. Decides nothing.

use super::goals;
use super::plan;
use super::turn::{Failure, Turn};
use crate::domain::ids::PersonId;
use crate::domain::knock::{Ground, Seat};
use crate::domain::member::Member;
use crate::domain::pace::{Diary, Rest};
use crate::domain::person::Person;
use crate::domain::quarter::Quarter;
use crate::domain::reply;
use crate::domain::week::{Week, back};
use crate::store::{
    StoreError, conversations, members, outbox, people, plans, posts, replies, rest, reviews, strategies, teams,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// How far back a diary reaches unless all of it is wanted: further than anyone can be quiet before it shows.
const WEEKS: u32 = 14;

/// The member's diary of the last weeks.
pub(super) fn diary(turn: &Turn<'_>, member: Member, today: NaiveDate) -> Result<Diary, StoreError> {
    let from = Week::of(today).earlier(WEEKS).monday();
    let rest = rest_of(turn, &member)?;
    let planned = planned(turn, &member)?;
    Ok(Diary { planned, ..with_rest(turn, member, rest, from)? })
}

/// What the member has planned and not made yet, where the turn is their own.
fn planned(turn: &Turn<'_>, member: &Member) -> Result<Vec<(NaiveDate, DateTime<Utc>)>, StoreError> {
    match turn.person.as_ref().filter(|person| person.id == member.person) {
        Some(person) => plan::ahead(turn, member, person),
        None => Ok(Vec::new()),
    }
}

/// The member's whole diary.
pub(super) fn whole_diary(turn: &Turn<'_>, member: Member) -> Result<Diary, StoreError> {
    let rest = rest_of(turn, &member)?;
    let posts = posts::days(turn.db, member.id)?;
    let settled = members::settlements(turn.db, member.id)?;
    let planned = planned(turn, &member)?;
    Ok(Diary { member, rest, settled, posts, planned })
}

/// The person's leave and busy days, and the member's absences with them.
pub(super) fn rest_of(turn: &Turn<'_>, member: &Member) -> Result<Rest, StoreError> {
    let mut rest = rest::load(turn.db, member.person)?;
    rest.leave.extend(rest::absences(turn.db, member.id)?);
    Ok(rest)
}

fn with_rest(turn: &Turn<'_>, member: Member, rest: Rest, from: NaiveDate) -> Result<Diary, StoreError> {
    let posts = posts::days_from(turn.db, member.id, from)?;
    let settled = members::settlements(turn.db, member.id)?;
    Ok(Diary { member, rest, settled, posts, planned: Vec::new() })
}

/// All that a person's next knock depends on; none where the person is not known.
pub(super) fn ground(turn: &Turn<'_>, person: PersonId) -> Result<Option<Ground>, Failure> {
    let known = match &turn.person {
        Some(known) if known.id == person => Some(known.clone()),
        _ => people::load(turn.db, person)?,
    };
    known.map(|person| of(turn, person)).transpose()
}

fn of(turn: &Turn<'_>, person: Person) -> Result<Ground, Failure> {
    let today = person.day(turn.now);
    let from = Week::of(today).earlier(WEEKS).monday();
    let rest = rest::load(turn.db, person.id)?;
    let mut seats = Vec::new();
    for member in members::of_person(turn.db, person.id)? {
        if !member.is_active() {
            continue;
        }
        let Some(aim) = teams::aim_if_present(turn.db, member.team)? else { continue };
        let checks = replies::unanswered(turn.db, member.id, turn.now - reply::WAITS)?;
        let talk = conversations::talk(turn.db, member.id, aim, Week::of(today))?;
        let goals = goals::watch(turn, &member, &person, today)?;
        let mut rest = rest.clone();
        rest.leave.extend(rest::absences(turn.db, member.id)?);
        let mut asking = strategies::asking(turn.db, member.id)?;
        let mut reviewed = reviews::last(turn.db, member.id)?;
        // What a clock that was ahead had asked is no reason to be silent until its day.
        asking.asked_at = asking.asked_at.filter(|at| *at <= turn.now);
        reviewed.asked = reviewed.asked.filter(|quarter| *quarter < Quarter::of(today));
        let bringing = plans::bringing(turn.db, member.id, Week::of(today))?;
        let planned = plan::ahead(turn, &member, &person)?;
        let diary = Diary { planned, ..with_rest(turn, member, rest, from)? };
        seats.push(Seat { diary, checks, talk, asking, reviewed, bringing, goals });
    }
    let earliest = turn.now - Duration::days((today - back(Week::of(today).monday(), 2)).num_days() + 1);
    let mut ladder = outbox::ladder(turn.db, person.id, person.last_sign_at)?;
    // What a clock that was ahead had sent is no reason to wait for its day.
    ladder.unanswered.retain(|day| *day <= today);
    Ok(Ground {
        knocked_on: outbox::knocked_on(turn.db, person.id, earliest)?,
        knocked_at: outbox::knocked_at(turn.db, person.id)?,
        ladder,
        person,
        rest,
        seats,
    })
}
