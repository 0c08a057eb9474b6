//! Shows and changes what a person and a member have set.

use super::correct;
use super::turn::{Failure, Turn};
use super::week;
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::member::{Member, Shown};
use crate::domain::person::{Hours, Intensity, Person};
use crate::domain::refusal::Refusal;
use crate::domain::week::{Week, Weekdays};
use crate::store::{members, people, plans};
use chrono::NaiveTime;
use chrono_tz::Tz;

/// What is set, on one card.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The person.
    pub person: Person,
    /// The member.
    pub member: Member,
    /// The target of the running week and of the next.
    pub targets: (u8, u8),
    /// On which weekdays the member means to post, from the running week on.
    pub posting_days: Weekdays,
    /// Whether the week is brought with the first knock of it.
    pub brings_week: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The zone, by its IANA name.
    Zone(String),
    /// When the knock comes, as typed.
    KnockTime(String),
    /// From and until when Rounds may write, as typed.
    Hours(String, String),
    /// When the day ends, as typed.
    DayEnds(String),
    /// On which weekdays the knock may come.
    KnockDays(Weekdays),
    /// On which weekdays the member means to post.
    PostingDays(Weekdays),
    /// How often at most.
    Intensity(Intensity),
    /// Whether Rounds may write: the other way round than now.
    ConsentTurned,
    /// Whether the member is on the board: the other way round than now.
    ListedTurned,
    /// Whether the member shows themselves in the overview of those who manage the team: the other way round than now.
    OverviewTurned,
    /// Whether a word in the team's channel stands in for a message that cannot be delivered: the other way round.
    NodTurned,
    /// Whether the week is brought with its first knock: the other way round.
    WeekTurned,
}

/// What is set.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn show(turn: &mut Turn<'_>, who: Who) -> Result<Settings, Failure> {
    let member = who::member(turn, who)?;
    of(turn, member)
}

fn of(turn: &Turn<'_>, member: Member) -> Result<Settings, Failure> {
    let person = turn.person()?.clone();
    let week = Week::of(person.day(turn.now));
    let targets = (member.target(week), member.target(week.next()));
    let posting_days = member.posting_days(week);
    let brings_week = plans::brings_from(turn.db, member.id)?.is_some();
    Ok(Settings { person, member, targets, posting_days, brings_week })
}

/// What is set for the member that a button carries.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn show_for(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Settings, Failure> {
    let member = who::own(turn, who, member)?;
    of(turn, member)
}

/// Changes several things at once: all of them, or none.
///
/// # Errors
/// What is wrong with one of them.
pub fn change(turn: &mut Turn<'_>, who: Who, member: MemberId, changes: &[Change]) -> Result<Settings, Failure> {
    let mut member = who::own(turn, who, member)?;
    if changes.iter().any(|change| matches!(change, Change::PostingDays(_))) {
        super::strategy::put_by(turn, &member)?;
    }
    let mut person = turn.person()?.clone();
    for change in changes {
        apply(turn, &mut person, &mut member, change)?;
    }
    people::save(turn.db, &person)?;
    members::save(turn.db, &member)?;
    turn.person = Some(person);
    of(turn, member)
}

fn apply(turn: &Turn<'_>, person: &mut Person, member: &mut Member, change: &Change) -> Result<(), Failure> {
    match change {
        Change::Zone(name) => person.zone = zone(name)?,
        Change::KnockTime(typed) => person.knock_time = time(typed)?,
        Change::Hours(from, until) => person.hours = Hours { from: time(from)?, until: time(until)? },
        Change::DayEnds(typed) => {
            let ends = time(typed)?;
            if ends > NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN) {
                return Err(Refusal::NoSuchTime(typed.clone()).into());
            }
            person.day_ends = ends;
        }
        Change::KnockDays(days) | Change::PostingDays(days) if days.is_empty() => return Err(Refusal::NoWeekday.into()),
        Change::KnockDays(days) => person.knock_days = *days,
        Change::PostingDays(days) => {
            // A rota that changes on Wednesday is meant at once.
            let from = Week::of(person.day(turn.now));
            member.set_posting_days(from, *days);
            members::set_posting_days(turn.db, member.id, from, *days)?;
        }
        Change::Intensity(intensity) => person.intensity = *intensity,
        Change::ConsentTurned => person.consent_at = if person.consent_at.is_some() { None } else { Some(turn.now) },
        Change::ListedTurned => {
            member.listed = !member.listed;
            correct::touch_all(turn, member)?;
        }
        Change::OverviewTurned => member.show(Shown::Overview, !member.overview),
        Change::NodTurned => member.nod = !member.nod,
        Change::WeekTurned => {
            let on = plans::brings_from(turn.db, member.id)?.is_none();
            week::bring(turn, person, member, on)?;
        }
    }
    Ok(())
}

/// The zone with this IANA name, whatever its capitals.
///
/// # Errors
/// `NoSuchZone`.
pub fn zone(name: &str) -> Result<Tz, Refusal> {
    Tz::from_str_insensitive(name.trim()).map_err(|_| Refusal::NoSuchZone(name.trim().to_owned()))
}

/// A time of day as people type it: `9:30`, `09.30`, `0930`, `9`, `9 pm`, `9 p.m.`, `21h`.
///
/// # Errors
/// `NoSuchTime`.
pub fn time(typed: &str) -> Result<NaiveTime, Refusal> {
    let refused = || Refusal::NoSuchTime(typed.trim().to_owned());
    let plain = typed.trim().to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let plain = plain.replace(['.', 'h'], ":").replace(' ', "");
    // As hospitals write it: four figures and nothing between.
    let plain = match plain.split_at_checked(2) {
        Some((hour, minute)) if plain.len() == 4 && plain.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{hour}:{minute}")
        }
        _ => plain,
    };
    let (plain, half) = match plain.strip_suffix("pm") {
        Some(plain) => (plain, Some(12)),
        None => plain.strip_suffix("am").map_or((plain.as_str(), None), |plain| (plain, Some(0))),
    };
    let (hour, minute) = plain.trim_end_matches(':').split_once(':').unwrap_or((plain.trim_end_matches(':'), "0"));
    let hour: u32 = hour.parse().map_err(|_| refused())?;
    let minute: u32 = minute.parse().map_err(|_| refused())?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return Err(refused()),
        Some(half) => hour % 12 + half,
        None => hour,
    };
    NaiveTime::from_hms_opt(if hour == 24 && minute == 0 { 0 } else { hour }, minute, 0).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_type_them() {
        for (typed, hour, minute) in [
            ("9:30", 9, 30),
            ("09.30", 9, 30),
            ("9", 9, 0),
            ("9 pm", 21, 0),
            ("6 p.m.", 18, 0),
            ("9.30 a.m.", 9, 30),
            ("0730", 7, 30),
            ("1830", 18, 30),
            ("12am", 0, 0),
            ("12 PM", 12, 0),
            ("21h", 21, 0),
            ("7h15", 7, 15),
            (" 24:00 ", 0, 0),
            ("0:00", 0, 0),
        ] {
            assert_eq!(time(typed), Ok(NaiveTime::from_hms_opt(hour, minute, 0).unwrap()), "{typed}");
        }
        for typed in ["", "noon-ish", "25:00", "9:60", "13 pm", "0am", "-1", "9:3:0", "2460", "730", "07300"] {
            assert!(time(typed).is_err(), "{typed}");
        }
    }
}
