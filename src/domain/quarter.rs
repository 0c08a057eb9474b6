//! Decides to which quarter of the year a day belongs. Never decides what is looked back on in it; that is `review`.

use super::week::back;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A quarter of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// From 0 to 3.
    nth: u32,
}

impl Quarter {
    /// The quarter that holds the day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), nth: day.month0() / 3 }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.nth * 3 + 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        back(self.next().first(), 1)
    }

    /// The quarter after it.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.nth == 3 { Self { year: self.year + 1, nth: 0 } } else { Self { nth: self.nth + 1, ..self } }
    }

    /// The quarter before it.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.nth == 0 { Self { year: self.year - 1, nth: 3 } } else { Self { nth: self.nth - 1, ..self } }
    }

    /// Read back as it is displayed.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (year, nth) = text.split_once("-Q")?;
        let (year, nth): (i32, u32) = (year.parse().ok()?, nth.parse().ok()?);
        ((1..=9999).contains(&year) && (1..=4).contains(&nth)).then(|| Self { year, nth: nth - 1 })
    }
}

impl fmt::Display for Quarter {
    /// Such as `2026-Q1`; in the order of time when sorted as text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.nth + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_begin_and_end_where_the_calendar_has_them() {
        for (day, name, first, last) in [
            ("2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31"),
            ("2028-02-29", "2028-Q1", "2028-01-01", "2028-03-31"),
            ("2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30"),
            ("2026-07-01", "2026-Q3", "2026-07-01", "2026-09-30"),
            ("2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"),
        ] {
            let quarter = Quarter::of(day.parse().unwrap());
            let told = (quarter.to_string(), quarter.first().to_string(), quarter.last().to_string());
            assert_eq!(told, (name.into(), first.into(), last.into()), "{day}");
            assert_eq!(Quarter::read(name), Some(quarter));
            assert_eq!((quarter.next().previous(), quarter.previous().next()), (quarter, quarter));
        }
        for nonsense in ["", "2026", "2026-Q0", "2026-Q5", "x-Q1", "0-Q1", "99999-Q1", "2026-Q1-Q1"] {
            assert_eq!(Quarter::read(nonsense), None, "{nonsense}");
        }
    }
}
