//! Decides whether days or months stand first in a column. One value settles it for all; else it is assumed, and said.
//! Never changes what a cell says by itself.

use super::dates::{Either, Said};
use crate::domain::import::DateOrder;
use chrono_tz::Tz;

/// The order in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Nothing in it has to be guessed.
    Plain,
    /// A value, or what stands between the numbers, settles it.
    Settled(DateOrder),
    /// Nothing does; this is the likelier one.
    Assumed(DateOrder),
    /// One value says this, another that: each holds for itself alone.
    Both,
}

/// What is known of a column besides its cells.
pub(super) struct Hints {
    /// Whether the names of the columns are German.
    pub(super) german: bool,
    /// Whether they are those of a platform that writes the month first.
    pub(super) month_first: bool,
    /// Where the person lives.
    pub(super) zone: Tz,
}

/// The order in a column.
pub(super) fn order(cells: impl Iterator<Item = Option<Said>>, hints: &Hints) -> Order {
    let unclear: Vec<Either> = cells
        .filter_map(|cell| match cell {
            Some(Said::Either(either)) => Some(either),
            _ => None,
        })
        .collect();
    if unclear.is_empty() {
        return Order::Plain;
    }
    let day_first = unclear.iter().any(|either| either.one > 12);
    let month_first = unclear.iter().any(|either| either.other > 12);
    match (day_first, month_first) {
        (true, true) => return Order::Both,
        (true, false) => return Order::Settled(DateOrder::DayFirst),
        (false, true) => return Order::Settled(DateOrder::MonthFirst),
        (false, false) => {}
    }
    // With dots between them, nobody writes the month first.
    if unclear.iter().all(|either| either.sign == '.' || either.one == either.other) {
        return Order::Settled(DateOrder::DayFirst);
    }
    let there = hints.zone.name().starts_with("America/") || hints.zone.name().starts_with("US/");
    let twelve = unclear.iter().any(|either| either.twelve);
    let months = !hints.german && (hints.month_first || twelve || there);
    Order::Assumed(if months { DateOrder::MonthFirst } else { DateOrder::DayFirst })
}
