//! Records that a patient's written authorisation exists, and that it was withdrawn: for which platforms and until when, no
//! name, no reference. What it opens, `domain::member` decides.

use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::member::Authorisation;
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::formats::csv::platforms;
use crate::store::members;

/// The member that is meant and the platform, if no authorisation that is valid today is recorded that covers it: the platform
/// that was wished for, else the member's main one.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn is_lacking(
    turn: &mut Turn<'_>,
    who: Who,
    platform: Option<Platform>,
) -> Result<Option<(MemberId, Option<Platform>)>, Failure> {
    let member = who::member(turn, who)?;
    let today = turn.person()?.day(turn.now);
    let platform = platform.or(member.platform);
    Ok((!member.is_authorised(platform, today)).then_some((member.id, platform)))
}

/// The platform that stands in the form before anything is typed: the member's main one.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn platform(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Option<Platform>, Failure> {
    Ok(who::own(turn, who, member)?.platform)
}

/// Records one for the platforms that were typed, or else the member's main one, until a day in the person's words.
///
/// # Errors
/// What is wrong with the day; `Gone`, `NotYours` or `NotJoined`.
pub fn record(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    until: &str,
    covered: &str,
) -> Result<Authorisation, Failure> {
    let member = who::own(turn, who, member)?;
    let today = turn.person()?.day(turn.now);
    let until = super::day::day(turn, until)?;
    if until < today {
        return Err(Refusal::DayOver(until).into());
    }
    let mut covered = platforms(covered);
    if covered.is_empty() {
        covered.extend(member.platform);
    }
    let one = Authorisation { platforms: covered, until };
    members::authorise(turn.db, member.id, &one)?;
    Ok(one)
}

/// Ends every one that is recorded: none says whose it is, so none of them can be told apart. Whoever gave one may take it
/// back at any time, in writing (45 CFR 164.508(b)(5)).
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn withdraw(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<(), Failure> {
    let member = who::own(turn, who, member)?;
    Ok(members::withdraw(turn.db, member.id)?)
}
