//! Decides how instants, dates, times and words stand in a column.

use super::StoreError;
use crate::domain::week::Week;
use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};
use rusqlite::Row;
use serde::de::DeserializeOwned;

/// UTC milliseconds.
pub(super) fn ms(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

pub(super) fn instant(ms: i64, place: &'static str) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_millis(ms).ok_or_else(|| StoreError::Unreadable { place, what: ms.to_string() })
}

pub(super) fn date(text: &str, place: &'static str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable { place, what: text.to_owned() })
}

pub(super) fn week(text: &str, place: &'static str) -> Result<Week, StoreError> {
    date(text, place).map(Week::of)
}

/// Minutes after midnight.
pub(super) fn minutes(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

pub(super) fn time(minutes: u32, place: &'static str) -> Result<NaiveTime, StoreError> {
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
        .ok_or_else(|| StoreError::Unreadable { place, what: minutes.to_string() })
}

/// A word by its slug.
pub(super) fn word<T>(slug: &str, read: impl Fn(&str) -> Option<T>, place: &'static str) -> Result<T, StoreError> {
    read(slug).ok_or_else(|| StoreError::Unreadable { place, what: slug.to_owned() })
}

/// A word by its slug, or none.
pub(super) fn maybe_word<T>(
    slug: Option<String>,
    read: impl Fn(&str) -> Option<T>,
    place: &'static str,
) -> Result<Option<T>, StoreError> {
    slug.map(|slug| word(&slug, read, place)).transpose()
}

/// What was put by as JSON; nothing where nothing is.
pub(super) fn json<T: DeserializeOwned + Default>(text: Option<String>, place: &'static str) -> Result<T, StoreError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(T::default()) };
    // What was in it is nobody's business in a log.
    serde_json::from_str(&text)
        .map_err(|error| StoreError::Unreadable { place, what: format!("{:?}", error.classify()) })
}

/// Discord's ids fit into 63 bits until the year 2084; SQLite keeps them as the same bits in any case.
pub(super) const fn id(id: u64) -> i64 {
    id.cast_signed()
}

pub(super) fn get_id(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::cast_unsigned)
}

pub(super) fn maybe_id(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<u64>> {
    row.get::<_, Option<i64>>(column).map(|id| id.map(i64::cast_unsigned))
}
