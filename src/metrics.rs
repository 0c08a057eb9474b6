//! What is counted of how Rounds runs, and how it is written for Prometheus. Never knows people: no label names a person, a
//! server or anything that somebody wrote, and each label has few values.

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Seconds, from what a look at an index takes to what nobody waits for any more; Discord waits for three.
const SECONDS: [f64; 14] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0];

type Seconds = Gauge<f64, AtomicU64>;

/// How long something takes. Copies count together.
#[derive(Debug, Clone)]
pub struct Times(Histogram);

impl Default for Times {
    fn default() -> Self {
        Self(Histogram::new(SECONDS))
    }
}

impl Times {
    /// Counts one that took so long.
    pub fn took(&self, span: Duration) {
        self.0.observe(span.as_secs_f64());
    }
}

/// How long the database takes over turns. Copies count together.
#[derive(Debug, Clone, Default)]
pub struct TurnTimes {
    /// From being handed over to the beginning of the work: what went before.
    pub wait: Times,
    /// The work alone, without its commit.
    pub work: Times,
    /// A commit, which several turns may share.
    pub commit: Times,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    name: &'static str,
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Told {
    kind: &'static str,
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfShard {
    shard: u32,
}

/// One connection to the gateway, as it was last seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Connection {
    connected: bool,
    heard: Option<Instant>,
}

/// How one connection to the gateway stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Whether it is connected.
    pub connected: bool,
    /// How long ago something was last heard over it; none where nothing ever was.
    pub silent: Option<Duration>,
}

/// What waits in the outbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Notices that are due, or claimed and due for another try.
    pub due: u32,
    /// How long the oldest of them has been due.
    pub oldest: Duration,
    /// Messages of ours to people who had everything deleted that are still to be deleted at Discord, and conversations
    /// that are still to be read back for them.
    pub erasures: u32,
}

/// Everything that is counted. Copies count together.
#[derive(Debug, Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    commands: Family<Answered, Counter>,
    first_answers: Times,
    notices: Family<Told, Counter>,
    due: Gauge,
    oldest: Seconds,
    erasures: Gauge,
    connected: Family<OfShard, Gauge>,
    silent: Family<OfShard, Seconds>,
    replaced: Family<OfShard, Counter>,
    /// By number; empty until it is known how many there are to be.
    shards: Mutex<BTreeMap<u32, Connection>>,
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inner").field("shards", &self.shards).finish_non_exhaustive()
    }
}

impl Metrics {
    /// Nothing counted so far, but for what the database counts already.
    #[must_use]
    pub fn new(turns: &TurnTimes) -> Self {
        let mut inner = Inner {
            registry: Registry::with_prefix("rounds"),
            commands: Family::default(),
            first_answers: Times::default(),
            notices: Family::default(),
            due: Gauge::default(),
            erasures: Gauge::default(),
            oldest: Seconds::default(),
            connected: Family::default(),
            silent: Family::default(),
            replaced: Family::default(),
            shards: Mutex::default(),
        };
        inner.register(turns);
        Self(Arc::new(inner))
    }

    /// Somebody was answered: a command of this name, a button or a form, with this outcome. The name is one of few.
    pub fn answered(&self, name: &'static str, outcome: &'static str) {
        self.0.commands.get_or_create(&Answered { name, outcome }).inc();
    }

    /// The first answer to an interaction was given after so long.
    pub fn first_answer(&self, after: Duration) {
        self.0.first_answers.took(after);
    }

    /// A notice of this kind came to this.
    pub fn notice(&self, kind: &'static str, outcome: &'static str) {
        self.0.notices.get_or_create(&Told { kind, outcome }).inc();
    }

    /// There are to be so many connections to the gateway.
    pub fn expects_shards(&self, total: u32) {
        let mut shards = self.0.shards.lock().unwrap_or_else(PoisonError::into_inner);
        *shards = (0..total).map(|shard| (shard, Connection::default())).collect();
    }

    /// A connection was looked at: whether it is connected, and whether something was heard over it since the last look.
    pub fn shard(&self, shard: u32, connected: bool, heard: bool) {
        let mut shards = self.0.shards.lock().unwrap_or_else(PoisonError::into_inner);
        let known = shards.entry(shard).or_default();
        known.connected = connected;
        if heard {
            known.heard = Some(Instant::now());
        }
    }

    /// A connection was replaced, since it was of no use any more.
    pub fn shard_replaced(&self, shard: u32) {
        self.0.replaced.get_or_create(&OfShard { shard }).inc();
    }

    /// How each connection to the gateway stands; none where Discord has not been reached at all yet.
    #[must_use]
    pub fn shards(&self) -> BTreeMap<u32, Shard> {
        let shards = self.0.shards.lock().unwrap_or_else(PoisonError::into_inner);
        let stands = |one: &Connection| Shard { connected: one.connected, silent: one.heard.map(|at| at.elapsed()) };
        shards.iter().map(|(shard, one)| (*shard, stands(one))).collect()
    }

    /// All of it as text, in the form that Prometheus reads (OpenMetrics 1.0); what waits in the outbox is handed in.
    #[must_use]
    pub fn text(&self, waiting: Option<Waiting>) -> String {
        let inner = &self.0;
        if let Some(waiting) = waiting {
            inner.due.set(waiting.due.into());
            inner.oldest.set(waiting.oldest.as_secs_f64());
            inner.erasures.set(waiting.erasures.into());
        }
        for (shard, stands) in self.shards() {
            let of = OfShard { shard };
            inner.connected.get_or_create(&of).set(stands.connected.into());
            if let Some(silent) = stands.silent {
                inner.silent.get_or_create(&of).set(silent.as_secs_f64());
            }
        }
        let mut text = String::new();
        // A text takes whatever is written to it.
        let _ = text::encode(&mut text, &inner.registry);
        text
    }
}

impl Inner {
    fn register(&mut self, turns: &TurnTimes) {
        let all = &mut self.registry;
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        all.register("build", "Which Rounds this is", version);
        all.register("commands", "Commands, buttons and forms by what came of them", self.commands.clone());
        let first = self.first_answers.0.clone();
        all.register_with_unit("first_answer", "From an interaction to its first answer", Unit::Seconds, first);
        all.register("notices", "What was sent unasked, by what came of it", self.notices.clone());
        all.register("notices_due", "Notices that are due and not settled", self.due.clone());
        let oldest = self.oldest.clone();
        all.register_with_unit("notices_oldest_due", "How long the oldest has been due", Unit::Seconds, oldest);
        let erasures = "Messages and conversations that a deletion has still to reach at Discord";
        all.register("erasures_left", erasures, self.erasures.clone());
        all.register("gateway_connected", "Whether a shard is connected", self.connected.clone());
        let silent = self.silent.clone();
        all.register_with_unit("gateway_silent", "Since a shard was last heard from", Unit::Seconds, silent);
        all.register("gateway_replaced", "Connections that had to be replaced", self.replaced.clone());
        for (name, help, times) in [
            ("turn_wait", "How long turns wait for the one thread that writes", &turns.wait),
            ("turn_work", "How long turns take there", &turns.work),
            ("turn_commit", "How long commits take, which several turns may share", &turns.commit),
        ] {
            all.register_with_unit(name, help, Unit::Seconds, times.0.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_can_be_read() {
        let turns = TurnTimes::default();
        let metrics = Metrics::new(&turns);
        turns.work.took(Duration::from_millis(3));
        metrics.answered("log", "done");
        metrics.answered("log", "done");
        metrics.first_answer(Duration::from_millis(700));
        metrics.notice("knock", "sent");
        metrics.expects_shards(2);
        metrics.shard(1, true, true);
        metrics.shard_replaced(0);
        let text = metrics.text(Some(Waiting { due: 3, oldest: Duration::from_secs(90), erasures: 2 }));
        for line in [
            "rounds_commands_total{name=\"log\",outcome=\"done\"} 2",
            "rounds_first_answer_seconds_bucket{le=\"0.5\"} 0",
            "rounds_first_answer_seconds_bucket{le=\"1.0\"} 1",
            "rounds_notices_total{kind=\"knock\",outcome=\"sent\"} 1",
            "rounds_notices_due 3",
            "rounds_notices_oldest_due_seconds 90.0",
            "rounds_erasures_left 2",
            "rounds_gateway_connected{shard=\"0\"} 0",
            "rounds_gateway_connected{shard=\"1\"} 1",
            "rounds_gateway_replaced_total{shard=\"0\"} 1",
            "rounds_turn_work_seconds_count 1",
            concat!("rounds_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
            "# EOF",
        ] {
            assert!(text.lines().any(|one| one == line), "no {line} in\n{text}");
        }
        assert!(!text.contains("gateway_silent_seconds{shard=\"0\"}"), "never heard, it has no silence\n{text}");
    }

    #[test]
    fn a_connection_that_was_heard_stays_so_when_it_breaks() {
        let metrics = Metrics::new(&TurnTimes::default());
        assert!(metrics.shards().is_empty());
        metrics.expects_shards(1);
        assert_eq!(metrics.shards()[&0], Shard { connected: false, silent: None });
        metrics.shard(0, true, true);
        metrics.shard(0, false, false);
        let stands = metrics.shards()[&0];
        assert!(!stands.connected && stands.silent.is_some_and(|silent| silent < Duration::from_secs(60)));
    }
}
