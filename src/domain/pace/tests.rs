//! Worked examples of the week's target and of pace, as tables. Monday is 5 January 2026.

use super::*;
use crate::domain::facet::Device;
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::strategy::Strategy;
use chrono::{DateTime, Weekday};
use proptest::prelude::*;

pub(in crate::domain) fn january(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

pub(in crate::domain) fn diary(target: u8, days: Weekdays, posts: &[u32]) -> Diary {
    let first = Week::of(NaiveDate::from_ymd_opt(2025, 12, 1).unwrap());
    Diary {
        member: Member {
            id: MemberId(1),
            team: TeamId(1),
            person: PersonId(1),
            joined_at: DateTime::UNIX_EPOCH,
            joined_on: first.monday(),
            quit_at: None,
            gone_at: None,
            posting_days: vec![(first, days)],
            targets: vec![(first, target)],
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
        },
        rest: Rest::default(),
        settled: BTreeMap::new(),
        posts: posts.iter().map(|day| january(*day)).collect(),
        planned: Vec::new(),
    }
}

use crate::domain::week::Weekdays;

pub(in crate::domain) fn leave(mut diary: Diary, from: u32, until: u32) -> Diary {
    diary.rest.leave.push(Leave { from: january(from), until: january(until) });
    diary
}

pub(in crate::domain) fn joined(mut diary: Diary, day: u32) -> Diary {
    diary.member.joined_on = january(day);
    diary
}

fn busy(mut diary: Diary, days: &[u32]) -> Diary {
    diary.rest.busy.extend(days.iter().map(|day| january(*day)));
    diary
}

pub(in crate::domain) fn settled(mut diary: Diary, number: u8) -> Diary {
    diary.settled.insert(Week::of(january(5)), number);
    diary
}

#[test]
fn what_a_week_asks_for() {
    let five = Weekdays::WORKING;
    for (what, diary, asks) in [
        ("four a week", diary(4, five, &[]), 4),
        ("leave Wednesday to Friday: 4 × 2 ÷ 5 = 1.6", leave(diary(4, five, &[]), 7, 9), 2),
        ("leave on Friday alone: 3.2", leave(diary(4, five, &[]), 9, 9), 3),
        ("halves down: 5 × 1 ÷ 2 = 2.5", leave(diary(5, Weekdays::from_bits(0b11), &[]), 6, 6), 2),
        ("halves down: 1 × 1 ÷ 2", leave(diary(1, Weekdays::from_bits(0b11), &[]), 6, 6), 0),
        ("leave all week", leave(diary(4, five, &[]), 1, 31), 0),
        ("leave at the weekend", leave(diary(4, five, &[]), 10, 11), 4),
        ("joined on Thursday", joined(diary(4, five, &[]), 8), 2),
        ("one posting day", diary(4, Weekdays::of([Weekday::Wed]), &[]), 4),
        ("busy days count as open here", busy(diary(4, five, &[]), &[5, 6, 7]), 4),
        ("settled", settled(diary(4, five, &[]), 2), 2),
        ("settled, then on leave", settled(leave(diary(4, five, &[]), 7, 9), 1), 1),
        ("settled on two, then ill from Tuesday on: 4 × 1 ÷ 5", settled(leave(diary(4, five, &[]), 6, 9), 2), 1),
        ("settled on two, then ill all week", settled(leave(diary(4, five, &[]), 5, 11), 2), 0),
        ("one", diary(1, five, &[]), 1),
        ("twenty-one on seven days", diary(21, Weekdays::ALL, &[]), 21),
        ("twenty-one, leave of three days: 12", leave(diary(21, Weekdays::ALL, &[]), 9, 11), 12),
    ] {
        assert_eq!(diary.week_target(Week::of(january(5))), asks, "{what}");
    }
}

#[test]
fn other_posting_days_hold_from_their_week_on_and_change_no_week_before() {
    let (past, running) = (Week::of(january(5)), Week::of(january(12)));
    let five = Weekdays::WORKING;
    let (early, apart, late) =
        (Weekdays::from_bits(0b00011), Weekdays::from_bits(0b01001), Weekdays::from_bits(0b11100));
    // Four a week, on leave from Wednesday to Friday in both weeks.
    for (what, before, after, (asked, asks)) in [
        ("fewer days, all of them open", five, early, (2, 4)),
        ("more days, most of them on leave", early, five, (4, 2)),
        ("days that are all on leave", five, late, (2, 0)),
        ("days that were all on leave", late, five, (0, 2)),
        ("half on leave", five, apart, (2, 2)),
        ("no longer half on leave", apart, early, (2, 4)),
        ("every day: 4 × 4 ÷ 7", early, Weekdays::ALL, (4, 2)),
        ("the same days again", five, five, (2, 2)),
    ] {
        let mut one = leave(leave(diary(4, before, &[]), 7, 9), 14, 16);
        one.member.set_posting_days(running, after);
        assert_eq!([past, running, running.next()].map(|week| one.week_target(week)), [asked, asks, 4], "{what}");
        for day in past.days().chain(running.days()) {
            let days = if Week::of(day) == past { before } else { after };
            assert_eq!(one.is_open(day), days.holds(day) && !one.rest.is_leave(day), "{what}, on {day}");
        }
        // Chosen once more in the same week, these hold instead.
        one.member.set_posting_days(running, before);
        assert_eq!([past, running].map(|week| one.week_target(week)), [asked; 2], "{what}, and back");
        assert_eq!(one.member.posting_days.len(), 2, "{what}");
    }
}

#[test]
fn a_week_joined_late_is_told_by_the_days_that_held_in_it() {
    let mut late = joined(diary(4, Weekdays::WORKING, &[]), 8);
    let week = Week::of(january(8));
    late.member.set_posting_days(week.next(), Weekdays::from_bits(0b1000));
    assert!(late.joined_late(week), "Thursday alone came later");
    late.member.set_posting_days(week, Weekdays::from_bits(0b1000));
    assert!(!late.joined_late(week), "chosen in the week itself, Thursday is its first day");
}

#[test]
fn how_a_week_stands() {
    use State::{AtRisk, Away, Behind, Done, Lapsed, OnPace};
    let five = Weekdays::WORKING;
    // Posts of the last week, so that nothing has lapsed on Monday.
    let kept = [1, 2, 3, 4];
    let with = |more: &[u32]| diary(4, five, &[&kept[..], more].concat());
    for (what, diary, states) in [
        // Monday to Sunday.
        ("four, made Monday to Wednesday", with(&[5, 6, 6, 7]), [OnPace, OnPace, Done, Done, Done, Done, Done]),
        ("nothing at all", with(&[]), [OnPace, OnPace, Lapsed, Lapsed, Lapsed, Lapsed, Lapsed]),
        ("one on Monday", with(&[5]), [OnPace, OnPace, OnPace, Lapsed, Lapsed, Lapsed, Lapsed]),
        ("one on Tuesday", with(&[6]), [OnPace, OnPace, OnPace, AtRisk, Lapsed, Lapsed, Lapsed]),
        ("two and two", with(&[5, 6]), [OnPace, OnPace, OnPace, OnPace, Lapsed, Lapsed, Lapsed]),
        ("leave Wednesday to Friday", leave(with(&[5]), 7, 9), [OnPace, Behind, Away, Away, Away, AtRisk, AtRisk]),
        (
            "one posting day, Wednesday",
            diary(4, Weekdays::of([Weekday::Wed]), &[2, 2, 2, 2]),
            [OnPace, OnPace, Behind, AtRisk, AtRisk, AtRisk, AtRisk],
        ),
        ("once a week", diary(1, five, &[1]), [OnPace, OnPace, OnPace, OnPace, Behind, AtRisk, AtRisk]),
        ("once a week, last post long ago", diary(1, five, &[]), [Lapsed; 7]),
        ("two a week", diary(2, five, &[1, 2]), [OnPace, OnPace, OnPace, Behind, Lapsed, Lapsed, Lapsed]),
        ("all scheduled on Monday for Friday", with(&[9, 9, 9, 9]), [Done; 7]),
        ("one scheduled for Friday", with(&[9]), [OnPace, OnPace, OnPace, AtRisk, AtRisk, AtRisk, AtRisk]),
        (
            "on shift until Wednesday",
            busy(with(&[]), &[5, 6, 7]),
            [AtRisk, AtRisk, AtRisk, AtRisk, AtRisk, Lapsed, Lapsed],
        ),
        (
            "joined on Thursday",
            joined(diary(4, five, &[]), 8),
            [OnPace, OnPace, OnPace, OnPace, AtRisk, AtRisk, AtRisk],
        ),
        ("settled on two, two made", settled(with(&[5, 6]), 2), [OnPace, Done, Done, Done, Done, Done, Done]),
        (
            "settled on two, one made on Tuesday",
            settled(with(&[6]), 2),
            [OnPace, OnPace, OnPace, OnPace, Behind, AtRisk, AtRisk],
        ),
    ] {
        for (day, state) in (5..).zip(states) {
            // What is not yet posted on a day is not known on it.
            let mut then = diary.clone();
            let scheduled = what.contains("scheduled");
            then.posts.retain(|on| scheduled || *on <= january(day));
            assert_eq!(then.pace(january(day)).state, state, "{what}, on {}", january(day).format("%A"));
        }
    }
}

#[test]
fn a_kept_week_is_quiet_until_the_next_and_through_its_monday() {
    let mut kept = diary(4, Weekdays::WORKING, &[1, 5, 6, 6, 7]);
    kept.posts.sort();
    // Thursday and Friday after the week was done do not count towards quiet.
    assert_eq!(kept.pace(january(12)).state, State::OnPace);
    assert_eq!(kept.pace(january(13)).state, State::OnPace);
    assert_eq!(kept.pace(january(14)).state, State::Lapsed);
}

#[test]
fn twenty_one_a_week_stands_by_threes() {
    let all = diary(21, Weekdays::ALL, &[5, 5, 5, 6, 6]);
    let pace = all.pace(january(7));
    assert_eq!((pace.expected, pace.made, pace.open_left, pace.state), (6, 5, 5, State::AtRisk));
}

proptest! {
    #[test]
    fn a_week_never_asks_for_more_than_the_target_nor_expects_more_than_it_asks(
        target in 1u8..=21, days in 1u8..128, posts in proptest::collection::vec(1u32..31, 0..30),
        away in proptest::option::of((1u32..20, 0u32..12)), shifts in proptest::collection::vec(1u32..31, 0..6), today in 1u32..31,
    ) {
        let mut one = busy(diary(target, Weekdays::from_bits(days), &posts), &shifts);
        one.posts.sort();
        if let Some((from, length)) = away { one = leave(one, from, (from + length).min(31)); }
        let pace = one.pace(january(today));
        prop_assert!(pace.target <= target);
        prop_assert!(pace.expected <= u32::from(pace.target));
        prop_assert!(pace.open_left <= 7);
        prop_assert_eq!(pace.state == State::Away, one.rest.is_leave(january(today)));
        if pace.target == 0 { prop_assert!(!pace.state.wants_nudge()); }
        if let Some(offer) = one.settle_offer(&pace) {
            prop_assert!(u32::from(offer) > pace.made && offer < pace.target);
        }
    }

    #[test]
    fn whatever_days_are_chosen_what_is_over_stays_as_it_was(
        target in 1u8..=21, days in 1u8..128, chosen in proptest::collection::vec((0u32..8, 1u8..128), 1..5),
        away in (1u32..20, 0u32..12), posts in proptest::collection::vec(1u32..31, 0..30), on in 1u32..31,
    ) {
        let mut one = joined(leave(diary(target, Weekdays::from_bits(days), &posts), away.0, (away.0 + away.1).min(31)), on);
        one.posts.sort();
        let mut running = Week::of(january(1));
        for (weeks, days) in chosen {
            for _ in 0..weeks { running = running.next(); }
            let over: Vec<Week> = (1..9).map(|n| running.earlier(n)).collect();
            let told = |one: &Diary| over.iter().map(|week| (one.week_target(*week), one.joined_late(*week))).collect::<Vec<_>>();
            let amounts = |one: &Diary| crate::domain::streak::consistency(one, running.previous());
            let before = (told(&one), amounts(&one));
            one.member.set_posting_days(running, Weekdays::from_bits(days));
            prop_assert_eq!((told(&one), amounts(&one)), before);
            prop_assert_eq!(one.member.posting_days(running).bits(), days);
        }
    }
}
