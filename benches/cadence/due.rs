//! Measures how what is due is found among ten thousand, a hundred thousand and a million people: it has to cost what is
//! due, not how many people there are.

use super::clinic::path;
use super::facts;
use chrono::{DateTime, Duration, Utc};
use divan::{Bencher, black_box};
use rounds::domain::pacer::CROWD;
use rounds::store::{Store, queue};
use rusqlite::{Connection, OpenFlags, params};
use std::path::PathBuf;

const PEOPLE: [u32; 3] = [10_000, 100_000, 1_000_000];
/// So many are due before the others, who all share a minute.
const EARLY: u32 = 500;
/// As many as the scheduler takes at once at most.
const BATCH: u32 = 64;

/// When the early ones are due.
fn early() -> DateTime<Utc> {
    facts::noon() - Duration::minutes(10)
}

/// A database with so many people in the queue; made at the first call.
pub fn queue_of(people: u32) -> PathBuf {
    let path = path(&format!("queue-{people}.db"));
    if path.exists() {
        return path;
    }
    Store::open(&path).expect("a new one").close();
    let mut connection = Connection::open(&path).expect("it opens");
    let all = connection.transaction().expect("one transaction");
    let numbers = "WITH RECURSIVE all_of(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM all_of WHERE n < ?1)";
    let someone = "INSERT INTO people (id, zone, day_ends_min, from_min, until_min, knock_min, knock_days, intensity,
            consent_at, direct_channel, last_sign_at)
        SELECT n, 'Europe/Berlin', 240, 480, 1200, 750, 31, 'standard', ?2, n, ?2 FROM all_of";
    let joined_at = facts::joined_at().timestamp_millis();
    all.execute(&format!("{numbers} {someone}"), params![people, joined_at]).expect("people");
    let knock = "INSERT INTO queue (kind, subject, occurrence, due_at)
        SELECT 'knock', n, ?2, CASE WHEN n <= ?3 THEN ?4 ELSE ?5 END FROM all_of";
    let (early, noon) = (early().timestamp_millis(), facts::noon().timestamp_millis());
    let occurrence = facts::today().to_string();
    all.execute(&format!("{numbers} {knock}"), params![people, occurrence, EARLY, early, noon]).expect("knocks");
    all.commit().expect("it is kept");
    path
}

fn reader(people: u32) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(queue_of(people), flags).expect("it opens")
}

#[divan::bench(args = PEOPLE)]
fn nothing_due(bencher: Bencher, people: u32) {
    let db = reader(people);
    let before = early() - Duration::seconds(1);
    assert!(queue::due(&db, before, BATCH).expect("a look").is_empty());
    bencher.bench_local(|| queue::due(&db, black_box(before), BATCH));
}

#[divan::bench(args = PEOPLE)]
fn five_hundred_due(bencher: Bencher, people: u32) {
    let db = reader(people);
    assert_eq!(queue::due(&db, early(), 2 * EARLY).expect("a look").len(), EARLY as usize);
    bencher.bench_local(|| queue::due(&db, black_box(early()), 2 * EARLY));
}

/// Everybody is due; as many are taken as the scheduler takes at once.
#[divan::bench(args = PEOPLE)]
fn a_batch_of_64_where_all_are_due(bencher: Bencher, people: u32) {
    let db = reader(people);
    assert_eq!(queue::due(&db, facts::noon(), BATCH).expect("a look").len(), BATCH as usize);
    bencher.bench_local(|| queue::due(&db, black_box(facts::noon()), BATCH));
}

#[divan::bench(args = PEOPLE)]
fn when_the_next_is_due(bencher: Bencher, people: u32) {
    let db = reader(people);
    assert_eq!(queue::next_due(&db).expect("a look"), Some(early()));
    bencher.bench_local(|| queue::next_due(&db));
}

/// Whether the minute that all share is crowded, as it is asked whenever a knock is planned.
#[divan::bench(args = PEOPLE)]
fn whether_a_minute_is_crowded(bencher: Bencher, people: u32) {
    let db = reader(people);
    assert_eq!(queue::crowd(&db, facts::noon(), CROWD).expect("a look"), CROWD);
    bencher.bench_local(|| queue::crowd(&db, black_box(facts::noon()), CROWD));
}
