//! What starting again would not help: the program ends at once with a clear word and a code that says so.

use crate::process::Process;
use crate::world::{Member, World, at};
use chrono::Duration;
use local_discord::GatewayFault;
use rusqlite::Connection;
use std::time::{Duration as Span, Instant};

const SOON: Span = Span::from_secs(20);

/// A member who is due on Wednesday at half past twelve; Rounds is not running.
async fn who_is_due() -> (World, Member) {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:00").await;
    world.stops().await;
    (world, ana)
}

async fn until_connected(world: &World) {
    let since = Instant::now();
    while world.application.gateway().connected() == 0 {
        assert!(since.elapsed() < SOON, "it does not connect");
        tokio::time::sleep(Span::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sent_away_by_the_gateway_it_says_why_with_code_two_and_does_not_ask_again() {
    for (code, word) in [
        (4004, "Discord does not accept this token. Reset it in the developer portal"),
        (4013, "Discord does not let this bot in: it does not know the events"),
        (4014, "Discord does not let this bot in: it does not allow this bot the events"),
    ] {
        let (world, _) = who_is_due().await;
        let closes = world.discord.faults().gateway(GatewayFault::Closes(code)).until_lifted();
        let (status, said) = Process::starts(&world, at("2026-01-07 12:00")).ends(SOON).await;
        assert_eq!(status.code(), Some(2), "{code}: {said}");
        assert!(said.contains(word), "{code}: {said}");
        assert_eq!(closes.hits(), 1, "{code}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_taken_away_is_noticed_by_the_next_message_and_that_message_comes_with_the_new_token() {
    let (mut world, ana) = who_is_due().await;
    let identified = world.application.gateway().identified();
    let program = Process::starts(&world, at("2026-01-07 12:30") - Duration::seconds(4));
    until_connected(&world).await;
    // The gateway goes on; only the next request hears of it.
    world.application.resets_token("a.new.one");
    let (status, said) = program.ends(SOON).await;
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(said.contains("Discord does not accept this token"), "{said}");
    assert_eq!(world.application.gateway().identified(), identified + 1, "it did not try again and again");
    assert!(ana.knocks().is_empty());
    let _told = world.discord.take_complaints();
    world.clock.set(at("2026-01-07 12:40"));
    world.starts().await;
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_configuration_that_cannot_be_used_ends_it_with_code_two() {
    let (world, _) = who_is_due().await;
    let prompts = tempfile::tempdir().expect("a folder");
    let folder = prompts.path().to_str().expect("a name").to_owned();
    for (variable, value, words) in [
        ("ROUNDS_PROMPTS", folder.as_str(), "the prompt bank has faults:"),
        ("ROUNDS_LOG", "rounds=very", "ROUNDS_LOG cannot be read:"),
    ] {
        let variables = [(variable, value)];
        let program = Process::start_with(&world, at("2026-01-07 12:00"), &world.application.token(), &variables);
        let (status, said) = program.ends(SOON).await;
        assert!(status.code() == Some(2) && said.contains(words), "{status} {said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_cannot_be_used_is_left_alone_and_said() {
    let (world, _) = who_is_due().await;
    let now = at("2026-01-07 12:00");
    let good = std::fs::read(world.database()).expect("it is there");
    let newer = Connection::open(world.database()).expect("it opens");
    newer.pragma_update(None, "user_version", 1_000).expect("as a later version would");
    drop(newer);
    let (status, said) = Process::starts(&world, now).ends(SOON).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("was written by a newer version of Rounds. Run that version"), "{said}");

    std::fs::write(world.database(), "a shopping list, ".repeat(400)).expect("it is written");
    let (status, said) = Process::starts(&world, now).ends(SOON).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("is damaged or not a database") && said.contains("Restore a backup"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert!(std::fs::read_to_string(world.database()).expect("it is there").starts_with("a shopping list"));

    // The backup is put in its place.
    for ending in ["-wal", "-shm"] {
        let _gone = std::fs::remove_file(format!("{}{ending}", world.database().display()));
    }
    std::fs::write(world.database(), good).expect("it is written");
    let program = Process::starts(&world, now);
    until_connected(&world).await;
    drop(program);
}
