//! Decides of which kind a post is and what it serves, where its writer does not say: by the topic that it was written from, and
//! by what they post for. Never overrules what they said themselves.

use super::entry::Topic;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::post::Said;

/// What a member posts for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aims {
    /// The purposes of goals that have room to catch up.
    pub lean: Vec<Purpose>,
    /// The main purpose.
    pub main: Option<Purpose>,
    /// The one beside it.
    pub second: Option<Purpose>,
}

/// What is known of a post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Its kind.
    pub pillar: Option<Pillar>,
    /// What it serves.
    pub purpose: Option<Purpose>,
}

impl Aims {
    /// What a post serves of which nobody says it: of what its topic serves, first what goals lean to, then the main purpose,
    /// then the one beside it, then whatever the topic names first. Without a topic, the main purpose.
    #[must_use]
    pub fn served(&self, topic: Option<&Topic>) -> Option<Purpose> {
        let Some(topic) = topic else { return self.main };
        let leant = topic.purposes.iter().copied().find(|one| self.lean.contains(one));
        let meant = || self.main.into_iter().chain(self.second).find(|one| topic.purposes.contains(one));
        leant.or_else(meant).or_else(|| topic.purposes.first().copied()).or(self.main)
    }

    /// What is known of a post of which nobody says anything; `by_words` is the kind that its title tells.
    #[must_use]
    pub fn known(&self, topic: Option<&Topic>, by_words: Option<Pillar>) -> Known {
        Known { pillar: topic.map(|topic| topic.pillar).or(by_words), purpose: self.served(topic) }
    }

    /// What is known of a post that was taken to be written from one topic and turns out to be from another, or of none: what
    /// the member said stays, and all else is found anew.
    #[must_use]
    pub fn retold(
        &self,
        known: Known,
        said: Said,
        by_words: Option<Pillar>,
        before: Option<&Topic>,
        now: Option<&Topic>,
    ) -> Known {
        if before.map(|topic| &topic.id) == now.map(|topic| &topic.id) {
            return known;
        }
        let anew = self.known(now, by_words);
        Known {
            pillar: known.pillar.filter(|_| said.pillar).or(anew.pillar),
            purpose: known.purpose.filter(|_| said.purpose).or(anew.purpose),
        }
    }
}
