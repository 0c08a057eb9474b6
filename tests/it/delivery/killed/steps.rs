//! Killed at each step of a delivery by name, and started again: seen once.

use super::due::{FOR_EVER, MESSAGES, OPENING, noon, seen_once, settled, until, who_is_due};
use crate::process::Process;
use crate::world::{Member, World, at};
use chrono::Duration;
use local_discord::RestFault;
use std::time::Duration as Span;

/// Within two minutes the same nonce is sent again; later it is looked for.
const AGAIN: [i64; 2] = [20, 900];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_the_claim() {
    for again in AGAIN {
        let (world, ana) = who_is_due().await;
        let process = Process::starts(&world, noon(-60));
        until("it is connected", || world.application.gateway().connected() == 1).await;
        process.dies();
        assert_eq!(world.counts("SELECT count(*) FROM deliveries"), 0);
        seen_once(world, &ana, again).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_the_claim_and_before_anything_was_sent() {
    for route in [OPENING, MESSAGES] {
        for again in AGAIN {
            let (world, ana) = who_is_due().await;
            let held = world.discord.faults().rest(route, RestFault::Delay(FOR_EVER));
            let process = Process::starts(&world, noon(-1));
            until("it is at that step", || held.hits() == 1).await;
            process.dies();
            assert!(settled(&world, "claimed") && ana.knocks().is_empty());
            seen_once(world, &ana, again).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_it_was_sent_and_before_that_was_known() {
    for again in AGAIN {
        let (world, ana) = who_is_due().await;
        let held = world.discord.faults().rest(MESSAGES, RestFault::Delay(Span::from_millis(500)));
        let process = Process::starts(&world, noon(-1));
        until("the request is on its way", || held.hits() == 1).await;
        // It stands still while Discord acts, and never hears of it.
        process.signal("STOP");
        until("the knock is seen", || ana.knocks().len() == 1).await;
        process.dies();
        assert!(settled(&world, "claimed"));
        seen_once(world, &ana, again).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_an_answer_that_said_nothing() {
    for again in AGAIN {
        let (world, ana) = who_is_due().await;
        let cut = world.discord.faults().rest(MESSAGES, RestFault::CutAfter);
        let process = Process::starts(&world, noon(-1));
        until("the answer is lost", || cut.hits() == 1 && ana.knocks().len() == 1).await;
        process.dies();
        assert!(settled(&world, "claimed"));
        seen_once(world, &ana, again).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_of_many() {
    let mut world = World::new().await;
    let names: Vec<String> = (0..20).map(|n| format!("Member {n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let members = world.members(&names).await;
    world.moves_to("2026-01-08 12:00").await;
    world.stops().await;
    let thursday = at("2026-01-08 12:30");
    let seen = || members.iter().filter(|member| member.knocks().len() > 1).count();
    let mut process = Process::starts(&world, thursday - Duration::seconds(1));
    for (round, enough) in [1, 7, 13].into_iter().enumerate() {
        until("some have it", || seen() >= enough).await;
        process.dies();
        process = Process::starts(&world, thursday + Duration::seconds(20 + 10 * round as i64));
    }
    let sent = "SELECT count(*) FROM deliveries WHERE state = 'sent' AND occurrence = '2026-01-08'";
    until("all have it", || world.counts(sent) == 20).await;
    process.dies();
    let twice: Vec<_> = members.iter().filter(|member| member.knocks().len() != 2).map(Member::knocked_at).collect();
    assert!(twice.is_empty(), "{twice:?}");
    world.clock.set(thursday + Duration::minutes(5));
    world.starts().await;
    world.moves_to("2026-01-09 12:29").await;
    assert!(members.iter().all(|member| member.knocks().len() == 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_there_after_a_kill() {
    let (world, ana) = who_is_due().await;
    let process = Process::starts(&world, noon(-3600));
    until("it is connected", || world.application.gateway().connected() == 1).await;
    for n in 0..5 {
        ana.logs(&format!("Acknowledged {n}")).await;
    }
    process.dies();
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 5);
    assert_eq!(world.counts("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}
