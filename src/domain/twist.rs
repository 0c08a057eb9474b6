//! Decides what a member's own twist to a topic is, and how far it has come. Never decides whether a team takes it up; those
//! who manage it do.

use super::ids::{MemberId, OfferId, TwistId};
use super::topic::Topic;
use super::word::words;

/// How many twists of one member may wait for an answer.
pub const PROPOSED_MAX: u32 = 10;

words! {
    /// How far a twist has come.
    TwistState {
        /// It is the member's alone.
        Own = "own",
        /// It was proposed to the team.
        Proposed = "proposed",
        /// It is among the team's topics.
        Accepted = "accepted",
        /// It was not taken up.
        Declined = "declined",
    }
}

/// What a member made of a topic that they took. Worded anew it is another one: what was accepted is what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twist {
    /// The twist.
    pub id: TwistId,
    /// Whose.
    pub member: MemberId,
    /// The offered topic that it was made from.
    pub offer: OfferId,
    /// What it is called now.
    pub title: String,
    /// What to write now.
    pub idea: String,
    /// How far it has come.
    pub state: TwistState,
}

impl Twist {
    /// The topic in the member's own words. All else stays the topic's, its care above all; but where a fact of it comes from
    /// says nothing of words that somebody else wrote.
    #[must_use]
    pub fn worded(&self, topic: Topic) -> Topic {
        let reference = topic.reference.filter(|_| self.idea == topic.idea);
        Topic { title: self.title.clone(), idea: self.idea.clone(), reference, ..topic }
    }
}
