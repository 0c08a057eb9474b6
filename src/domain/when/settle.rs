//! Decides which instant a day and an hour are, where a person lives.
//! Never decides what was said; that is `read`.
//!
//! A weekday without “next” is the last one that is not ahead: on a Monday at ten, “monday” is today and
//! “monday 7pm” a week ago, for what is logged has mostly happened. “last monday” is always before today, “next
//! monday” always after, “this monday” in the running week. The same holds for “the 14th”. A date without a year is
//! the nearest one. “midnight” begins the day it is said with, except in “tonight” and “last night”, which it ends.

use super::lex::{pieces, plain};
use super::read::{Day, Hour, Reading, Which, read};
use super::refused::WhenRefused::{self, NotUnderstood};
use super::words::Part;
use crate::domain::local_time::instant;
use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike, Utc,
    Weekday,
};
use chrono_tz::Tz;

/// How many of the person's days a time may lie back or ahead.
pub const REACH_DAYS: i64 = 60;

/// Nobody needs more letters to say when.
pub(super) const MOST_LETTERS: usize = 100;

/// The instant that `text` means, said at `now` by somebody in `zone`.
///
/// A day without a time is its noon, or `now` where noon is still ahead today. A time without a day is today.
///
/// # Errors
/// What stood in the way; its `Display` can be shown.
pub fn parse(text: &str, now: DateTime<Utc>, zone: Tz) -> Result<DateTime<Utc>, WhenRefused> {
    if text.chars().count() > MOST_LETTERS {
        return Err(NotUnderstood);
    }
    let moment = Moment { now, zone, wall: wall(now, zone)? };
    if let Ok(exact) = DateTime::parse_from_rfc3339(text.trim()) {
        return moment.within(exact.to_utc());
    }
    let plain = plain(text);
    let pieces = pieces(&plain).ok_or(NotUnderstood)?;
    let reading = read(&pieces).ok_or(NotUnderstood)?;
    moment.settle(&reading)
}

/// What the wall clock shows; nothing beyond the ends of the calendar.
fn wall(at: DateTime<Utc>, zone: Tz) -> Result<NaiveDateTime, WhenRefused> {
    let utc = at.naive_utc();
    utc.checked_add_offset(zone.offset_from_utc_datetime(&utc).fix()).ok_or(NotUnderstood)
}

/// When and where something is said.
struct Moment {
    now: DateTime<Utc>,
    zone: Tz,
    wall: NaiveDateTime,
}

impl Moment {
    fn settle(&self, reading: &Reading) -> Result<DateTime<Utc>, WhenRefused> {
        let dated = reading.day.is_some() || reading.weekday.is_some();
        let timed = reading.hour.is_some() || reading.part.is_some();
        match (reading.minutes, reading.stamp) {
            (None, None) if dated || timed => {}
            (Some(minutes), None) if !dated && !timed => {
                let at = TimeDelta::try_minutes(minutes).and_then(|length| self.now.checked_add_signed(length));
                return at.map_or(Err(self.beyond(minutes)), |at| self.within(at));
            }
            (None, Some(seconds)) if !dated && !timed => {
                let at = DateTime::from_timestamp(seconds, 0);
                return at.map_or(Err(self.beyond(seconds)), |at| self.within(at));
            }
            _ => return Err(NotUnderstood),
        }
        let at = match (reading.day, reading.weekday) {
            (Some(day), named) => {
                let date = self.date(day, reading)?;
                // “Monday 14 March” has to be one.
                if named.is_some_and(|(weekday, _)| date.weekday() != weekday) {
                    return Err(NotUnderstood);
                }
                self.at(date, reading)?
            }
            (None, Some((weekday, which))) => self.weekday(weekday, which, reading)?,
            (None, None) => self.at(self.wall.date(), reading)?,
        };
        self.within(at)
    }

    /// Refuses what is too far away.
    fn within(&self, at: DateTime<Utc>) -> Result<DateTime<Utc>, WhenRefused> {
        self.near(wall(at, self.zone)?.date())?;
        Ok(at)
    }

    fn near(&self, date: NaiveDate) -> Result<NaiveDate, WhenRefused> {
        let away = (date - self.wall.date()).num_days();
        if (-REACH_DAYS..=REACH_DAYS).contains(&away) { Ok(date) } else { Err(self.beyond(away)) }
    }

    fn beyond(&self, away: i64) -> WhenRefused {
        if away < 0 { WhenRefused::TooFarBack } else { WhenRefused::TooFarAhead }
    }

    fn date(&self, day: Day, reading: &Reading) -> Result<NaiveDate, WhenRefused> {
        let today = self.wall.date();
        match day {
            Day::Away(days) => self.away(today, days).and_then(|date| self.near(date)),
            Day::Months(months) => {
                let by = Months::new(months.unsigned_abs());
                let date = if months < 0 { today.checked_sub_months(by) } else { today.checked_add_months(by) };
                date.ok_or(self.beyond(months.into())).and_then(|date| self.near(date))
            }
            Day::Date(year, month, day) => {
                self.dated(year, month, day).ok_or(NotUnderstood).and_then(|date| self.near(date))
            }
            Day::Either(year, one, other) => {
                let day_first = self.dated(year, other, one);
                let month_first = self.dated(year, one, other);
                match (day_first, month_first) {
                    (Some(a), Some(b)) if a != b => Err(WhenRefused::Ambiguous { a, b }),
                    (Some(date), _) | (None, Some(date)) => self.near(date),
                    (None, None) => Err(NotUnderstood),
                }
            }
            Day::OfMonth(day) => self.of_month(day, reading),
        }
    }

    fn away(&self, from: NaiveDate, days: i64) -> Result<NaiveDate, WhenRefused> {
        let by = Days::new(days.unsigned_abs());
        let date = if days < 0 { from.checked_sub_days(by) } else { from.checked_add_days(by) };
        date.ok_or(self.beyond(days))
    }

    /// The date; without its year, the nearest one.
    fn dated(&self, year: Option<i32>, month: u32, day: u32) -> Option<NaiveDate> {
        if let Some(year) = year {
            return NaiveDate::from_ymd_opt(year, month, day);
        }
        let today = self.wall.date();
        (-1..=1)
            .filter_map(|more| NaiveDate::from_ymd_opt(today.year().checked_add(more)?, month, day))
            .min_by_key(|date| (*date - today).num_days().abs())
    }

    /// The last day of that number that is not ahead.
    fn of_month(&self, day: u32, reading: &Reading) -> Result<NaiveDate, WhenRefused> {
        let first = self.wall.date().with_day(1).ok_or(NotUnderstood)?;
        for back in 0..3 {
            let date = first.checked_sub_months(Months::new(back)).and_then(|month| month.with_day(day));
            if let Some(date) = date
                && self.at(date, reading)? <= self.now
            {
                return Ok(date);
            }
        }
        Err(NotUnderstood)
    }

    fn weekday(&self, weekday: Weekday, which: Which, reading: &Reading) -> Result<DateTime<Utc>, WhenRefused> {
        let today = self.wall.date();
        let place = |day: Weekday| i64::from(day.num_days_from_monday());
        let back = (place(today.weekday()) - place(weekday)).rem_euclid(7);
        let away = match which {
            Which::Latest => -back,
            Which::Last => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Which::Next => 7 - back,
            Which::OfWeek(weeks) => place(weekday) - place(today.weekday()) + 7 * weeks,
        };
        let at = self.at(self.away(today, away)?, reading)?;
        if which == Which::Latest && at > self.now {
            return self.at(self.away(today, away - 7)?, reading);
        }
        Ok(at)
    }

    /// The instant on that date.
    fn at(&self, date: NaiveDate, reading: &Reading) -> Result<DateTime<Utc>, WhenRefused> {
        let today = date == self.wall.date();
        let (days, hour, minute) = match (reading.hour, reading.part) {
            (Some(said), part) => in_part(said, part),
            (None, Some(part)) => {
                let (begins, usual) = span(part);
                if today && (begins..usual).contains(&self.wall.hour()) {
                    return Ok(self.now);
                }
                (0, usual, 0)
            }
            (None, None) if today && self.wall.hour() < 12 => return Ok(self.now),
            (None, None) => (0, 12, 0),
        };
        // 24:00 is how some write the midnight that ends a day.
        let (days, hour) = if (hour, minute) == (24, 0) { (days + 1, 0) } else { (days, hour) };
        let time = NaiveTime::from_hms_opt(hour, minute, 0).ok_or(NotUnderstood)?;
        Ok(instant(self.zone, self.away(date, days)?.and_time(time)))
    }
}

/// When a part of the day begins, and the hour that stands for it.
fn span(part: Part) -> (u32, u32) {
    match part {
        Part::Morning => (5, 9),
        Part::Afternoon => (12, 15),
        Part::Evening => (17, 19),
        Part::Night => (20, 21),
    }
}

/// How many days later, at which hour and minute: “yesterday evening at 7”, “last night at 2”.
fn in_part(said: Hour, part: Option<Part>) -> (i64, u32, u32) {
    let Hour { hour, minute, settled } = said;
    match part {
        Some(Part::Night) if hour < 6 => (1, hour, minute),
        Some(Part::Night) if !settled && hour == 12 => (1, 0, minute),
        Some(Part::Afternoon | Part::Evening | Part::Night) if !settled && hour < 12 => (0, hour + 12, minute),
        _ => (0, hour, minute),
    }
}
