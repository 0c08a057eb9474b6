//! Decides what a cell says of when: an instant, a wall clock, or two numbers whose order the cell alone does not tell.
//! Never decides that order; that is `order`.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// An instant.
    At(DateTime<Utc>),
    /// A day, and perhaps what the clock showed.
    Wall(NaiveDate, Option<NaiveTime>),
    /// Two numbers and a year.
    Either(Either),
}

/// A day and a month in an order that is anybody's guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Either {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) year: i32,
    /// What stands between them.
    pub(super) sign: char,
    pub(super) time: Option<NaiveTime>,
    /// Whether the clock is one of twice twelve hours.
    pub(super) twelve: bool,
    /// How far the clock is from UTC, in minutes, where the cell says so.
    pub(super) offset: Option<i64>,
}

impl Either {
    /// The day, with the day or the month first.
    pub(super) fn day(&self, day_first: bool) -> Option<NaiveDate> {
        let (day, month) = if day_first { (self.one, self.other) } else { (self.other, self.one) };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("every pattern is compiled by the tests")
}

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)(?:^|[\sT,])(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:[.,]\d{1,9})?)?
          \s*(?:([ap])\.?m\.?)?(?:\s*uhr)?\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2})?\s*(?:\(.*\))?$",
    )
});
static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$"));
static COMPACT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^((?:19|20)\d{2})(\d{2})(\d{2})$"));
static EITHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?$"));
/// Ways of writing an instant, its zone included.
const INSTANTS: [&str; 4] =
    ["%Y-%m-%d %H:%M:%S%.f %z", "%Y-%m-%d %H:%M %z", "%Y-%m-%dT%H:%M:%S%.f%z", "%a %b %d %H:%M:%S %z %Y"];

/// The longest that a date can be.
const LONGEST: usize = 80;

/// What the cell says, if it is a date.
pub(super) fn said(cell: &str) -> Option<Said> {
    let cell = cell.trim().trim_matches('"').trim();
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    if let Some(at) = instant(cell) {
        return Some(Said::At(at));
    }
    if cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) && number(cell).is_some() {
        return number(cell);
    }
    let (rest, clock) = clock(cell)?;
    let rest = tidy(rest);
    let day = |found: &Captures<'_>| NaiveDate::from_ymd_opt(at(found, 1)?, at(found, 2)?, at(found, 3)?);
    if let Some(found) = YEAR_FIRST.captures(rest).or_else(|| COMPACT.captures(rest)) {
        return clock.on(day(&found)?);
    }
    if let Some(found) = EITHER.captures(rest) {
        let year: i32 = at(&found, 4)?;
        let sign = found[2].chars().next()?;
        return Some(Said::Either(Either {
            one: at(&found, 1)?,
            other: at(&found, 3)?,
            year: if year < 100 { 2000 + year } else { year },
            sign,
            time: clock.time,
            twelve: clock.twelve,
            offset: clock.offset,
        }));
    }
    clock.on(spelled(rest)?)
}

/// What the clock showed, in a cell that says nothing else.
pub(super) fn time(cell: &str) -> Option<NaiveTime> {
    let (rest, clock) = clock(cell.trim())?;
    if rest.trim().is_empty() { clock.time } else { None }
}

/// The instant at which a clock so far from UTC shows this.
pub(super) fn shifted(local: NaiveDateTime, offset: i64) -> Option<DateTime<Utc>> {
    local.checked_sub_signed(TimeDelta::try_minutes(offset)?).map(|utc| utc.and_utc())
}

fn at<T: std::str::FromStr>(found: &Captures<'_>, group: usize) -> Option<T> {
    found.get(group)?.as_str().parse().ok()
}

fn instant(cell: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(cell).or_else(|_| DateTime::parse_from_rfc2822(cell)) {
        return Some(at.to_utc());
    }
    INSTANTS.iter().find_map(|form| DateTime::parse_from_str(cell, form).ok()).map(|at| at.to_utc())
}

/// A number alone: days since the end of 1899 as spreadsheets count them, or seconds or milliseconds since 1970.
fn number(cell: &str) -> Option<Said> {
    if let Ok(seconds) = cell.parse::<i64>() {
        match cell.len() {
            10 => return DateTime::from_timestamp(seconds, 0).map(Said::At),
            13 => return DateTime::from_timestamp_millis(seconds).map(Said::At),
            _ => {}
        }
    }
    let days: f64 = cell.replace(',', ".").parse().ok()?;
    if !(30_000.0..80_000.0).contains(&days) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days as u64))?;
    let seconds = (days.fract() * 86_400.0).round() as u32;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0);
    Some(Said::Wall(day, time.filter(|_| seconds > 0)))
}

/// What a clock shows.
#[derive(Default)]
struct Clock {
    time: Option<NaiveTime>,
    twelve: bool,
    offset: Option<i64>,
}

impl Clock {
    fn on(&self, day: NaiveDate) -> Option<Said> {
        match (self.time, self.offset) {
            (Some(time), Some(offset)) => shifted(day.and_time(time), offset).map(Said::At),
            (time, _) => Some(Said::Wall(day, time)),
        }
    }
}

/// The clock at the end of a cell, and what stands before it; nothing where it shows what no clock shows.
fn clock(cell: &str) -> Option<(&str, Clock)> {
    let Some(found) = TIME.captures(cell).filter(|found| found.get(2).is_some() || found.get(4).is_some()) else {
        return Some((cell, Clock::default()));
    };
    let (hour, minute, second) = (at::<u32>(&found, 1)?, at(&found, 2).unwrap_or(0), at(&found, 3).unwrap_or(0));
    let half = found.get(4).map(|half| half.as_str().eq_ignore_ascii_case("p"));
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(after_noon) => hour % 12 + if after_noon { 12 } else { 0 },
        None => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    let offset = found.get(5).map(|zone| offset(zone.as_str()));
    let before = &cell[..found.get(0)?.start()];
    Some((before, Clock { time: Some(time), twelve: half.is_some(), offset }))
}

/// Minutes from UTC.
fn offset(zone: &str) -> i64 {
    let figures: Vec<i64> = zone.chars().filter_map(|c| c.to_digit(10)).map(i64::from).collect();
    let [a, b, c, d] = figures[..] else { return 0 };
    let minutes = (a * 10 + b) * 60 + c * 10 + d;
    if zone.contains('-') { -minutes } else { minutes }
}

/// Without the day of the week before a date, and what leads over to a time behind it.
fn tidy(rest: &str) -> &str {
    let rest = rest.trim().trim_end_matches([',', '-', '·', '|']).trim();
    let rest = ["um", "at", "kl"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    let rest = rest.trim().trim_end_matches(',');
    let bare = rest.trim_start_matches(|c: char| c.is_alphabetic());
    let weekday = bare.len() < rest.len() && bare.starts_with(['.', ',', ' ']);
    let figures = bare.trim_start_matches(['.', ',', ' ']);
    if weekday && figures.starts_with(|c: char| c.is_ascii_digit()) && is_weekday(&rest[..rest.len() - bare.len()]) {
        figures
    } else {
        rest
    }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so"];
    let word = word.to_lowercase();
    DAYS.contains(&word.as_str()) || word.ends_with("day") || word.ends_with("tag") || word == "mittwoch"
}

/// A day with its month as a word.
fn spelled(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "jän"],
        &["feb"],
        &["mar", "mär", "mrz", "maer"],
        &["apr"],
        &["may", "mai"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez"],
    ];
    let lower = text.to_lowercase();
    let (mut month, mut numbers) = (None, Vec::new());
    for token in lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()) {
        let figures = token.trim_end_matches(|c: char| c.is_alphabetic());
        if !figures.is_empty() {
            if !["", "st", "nd", "rd", "th"].contains(&&token[figures.len()..]) {
                return None;
            }
            numbers.push(figures);
        } else if let Some(at) = MONTHS.iter().position(|names| names.iter().any(|name| token.starts_with(name))) {
            if month.replace(at as u32 + 1).is_some() {
                return None;
            }
        } else if !is_weekday(token) && !["of", "the", "am", "den", "der"].contains(&token) {
            return None;
        }
    }
    let (day, year) = match numbers[..] {
        [year, day] if year.len() == 4 => (day, year),
        [day, year] if year.len() == 4 => (day, year),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month?, day.parse().ok()?)
}
