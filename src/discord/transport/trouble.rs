//! Counts the answers for which Discord bans a bot: 401, 403 and 429, ten thousand of them in ten minutes.
//! Decides when to stop sending, long before that. Never sends anything.

use crate::clock::Clock;
use chrono::{DateTime, Duration, Utc};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// So many in ten minutes stop everything.
pub const MOST: usize = 1_000;
const SPAN: Duration = Duration::minutes(10);

/// The answers that count against us. Copies count together.
#[derive(Debug, Clone)]
pub struct Trouble {
    clock: Clock,
    seen: Arc<Mutex<VecDeque<DateTime<Utc>>>>,
    token: Arc<watch::Sender<bool>>,
}

impl Trouble {
    /// None so far.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self { clock, seen: Arc::default(), token: Arc::new(watch::Sender::new(false)) }
    }

    /// Notes the status of an answer. `shared` is a limit that others used up as well; it does not count.
    pub fn note(&self, status: u16, shared: bool) {
        if status == 401 {
            self.token.send_replace(true);
        }
        if !matches!(status, 401 | 403 | 429) || shared {
            return;
        }
        let now = self.clock.now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() == MOST {
            seen.pop_front();
        }
        seen.push_back(now);
        forget_old(&mut seen, now);
        if seen.len() == MOST {
            tracing::error!("Discord refused {MOST} requests in ten minutes; nothing is sent until that is over");
        }
    }

    /// Notes a failure that serenity reported.
    pub fn note_error(&self, error: &serenity::Error) {
        if let serenity::Error::Http(http) = error
            && let Some(status) = http.status_code()
        {
            self.note(status.as_u16(), false);
        }
    }

    /// How many there were in the last ten minutes.
    #[must_use]
    pub fn count(&self, now: DateTime<Utc>) -> usize {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        forget_old(&mut seen, now);
        seen.len()
    }

    /// Whether nothing may be sent now.
    #[must_use]
    pub fn is_broken(&self, now: DateTime<Utc>) -> bool {
        self.broken_for(now).is_some()
    }

    /// For how long nothing may be sent, if so.
    #[must_use]
    pub fn broken_for(&self, now: DateTime<Utc>) -> Option<Duration> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        forget_old(&mut seen, now);
        let oldest = seen.front().filter(|_| seen.len() >= MOST)?;
        Some((*oldest + SPAN - now).max(Duration::seconds(1)))
    }

    /// Waits until an answer said that the token is not valid.
    pub(super) async fn until_token_doubted(&self) {
        let mut doubt = self.token.subscribe();
        // The sender lives in `self`, so that waiting can only end with the doubt.
        let _ended = doubt.wait_for(|doubted| *doubted).await;
    }

    /// The token was found to be valid after all.
    pub(super) fn trust_token(&self) {
        self.token.send_replace(false);
    }
}

/// A clock that was put right may leave marks far ahead; those are forgotten as well.
fn forget_old(seen: &mut VecDeque<DateTime<Utc>>, now: DateTime<Utc>) {
    seen.retain(|at| (now - *at).abs() < SPAN);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_in_ten_minutes_break_it_until_the_first_is_forgotten() {
        let start = DateTime::UNIX_EPOCH + Duration::days(20_000);
        let clock = Clock::standing_at(start);
        let trouble = Trouble::new(clock.clone());
        for (status, shared) in [(200, false), (404, false), (500, false), (429, true)] {
            trouble.note(status, shared);
        }
        assert_eq!(trouble.count(start), 0);
        for n in 0..1_500 {
            clock.set(start + Duration::milliseconds(100 * n));
            trouble.note([401, 403, 429][n as usize % 3], false);
            assert_eq!(trouble.is_broken(clock.now()), n >= 999, "{n}");
        }
        let later = clock.now() + Duration::minutes(9);
        assert!(trouble.is_broken(later - Duration::minutes(2)));
        assert!(!trouble.is_broken(later));
        assert!(!trouble.is_broken(start - Duration::hours(1)), "a clock that went back");
    }
}
