//! Decides how alike two texts are: by the stems of the words that carry meaning.
//! Never decides what is too alike; that is `sameness`, `topic` and the check of the bank.

use rust_stemmers::{Algorithm, Stemmer};

#[cfg(test)]
mod tests;

/// The distinct stems of a text that carry meaning, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of a text. Case, punctuation, endings and small words do not count; links are left out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut stems: Vec<String> = plain(text)
            .filter(|word| !SMALL_WORDS.contains(&word.as_str()))
            .map(|word| stemmer.stem(&word).into_owned())
            .collect();
        stems.sort_unstable();
        stems.dedup();
        Self(stems)
    }

    /// The stems.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the stem is among them.
    #[must_use]
    pub fn contains(&self, stem: &str) -> bool {
        self.0.binary_search_by(|own| own.as_str().cmp(stem)).is_ok()
    }

    /// The words of both.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut both: Vec<String> = self.0.iter().chain(&other.0).cloned().collect();
        both.sort_unstable();
        both.dedup();
        Self(both)
    }

    /// Jaccard's measure: the share of the words of either that both have. From 0 (nothing in common, or no words) to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        jaccard(self.0.iter().filter(|stem| other.contains(stem)).count(), self.len(), other.len())
    }
}

/// The words of a text in their order, in lower case, without punctuation and links; joined words are taken apart.
pub fn plain(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace()
        .filter(|word| !word.contains("://"))
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')))
        .map(|word| word.replace(['\'', '’'], "").to_lowercase())
        .filter(|word| !word.is_empty())
}

/// Jaccard's measure from counts: how many both have, and how many each has.
#[must_use]
pub fn jaccard(shared: usize, one: usize, other: usize) -> f64 {
    let either = one + other - shared.min(one + other);
    if either == 0 { 0.0 } else { shared as f64 / either as f64 }
}

/// Words that stand in every text and say nothing about its subject. Apostrophes are gone by now.
#[rustfmt::skip]
const SMALL_WORDS: &[&str] = &[
    "a", "about", "above", "after", "again", "all", "almost", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "cant", "could",
    "did", "do", "does", "doing", "done", "dont", "down", "during", "each", "either", "else", "even", "ever", "every",
    "few", "for", "from", "get", "gets", "go", "goes", "had", "has", "have", "having", "he", "her", "here", "hers",
    "him", "his", "how", "i", "id", "if", "ill", "im", "in", "instead", "into", "is", "isnt", "it", "its", "ive", "just",
    "let", "like", "made", "make", "makes", "many", "may", "me", "might", "more", "most", "much", "must", "my", "myself",
    "no", "nor", "not", "now", "of", "off", "often", "on", "once", "one", "ones", "only", "or", "other", "others", "our",
    "ours", "out", "over", "own", "per", "put", "really", "same", "say", "says", "she", "should", "since", "so", "some",
    "still", "such", "than", "that", "thats", "the", "their", "theirs", "them", "then", "there", "these", "they",
    "thing", "things", "this", "those", "though", "through", "to", "too", "two", "under", "until", "up", "upon", "us",
    "use", "used", "very", "was", "we", "well", "were", "weve", "what", "whats", "when", "where", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "within", "without", "wont", "would", "yet", "you", "your", "yours",
];
