//! Decides what identifies what, so that a person's id is never taken for a member's.
//! Never makes an id: Discord or the database does.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident($inner:ty)),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A Discord server that uses Rounds.
    TeamId(u64),
    /// A Discord user.
    PersonId(u64),
    /// A Discord channel.
    ChannelId(u64),
    /// A Discord message.
    MessageId(u64),
    /// A person in one team.
    MemberId(i64),
    /// A logged post.
    PostId(i64),
    /// A topic as it was offered to one member once.
    OfferId(i64),
    /// A slot of a planned week.
    SlotId(i64),
    /// A goal that a member set.
    GoalId(i64),
    /// A number of a goal, of one day.
    ProgressId(i64),
    /// A file of posts that somebody brought.
    ImportId(i64),
    /// A topic of a team's own.
    TeamTopicId(i64),
    /// A file of topics that somebody brought for a team.
    TopicFileId(i64),
    /// What a member made of a topic that they took.
    TwistId(i64),
    /// An if-then plan in a member's own words.
    IfThenId(i64),
    /// A deletion, by a number that was thrown for it.
    DeletionId(u64),
}

/// The first millisecond of Discord's ids, since 1970; the rest of an id's upper 42 bits counts from it.
const DISCORD_EPOCH: i64 = 1_420_070_400_000;

/// When Discord made the thing of this id.
#[must_use]
pub fn made_at(id: u64) -> DateTime<Utc> {
    let ms = i64::try_from(id >> 22).unwrap_or(i64::MAX).saturating_add(DISCORD_EPOCH);
    DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl MessageId {
    /// The id before which all messages of earlier instants are.
    #[must_use]
    pub fn of_instant(at: DateTime<Utc>) -> Self {
        Self(u64::try_from(at.timestamp_millis() - DISCORD_EPOCH).unwrap_or_default() << 22)
    }
}

/// What one notice is known by from claim to settlement: the nonce of its message, and what a button of it carries.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeliveryId(pub String);

impl fmt::Display for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An entry of the bank, by the id that is never reused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicId(pub String);

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn ids_tell_their_instant() {
        let at: DateTime<Utc> = "2026-03-02T11:30:00.250Z".parse().unwrap();
        let id = MessageId::of_instant(at).0;
        assert_eq!(made_at(id), at);
        assert!(
            MessageId::of_instant(at + Duration::milliseconds(1)).0 > id | 0x3f_ffff,
            "later ids are above all of before"
        );
        assert_eq!(MessageId::of_instant(DateTime::UNIX_EPOCH).0, 0, "nothing is from before Discord");
    }
}
