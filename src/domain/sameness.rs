//! Decides when what a member posts begins to look the same, how varied it is, and which pillar a title speaks of.
//! Never decides how that is said, and never blames: every remark carries a way out.

use super::facet::Pillar;
use super::likeness::{Words, plain};
use super::topic::Written;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

#[cfg(test)]
mod tests;

/// From how many posts with a known pillar on anything is said.
pub const KNOWN_FROM: usize = 5;
/// So many of one pillar in a row are worth a remark.
const IN_A_ROW: usize = 3;
/// Over how many posts a pillar's share is taken.
const SHARE_OF: usize = 10;
/// More than so much of them, in per cent, is worth a remark.
const SHARE_PER_CENT: usize = 40;
/// With how many posts a title is compared, and over how many variety is measured.
pub const LAST: usize = 20;
/// From this likeness on a title is nearly another.
pub const NEAR_TITLE: f64 = 0.6;
/// So many teammates on one topic make a crowd.
const CROWD: usize = 3;
/// Within so many hours.
pub const CROWD_HOURS: i64 = 48;

/// What looks the same, and a way out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What looks the same.
    pub sight: Sight,
    /// Where to go instead.
    pub way_out: Option<WayOut>,
}

/// What looks the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// So many of one pillar in a row.
    InARow {
        /// The pillar.
        pillar: Pillar,
        /// How many.
        count: usize,
    },
    /// So many of the last posts.
    Share {
        /// The pillar.
        pillar: Pillar,
        /// How many are of it.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// The title is nearly one that was there.
    NearTitle {
        /// The earlier title.
        title: String,
        /// The day of the earlier post.
        on: NaiveDate,
    },
    /// Teammates are on this topic as well.
    Crowd {
        /// How many of them.
        teammates: usize,
    },
}

/// The least used of the open pillars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayOut {
    /// The pillar.
    pub pillar: Pillar,
    /// When it was last posted, where that is among the posts known.
    pub last_on: Option<NaiveDate>,
}

/// The remark that a newly logged post calls for, if any; one at most. `before` are the member's earlier posts, oldest
/// first; `teammates` is how many others wrote from the same topic within [`CROWD_HOURS`]; `open` are the pillars open to
/// the member.
///
/// A link that was there before is the same post once more: the caller leaves such posts out and asks nothing for them.
#[must_use]
pub fn remark(before: &[Written], newest: &Written, teammates: usize, open: &[Pillar]) -> Option<Remark> {
    let known: Vec<(Pillar, NaiveDate)> =
        before.iter().chain([newest]).filter_map(|post| post.pillar.map(|pillar| (pillar, post.on))).collect();
    if known.len() < KNOWN_FROM {
        return None;
    }
    let sight = crowd(teammates)
        .or_else(|| near_title(before, newest))
        .or_else(|| newest.pillar.and_then(|pillar| in_a_row(pillar, &known).or_else(|| share(pillar, &known))))?;
    Some(Remark { sight, way_out: way_out(&known, newest.pillar, open) })
}

/// Whether so many teammates on one topic are worth a word, also to whoever is about to take it up.
#[must_use]
pub fn crowd(teammates: usize) -> Option<Sight> {
    (teammates >= CROWD).then_some(Sight::Crowd { teammates })
}

/// The entropy of the last twenty of `pillars` (oldest first), as a share of what it could be over `open` pillars: 0 is
/// one and the same, 1 is even. None before five are known.
#[must_use]
pub fn variety(pillars: &[Pillar], open: usize) -> Option<f64> {
    let last = &pillars[pillars.len().saturating_sub(LAST)..];
    if last.len() < KNOWN_FROM || open < 2 {
        return None;
    }
    let mut counts: BTreeMap<Pillar, usize> = BTreeMap::new();
    for pillar in last {
        *counts.entry(*pillar).or_default() += 1;
    }
    let entropy: f64 = counts
        .values()
        .map(|count| {
            let share = *count as f64 / last.len() as f64;
            -share * share.ln()
        })
        .sum();
    Some((entropy / (open as f64).ln()).clamp(0.0, 1.0))
}

/// The pillar whose keywords stand in the title; none where no pillar's do, or more than one's.
#[must_use]
pub fn pillar_of_title(title: &str, keywords: &[(Pillar, Vec<String>)]) -> Option<Pillar> {
    Keywords::of(keywords).pillar_of(title)
}

/// The keywords of the pillars, laid out for many titles.
#[derive(Debug, Default)]
pub struct Keywords(HashMap<String, Vec<(Pillar, Vec<String>)>>);

impl Keywords {
    /// Lays them out by their first word.
    #[must_use]
    pub fn of(keywords: &[(Pillar, Vec<String>)]) -> Self {
        let mut all: HashMap<String, Vec<(Pillar, Vec<String>)>> = HashMap::new();
        for (pillar, keyword) in
            keywords.iter().flat_map(|(pillar, words)| words.iter().map(move |word| (pillar, word)))
        {
            let words: Vec<String> = plain(keyword).collect();
            if let Some(first) = words.first() {
                all.entry(first.clone()).or_default().push((*pillar, words));
            }
        }
        Self(all)
    }

    /// The pillar whose keywords stand in the title; none where no pillar's do, or more than one's.
    #[must_use]
    pub fn pillar_of(&self, title: &str) -> Option<Pillar> {
        let title: Vec<String> = plain(title).collect();
        let mut found = None;
        for (at, word) in title.iter().enumerate() {
            for (pillar, words) in self.0.get(word).into_iter().flatten() {
                if title[at..].starts_with(words) && found.replace(*pillar).is_some_and(|other| other != *pillar) {
                    return None;
                }
            }
        }
        found
    }
}

fn near_title(before: &[Written], newest: &Written) -> Option<Sight> {
    let words = Words::of(&newest.title);
    let near = before.iter().rev().take(LAST).find(|post| is_near(&words, &newest.title, &post.title))?;
    Some(Sight::NearTitle { title: near.title.clone(), on: near.on })
}

/// Which of the titles this one is nearly, if any is: the nearest, of several the first.
#[must_use]
pub fn nearest_title<'a>(title: &str, others: impl IntoIterator<Item = &'a str>) -> Option<usize> {
    let words = Words::of(title);
    let near = others.into_iter().enumerate().filter(|(_, other)| is_near(&words, title, other));
    let likeness = |other: &str| words.likeness(&Words::of(other));
    let mut best: Option<(usize, f64)> = None;
    for (at, other) in near {
        let likeness = likeness(other);
        if best.is_none_or(|(_, most)| likeness > most) {
            best = Some((at, likeness));
        }
    }
    best.map(|(at, _)| at)
}

/// One word in common is no likeness, unless it is the whole title.
fn is_near(words: &Words, title: &str, other: &str) -> bool {
    let others = Words::of(other);
    if words.len() < 2 || others.len() < 2 {
        return !title.trim().is_empty() && plain(title).eq(plain(other));
    }
    words.likeness(&others) >= NEAR_TITLE
}

fn in_a_row(pillar: Pillar, known: &[(Pillar, NaiveDate)]) -> Option<Sight> {
    let count = known.iter().rev().take_while(|(one, _)| *one == pillar).count();
    (count >= IN_A_ROW).then_some(Sight::InARow { pillar, count })
}

fn share(pillar: Pillar, known: &[(Pillar, NaiveDate)]) -> Option<Sight> {
    let last = &known[known.len().saturating_sub(SHARE_OF)..];
    let count = last.iter().filter(|(one, _)| *one == pillar).count();
    (count * 100 > SHARE_PER_CENT * last.len()).then_some(Sight::Share { pillar, count, of: last.len() })
}

/// The open pillar used least among the last twenty; of several, the one that has rested longest.
fn way_out(known: &[(Pillar, NaiveDate)], now_at: Option<Pillar>, open: &[Pillar]) -> Option<WayOut> {
    let last = &known[known.len().saturating_sub(LAST)..];
    let place = |pillar: Pillar| known.iter().rposition(|(one, _)| *one == pillar);
    open.iter()
        .copied()
        .filter(|pillar| Some(*pillar) != now_at)
        .min_by_key(|pillar| (last.iter().filter(|(one, _)| one == pillar).count(), place(*pillar)))
        .map(|pillar| WayOut { pillar, last_on: place(pillar).map(|at| known[at].1) })
}
