//! When nothing is going on: no request in flight, and every interaction answered. It changes nothing.
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::shared::Shared;
use crate::state::World;

/// Something was still going on when patience ended.
#[derive(Debug, Clone, thiserror::Error)]
#[error("not idle: {0}")]
pub struct NotIdle(String);

/// For so long nothing may change before it counts as quiet: a bot that got its answer may ask again at once.
const QUIET: Duration = Duration::from_millis(3);

fn pending(shared: &Shared, world: &World) -> Option<String> {
    let requests = shared.requests_in_flight();
    if requests > 0 {
        return Some(format!("{requests} requests in flight"));
    }
    let waiting: Vec<String> = world
        .interactions
        .values()
        .rev()
        .take(2_000)
        .filter(|i| !i.answered() && !i.abandoned)
        .map(|i| i.name.clone().unwrap_or_else(|| format!("{:?} {}", i.kind, i.id)))
        .collect();
    if waiting.is_empty() { None } else { Some(format!("waiting for answers to {}", waiting.join(", "))) }
}

/// Resolves when it is quiet, for at most `limit`.
pub(crate) async fn idle(shared: &Shared, limit: Duration) -> Result<(), NotIdle> {
    let until = Instant::now() + limit;
    let mut bell = shared.listen();
    loop {
        bell.mark_unchanged();
        let what = shared.look(|w| pending(shared, w));
        let wait = if what.is_none() { (Instant::now() + QUIET).min(until) } else { until };
        match (timeout_at(wait, bell.changed()).await, what) {
            (Err(_), None) => return Ok(()),
            (Err(_), Some(what)) => return Err(NotIdle(what)),
            (Ok(_), _) if Instant::now() >= until => return Err(NotIdle("something changes all the time".into())),
            (Ok(_), _) => {}
        }
    }
}
