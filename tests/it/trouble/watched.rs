//! What whoever watches Rounds is told: figures without people in them, and whether it is well.

use crate::process::Process;
use crate::world::{World, at, catalog};
use local_discord::RestFault;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rounds::app::App;
use rounds::clock::Clock;
use rounds::domain::notice::{NoticeKind, Queued};
use rounds::metrics::Waiting;
use rounds::store::{Store, StoreError, queue};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(20);

/// The value of a figure.
#[track_caller]
fn figure(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name} in\n{text}")).parse().expect("a number")
}

/// The gateway is looked at once a second.
async fn until_well(world: &World) {
    let since = Instant::now();
    while world.watched("/healthz").await != (200, "well\n".to_owned()) {
        assert!(since.elapsed() < SOON, "{:?}", world.watched("/healthz").await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_done_is_counted_by_its_kind_and_names_nobody() {
    let world = World::new().await;
    let ana = world.member("Ana Zwetschge").await;
    let mia = world.manager("Mia Zwetschge");
    mia.types("/team setup channel:#social").await;
    mia.types("/log post:Zwetschgenkuchen").await;
    ana.logs("Zwetschgenkuchen in the waiting room").await.press("Undo").await;
    ana.types("/topic").await;
    ana.here.autocomplete("/log post:Zwetschge").await;
    world.moves_to("2026-01-07 12:40").await;
    assert_eq!(ana.knocks().len(), 1);
    until_well(&world).await;
    let (status, text) = world.watched("/metrics").await;
    assert_eq!(status, 200);
    for (name, least) in [
        ("rounds_commands_total{name=\"log\",outcome=\"done\"}", 1.0),
        ("rounds_commands_total{name=\"log\",outcome=\"refused\"}", 1.0),
        ("rounds_commands_total{name=\"team setup\",outcome=\"done\"}", 1.0),
        ("rounds_commands_total{name=\"button\",outcome=\"done\"}", 1.0),
        ("rounds_first_answer_seconds_count", 6.0),
        ("rounds_notices_total{kind=\"knock\",outcome=\"sent\"}", 1.0),
        ("rounds_gateway_connected{shard=\"0\"}", 1.0),
        ("rounds_turn_wait_seconds_count", 6.0),
        ("rounds_turn_work_seconds_count", 6.0),
        ("rounds_turn_commit_seconds_count", 1.0),
    ] {
        assert!(figure(&text, name) >= least, "{name} is {}", figure(&text, name));
    }
    assert_eq!((figure(&text, "rounds_notices_due"), figure(&text, "rounds_notices_oldest_due_seconds")), (0.0, 0.0));
    assert!(text.ends_with("# EOF\n"));

    let known = BTreeSet::from(["name", "outcome", "kind", "shard", "le", "version"]);
    let labels: BTreeSet<&str> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once('{')?.1.rsplit_once('}')?.0))
        .flat_map(|labels| labels.split(','))
        .filter_map(|label| Some(label.split_once('=')?.0))
        .collect();
    assert!(labels.is_subset(&known), "{labels:?}");
    let ids = [ana.person.id(), mia.person.id(), world.clinic.id(), world.channel.id()].map(|id| id.to_string());
    for telling in ids.iter().map(String::as_str).chain(["wetschge", "Harbour", &world.application.token()]) {
        assert!(!text.contains(telling), "{telling} in\n{text}");
    }
    assert_eq!(world.watched("/").await.0, 404);
}

#[tokio::test]
async fn what_waits_is_counted_from_when_it_was_due() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("rounds.db")).expect("it opens");
    let now = at("2026-01-07 12:30");
    let app = App::new(store.clone(), catalog(), Clock::standing_at(now), StdRng::seed_from_u64(1));
    assert_eq!(app.overdue().await.expect("a look"), Waiting::default());
    let queued = |subject, due_at| Queued {
        kind: NoticeKind::Knock,
        subject,
        occurrence: "2026-01-07".into(),
        due_at,
        first_contact: false,
    };
    let all = [(1, -90), (2, -30), (3, 30)].map(|(who, seconds)| queued(who, now + chrono::Duration::seconds(seconds)));
    let put = store.turn(move |db| all.iter().try_for_each(|one| queue::put(db, one)));
    put.await.expect("it is put there");
    let waiting = app.overdue().await.expect("a look");
    assert_eq!(waiting, Waiting { due: 2, oldest: Duration::from_secs(90), erasures: 0 });

    let put = store.turn(move |db| {
        let ago = |seconds| (now - chrono::Duration::seconds(seconds)).timestamp_millis();
        let (edited, placed) = (ago(200), ago(300));
        Ok::<_, StoreError>(db.execute_batch(&format!(
            "INSERT INTO teams (id, zone) VALUES (7, 'UTC');
             INSERT INTO recaps (team, week_on, delivery, channel, message, digest, late, edit_at, place_at)
                 VALUES (7, '2025-12-22', 'a', 1, 2, 0, 0, {edited}, NULL), (7, '2025-12-29', 'b', 1, 3, 0, 0, {placed}, {placed});
             INSERT INTO erasures (channel, message, reads, due_at) VALUES (1, 2, 0, {placed}), (1, 3, 1, {});",
            ago(-300)
        ))?)
    });
    put.await.expect("it is put there");
    let waiting = app.overdue().await.expect("a look");
    assert_eq!(waiting, Waiting { due: 5, oldest: Duration::from_secs(300), erasures: 2 });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_well_while_the_gateway_is_heard_and_the_database_can_be_written() {
    let world = World::new().await;
    let _ana = world.member("Ana").await;
    until_well(&world).await;
    let holder = Connection::open(world.database()).expect("it opens");
    holder.execute_batch("BEGIN IMMEDIATE").expect("it is held");
    let (status, said) = world.watched("/healthz").await;
    assert_eq!((status, said.as_str()), (503, "database: nothing could be written for 3 seconds\n"));
    holder.execute_batch("ROLLBACK").expect("it is let go");
    until_well(&world).await;
}

/// What `rounds health` says, and with which code it ends.
fn health(port: Option<u16>) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = Command::new(env!("CARGO_BIN_EXE_rounds"));
    program.arg("health").env_clear().current_dir(folder.path());
    program.envs(port.map(|port| ("ROUNDS_METRICS", port.to_string())));
    let done = program.output().expect("it runs");
    let said = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(said).expect("words"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_container_asks_whether_it_is_well_from_before_discord_is_reached() {
    let mut world = World::new().await;
    world.stops().await;
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    assert_eq!(health(None), (Some(1), "ROUNDS_METRICS is not set, so there is nobody to ask.\n".to_owned()));
    let (code, said) = health(Some(port));
    assert!(code == Some(1) && said.starts_with("nobody answers at 127.0.0.1:"), "{said}");

    let away = world.discord.faults().rest("GET /gateway", RestFault::Status(503)).until_lifted();
    let address = format!(":{port}");
    let variables = [("ROUNDS_METRICS", address.as_str()), ("ROUNDS_LOG_FORMAT", "json")];
    let program = Process::start_with(&world, at("2026-01-05 10:00"), &world.application.token(), &variables);
    let since = Instant::now();
    while health(Some(port)) != (Some(1), "gateway: Discord has not been reached yet\n".to_owned()) {
        assert!(since.elapsed() < SOON, "{:?} {}", health(Some(port)), program.said());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    away.lift();
    let since = Instant::now();
    while health(Some(port)) != (Some(0), "well\n".to_owned()) {
        assert!(since.elapsed() < SOON, "{:?} {}", health(Some(port)), program.said());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    program.signal("TERM");
    let (status, said) = program.ends(SOON).await;
    assert!(status.success(), "{said}");
    assert!(said.contains("metrics are served, for this machine alone"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_is_taken_is_said_and_one_for_everybody_as_well() {
    let mut world = World::new().await;
    world.stops().await;
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("it has one").port().to_string();
    let token = world.application.token();
    let program = Process::start_with(&world, at("2026-01-05 10:00"), &token, &[("ROUNDS_METRICS", &port)]);
    let (status, said) = program.ends(SOON).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("metrics cannot be served at 127.0.0.1:"), "{said}");
    drop(taken);
    let everywhere = format!("0.0.0.0:{port}");
    let program = Process::start_with(&world, at("2026-01-05 11:00"), &token, &[("ROUNDS_METRICS", &everywhere)]);
    let since = Instant::now();
    while !program.said().contains("for everybody who can reach this address") {
        assert!(since.elapsed() < SOON, "{}", program.said());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
