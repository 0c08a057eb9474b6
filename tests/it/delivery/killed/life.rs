//! One life of the program: what goes wrong meanwhile, who logs, and how it ends. Never judges what is left behind.

use super::death::{Death, Signs, spread};
use super::due::{MESSAGES, OPENING};
use crate::process::Process;
use crate::world::{Member, World};
use chrono::{DateTime, Duration, Utc};
use local_discord::{FaultHandle, RestFault};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, IteratorRandom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration as Span, Instant};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// So many people log at the same time.
const SEATS: usize = 8;
/// So many posts each, at most.
const EACH: usize = 6;

/// A log that somebody asked for.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub person: u64,
    pub title: String,
    /// What they were answered before the program died.
    pub answer: Option<String>,
}

impl Attempt {
    /// Whether the person saw that it is logged.
    pub fn is_acknowledged(&self) -> bool {
        self.answer.as_ref().is_some_and(|said| said.starts_with("Logged"))
    }
}

/// What was seen of a life from outside.
#[derive(Debug)]
pub struct Lived {
    pub death: Death,
    pub attempts: Vec<Attempt>,
    /// Whether it came so far as to listen.
    pub listened: bool,
    pub lasted: Span,
    pub until: DateTime<Utc>,
}

type Attempts = Arc<Mutex<Vec<Attempt>>>;

/// A title that looks like nothing else, and is a part of no other: a number in letters.
fn title(life: u64, seat: usize, n: usize) -> String {
    let number = (life * SEATS as u64 + seat as u64) * EACH as u64 + n as u64;
    let letters = format!("{number:07}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
    format!("A walk called {letters}")
}

async fn keeps_logging(member: Arc<Member>, titles: Vec<String>, attempts: Attempts, answered: Arc<AtomicU64>) {
    for title in titles {
        let attempt = Attempt { person: member.person.id(), title: title.clone(), answer: None };
        let at = {
            let mut attempts = attempts.lock().unwrap_or_else(PoisonError::into_inner);
            attempts.push(attempt);
            attempts.len() - 1
        };
        if let Ok(answer) = member.here.try_runs("log", &[("post", &title), ("platform", "LinkedIn")]).await {
            let said = answer.try_message().map(|message| message.text()).unwrap_or_default();
            attempts.lock().unwrap_or_else(PoisonError::into_inner)[at].answer = Some(said);
            answered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Sets what goes wrong in this life. The handles are those that count messages.
fn goes_wrong(world: &World, dice: &mut StdRng) -> Vec<FaultHandle> {
    let desk = world.discord.faults();
    let answers = "POST /interactions/*/*/callback";
    let looks = "GET /channels/*/messages";
    let mut counting = Vec::new();
    for _ in 0..dice.random_range(0..4) {
        let route = *[MESSAGES, MESSAGES, MESSAGES, OPENING, looks, answers].choose(dice).expect("some");
        let fault = match dice.random_range(0..10) {
            0..3 => RestFault::CutAfter,
            3 => RestFault::CutBefore,
            4 => RestFault::Status(500),
            5..7 => RestFault::StatusAfter(500),
            7 => RestFault::RateLimited { retry_after: f64::from(dice.random_range(1..400)) / 2.0, global: false },
            8 if route == looks => RestFault::Error { status: 403, code: 50001, message: "Missing Access".into() },
            8 if route == MESSAGES && dice.random_bool(0.2) => {
                let message = "Cannot send messages to this user".into();
                RestFault::Error { status: 403, code: 50007, message }
            }
            _ => RestFault::Delay(spread(dice, 300, 60_000)),
        };
        let set = desk.rest(route, fault).times(dice.random_range(1..6));
        if route == MESSAGES {
            counting.push(set);
        }
    }
    // Whatever meets no fault is counted all the same.
    counting.push(desk.rest(MESSAGES, RestFault::Delay(Span::ZERO)).until_lifted());
    counting
}

/// Lives once, beginning at this instant, with so many knocks to be sent.
pub async fn lives(
    world: &World,
    members: &[Arc<Member>],
    number: u64,
    now: DateTime<Utc>,
    to_send: u64,
    dice: &mut StdRng,
) -> Lived {
    let messages = goes_wrong(world, dice);
    let death = Death::thrown(dice, to_send);
    let (attempts, answered) = (Attempts::default(), Arc::new(AtomicU64::new(0)));
    let (asking, dead) = (Arc::new(AtomicU64::new(SEATS as u64)), CancellationToken::new());
    let (since, process) = (Instant::now(), Process::starts(world, now));
    let mut seats = JoinSet::new();
    for (seat, member) in members.iter().choose_multiple(dice, SEATS).into_iter().enumerate() {
        let titles = (0..dice.random_range(1..=EACH)).map(|n| title(number, seat, n)).collect();
        let logging = keeps_logging(Arc::clone(member), titles, Arc::clone(&attempts), Arc::clone(&answered));
        let (dead, gateway, asking) = (dead.clone(), world.application.gateway(), Arc::clone(&asking));
        seats.spawn(async move {
            let begins = async {
                while gateway.connected() == 0 {
                    tokio::time::sleep(Span::from_millis(1)).await;
                }
                logging.await;
                asking.fetch_sub(1, Ordering::Relaxed);
            };
            tokio::select! { () = dead.cancelled() => {} () = begins => {} }
        });
    }
    let gateway = world.application.gateway();
    let before = gateway.identified();
    let signs = Signs { messages, answered, asking, gateway: gateway.clone() };
    let falls = move || death.comes(process, since, &signs);
    let lasted = tokio::task::spawn_blocking(falls).await.expect("it dies");
    let listened = gateway.identified() > before;
    dead.cancel();
    while seats.join_next().await.is_some() {}
    world.discord.faults().clear();
    // What it had asked for on its last day is over before the next begins.
    world.discord.idle(Span::from_secs(10)).await.expect("requests come to rest");
    gateway.until_connected(0).await;
    let until = now + Duration::from_std(lasted).expect("not long");
    world.clock.set(until);
    let attempts = std::mem::take(&mut *attempts.lock().unwrap_or_else(PoisonError::into_inner));
    Lived { death, attempts, listened, lasted, until }
}
