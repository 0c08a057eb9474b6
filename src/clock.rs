//! The only place that asks what time it is. Never decides what time means for anybody; that is `domain`.

use chrono::{DateTime, Duration, Utc};
use std::sync::Arc;
use tokio::sync::watch;

/// No sleep lasts longer in one piece, so that a system clock that was put right is noticed.
const AT_MOST: std::time::Duration = std::time::Duration::from_secs(30);

#[derive(Debug, Clone, Copy)]
enum Hand {
    /// The system's clock, with something added.
    Running { shift: Duration },
    /// A clock that stands still until it is moved.
    Standing { at: DateTime<Utc> },
}

/// A clock: the system's, the system's shifted, or one that is moved by hand. Copies show the same time.
#[derive(Debug, Clone)]
pub struct Clock(Arc<watch::Sender<Hand>>);

impl Clock {
    /// The system's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::with(Hand::Running { shift: Duration::zero() })
    }

    /// The system's clock, shifted so that it shows `at` now.
    #[must_use]
    pub fn shifted_to(at: DateTime<Utc>) -> Self {
        Self::with(Hand::Running { shift: at - system_now() })
    }

    /// A clock that shows `at` until it is moved.
    #[must_use]
    pub fn standing_at(at: DateTime<Utc>) -> Self {
        Self::with(Hand::Standing { at })
    }

    fn with(hand: Hand) -> Self {
        Self(Arc::new(watch::Sender::new(hand)))
    }

    /// What time it is, to the millisecond: as finely as the database keeps it.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let exact = match *self.0.borrow() {
            Hand::Running { shift } => system_now() + shift,
            Hand::Standing { at } => at,
        };
        DateTime::from_timestamp_millis(exact.timestamp_millis()).unwrap_or(exact)
    }

    /// Makes the clock show `at` now, and wakes whoever sleeps by it.
    pub fn set(&self, at: DateTime<Utc>) {
        self.0.send_modify(|hand| match hand {
            Hand::Running { shift } => *shift = at - system_now(),
            Hand::Standing { at: stands } => *stands = at,
        });
    }

    /// Sleeps until the clock shows `at` or later, or for ever without one; and no longer than until it shows less than
    /// `since`, the instant at which it was asked: then it was put back, and all that was reckoned may be otherwise.
    pub async fn sleep_until(&self, at: Option<DateTime<Utc>>, since: DateTime<Utc>) {
        let mut moved = self.0.subscribe();
        loop {
            // Seen before the time is read: whoever moves the clock after it wakes the nap.
            let hand = *moved.borrow_and_update();
            if self.now() < since {
                return;
            }
            let left = at.map(|at| at - self.now());
            if left.is_some_and(|left| left <= Duration::zero()) {
                return;
            }
            let nap = match (hand, left) {
                (Hand::Running { .. }, Some(left)) => left.to_std().unwrap_or(AT_MOST).min(AT_MOST),
                _ => AT_MOST,
            };
            tokio::select! {
                () = tokio::time::sleep(nap) => {}
                changed = moved.changed() => if changed.is_err() { return },
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_move_in_the_very_moment_of_falling_asleep_wakes_too() {
        let (start, later) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + Duration::hours(1));
        for wait in (0..20_000).map(|round| round % 500) {
            let clock = Clock::standing_at(start);
            let both = Arc::new(std::sync::Barrier::new(2));
            let mover = std::thread::spawn({
                let (clock, both) = (clock.clone(), Arc::clone(&both));
                move || {
                    both.wait();
                    (0..wait).for_each(|_| std::hint::spin_loop());
                    clock.set(later);
                }
            });
            both.wait();
            let slept = clock.sleep_until(Some(later), start);
            tokio::time::timeout(AT_MOST / 3, slept).await.expect("it wakes");
            mover.join().unwrap();
        }
    }

    #[tokio::test]
    async fn a_standing_clock_moves_by_hand_and_wakes_its_sleepers() {
        let start = DateTime::UNIX_EPOCH;
        let clock = Clock::standing_at(start);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(Some(start + Duration::hours(2)), start).await }
        });
        clock.set(start + Duration::hours(1));
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        clock.set(start + Duration::hours(2));
        sleeper.await.unwrap();
        assert_eq!(clock.now(), start + Duration::hours(2));
    }

    #[tokio::test]
    async fn who_sleeps_by_a_clock_that_is_put_back_is_woken() {
        let start = DateTime::UNIX_EPOCH + Duration::days(9000);
        for clock in [Clock::standing_at(start), Clock::shifted_to(start)] {
            let (since, sleeping) = (clock.now(), clock.clone());
            let sleeper = tokio::spawn(async move { sleeping.sleep_until(None, since).await });
            tokio::task::yield_now().await;
            assert!(!sleeper.is_finished());
            clock.set(start - Duration::hours(1));
            tokio::time::timeout(std::time::Duration::from_secs(5), sleeper).await.unwrap().unwrap();
        }
    }

    #[test]
    fn a_shifted_clock_shows_what_it_was_set_to() {
        let at = DateTime::UNIX_EPOCH + Duration::days(9000);
        let clock = Clock::shifted_to(at);
        assert!((clock.now() - at) < Duration::minutes(1) && clock.now() >= at);
    }
}
