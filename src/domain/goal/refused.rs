//! Decides for which reasons a goal, or a number of one, is not taken, as data. Never words it.

use chrono::NaiveDate;

/// Why a goal or a number of it was not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalRefused {
    /// As many are open as there may be.
    Enough,
    /// Nothing says what is counted.
    NoMeasure,
    /// What is counted is said at too great a length, in characters.
    MeasureTooLong(usize),
    /// It is a wish so far: no number says when it is reached.
    Wish(String),
    /// One of the numbers cannot be read, as typed.
    NoNumber(String),
    /// It is where it is meant to be already.
    AlreadyThere,
    /// No day says by when.
    NoDate,
    /// It is to be reached before it begins, or on a day that is over.
    DueTooSoon,
    /// It is to be reached further ahead than anybody plans.
    DueTooFar,
    /// It begins too far back, or only when it is over.
    StartsElsewhere,
    /// So many weeks lie in between, and more are meant to be kept.
    MoreThanWeeks(u32),
    /// A habit is counted in whole numbers, from one on.
    NotWhole,
    /// The goal is finished or was let go.
    Ended,
    /// The number is of a day before this one, on which the goal begins.
    Before(NaiveDate),
    /// The number is of a day that is still ahead.
    NotYet,
    /// Rounds counts it by itself.
    CountsItself,
    /// Not there yet, so there is nothing to share.
    NotReached,
    /// It was shared before.
    Shared,
}
