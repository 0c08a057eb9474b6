//! When a check-in about goals rides on a knock, when it brings one, and in which place it stands.

use super::*;
use crate::domain::facet::Purpose;
use crate::domain::goal::{Asking, Watched};
use crate::domain::ids::GoalId;

/// Somebody whose week is done, with a goal that is asked about from Wednesday 7 January on.
fn aiming() -> Ground {
    let mut one = ground(&[5, 5, 6, 6]);
    one.seats[0].goals.goals = vec![goal(1)];
    one
}

fn goal(number: i64) -> Watched {
    Watched {
        goal: GoalId(number),
        from_on: NaiveDate::from_ymd_opt(2025, 12, 7).unwrap(),
        due_on: NaiveDate::from_ymd_opt(2026, 6, 30).unwrap(),
        habit: false,
        reached_on: None,
        celebrated: false,
        typed_on: None,
        asked_on: None,
        unanswered: 0,
        over_on: None,
    }
}

/// The days of that week on which a check-in comes.
fn days(ground: &Ground) -> Vec<u32> {
    let checks =
        |day: u32| ground.parts(january(day), at(day, 12, 30)).iter().any(|one| matches!(one, Part::Goals { .. }));
    (5..=11).filter(|day| checks(*day)).collect()
}

#[test]
fn it_brings_a_knock_when_its_month_is_over() {
    assert_eq!(days(&aiming()), [7, 8, 9]);
    let next = aiming().next_knock(at(5, 13, 0));
    assert_eq!(next, Knock { day: january(7), at: at(7, 12, 30) });
    let mut supposed = aiming();
    let parts = supposed.parts(january(7), next.at);
    assert!(
        matches!(&parts[..], [Part::Goals { check, .. }] if check.goals == [(GoalId(1), Asking::Number)]),
        "{parts:?}"
    );
    supposed.suppose_sent(next, &parts);
    assert_eq!(days(&supposed), [] as [u32; 0], "asked once, it waits a month");
    assert_eq!(supposed.seats[0].goals.goals[0].unanswered, 1);
}

#[test]
fn it_is_silent_where_nothing_may_come() {
    let mut away_now = aiming();
    away(&mut away_now, 6, 8);
    assert_eq!(days(&away_now), [9]);
    let mut lately = aiming();
    lately.seats[0].goals.checked_on = Some(january(2));
    assert_eq!(days(&lately), [9], "by itself once a week");
    let mut waiting = aiming();
    waiting.ladder.unanswered = vec![january(2)];
    assert_eq!(days(&waiting), [] as [u32; 0], "nor while a nudge is unanswered");
    let mut unanswered = aiming();
    unanswered.seats[0].goals.goals[0].unanswered = 2;
    assert_eq!(days(&unanswered), [] as [u32; 0], "nor to somebody who left it alone twice");
    let due_at = at(9, 9, 0);
    unanswered.seats[0].checks.push(Check { post: PostId(1), round: 1, due_at, asked_at: None, answer: None });
    assert_eq!(days(&unanswered), [9], "it still rides along");
    unanswered.seats[0].goals.checked_on = Some(january(5));
    assert_eq!(days(&unanswered), [9]);
}

#[test]
fn it_stands_after_the_nudge_and_before_conversation() {
    let mut one = aiming();
    one.seats[0].diary.posts = vec![january(2)];
    one.seats[0].talk.aim = 3;
    let parts = one.parts(january(9), at(9, 12, 30));
    assert!(matches!(parts[..], [Part::Nudge { .. }, Part::Goals { .. }, Part::Talk { .. }]), "{parts:?}");
    let due_at = at(8, 9, 0);
    one.seats[0].checks.push(Check { post: PostId(1), round: 1, due_at, asked_at: None, answer: None });
    let parts = one.parts(january(9), at(9, 12, 30));
    assert!(matches!(parts[..], [Part::Replies { .. }, Part::Nudge { .. }, Part::Goals { .. }]), "{parts:?}");
}

#[test]
fn it_rides_on_the_question_with_whom_one_talked() {
    let mut one = aiming();
    one.seats[0].talk.aim = 3;
    one.seats[0].goals.goals[0].habit = true;
    assert_eq!(days(&one), [9], "a habit is only shown");
    one.seats[0].goals.goals.clear();
    one.seats[0].goals.main = Some(Purpose::Recruit);
    one.seats[0].goals.posts = vec![(january(5), Purpose::Network); 5];
    assert_eq!(days(&one), [9], "drift is asked about without a goal too");
    one.seats[0].talk.aim = 0;
    assert_eq!(days(&one), [] as [u32; 0], "and brings nothing by itself");
}

#[test]
fn one_team_is_asked_about_at_a_time() {
    let mut two = aiming();
    let mut other = two.seats[0].clone();
    other.diary.member.id = MemberId(2);
    other.goals.goals = vec![goal(2)];
    two.seats.push(other);
    let member = |ground: &Ground| match &ground.parts(january(7), at(7, 12, 30))[..] {
        [Part::Goals { member, .. }] => *member,
        other => panic!("{other:?}"),
    };
    assert_eq!(member(&two), MemberId(1));
    two.seats[0].goals.checked_on = Some(NaiveDate::from_ymd_opt(2025, 12, 30).unwrap());
    assert_eq!(member(&two), MemberId(2));
}
