//! Keeps serenity's book of limits small: it would hold a page for every interaction that ever was.

use serenity::http::{Http, RatelimitingBucket};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How often the book is gone through.
pub const EVERY: Duration = Duration::from_secs(300);

/// What the last round saw.
#[derive(Debug, Default)]
pub struct Sweep {
    seen: HashMap<RatelimitingBucket, Option<SystemTime>>,
}

impl Sweep {
    /// Goes through the book once: what did not change since the last round, at least `since` ago, and has passed by
    /// now, is torn out. What is in use stays. Says how many pages are left.
    pub async fn round(&mut self, http: &Http, since: Duration) -> usize {
        let Some(limiter) = &http.ratelimiter else { return 0 };
        let routes = limiter.routes();
        let mut book = routes.write().await;
        let mut seen = HashMap::new();
        book.retain(|bucket, page| {
            // Taken from the book only under its lock, so that a lone one is in nobody's hands.
            let quiet = Arc::strong_count(page) == 1;
            let Some(limit) = page.try_lock().ok().filter(|_| quiet) else { return true };
            let same = self.seen.get(bucket) == Some(&limit.reset());
            let passed = limit.reset_after().unwrap_or_default() <= since;
            if !(same && passed) {
                seen.insert(*bucket, limit.reset());
            }
            !(same && passed)
        });
        book.shrink_to_fit();
        self.seen = seen;
        book.len()
    }
}

/// Goes through these books every few minutes, for ever.
pub async fn keep_small(https: Vec<Arc<Http>>) {
    let mut sweeps: Vec<Sweep> = https.iter().map(|_| Sweep::default()).collect();
    loop {
        tokio::time::sleep(EVERY).await;
        for (http, sweep) in https.iter().zip(&mut sweeps) {
            let left = sweep.round(http, EVERY).await;
            tracing::debug!(left, "limits of routes that are over were forgotten");
        }
    }
}
