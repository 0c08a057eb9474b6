//! Measures turns on a database on disk, where what was acknowledged survives a power cut: one caller, 64 callers whose
//! turns are committed together, and 64 callers each of whom waits for a commit of their own, which is what the same work
//! costs without sharing. Everything ends on disk before anybody hears of it, in all three.

use super::clinic::{Clinic, RUNTIME, post, queued, who};
use super::facts;
use divan::Bencher;
use divan::counter::ItemsCount;
use rounds::app::log::{self, Entry};
use rounds::domain::ids::{MemberId, PersonId};
use rounds::store::posts::Logging;
use rounds::store::{StoreError, posts, queue};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use tokio::sync::Mutex;
use tokio::task::JoinSet;

/// So many callers at once.
const CALLERS: u64 = 64;
/// So many turns of each in a row.
const EACH: u64 = 4;

static CLINIC: LazyLock<Clinic> = LazyLock::new(|| Clinic::founded("turns.db", 512));
static NEXT: AtomicU64 = AtomicU64::new(0);

/// What is done in a turn.
#[derive(Clone, Copy)]
enum Deed {
    /// A whole `/log`, from its words to the plan of the next knock.
    Log,
    /// The least that a log writes: the post, and the move of the queued knock.
    Rows,
}

impl Deed {
    async fn done(self) {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let id = 1 + n % CLINIC.people;
        match self {
            Self::Log => {
                let text = format!("Number {n}: about the corridor and what came of it");
                let entry = Entry { text, source: format!("log-{n}"), ..Entry::default() };
                let turn = CLINIC.app.turn(PersonId(id), move |turn| log::record(turn, who(id), &entry));
                turn.await.expect("it is logged");
            }
            Self::Rows => {
                let turn = CLINIC.store.turn(move |db| {
                    // Everybody is a member twice, one after the other.
                    let post = post(MemberId(2 * id as i64), n as usize, facts::today());
                    posts::insert(db, &Logging { post: &post, source: &format!("row-{n}") })?;
                    queue::put(db, &queued(id))?;
                    Ok::<_, StoreError>(())
                });
                turn.await.expect("it is kept");
            }
        }
    }
}

fn by_one(bencher: Bencher, deed: Deed) {
    LazyLock::force(&CLINIC);
    bencher.counter(ItemsCount::new(1u64)).bench_local(|| {
        let caller = RUNTIME.spawn(deed.done());
        RUNTIME.block_on(caller).expect("it is done");
    });
}

fn by_many(bencher: Bencher, deed: Deed, alone: bool) {
    LazyLock::force(&CLINIC);
    bencher.counter(ItemsCount::new(CALLERS * EACH)).bench_local(|| {
        let gate = alone.then(|| Arc::new(Mutex::new(())));
        RUNTIME.block_on(async {
            let mut callers = JoinSet::new();
            for _ in 0..CALLERS {
                let gate = gate.clone();
                callers.spawn(async move {
                    for _ in 0..EACH {
                        let _mine = match &gate {
                            Some(gate) => Some(gate.lock().await),
                            None => None,
                        };
                        deed.done().await;
                    }
                });
            }
            callers.join_all().await;
        });
    });
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn log_by_1_caller(bencher: Bencher) {
    by_one(bencher, Deed::Log);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn log_by_64_callers_committed_together(bencher: Bencher) {
    by_many(bencher, Deed::Log, false);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn log_by_64_callers_one_commit_each(bencher: Bencher) {
    by_many(bencher, Deed::Log, true);
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn rows_by_1_caller(bencher: Bencher) {
    by_one(bencher, Deed::Rows);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn rows_by_64_callers_committed_together(bencher: Bencher) {
    by_many(bencher, Deed::Rows, false);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn rows_by_64_callers_one_commit_each(bencher: Bencher) {
    by_many(bencher, Deed::Rows, true);
}
