//! Decides why a time was not taken, and how that is said.
//! Never decides what would have been meant.

use super::settle::REACH_DAYS;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// Why a time was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenRefused {
    /// It lies more than [`REACH_DAYS`] days back.
    TooFarBack,
    /// It lies more than [`REACH_DAYS`] days ahead.
    TooFarAhead,
    /// It could be either of two days, as `03/04/2026` can.
    Ambiguous {
        /// Read with the day first.
        a: NaiveDate,
        /// Read with the month first.
        b: NaiveDate,
    },
    /// It is no time that is known here, or no day of the calendar.
    NotUnderstood,
}

impl fmt::Display for WhenRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFarBack => write!(
                f,
                "That is more than {REACH_DAYS} days back, which is further than I can follow. \
                 Something nearer works, such as “yesterday 18:00” or “3 days ago”."
            ),
            Self::TooFarAhead => write!(
                f,
                "That is more than {REACH_DAYS} days ahead, which is further than I can plan. \
                 Something nearer works, such as “tomorrow 9:00” or “next friday 18:30”."
            ),
            Self::Ambiguous { a, b } => write!(
                f,
                "That could be {} or {}. With the month as a word I know which, for example “{0}”.",
                spelled(*a),
                spelled(*b)
            ),
            Self::NotUnderstood => f.write_str(
                "I could not read that as a time. Try “yesterday 18:00”, “monday 7pm”, \
                 “2 hours ago” or “14 March 9:00”.",
            ),
        }
    }
}

impl std::error::Error for WhenRefused {}

/// A day as this room reads it back: `3 April 2026`.
fn spelled(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}
