//! How the weekly post stands in its channel: a thread under it, and its pin.

use super::{logs, set_up};
use crate::world::{Member, Says, World, at};
use local_discord::{Channel, Permissions, RestFault, Shown};

const THREADS: &str = "POST /channels/*/messages/*/threads";
const PIN: &str = "PUT /channels/*/pins/*";
const UNPIN: &str = "DELETE /channels/*/pins/*";

/// A team that wants a thread and a pin and whose bot may make both, with a post in its week, an hour before it is told.
async fn both() -> (World, Member, Member, Channel) {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    board.allows(Permissions::PIN_MESSAGES, &world.application);
    let card = mia.types("/team setup").await.press("A thread under it").await;
    card.press("Pin it").await.says("with a thread under it, and pinned").says("All there.");
    let ana = world.member("Ana").await;
    logs(&ana, 1).await;
    world.moves_to("2026-01-12 08:00").await;
    (world, mia, ana, board)
}

fn last(board: &Channel) -> Shown {
    board.messages().pop().expect("the weekly post")
}

fn has_thread(world: &World, recap: &Shown) -> bool {
    world.discord.channel(recap.id()).is_some_and(|thread| thread.name() == "The week of 5 Jan to 11 Jan")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_wish_for_it_there_is_neither() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 1).await;
    world.moves_to("2026-01-12 10:00").await;
    assert!(!last(&board).is_pinned() && world.discord.channel(last(&board).id()).is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thread_is_opened_and_the_pin_goes_from_week_to_week() {
    let (world, mia, ana, board) = both().await;
    world.moves_to("2026-01-12 09:00").await;
    let first = last(&board);
    assert!(has_thread(&world, &first) && first.is_pinned());
    logs(&ana, 1).await;
    world.moves_to("2026-01-19 09:00").await;
    let second = last(&board);
    assert_eq!(board.messages().len(), 2);
    assert!(second.is_pinned() && !first.refresh().is_pinned());
    mia.types("/team setup").await.press("Don't pin it").await.press("No thread").await.says("like any other");
    logs(&ana, 1).await;
    world.moves_to("2026-01-26 09:00").await;
    let third = last(&board);
    assert!(!third.is_pinned() && !second.refresh().is_pinned());
    assert!(world.discord.channel(third.id()).is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_right_leaves_the_post_there_and_is_told_until_it_is_given() {
    let (world, mia, _, board) = both().await;
    board.denies(Permissions::PIN_MESSAGES, &world.application);
    mia.types("/team setup").await.says("Missing in that channel: Pin Messages.");
    world.moves_to("2026-01-12 09:00").await;
    assert!(has_thread(&world, &last(&board)) && !last(&board).is_pinned());
    mia.types("/team setup").await.says("My last weekly post is there, but I may not pin it");
    world.moves_to("2026-01-12 10:00").await;
    mia.types("/team setup").await.never_says("may not pin");
    board.allows(Permissions::PIN_MESSAGES, &world.application);
    world.moves_to("2026-01-12 13:00").await;
    assert!(last(&board).is_pinned());
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_thread_may_be_opened() {
    let (world, mia, _, board) = both().await;
    board.denies(Permissions::CREATE_PUBLIC_THREADS, &world.application);
    let tries = world.discord.faults().rest(THREADS, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
    world.moves_to("2026-01-12 09:00").await;
    assert!(last(&board).is_pinned());
    let card = mia.types("/team setup").await;
    card.says("I may not open a thread under it").says("Missing in that channel: Create Public Threads.");
    world.moves_to("2026-01-18 23:00").await;
    assert!((5..=12).contains(&tries.hits()), "not without end: {}", tries.hits());
    assert!(world.discord.channel(last(&board).id()).is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_discord_answers_each_is_done_once() {
    for fault in [RestFault::StatusAfter(500), RestFault::CutAfter, RestFault::Status(502), RestFault::CutBefore] {
        let (world, mia, _, board) = both().await;
        let threads = world.discord.faults().rest(THREADS, fault.clone()).times(2);
        let pins = world.discord.faults().rest(PIN, fault.clone()).times(2);
        world.moves_to("2026-01-12 09:30").await;
        assert_eq!((threads.hits(), pins.hits()), (2, 2), "{fault:?}");
        assert!(has_thread(&world, &last(&board)) && last(&board).is_pinned(), "{fault:?}");
        assert_eq!(board.messages().len(), 1, "{fault:?}");
        mia.types("/team setup").await.never_says("My last weekly post");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_crash_it_goes_on_where_it_was() {
    let (mut world, _, ana, board) = both().await;
    world.moves_to("2026-01-12 09:00").await;
    let first = last(&board);
    logs(&ana, 1).await;
    // The new one is pinned; before the old one is let go, it is over.
    let failing = world.discord.faults().rest(UNPIN, RestFault::Status(500)).until_lifted();
    world.moves_to("2026-01-19 09:00").await;
    assert!(last(&board).is_pinned() && first.refresh().is_pinned());
    world.stops().await;
    failing.lift();
    world.clock.set(at("2026-01-19 12:00"));
    world.starts().await;
    world.moves_to("2026-01-19 13:00").await;
    assert!(last(&board).is_pinned() && !first.refresh().is_pinned());
    assert_eq!(board.messages().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_somebody_took_away_is_let_go() {
    let (world, mia, ana, board) = both().await;
    world.moves_to("2026-01-12 09:00").await;
    board.loses(&last(&board));
    logs(&ana, 1).await;
    world.moves_to("2026-01-19 09:00").await;
    assert!(last(&board).is_pinned());
    mia.types("/team setup").await.never_says("My last weekly post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_cannot_be_unpinned_is_let_be_and_the_next_give_way() {
    let (world, mia, ana, board) = both().await;
    world.moves_to("2026-01-12 09:00").await;
    logs(&ana, 1).await;
    let missing = RestFault::Error { status: 403, code: 50_013, message: "Missing Permissions".into() };
    let closed = world.discord.faults().rest(UNPIN, missing).until_lifted();
    world.moves_to("2026-01-19 09:00").await;
    let second = last(&board);
    assert!(second.is_pinned());
    mia.types("/team setup").await.never_says("may not pin it");
    logs(&ana, 1).await;
    world.moves_to("2026-01-25 23:00").await;
    closed.lift();
    world.moves_to("2026-01-26 09:00").await;
    assert!(last(&board).is_pinned() && !second.refresh().is_pinned());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_missing_for_a_while_is_not_told_afterwards() {
    let (world, mia, _, board) = both().await;
    board.denies(Permissions::PIN_MESSAGES, &world.application);
    world.moves_to("2026-01-12 09:05").await;
    board.allows(Permissions::PIN_MESSAGES, &world.application);
    world.moves_to("2026-01-12 13:00").await;
    assert!(last(&board).is_pinned());
    mia.types("/team setup").await.never_says("My last weekly post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_one_that_is_pinned_late_leaves_the_newer_its_pin() {
    let (world, mia, ana, board) = both().await;
    mia.types("/team setup day:Sunday").await.says("Sunday at 09:00");
    board.denies(Permissions::PIN_MESSAGES, &world.application);
    world.moves_to("2026-01-14 09:00").await;
    logs(&ana, 1).await;
    world.moves_to("2026-01-18 09:05").await;
    let first = last(&board);
    mia.types("/team setup day:Monday").await.says("Monday at 09:00");
    world.moves_to("2026-01-19 08:00").await;
    board.allows(Permissions::PIN_MESSAGES, &world.application);
    world.moves_to("2026-01-19 23:00").await;
    assert_eq!(board.messages().len(), 2);
    assert!(last(&board).is_pinned() && !first.refresh().is_pinned());
}
