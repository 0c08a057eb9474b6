//! A weekly post that comes late, or not at all, because Rounds was away.

use super::{logs, set_up};
use crate::world::{Says, World, at};
use local_discord::RestFault;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_thirty_hours_away_it_still_comes_and_says_that_it_is_late() {
    let mut world = World::new().await;
    let (_, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 08:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-13 15:00"));
    world.starts().await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].says("The week of 5 Jan to 11 Jan").says("A little late");
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_two_days_it_does_not_come_and_managers_are_told() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    logs(&ana, 2).await;
    world.moves_to("2026-01-12 08:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-14 11:00"));
    world.starts().await;
    assert!(board.messages().is_empty());
    mia.types("/team setup")
        .await
        .says("A weekly post was left out: for two days after it was due it could not go out.");
    mia.types("/team setup").await.never_says("left out");
    logs(&ana, 1).await;
    world.moves_to("2026-01-19 09:00").await;
    assert_eq!(board.messages().len(), 1, "the next one comes as ever");
    board.messages()[0].says("The week of 12 Jan to 18 Jan").never_says("late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_on_monday_morning_posts_it_once() {
    let mut world = World::new().await;
    let (_, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 09:00").await;
    world.restarts().await;
    world.moves_to("2026-01-12 10:00").await;
    world.restarts().await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].never_says("late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_on_the_settings_does_not_lose_one_that_waits_for_its_names() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 08:30").await;
    world.restarts().await;
    let blind = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    world.moves_to("2026-01-12 09:05").await;
    assert!(board.messages().is_empty());
    mia.types("/team setup").await.press("No ranks").await.says("without ranks");
    blind.lift();
    world.moves_to("2026-01-12 09:20").await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].says("The week of 5 Jan to 11 Jan").says("Ana · 2 of 4 posts");
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_had_nothing_to_tell_was_not_left_out() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let _ana = world.member("Ana").await;
    world.moves_to("2026-01-12 08:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-14 11:00"));
    world.starts().await;
    assert!(board.messages().is_empty());
    mia.types("/team setup").await.never_says("left out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn that_one_was_left_out_is_told_also_after_the_next_one_came() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    logs(&ana, 2).await;
    world.moves_to("2026-01-12 08:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-14 11:00"));
    world.starts().await;
    logs(&ana, 1).await;
    world.moves_to("2026-01-19 09:00").await;
    assert_eq!(board.messages().len(), 1);
    mia.types("/team setup").await.says("A weekly post was left out");
    mia.types("/team setup").await.never_says("left out");
}
