//! The next knock, as tables and as properties over random people, zones and clock changes.

use super::*;
use crate::domain::facet::Device;
use crate::domain::ids::{PersonId, TeamId};
use crate::domain::member::Member;
use crate::domain::pace::Leave;
use crate::domain::person::{DirectMessages, Hours, Intensity, Rhythm};
use crate::domain::strategy::Strategy;
use crate::domain::week::Weekdays;
use chrono::{NaiveTime, TimeZone, Weekday};
use chrono_tz::Tz;
use proptest::prelude::*;
use std::collections::BTreeMap;

mod apart;
mod busy;
mod clock_changes;
mod goals;
mod quiet;
mod review;
mod strategy;
mod talk;

fn january(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

fn at(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, day, hour, minute, 0).unwrap()
}

fn ground(posts: &[u32]) -> Ground {
    let mut person = Person::new(PersonId(1), chrono_tz::UTC, at(1, 0, 0));
    person.consent_at = Some(at(1, 0, 0));
    let member = Member {
        id: MemberId(1),
        team: TeamId(1),
        person: PersonId(1),
        joined_at: Utc.with_ymd_and_hms(2025, 12, 1, 8, 0, 0).unwrap(),
        joined_on: NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(),
        quit_at: None,
        gone_at: None,
        posting_days: vec![(Week::of(january(1)), Weekdays::WORKING)],
        targets: vec![(Week::of(january(1)), 4)],
        platform: None,
        specialty: None,
        device: Device::Either,
        purpose: None,
        listed: true,
        overview: false,
        titles: false,
        strategy: Strategy::default(),
        nod: false,
        authorised: Vec::new(),
    };
    let posts = posts.iter().map(|day| january(*day)).collect();
    let diary = Diary { member, rest: Rest::default(), settled: BTreeMap::new(), posts, planned: Vec::new() };
    Ground {
        person,
        rest: Rest::default(),
        seats: vec![Seat {
            diary,
            checks: Vec::new(),
            talk: Talk::default(),
            asking: Asking::default(),
            reviewed: Reviewed::default(),
            bringing: Bringing::default(),
            goals: Watch::default(),
        }],
        knocked_on: Vec::new(),
        knocked_at: None,
        ladder: Ladder::default(),
    }
}

fn away(ground: &mut Ground, from: u32, until: u32) {
    ground.rest.leave.push(Leave { from: january(from), until: january(until) });
    for seat in &mut ground.seats {
        seat.diary.rest = ground.rest.clone();
    }
}

#[test]
fn the_next_knock_is_the_first_day_on_which_there_is_something_to_say() {
    let quiet = ground(&[1, 2, 3, 4]);
    assert_eq!(quiet.next_knock(at(5, 9, 0)), Knock { day: january(7), at: at(7, 12, 30) });

    let mut shifted = ground(&[1, 2, 3, 4]);
    shifted.rest.busy.insert(january(7));
    assert_eq!(shifted.next_knock(at(5, 9, 0)).day, january(8), "none on a busy day");

    let mut resting = ground(&[1, 2, 3, 4]);
    away(&mut resting, 5, 13);
    assert_eq!(resting.next_knock(at(5, 9, 0)).day, january(16), "coming back brings nothing that was due meanwhile");

    let mut knocked = ground(&[1]);
    knocked.knocked_on = vec![january(5)];
    assert_eq!(knocked.next_knock(at(5, 13, 0)).day, january(6), "once a day at most");
}

#[test]
fn intensity_bounds_the_knocks_of_a_week() {
    let mut light = ground(&[]);
    light.person.intensity = Intensity::Light;
    light.knocked_on = vec![january(5), january(6)];
    assert_eq!(light.next_knock(at(6, 13, 0)).day, january(12));
}

#[test]
fn nobody_hears_a_thing_without_consent_with_closed_messages_after_the_question_or_hushed() {
    let monday = (january(5), at(5, 12, 30));
    let mut one = ground(&[]);
    assert!(!one.parts(monday.0, monday.1).is_empty());
    one.person.consent_at = None;
    assert!(one.parts(monday.0, monday.1).is_empty());
    let mut one = ground(&[]);
    one.person.direct = DirectMessages::Closed { since: at(1, 0, 0) };
    assert!(one.parts(monday.0, monday.1).is_empty());
    let mut one = ground(&[]);
    one.ladder.asked = true;
    assert!(one.parts(monday.0, monday.1).is_empty());
    let mut one = ground(&[]);
    one.person.hush_until = Some(january(6));
    assert!(one.parts(monday.0, monday.1).is_empty());
    assert!(!one.parts(january(6), at(6, 12, 30)).is_empty());
}

#[test]
fn no_nudge_in_the_first_48_hours_nor_in_a_week_joined_late() {
    let mut fresh = ground(&[]);
    fresh.seats[0].diary.member.joined_on = january(5);
    fresh.seats[0].diary.member.joined_at = at(5, 9, 0);
    assert!(fresh.parts(january(7), at(7, 8, 59)).is_empty());
    assert!(!fresh.parts(january(8), at(8, 12, 30)).is_empty());
    fresh.seats[0].diary.member.joined_on = january(8);
    fresh.seats[0].diary.member.joined_at = at(8, 9, 0);
    assert_eq!(fresh.next_knock(at(8, 9, 0)).day, january(13), "Friday and Monday have gone by then");
}

fn check(post: i64, due: DateTime<Utc>) -> Check {
    Check { post: PostId(post), round: 1, due_at: due, asked_at: None, answer: None }
}

#[test]
fn replies_come_first_and_three_of_them_take_the_nudges_place() {
    let mut one = ground(&[]);
    one.seats[0].checks = vec![check(1, at(4, 9, 0)), check(2, at(5, 9, 0))];
    let parts = one.parts(january(5), at(5, 12, 30));
    assert!(
        matches!(&parts[..], [Part::Replies { posts, .. }, Part::Nudge { .. }] if posts == &[PostId(1), PostId(2)])
    );
    one.seats[0].checks.push(check(3, at(5, 12, 30)));
    let parts = one.parts(january(5), at(5, 12, 30));
    assert!(matches!(&parts[..], [Part::Replies { posts, .. }] if posts.len() == 3));
    // Asked once, a check alone is no reason to write again.
    for check in &mut one.seats[0].checks {
        check.asked_at = Some(at(5, 12, 30));
    }
    assert!(matches!(&one.parts(january(6), at(6, 12, 30))[..], [Part::Nudge { .. }]));
}

#[test]
fn one_person_in_two_teams_gets_one_knock_with_a_part_for_each() {
    let mut both = ground(&[]);
    let mut other = both.seats[0].clone();
    other.diary.member.id = MemberId(2);
    other.diary.member.team = TeamId(2);
    both.seats.push(other);
    let members: Vec<MemberId> = both.parts(january(5), at(5, 12, 30)).into_iter().map(|part| part.member()).collect();
    assert_eq!(members, [MemberId(1), MemberId(2)]);
}

#[test]
fn settling_is_offered_from_wednesday_and_a_lower_target_once_it_is_used_up() {
    let mut one = ground(&[1, 5]);
    let nudge = |ground: &Ground, day: u32| match &ground.parts(january(day), at(day, 12, 30))[..] {
        [Part::Nudge { settle, lower, .. }] => (*settle, *lower),
        other => panic!("{other:?}"),
    };
    assert_eq!(nudge(&one, 8), (Some(2), false));
    for weeks in 1..=4 {
        one.seats[0].diary.settled.insert(Week::of(january(5)).earlier(weeks), 2);
    }
    assert_eq!(nudge(&one, 8), (None, true));
    assert_eq!(nudge(&ground(&[]), 6), (None, false));
}

#[test]
fn what_is_late_says_so_and_what_is_over_moves_on() {
    let one = ground(&[]);
    let queued = Knock { day: january(5), at: at(5, 12, 30) };
    assert!(matches!(one.decide(queued, at(5, 12, 30)), Decision::Send { late: false, .. }));
    assert!(matches!(one.decide(queued, at(5, 13, 31)), Decision::Send { late: true, .. }));
    // Night: not now; the next day's knock is the one.
    assert_eq!(one.decide(queued, at(5, 23, 0)), Decision::Move(Knock { day: january(6), at: at(6, 12, 30) }));
    // Back on Thursday morning after three days: today's knock is still ahead.
    assert_eq!(one.decide(queued, at(8, 9, 0)), Decision::Move(Knock { day: january(8), at: at(8, 12, 30) }));
    assert!(matches!(one.decide(queued, at(8, 15, 0)), Decision::Send { late: true, day, .. } if day == january(8)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// Over a year of any zone, with both clock changes: always forward, one a day, only on knock days, in active hours,
    /// and never for ever.
    #[test]
    fn knocks_march_through_the_year(
        zone in proptest::sample::select(chrono_tz::TZ_VARIANTS.to_vec()), year in 2019i32..2031,
        knock in 0u32..1440, from in 0u32..1440, until in 0u32..1440, ends in 0u32..=12, days in 1u8..128,
    ) {
        let minute = |n: u32| NaiveTime::from_hms_opt(n / 60, n % 60, 0).unwrap();
        let mut one = ground(&[]);
        one.person.zone = zone;
        one.person.day_ends = minute(ends * 60);
        one.person.knock_time = minute(knock);
        one.person.hours = Hours { from: minute(from), until: minute(until) };
        one.person.knock_days = Weekdays::from_bits(days);
        one.person.intensity = Intensity::Active;
        one.seats[0].diary.member.posting_days[0].1 = Weekdays::from_bits(days);
        one.seats[0].diary.member.joined_on = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap();
        one.seats[0].diary.member.joined_at = DateTime::UNIX_EPOCH;
        let mut now = Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
        let end = Utc.with_ymd_and_hms(year + 1, 1, 1, 0, 0, 0).unwrap();
        let mut expected: Vec<NaiveDate> = one.person.day(now).iter_days()
            .take_while(|day| one.person.knock_at(*day) < end)
            .filter(|day| one.person.knock_days.holds(*day) && one.person.knock_at(*day) > now)
            // A knock time that the clock change skips may have no instant of its day and of the hours left.
            .filter(|day| one.person.is_active_hour(one.person.knock_at(*day)))
            .filter(|day| one.person.day(one.person.knock_at(*day)) == *day)
            .collect();
        // A zone that skipped a whole date (Samoa) would ask for two knocks at one instant: one of them is enough.
        expected.dedup_by_key(|day| one.person.knock_at(*day));
        let mut heard = Vec::new();
        loop {
            let next = one.next_knock(now);
            prop_assert!(next.at > now);
            if next.at >= end { break; }
            prop_assert_eq!(one.person.knock_at(next.day), next.at);
            let sent = matches!(one.decide(next, next.at), Decision::Send { .. });
            prop_assert!(sent, "not sent");
            prop_assert!(one.person.is_active_hour(next.at), "outside the hours");
            heard.push(next.day);
            one.knocked_on.push(next.day);
            one.knocked_at = Some(next.at);
            if one.knocked_on.len() > 10 { one.knocked_on.remove(0); }
            now = next.at;
        }
        prop_assert_eq!(heard.len(), expected.len());
    }
}

/// Zones with whole, half and no clock changes, by name, so that a failure names the place.
#[test]
fn the_knock_is_at_the_same_wall_time_on_both_sides_of_a_clock_change() {
    for zone in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"] {
        let zone: Tz = zone.parse().unwrap();
        let mut one = ground(&[]);
        one.person.zone = zone;
        for day in NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take(730) {
            let wall = one.person.knock_at(day).with_timezone(&zone).naive_local();
            assert_eq!(wall, day.and_hms_opt(12, 30, 0).unwrap(), "{zone}");
        }
    }
}
