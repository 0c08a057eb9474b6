//! Decides what becomes of a message that is to be deleted at Discord: struck off, tried again, or let go, because Discord does
//! not let us. Never deletes one.

use super::ids::{ChannelId, MessageId};
use super::notice::Outcome;
use chrono::Duration;

/// One entry of the list: a message of ours that is to be deleted, or a channel that is read back for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// The entry.
    pub id: i64,
    /// Where.
    pub channel: ChannelId,
    /// The message; of a channel that is read back, the one before which it is.
    pub message: MessageId,
    /// Whether the channel is read back.
    pub reads: bool,
    /// How often it was tried in vain.
    pub tries: u32,
}

/// What follows from an attempt that did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Again after this pause, counted as a try in vain.
    Again(Duration),
    /// Again after this pause; it was our turn to wait, which counts as no try.
    Wait(Duration),
    /// This one stays where it is.
    LetGo,
    /// Nothing in this channel can be deleted.
    LetChannelGo,
}

/// So many tries at most: in all about two weeks, so that neither a long outage nor a right that is missing for some days
/// leaves a message there whose person was told that it goes.
const TRIES: u32 = 84;
/// After the first try in vain; the double after each further one, up to four hours and a quarter.
const FIRST_PAUSE: Duration = Duration::minutes(1);
const DOUBLINGS: u32 = 8;
/// From the deletion of what is kept until conversations are read back: whatever was on its way then has arrived.
pub const READ_BACK_AFTER: Duration = Duration::minutes(2);

/// What follows from this outcome.
#[must_use]
pub fn next(outcome: &Outcome, tries: u32) -> Next {
    match outcome {
        Outcome::Limited { pause } => Next::Wait(*pause),
        // A right can be given back.
        Outcome::NotTaken | Outcome::Unknown | Outcome::Suspected(_) | Outcome::RightMissing if tries < TRIES => {
            Next::Again(pause(tries))
        }
        Outcome::ChannelGone | Outcome::Closed | Outcome::PersonGone => Next::LetChannelGo,
        _ => Next::LetGo,
    }
}

fn pause(tries: u32) -> Duration {
    FIRST_PAUSE * (1 << tries.min(DOUBLINGS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::suspicion::Suspected;

    #[test]
    fn what_passes_is_tried_again_and_what_does_not_is_let_go() {
        let pause = Duration::seconds(9);
        for (outcome, tries, next_is) in [
            (Outcome::Limited { pause }, 0, Next::Wait(pause)),
            (Outcome::Limited { pause }, 99, Next::Wait(pause)),
            (Outcome::Unknown, 0, Next::Again(Duration::minutes(1))),
            (Outcome::NotTaken, 3, Next::Again(Duration::minutes(8))),
            (Outcome::Suspected(Suspected::Writing), 1, Next::Again(Duration::minutes(2))),
            (Outcome::Unknown, TRIES, Next::LetGo),
            (Outcome::Refused("no".into()), 0, Next::LetGo),
            (Outcome::ChannelGone, 0, Next::LetChannelGo),
            (Outcome::RightMissing, 0, Next::Again(Duration::minutes(1))),
            (Outcome::RightMissing, TRIES, Next::LetGo),
            (Outcome::Unknown, TRIES - 1, Next::Again(Duration::minutes(256))),
            (Outcome::Closed, 0, Next::LetChannelGo),
        ] {
            assert_eq!(next(&outcome, tries), next_is, "{outcome:?} {tries}");
        }
        let days: Duration = (0..TRIES).map(super::pause).sum();
        assert!((13..15).contains(&days.num_days()), "{days}");
    }
}
