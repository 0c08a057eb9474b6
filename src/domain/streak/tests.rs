//! Weeks in a row and weeks of twelve, as tables. The member joined on Monday 1 December 2025, or later where it says so.

use super::*;
use crate::domain::pace::tests::{diary, joined, leave};
use crate::domain::week::Weekdays;
use chrono::NaiveDate;

const FIVE: Weekdays = Weekdays::WORKING;

/// The week so many after that of joining.
fn week(n: u64) -> Week {
    Week::of(crate::domain::week::ahead(NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(), 7 * n))
}

/// Somebody who means one a week and made one in these weeks.
fn kept(weeks: &[u64]) -> Diary {
    let mut one = diary(1, FIVE, &[]);
    one.posts = weeks.iter().map(|n| week(*n).monday()).collect();
    one
}

fn away(mut one: Diary, weeks: std::ops::RangeInclusive<u64>) -> Diary {
    let (from, until) = (week(*weeks.start()).monday(), week(*weeks.end()).sunday());
    one.rest.leave.push(crate::domain::pace::Leave { from, until });
    one
}

#[test]
fn what_weeks_amount_to() {
    let thirteen: Vec<u64> = (0..13).collect();
    let settled = |mut one: Diary| {
        one.member.targets[0].1 = 4;
        one.settled.extend((0..3).map(|n| (week(n), 1)));
        one
    };
    for (what, diary, running, (of, counted, row, best)) in [
        ("the first week runs, nothing yet", kept(&[]), 0, (0, 0, 0, 0)),
        ("the first week runs and is kept", kept(&[0]), 0, (1, 1, 1, 1)),
        ("the running week never breaks it", kept(&[0, 1]), 2, (2, 2, 2, 2)),
        ("nor the first hour of the week after", kept(&[0, 1]), 3, (2, 3, 0, 2)),
        ("a run that ended, and a new one", kept(&[0, 1, 2, 4]), 5, (4, 5, 1, 3)),
        ("leave neither breaks nor adds", away(kept(&[0, 1, 4]), 2..=3), 5, (3, 3, 3, 3)),
        ("leave all year", away(kept(&[0]), 1..=30), 30, (1, 1, 1, 1)),
        ("posted on leave all the same: it asks for nothing", away(kept(&[0, 1]), 1..=1), 2, (1, 1, 1, 1)),
        ("twelve at most", kept(&thirteen), 13, (12, 12, 13, 13)),
        ("the last twelve, not the first", kept(&thirteen), 15, (10, 12, 0, 13)),
        ("settled weeks are kept", settled(kept(&[0, 1, 2])), 3, (3, 3, 3, 3)),
        ("settled, and then ill all week", away(settled(kept(&[0, 1])), 2..=2), 3, (2, 2, 2, 2)),
        ("more than was meant is once kept", kept(&[0, 0, 0, 1]), 2, (2, 2, 2, 2)),
    ] {
        let all = consistency(&diary, week(running));
        assert_eq!((all.kept, all.counted, all.streak, all.best), (of, counted, row, best), "{what}");
    }
}

#[test]
fn which_weeks_were_kept() {
    let weeks = |all: &[u64]| all.iter().map(|n| week(*n)).collect::<Vec<_>>();
    for (what, diary, from, running, expected) in [
        ("none yet", kept(&[]), 0, 0, &[][..]),
        ("the running one, once it is kept", kept(&[0, 2]), 0, 2, &[0, 2]),
        ("not before the stretch", kept(&[0, 1, 2, 3]), 2, 5, &[2, 3]),
        ("nor after it", kept(&[0, 1, 2, 3]), 0, 1, &[0, 1]),
        ("leave is none, whatever was posted", away(kept(&[0, 1, 2]), 1..=1), 0, 3, &[0, 2]),
    ] {
        assert_eq!(kept_weeks(&diary, week(from), week(running)), weeks(expected), "{what}");
    }
    let early = Week::of(crate::domain::week::back(week(0).monday(), 70));
    assert_eq!(kept_weeks(&kept(&[0]), early, week(1)), weeks(&[0]), "not before joining");
}

#[test]
fn each_week_is_measured_by_the_target_that_held_then() {
    let mut one = diary(2, FIVE, &[]);
    one.posts = [0, 0, 1, 1, 2].map(|n| week(n).monday()).to_vec();
    assert_eq!(consistency(&one, week(3)).kept, 2);
    // Fewer from the third week on: the ones before stay what they were, and the third is kept.
    one.member.targets.push((week(2), 1));
    assert_eq!(consistency(&one, week(3)), Consistency { kept: 3, counted: 3, streak: 3, best: 3 });
    // More from then on takes nothing away either.
    one.member.targets[1].1 = 7;
    assert_eq!(consistency(&one, week(2)), Consistency { kept: 2, counted: 2, streak: 2, best: 2 });
}

#[test]
fn each_week_is_measured_by_the_posting_days_that_held_then() {
    let (early, running) = (Weekdays::from_bits(0b11), Week::of(NaiveDate::from_ymd_opt(2026, 1, 12).unwrap()));
    let since = |days: Weekdays, posts: &[u32]| {
        // In from the Monday on, away from Wednesday to Friday.
        leave(joined(diary(4, days, posts), 5), 7, 9)
    };
    for (what, before, after, posts, kept) in [
        ("two of two stay kept, where the new days would have asked for four", FIVE, early, &[5, 6][..], true),
        ("two of four stay short, where the new days would have asked for two", early, FIVE, &[5, 6], false),
        ("four of four", early, FIVE, &[5, 5, 6, 6], true),
        ("one of two", FIVE, early, &[5], false),
    ] {
        let mut one = since(before, posts);
        let was = consistency(&one, running);
        assert_eq!((was.kept, was.counted, was.best), (u32::from(kept), 1, u32::from(kept)), "{what}");
        one.member.set_posting_days(running, after);
        assert_eq!(consistency(&one, running), was, "{what}");
        assert_eq!(consistency(&one, running.next()).best, was.best, "{what}, a week later");
    }
    // The week that runs is measured by what was chosen in it.
    let mut one = since(FIVE, &[5, 6]);
    one.member.set_posting_days(running.previous(), early);
    assert_eq!(consistency(&one, running), Consistency { counted: 1, ..Consistency::default() });
}

#[test]
fn a_week_joined_late_counts_only_if_kept() {
    // Joined on Thursday 8 January: two of four are asked for.
    let late = |posts: &[u32]| joined(diary(4, FIVE, posts), 8);
    let (first, next) = (Week::of(late(&[]).member.joined_on), Week::of(late(&[]).member.joined_on).next());
    assert_eq!(consistency(&late(&[8]), next), Consistency::default());
    assert_eq!(consistency(&late(&[8, 9]), next), Consistency { kept: 1, counted: 1, streak: 1, best: 1 });
    assert_eq!(consistency(&late(&[8, 9]), first).streak, 1);
    // Ill on both days that were left, it asks for nothing.
    assert_eq!(consistency(&leave(late(&[]), 8, 9), next), Consistency::default());
}
