//! The weekly post under faults: a channel that is gone, a right that is missing, and what managers are told.

use crate::world::{Member, Says, World, at};
use local_discord::{Channel, Permissions, RestFault};

const MESSAGES: &str = "POST /channels/*/messages";

/// A team with a post in its week and a channel for the recap, an hour before it is due.
async fn before_nine() -> (World, Member, Channel) {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    let mia = world.manager("Mia");
    mia.types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-09 13:00").await;
    ana.logs("The week in one picture").await;
    world.moves_to("2026-01-12 08:00").await;
    (world, mia, board)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_that_is_gone_is_told_to_managers_and_another_can_be_chosen() {
    let (world, mia, board) = before_nine().await;
    board.deletes();
    world.moves_to("2026-01-12 23:00").await;
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE kind = 'recap' AND next_at IS NOT NULL"), 0);
    mia.types("/team setup").await.says("My last weekly post found its channel gone.");
    let fresh = world.clinic.channel("news");
    mia.types("/team setup channel:#news").await.says("All there.").never_says("gone");
    world.moves_to("2026-01-19 09:00").await;
    assert!(fresh.messages().is_empty(), "nobody did anything that week");
    world.member("Ben").await.logs("A new beginning").await;
    world.moves_to("2026-01-26 09:00").await;
    assert_eq!(fresh.messages().len(), 1, "the schedule is kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_right_is_told_and_waited_for() {
    let (world, mia, board) = before_nine().await;
    board.denies(Permissions::SEND_MESSAGES, &world.application);
    world.moves_to("2026-01-12 12:30").await;
    assert!(board.messages().is_empty());
    let card = mia.types("/team setup").await;
    card.says("My last weekly post lacked a right in its channel").says("Missing in that channel: Send Messages.");
    board.allows(Permissions::SEND_MESSAGES, &world.application);
    world.moves_to("2026-01-12 13:30").await;
    assert_eq!(board.messages().len(), 1, "within the hour");
    mia.types("/team setup").await.says("All there.").never_says("lacked");
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thread_that_is_archived_is_told_and_waited_for() {
    let (world, mia, board) = before_nine().await;
    let archived = RestFault::Error { status: 400, code: 50083, message: "Thread is archived".into() };
    let archived = world.discord.faults().rest("POST /channels/*/messages", archived).until_lifted();
    world.moves_to("2026-01-12 12:30").await;
    assert!(board.messages().is_empty());
    // Each with its picture, and then without, since that might be what is not allowed.
    let tries = archived.hits();
    assert!((2..=10).contains(&tries), "{tries}");
    mia.types("/team setup").await.says("My last weekly post lacked a right in its channel");
    archived.lift();
    world.moves_to("2026-01-12 13:30").await;
    assert_eq!(board.messages().len(), 1, "somebody opened it again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_right_that_stays_missing_is_not_asked_for_without_end() {
    let (world, mia, board) = before_nine().await;
    board.denies(Permissions::SEND_MESSAGES, &world.application);
    world.moves_to("2026-01-15 09:00").await;
    let tries = world.counts("SELECT attempts FROM deliveries WHERE kind = 'recap'");
    assert!((10..=50).contains(&tries), "{tries}");
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE kind = 'recap' AND state = 'missed'"), 1);
    mia.types("/team setup").await.says("lacked a right");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_posted_once_whatever_discord_answers() {
    for fault in [
        RestFault::StatusAfter(500),
        RestFault::Status(502),
        RestFault::CutAfter,
        RestFault::CutBefore,
        RestFault::RateLimited { retry_after: 20.0, global: false },
    ] {
        let (world, _, board) = before_nine().await;
        let met = world.discord.faults().rest(MESSAGES, fault.clone()).times(2);
        world.moves_to("2026-01-12 09:30").await;
        assert_eq!((met.hits(), board.messages().len()), (2, 1), "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_lost_is_found_in_the_channel_and_not_posted_twice() {
    let (mut world, _, board) = before_nine().await;
    let _lost = world.discord.faults().rest(MESSAGES, RestFault::CutAfter);
    world.moves_to("2026-01-12 09:00").await;
    world.stops().await;
    for n in 0..120 {
        world.manager("Mia").person.at(&board).says(&format!("Talk number {n}"));
    }
    world.clock.set(at("2026-01-12 09:20"));
    world.starts().await;
    world.moves_to("2026-01-12 12:00").await;
    let posted = board.messages().iter().filter(|message| message.text().contains("The week of 5 Jan")).count();
    assert_eq!(posted, 1, "though much was said in between");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_history_is_closed_it_is_never_posted_twice() {
    let (world, mia, board) = before_nine().await;
    board.denies(Permissions::READ_MESSAGE_HISTORY, &world.application);
    let lost = world.discord.faults().rest(MESSAGES, RestFault::StatusAfter(500)).until_lifted();
    world.moves_to("2026-01-12 12:00").await;
    let tries = lost.hits();
    lost.lift();
    world.moves_to("2026-01-13 12:00").await;
    assert_eq!((lost.hits(), board.messages().len()), (tries, 1));
    let card = mia.types("/team setup").await;
    card.says("Nobody could tell me whether my last weekly post arrived")
        .says("Missing in that channel: Read Message History.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_in_which_nothing_was_ever_written_can_be_told_from_a_closed_history() {
    for open in [true, false] {
        let (world, _, board) = before_nine().await;
        if !open {
            board.denies(Permissions::READ_MESSAGE_HISTORY, &world.application);
        }
        let failing = world.discord.faults().rest(MESSAGES, RestFault::Status(500)).until_lifted();
        world.moves_to("2026-01-12 09:30").await;
        failing.lift();
        world.moves_to("2026-01-12 12:00").await;
        assert_eq!(board.messages().len(), 1, "nothing stood there, so nothing had arrived; history open: {open}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_discord_refuses_is_told_to_managers() {
    let (world, mia, board) = before_nine().await;
    let unfit = RestFault::Error { status: 400, code: 50035, message: "Invalid Form Body".into() };
    let refused = world.discord.faults().rest(MESSAGES, unfit).until_lifted();
    world.moves_to("2026-01-12 12:00").await;
    assert_eq!((refused.hits(), board.messages().len()), (1, 0));
    mia.types("/team setup").await.says("Discord refused my last weekly post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_names_cannot_be_looked_up_it_waits_for_them() {
    let (mut world, _, board) = before_nine().await;
    // A fresh start knows no names.
    world.restarts().await;
    let blind = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    world.moves_to("2026-01-12 09:10").await;
    assert!(board.messages().is_empty() && blind.hits() > 1);
    blind.lift();
    world.moves_to("2026-01-12 09:15").await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].says("Ana").never_says("late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_cannot_be_looked_up_for_days_end_as_any_other_delay() {
    for (until, posts) in [("2026-01-13 09:00", 1), ("2026-01-14 12:00", 0)] {
        let (mut world, mia, board) = before_nine().await;
        world.restarts().await;
        let blind = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
        world.moves_to("2026-01-12 09:10").await;
        world.stops().await;
        world.clock.set(at(until));
        world.starts().await;
        blind.lift();
        world.moves_to("2026-01-14 18:00").await;
        assert_eq!(board.messages().len(), posts, "{until}");
        match board.messages().pop() {
            Some(recap) => drop(recap.says("A little late")),
            None => drop(mia.types("/team setup").await.says("A weekly post was left out")),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_can_never_be_looked_up_leave_one_week_out_and_no_more() {
    let (mut world, mia, board) = before_nine().await;
    let blind = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    world.moves_to("2026-01-12 09:05").await;
    world.stops().await;
    world.clock.set(at("2026-01-14 09:30"));
    world.starts().await;
    world.moves_to("2026-01-14 09:40").await;
    let met = blind.hits();
    world.moves_to("2026-01-14 10:00").await;
    assert_eq!((board.messages().len(), blind.hits()), (0, met), "it is over");
    mia.types("/team setup").await.says("A weekly post was left out");
}
