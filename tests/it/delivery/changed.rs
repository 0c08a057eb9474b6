//! What people do between a failed attempt and the next one: nothing is sent that they no longer want.

use crate::world::{Member, Says, World, at};
use chrono::Duration;
use local_discord::RestFault;
use std::time::Duration as Span;

const MESSAGES: &str = "POST /channels/*/messages";

/// Somebody whose knock met this at half past twelve; it is half a minute later, or a second where the same is tried
/// again at once.
async fn whose_knock_met(fault: RestFault) -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let met = world.discord.faults().rest(MESSAGES, fault);
    world.moves_to("2026-01-07 12:30").await;
    assert_eq!(met.hits(), 1);
    world.moves_to_instant(at("2026-01-07 12:30") + Duration::seconds(1)).await;
    (world, ana)
}

/// Not taken, for sure; and whether it was taken, nobody can say.
const FAULTS: [RestFault; 2] = [RestFault::RateLimited { retry_after: 60.0, global: false }, RestFault::Status(500)];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn consent_was_withdrawn() {
    for fault in FAULTS {
        let (world, ana) = whose_knock_met(fault).await;
        ana.types("/settings").await.press("Stop private messages").await.says("never: you have not agreed");
        world.moves_to("2026-01-09 23:00").await;
        assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_was_logged() {
    for fault in FAULTS {
        let (world, ana) = whose_knock_met(fault).await;
        ana.logs("Just before you asked").await;
        world.moves_to("2026-01-07 23:00").await;
        assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
        world.moves_to("2026-01-08 12:30").await;
        assert_eq!(ana.knocked_at(), ["2026-01-08 12:30"], "the next day is as ever");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_was_taken() {
    for fault in FAULTS {
        let (world, ana) = whose_knock_met(fault).await;
        ana.types("/pause from:today until:2026-01-16").await.says("Rest well");
        world.moves_to("2026-01-16 23:00").await;
        assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_was_deleted() {
    for fault in FAULTS {
        let (world, ana) = whose_knock_met(fault).await;
        let card = ana.types("/privacy").await.press("Delete everything").await;
        card.press("Yes, delete everything").await.says("Deleted");
        world.moves_to("2026-01-09 23:00").await;
        assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_had_arrived_after_all_stays_one() {
    let (world, ana) = whose_knock_met(RestFault::StatusAfter(500)).await;
    ana.types("/settings").await.press("Stop private messages").await.says("never");
    world.moves_to("2026-01-09 23:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30"]);
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'sent'"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_who_is_there_and_wants_it_is_left_out() {
    for fault in FAULTS {
        let (world, ana) = whose_knock_met(fault).await;
        world.moves_to("2026-01-07 23:00").await;
        assert_eq!(ana.knocks().len(), 1);
    }
}

/// Somebody whose knock is due, and is held up on this route for a moment of real time.
async fn whose_knock_is_held_up(route: &str) -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:29").await;
    let held = world.discord.faults().rest(route, RestFault::Delay(Span::from_millis(700)));
    world.clock.set(at("2026-01-07 12:30"));
    let began = tokio::time::Instant::now();
    while held.hits() == 0 {
        assert!(began.elapsed() < Span::from_secs(5), "it is due");
        tokio::time::sleep(Span::from_millis(2)).await;
    }
    (world, ana)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_it_is_asked_whether_they_are_still_there() {
    for logs in [true, false] {
        let (world, ana) = whose_knock_is_held_up("GET /guilds/*/members/*").await;
        match logs {
            true => drop(ana.logs("Just in time").await),
            false => drop(ana.types("/settings").await.press("Stop private messages").await),
        }
        world.moves_to("2026-01-07 23:00").await;
        assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_conversation_is_opened() {
    for logs in [true, false] {
        let (world, ana) = whose_knock_is_held_up("POST /users/@me/channels").await;
        // It takes its time, and the clock goes on.
        world.clock.set(at("2026-01-07 12:30") + chrono::Duration::seconds(1));
        match logs {
            true => drop(ana.logs("Just in time").await),
            false => drop(ana.types("/settings").await.press("Stop private messages").await),
        }
        world.moves_to("2026-01-07 23:00").await;
        assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    }
}
