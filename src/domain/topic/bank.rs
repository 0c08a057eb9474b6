//! Decides how topics are kept ready, so that choosing among ten thousand takes no time worth speaking of.
//! Never decides which one is chosen; that is `choice`.

use super::entry::Topic;
use crate::domain::ids::TopicId;
use crate::domain::likeness::Words;
use crate::domain::observance::Observance;
use std::collections::HashMap;
use std::sync::Arc;

/// Topics and observances, made ready once. A copy shares what it holds until topics are added to it.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    pub(super) entries: Vec<Arc<Prepared>>,
    index: Arc<HashMap<TopicId, usize>>,
    vocabulary: Arc<HashMap<String, u32>>,
    observances: Arc<Vec<Observance>>,
}

/// A topic with its words counted out.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) topic: Topic,
    /// The words of the title, as numbers of the bank's vocabulary.
    pub(super) title: Vec<u32>,
    /// The words of title and idea.
    pub(super) text: Vec<u32>,
}

impl Bank {
    /// A bank of these. Where an id comes twice, the first stays.
    #[must_use]
    pub fn new(topics: impl IntoIterator<Item = Topic>, observances: Vec<Observance>) -> Self {
        let mut bank = Self { observances: Arc::new(observances), ..Self::default() };
        for topic in topics {
            bank.add(topic);
        }
        bank
    }

    /// The same bank with a team's own topics beside it.
    #[must_use]
    pub fn with(&self, own: impl IntoIterator<Item = Topic>) -> Self {
        let mut bank = self.clone();
        for topic in own {
            bank.add(topic);
        }
        bank
    }

    /// The topic with this id, retired or not.
    #[must_use]
    pub fn get(&self, id: &TopicId) -> Option<&Topic> {
        self.index.get(id).map(|at| &self.entries[*at].topic)
    }

    /// All topics, retired ones too, in the order in which they came.
    pub fn topics(&self) -> impl ExactSizeIterator<Item = &Topic> {
        self.entries.iter().map(|entry| &entry.topic)
    }

    /// The observances.
    #[must_use]
    pub fn observances(&self) -> &[Observance] {
        &self.observances
    }

    pub(super) fn place(&self, id: &TopicId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// How many different words the bank knows.
    pub(super) fn vocabulary(&self) -> usize {
        self.vocabulary.len()
    }

    /// The numbers of those words that the bank knows; the others cannot be shared with any topic.
    pub(super) fn numbers(&self, words: &Words) -> Vec<u32> {
        words.iter().filter_map(|word| self.vocabulary.get(word).copied()).collect()
    }

    fn add(&mut self, topic: Topic) {
        if self.index.contains_key(&topic.id) {
            return;
        }
        let title = Words::of(&topic.title);
        let text = title.with(&Words::of(&topic.idea));
        let (title, text) = (self.learn(&title), self.learn(&text));
        Arc::make_mut(&mut self.index).insert(topic.id.clone(), self.entries.len());
        self.entries.push(Arc::new(Prepared { topic, title, text }));
    }

    fn learn(&mut self, words: &Words) -> Vec<u32> {
        let vocabulary = Arc::make_mut(&mut self.vocabulary);
        words
            .iter()
            .map(|word| {
                let next = u32::try_from(vocabulary.len()).unwrap_or(u32::MAX);
                *vocabulary.entry(word.to_owned()).or_insert(next)
            })
            .collect()
    }
}
