//! Decides which English words are numbers, lengths, weekdays, months and parts of the day.
//! Never decides what they say together; that is `read`.

use super::lex::Piece::{self, Dotted, Number, Word};
use chrono::Weekday;

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// After work.
    Evening,
    /// Late, and past midnight.
    Night,
}

/// What a length is counted in; minutes by how many minutes one is, days by how many days.
pub(super) enum Unit {
    Minutes(i64),
    Days(i64),
    Months,
}

/// A length, in tenths of its unit.
pub(super) fn amount<'p, 'a>(pieces: &'p [Piece<'a>]) -> Option<(i64, Unit, &'p [Piece<'a>])> {
    let (tenths, rest) = match pieces {
        [Word("half"), Word("a" | "an"), rest @ ..]
        | [Word("half"), rest @ ..]
        | [Word("a"), Word("half"), rest @ ..] => (5, rest),
        [Word("a"), Word(word @ ("couple" | "few")), rest @ ..] => (10 * spelled(word)?, rest),
        [Word(word), rest @ ..] => (10 * spelled(word)?, rest),
        [Number(value, _), rest @ ..] => (10 * i64::from(*value), rest),
        [Dotted(whole, tenth @ 0..=9), rest @ ..] => (10 * i64::from(*whole) + i64::from(*tenth), rest),
        _ => return None,
    };
    let [Word(unit), rest @ ..] = rest else {
        return None;
    };
    let unit = match *unit {
        "minute" | "minutes" | "min" | "mins" | "m" => Unit::Minutes(1),
        "hour" | "hours" | "hr" | "hrs" | "h" => Unit::Minutes(60),
        "day" | "days" | "d" => Unit::Days(1),
        "week" | "weeks" | "wk" | "wks" | "w" => Unit::Days(7),
        "fortnight" | "fortnights" => Unit::Days(14),
        "month" | "months" => Unit::Months,
        _ => return None,
    };
    Some((tenths, unit, rest))
}

/// A number in letters.
fn spelled(word: &str) -> Option<i64> {
    const NUMBERS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match word {
        "a" | "an" => Some(1),
        "couple" => Some(2),
        "few" => Some(3),
        _ => NUMBERS.iter().position(|number| *number == word).and_then(|at| i64::try_from(at).ok()),
    }
}

/// How many weeks from the running one.
pub(super) fn weeks(which: &str) -> i64 {
    match which {
        "last" => -1,
        "next" => 1,
        _ => 0,
    }
}

/// A part of the day.
pub(super) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" => Part::Night,
        _ => return None,
    })
}

/// A weekday, in full or shortened.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mondays" | "mon" => Weekday::Mon,
        "tuesday" | "tuesdays" | "tue" | "tues" => Weekday::Tue,
        "wednesday" | "wednesdays" | "wed" | "weds" => Weekday::Wed,
        "thursday" | "thursdays" | "thu" | "thur" | "thurs" => Weekday::Thu,
        "friday" | "fridays" | "fri" => Weekday::Fri,
        "saturday" | "saturdays" | "sat" => Weekday::Sat,
        "sunday" | "sundays" | "sun" => Weekday::Sun,
        _ => return None,
    })
}

/// A month, in full or shortened.
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|month| word == *month || word == &month[..3])?;
    u32::try_from(at + 1).ok()
}
