//! Decides to which day and week an instant belongs for a person, and what a set of weekdays is.
//! Never decides what is expected in a week; that is `pace`.

use super::local_time::instant;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The hour at which a person's day ends unless they say otherwise: a post at 01:30 belongs to the shift before.
pub const DAY_ENDS: NaiveTime = NaiveTime::from_hms_opt(4, 0, 0).expect("four in the morning exists");

/// An ISO week, by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Week(NaiveDate);

impl Week {
    /// The week that holds `day`.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(back(day, u64::from(day.weekday().num_days_from_monday())))
    }

    /// The Monday.
    #[must_use]
    pub const fn monday(self) -> NaiveDate {
        self.0
    }

    /// The Sunday.
    #[must_use]
    pub fn sunday(self) -> NaiveDate {
        ahead(self.0, 6)
    }

    /// The seven days, Monday first.
    pub fn days(self) -> impl DoubleEndedIterator<Item = NaiveDate> + Clone {
        (0..7).map(move |n| ahead(self.0, n))
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(ahead(self.0, 7))
    }

    /// The week before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.earlier(1)
    }

    /// The week `weeks` before this one.
    #[must_use]
    pub fn earlier(self, weeks: u32) -> Self {
        Self(back(self.0, u64::from(weeks) * 7))
    }

    /// How many weeks lie between `self` and a later `other`; negative if it is earlier.
    #[must_use]
    pub fn until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days() / 7
    }
}

impl fmt::Display for Week {
    /// As ISO 8601 writes it: `2026-W05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iso = self.0.iso_week();
        write!(f, "{:04}-W{:02}", iso.year(), iso.week())
    }
}

/// `days` after `day`; the end of the calendar stays the end of the calendar.
#[must_use]
pub fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// `days` before `day`; the beginning of the calendar stays the beginning of the calendar.
#[must_use]
pub fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// The person's day at `at`: what the clock on their wall says, less the hours that still belong to the evening before.
#[must_use]
pub fn day_of(at: DateTime<Utc>, zone: Tz, day_ends: NaiveTime) -> NaiveDate {
    let wall = at.with_timezone(&zone).naive_local();
    if wall.time() < day_ends { back(wall.date(), 1) } else { wall.date() }
}

/// The instant at which a wall clock shows `time` within the person's `day`, which ends at `day_ends` of the next date.
#[must_use]
pub fn moment(day: NaiveDate, time: NaiveTime, zone: Tz, day_ends: NaiveTime) -> DateTime<Utc> {
    let date = if time < day_ends { ahead(day, 1) } else { day };
    instant(zone, date.and_time(time))
}

/// The instant at which the person's `day` begins.
#[must_use]
pub fn begins_at(day: NaiveDate, zone: Tz, day_ends: NaiveTime) -> DateTime<Utc> {
    instant(zone, day.and_time(day_ends))
}

/// A set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);
    /// All seven.
    pub const ALL: Self = Self(0b111_1111);
    /// None.
    pub const NONE: Self = Self(0);

    /// The set whose bits are `bits`, Monday lowest; bits beyond Sunday are dropped.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & Self::ALL.0)
    }

    /// One bit a weekday, Monday lowest.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set of these weekdays.
    #[must_use]
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | 1 << day.num_days_from_monday()))
    }

    /// Whether the weekday is in the set.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// Whether `day` falls on a weekday of the set.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.contains(day.weekday())
    }

    /// How many there are.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0.count_ones() as u8
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The weekdays, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        EVERY_DAY.into_iter().filter(move |day| self.contains(*day))
    }
}

/// The seven weekdays, Monday first.
pub const EVERY_DAY: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_post_after_midnight_belongs_to_the_shift_before() {
        let zone = chrono_tz::Europe::Berlin;
        let at = zone.with_ymd_and_hms(2026, 1, 6, 1, 30, 0).unwrap().to_utc();
        assert_eq!(day_of(at, zone, DAY_ENDS), day("2026-01-05"));
        let at = zone.with_ymd_and_hms(2026, 1, 6, 4, 0, 0).unwrap().to_utc();
        assert_eq!(day_of(at, zone, DAY_ENDS), day("2026-01-06"));
    }

    #[test]
    fn weeks_are_iso_weeks_over_the_turn_of_the_year() {
        assert_eq!(Week::of(day("2027-01-03")).to_string(), "2026-W53");
        assert_eq!(Week::of(day("2027-01-04")).to_string(), "2027-W01");
        assert_eq!(Week::of(day("2026-12-28")).next(), Week::of(day("2027-01-04")));
        assert_eq!(Week::of(day("2027-01-04")).earlier(1).until(Week::of(day("2027-01-10"))), 1);
    }

    #[test]
    fn weekdays_keep_their_order_and_their_bits() {
        let set = Weekdays::of([Weekday::Sun, Weekday::Mon]);
        assert_eq!(set.bits(), 0b100_0001);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Weekday::Mon, Weekday::Sun]);
        assert_eq!(Weekdays::WORKING.count(), 5);
        assert!(Weekdays::from_bits(0x80).is_empty());
    }

    #[test]
    fn a_moment_before_the_days_end_lies_on_the_next_date() {
        let zone = chrono_tz::Europe::London;
        let two = NaiveTime::from_hms_opt(2, 0, 0).unwrap();
        let at = moment(day("2026-01-05"), two, zone, DAY_ENDS);
        assert_eq!(at, Utc.with_ymd_and_hms(2026, 1, 6, 2, 0, 0).unwrap());
        assert_eq!(day_of(at, zone, DAY_ENDS), day("2026-01-05"));
    }
}
