//! Another program holds the database: who writes waits and is told so in time, who reads does not wait at all.

use crate::world::{Member, Says, World, at};
use local_discord::{Answer, FaultHandle, RestFault};
use rusqlite::Connection;
use std::time::{Duration as Span, Instant};

/// How long the database is held.
const STALL: Span = Span::from_secs(10);
/// Within this time Discord has to hear something.
const IN_TIME: Span = Span::from_millis(2_500);

/// Counts the first answers that Discord is given, and changes nothing about them.
fn first_answers(world: &World) -> FaultHandle {
    world.discord.faults().rest("POST /interactions/*/*/callback", RestFault::Delay(Span::ZERO)).until_lifted()
}

/// Takes the database for itself, as a backup or a curious administrator would.
fn holds(world: &World) -> Connection {
    let other = Connection::open(world.database()).expect("it opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("it is free");
    other
}

async fn until_answered(answers: &FaultHandle, count: u64) -> Span {
    let since = Instant::now();
    while answers.hits() < count {
        assert!(since.elapsed() < Span::from_secs(20), "{} of {count} were answered", answers.hits());
        tokio::time::sleep(Span::from_millis(5)).await;
    }
    since.elapsed()
}

/// What a person did, and how long it took until it was done.
async fn timed(doing: impl Future<Output = Answer>) -> (Answer, Span) {
    let since = Instant::now();
    (doing.await, since.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_database_is_held_for_ten_seconds_everybody_is_answered_and_nothing_is_left_out() {
    let world = World::on(
        "2026-01-07 12:00",
        local_discord::Options {
            patience: Span::from_secs(30),
            // Missing two of them would end the connection.
            heartbeat: Span::from_secs(1),
            ..local_discord::Options::default()
        },
    )
    .await;
    let ana = world.member("Ana").await;
    let before = ana.logs("Before the stall").await;
    let card = ana.types("/me").await.message();
    let form = card.press("Log a post").await.form();
    let settings = ana.types("/settings").await;
    let (connected, resumed) = (world.application.gateway().identified(), world.application.gateway().resumed());
    let answers = first_answers(&world);

    let other = holds(&world);
    let begun = Instant::now();
    // Who only looks, or opens a form, does not wait.
    let titles = ana.here.autocomplete("/log post:Bef").await;
    assert_eq!(titles[0].name, "Before the stall");
    assert!(!ana.here.autocomplete("/start zone:Berl").await.is_empty());
    assert_eq!(settings.press("Times").await.form().value("knock"), "12:30");
    let menu = ana.here.uses("Log as my post", &ana.here.says("https://youtu.be/abcdefghijk")).await;
    assert!(menu.try_form().is_some());
    assert!(begun.elapsed() < IN_TIME, "{:?}", begun.elapsed());

    // Who writes is told to wait, in time, and gets what was asked for.
    let told = answers.hits();
    let command = timed(ana.types("/log post:During the stall"));
    let press = timed(before.press("Undo"));
    let filled = timed(form.fill("A link, a title, or both", "From a form").submit());
    let letting_go = async {
        let heard = until_answered(&answers, told + 3).await;
        tokio::time::sleep(STALL.saturating_sub(begun.elapsed())).await;
        drop(other);
        heard
    };
    let (command, press, filled, heard) = tokio::join!(command, press, filled, letting_go);
    assert!(heard < IN_TIME, "{heard:?}");
    let (answer, took) = command;
    assert!(took > STALL - Span::from_secs(3) && took < STALL + Span::from_secs(5), "{took:?}");
    answer.says("Logged").says("During the stall");
    assert!(press.0.is_silent() && filled.0.is_silent(), "the cards that were pressed are to give way");
    world.rests().await;
    before.message().refresh().says("Taken away");
    card.refresh().says("Logged").says("From a form");
    ana.types("/me").await.says("Two posts in your log");
    assert_eq!((world.application.gateway().identified(), world.application.gateway().resumed()), (connected, resumed));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_that_comes_due_while_the_database_is_held_comes_afterwards() {
    let world = World::new().await;
    let (ana, ben): (Member, Member) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-07 12:29").await;
    let other = holds(&world);
    world.clock.set(at("2026-01-07 12:30"));
    tokio::time::sleep(Span::from_secs(3)).await;
    assert!(ana.knocks().is_empty() && ben.knocks().is_empty(), "what is not kept is not sent");
    drop(other);
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (1, 1));
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'sent'"), 2);
}
