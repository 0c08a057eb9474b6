//! Decides what a deletion means for data that it finds again, in a copy from before it that was put back.
//! Never decides who may delete, nor where deletions are written down.

use super::ids::{DeletionId, PersonId};
use chrono::{DateTime, Duration, Utc};

/// For how long deletions are remembered: no copy that is older than this should be put back.
pub const REMEMBERED: Duration = Duration::days(730);

/// That everything of a person was deleted. It holds nothing of what was in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deletion {
    /// What it is known by, in the database and beside it.
    pub id: DeletionId,
    /// Whose data.
    pub person: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Deletion {
    /// Whether a membership that was joined at `joined_at` is one of those that were deleted; who joined again afterwards has
    /// one that is not.
    #[must_use]
    pub fn reaches(&self, joined_at: DateTime<Utc>) -> bool {
        joined_at <= self.at
    }

    /// Whether it need not be remembered any more. A clock that is ahead does not decide that alone: somebody, whose last sign
    /// of life this is, has to have been here that long afterwards.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>, last_sign: Option<DateTime<Utc>>) -> bool {
        last_sign.is_some_and(|sign| self.at + REMEMBERED < now.min(sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000 + day)
    }

    fn one() -> Deletion {
        Deletion { id: DeletionId(1), person: PersonId(2), at: at(0) }
    }

    #[test]
    fn what_was_there_before_is_reached_and_what_was_joined_afterwards_is_not() {
        for (joined, reached) in
            [(at(-400), true), (at(-1), true), (at(0), true), (at(0) + Duration::milliseconds(1), false)]
        {
            assert_eq!(one().reaches(joined), reached, "{joined}");
        }
    }

    #[test]
    fn it_is_remembered_for_two_years_whatever_a_clock_that_is_ahead_says() {
        for (now, sign, over) in [
            (at(0), Some(at(0)), false),
            (at(730), Some(at(730)), false),
            (at(731), Some(at(731)), true),
            (at(731), Some(at(729)), false),
            (at(9_000), Some(at(1)), false),
            (at(1), Some(at(9_000)), false),
            (at(9_000), None, false),
        ] {
            assert_eq!(one().is_over(now, sign), over, "{now} {sign:?}");
        }
    }
}
