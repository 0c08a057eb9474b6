//! Decides why a time was not taken.
//! Never decides what would have been meant, nor how it is said.

use chrono::NaiveDate;

/// Why a time was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenRefused {
    /// It lies more than [`REACH_DAYS`](super::REACH_DAYS) days back.
    TooFarBack,
    /// It lies more than [`REACH_DAYS`](super::REACH_DAYS) days ahead.
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
