//! The week's plan with the first knock of the week, for those who asked for it.

use super::{planner, slots};
use crate::world::{Says, World, labels};

/// The knocks that bring a week.
fn weeks(member: &crate::world::Member) -> Vec<String> {
    let brought = member.knocks().into_iter().filter(|knock| knock.text().contains("Your week"));
    brought.map(|knock| crate::world::wall(knock.at())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weeks_first_knock_brings_the_plan_to_whoever_asked() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    let ben = world.member("Ben").await;
    let turned = card.press("Bring me my week").await;
    assert!(labels(&turned.message()).contains(&"Don't bring my week".to_owned()));
    world.moves_to("2026-01-11 20:00").await;
    assert!(weeks(&ana).is_empty(), "she has this week in front of her");
    let foreseen = ana.types("/settings").await.press("What would you send me?").await;
    foreseen.says("Monday 12 January, 12:30").says("your week, as you asked");
    world.moves_to("2026-01-12 12:30").await;
    assert_eq!((weeks(&ana), weeks(&ben)), (vec!["2026-01-12 12:30".to_owned()], Vec::new()));
    let knock = ana.last_knock();
    knock.says("Mon 12 Jan, 13:00 LinkedIn · ");
    assert!(labels(&knock).contains(&"Open my week".to_owned()), "{:?}", labels(&knock));
    assert!(!knock.content().to_lowercase().contains("week"), "a lock screen shows it");
    // It was made then, and is what `/week` shows.
    assert_eq!(world.counts("SELECT count(*) FROM slots WHERE week_on = '2026-01-12'"), 4);
    let opened = knock.press("Open my week").await;
    assert_eq!(slots(&opened.message()).len(), 4);
    opened.never_says("Plan my week");
    world.moves_to("2026-01-16 20:00").await;
    assert_eq!(weeks(&ana).len(), 1, "once a week");
    let turned = knock.press("Don't bring my week").await;
    assert!(labels(&turned.message()).contains(&"Bring me my week".to_owned()));
    world.moves_to("2026-01-20 20:00").await;
    assert_eq!(weeks(&ana).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_was_planned_on_friday_is_brought_as_it_is() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    world.moves_to("2026-01-09 10:00").await;
    let next = ana.types("/week").await.press("Bring me my week").await.press("Next week").await;
    next.press("Plan my week").await;
    let topics = super::topics(&world);
    world.moves_to("2026-01-12 12:30").await;
    assert_eq!(super::topics(&world), topics);
    ana.last_knock().says("Your week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_comes_on_the_first_knock_day_that_is_open() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    card.press("Bring me my week").await;
    let busy = ana.types("/week").await;
    busy.choose("Days that will not do: a shift, a course", &["Monday 12 Jan", "Tuesday 13 Jan"]).await;
    world.moves_to("2026-01-14 20:00").await;
    assert_eq!(weeks(&ana), ["2026-01-14 12:30"]);
    ana.stirs().await;
    // From Settings it is turned off and on again: in the middle of a week, the next is the first.
    ana.types("/settings").await.press("Don't bring my week").await.press("Bring me my week").await;
    world.moves_to("2026-01-16 20:00").await;
    assert_eq!(weeks(&ana).len(), 1);
    world.moves_to("2026-01-19 20:00").await;
    assert_eq!(weeks(&ana).len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_was_never_seen_is_as_if_it_had_not_been_made() {
    let mut world = World::new().await;
    let (ana, card) = planner(&world).await;
    card.press("Bring me my week").await;
    world.moves_to("2026-01-11 20:00").await;
    ana.stirs().await;
    let offers = world.counts("SELECT count(*) FROM offers");
    ana.person.closes_dms();
    world.moves_to("2026-01-12 13:00").await;
    assert_eq!(world.counts("SELECT count(*) FROM plans WHERE week_on = '2026-01-12'"), 0);
    assert_eq!(world.counts("SELECT count(*) FROM offers"), offers);
    world.restarts().await;
    ana.person.opens_dms();
    ana.stirs().await;
    world.moves_to("2026-01-13 12:30").await;
    assert_eq!(weeks(&ana), ["2026-01-13 12:30"], "it comes once she can be written to");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_was_looked_at_meanwhile_stays() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    card.press("Bring me my week").await;
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/week").await.press("Plan my week").await;
    ana.person.closes_dms();
    let topics = super::topics(&world);
    world.moves_to("2026-01-12 13:00").await;
    assert_eq!(super::topics(&world), topics);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_brought_reminds_as_well_and_leaves_alone_what_was_planned() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    card.press("Bring me my week").await.press("Remind me of each slot").await;
    world.moves_to("2026-01-12 13:00").await;
    assert_eq!(weeks(&ana), ["2026-01-12 12:30"]);
    ana.last_knock().says("13:00 · LinkedIn");
    assert!(ana.last_knock().content().contains("as you asked"));
    // What was let go of a planned week is not planned anew by bringing it.
    world.moves_to("2026-01-16 10:00").await;
    let next = ana.types("/week").await.press("Next week").await.press("Plan my week").await;
    let slot = next.choose(super::SLOTS, &["Mon 19 Jan, 13:00 · LinkedIn"]).await;
    slot.press("Not this week").await;
    world.moves_to("2026-01-19 12:30").await;
    assert_eq!(world.counts("SELECT count(*) FROM slots WHERE week_on = '2026-01-19'"), 4);
    ana.last_knock().says("One more post could still find a place.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nudge_that_comes_with_the_week_brings_the_topic_of_its_next_slot() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/week").await.press("Plan my week").await.press("Bring me my week").await;
    world.moves_to("2026-01-12 12:30").await;
    let knock = ana.last_knock();
    knock.says("Room to catch up").says("Your week").says("You planned it for Monday 12 January.");
}
