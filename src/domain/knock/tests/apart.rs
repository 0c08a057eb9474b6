//! No two knocks come close to each other, however the calendar moves: by a flight, an end of the day that is moved, or
//! a knock that was late.

use super::*;
use crate::domain::quiet::APART;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Somebody who has posted nothing, may be written to on any day, and is somewhere.
fn somewhere(zone: &str, knock: &str) -> Ground {
    let mut one = ground(&[]);
    one.person.zone = zone.parse().unwrap();
    one.person.hours = Hours { from: NaiveTime::MIN, until: NaiveTime::MIN };
    one.person.knock_time = knock.parse().unwrap();
    one.person.knock_days = Weekdays::ALL;
    one.person.intensity = Intensity::Active;
    one.seats[0].diary.member.posting_days[0].1 = Weekdays::ALL;
    one
}

/// What somebody changes after a knock.
type Change = fn(&mut Ground);

fn fly(one: &mut Ground, zone: &str) {
    one.person.zone = zone.parse().unwrap();
}

fn set(one: &mut Ground, knock: &str) {
    one.person.knock_time = knock.parse().unwrap();
}

/// What happens; where and at what time the knock came, and when; what changes; when the next one comes, and its day.
type Case = (&'static str, (&'static str, &'static str, &'static str), Change, (&'static str, &'static str));

const CASES: &[Case] = &[
    (
        "stays where they are",
        ("Europe/Berlin", "12:30:00", "2026-01-12T11:30:00Z"),
        |_| {},
        ("2026-01-13T11:30:00Z", "2026-01-13"),
    ),
    (
        "New York to Berlin: eighteen hours, a night between",
        ("America/New_York", "12:30:00", "2026-01-12T17:30:00Z"),
        |one| fly(one, "Europe/Berlin"),
        ("2026-01-13T11:30:00Z", "2026-01-13"),
    ),
    (
        "Honolulu to Auckland: half past twelve of the next day, an hour later",
        ("Pacific/Honolulu", "12:30:00", "2026-01-12T22:30:00Z"),
        |one| fly(one, "Pacific/Auckland"),
        ("2026-01-13T23:30:00Z", "2026-01-14"),
    ),
    (
        "New York to Auckland: six hours later it would be Friday's",
        ("America/New_York", "12:30:00", "2026-01-08T17:30:00Z"),
        |one| fly(one, "Pacific/Auckland"),
        ("2026-01-09T23:30:00Z", "2026-01-10"),
    ),
    (
        "Auckland to Honolulu: Tuesday comes a second time, and has had its knock",
        ("Pacific/Auckland", "12:30:00", "2026-01-12T23:30:00Z"),
        |one| fly(one, "Pacific/Honolulu"),
        ("2026-01-14T22:30:00Z", "2026-01-14"),
    ),
    (
        "from the evening to the morning, in the evening",
        ("Europe/Berlin", "22:00:00", "2026-01-12T21:00:00Z"),
        |one| set(one, "08:30:00"),
        ("2026-01-14T07:30:00Z", "2026-01-14"),
    ),
    (
        "from half past six in the evening to half past eight",
        ("Europe/Berlin", "18:30:00", "2026-01-12T17:30:00Z"),
        |one| set(one, "08:30:00"),
        ("2026-01-13T07:30:00Z", "2026-01-13"),
    ),
    (
        "the day's end moves to midnight, at one in the morning",
        ("Europe/Berlin", "00:30:00", "2026-01-12T23:30:00Z"),
        |one| {
            one.person.day_ends = NaiveTime::MIN;
            set(one, "02:30:00");
        },
        ("2026-01-14T01:30:00Z", "2026-01-14"),
    ),
];

#[test]
fn twelve_hours_lie_between_two_knocks_whatever_the_calendar_says() {
    for (what, (zone, knock, came), change, (next, day)) in CASES {
        let (mut one, came) = (somewhere(zone, knock), utc(came));
        let day_of_it = one.person.day(came);
        assert_eq!(one.person.knock_at(day_of_it), came, "{what}");
        one.suppose_sent(Knock { day: day_of_it, at: came }, &[]);
        change(&mut one);
        let found = one.next_knock(came);
        assert_eq!((found.at, found.day.to_string().as_str()), (utc(next), *day), "{what}");
        assert!(found.at - came >= APART, "{what}");
    }
}

#[test]
fn what_was_queued_before_the_flight_moves_on_when_it_is_due() {
    let mut one = somewhere("Pacific/Honolulu", "12:30:00");
    one.suppose_sent(Knock { day: january(12), at: utc("2026-01-12T22:30:00Z") }, &[]);
    fly(&mut one, "Pacific/Auckland");
    let queued = Knock { day: january(13), at: utc("2026-01-12T23:30:00Z") };
    let next = Knock { day: january(14), at: utc("2026-01-13T23:30:00Z") };
    assert_eq!(one.decide(queued, queued.at), Decision::Move(next));
}

#[test]
fn a_knock_that_was_late_in_usual_hours_never_costs_the_next_one() {
    // Late until the last minute of the hours, and the next at their first.
    let mut one = ground(&[]);
    one.person.knock_time = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
    one.person.intensity = Intensity::Active;
    one.suppose_sent(Knock { day: january(5), at: at(5, 19, 59) }, &[]);
    assert_eq!(one.next_knock(at(5, 20, 0)), Knock { day: january(6), at: at(6, 8, 0) });
    // Late until three in the night, and the next at six: one of them is enough.
    let mut night = somewhere("Etc/UTC", "06:00:00");
    night.suppose_sent(Knock { day: january(5), at: at(6, 3, 0) }, &[]);
    assert_eq!(night.next_knock(at(6, 3, 0)), Knock { day: january(7), at: at(7, 6, 0) });
}
