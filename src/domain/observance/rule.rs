//! Decides on which date a rule falls in a year: the small grammar in which `prompts/observances.toml` writes its rules.
//! Never decides who is told of it; that is `entry` and `topic`.

use super::equinox;
use crate::domain::week::{ahead, back};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::fmt;
use std::str::FromStr;

/// When an observance begins, for any year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `fixed:MM-DD` and, where it lasts several days, `range:MM-DD`.
    Fixed {
        /// The month.
        month: u32,
        /// The day of the month.
        day: u32,
        /// Whether it is written `range`.
        range: bool,
    },
    /// `month:MM`: the first of a month that is meant as a whole.
    Month(u32),
    /// `lastday:MM`: the last day of a month, in leap years too.
    LastDay(u32),
    /// `nth:MM/dow/N±k`: the Nth such weekday of the month, from the end where N is negative, moved by k days.
    Nth {
        /// The month.
        month: u32,
        /// The weekday.
        weekday: Weekday,
        /// Which one; -1 is the last.
        nth: i8,
        /// Moved by so many days.
        shift: i64,
    },
    /// `lastfull:MM/dow:L+k`: the last run of L days that begins on the weekday and lies wholly inside the month.
    LastFull {
        /// The month.
        month: u32,
        /// The weekday on which the run begins.
        weekday: Weekday,
        /// How long the run is.
        length: u32,
        /// Moved by so many days.
        shift: i64,
    },
    /// `onafter:MM-DD/dow`: the first such weekday on or after the date.
    OnAfter {
        /// The month.
        month: u32,
        /// The day of the month.
        day: u32,
        /// The weekday.
        weekday: Weekday,
    },
    /// `weekof:MM-DD/dow`: the week beginning on the weekday that holds the date.
    WeekOf {
        /// The month.
        month: u32,
        /// The day of the month.
        day: u32,
        /// The weekday on which its weeks begin.
        weekday: Weekday,
    },
    /// `equinoxfri:03`: the Friday strictly before the March equinox.
    FridayBeforeEquinox,
    /// `announced:YYYY-MM-DD,…`: whoever owns it announces each year's date; only these are known, earliest first.
    Announced(Vec<NaiveDate>),
}

/// A rule that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFault(pub String);

impl fmt::Display for RuleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a rule for a date", self.0)
    }
}

impl std::error::Error for RuleFault {}

impl Rule {
    /// The date on which it falls in `year`; none where it is announced and not known, or where the date does not exist
    /// in that year.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed { month, day, .. } => NaiveDate::from_ymd_opt(year, *month, *day),
            Self::Month(month) => NaiveDate::from_ymd_opt(year, *month, 1),
            Self::LastDay(month) => last_day(year, *month),
            Self::Nth { month, weekday, nth, shift } => {
                let found = if *nth > 0 {
                    NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, nth.unsigned_abs())
                } else {
                    let last = on_or_before(last_day(year, *month)?, *weekday);
                    Some(back(last, u64::from(nth.unsigned_abs().saturating_sub(1)) * 7))
                        .filter(|day| day.month() == *month)
                };
                found.map(|day| moved(day, *shift))
            }
            Self::LastFull { month, weekday, length, shift } => {
                let latest = back(last_day(year, *month)?, u64::from(length.saturating_sub(1)));
                let start = on_or_before(latest, *weekday);
                (start.month() == *month).then(|| moved(start, *shift))
            }
            Self::OnAfter { month, day, weekday } => {
                let from = NaiveDate::from_ymd_opt(year, *month, *day)?;
                Some(on_or_before(ahead(from, 6), *weekday))
            }
            Self::WeekOf { month, day, weekday } => {
                Some(on_or_before(NaiveDate::from_ymd_opt(year, *month, *day)?, *weekday))
            }
            Self::FridayBeforeEquinox => Some(on_or_before(back(equinox::march(year)?, 1), Weekday::Fri)),
            Self::Announced(dates) => dates.iter().copied().find(|date| date.year() == year),
        }
    }

    /// The first date on or after `day` on which it falls. Looks nine years ahead, which holds a leap day over the turn
    /// of a century.
    #[must_use]
    pub fn next(&self, day: NaiveDate) -> Option<NaiveDate> {
        // A shift can carry a date over the turn of the year, hence the year before as well.
        (day.year() - 1..=day.year() + 9).filter_map(|year| self.in_year(year)).find(|date| *date >= day)
    }

    /// Until when the dates are known; none where they are known for ever.
    #[must_use]
    pub fn known_until(&self) -> Option<NaiveDate> {
        match self {
            Self::Announced(dates) => Some(dates.last().copied().unwrap_or(NaiveDate::MIN)),
            _ => None,
        }
    }
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(chrono::Months::new(1)).map(|next| back(next, 1))
}

fn on_or_before(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    back(day, u64::from(day.weekday().days_since(weekday)))
}

fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    if days < 0 {
        day.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(NaiveDate::MIN)
    } else {
        ahead(day, days.unsigned_abs())
    }
}

impl FromStr for Rule {
    type Err = RuleFault;

    fn from_str(text: &str) -> Result<Self, RuleFault> {
        read(text).ok_or_else(|| RuleFault(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Rule> {
    let (kind, rest) = text.split_once(':')?;
    Some(match kind {
        "fixed" | "range" => {
            let (month, day) = month_day(rest)?;
            Rule::Fixed { month, day, range: kind == "range" }
        }
        "month" => Rule::Month(month(rest)?),
        "lastday" => Rule::LastDay(month(rest)?),
        "nth" => {
            let mut parts = rest.split('/');
            let (when, dow, number) = (month(parts.next()?)?, weekday(parts.next()?)?, parts.next()?);
            let (nth, shift) = number_and_shift(number)?;
            let nth = i8::try_from(nth).ok().filter(|nth| (1..=5).contains(&nth.abs()))?;
            (parts.next().is_none()).then_some(Rule::Nth { month: when, weekday: dow, nth, shift })?
        }
        "lastfull" => {
            let (when, run) = rest.split_once('/')?;
            let (dow, number) = run.split_once(':')?;
            let (length, shift) = number_and_shift(number)?;
            let length = u32::try_from(length).ok().filter(|length| (1..=28).contains(length))?;
            Rule::LastFull { month: month(when)?, weekday: weekday(dow)?, length, shift }
        }
        "onafter" | "weekof" => {
            let (when, dow) = rest.split_once('/')?;
            let ((month, day), weekday) = (month_day(when)?, weekday(dow)?);
            if kind == "onafter" { Rule::OnAfter { month, day, weekday } } else { Rule::WeekOf { month, day, weekday } }
        }
        "equinoxfri" if rest == "03" => Rule::FridayBeforeEquinox,
        "announced" => {
            let mut dates: Vec<NaiveDate> =
                rest.split(',').map(|date| date.trim().parse().ok()).collect::<Option<_>>()?;
            dates.sort_unstable();
            Rule::Announced(dates)
        }
        _ => return None,
    })
}

fn month(text: &str) -> Option<u32> {
    (text.len() == 2).then(|| text.parse().ok())?.filter(|month| (1..=12).contains(month))
}

fn month_day(text: &str) -> Option<(u32, u32)> {
    let (month_text, day) = text.split_once('-')?;
    let (month, day) = (month(month_text)?, day.parse().ok()?);
    // A leap year, so that 29 February can be written.
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

fn weekday(text: &str) -> Option<Weekday> {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&text).then(|| text.parse().ok())?
}

/// `4`, `-1`, `4-3`, `-1+2`.
fn number_and_shift(text: &str) -> Option<(i64, i64)> {
    let split = text.char_indices().skip(1).find(|(_, c)| matches!(c, '+' | '-')).map(|(at, _)| at);
    match split {
        Some(at) => Some((text[..at].parse().ok()?, text[at..].parse().ok()?)),
        None => Some((text.parse().ok()?, 0)),
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dow = |weekday: &Weekday| weekday.to_string().to_lowercase();
        let shifted = |shift: i64| if shift == 0 { String::new() } else { format!("{shift:+}") };
        match self {
            Self::Fixed { month, day, range } => {
                write!(f, "{}:{month:02}-{day:02}", if *range { "range" } else { "fixed" })
            }
            Self::Month(month) => write!(f, "month:{month:02}"),
            Self::LastDay(month) => write!(f, "lastday:{month:02}"),
            Self::Nth { month, weekday, nth, shift } => {
                write!(f, "nth:{month:02}/{}/{nth}{}", dow(weekday), shifted(*shift))
            }
            Self::LastFull { month, weekday, length, shift } => {
                write!(f, "lastfull:{month:02}/{}:{length}{}", dow(weekday), shifted(*shift))
            }
            Self::OnAfter { month, day, weekday } => write!(f, "onafter:{month:02}-{day:02}/{}", dow(weekday)),
            Self::WeekOf { month, day, weekday } => write!(f, "weekof:{month:02}-{day:02}/{}", dow(weekday)),
            Self::FridayBeforeEquinox => write!(f, "equinoxfri:03"),
            Self::Announced(dates) => {
                let dates: Vec<String> = dates.iter().map(NaiveDate::to_string).collect();
                write!(f, "announced:{}", dates.join(","))
            }
        }
    }
}
