//! Identifiers made from story time. They always grow, even when time stands still or runs back; nothing here asks for the time.
use chrono::{DateTime, Utc};

/// A snowflake.
pub(crate) type Id = u64;

/// The first millisecond of 2015, where Discord's identifiers begin.
const EPOCH_MS: i64 = 1_420_070_400_000;

/// Hands out identifiers.
#[derive(Debug, Default)]
pub(crate) struct Snowflakes {
    last: u64,
}

impl Snowflakes {
    /// The next identifier at `now`: its upper bits are the time, unless that would not be larger than the last one.
    pub(crate) fn next(&mut self, now: DateTime<Utc>) -> u64 {
        let since = u64::try_from(now.timestamp_millis() - EPOCH_MS).unwrap_or(0);
        self.last = (since << 22).max(self.last + 1);
        self.last
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn identifiers_grow_while_time_stands_or_goes_back() {
        let mut ids = Snowflakes::default();
        let at = Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).single().expect("a valid date");
        let first = ids.next(at);
        let second = ids.next(at);
        let third = ids.next(at - chrono::Duration::hours(1));
        assert!(first < second && second < third);
        let made = i64::try_from(first >> 22).expect("it fits") + EPOCH_MS;
        assert_eq!(made, at.timestamp_millis());
    }
}
