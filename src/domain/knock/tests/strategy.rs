//! When a knock that goes out anyway says what is missing in a strategy.

use super::*;
use crate::domain::strategy::{Asking, Step, asking};

#[test]
fn it_is_said_two_weeks_after_joining_and_once_a_month_at_most() {
    let joined = Utc.with_ymd_and_hms(2025, 12, 1, 8, 0, 0).unwrap();
    let days = |n| joined + chrono::Duration::days(n);
    let told = |asked: Option<i64>, unanswered, at: i64| {
        let mut one = ground(&[]);
        one.seats[0].asking = Asking { asked_at: asked.map(days), unanswered };
        one.missing(days(at)).is_some()
    };
    for (name, asked, unanswered, at, is) in [
        ("the first days", None, 0, 13, false),
        ("two weeks", None, 0, 14, true),
        ("a month less a day", Some(14), 1, 44, false),
        ("a month", Some(14), 1, 45, true),
        ("the third time", Some(45), 2, 76, true),
        ("let be", Some(76), asking::LET_BE_AFTER, 200, false),
        ("looked at meanwhile", Some(76), 0, 107, true),
    ] {
        assert_eq!(told(asked, unanswered, at), is, "{name}");
    }
}

#[test]
fn it_brings_no_knock_and_says_nothing_once_all_is_settled() {
    let mut one = ground(&[5, 5, 6, 6]);
    let (day, at) = (january(6), at(6, 12, 30));
    assert!(one.missing(at).is_some());
    assert_eq!(one.parts(day, at), [], "nothing else is wanted");
    assert_eq!(one.missing(at).map(|(member, steps)| (member, steps[0])), Some((MemberId(1), Step::Profession)));
    let mut silent = one.clone();
    silent.ladder.unanswered = vec![january(5)];
    assert_eq!(silent.missing(at), None, "while a nudge waits");
    one.seats[0].diary.member.strategy.settled = Step::ALL.to_vec();
    assert_eq!(one.missing(at), None);
}
