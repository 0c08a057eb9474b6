//! Measures what is asked of the domain at every turn: how a week stands, and when the next knock comes.

use super::clinic::{Clinic, RUNTIME};
use super::facts;
use chrono::Duration;
use divan::{Bencher, black_box};
use rounds::app::foresee;
use rounds::domain::ids::PersonId;

/// How one member's week stands.
#[divan::bench]
fn of_a_week(bencher: Bencher) {
    let diary = facts::ground().seats.remove(0).diary;
    bencher.bench(|| black_box(&diary).pace(black_box(facts::today())));
}

/// The next knock of one person in two teams, where tomorrow has one.
#[divan::bench]
fn next_knock_tomorrow(bencher: Bencher) {
    let ground = facts::ground();
    let now = facts::noon();
    assert_eq!(ground.next_knock(now).at, now + Duration::days(1));
    bencher.bench(|| black_box(&ground).next_knock(black_box(now)));
}

/// The same where none is wanted, so that every day of the two weeks ahead is looked at.
#[divan::bench]
fn next_knock_not_in_two_weeks(bencher: Bencher) {
    let ground = facts::content_ground();
    let now = facts::noon();
    assert!(ground.next_knock(now).at >= now + Duration::days(13));
    bencher.bench(|| black_box(&ground).next_knock(black_box(now)));
}

/// What `/settings` foresees for one person, read from the database and all.
#[divan::bench]
fn foreseen_by_settings(bencher: Bencher) {
    let clinic = Clinic::founded("foresight.db", 1);
    let foresee = || {
        let look = clinic.app.look(PersonId(1), foresee::coming);
        RUNTIME.block_on(look).expect("it is foreseen")
    };
    assert!(foresee().coming.len() > 1);
    bencher.bench_local(foresee);
}
