//! Where nobody can say whether it arrived: the same again while Discord knows its own, then a look, then honesty.

use crate::world::{Member, Says, World, at};
use local_discord::RestFault;

const MESSAGES: &str = "POST /channels/*/messages";
const LOOKING: &str = "GET /channels/*/messages";

async fn a_member() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:29").await;
    (world, ana)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn found_by_looking_it_is_not_sent_again() {
    let (world, ana) = a_member().await;
    let lost = world.discord.faults().rest(MESSAGES, RestFault::StatusAfter(500)).until_lifted();
    world.moves_to("2026-01-07 12:45").await;
    let tries = lost.hits();
    assert!(tries > 1, "the same again within two minutes");
    assert_eq!(ana.knocks().len(), 1);
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'sent'"), 1);
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!((lost.hits(), ana.knocks().len()), (tries, 1), "and that was the end of it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn found_after_a_restart_ten_minutes_later_it_is_not_sent_again() {
    let (mut world, ana) = a_member().await;
    let lost = world.discord.faults().rest(MESSAGES, RestFault::CutAfter);
    world.moves_to("2026-01-07 12:30").await;
    world.stops().await;
    assert_eq!(lost.hits(), 1);
    world.clock.set(at("2026-01-07 12:40"));
    let again = world.discord.faults().rest(MESSAGES, RestFault::Status(500)).until_lifted();
    world.starts().await;
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!((again.hits(), ana.knocks().len()), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_found_by_looking_it_is_sent_again() {
    let (world, ana) = a_member().await;
    let failing = world.discord.faults().rest(MESSAGES, RestFault::Status(500)).until_lifted();
    world.moves_to("2026-01-07 12:45").await;
    assert!(failing.hits() > 3, "{}", failing.hits());
    assert!(ana.knocks().is_empty());
    failing.lift();
    world.moves_to("2026-01-07 13:15").await;
    assert_eq!(ana.knocks().len(), 1, "as soon as Discord is well");
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nothing_can_be_looked_at_it_is_left_and_said() {
    let (world, ana) = a_member().await;
    let failing = world.discord.faults().rest(MESSAGES, RestFault::Status(500)).until_lifted();
    let closed = RestFault::Error { status: 403, code: 50001, message: "Missing Access".into() };
    let closed = world.discord.faults().rest(LOOKING, closed).until_lifted();
    world.moves_to("2026-01-07 12:45").await;
    let tries = failing.hits();
    assert_eq!(closed.hits(), 1);
    failing.lift();
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!((failing.hits(), ana.knocks().len()), (tries, 0), "never sent twice, even if that means never");
    ana.types("/help").await.says("My last message may not have reached you; nobody could tell me.");
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(ana.knocks().len(), 1, "the next day is as ever");
    ana.types("/help").await.never_says("may not have reached you");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_looking_fails_it_is_looked_again_and_nothing_is_sent() {
    let (world, ana) = a_member().await;
    let lost = world.discord.faults().rest(MESSAGES, RestFault::CutAfter).until_lifted();
    let blind = world.discord.faults().rest(LOOKING, RestFault::Status(503)).until_lifted();
    world.moves_to("2026-01-07 13:30").await;
    assert!(blind.hits() > 1);
    let tries = lost.hits();
    blind.lift();
    lost.lift();
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!((lost.hits(), ana.knocks().len()), (tries, 1));
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'sent'"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_afternoon_without_discord_ends_without_a_knock_at_night() {
    let (world, ana) = a_member().await;
    let away = world.discord.faults().rest("* /**", RestFault::Html(502)).until_lifted();
    world.moves_to("2026-01-07 22:00").await;
    assert!(away.hits() > 5);
    away.lift();
    world.moves_to("2026-01-08 12:29").await;
    assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 12:30"]);
}
