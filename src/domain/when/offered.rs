//! Decides which times are offered to somebody who is still typing one: what the words mean already, and what they may
//! become. Never decides what a finished text means; that is `settle`.

use super::settle::parse;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// Times that people log at and plan for, nearest first. Each is read like anything else that is typed.
const USUAL: [&str; 18] = [
    "an hour ago",
    "2 hours ago",
    "4 hours ago",
    "this morning at 8",
    "yesterday 9:00",
    "yesterday 12:30",
    "yesterday 18:00",
    "2 days ago",
    "last monday",
    "last tuesday",
    "last wednesday",
    "last thursday",
    "last friday",
    "a week ago",
    "tomorrow 9:00",
    "tomorrow 12:30",
    "tomorrow 18:00",
    "next monday 9:00",
];
/// The hours that are offered for a day.
const HOURS: [&str; 4] = ["9:00", "12:30", "18:00", "20:00"];
/// The most that are offered.
const MOST: usize = 12;

/// Words that begin with what was typed and say when, each with what the clock in `zone` shows then. What was typed comes
/// first if it says when by itself.
#[must_use]
pub fn offered(typed: &str, now: DateTime<Utc>, zone: Tz) -> Vec<(String, NaiveDateTime)> {
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = typed.to_lowercase();
    let usual = USUAL.iter().filter(|words| words.starts_with(&plain) || words.split(' ').any(|word| word == plain));
    let with_hour = HOURS.iter().map(|hour| format!("{typed} {hour}"));
    let mut found: Vec<(String, NaiveDateTime)> = Vec::new();
    for words in [typed.clone()].into_iter().chain(usual.map(|words| (*words).to_owned())).chain(with_hour) {
        let Ok(at) = parse(&words, now, zone) else { continue };
        let shown = zone.from_utc_datetime(&at.naive_utc()).naive_local();
        if !found.iter().any(|(known, at)| *known == words || *at == shown) {
            found.push((words, shown));
        }
    }
    found.truncate(MOST);
    found
}
