//! What busy days call for: a topic to keep before a run of them, and the question which of the coming days they are.

use super::*;

fn busy(one: &mut Ground, days: &[u32]) {
    one.rest.busy.extend(days.iter().map(|day| january(*day)));
    one.seats[0].diary.rest = one.rest.clone();
}

#[test]
fn before_three_busy_days_a_topic_is_offered_for_the_days_after() {
    let mut one = ground(&[1, 2, 3, 4, 5, 5, 5, 5]);
    busy(&mut one, &[12, 13]);
    assert!(one.parts(january(9), at(9, 12, 30)).is_empty(), "two are not many");
    busy(&mut one, &[14]);
    assert!(one.parts(january(8), at(8, 12, 30)).is_empty(), "Friday is the last day before them");
    let parts = one.parts(january(9), at(9, 12, 30));
    assert!(matches!(&parts[..], [Part::Ahead { days: 3, .. }]), "{parts:?}");
    // A nudge brings a topic along.
    let mut behind = ground(&[1, 2, 3, 4, 5]);
    busy(&mut behind, &[12, 13, 14]);
    assert!(matches!(&behind.parts(january(9), at(9, 12, 30))[..], [Part::Nudge { .. }]));
    // Back in the same week, with nothing missing: nothing to keep a topic for.
    let mut done = ground(&[1, 2, 3, 4, 5, 5, 5, 5]);
    busy(&mut done, &[6, 7, 8]);
    assert!(done.parts(january(5), at(5, 12, 30)).is_empty());
}

#[test]
fn the_topic_comes_on_the_last_knock_day_even_where_nobody_means_to_post_on_it() {
    // Written to on any day, posting on Monday to Friday: the last day before Monday's shift is a Sunday.
    let mut one = ground(&[1, 2, 3, 4, 5, 5, 5, 5]);
    one.person.knock_days = Weekdays::ALL;
    busy(&mut one, &[12, 13, 14]);
    assert!(one.parts(january(9), at(9, 12, 30)).is_empty(), "two days of the weekend are still between");
    assert!(matches!(&one.parts(january(11), at(11, 12, 30))[..], [Part::Ahead { days: 3, .. }]));
}

#[test]
fn whoever_works_shifts_is_asked_for_them_once_a_week() {
    let days = |one: &Ground, day: u32| -> Vec<u32> {
        one.days_to_ask(january(day)).iter().map(chrono::Datelike::day).collect()
    };
    let mut one = ground(&[]);
    assert!(days(&one, 5).is_empty(), "who works by day is not");
    one.person.answer(Rhythm::Shifts);
    assert_eq!(days(&one, 5), [6, 7, 8, 9, 10, 11, 12], "said so at joining");
    one.person.knock_time = NaiveTime::from_hms_opt(21, 0, 0).unwrap();
    assert!(days(&one, 5).is_empty(), "has set times since, and marked nothing");
    busy(&mut one, &[7, 8]);
    assert_eq!(days(&one, 5), [6, 9, 10, 11, 12], "has marked busy days; those are not asked about again");
    away(&mut one, 10, 25);
    assert_eq!(days(&one, 5), [6, 9], "nor days of leave");
    one.knocked_on = vec![january(5)];
    assert!(days(&one, 6).is_empty(), "on the week's first knock only");
    assert_eq!(days(&one, 27).len(), 7, "and on the first of a later week");
}
