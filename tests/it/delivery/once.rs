//! A fault on the way, and the knock is seen exactly once all the same.

use crate::world::{World, at, wall};
use chrono::{DateTime, Utc};
use local_discord::RestFault;

const MESSAGES: &str = "POST /channels/*/messages";
const OPENING: &str = "POST /users/@me/channels";

/// Sets a fault that happens so many times, lets Wednesday's knock come due, and says when it was seen at last: once,
/// and not again until the next day's.
async fn seen_once(route: &str, fault: RestFault, times: u64) -> DateTime<Utc> {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let set = world.discord.faults().rest(route, fault).times(times);
    world.moves_to("2026-01-07 12:30").await;
    assert!(set.hits() > 0, "the fault was met");
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(set.hits(), times);
    let knocks = ana.knocks();
    assert_eq!(knocks.len(), 1, "{:?}", ana.knocked_at());
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'sent'"), 1, "and it is known to be there");
    knocks[0].at()
}

fn is_within_a_minute(seen: DateTime<Utc>) {
    let due = at("2026-01-07 12:30");
    assert!(seen >= due && seen < due + chrono::Duration::minutes(1), "{}", wall(seen));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_wait_it_waits_as_long_as_it_was_asked_to() {
    let limited = RestFault::RateLimited { retry_after: 90.0, global: false };
    let seen = seen_once(MESSAGES, limited, 1).await - at("2026-01-07 12:30");
    assert!((90..120).contains(&seen.num_seconds()), "{seen}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_wait_again_and_again_it_is_still_one() {
    let limited = RestFault::RateLimited { retry_after: 30.0, global: true };
    let seen = seen_once(MESSAGES, limited, 4).await - at("2026-01-07 12:30");
    assert!(seen.num_seconds() >= 120, "{seen}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_everything_is_to_wait_others_wait_as_well() {
    for (global, others_wait) in [(true, true), (false, false)] {
        let world = World::new().await;
        let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
        let _set = world.discord.faults().rest(MESSAGES, RestFault::RateLimited { retry_after: 90.0, global });
        world.moves_to("2026-01-07 12:45").await;
        let [ana, ben] = [ana, ben].map(|one| (one.last_knock().at() - at("2026-01-07 12:30")).num_seconds());
        let (first, second) = (ana.min(ben), ana.max(ben));
        assert!(second >= 90, "{second}");
        assert_eq!(first >= 90, others_wait, "{first}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_in_discords_place() {
    is_within_a_minute(seen_once(MESSAGES, RestFault::Html(502), 2).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_asks_to_wait() {
    is_within_a_minute(seen_once(MESSAGES, RestFault::Html(429), 1).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_before_anything_happened() {
    is_within_a_minute(seen_once(MESSAGES, RestFault::Status(500), 2).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_after_it_was_posted() {
    let seen = seen_once(MESSAGES, RestFault::StatusAfter(500), 2).await;
    assert_eq!(seen, at("2026-01-07 12:30"), "the first one stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_cut_before_anything_happened() {
    is_within_a_minute(seen_once(MESSAGES, RestFault::CutBefore, 2).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_cut_after_it_was_posted() {
    let seen = seen_once(MESSAGES, RestFault::CutAfter, 2).await;
    assert_eq!(seen, at("2026-01-07 12:30"), "the first one stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faults_while_the_conversation_is_opened() {
    for fault in [
        RestFault::Status(500),
        RestFault::StatusAfter(503),
        RestFault::Html(502),
        RestFault::CutBefore,
        RestFault::CutAfter,
        RestFault::RateLimited { retry_after: 5.0, global: false },
    ] {
        is_within_a_minute(seen_once(OPENING, fault, 2).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refused_after_an_answer_that_was_lost_it_does_not_forget_that_it_may_be_there() {
    let closed = RestFault::Error { status: 403, code: 50007, message: "Cannot send messages to this user".into() };
    let limited = RestFault::RateLimited { retry_after: 200.0, global: false };
    for (refusal, state) in [(limited, "sent"), (RestFault::Html(403), "sent"), (closed, "unsure")] {
        let world = World::new().await;
        let ana = world.member("Ana").await;
        let lost = world.discord.faults().rest(MESSAGES, RestFault::CutAfter);
        let refused = world.discord.faults().rest(MESSAGES, refusal.clone());
        world.moves_to("2026-01-08 12:29").await;
        assert_eq!((lost.hits(), refused.hits()), (1, 1), "{refusal:?}");
        assert_eq!(ana.knocks().len(), 1, "{refusal:?}: {:?}", ana.knocked_at());
        assert_eq!(world.counts(&format!("SELECT count(*) FROM deliveries WHERE state = '{state}'")), 1, "{refusal:?}");
    }
}
