//! Rate limits in real time: a global one for each bot and one for each route. Off unless the options say so.
use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::options::RateLimits;

/// Requests counted by the second.
#[derive(Debug, Default)]
pub(crate) struct Buckets {
    counts: HashMap<String, (Instant, u32)>,
    /// How many requests were refused.
    pub(crate) refused: u64,
}

/// How a request stands to the limits.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) limit: u32,
    pub(crate) remaining: u32,
    pub(crate) reset_after: f64,
    pub(crate) bucket: String,
    /// Over the limit: globally, or on the route.
    pub(crate) over: Option<bool>,
}

const WINDOW: Duration = Duration::from_secs(1);

impl Buckets {
    fn count(&mut self, key: &str, limit: u32) -> (u32, f64, bool) {
        let now = Instant::now();
        let slot = self.counts.entry(key.to_owned()).or_insert((now, 0));
        if now - slot.0 >= WINDOW {
            *slot = (now, 0);
        }
        let left = (WINDOW - (now - slot.0)).as_secs_f64();
        let over = slot.1 >= limit;
        if !over {
            slot.1 += 1;
        }
        (limit - slot.1, left, over)
    }

    /// Counts a request of the bot with `token`; nothing when limits are off.
    pub(crate) fn take(
        &mut self,
        limits: RateLimits,
        token: Option<&str>,
        method: &str,
        path: &[&str],
    ) -> Option<Standing> {
        let RateLimits::Global(limit) = limits else { return None };
        if self.counts.len() > 10_000 {
            let now = Instant::now();
            self.counts.retain(|_, (at, _)| now - *at < WINDOW);
        }
        let answer = matches!(path.first(), Some(&"interactions" | &"webhooks"));
        // Discord's buckets: the route, and its major parameter.
        let bucket = format!("{method} {}", path.iter().take(4).copied().collect::<Vec<_>>().join("/"));
        let (remaining, reset_after, route_over) = self.count(&bucket, limit);
        let mut standing = Standing { limit, remaining, reset_after, bucket, over: route_over.then_some(false) };
        if let Some(token) = token.filter(|_| !answer && !route_over) {
            let (_, left, over) = self.count(&format!("global {token}"), limit);
            if over {
                standing.over = Some(true);
                standing.reset_after = left;
            }
        }
        self.refused += u64::from(standing.over.is_some());
        Some(standing)
    }
}

impl Standing {
    /// The headers that Discord sends along.
    pub(crate) fn headers(&self) -> Vec<(&'static str, String)> {
        let seconds = self.reset_after;
        let mut headers = vec![
            ("x-ratelimit-limit", self.limit.to_string()),
            ("x-ratelimit-remaining", self.remaining.to_string()),
            ("x-ratelimit-reset-after", format!("{seconds:.3}")),
            ("x-ratelimit-reset", format!("{:.3}", epoch() + seconds)),
            ("x-ratelimit-bucket", self.name()),
        ];
        if let Some(global) = self.over {
            headers.push(("retry-after", format!("{}", seconds.ceil())));
            headers.push(("x-ratelimit-scope", if global { "global".into() } else { "user".into() }));
            if global {
                headers.push(("x-ratelimit-global", "true".into()));
            }
        }
        headers
    }

    fn name(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in self.bucket.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{hash:016x}")
    }
}

/// Real seconds since 1970: limits hold in real time, whatever the story says.
fn epoch() -> f64 {
    let now = (crate::clock::system())();
    now.timestamp_millis() as f64 / 1000.0
}
