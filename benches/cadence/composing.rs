//! Measures how a knock of three parts comes to be: answers to look at, and a nudge with its topic for each of two teams.

use super::clinic::{CATALOG, Clinic, Postman, RUNTIME, freeze, queued};
use divan::{Bencher, black_box};
use rounds::app::notices::{KnockNotice, What};
use rounds::domain::notice::Delivery;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

static CLINIC: LazyLock<Clinic> = LazyLock::new(|| Clinic::founded("composing.db", 256));
static POSTMAN: LazyLock<Arc<Postman>> = LazyLock::new(Arc::default);
static NEXT: AtomicU64 = AtomicU64::new(1);

fn claim() -> Delivery {
    // Each knock is claimed once, so each time it is somebody else's.
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    assert!(id <= CLINIC.people, "nobody is left");
    let claimed = RUNTIME.block_on(CLINIC.app.claim_knock(queued(id), Vec::new(), Arc::clone(&*POSTMAN) as _));
    claimed.expect("it is claimed").expect("something is said")
}

fn notice() -> KnockNotice {
    if POSTMAN.first.get().is_none() {
        claim();
    }
    let notice = POSTMAN.first.get().expect("it was worded").clone();
    let nudges = notice.parts.iter().filter(|said| matches!(&said.what, What::Nudge { topic: Some(_), .. })).count();
    assert_eq!((notice.parts.len(), nudges), (3, 2));
    notice
}

/// The whole turn: the facts are loaded, the parts decided, two topics of the bank chosen, the words frozen, the next knock
/// planned, all of it committed.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn the_whole_claim(bencher: Bencher) {
    notice();
    bencher.bench_local(claim);
}

/// The words alone.
#[divan::bench]
fn the_body_alone(bencher: Bencher) {
    let notice = notice();
    bencher.bench_local(|| freeze(black_box(&notice)));
}

/// The bank is read from what is built in, once at the start.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn reading_the_bank_at_the_start() -> usize {
    rounds::prompts::Catalog::built_in().map_or(0, |catalog| catalog.bank.topics().len().max(CATALOG.pillars.len()))
}
