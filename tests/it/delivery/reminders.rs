//! Reminders under faults: the same guarantees as a knock's, and none later than two hours.

use crate::world::{Member, Says, World, at};
use local_discord::RestFault;

const MESSAGES: &str = "POST /channels/*/messages";
const OPENING: &str = "POST /users/@me/channels";
const LOOKING: &str = "GET /channels/*/messages";

/// A member whose first slot is on Monday at one, with reminders; it is a minute to.
async fn a_member() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/week").await.press("Plan my week").await.press("Remind me of each slot").await;
    world.moves_to("2026-01-05 12:59").await;
    (world, ana)
}

fn sent(world: &World) -> i64 {
    world.counts("SELECT count(*) FROM deliveries WHERE kind = 'reminder' AND state = 'sent'")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_fails_once_or_twice_it_is_seen_once() {
    for (route, fault) in [
        (MESSAGES, RestFault::Status(500)),
        (MESSAGES, RestFault::StatusAfter(500)),
        (MESSAGES, RestFault::CutBefore),
        (MESSAGES, RestFault::CutAfter),
        (MESSAGES, RestFault::Html(502)),
        (MESSAGES, RestFault::RateLimited { retry_after: 90.0, global: false }),
        (OPENING, RestFault::Status(500)),
        (OPENING, RestFault::CutAfter),
    ] {
        let (world, ana) = a_member().await;
        let set = world.discord.faults().rest(route, fault.clone()).times(2);
        world.moves_to("2026-01-05 20:00").await;
        assert_eq!(set.hits(), 2, "{route} {fault:?}");
        assert_eq!((ana.knocks().len(), sent(&world)), (1, 1), "{route} {fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_in_the_middle_finds_what_is_there() {
    let (mut world, ana) = a_member().await;
    let lost = world.discord.faults().rest(MESSAGES, RestFault::CutAfter);
    world.moves_to("2026-01-05 13:00").await;
    world.stops().await;
    assert_eq!(lost.hits(), 1);
    world.clock.set(at("2026-01-05 13:10"));
    let again = world.discord.faults().rest(MESSAGES, RestFault::Status(500)).until_lifted();
    world.starts().await;
    world.moves_to("2026-01-05 20:00").await;
    assert_eq!((again.hits(), ana.knocks().len(), sent(&world)), (0, 1, 1), "found by looking");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_in_the_middle_sends_what_is_not_there() {
    let (mut world, ana) = a_member().await;
    let failing = world.discord.faults().rest(MESSAGES, RestFault::CutBefore).until_lifted();
    world.moves_to("2026-01-05 13:00").await;
    world.stops().await;
    failing.lift();
    world.clock.set(at("2026-01-05 13:30"));
    world.starts().await;
    world.moves_to("2026-01-05 20:00").await;
    assert_eq!((ana.knocks().len(), sent(&world)), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_sent_again_once_the_slot_is_filled() {
    let (mut world, ana) = a_member().await;
    let failing = world.discord.faults().rest(MESSAGES, RestFault::CutBefore).until_lifted();
    world.moves_to("2026-01-05 13:00").await;
    ana.logs("My own on Monday").await.says("It fills your slot of Monday 5 January.");
    failing.lift();
    world.restarts().await;
    world.moves_to("2026-01-05 20:00").await;
    assert!(ana.knocks().is_empty());
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state IN ('claimed', 'sent')"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_later_than_two_hours() {
    for (back, comes) in [("13:20", true), ("14:59", true), ("15:01", false), ("19:00", false)] {
        let (mut world, ana) = a_member().await;
        world.stops().await;
        world.clock.set(at(&format!("2026-01-05 {back}")));
        world.starts().await;
        world.moves_to("2026-01-05 20:00").await;
        assert_eq!(ana.knocks().len(), usize::from(comes), "back at {back}");
        world.moves_to("2026-01-06 13:00").await;
        assert_eq!(ana.knocks().len(), usize::from(comes) + 1, "the next comes as ever");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_afternoon_without_discord_ends_without_a_reminder_in_the_evening() {
    let (world, ana) = a_member().await;
    let away = world.discord.faults().rest("* /**", RestFault::Html(502)).until_lifted();
    world.moves_to("2026-01-05 16:00").await;
    assert!(away.hits() > 3);
    away.lift();
    world.moves_to("2026-01-05 23:00").await;
    assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'claimed'"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nothing_can_be_looked_at_it_is_left_and_said() {
    let (world, ana) = a_member().await;
    let failing = world.discord.faults().rest(MESSAGES, RestFault::Status(500)).until_lifted();
    let closed = RestFault::Error { status: 403, code: 50001, message: "Missing Access".into() };
    let _closed = world.discord.faults().rest(LOOKING, closed).until_lifted();
    world.moves_to("2026-01-05 13:30").await;
    failing.lift();
    world.moves_to("2026-01-05 20:00").await;
    assert!(ana.knocks().is_empty(), "never sent twice, even if that means never");
    ana.types("/help").await.says("My last message may not have reached you; nobody could tell me.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closed_messages_are_told_at_the_next_occasion_and_end_it() {
    let (world, ana) = a_member().await;
    ana.person.closes_dms();
    world.moves_to("2026-01-06 14:00").await;
    assert!(ana.knocks().is_empty());
    assert_eq!(
        world.counts("SELECT count(*) FROM deliveries WHERE kind = 'reminder'"),
        1,
        "not tried again on Tuesday"
    );
    let answer = ana.types("/me").await;
    assert!(world.all_said(&answer).await.contains("allow direct messages"));
    ana.person.opens_dms();
    world.moves_to("2026-01-08 13:00").await;
    assert_eq!(sent(&world), 1, "a sign of life, and the next comes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_the_same_minute_come_once_each() {
    let world = World::new().await;
    let names: Vec<String> = (0..12).map(|n| format!("Member {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let all = world.members(&names).await;
    for one in &all {
        one.types("/week").await.press("Plan my week").await.press("Remind me of each slot").await;
    }
    world.moves_to("2026-01-05 14:00").await;
    assert!(all.iter().all(|one| one.knocks().len() == 1));
}
