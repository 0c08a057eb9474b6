//! Decides which two topics of the bank are nearest to each other. Never decides from where on they are too alike; that is
//! `domain::topic`.

use crate::domain::likeness::Words;
use crate::domain::topic::{Likeness, Topic};

/// Two topics and how alike they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'a> {
    /// The one that comes first in the bank.
    pub one: &'a Topic,
    /// The other.
    pub other: &'a Topic,
    /// How alike their titles are.
    pub titles: f64,
    /// How alike they are as a whole.
    pub whole: f64,
}

impl Pair<'_> {
    /// Whether the two are too alike to stand in one bank.
    #[must_use]
    pub fn too_alike(&self) -> bool {
        self.closeness() >= 1.0
    }

    /// How near the two are to being too alike, which they are from 1 on.
    #[must_use]
    pub fn closeness(&self) -> f64 {
        Likeness { titles: self.titles, whole: self.whole }.closeness()
    }
}

/// The `count` nearest pairs of topics that are not retired, nearest first.
#[must_use]
pub fn nearest<'a>(topics: impl Iterator<Item = &'a Topic>, count: usize) -> Vec<Pair<'a>> {
    let words: Vec<(&Topic, Words, Words)> = topics
        .filter(|topic| !topic.retired)
        .map(|topic| {
            let title = Words::of(&topic.title);
            let whole = title.with(&Words::of(&topic.idea));
            (topic, title, whole)
        })
        .collect();
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for (at, (one, title, whole)) in words.iter().enumerate() {
        for (other, other_title, other_whole) in &words[at + 1..] {
            let pair = Pair { one, other, titles: title.likeness(other_title), whole: whole.likeness(other_whole) };
            // Most pairs have next to nothing in common; keeping those out keeps the sorting short.
            if pair.closeness() > 0.2 {
                pairs.push(pair);
            }
        }
    }
    pairs.sort_by(|one, other| other.closeness().total_cmp(&one.closeness()));
    pairs.truncate(count);
    pairs
}
