//! The real program, killed at each step of a delivery and started again; and how it ends otherwise.

use crate::world::{Member, World, at};
use chrono::{DateTime, Duration, Utc};
use local_discord::{RestFault, Shown};
use std::fs::{File, read_to_string};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration as Span, Instant};

const MESSAGES: &str = "POST /channels/*/messages";
const OPENING: &str = "POST /users/@me/channels";
/// Longer than any story lasts.
const FOR_EVER: Span = Span::from_secs(300);

/// The program as a process of its own.
struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    fn start(world: &World, now: DateTime<Utc>, token: &str) -> Self {
        world.clock.set(now);
        let database = world.database();
        let folder = database.parent().expect("it lies in a folder");
        let log = folder.join(format!("log {}", now.timestamp()));
        let child = Command::new(env!("CARGO_BIN_EXE_rounds"))
            .args(["--now", &now.to_rfc3339()])
            .current_dir(folder)
            .env_clear()
            .env("DISCORD_TOKEN", token)
            .env("ROUNDS_DISCORD_URL", world.discord.url())
            .env("ROUNDS_DATABASE", &database)
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("it starts");
        Self { child, log }
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.child.id())]).status();
        assert!(sent.expect("there is a shell").success(), "SIG{name} is sent");
    }

    /// SIGKILL, and gone.
    fn dies(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }

    /// Waits until it ends by itself, and what it said.
    async fn ends(mut self, within: Span) -> (ExitStatus, String) {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return (status, self.said());
            }
            assert!(since.elapsed() < within, "it goes on: {}", self.said());
            tokio::time::sleep(Span::from_millis(20)).await;
        }
    }

    fn said(&self) -> String {
        read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Gone already, unless the story ended early.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Looks again and again until something is so.
async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < Span::from_secs(20), "not within twenty seconds: {what}");
        tokio::time::sleep(Span::from_millis(5)).await;
    }
}

fn noon(seconds: i64) -> DateTime<Utc> {
    at("2026-01-07 12:30") + Duration::seconds(seconds)
}

fn settled(world: &World, state: &str) -> bool {
    world.counts(&format!("SELECT count(*) FROM deliveries WHERE state = '{state}'")) == 1
}

/// A member who is due on Wednesday at half past twelve; Rounds is not running.
async fn who_is_due() -> (World, Member) {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:00").await;
    world.stops().await;
    (world, ana)
}

fn starts(world: &World, now: DateTime<Utc>) -> Process {
    Process::start(world, now, &world.application.token())
}

/// Started again so many seconds after half past twelve, the program brings it to an end; seen once, and still once when
/// a day has gone by.
async fn seen_once(mut world: World, ana: &Member, seconds: i64) {
    let process = starts(&world, noon(seconds));
    until("the knock is known to be there", || settled(&world, "sent")).await;
    process.dies();
    assert_eq!(ana.knocks().len(), 1);
    world.clock.set(noon(seconds + 60));
    world.starts().await;
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
}

/// Within two minutes the same nonce is sent again; later it is looked for.
const AGAIN: [i64; 2] = [20, 900];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_the_claim() {
    for again in AGAIN {
        let (world, ana) = who_is_due().await;
        let process = starts(&world, noon(-60));
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
            let process = starts(&world, noon(-1));
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
        let process = starts(&world, noon(-1));
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
        let process = starts(&world, noon(-1));
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
    let mut process = starts(&world, thursday - Duration::seconds(1));
    for (round, enough) in [1, 7, 13].into_iter().enumerate() {
        until("some have it", || seen() >= enough).await;
        process.dies();
        process = starts(&world, thursday + Duration::seconds(20 + 10 * round as i64));
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
    let process = starts(&world, noon(-3600));
    until("it is connected", || world.application.gateway().connected() == 1).await;
    for n in 0..5 {
        ana.logs(&format!("Acknowledged {n}")).await;
    }
    process.dies();
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 5);
    assert_eq!(world.counts("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

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
    let process = starts(&world, noon(-3600));
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
    let first = starts(&world, noon(-1));
    until("it is connected", || world.application.gateway().connected() == 1).await;
    let (status, said) = starts(&world, noon(0)).ends(Span::from_secs(10)).await;
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
    let process = starts(&world, noon(-1));
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
    let process = starts(&world, noon(-1));
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
    let process = starts(&world, noon(0));
    until("it has tried", || away.hits() > 0).await;
    process.signal("INT");
    let (status, said) = process.ends(Span::from_secs(5)).await;
    assert_eq!(status.code(), Some(0), "{said}");
}
