//! Lets requests through one after another, a little slower than Discord takes them, whatever they are for.
//! Real time, since it is in real time that Discord counts. Never decides what is sent, nor when it is due.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Forty-five a second: Discord takes fifty.
const APART: Duration = Duration::from_nanos(1_000_000_000 / 45);
/// After a rest, so much of it is made up for at once: two more may go with the first.
const MADE_UP: Duration = Duration::from_nanos(2_000_000_000 / 45);

/// One for all requests of a line.
#[derive(Debug, Default)]
pub struct Turnstile(Mutex<Option<Instant>>);

impl Turnstile {
    /// Waits for a place.
    pub async fn pass(&self) {
        let now = Instant::now();
        tokio::time::sleep_until(self.place(now)).await;
    }

    /// The next place that is free.
    fn place(&self, now: Instant) -> Instant {
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rested = now.checked_sub(MADE_UP).unwrap_or(now);
        let place = free.map_or(rested, |free| free.max(rested));
        *free = Some(place + APART);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_than_48_wherever_it_begins() {
        let (turnstile, start) = (Turnstile::default(), Instant::now() + Duration::from_secs(60));
        let mut places = Vec::new();
        for (after, many) in [(0, 130), (3_500, 1), (3_550, 100), (9_000, 60)] {
            let now = start + Duration::from_millis(after);
            places.extend((0..many).map(|_| turnstile.place(now).max(now)));
        }
        assert!(places.is_sorted());
        for from in &places {
            let within = places.iter().filter(|at| *at >= from && **at - *from < Duration::from_secs(1)).count();
            assert!(within <= 48, "{within}");
        }
        assert!(places[129] - start < Duration::from_secs(3), "and none of it is wasted");
        assert!(places[131 + 99] - places[131] < Duration::from_millis(2_300));
    }
}
