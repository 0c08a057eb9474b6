//! Decides which day people mean who speak of what has been: the day of a number that they give now.
//! Never decides which hour; and what lies ahead is `day_ahead`'s.

use super::day_ahead::day_ahead;
use super::refused::WhenRefused;
use crate::domain::week::back;
use chrono::NaiveDate;

/// The day that `text` means, said on `today`. A weekday is the last of its name, a date without its year the last one that
/// is not ahead; a day that is said to lie ahead does.
///
/// # Errors
/// What stood in the way; nothing is too far away here.
pub fn day_back(text: &str, today: NaiveDate) -> Result<NaiveDate, WhenRefused> {
    let near = day_ahead(text, today, back(today, 6))?;
    if near <= today {
        return Ok(near);
    }
    // “The 14th” is this month's or the last's, and that has no 31st, perhaps; “14 March” said in January is last year's. A leap
    // day comes every four years, or eight. “Tomorrow” stays what it is.
    for days in [31, 62, 365, 4 * 365 + 1, 8 * 365 + 2] {
        let earlier = day_ahead(text, today, back(today, days))?;
        if earlier <= today {
            return Ok(earlier);
        }
    }
    Ok(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_been_is_found_before_today() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        // Said on a Wednesday.
        let today = day("2026-01-07");
        for (text, meant) in [
            ("today", "2026-01-07"),
            ("yesterday", "2026-01-06"),
            ("wednesday", "2026-01-07"),
            ("thursday", "2026-01-01"),
            ("monday", "2026-01-05"),
            ("last monday", "2026-01-05"),
            ("3 days ago", "2026-01-04"),
            ("a month ago", "2025-12-07"),
            ("the 3rd", "2026-01-03"),
            ("the 14th", "2025-12-14"),
            ("31 December", "2025-12-31"),
            ("14 March", "2025-03-14"),
            ("7 January", "2026-01-07"),
            ("8 January", "2025-01-08"),
            ("29 February", "2024-02-29"),
            ("2025-11-30", "2025-11-30"),
            ("tomorrow", "2026-01-08"),
            ("2026-02-01", "2026-02-01"),
        ] {
            let read = day_back(text, today).map(|on| on.to_string());
            assert_eq!(read.as_deref(), Ok(meant), "{text}");
        }
        assert!(day_back("some day", today).is_err());
        for (text, today, meant) in [
            ("the 3rd", "2026-01-20", "2026-01-03"),
            ("the 31st", "2026-03-05", "2026-01-31"),
            ("the 31st", "2026-05-30", "2026-03-31"),
            ("the 30th", "2026-03-29", "2026-01-30"),
            ("the 20th", "2026-01-20", "2026-01-20"),
            ("the 21st", "2026-01-20", "2025-12-21"),
        ] {
            assert_eq!(day_back(text, day(today)), Ok(day(meant)), "{text} on {today}");
        }
    }
}
