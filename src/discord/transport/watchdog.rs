//! Watches the gateway, and replaces a connection that serenity would wait on for ever: an IDENTIFY that is never
//! answered, a silence that nobody notices. Decides when nothing helps any more; never ends the process itself.
//! Real time throughout: sockets know no other.

use super::connect::is_reachable;
use super::line::Line;
use crate::metrics::Metrics;
use serenity::all::{ConnectionStage, ShardId, ShardManager, ShardMessenger, ShardRunnerMessage};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use tokio::time::Instant;

/// After so many restarts in a row without success, nothing helps.
const RESTARTS: u32 = 3;
/// Cut off so often in a row, each time before it had proven itself, nothing helps either. Discord resets the token of a
/// bot that begins a thousand sessions a day.
const FLAPS: u32 = 100;
/// How often the connections are looked at.
const TICK: Duration = Duration::from_secs(1);
/// How long a connection that was told to go may take to close.
const CLOSING: Duration = Duration::from_secs(1);

/// serenity begins one connection after the other, so far apart; Discord would not take them closer together.
const APART: Duration = Duration::from_secs(5);

/// How long the watchdog waits for what.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From a connection's beginning to READY.
    pub connect: Duration,
    /// Without any change, before it interferes: serenity may be restarting the connection itself.
    pub still: Duration,
    /// Connected, without an acknowledged heartbeat. Discord beats every 41 seconds.
    pub silence: Duration,
    /// Connected for so long, earlier restarts are forgotten.
    pub proven: Duration,
    /// Not connected although Discord can be reached, whatever was tried.
    pub give_up: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(60),
            // serenity's own restart takes five seconds, and five more where it waits between two of them.
            still: Duration::from_secs(12),
            silence: Duration::from_secs(85),
            proven: Duration::from_secs(300),
            give_up: Duration::from_secs(600),
        }
    }
}

/// Nothing helps: the process had better end and be started anew.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("Discord can be reached, but shard {shard} of the gateway stays deaf: {why}")]
pub struct Stuck {
    /// Which connection.
    pub shard: u32,
    /// What was seen.
    pub why: &'static str,
}

/// What serenity shows of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    stage: ConnectionStage,
    /// New with each acknowledged heartbeat.
    latency: Option<Duration>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Advice {
    Fine,
    /// Only look whether Discord is there at all: without it, nobody is to blame.
    Ask,
    Restart(&'static str),
    GiveUp(&'static str),
}

/// What is known of one connection.
#[derive(Debug)]
struct Watch {
    seen: Option<Seen>,
    changed: Instant,
    /// Since when it has been connected, or has not.
    connected: bool,
    since: Instant,
    /// From when a connection may take its time.
    began: Instant,
    restarts: u32,
    /// When it was last asked whether Discord is there at all.
    asked: Instant,
    /// How often it connected since it was last connected for long.
    flaps: u32,
}

impl Watch {
    fn new(now: Instant) -> Self {
        Self { seen: None, changed: now, connected: false, since: now, began: now, restarts: 0, asked: now, flaps: 0 }
    }

    fn look(&mut self, seen: Option<Seen>, now: Instant, patience: &Patience) -> Advice {
        if seen != self.seen {
            self.seen = seen;
            self.changed = now;
        }
        let connected = seen.is_some_and(|seen| seen.stage == ConnectionStage::Connected);
        if connected != self.connected {
            (self.connected, self.since, self.began) = (connected, now, now);
            self.flaps += u32::from(connected);
        }
        if self.flaps > FLAPS {
            return Advice::GiveUp("it is cut off again and again");
        }
        let still = now - self.changed;
        if connected {
            if now - self.since >= patience.proven {
                (self.restarts, self.flaps) = (0, 0);
            }
            let silent = still >= patience.silence && now - self.began >= patience.silence;
            return if silent { self.advise("heartbeats are not acknowledged") } else { Advice::Fine };
        }
        if now - self.since >= patience.give_up {
            return Advice::GiveUp("it did not connect for ten minutes");
        }
        // Not to be seen, it is being begun; begun a second time, there would be two.
        if seen.is_some() && still >= patience.still && now - self.began >= patience.connect {
            return self.advise("it is not answered");
        }
        if now - self.asked.max(self.since) >= patience.connect {
            self.asked = now;
            return Advice::Ask;
        }
        Advice::Fine
    }

    const fn advise(&self, why: &'static str) -> Advice {
        if self.restarts >= RESTARTS { Advice::GiveUp(why) } else { Advice::Restart(why) }
    }

    fn restarted(&mut self, now: Instant) {
        self.restarts += 1;
        (self.seen, self.changed, self.began) = (None, now, now);
    }

    /// Discord is away altogether; that is nobody's fault here.
    fn excused(&mut self, now: Instant) {
        (self.since, self.began) = (now, now);
    }
}

/// Watches `shards` connections for ever, from the start of the client on, and has it counted how they stand.
///
/// # Errors
/// Ends only when nothing helps.
pub async fn watch(
    manager: Arc<ShardManager>,
    shards: u32,
    line: Arc<Line>,
    metrics: Metrics,
    patience: Patience,
) -> Result<(), Stuck> {
    let start = Instant::now();
    metrics.expects_shards(shards);
    // Each has its time from when its turn to begin comes.
    let mut watches: BTreeMap<u32, Watch> =
        (0..shards).map(|shard| (shard, Watch::new(start + APART * shard))).collect();
    loop {
        tokio::time::sleep(TICK.min(patience.still)).await;
        // Asked once a round, however many connections are silent.
        let mut reachable = None;
        for (&shard, watch) in &mut watches {
            let seen = {
                let runners = manager.runners.lock().await;
                runners.get(&ShardId(shard)).map(|info| Seen { stage: info.stage, latency: info.latency })
            };
            let before = watch.seen;
            let advice = watch.look(seen, Instant::now(), &patience);
            // Connected just now, or a heartbeat was acknowledged.
            metrics.shard(shard, watch.connected, watch.connected && watch.seen != before);
            if advice == Advice::Fine {
                continue;
            }
            let there = match reachable {
                Some(known) => known,
                None => *reachable.insert(is_reachable(&line).await),
            };
            if !there {
                tracing::warn!(shard, "the gateway does not answer, and Discord cannot be reached at all; waiting");
                watch.excused(Instant::now());
                continue;
            }
            match advice {
                Advice::Restart(why) => {
                    tracing::warn!(shard, why, attempt = watch.restarts + 1, "the gateway's connection is replaced");
                    dismiss(&manager, ShardId(shard)).await;
                    manager.restart(ShardId(shard)).await;
                    watch.restarted(Instant::now());
                    metrics.shard_replaced(shard);
                }
                Advice::GiveUp(why) => return Err(Stuck { shard, why }),
                Advice::Fine | Advice::Ask => {}
            }
        }
    }
}

/// Tells all connections to go, as [`dismiss`] does one, at the same time.
pub(super) async fn dismiss_all(manager: &ShardManager) {
    let runners: Vec<_> = manager.runners.lock().await.iter().map(|(id, info)| (*id, info.runner_tx.clone())).collect();
    if runners.is_empty() {
        return;
    }
    for (shard, runner) in runners {
        go(shard, &runner);
    }
    tokio::time::sleep(CLOSING).await;
}

/// Tells a connection to go, in a way that holds for a dead one too. The manager's own way does not: a runner whose
/// socket has ended would wait for its closing in a loop that never yields, and what an earlier restart left in the
/// manager's channel can make it forget a runner that goes on living.
pub(super) async fn dismiss(manager: &ShardManager, shard: ShardId) {
    let runner = manager.runners.lock().await.get(&shard).map(|info| info.runner_tx.clone());
    let Some(runner) = runner else { return };
    go(shard, &runner);
    tokio::time::sleep(CLOSING).await;
}

fn go(shard: ShardId, runner: &ShardMessenger) {
    // On a dead socket the first fails, and the runner ends at once; on a living one the second ends it in order.
    runner.send_to_shard(ShardRunnerMessage::Close(1000, None));
    runner.send_to_shard(ShardRunnerMessage::Shutdown(shard, 1000));
}

#[cfg(test)]
mod tests;
