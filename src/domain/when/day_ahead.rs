//! Decides which day people mean who speak of what lies ahead: leave, and until when something is valid.
//! Never decides which hour; and what has happened is `settle`'s.

use super::lex::{pieces, plain};
use super::read::{Day, Reading, Which, read};
use super::refused::WhenRefused::{self, Ambiguous, NotUnderstood};
use super::settle::MOST_LETTERS;
use crate::domain::week::{Week, ahead, back};
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// A date without its year is looked for in so many years: the 29th of February comes every four, or eight.
const YEARS: i32 = 8;

/// The day that `text` means, said on `today`. A weekday, a date without its year and "the 14th" are the first of their
/// name from `earliest` on; "last monday" lies before today, "next monday" after it.
///
/// # Errors
/// What stood in the way; nothing is too far away here.
pub fn day_ahead(text: &str, today: NaiveDate, earliest: NaiveDate) -> Result<NaiveDate, WhenRefused> {
    if text.chars().count() > MOST_LETTERS {
        return Err(NotUnderstood);
    }
    let plain = plain(text);
    let reading = read(&pieces(&plain).ok_or(NotUnderstood)?).ok_or(NotUnderstood)?;
    match reading {
        Reading { hour: None, part: None, minutes: None, stamp: None, day: Some(day), weekday } => {
            let day = date(day, today, earliest)?;
            // “Monday 14 March” has to be one.
            if weekday.is_some_and(|(named, _)| named != day.weekday()) { Err(NotUnderstood) } else { Ok(day) }
        }
        Reading { hour: None, part: None, minutes: None, stamp: None, day: None, weekday: Some((named, which)) } => {
            Ok(weekday(named, which, today, earliest))
        }
        Reading { hour: None, part: None, minutes: Some(0), stamp: None, day: None, weekday: None } => Ok(today),
        _ => Err(NotUnderstood),
    }
}

fn date(day: Day, today: NaiveDate, earliest: NaiveDate) -> Result<NaiveDate, WhenRefused> {
    match day {
        Day::Away(days) if days < 0 => Ok(back(today, days.unsigned_abs())),
        Day::Away(days) => Ok(ahead(today, days.unsigned_abs())),
        Day::Months(months) => {
            let by = Months::new(months.unsigned_abs());
            let date = if months < 0 { today.checked_sub_months(by) } else { today.checked_add_months(by) };
            date.ok_or(NotUnderstood)
        }
        Day::Date(year, month, day) => dated(year, month, day, earliest).ok_or(NotUnderstood),
        Day::Either(year, one, other) => match (dated(year, other, one, earliest), dated(year, one, other, earliest)) {
            (Some(a), Some(b)) if a != b => Err(Ambiguous { a, b }),
            (Some(date), _) | (None, Some(date)) => Ok(date),
            (None, None) => Err(NotUnderstood),
        },
        Day::OfMonth(day) => {
            let first = earliest.with_day(1).ok_or(NotUnderstood)?;
            let mut months = (0..12).filter_map(|more| first.checked_add_months(Months::new(more))?.with_day(day));
            months.find(|date| *date >= earliest).ok_or(NotUnderstood)
        }
    }
}

/// The date; without its year, the first from `earliest` on.
fn dated(year: Option<i32>, month: u32, day: u32, earliest: NaiveDate) -> Option<NaiveDate> {
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => (0..=YEARS)
            .filter_map(|more| NaiveDate::from_ymd_opt(earliest.year().checked_add(more)?, month, day))
            .find(|date| *date >= earliest),
    }
}

fn weekday(named: Weekday, which: Which, today: NaiveDate, earliest: NaiveDate) -> NaiveDate {
    let first_from = |day: NaiveDate| {
        let place = |day: Weekday| i64::from(day.num_days_from_monday());
        ahead(day, (place(named) - place(day.weekday())).rem_euclid(7).unsigned_abs())
    };
    match which {
        Which::Latest => first_from(earliest),
        Which::Last => first_from(back(today, 7)),
        Which::Next => first_from(ahead(today, 1)),
        Which::OfWeek(weeks) => {
            let monday = Week::of(today).monday();
            let by = weeks.unsigned_abs() * 7;
            first_from(if weeks < 0 { back(monday, by) } else { ahead(monday, by) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_lies_ahead_is_found_from_the_earliest_day_on() {
        // Said on a Wednesday.
        let (today, later) = (day("2026-01-07"), day("2026-12-20"));
        for (text, earliest, meant) in [
            ("today", today, "2026-01-07"),
            ("now", today, "2026-01-07"),
            ("yesterday", today, "2026-01-06"),
            ("wednesday", today, "2026-01-07"),
            ("tuesday", today, "2026-01-13"),
            ("friday", today, "2026-01-09"),
            ("last wednesday", today, "2025-12-31"),
            ("last monday", today, "2026-01-05"),
            ("next wednesday", today, "2026-01-14"),
            ("this monday", today, "2026-01-05"),
            ("friday next week", today, "2026-01-16"),
            ("monday", day("2026-01-05"), "2026-01-05"),
            ("in 3 weeks", today, "2026-01-28"),
            ("in a month", today, "2026-02-07"),
            ("14 July", today, "2026-07-14"),
            ("6 January", today, "2027-01-06"),
            ("5 January", later, "2027-01-05"),
            ("29 February", today, "2028-02-29"),
            ("the 5th", today, "2026-02-05"),
            ("31st", day("2026-02-01"), "2026-03-31"),
            ("14.7.", today, "2026-07-14"),
            ("25/12", today, "2026-12-25"),
            ("friday 9 January", today, "2026-01-09"),
            ("2027-03-31", today, "2027-03-31"),
        ] {
            assert_eq!(day_ahead(text, today, earliest), Ok(day(meant)), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        let today = day("2026-01-07");
        for text in ["", "soon", "31 February", "18:00", "tomorrow 9:00", "2 hours ago", "tonight", "monday 9 January"]
        {
            assert_eq!(day_ahead(text, today, today), Err(NotUnderstood), "{text}");
        }
        assert!(matches!(day_ahead("03/04/2026", today, today), Err(Ambiguous { .. })));
    }
}
