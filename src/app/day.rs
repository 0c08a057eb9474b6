//! Reads a day ahead in a person's words. Never decides what it is for.

use super::turn::{Failure, Turn};
use crate::domain::refusal::Refusal;
use crate::domain::when;
use chrono::NaiveDate;

/// The day from today on that the words mean.
pub(super) fn day(turn: &Turn<'_>, words: &str) -> Result<NaiveDate, Failure> {
    let today = turn.person()?.day(turn.now);
    Ok(when::day_ahead(words, today, today).map_err(Refusal::When)?)
}
