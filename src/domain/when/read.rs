//! Decides what the pieces of a text about time say: which day, which hour, how long ago.
//! Never decides which instant that is; that is `settle`.

use super::lex::Piece::{self, Clock, DayMonth, Dotted, Number, Slashed, Stamp, Word, YearFirst};
use super::words::{Part, Unit, amount, month, part, weekday, weeks};
use chrono::Weekday;

/// The day that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// So many days from today.
    Away(i64),
    /// So many months from today.
    Months(i32),
    /// A date, with its year or without.
    Date(Option<i32>, u32, u32),
    /// Two numbers of which one is the month.
    Either(Option<i32>, u32, u32),
    /// The day of a month that was not named.
    OfMonth(u32),
}

/// Which of the weekdays of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The last one that is not ahead.
    Latest,
    /// The last one before today.
    Last,
    /// The first one after today.
    Next,
    /// The one so many weeks from the running week.
    OfWeek(i64),
}

/// Hours and minutes, and whether the half of the day is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hour {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) settled: bool,
}

/// What was said; each at most once.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<(Weekday, Which)>,
    pub(super) hour: Option<Hour>,
    pub(super) part: Option<Part>,
    /// So many minutes from now.
    pub(super) minutes: Option<i64>,
    /// This very second.
    pub(super) stamp: Option<i64>,
}

/// The sense of the pieces, or nothing if one of them has none, or if two say the same thing.
pub(super) fn read(mut pieces: &[Piece<'_>]) -> Option<Reading> {
    let mut reading = Reading::default();
    while !pieces.is_empty() {
        pieces = reading
            .length(pieces)
            .or_else(|| reading.day(pieces))
            .or_else(|| reading.date(pieces))
            .or_else(|| reading.hour(pieces))?;
    }
    Some(reading)
}

/// Sets what was not set before.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}

type Rest<'p, 'a> = Option<&'p [Piece<'a>]>;

impl Reading {
    /// “2 hours ago”, “in 3 days”, “an hour from now”, “now”.
    fn length<'p, 'a>(&mut self, pieces: &'p [Piece<'a>]) -> Rest<'p, 'a> {
        let (sign, amount, unit, rest) = match pieces {
            [Word("just" | "right"), Word("now"), rest @ ..] | [Word("now"), rest @ ..] => {
                once(&mut self.minutes, 0)?;
                return Some(rest);
            }
            [Stamp(seconds), rest @ ..] => {
                once(&mut self.stamp, *seconds)?;
                return Some(rest);
            }
            [Word("in"), rest @ ..] => {
                let (amount, unit, rest) = amount(rest)?;
                (1, amount, unit, rest)
            }
            _ => match amount(pieces)? {
                (amount, unit, [Word("ago" | "back" | "earlier"), rest @ ..]) => (-1, amount, unit, rest),
                (amount, unit, [Word("from"), Word("now" | "today"), rest @ ..]) => (1, amount, unit, rest),
                _ => return None,
            },
        };
        match unit {
            Unit::Minutes(each) => once(&mut self.minutes, sign * amount * each / 10)?,
            // Half a day is no day of the calendar.
            _ if amount % 10 != 0 => return None,
            Unit::Days(each) => once(&mut self.day, Day::Away(sign * amount / 10 * each))?,
            Unit::Months => {
                once(&mut self.day, Day::Months(i32::try_from(sign * amount / 10).ok()?))?;
            }
        }
        Some(rest)
    }

    /// “today”, “last monday”, “friday next week”, “last night”.
    fn day<'p, 'a>(&mut self, pieces: &'p [Piece<'a>]) -> Rest<'p, 'a> {
        let (day, rest) = match pieces {
            [Word("day"), Word("before"), Word("yesterday"), rest @ ..] => (Day::Away(-2), rest),
            [Word("day"), Word("after"), Word("tomorrow"), rest @ ..] => (Day::Away(2), rest),
            [Word("today"), rest @ ..] => (Day::Away(0), rest),
            [Word("yesterday"), rest @ ..] => (Day::Away(-1), rest),
            [Word("tomorrow" | "tmrw"), rest @ ..] => (Day::Away(1), rest),
            [Word("tonight"), rest @ ..] => {
                once(&mut self.part, Part::Night)?;
                (Day::Away(0), rest)
            }
            [Word(which @ ("this" | "last")), Word(named), rest @ ..] if part(named).is_some() => {
                once(&mut self.part, part(named)?)?;
                (Day::Away(if *which == "this" { 0 } else { -1 }), rest)
            }
            [Word(which @ ("last" | "next" | "this")), Word("week"), rest @ ..] => {
                let weeks = weeks(which);
                match rest {
                    [Word("on"), Word(named), rest @ ..] | [Word(named), rest @ ..] if weekday(named).is_some() => {
                        once(&mut self.weekday, (weekday(named)?, Which::OfWeek(weeks)))?;
                        return Some(rest);
                    }
                    _ => (Day::Away(7 * weeks), rest),
                }
            }
            [Word(named), Word(which @ ("last" | "next" | "this")), Word("week"), rest @ ..] => {
                once(&mut self.weekday, (weekday(named)?, Which::OfWeek(weeks(which))))?;
                return Some(rest);
            }
            [Word(which), Word(named), rest @ ..] if weekday(named).is_some() => {
                let which = match *which {
                    "last" | "past" | "previous" => Which::Last,
                    "next" | "coming" => Which::Next,
                    "this" => Which::OfWeek(0),
                    "on" => Which::Latest,
                    _ => return None,
                };
                once(&mut self.weekday, (weekday(named)?, which))?;
                return Some(rest);
            }
            [Word(named), rest @ ..] => {
                once(&mut self.weekday, (weekday(named)?, Which::Latest))?;
                return Some(rest);
            }
            _ => return None,
        };
        once(&mut self.day, day)?;
        Some(rest)
    }

    /// “14 March”, “March 14th 2026”, “14.3.”, “2026-03-14”, “the 14th”.
    fn date<'p, 'a>(&mut self, pieces: &'p [Piece<'a>]) -> Rest<'p, 'a> {
        let (day, rest) = match *pieces {
            [Number(day, _), Word("st" | "nd" | "rd" | "th"), Word(named), ref rest @ ..]
            | [Number(day, _), Word(named), ref rest @ ..]
                if month(named).is_some() =>
            {
                with_year(month(named)?, day, rest)
            }
            [Word(named), Number(day, 1..=2), Word("st" | "nd" | "rd" | "th"), ref rest @ ..]
            | [Word(named), Number(day, 1..=2), ref rest @ ..]
                if month(named).is_some() =>
            {
                with_year(month(named)?, day, rest)
            }
            [Number(day, _), Word("st" | "nd" | "rd" | "th"), ref rest @ ..] => (Day::OfMonth(day), rest),
            [YearFirst(year, month, day), Word("t"), ref rest @ ..] | [YearFirst(year, month, day), ref rest @ ..] => {
                (Day::Date(Some(year), month, day), rest)
            }
            [DayMonth(day, month, year), ref rest @ ..] => (Day::Date(year, month, day), rest),
            // With a day before it, or with minutes no month has, a dot stands in a clock.
            [Dotted(_, _), Word("am" | "pm"), ..] => return None,
            [Dotted(day, month), ref rest @ ..] if month <= 12 && self.day.is_none() => {
                (Day::Date(None, month, day), rest)
            }
            [Slashed(one, other, year), ref rest @ ..] => (Day::Either(year, one, other), rest),
            _ => return None,
        };
        once(&mut self.day, day)?;
        Some(rest)
    }

    /// “9:00”, “6pm”, “at 9”, “18h”, “0730”, “noon”, “evening”; and the little words before them.
    fn hour<'p, 'a>(&mut self, pieces: &'p [Piece<'a>]) -> Rest<'p, 'a> {
        let loose = |hour, minute| Hour { hour, minute, settled: false };
        let near = matches!(self.day, Some(Day::Away(_))) || self.weekday.is_some();
        let (hour, rest) = match *pieces {
            [Word("at"), Number(hour, 4), ref rest @ ..] => (loose(hour / 100, hour % 100), rest),
            [Word("at"), Number(hour, 1..=2), ref rest @ ..] if !matches!(rest, [Word("am" | "pm" | "h"), ..]) => {
                (loose(hour, 0), rest)
            }
            [Word("at" | "on" | "in" | "by"), ref rest @ ..] if !rest.is_empty() => {
                return Some(rest);
            }
            [Clock(hour, minute) | Dotted(hour, minute), Word(half @ ("am" | "pm")), ref rest @ ..] => {
                (halved(hour, minute, half)?, rest)
            }
            [Number(hour, 1..=2), Word(half @ ("am" | "pm")), ref rest @ ..] => (halved(hour, 0, half)?, rest),
            [Clock(hour, minute), Word("h" | "hrs"), ref rest @ ..]
            | [Clock(hour, minute) | Dotted(hour, minute), ref rest @ ..]
            | [Number(hour, 1..=2), Word("h"), Number(minute, 2), ref rest @ ..] => (loose(hour, minute), rest),
            [Number(hour, 1..=2), Word("h"), ref rest @ ..] => (loose(hour, 0), rest),
            [Number(hour, 4), Word("h" | "hrs" | "hours"), ref rest @ ..] => (loose(hour / 100, hour % 100), rest),
            // “1830” as hospitals write it, unless it could be a year.
            [Number(hour, 4), ref rest @ ..] if !(1900..=2100).contains(&hour) => (loose(hour / 100, hour % 100), rest),
            [Number(hour, 1..=2), ref rest @ ..] if near => (loose(hour, 0), rest),
            [Word("noon" | "midday" | "lunchtime" | "lunch"), ref rest @ ..] => {
                (Hour { hour: 12, minute: 0, settled: true }, rest)
            }
            [Word("midnight"), ref rest @ ..] => (Hour { hour: 0, minute: 0, settled: true }, rest),
            [Word(named), ref rest @ ..] => {
                once(&mut self.part, part(named)?)?;
                return Some(rest);
            }
            _ => return None,
        };
        once(&mut self.hour, hour)?;
        Some(rest)
    }
}

/// The day of a month, with the year that may follow.
fn with_year<'p, 'a>(month: u32, day: u32, rest: &'p [Piece<'a>]) -> (Day, &'p [Piece<'a>]) {
    match rest {
        [Number(year, 4), rest @ ..] => (Day::Date(i32::try_from(*year).ok(), month, day), rest),
        _ => (Day::Date(None, month, day), rest),
    }
}

/// The hour on a clock of twelve hours.
fn halved(hour: u32, minute: u32, half: &str) -> Option<Hour> {
    let hour = match (hour, half) {
        (12, "am") => 0,
        (12, _) => 12,
        (1..=11, "pm") => hour + 12,
        (0..=11, "am") | (13..=23, "pm") => hour,
        _ => return None,
    };
    Some(Hour { hour, minute, settled: true })
}
