//! When somebody is asked to look back on a quarter: once, in its first knocks, and not everybody.

use super::*;
use crate::domain::facet::Audience;
use crate::domain::strategy::{Change, Step};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(on: NaiveDate) -> DateTime<Utc> {
    on.and_hms_opt(12, 30, 0).unwrap().and_utc()
}

/// Somebody who has settled a line, joined in December, and has nothing else to hear.
fn settled() -> Ground {
    let mut one = ground(&[]);
    one.seats[0].diary.member.settle_line(&Change::Audience(vec![Audience::Peers]), None).unwrap();
    one.seats[0].diary.member.targets[0].1 = 1;
    one.seats[0].diary.posts = (0..40).map(|week| crate::domain::week::ahead(january(5), week * 7)).collect();
    one
}

/// On which days of the spring it is asked, about what, if each time it went out.
fn asked(mut ground: Ground) -> Vec<(String, String)> {
    let mut heard = Vec::new();
    let mut now = noon(day("2026-03-01"));
    while now < noon(day("2026-08-01")) {
        let next = ground.next_knock(now);
        let parts = ground.parts(next.day, next.at);
        for part in &parts {
            if let Part::Review { quarter, .. } = part {
                heard.push((next.day.to_string(), quarter.to_string()));
            }
        }
        if !parts.is_empty() {
            ground.suppose_sent(next, &parts);
        }
        now = next.at;
    }
    heard
}

fn told(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(on, quarter)| ((*on).to_owned(), (*quarter).to_owned())).collect()
}

#[test]
fn it_comes_once_a_quarter_in_its_first_knock_and_brings_it() {
    assert_eq!(asked(settled()), told(&[("2026-04-01", "2026-Q1"), ("2026-07-01", "2026-Q2")]));
    let mut tuesdays = settled();
    tuesdays.person.knock_days = Weekdays::of([Weekday::Tue]);
    assert_eq!(asked(tuesdays), told(&[("2026-04-07", "2026-Q1"), ("2026-07-07", "2026-Q2")]));
    let mut away = settled();
    let leave = Leave { from: day("2026-04-01"), until: day("2026-04-14") };
    away.rest.leave.push(leave);
    away.seats[0].diary.rest.leave.push(leave);
    assert_eq!(asked(away), told(&[("2026-07-01", "2026-Q2")]), "after two weeks it waits where they look themselves");
}

#[test]
fn only_whoever_settled_something_and_was_there_is_asked() {
    let plain = ground(&[]);
    assert_eq!(asked(plain), []);
    for (joined, first) in [("2026-01-31", "2026-04-01"), ("2026-02-01", "2026-07-01")] {
        let mut one = settled();
        one.seats[0].diary.member.joined_on = day(joined);
        one.seats[0].diary.member.joined_at = noon(day(joined));
        assert_eq!(asked(one)[0].0, first, "joined {joined}");
    }
    let mut back = settled();
    back.seats[0].diary.member.joined_at = noon(day("2026-03-01"));
    assert_eq!(asked(back)[0].0, "2026-07-01", "who came back in March has seen too little of it");
    let mut dropped = settled();
    dropped.seats[0].diary.member.settle_line(&Change::Drop(Step::Audience), None).unwrap();
    assert_eq!(asked(dropped), []);
}

#[test]
fn it_is_the_last_part_and_gives_way() {
    let mut busy = settled();
    let first = day("2026-04-01");
    busy.ladder.unanswered = vec![day("2026-03-31")];
    assert_eq!(busy.review(first, &[]), None, "by itself only while no nudge waits");
    let ask = Part::Ask { member: MemberId(1) };
    assert!(busy.review(first, std::slice::from_ref(&ask)).is_some(), "it rides along");
    let mut full = settled();
    full.seats[0].checks = (1..=2)
        .map(|n| Check { post: PostId(n), round: 1, due_at: noon(day("2026-03-31")), asked_at: None, answer: None })
        .collect();
    let like = full.seats[0].clone();
    full.seats.extend((2..=4).map(|n| {
        let mut seat = like.clone();
        seat.diary.member.id = MemberId(n);
        seat.checks[0].post = PostId(10 * n);
        seat.checks[1].post = PostId(10 * n + 1);
        seat
    }));
    let parts = full.parts(first, noon(first));
    assert!(parts.len() == PARTS && parts.iter().all(|part| matches!(part, Part::Replies { .. })), "{parts:?}");
    full.suppose_sent(Knock { day: first, at: noon(first) }, &parts);
    let next = day("2026-04-02");
    assert!(matches!(full.parts(next, noon(next))[..], [Part::Replies { .. }, Part::Review { .. }]), "one at a time");
}
