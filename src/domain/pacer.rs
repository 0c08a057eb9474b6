//! Decides how fast notices may go out: slower than Discord would take them, and slower still to people never written to.
//! Never waits; it says until when.

use super::ids::PersonId;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::BTreeSet;

/// Everything that Rounds starts itself, a second. Discord takes fifty; sent at 45, none was refused.
pub const A_SECOND: u32 = 45;
/// Between two people who are written to for the first time: bots were quarantined for less distance.
const FIRST_APART: Duration = Duration::seconds(1);
/// So many people at most are written to for the first time on one UTC day.
pub const FIRST_A_DAY: u32 = 500;

/// From so many people in one minute on, they are spread: more cannot be written to in it, since for each there is one
/// request to see whether they are still there, and one to write.
pub const CROWD: u32 = A_SECOND * 60 / 2;

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
    /// The last place given to somebody never written to, now or ahead.
    first_at: Option<DateTime<Utc>>,
    /// How many such places this UTC day has given.
    first_today: Option<(NaiveDate, u32)>,
    /// The places given ahead, so that whoever comes back for theirs finds it.
    ahead: BTreeSet<DateTime<Utc>>,
}

impl Pacer {
    /// A pacer that goes on after a restart: so many people were written to for the first time on this UTC day already.
    #[must_use]
    pub fn going_on(today: NaiveDate, first_today: u32) -> Self {
        Self { first_today: Some((today, first_today)), ..Self::default() }
    }

    /// Takes places for up to `wanted` requests now, at least one, or says from when on there is one.
    ///
    /// # Errors
    /// The instant to try again.
    pub fn take_some(&mut self, now: DateTime<Utc>, wanted: u32) -> Result<u32, DateTime<Utc>> {
        let second = now.timestamp();
        let sent = self.second.filter(|(at, _)| *at == second).map_or(0, |(_, sent)| sent);
        let given = wanted.min(A_SECOND.saturating_sub(sent));
        if given == 0 {
            return Err(DateTime::from_timestamp(second + 1, 0).unwrap_or(now + Duration::seconds(1)));
        }
        self.second = Some((second, sent + given));
        Ok(given)
    }

    /// Takes places for so many requests now, all or none, or says from when on there are as many.
    ///
    /// # Errors
    /// The instant to try again.
    pub fn take(&mut self, now: DateTime<Utc>, requests: u32) -> Result<(), DateTime<Utc>> {
        let before = self.second;
        let given = self.take_some(now, requests)?;
        if given < requests.min(A_SECOND) {
            self.second = before;
            return Err(DateTime::from_timestamp(now.timestamp() + 1, 0).unwrap_or(now + Duration::seconds(1)));
        }
        Ok(())
    }

    /// Takes a place for the first message ever to somebody, or gives one ahead that nobody else gets.
    ///
    /// # Errors
    /// The instant of that place.
    pub fn take_first(&mut self, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        // Whoever was given a place comes back for it; one that lies further back was theirs or is given up.
        if self.ahead.first().is_some_and(|place| *place <= now) {
            self.ahead.pop_first();
            return Ok(());
        }
        // A clock that went back does not hold anybody up.
        let far = self.ahead.first().or(self.first_at.as_ref()).is_some_and(|place| *place - now > Duration::days(1));
        let past = self.ahead.is_empty() && self.first_at.is_some_and(|last| last > now);
        if far || past {
            self.ahead.clear();
            self.first_at = None;
            self.first_today = self.first_today.filter(|(day, _)| *day <= now.date_naive());
        }
        let mut place = self.first_at.map_or(now, |last| now.max(last + FIRST_APART));
        let (day, so_far) =
            self.first_today.filter(|(day, _)| *day >= place.date_naive()).unwrap_or((place.date_naive(), 0));
        let (day, so_far) = if so_far < FIRST_A_DAY { (day, so_far) } else { (super::week::ahead(day, 1), 0) };
        place = place.max(day.and_time(chrono::NaiveTime::MIN).and_utc());
        self.first_at = Some(place);
        self.first_today = Some((day, so_far + 1));
        if place > now {
            self.ahead.insert(place);
            return Err(place);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000)
    }

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
    fn no_second_holds_more_than_45_requests() {
        let (now, next) = (start(), start() + Duration::seconds(1));
        let mut pacer = Pacer::default();
        assert!((0..44).all(|_| pacer.take(now, 1).is_ok()));
        assert_eq!(pacer.take(now, 2), Err(next), "all or none");
        assert_eq!(pacer.take(now, 1), Ok(()));
        assert_eq!(pacer.take(now, 1), Err(next));
        assert_eq!(pacer.take_some(now, 300), Err(next));
        assert_eq!(pacer.take_some(next, 300), Ok(45));
        assert_eq!(
            pacer.take(next + Duration::seconds(1), 300),
            Ok(()),
            "more than a second holds is not refused for ever"
        );
    }

    #[test]
    fn people_never_written_to_have_a_second_each_and_find_the_place_they_were_given() {
        let mut pacer = Pacer::default();
        assert_eq!(pacer.take_first(start()), Ok(()));
        let places: Vec<_> = (0..3).map(|_| pacer.take_first(start()).unwrap_err()).collect();
        assert_eq!(places, [1, 2, 3].map(|n| start() + Duration::seconds(n)));
        for place in places {
            assert_eq!(pacer.take_first(place), Ok(()), "theirs");
        }
        assert_eq!(pacer.take_first(start() + Duration::seconds(3)), Err(start() + Duration::seconds(4)));
    }

    #[test]
    fn no_day_holds_more_than_500_people_never_written_to() {
        let mut pacer = Pacer::default();
        let mut places = vec![start()];
        assert_eq!(pacer.take_first(start()), Ok(()));
        places.extend((1..1_200).map(|_| pacer.take_first(start()).unwrap_err()));
        for (day, many) in [(0, 500), (1, 500), (2, 200)] {
            let today = (start() + Duration::days(day)).date_naive();
            assert_eq!(places.iter().filter(|place| place.date_naive() == today).count(), many);
        }
        assert!(places.windows(2).all(|two| two[1] - two[0] >= FIRST_APART));
        let mut again = Pacer::going_on(start().date_naive(), 499);
        assert_eq!(again.take_first(start()), Ok(()), "the last of the day");
        assert_eq!(again.take_first(start()), Err(start() + Duration::days(1)));
        assert_eq!(again.take_first(start() - Duration::days(3)), Ok(()), "a clock that was days ahead");
    }
}
