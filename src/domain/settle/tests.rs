//! When a week can be made lighter, as tables. Monday is 5 January 2026.

use super::*;
use crate::domain::pace::tests::{diary, january, leave};
use crate::domain::week::Weekdays;

#[test]
fn settling_offers_less_than_the_week_and_more_than_there_is() {
    let five = Weekdays::WORKING;
    for (posts, today, offer) in [
        (&[][..], 7, Some(2)),
        (&[5], 7, Some(2)),
        (&[5, 6], 7, Some(3)),
        (&[], 9, Some(1)),
        (&[5, 6, 6], 9, None),
        (&[], 10, None),
    ] {
        let diary = diary(4, five, posts);
        assert_eq!(diary.settle_offer(&diary.pace(january(today))), offer, "{posts:?} on {today}");
    }
}

#[test]
fn four_weeks_in_any_twelve_can_be_settled() {
    let mut diary = diary(4, Weekdays::WORKING, &[]);
    let week = Week::of(january(5));
    for weeks in [1, 5, 9, 11] {
        assert!(diary.may_settle(week));
        diary.settled.insert(week.earlier(weeks), 2);
    }
    assert!(!diary.may_settle(week));
    assert!(diary.may_settle(week.next()), "the eleventh week back has dropped out by then");
}

#[test]
fn from_wednesday_on_or_when_the_days_get_few() {
    let five = Weekdays::WORKING;
    for (what, diary, today, lighter) in [
        ("Tuesday, all can be done", diary(4, five, &[1, 2, 2, 3]), 6, Lighter::No),
        ("Wednesday", diary(4, five, &[1, 2, 5]), 7, Lighter::Week(2)),
        ("five a week, nothing yet, Tuesday", diary(5, five, &[1, 2, 2, 3]), 6, Lighter::Week(3)),
        ("done", diary(2, five, &[5, 6]), 7, Lighter::No),
        ("one a week is as light as it gets", diary(1, five, &[]), 9, Lighter::No),
        ("the week is used up", diary(4, five, &[5, 6]), 10, Lighter::No),
    ] {
        assert_eq!(diary.lighter(january(today), &diary.pace(january(today))), lighter, "{what}");
    }
    let mut often = diary(4, five, &[]);
    for weeks in 1..=4 {
        often.settled.insert(Week::of(january(7)).earlier(weeks), 2);
    }
    assert_eq!(often.lighter(january(7), &often.pace(january(7))), Lighter::EveryWeek);
}

#[test]
fn a_week_is_settled_while_it_lasts_and_asks_for_more() {
    let five = Weekdays::WORKING;
    let (this, week) = (january(7), Week::of(january(5)));
    let with = |posts: &[u32]| diary(4, five, posts);
    for (what, mut diary, week, number, comes) in [
        ("this week", with(&[]), week, 2, Ok(())),
        ("the week before", with(&[]), week.previous(), 2, Err(NotSettled::Over)),
        ("offered where it was Monday already", with(&[]), week.next(), 2, Ok(())),
        ("as much as is meant", with(&[]), week, 4, Err(NotSettled::Nothing)),
        ("more", with(&[]), week, 21, Err(NotSettled::Nothing)),
        ("nothing at all", with(&[]), week, 0, Err(NotSettled::Nothing)),
        ("done", with(&[5, 5, 6, 6]), week, 2, Err(NotSettled::Nothing)),
        ("leave asks for no more by now", leave(with(&[]), 7, 9), week, 2, Err(NotSettled::Nothing)),
    ] {
        assert_eq!(diary.settle(week, number, this), comes, "{what}");
        assert_eq!(diary.settled.get(&week).copied(), comes.ok().map(|()| number), "{what}");
    }
    let mut often = with(&[]);
    for weeks in 1..=4 {
        assert_eq!(often.settle(week.earlier(weeks), 2, week.earlier(weeks).monday()), Ok(()));
    }
    assert_eq!(often.settle(week, 2, this), Err(NotSettled::Enough));
}
