//! Decides how long to wait before Discord is asked again: a second first, then longer, a minute at most.
//! Real time, since sockets know no other.

use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(60);

/// Pauses that grow.
#[derive(Debug, Default)]
pub struct Pauses {
    taken: u32,
}

impl Pauses {
    /// The next pause, at least as long as what Discord asked for.
    pub fn next(&mut self, asked: Option<Duration>) -> Duration {
        let pause = Duration::from_secs(1 << self.taken.min(6)).min(LONGEST);
        self.taken += 1;
        pause.max(asked.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute_and_heed_what_was_asked() {
        let mut pauses = Pauses::default();
        let seconds: Vec<u64> = (0..9).map(|_| pauses.next(None).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(pauses.next(Some(Duration::from_secs(90))).as_secs(), 90);
    }
}
