//! Who takes part in the simulation: where they live, when they may be written to, what they mean to do.
//! Never decides what they do on a day; that is `habits`.

use crate::domain::conversation::Talk;
use crate::domain::facet::{Audience, Device, Purpose};
use crate::domain::goal::{Watch, Watched};
use crate::domain::ids::{GoalId, MemberId, PersonId, TeamId};
use crate::domain::knock::{Ground, Seat};
use crate::domain::member::Member;
use crate::domain::nudge::Ladder;
use crate::domain::pace::{Diary, Rest};
use crate::domain::person::{Hours, Intensity, Person, Rhythm};
use crate::domain::plan::Bringing;
use crate::domain::recap::AIM;
use crate::domain::review::Reviewed;
use crate::domain::strategy::{Asking, Strategy};
use crate::domain::week::{Week, Weekdays, ahead};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use rand::Rng;
use std::collections::BTreeMap;

/// Zones with whole, half and two hours of summer time, with changes at midnight, by Ramadan, and without any.
pub(super) const ZONES: [Tz; 12] = [
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Australia__Lord_Howe,
    Tz::Africa__Casablanca,
    Tz::Pacific__Apia,
    Tz::America__St_Johns,
    Tz::America__Santiago,
    Tz::Africa__Cairo,
    Tz::Antarctica__Troll,
    Tz::Asia__Kolkata,
    Tz::Asia__Kathmandu,
    Tz::Pacific__Honolulu,
];

/// How somebody is.
pub(super) struct Character {
    /// How much of what they mean to post they do post.
    pub(super) diligence: f64,
    /// How often they answer a knock.
    pub(super) answers: f64,
    /// Whether they work shifts.
    pub(super) shifts: bool,
    /// Whether they move between zones, to and fro.
    pub(super) travels: bool,
    /// Whether so many others share their minute that they are written to at their place in the hour after it.
    pub(super) crowded: bool,
    /// Whether they ever say with whom they talked.
    pub(super) talks: bool,
    /// The teams they will join, each with the days until then.
    pub(super) joins: Vec<(u64, Member)>,
}

/// Any of these.
pub(super) fn any<T: Copy>(of: &[T], dice: &mut impl Rng) -> T {
    of[dice.random_range(0..of.len())]
}

/// A time of day, to the minute; often one of those that clock changes skip and repeat.
pub(super) fn any_time(dice: &mut impl Rng) -> NaiveTime {
    let minute = if dice.random_bool(0.25) { dice.random_range(0..240) } else { dice.random_range(0..1440) };
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap()
}

/// When a day ends: at four, or at some other half hour up to noon.
pub(super) fn any_end(dice: &mut impl Rng) -> NaiveTime {
    let half_hours = if dice.random_bool(0.6) { 8 } else { dice.random_range(0..=24) };
    NaiveTime::from_hms_opt(half_hours / 2, half_hours % 2 * 30, 0).unwrap()
}

/// Hours of the day, of the evening, over midnight, all day, or hardly any.
pub(super) fn any_hours(dice: &mut impl Rng) -> Hours {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    match dice.random_range(0..8) {
        0..=2 => Rhythm::Midday.hours(),
        3 => Rhythm::Shifts.hours(),
        4 => Hours { from: clock(20), until: clock(6) },
        5 => Hours { from: clock(0), until: clock(0) },
        6 => Hours { from: clock(2), until: clock(3) },
        _ => Hours { from: any_time(dice), until: any_time(dice) },
    }
}

/// Monday to Friday for most, every day for some, anything but none for others.
pub(super) fn any_weekdays(dice: &mut impl Rng) -> Weekdays {
    match dice.random_range(0..6) {
        0..=3 => Weekdays::WORKING,
        4 => Weekdays::ALL,
        _ => Weekdays::from_bits(dice.random_range(1..128)),
    }
}

/// Four posts a week for many, and anything that can be meant.
pub(super) fn any_target(dice: &mut impl Rng) -> u8 {
    match dice.random_range(0..6) {
        0..=2 => 4,
        3 | 4 => dice.random_range(1..=7),
        _ => dice.random_range(1..=21),
    }
}

/// The person of this number, before they have joined anything.
pub(super) fn someone(number: u64, from: DateTime<Utc>, dice: &mut impl Rng) -> (Ground, Character) {
    let mut person = Person::new(PersonId(number), ZONES[number as usize % ZONES.len()], from);
    let shifts = dice.random_bool(0.3);
    person.day_ends = any_end(dice);
    person.hours = any_hours(dice);
    person.knock_time = any_time(dice);
    person.knock_days = if shifts { Weekdays::ALL } else { any_weekdays(dice) };
    person.intensity = any(Intensity::ALL, dice);
    person.consent_at = dice.random_bool(0.93).then_some(from);
    let teams = if dice.random_bool(0.2) { 2 } else { 1 };
    let joins = (1..=teams).map(|team| (dice.random_range(0..70) * team, member(number, team, shifts, dice))).collect();
    let character = Character {
        diligence: dice.random_range(0.2..1.3),
        answers: dice.random_range(0.05..0.95),
        shifts,
        travels: dice.random_bool(0.15),
        crowded: dice.random_bool(0.15),
        talks: dice.random_bool(0.7),
        joins,
    };
    let rest = Rest::default();
    let (knocked_on, ladder) = (Vec::new(), Ladder::default());
    (Ground { person, rest, seats: Vec::new(), knocked_on, knocked_at: None, ladder }, character)
}

fn member(person: u64, team: u64, shifts: bool, dice: &mut impl Rng) -> Member {
    let begins = Week::of(DateTime::UNIX_EPOCH.date_naive());
    Member {
        id: MemberId((person * 10 + team) as i64),
        team: TeamId(team),
        person: PersonId(person),
        joined_at: DateTime::UNIX_EPOCH,
        joined_on: DateTime::UNIX_EPOCH.date_naive(),
        quit_at: None,
        gone_at: None,
        posting_days: vec![(begins, if shifts { Weekdays::ALL } else { any_weekdays(dice) })],
        targets: vec![(begins, any_target(dice))],
        platform: None,
        specialty: None,
        device: Device::Either,
        purpose: None,
        listed: true,
        overview: false,
        titles: false,
        // Who has settled nothing is never asked to look back.
        strategy: Strategy {
            audience: if person.is_multiple_of(3) { vec![] } else { vec![Audience::Peers] },
            ..Strategy::default()
        },
        nod: false,
        authorised: Vec::new(),
    }
}

/// Three goals: one near, one far, and a habit that is where it leads after half a year. The main purpose is none of what is
/// posted for most, so that drift is seen.
fn goals(today: NaiveDate) -> Watch {
    let goal = |number: i64, days: u64, habit: bool| Watched {
        goal: GoalId(number),
        from_on: today,
        due_on: ahead(today, days),
        habit,
        reached_on: habit.then(|| ahead(today, 180)),
        celebrated: false,
        typed_on: None,
        asked_on: None,
        unanswered: 0,
        over_on: None,
    };
    let goals = vec![goal(1, 84, false), goal(2, 365, false), goal(3, 300, true)];
    Watch { goals, main: Some(Purpose::Recruit), ..Watch::default() }
}

/// The place of somebody who joins now.
pub(super) fn seat(mut member: Member, person: &Person, now: DateTime<Utc>) -> Seat {
    member.joined_at = now;
    member.joined_on = person.day(now);
    let diary =
        Diary { member, rest: Rest::default(), settled: BTreeMap::new(), posts: Vec::new(), planned: Vec::new() };
    // Every third wants their week brought.
    let from = (diary.member.id.0 / 10 % 3 == 0).then(|| Week::of(diary.member.joined_on).next());
    Seat {
        diary,
        checks: Vec::new(),
        talk: Talk { aim: AIM, ..Talk::default() },
        asking: Asking::default(),
        reviewed: Reviewed::default(),
        bringing: Bringing { from, told: None },
        goals: goals(person.day(now)),
    }
}
