//! Decides how topics are kept ready, so that choosing among ten thousand takes no time worth speaking of, and how a
//! team's own stand beside them. Never decides which one is chosen; that is `choice`.

use super::alike::Likeness;
use super::entry::Topic;
use super::facets::Facets;
use crate::domain::ids::TopicId;
use crate::domain::likeness::{Words, jaccard};
use crate::domain::observance::Observance;
use std::collections::HashMap;
use std::sync::Arc;

/// Topics and observances, made ready once. A team's own lie in a layer of their own: they are few, and the layer below,
/// with its thousands of topics and words, is shared by all teams as it is. So a copy costs three counts, and a bank with a
/// team's own costs the words of those alone.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    shared: Arc<Layer>,
    /// Its places and the numbers of its words go on where those of the shared layer end.
    own: Arc<Layer>,
    observances: Arc<Vec<Observance>>,
}

/// Topics with their places, and the words that came with them.
#[derive(Debug, Clone, Default)]
struct Layer {
    entries: Vec<Arc<Prepared>>,
    /// Of each of them, in the same order.
    facets: Vec<Facets>,
    index: HashMap<TopicId, usize>,
    vocabulary: HashMap<String, u32>,
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
        let bank = Self::default().with(topics);
        Self { shared: bank.own, own: Arc::default(), observances: Arc::new(observances) }
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
        self.place(id).map(|at| &self.entry(at).topic)
    }

    /// All topics, retired ones too, in the order in which they came.
    pub fn topics(&self) -> impl ExactSizeIterator<Item = &Topic> {
        (0..self.len()).map(|at| &self.entry(at).topic)
    }

    /// The observances.
    #[must_use]
    pub fn observances(&self) -> &[Observance] {
        &self.observances
    }

    /// The topic that is too like a new one of these words, if there is one: the nearest that is not retired, `except` apart.
    #[must_use]
    pub fn too_alike(&self, title: &str, idea: &str, except: Option<&TopicId>) -> Option<&Topic> {
        let title = Words::of(title);
        let text = title.with(&Words::of(idea));
        let (titles, texts) = (self.marked(&title), self.marked(&text));
        let shared = |words: &[u32], marked: &[bool]| words.iter().filter(|word| marked[**word as usize]).count();
        let near = |entry: &Prepared| {
            let likeness = Likeness {
                titles: jaccard(shared(&entry.title, &titles), entry.title.len(), title.len()),
                whole: jaccard(shared(&entry.text, &texts), entry.text.len(), text.len()),
            };
            likeness.closeness()
        };
        self.entries()
            .filter(|entry| !entry.topic.retired && Some(&entry.topic.id) != except)
            .map(|entry| (near(entry), &entry.topic))
            .filter(|(closeness, _)| *closeness >= 1.0)
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, topic)| topic)
    }

    /// How many topics there are.
    fn len(&self) -> usize {
        self.shared.entries.len() + self.own.entries.len()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Prepared> {
        self.shared.entries.iter().chain(&self.own.entries).map(Arc::as_ref)
    }

    /// The facets of all topics, in the order in which these came.
    pub(super) fn facets(&self) -> impl Iterator<Item = &Facets> {
        self.shared.facets.iter().chain(&self.own.facets)
    }

    /// The entry at a place that [`Self::place`] gave.
    pub(super) fn entry(&self, at: usize) -> &Prepared {
        match at.checked_sub(self.shared.entries.len()) {
            None => &self.shared.entries[at],
            Some(at) => &self.own.entries[at],
        }
    }

    pub(super) fn place(&self, id: &TopicId) -> Option<usize> {
        self.shared.index.get(id).or_else(|| self.own.index.get(id)).copied()
    }

    /// How many different words the bank knows.
    pub(super) fn vocabulary(&self) -> usize {
        self.shared.vocabulary.len() + self.own.vocabulary.len()
    }

    /// The numbers of those words that the bank knows; the others cannot be shared with any topic.
    pub(super) fn numbers(&self, words: &Words) -> Vec<u32> {
        words.iter().filter_map(|word| self.number(word)).collect()
    }

    fn number(&self, word: &str) -> Option<u32> {
        self.shared.vocabulary.get(word).or_else(|| self.own.vocabulary.get(word)).copied()
    }

    /// For each word of the bank, whether it is one of these.
    fn marked(&self, words: &Words) -> Vec<bool> {
        let mut marked = vec![false; self.vocabulary()];
        for number in self.numbers(words) {
            marked[number as usize] = true;
        }
        marked
    }

    fn add(&mut self, topic: Topic) {
        if self.place(&topic.id).is_some() {
            return;
        }
        let title = Words::of(&topic.title);
        let text = title.with(&Words::of(&topic.idea));
        let (title, text) = (self.learn(&title), self.learn(&text));
        let at = self.len();
        // Nobody else holds the layer while topics are added one after the other, so nothing is copied but once at most.
        let own = Arc::make_mut(&mut self.own);
        own.index.insert(topic.id.clone(), at);
        own.facets.push(Facets::of(&topic));
        own.entries.push(Arc::new(Prepared { topic, title, text }));
    }

    fn learn(&mut self, words: &Words) -> Vec<u32> {
        let known = self.shared.vocabulary.len();
        let own = &mut Arc::make_mut(&mut self.own).vocabulary;
        let mut numbers = Vec::with_capacity(words.len());
        for word in words.iter() {
            let next = u32::try_from(known + own.len()).unwrap_or(u32::MAX);
            let known = self.shared.vocabulary.get(word).copied();
            numbers.push(known.unwrap_or_else(|| *own.entry(word.to_owned()).or_insert(next)));
        }
        numbers
    }
}
