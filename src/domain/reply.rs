//! Decides when a member is asked to go back to the people who answered a post, and when that is over.
//! Never asks what was said; only that it was looked at.

use super::ids::PostId;
use super::word::words;
use chrono::{DateTime, Duration, Utc};

words! {
    /// What a member says of the answers to one post. Leaving something unanswered on purpose, or moving it to a private
    /// channel, is an answer too.
    ReplyAnswer {
        /// Everyone who is to be answered was.
        AllAnswered = "all",
        /// Something is left for later.
        SomeLeft = "some",
        /// Nobody wrote.
        NothingThere = "none",
        /// It turned unpleasant; the check is over.
        Unpleasant = "bad",
    }
}

/// How long a post is left alone before its check may ride on a knock.
pub const FIRST_AFTER: Duration = Duration::hours(16);
/// How long after the first answer the second check follows, where something was left.
pub const SECOND_AFTER: Duration = Duration::days(3);
/// How many posts one part of a knock holds.
pub const AT_ONCE: usize = 5;
/// From how many posts on the nudge gives way to the answers.
pub const GIVES_WAY: usize = 3;
/// How long a check waits for its answer before it is let go: answers after two weeks help nobody.
pub const WAITS: Duration = Duration::days(14);

/// When the first check of a post is due; none for one that went live too long ago for its answers to matter.
#[must_use]
pub fn first_due(live_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let due = live_at + FIRST_AFTER;
    (now < due + WAITS).then_some(due)
}

/// The most that anybody can have counted under one post.
pub const NUMBER_MAX: u32 = 100_000;

/// How many wrote under a post, and how many of them were answered: what a member counted themselves. Either may be unknown.
/// It earns nothing and is compared with nothing; it is there to be looked back on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    /// How many wrote.
    pub wrote: Option<u32>,
    /// How many of them were answered.
    pub answered: Option<u32>,
}

/// Why numbers cannot be what was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumbersRefused {
    /// One is no whole number from zero to [`NUMBER_MAX`].
    NoNumber,
    /// More were answered than wrote.
    MoreAnswered,
}

impl Numbers {
    /// What was typed into the two fields; an empty one says nothing.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn read(wrote: &str, answered: &str) -> Result<Self, NumbersRefused> {
        let read = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => match typed.parse::<u32>() {
                Ok(number) if number <= NUMBER_MAX => Ok(Some(number)),
                _ => Err(NumbersRefused::NoNumber),
            },
        };
        let numbers = Self { wrote: read(wrote)?, answered: read(answered)? };
        match (numbers.wrote, numbers.answered) {
            (Some(wrote), Some(answered)) if answered > wrote => Err(NumbersRefused::MoreAnswered),
            _ => Ok(numbers),
        }
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// One check of one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// The post.
    pub post: PostId,
    /// First or second.
    pub round: u8,
    /// From when it may ride on a knock.
    pub due_at: DateTime<Utc>,
    /// When it was asked, if it was.
    pub asked_at: Option<DateTime<Utc>>,
    /// The answer, once there is one.
    pub answer: Option<ReplyAnswer>,
}

impl Check {
    /// Whether it is still to be answered at `now`.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.answer.is_none() && self.due_at <= now && now < self.due_at + WAITS
    }

    /// Whether it waits to be asked for the first time at `now`.
    #[must_use]
    pub fn is_new(&self, now: DateTime<Utc>) -> bool {
        self.is_open(now) && self.asked_at.is_none()
    }

    /// When the check that follows this answer is due, if one follows.
    #[must_use]
    pub fn next_due(&self, answer: ReplyAnswer, answered_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (answer == ReplyAnswer::SomeLeft && self.round == 1).then(|| answered_at + SECOND_AFTER)
    }
}

/// The posts that one part of a knock asks about: none unless something new waits; then the new ones and what is still
/// open, oldest first, five at most, new ones before old where they do not all fit.
#[must_use]
pub fn asked_about(checks: &[Check], now: DateTime<Utc>) -> Vec<PostId> {
    if !checks.iter().any(|check| check.is_new(now)) {
        return Vec::new();
    }
    let mut open: Vec<&Check> = checks.iter().filter(|check| check.is_open(now)).collect();
    open.sort_by_key(|check| (check.asked_at.is_some(), check.due_at));
    open.truncate(AT_ONCE);
    open.sort_by_key(|check| check.due_at);
    open.into_iter().map(|check| check.post).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        let numbers = |wrote, answered| Ok(Numbers { wrote, answered });
        for (wrote, answered, read) in [
            ("", "", numbers(None, None)),
            (" 3 ", "2", numbers(Some(3), Some(2))),
            ("3", "3", numbers(Some(3), Some(3))),
            ("0", "0", numbers(Some(0), Some(0))),
            ("12", " ", numbers(Some(12), None)),
            ("", "4", numbers(None, Some(4))),
            ("100000", "", numbers(Some(100_000), None)),
            ("100001", "", Err(NumbersRefused::NoNumber)),
            ("a few", "", Err(NumbersRefused::NoNumber)),
            ("-1", "", Err(NumbersRefused::NoNumber)),
            ("2.5", "", Err(NumbersRefused::NoNumber)),
            ("99999999999999", "", Err(NumbersRefused::NoNumber)),
            ("3", "4", Err(NumbersRefused::MoreAnswered)),
        ] {
            assert_eq!(Numbers::read(wrote, answered), read, "{wrote:?}, {answered:?}");
        }
    }
}
