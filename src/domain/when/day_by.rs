//! Decides which day people mean who say by when: a date, a length of time, or the end of a month, a quarter, a year.
//! Never decides what is to be done by then.

use super::day_ahead::day_ahead;
use super::lex::Piece::{self, Number, Word};
use super::lex::{pieces, plain};
use super::refused::WhenRefused;
use super::words::month;
use chrono::{Datelike, Months, NaiveDate};

/// The last day that `text` allows, said on `today`; from today on, where no year is said.
///
/// # Errors
/// What stood in the way; nothing is too far away here.
pub fn day_by(text: &str, today: NaiveDate) -> Result<NaiveDate, WhenRefused> {
    let plain = plain(text);
    let bare = ["by ", "until ", "till ", "before ", "within "].iter().find_map(|word| plain.strip_prefix(word));
    let bare = bare.unwrap_or(&plain).trim();
    if let Some(end) = pieces(bare).and_then(|pieces| end(&pieces, today)) {
        return Ok(end);
    }
    // “12 weeks” is “in 12 weeks”, where nothing else is meant.
    day_ahead(bare, today, today).or_else(|why| day_ahead(&format!("in {bare}"), today, today).map_err(|_| why))
}

/// “end of March”, “end of the month”, “end of next month”, “end of the quarter”, “end of the year”, “end of 2027”.
fn end(pieces: &[Piece<'_>], today: NaiveDate) -> Option<NaiveDate> {
    let [Word("end"), what @ ..] = pieces else { return None };
    let year = today.year();
    match what {
        [Word("month")] | [Word("this"), Word("month")] => last_of(year, today.month()),
        [Word("next"), Word("month")] => {
            let next = today.with_day(1)?.checked_add_months(Months::new(1))?;
            last_of(next.year(), next.month())
        }
        [Word("quarter")] | [Word("this"), Word("quarter")] => last_of(year, today.month().div_ceil(3) * 3),
        [Word("next"), Word("quarter")] => {
            let next = today.with_day(1)?.checked_add_months(Months::new(3))?;
            last_of(next.year(), next.month().div_ceil(3) * 3)
        }
        [Word("year")] | [Word("this"), Word("year")] => last_of(year, 12),
        [Word("next"), Word("year")] => last_of(year.checked_add(1)?, 12),
        [Number(year, 4)] => last_of(i32::try_from(*year).ok()?, 12),
        [Word(name), Number(year, 4)] => last_of(i32::try_from(*year).ok()?, month(name)?),
        [Word(name)] => {
            let month = month(name)?;
            [year, year.checked_add(1)?].into_iter().filter_map(|year| last_of(year, month)).find(|on| *on >= today)
        }
        _ => None,
    }
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_lengths_are_days_of_the_calendar() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        for (said_on, text, meant) in [
            ("2026-01-31", "in a month", "2026-02-28"),
            ("2026-01-31", "in 3 months", "2026-04-30"),
            ("2027-12-31", "in 2 months", "2028-02-29"),
            ("2026-01-05", "12 weeks", "2026-03-30"),
            ("2026-01-05", "in 12 weeks", "2026-03-30"),
            ("2026-01-05", "end of March", "2026-03-31"),
            ("2026-01-05", "by the end of March", "2026-03-31"),
            ("2026-01-05", "End of February 2028", "2028-02-29"),
            ("2026-03-31", "end of march", "2026-03-31"),
            ("2026-04-01", "end of march", "2027-03-31"),
            ("2026-02-03", "end of the month", "2026-02-28"),
            ("2026-12-30", "end of next month", "2027-01-31"),
            ("2026-02-03", "end of the quarter", "2026-03-31"),
            ("2026-11-03", "end of next quarter", "2027-03-31"),
            ("2026-02-03", "end of the year", "2026-12-31"),
            ("2026-02-03", "end of 2027", "2027-12-31"),
            ("2026-02-03", "by 31 March", "2026-03-31"),
            ("2026-02-03", "29 February", "2028-02-29"),
            ("2026-02-03", "2026-06-30", "2026-06-30"),
        ] {
            assert_eq!(day_by(text, day(said_on)), Ok(day(meant)), "{text}");
        }
        for text in ["", "soon", "end of", "end of days", "31 February", "by", "end of march april"] {
            assert!(day_by(text, day("2026-02-03")).is_err(), "{text}");
        }
    }
}
