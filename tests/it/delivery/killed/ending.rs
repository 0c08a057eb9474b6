//! How the program ends when it is not killed: asked to, refused by Discord, or one too many.

use super::due::{FOR_EVER, MESSAGES, noon, seen_once, settled, until, who_is_due};
use crate::process::Process;
use crate::world::{Member, World, at};
use chrono::Duration;
use local_discord::{RestFault, Shown};
use std::sync::{Arc, Mutex};
use std::time::Duration as Span;
use tokio::task::JoinSet;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_discord_refuses_ends_it_with_code_two_and_a_clear_word() {
    let (world, _) = who_is_due().await;
    let process = Process::start(&world, noon(0), "not.the.token");
    let (status, said) = process.ends(Span::from_secs(20)).await;
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(said.contains("Discord does not accept this token") && said.contains("DISCORD_TOKEN"), "{said}");
    assert!(!said.contains("not.the.token"), "the token itself is never said");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_is_taken_away_ends_it_as_well() {
    let (world, _) = who_is_due().await;
    let process = Process::starts(&world, noon(-3600));
    until("it is connected", || world.application.gateway().connected() == 1).await;
    world.application.resets_token("another.token.now");
    world.application.gateway().close(Some(4004));
    let (status, said) = process.ends(Span::from_secs(30)).await;
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(said.contains("Discord does not accept this token"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_one_on_the_same_database_says_so_and_ends() {
    let (world, ana) = who_is_due().await;
    let first = Process::starts(&world, noon(-1));
    until("it is connected", || world.application.gateway().connected() == 1).await;
    let (status, said) = Process::starts(&world, noon(0)).ends(Span::from_secs(10)).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("is in use by another running Rounds") && said.contains("ROUNDS_DATABASE"), "{said}");
    until("the first goes on", || settled(&world, "sent")).await;
    first.dies();
    assert_eq!(ana.knocks().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_end_it_finishes_what_is_in_flight_and_ends_within_ten_seconds() {
    let (world, ana) = who_is_due().await;
    let held = world.discord.faults().rest(MESSAGES, RestFault::Delay(Span::from_secs(2)));
    let process = Process::starts(&world, noon(-1));
    until("the request is on its way", || held.hits() == 1).await;
    process.signal("TERM");
    let (status, said) = process.ends(Span::from_secs(10)).await;
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(settled(&world, "sent"), "what was on its way has landed: {said}");
    assert_eq!(ana.knocks().iter().map(Shown::at).collect::<Vec<_>>(), [noon(-1)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_end_it_does_not_wait_for_a_discord_that_is_silent() {
    let (world, ana) = who_is_due().await;
    let held = world.discord.faults().rest(MESSAGES, RestFault::Delay(FOR_EVER));
    let process = Process::starts(&world, noon(-1));
    until("the request is on its way", || held.hits() == 1).await;
    process.signal("TERM");
    let (_, said) = process.ends(Span::from_secs(10)).await;
    assert!(settled(&world, "claimed"), "{said}");
    seen_once(world, &ana, 60).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_end_before_discord_was_reached_it_ends_at_once() {
    let (world, _) = who_is_due().await;
    let away = world.discord.faults().rest("* /**", RestFault::Html(502)).until_lifted();
    let process = Process::starts(&world, noon(0));
    until("it has tried", || away.hits() > 0).await;
    process.signal("INT");
    let (status, said) = process.ends(Span::from_secs(5)).await;
    assert_eq!(status.code(), Some(0), "{said}");
}

/// Logs one post after the other, and notes those of which it was said that they are logged.
async fn keeps_logging(who: usize, member: Arc<Member>, acknowledged: Arc<Mutex<Vec<String>>>) {
    for n in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] {
        let title = format!("Number {n} of {}", char::from(b'A' + who as u8));
        if let Ok(answer) = member.here.try_runs("log", &[("post", &title)]).await
            && answer.text().starts_with("Logged")
        {
            acknowledged.lock().expect("a list").push(title);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_end_in_the_middle_of_many_knocks_and_logs_it_loses_none_and_sends_none_twice() {
    const LOGGING: usize = 6;
    let mut world = World::new().await;
    let names: Vec<String> = (0..24).map(|n| format!("Member {n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let members: Vec<Arc<Member>> = world.members(&names).await.into_iter().map(Arc::new).collect();
    world.moves_to("2026-01-08 12:00").await;
    world.stops().await;
    let thursday = at("2026-01-08 12:30");
    let faults = world.discord.faults();
    let lost = faults.rest(MESSAGES, RestFault::CutAfter).times(3);
    let slow = faults.rest(MESSAGES, RestFault::Delay(Span::from_millis(400))).times(10);
    let process = Process::starts(&world, thursday - Duration::seconds(1));
    until("it is connected", || world.application.gateway().connected() == 1).await;
    let (acknowledged, mut logging) = (Arc::new(Mutex::new(Vec::new())), JoinSet::new());
    for (who, member) in members[..LOGGING].iter().enumerate() {
        logging.spawn(keeps_logging(who, Arc::clone(member), Arc::clone(&acknowledged)));
    }
    let logged = || acknowledged.lock().expect("a list").len();
    until("knocks are on their way, and posts were logged", || slow.hits() >= 5 && logged() >= 3).await;
    process.signal("TERM");
    let (status, said) = process.ends(Span::from_secs(10)).await;
    assert_eq!(status.code(), Some(0), "{said}");
    logging.shutdown().await;
    assert_eq!(lost.hits(), 3);
    faults.clear();
    for title in acknowledged.lock().expect("a list").iter() {
        assert_eq!(world.counts(&format!("SELECT count(*) FROM posts WHERE title = '{title}'")), 1, "{title}: {said}");
    }
    let unsettled = world.counts("SELECT count(*) FROM deliveries WHERE state = 'claimed'");
    assert!(unsettled <= 3, "but for those whose answer was lost, all that went out is known to be there: {said}");
    world.clock.set(thursday + Duration::minutes(3));
    world.starts().await;
    world.moves_to("2026-01-09 12:29").await;
    for (who, member) in members.iter().enumerate() {
        let knocks = member.knocks().len();
        // Who logged meanwhile may have said all that there was to say.
        assert!(knocks == 2 || (who < LOGGING && knocks == 1), "{who}: {:?}", member.knocked_at());
    }
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE next_at IS NOT NULL"), 0);
}
