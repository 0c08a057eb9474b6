//! Decides how fast notices may go out: slower than Discord would take them, and slower still to people never written to.
//! Never waits; it says until when.

use super::ids::PersonId;
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// Everything that Rounds starts itself, a second. Discord takes fifty; sent at 45, none was refused.
const A_SECOND: u32 = 45;
/// Between two people who are written to for the first time: bots were quarantined for less distance.
const FIRST_APART: Duration = Duration::seconds(1);
/// So many people at most are written to for the first time on one UTC day.
const FIRST_A_DAY: u32 = 500;

/// From so many people in one minute on, they are spread: more cannot be written to in it.
pub const CROWD: u32 = A_SECOND * 60;

/// Where in the hour after a crowded minute a person has their place: steady, and even over people.
#[must_use]
pub fn place_in_hour(person: PersonId) -> Duration {
    // The fractional part of multiples of the golden ratio is even over any run of numbers. Discord counts in the upper bits.
    let hash = (person.0 ^ (person.0 >> 22)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Duration::milliseconds((((hash >> 32) * 3_600_000) >> 32).cast_signed())
}

/// What went out lately.
#[derive(Debug, Clone, Default)]
pub struct Pacer {
    second: Option<(i64, u32)>,
    first_at: Option<DateTime<Utc>>,
    first_today: Option<(NaiveDate, u32)>,
}

impl Pacer {
    /// Takes a place for one notice now, or says from when on there is one. `first` is a notice to somebody who was never
    /// written to.
    ///
    /// # Errors
    /// The instant to try again.
    pub fn take(&mut self, now: DateTime<Utc>, first: bool) -> Result<(), DateTime<Utc>> {
        let second = now.timestamp();
        let sent = self.second.filter(|(at, _)| *at == second).map_or(0, |(_, sent)| sent);
        if sent >= A_SECOND {
            return Err(DateTime::from_timestamp(second + 1, 0).unwrap_or(now + Duration::seconds(1)));
        }
        if first {
            // A clock that went back does not hold anybody up.
            if let Some(last) = self.first_at.filter(|last| *last <= now && now - *last < FIRST_APART) {
                return Err(last + FIRST_APART);
            }
            let today = now.date_naive();
            let so_far = self.first_today.filter(|(day, _)| *day == today).map_or(0, |(_, so_far)| so_far);
            if so_far >= FIRST_A_DAY {
                let tomorrow = super::week::ahead(today, 1);
                return Err(tomorrow.and_time(chrono::NaiveTime::MIN).and_utc());
            }
            self.first_at = Some(now);
            self.first_today = Some((today, so_far + 1));
        }
        self.second = Some((second, sent + 1));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_spread_evenly_over_the_hour() {
        let mut minutes = [0u32; 60];
        for n in 0..60_000u64 {
            let place = place_in_hour(PersonId((1_400_000_000_000_000_000 + n * 104_729) << 1));
            minutes[place.num_minutes() as usize] += 1;
        }
        assert!(minutes.iter().all(|people| (700..1300).contains(people)), "{minutes:?}");
    }

    #[test]
    fn no_second_holds_more_than_45_and_no_day_more_than_500_first_ones() {
        let start = DateTime::UNIX_EPOCH + Duration::days(20_000);
        let mut pacer = Pacer::default();
        assert!((0..45).all(|_| pacer.take(start, false).is_ok()));
        assert_eq!(pacer.take(start, false), Err(start + Duration::seconds(1)));
        let mut pacer = Pacer::default();
        let mut now = start;
        for _ in 0..500 {
            assert_eq!(pacer.take(now, true), Ok(()));
            assert_eq!(pacer.take(now, true), Err(now + Duration::seconds(1)));
            assert_eq!(pacer.take(now, false), Ok(()));
            now += Duration::seconds(1);
        }
        assert_eq!(pacer.take(now, true), Err(start + Duration::days(1)));
        assert_eq!(pacer.take(start + Duration::days(1), true), Ok(()));
    }
}
