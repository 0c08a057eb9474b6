//! Joins a team, in answers that are all given before anything is kept.

use super::correct;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::{MemberId, TeamId};
use crate::domain::member::{Member, TARGET_MAX};
use crate::domain::pace::Leave;
use crate::domain::person::{Person, Rhythm};
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::domain::team::Team;
use crate::domain::week::{Week, Weekdays, back};
use crate::store::members::Joining;
use crate::store::{members, people, rest, teams};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// What a new member answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// How many posts a week.
    pub target: u8,
    /// Where first of all.
    pub platform: Platform,
    /// When Rounds may write.
    pub rhythm: Rhythm,
    /// Whether it may write at all.
    pub consent: bool,
    /// Whether they are on the board.
    pub listed: bool,
    /// Their zone.
    pub zone: Tz,
}

/// What is known before anything is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// The membership, where there is one already.
    pub member: Option<Member>,
    /// The zone that is known: the person's own, or the team's.
    pub zone: Option<Tz>,
    /// When Rounds may write to them for another team, and does: that is the person's own, and not asked again.
    pub rhythm: Option<Rhythm>,
}

/// A membership that has begun, or goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The member.
    pub member: Member,
    /// The person.
    pub person: Person,
    /// Whether this is not the first time.
    pub again: bool,
    /// Whether the running week asks for nothing yet.
    pub late: bool,
    /// The full target of the running week, where a change counts from the next one.
    pub this_week: u8,
}

/// What is known of somebody who would join.
///
/// # Errors
/// `ServerOnly` from a direct message.
pub fn before(turn: &mut Turn<'_>, who: Who) -> Result<Before, Failure> {
    let team = who.team.ok_or(Refusal::ServerOnly)?;
    let member = members::find(turn.db, team, who.person)?.filter(|member| member.quit_at.is_none());
    let zone = match &turn.person {
        Some(person) => Some(person.zone),
        None => teams::load(turn.db, team)?.filter(|team| team.set_up_at.is_some()).map(|team| team.zone),
    };
    let rhythm = match &turn.person {
        Some(person) if is_written_to(turn, person, team)? => Some(person.rhythm()),
        _ => None,
    };
    Ok(Before { member, zone, rhythm })
}

/// Whether the person agreed to be written to, and is active in another team than this one.
fn is_written_to(turn: &Turn<'_>, person: &Person, team: TeamId) -> Result<bool, Failure> {
    let all = members::of_person(turn.db, person.id)?;
    Ok(person.consent_at.is_some() && all.iter().any(|member| member.team != team && member.is_active()))
}

/// Joins, or takes up again what was quit, with these answers.
///
/// # Errors
/// `ServerOnly`, or a target out of bounds.
pub fn join(turn: &mut Turn<'_>, who: Who, answers: &Answers) -> Result<Joined, Failure> {
    let team = who.team.ok_or(Refusal::ServerOnly)?;
    if !(1..=TARGET_MAX).contains(&answers.target) {
        return Err(Refusal::TargetOutOfBounds(i64::from(answers.target)).into());
    }
    if teams::load(turn.db, team)?.is_none() {
        teams::save(turn.db, &Team::new(team, answers.zone), turn.now)?;
    }
    let mut person = match turn.person.take() {
        Some(person) => person,
        None => Person::new(who.person, answers.zone, turn.now),
    };
    let found = members::find(turn.db, team, who.person)?;
    if let Some(member) = found.as_ref().filter(|member| member.quit_at.is_none()) {
        // An old card, pressed again: whoever is in already changes what is set in the settings.
        let (member, this) = (member.clone(), Week::of(person.day(turn.now)));
        turn.person = Some(person.clone());
        return Ok(Joined { this_week: member.target(this), member, person, again: true, late: false });
    }
    person.zone = answers.zone;
    // What holds for another team is changed in the settings, where it is seen, and not by the way.
    if !is_written_to(turn, &person, team)? {
        person.answer(answers.rhythm);
        person.consent_at = answers.consent.then(|| person.consent_at.unwrap_or(turn.now));
    }
    people::save(turn.db, &person)?;
    let today = person.day(turn.now);
    let (again, this) = (found.is_some(), Week::of(today));
    let id = match found {
        Some(mut member) => {
            let from = come_back(turn, &person, &mut member, today)?;
            member.platform = Some(answers.platform);
            member.listed = answers.listed;
            members::save(turn.db, &member)?;
            members::set_target(turn.db, member.id, from, answers.target)?;
            correct::touch_all(turn, &member)?;
            member.id
        }
        None => begin(turn, team, who, answers, today)?,
    };
    turn.person = Some(person.clone());
    let member = members::load(turn.db, id)?.ok_or(Refusal::Gone)?;
    let diary = super::ground::diary(turn, member.clone(), today)?;
    Ok(Joined { this_week: member.target(this), member, person, again, late: diary.joined_late(this) })
}

fn begin(turn: &Turn<'_>, team: TeamId, who: Who, answers: &Answers, today: NaiveDate) -> Result<MemberId, Failure> {
    let shifts = answers.rhythm == Rhythm::Shifts;
    let joining = Joining {
        team,
        person: who.person,
        joined_at: turn.now,
        joined_on: today,
        posting_days: if shifts { Weekdays::ALL } else { Weekdays::WORKING },
        platform: Some(answers.platform),
        target: answers.target,
        listed: answers.listed,
    };
    let member = members::insert(turn.db, &joining)?;
    super::expire::begin(turn, member)?;
    Ok(member)
}

/// Takes up a membership that was quit: the days between are excused. Answers from which week on a new target counts.
fn come_back(turn: &Turn<'_>, person: &Person, member: &mut Member, today: NaiveDate) -> Result<Week, Failure> {
    let quit_on = member.quit_at.take().map_or(today, |quit_at| person.day(quit_at));
    let away = Leave { from: quit_on, until: back(today, 1) };
    if away.from <= away.until {
        rest::absent(turn.db, member.id, away)?;
    }
    member.joined_at = turn.now;
    Ok(member.target_counts_on_return(Week::of(quit_on), Week::of(today)))
}

/// Stops all notices for a membership; what was logged stays. A weekly post that can still be corrected follows.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn quit(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Member, Failure> {
    let mut member = who::own(turn, who, member)?;
    member.quit_at = Some(turn.now);
    members::save(turn.db, &member)?;
    correct::touch_all(turn, &member)?;
    Ok(member)
}
