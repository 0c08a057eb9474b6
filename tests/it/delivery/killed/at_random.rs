//! The program killed at random moments while people log and knocks go out, and started again at once, the story moving on
//! by seconds, minutes or days: what was acknowledged is there, and each knock is seen once, or the outbox says why not.
//!
//! A share of it runs with all other tests. The whole, a thousand kills:
//!
//! ```sh
//! cargo test --test it a_thousand_deaths -- --ignored --nocapture
//! ```
//!
//! A run is thrown by its seed: the same people do the same, and it is meant to die at the same moments. Those are real
//! ones, so that a seed that failed falls nearly the same way when it is run again, and not always exactly so:
//! `ROUNDS_KILL_SEED=17 cargo test --test it one_of_the_thousand -- --ignored`.

use super::books::{Books, Claimed, Seen, seen};
use super::figures::Figures;
use super::life::{Attempt, Lived, lives};
use super::team::assembles;
use crate::world::{Member, World, wall};
use chrono::{DateTime, Duration, Utc};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

/// So many lives has a clinic before another takes its place.
const LIVES: u64 = 40;
const MINUTE: i64 = 60_000;

/// Begins the next life: at the next knocks that are due, or after seconds, minutes, hours, a night.
fn next(books: &Books, now: DateTime<Utc>, dice: &mut StdRng) -> DateTime<Utc> {
    let at = now.timestamp_millis();
    let soonest = books.queue.values().map(|queued| queued.due_at).filter(|due| *due > at).min();
    let then = match (dice.random_range(0..100), soonest) {
        (0..50, Some(due)) => (due + dice.random_range(-400..3_000)).max(at),
        (0..70, _) => at + dice.random_range(500..30_000),
        (70..80, _) => at + dice.random_range(30_000..110_000),
        (80..94, _) => at + dice.random_range(2 * MINUTE..20 * MINUTE),
        (94..98, _) => at + dice.random_range(60 * MINUTE..7 * 60 * MINUTE),
        _ => at + dice.random_range(10 * 60 * MINUTE..30 * 60 * MINUTE),
    };
    // Discord's clock stands while a life lasts, the program's does not: no life begins so near to the end of the time for
    // which a nonce holds that they would not agree.
    let mut then = then;
    while books.on_the_way().any(|(_, one)| one.tried_at.is_some_and(|tried| (then - tried - 2 * MINUTE).abs() < 3_000))
    {
        then += 1_000;
    }
    DateTime::from_timestamp_millis(then).expect("a time")
}

/// At which step a life ended, by what it left behind that it had not found.
fn fell(before: &Books, books: &Books, seen: &BTreeMap<u64, Seen>, lived: &Lived) -> &'static str {
    let there: BTreeSet<&String> = seen.values().flatten().map(|(nonce, _)| nonce).collect();
    let tried =
        |id: &String, one: &Claimed| before.deliveries.get(id).is_none_or(|known| known.attempts < one.attempts);
    let on_the_way: Vec<_> = books.on_the_way().filter(|(id, one)| tried(id, one)).map(|(id, _)| id).collect();
    let until = lived.until.timestamp_millis();
    if !lived.listened {
        "while it started"
    } else if on_the_way.iter().any(|id| there.contains(id)) {
        "seen, and not settled"
    } else if !on_the_way.is_empty() {
        "claimed, and not seen"
    } else if books.queue.values().any(|queued| queued.due_at <= until) {
        "due, and not claimed"
    } else if lived.attempts.iter().any(|attempt| attempt.answer.is_none()) {
        "logging, nothing to send"
    } else {
        "with nothing on its way"
    }
}

struct Run {
    world: World,
    members: Vec<Arc<Member>>,
    dice: StdRng,
    seed: u64,
    books: Books,
    attempts: Vec<Attempt>,
    /// Until when people have logged, or tried to.
    acted: BTreeMap<u64, i64>,
    figures: Figures,
}

impl Run {
    async fn begins(seed: u64) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let (world, members) = assembles(&mut dice).await;
        let books = Books::read(&world).expect("a database");
        Self {
            world,
            members,
            dice,
            seed,
            books,
            attempts: Vec::new(),
            acted: BTreeMap::new(),
            figures: Figures::default(),
        }
    }

    /// Each knock that was due and is no longer queued was claimed, or recorded as one that did not come.
    fn none_is_left_out(&self, after: &Books, lived: &Lived, wrong: &mut Vec<String>) {
        for (person, before) in &self.books.queue {
            let moved = after.queue.get(person).is_some_and(|queued| queued.occurrence != before.occurrence);
            let due = before.due_at <= lived.until.timestamp_millis();
            if !moved || !due || after.claimed_for(*person, &before.occurrence).is_some() {
                continue;
            }
            // What they logged since it was due may have been all that it would have asked for.
            let acted = self.acted.get(person).is_some_and(|at| *at >= before.due_at);
            if acted && !after.waits(*person, before.due_at) {
                continue;
            }
            let now = after.queue.get(person);
            let waits = after.waits(*person, before.due_at);
            wrong.push(format!(
                "{person}: {before:?} went by and left no trace; now {now:?}; acted: {acted}; answers wait: {waits}\n{}",
                after.told_of(*person)
            ));
        }
    }

    async fn lives_on(&mut self, number: u64) {
        let begins = next(&self.books, self.world.clock.now(), &mut self.dice);
        let soon = begins.timestamp_millis() + 500;
        let to_send =
            self.books.queue.values().filter(|queued| queued.due_at <= soon).count() + self.books.on_the_way().count();
        let lived = lives(&self.world, &self.members, number, begins, to_send as u64, &mut self.dice).await;
        let until = lived.until.timestamp_millis();
        self.acted.extend(lived.attempts.iter().map(|attempt| (attempt.person, until)));
        let mut wrong = Vec::new();
        let after = Books::read(&self.world).expect("a database");
        let seen = seen(&self.members);
        wrong.extend(after.contradictions(&seen));
        self.none_is_left_out(&after, &lived, &mut wrong);
        wrong.extend(self.logs_kept(&after, &lived.attempts));
        let told = format!(
            "seed {}, life {number}, from {} for {:?}, {:?}",
            self.seed,
            wall(begins),
            lived.lasted,
            lived.death
        );
        assert!(wrong.is_empty(), "{told}:\n{}\n{}", wrong.join("\n"), self.said(begins));
        let figures = &mut self.figures;
        figures.kills += 1;
        *figures.fell.entry(fell(&self.books, &after, &seen, &lived)).or_default() += 1;
        figures.journals += u64::from(after.journal);
        figures.longest = figures.longest.max(lived.lasted);
        self.attempts.extend(lived.attempts);
        self.books = after;
    }

    fn said(&self, begins: DateTime<Utc>) -> String {
        let log = self.world.database().with_file_name(format!("log {}", begins.timestamp()));
        std::fs::read_to_string(log).unwrap_or_default()
    }

    /// What was acknowledged is there once; what was not, at most once.
    fn logs_kept(&self, books: &Books, attempts: &[Attempt]) -> Vec<String> {
        let kept = |attempt: &Attempt| match books.posts(attempt.person, &attempt.title) {
            1 => None,
            0 if !attempt.is_acknowledged() => None,
            times => Some(format!("{attempt:?} is there {times} times")),
        };
        attempts.iter().filter_map(kept).collect()
    }

    /// Runs in order until nothing is on its way any more, and then everything is counted.
    async fn comes_to_rest(mut self) -> Figures {
        self.world.starts().await;
        self.world.moves_by(Duration::hours(50)).await;
        self.world.stops().await;
        let books = Books::read(&self.world).expect("a database");
        let seen = seen(&self.members);
        let mut wrong = books.contradictions(&seen);
        wrong.extend(books.on_the_way().map(|(id, one)| format!("{id} has no end: {one:?}")));
        wrong.extend(self.logs_kept(&books, &self.attempts));
        if !books.is_whole() {
            wrong.push("the database is damaged".into());
        }
        // Whatever people see of their logs, whether anybody waited for it or not.
        for member in &self.members {
            for shown in member.here.reads().iter().map(|shown| shown.text()).filter(|said| said.starts_with("Logged"))
            {
                let one = self.attempts.iter().find(|one| shown.lines().any(|line| line.contains(&one.title)));
                if one.is_some_and(|one| books.posts(one.person, &one.title) != 1) {
                    wrong.push(format!("seen and not there: {shown}"));
                }
            }
        }
        assert!(wrong.is_empty(), "seed {}, at the end:\n{}", self.seed, wrong.join("\n"));
        let mut figures = self.figures;
        for attempt in &self.attempts {
            figures.asked += 1;
            figures.acknowledged += u64::from(attempt.is_acknowledged());
            figures.there += books.posts(attempt.person, &attempt.title).unsigned_abs();
            if let Some(said) = attempt.answer.as_ref().filter(|_| !attempt.is_acknowledged()) {
                *figures.otherwise.entry(said.clone()).or_default() += 1;
            }
        }
        for one in books.deliveries.values() {
            *figures.ends.entry(one.state.clone()).or_default() += 1;
        }
        figures.seen = seen.values().map(|knocks| knocks.len() as u64).sum();
        figures
    }
}

async fn run(seed: u64, lives: u64) -> Figures {
    let mut run = Run::begins(seed).await;
    for number in 0..lives {
        run.lives_on(number).await;
    }
    run.comes_to_rest().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_moment_it_dies_at_nothing_is_gone_and_nothing_comes_twice() {
    let (mut all, more) = tokio::join!(run(1, 30), run(2, 30));
    all.adds(more);
    assert!(all.acknowledged > 50 && all.seen > 50 && all.fell.len() > 3, "something was at stake:\n{all}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a thousand kills take eight minutes on two cores; run by .ci/long"]
async fn a_thousand_deaths() {
    let begun = std::time::Instant::now();
    let mut all = Figures::default();
    for seed in 1..=1_000 / LIVES {
        all.adds(run(seed, LIVES).await);
        let _ = writeln!(std::io::stderr(), "seed {seed}: {} kills after {:?}", all.kills, begun.elapsed());
    }
    let _ = writeln!(std::io::stderr(), "{all}");
    assert_eq!(all.kills, 1_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "runs the seed that ROUNDS_KILL_SEED names, to see it again"]
#[expect(clippy::disallowed_methods, reason = "a test is told its seed, not configured")]
async fn one_of_the_thousand() {
    let seed = std::env::var("ROUNDS_KILL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let figures = run(seed, LIVES).await;
    let _ = writeln!(std::io::stderr(), "{figures}");
}
