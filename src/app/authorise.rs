//! Records that a patient's written authorisation exists, and that it was withdrawn: for which platforms and until when, no
//! name, no reference. What it opens, `domain::member` decides.

use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::Pillar;
use crate::domain::ids::MemberId;
use crate::domain::member::Authorisation;
use crate::domain::refusal::Refusal;
use crate::store::members;
use chrono::NaiveDate;

/// The member that is meant, if no authorisation that is valid today is recorded for them.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn is_lacking(turn: &mut Turn<'_>, who: Who) -> Result<Option<MemberId>, Failure> {
    let member = who::member(turn, who)?;
    let today = turn.person()?.day(turn.now);
    let open = member.may_use(Pillar::PatientVoice, today);
    Ok((!open).then_some(member.id))
}

/// Records one for the member's main platform, until a day in the person's words.
///
/// # Errors
/// What is wrong with the day; `Gone`, `NotYours` or `NotJoined`.
pub fn record(turn: &mut Turn<'_>, who: Who, member: MemberId, until: &str) -> Result<NaiveDate, Failure> {
    let member = who::own(turn, who, member)?;
    let today = turn.person()?.day(turn.now);
    let until = super::day::day(turn, until)?;
    if until < today {
        return Err(Refusal::DayOver(until).into());
    }
    let platforms = member.platform.into_iter().collect();
    members::authorise(turn.db, member.id, &Authorisation { platforms, until })?;
    Ok(until)
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
