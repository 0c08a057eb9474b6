//! Rounds was not running for a while.

use crate::world::{Says, World, at};

async fn down(world: &mut World, from: &str, until: &str) {
    world.moves_to(from).await;
    world.stops().await;
    world.clock.set(at(until));
    world.starts().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_three_days_each_person_gets_one_knock_that_says_it_is_late() {
    let mut world = World::new().await;
    let members = world.members(&["Ana", "Ben", "Cem"]).await;
    down(&mut world, "2026-01-06 18:00", "2026-01-09 18:00").await;
    world.moves_to("2026-01-11 23:00").await;
    for member in &members {
        assert_eq!(member.knocked_at(), ["2026-01-09 18:00"]);
        member.last_knock().says("A little late today").says("Your plan is four").says("one posting day is still open");
    }
    let missed = "SELECT count(*) FROM deliveries WHERE state = 'missed' AND occurrence = '2026-01-07'";
    assert_eq!(world.counts(missed), 3, "and Wednesday's is on record");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_made_of_what_is_wanted_now() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.here.runs("log", &[("post", "One for Thursday"), ("when", "next thursday 9:00")]).await.says("Planned");
    down(&mut world, "2026-01-06 18:00", "2026-01-09 18:00").await;
    assert_eq!(ana.knocks().len(), 1);
    ana.last_knock().says("One for Thursday").says("one is out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_before_noon_the_days_own_knock_is_the_one() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-06 18:00", "2026-01-09 09:00").await;
    assert!(ana.knocks().is_empty());
    world.moves_to("2026-01-11 23:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-09 12:30"]);
    ana.last_knock().never_says("late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_in_the_evening_nobody_is_written_to_at_night() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-06 18:00", "2026-01-08 21:00").await;
    world.moves_to("2026-01-09 12:29").await;
    assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    world.moves_to("2026-01-09 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-09 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_on_a_saturday_it_waits_for_monday() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-06 18:00", "2026-01-10 13:00").await;
    world.moves_to("2026-01-12 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-12 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_minutes_are_not_worth_a_word() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-07 12:00", "2026-01-07 12:50").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:50"]);
    ana.last_knock().never_says("late");
}
