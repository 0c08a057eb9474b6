//! When it is asked with whom somebody talked: on the last knock of the week, and not for ever.

use super::*;
use crate::domain::conversation::LET_BE_AFTER;

/// Somebody with nothing to hear but this question, in the week of Friday 9 January: that week is done.
fn talker() -> Ground {
    let mut one = ground(&[5, 5, 6, 6]);
    one.seats[0].talk.aim = 3;
    one
}

fn asks(ground: &Ground, day: u32) -> bool {
    let parts = ground.parts(january(day), at(day, 12, 30));
    parts.iter().any(|part| matches!(part, Part::Talk { week, .. } if *week == Week::of(january(day))))
}

/// The days of that week on which it is asked.
fn days(ground: &Ground) -> Vec<u32> {
    (5..=11).filter(|day| asks(ground, *day)).collect()
}

#[test]
fn it_comes_on_the_last_knock_day_of_the_week() {
    assert_eq!(days(&talker()), [9], "Monday to Friday");
    assert_eq!(talker().next_knock(at(6, 13, 0)), Knock { day: january(9), at: at(9, 12, 30) }, "it brings a knock");
    let mut on_shift = talker();
    on_shift.rest.busy.extend([january(8), january(9)]);
    assert_eq!(days(&on_shift), [7], "the days after are busy");
    let mut off = talker();
    away(&mut off, 9, 16);
    assert_eq!(days(&off), [8], "leave begins on Friday");
    let mut every_day = talker();
    every_day.person.knock_days = Weekdays::ALL;
    assert_eq!(days(&every_day), [11], "Sunday is a knock day too");
    let mut hushed = talker();
    hushed.person.hush_until = Some(january(12));
    assert_eq!(days(&hushed), [] as [u32; 0]);
    let mut silent = talker();
    silent.ladder.asked = true;
    assert_eq!(days(&silent), [] as [u32; 0], "never while the ladder is silent");
}

#[test]
fn it_rides_on_the_last_knock_that_the_intensity_allows() {
    let mut light = talker();
    light.person.intensity = Intensity::Light;
    light.knocked_on = vec![january(5)];
    assert_eq!(days(&light), [9], "by itself it waits for the last day");
    light.seats[0].diary.posts.clear();
    light.seats[0].diary.posts = vec![january(2)];
    let parts = light.parts(january(7), at(7, 12, 30));
    assert!(matches!(parts[..], [Part::Nudge { .. }, Part::Talk { .. }]), "no later knock is left: {parts:?}");
    light.person.intensity = Intensity::Standard;
    assert!(!asks(&light, 7));
}

#[test]
fn it_comes_once_a_week_and_not_once_the_aim_is_met() {
    let week = Week::of(january(5));
    let mut short = talker();
    short.seats[0].talk.named.insert(week, 2);
    short.seats[0].talk.named.insert(week.previous(), 9);
    assert_eq!(days(&short), [9]);
    short.seats[0].talk.named.insert(week, 3);
    assert_eq!(days(&short), [] as [u32; 0], "the aim is met");
    let mut asked = talker();
    asked.seats[0].talk.asked = Some(week);
    assert_eq!(days(&asked), [] as [u32; 0], "once a week");
    asked.seats[0].talk.asked = Some(week.previous());
    assert_eq!(days(&asked), [9]);
}

#[test]
fn it_waits_until_there_is_something_to_talk_about() {
    let mut fresh = talker();
    fresh.seats[0].diary.posts = vec![january(12)];
    fresh.seats[0].diary.member.joined_at = at(1, 0, 0);
    assert!(!asks(&fresh, 9), "nothing is out yet");
    let mut late = talker();
    late.seats[0].diary.member.joined_on = january(6);
    late.seats[0].diary.member.joined_at = at(6, 9, 0);
    assert!(!asks(&late, 9), "a week joined late");
}

#[test]
fn who_never_answers_it_is_let_be() {
    let mut one = talker();
    one.seats[0].talk.asked = Some(Week::of(january(5)).previous());
    for (unanswered, days_asked) in [(0, &[9][..]), (LET_BE_AFTER - 1, &[9]), (LET_BE_AFTER, &[]), (9, &[])] {
        one.seats[0].talk.unanswered = unanswered;
        assert_eq!(days(&one), days_asked, "{unanswered}");
    }
    // It still rides on a knock that goes out anyway.
    let due_at = at(9, 9, 0);
    one.seats[0].checks.push(Check { post: PostId(1), round: 1, due_at, asked_at: None, answer: None });
    assert_eq!(days(&one), [9]);
    let mut waiting = talker();
    waiting.ladder.unanswered = vec![january(2)];
    assert_eq!(days(&waiting), [] as [u32; 0], "nor to somebody whose nudge is unanswered");
}

#[test]
fn one_team_is_asked_about_at_a_time_and_they_take_turns() {
    let week = Week::of(january(5));
    let mut two = talker();
    let mut other = two.seats[0].clone();
    other.diary.member.id = MemberId(2);
    two.seats.push(other);
    let parts = two.parts(january(9), at(9, 12, 30));
    assert_eq!(parts, [Part::Talk { member: MemberId(1), week }]);
    two.seats[0].talk.asked = Some(week.previous());
    let parts = two.parts(january(9), at(9, 12, 30));
    assert_eq!(parts, [Part::Talk { member: MemberId(2), week }]);
}
