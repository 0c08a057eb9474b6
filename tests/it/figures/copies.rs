//! A copy of a million posts, made while people go on logging: how long it takes, and what they notice of it.

use crate::world::{World, at, catalog};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rounds::app::log::{self, Entry};
use rounds::app::{App, Who};
use rounds::clock::Clock;
use rounds::domain::ids::{PersonId, TeamId};
use rounds::store::Store;
use rusqlite::Connection;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const POSTS: u32 = 1_000_000;
const MEMBERS: u32 = 1_000;
/// Fifty logs a second.
const APART: Duration = Duration::from_millis(20);

/// Makes `many` copies of the first row of a table; what is named is put in place of what stands there, with `i` counting.
pub(super) fn copies(database: &Connection, table: &str, many: u32, instead: &[(&str, &str)]) {
    let mut columns = database.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).expect("a question");
    let columns: Vec<String> =
        columns.query_map([], |row| row.get(0)).expect("an answer").map(|name| name.expect("a name")).collect();
    let values: Vec<&str> = columns
        .iter()
        .map(|name| instead.iter().find(|(column, _)| column == name).map_or(name.as_str(), |(_, value)| value))
        .collect();
    let made = database.execute(
        &format!(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {many})
             INSERT INTO {table} ({}) SELECT {} FROM n, (SELECT * FROM {table} ORDER BY id LIMIT 1)",
            columns.join(", "),
            values.join(", ")
        ),
        [],
    );
    assert_eq!(made.expect("rows are made"), many as usize);
}

fn fill(path: &Path) {
    let database = Connection::open(path).expect("it opens");
    database.pragma_update(None, "synchronous", "off").expect("it is only a trial");
    copies(&database, "people", MEMBERS, &[("id", "1000000 + i")]);
    copies(&database, "members", MEMBERS, &[("id", "1000000 + i"), ("person", "1000000 + i")]);
    copies(
        &database,
        "posts",
        POSTS,
        &[
            ("id", "NULL"),
            ("member", &format!("1000000 + i % {MEMBERS}")),
            ("posted_on", "date('2020-01-01', '+' || (i % 2000) || ' days')"),
            ("posted_at", "1577880000000 + (i % 2000) * 86400000"),
            ("logged_at", "1577880000000 + (i % 2000) * 86400000"),
            ("title", "'Number ' || i || ': about the waiting room and what came of it'"),
            ("source", "'trial ' || i"),
        ],
    );
}

/// Logs fifty times a second, one member after the other, until it is told to stop; answers with how long each took.
async fn logs(app: App, team: TeamId, what: &'static str, stop: Arc<AtomicBool>) -> Vec<Duration> {
    let mut on_the_way = JoinSet::new();
    let mut beat = tokio::time::interval(APART);
    let mut n = 0;
    while !stop.load(Ordering::Relaxed) {
        beat.tick().await;
        let app = app.clone();
        on_the_way.spawn(async move {
            let asked = Instant::now();
            let person = PersonId(1_000_000 + n % u64::from(MEMBERS));
            let who = Who { person, team: Some(team), manages_server: false };
            let text = format!("{what} {n}");
            let entry = Entry { source: text.clone(), text, ..Entry::default() };
            app.turn(person, move |turn| log::record(turn, who, &entry)).await.expect("it is logged");
            asked.elapsed()
        });
        n += 1;
    }
    let mut took = on_the_way.join_all().await;
    took.sort_unstable();
    took
}

fn told(what: &str, took: &[Duration], over: Duration) {
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
    println!(
        "{what}: {} logs in {:.1} s, p50 {:?}, p99 {:?}, at most {:?}",
        took.len(),
        over.as_secs_f64(),
        at(50),
        at(99),
        at(100)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes, and prints figures; run by .ci/long"]
async fn a_copy_of_a_million_posts_while_fifty_are_logged_a_second() {
    let mut world = World::new().await;
    world.member("Ana").await.logs("The first").await;
    world.stops().await;
    fill(&world.database());
    let store = Store::open(&world.database()).expect("it opens");
    let clock = Clock::standing_at(at("2026-01-07 13:00"));
    let app = App::new(store, catalog(), clock, StdRng::seed_from_u64(1));
    let team = TeamId(world.clinic.id());
    let mut kept = 1;

    let (stop, begun) = (Arc::new(AtomicBool::new(false)), Instant::now());
    let before = tokio::spawn(logs(app.clone(), team, "before", Arc::clone(&stop)));
    tokio::time::sleep(Duration::from_secs(10)).await;
    stop.store(true, Ordering::Relaxed);
    let took = before.await.expect("it went on");
    told("without a copy", &took, begun.elapsed());
    kept += took.len();

    let (stop, begun) = (Arc::new(AtomicBool::new(false)), Instant::now());
    let during = tokio::spawn(logs(app.clone(), team, "during", Arc::clone(&stop)));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let copy = world.database().with_file_name("copy.db");
    let (database, to) = (world.database(), copy.clone());
    let made = tokio::task::spawn_blocking(move || {
        let begun = Instant::now();
        let mut program = Command::new(env!("CARGO_BIN_EXE_rounds"));
        program.arg("backup").arg(&to).env_clear().env("ROUNDS_DATABASE", &database);
        let done = program.output().expect("it runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        begun.elapsed()
    });
    let made = made.await.expect("a copy");
    tokio::time::sleep(Duration::from_secs(1)).await;
    stop.store(true, Ordering::Relaxed);
    let took = during.await.expect("it went on");
    told("with one", &took, begun.elapsed());
    let bytes = std::fs::metadata(&copy).expect("it is there").len();
    println!("the copy: {:.1} s, {} MiB", made.as_secs_f64(), bytes / 1024 / 1024);

    kept += took.len() + POSTS as usize;
    let count = |path: &Path| {
        let database = Connection::open(path).expect("it opens");
        let posts: i64 = database.query_row("SELECT count(*) FROM posts", [], |row| row.get(0)).expect("a number");
        usize::try_from(posts).expect("not less than none")
    };
    assert_eq!(count(&world.database()), kept, "all that was logged is there");
    let copied = count(&copy);
    assert!(copied > POSTS as usize && copied <= kept, "{copied}");
}
