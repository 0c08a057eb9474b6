//! Decides what a deletion means for data that it finds again, in a copy from before it that was put back.
//! Never decides who may delete, nor where deletions are written down.

use super::ids::{DeletionId, PersonId, TeamId};
use chrono::{DateTime, Duration, Utc};

/// For how long deletions are remembered: no copy that is older than this should be put back.
pub const REMEMBERED: Duration = Duration::days(730);

/// How far a deletion reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything of the person.
    All,
    /// Their membership in this team.
    Team(TeamId),
}

/// That the data of a person were deleted. It holds nothing of what was in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deletion {
    /// What it is known by, in the database and beside it.
    pub id: DeletionId,
    /// Whose data.
    pub person: PersonId,
    /// Which of them.
    pub scope: Scope,
    /// When.
    pub at: DateTime<Utc>,
}

impl Deletion {
    /// Whether a membership that was joined at `joined_at` is one of those that were deleted; who joined again afterwards has
    /// one that is not.
    #[must_use]
    pub fn reaches(&self, team: TeamId, joined_at: DateTime<Utc>) -> bool {
        joined_at <= self.at && self.scope.holds(team)
    }

    /// Whether it need not be remembered any more. A clock that is ahead does not decide that alone: somebody, whose last sign
    /// of life this is, has to have been here that long afterwards.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>, last_sign: Option<DateTime<Utc>>) -> bool {
        last_sign.is_some_and(|sign| self.at + REMEMBERED < now.min(sign))
    }
}

impl Scope {
    /// Whether it takes in what is kept of the person in this team.
    #[must_use]
    pub fn holds(self, team: TeamId) -> bool {
        match self {
            Self::All => true,
            Self::Team(one) => one == team,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000 + day)
    }

    fn of(scope: Scope) -> Deletion {
        Deletion { id: DeletionId(1), person: PersonId(2), scope, at: at(0) }
    }

    #[test]
    fn what_was_there_before_is_reached_and_what_was_joined_afterwards_is_not() {
        let (one, other) = (TeamId(7), TeamId(8));
        for (scope, team, joined, reached) in [
            (Scope::All, one, at(-1), true),
            (Scope::All, other, at(-400), true),
            (Scope::All, one, at(0), true),
            (Scope::All, one, at(0) + Duration::milliseconds(1), false),
            (Scope::Team(one), one, at(-1), true),
            (Scope::Team(one), other, at(-1), false),
            (Scope::Team(one), one, at(1), false),
        ] {
            assert_eq!(of(scope).reaches(team, joined), reached, "{scope:?} {team} {joined}");
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
            assert_eq!(of(Scope::All).is_over(now, sign), over, "{now} {sign:?}");
        }
    }
}
