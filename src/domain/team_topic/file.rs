//! Decides which rows of a file can become topics of a team, and which of them are new. Never keeps any of them.

use super::doubt::Doubt;
use super::entry::Facets;
use super::wording::{TITLE_MAX, Wording, WordingRefused};
use crate::domain::facet::Pillar;
use crate::domain::likeness::plain;
use crate::domain::sameness::Keywords;
use crate::domain::topic::Bank;
use crate::domain::word::words;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The most rows that a file of topics may have.
pub const FILE_ROWS: usize = 2_000;

words! {
    /// How far it has come with a file of topics.
    FileState {
        /// It was looked at.
        Waiting = "waiting",
        /// Its rows are among the topics.
        Taken = "taken",
    }
}

/// A row as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which row, as a spreadsheet counts them.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// What to write.
    pub idea: String,
    /// A line to begin with.
    pub opening: String,
    /// The kind, as far as the row says.
    pub pillar: Option<Pillar>,
    /// What it suits, as far as the row says.
    pub facets: Facets,
    /// Where a quotation mark opens in it and never closes: how many lines vanish in it.
    pub open: Option<u32>,
}

/// A row that can become a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which row, as a spreadsheet counts them.
    pub number: u32,
    /// Its words.
    pub wording: Wording,
    /// Its kind: as the row says, else as its title does.
    pub pillar: Option<Pillar>,
    /// What it suits.
    pub facets: Facets,
    /// Whether it calls for one more look.
    pub doubtful: bool,
}

/// Why a row cannot become a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    /// Its words cannot be kept.
    Wording(WordingRefused),
    /// A quotation mark opens here and never closes: so many lines vanish in it.
    OpenQuote(u32),
}

/// All of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The rows that can become topics, in the order of the file.
    pub rows: Vec<Row>,
    /// What calls for one more look, by the row's number.
    pub doubts: Vec<(u32, Doubt)>,
    /// The rows that cannot, and why.
    pub unreadable: Vec<(u32, Unread)>,
}

/// Reads the entries of a file, for a team whose topics stand in `bank` beside all others.
#[must_use]
pub fn read(entries: Vec<Entry>, bank: &Bank, keywords: &Keywords) -> Reading {
    let mut reading = Reading::default();
    for entry in entries {
        let number = entry.number;
        let (title, idea) = filled(&entry);
        match (entry.open, Wording::new(title, idea, &entry.opening)) {
            (Some(lines), _) => reading.unreadable.push((number, Unread::OpenQuote(lines))),
            (None, Err(why)) => reading.unreadable.push((number, Unread::Wording(why))),
            (None, Ok(wording)) => {
                let doubt = Doubt::of(&wording, bank, None);
                reading.rows.push(Row {
                    number,
                    pillar: entry.pillar.or_else(|| keywords.pillar_of(&wording.title)),
                    facets: entry.facets,
                    doubtful: doubt.is_some(),
                    wording,
                });
                reading.doubts.extend(doubt.map(|doubt| (number, doubt)));
            }
        }
    }
    reading
}

/// Many a list of ideas is one column: what stands there is the title, and says what to write as well.
fn filled(entry: &Entry) -> (&str, &str) {
    let (title, idea) = (entry.title.trim(), entry.idea.trim());
    match (title.is_empty(), idea.is_empty()) {
        (true, false) if idea.chars().count() <= TITLE_MAX => (idea, idea),
        (false, true) => (title, title),
        _ => (title, idea),
    }
}

/// By what a topic is known again: the words of its title, whatever stands between them.
#[must_use]
pub fn name(title: &str) -> String {
    plain(title).collect::<Vec<_>>().join(" ")
}

/// What a file's rows are.
#[derive(Debug, Default)]
pub struct Verdict<'a> {
    /// New, and nothing speaks against them.
    pub new: Vec<&'a Row>,
    /// New, but they call for one more look: kept only if somebody says so.
    pub asked: Vec<&'a Row>,
    /// How many the team has already, under the same name.
    pub known: u32,
    /// How many are called as one before them.
    pub repeats: u32,
}

/// Sorts the rows of a file, by the names of the topics that the team has.
#[must_use]
pub fn judge<'a>(rows: &'a [Row], known: &HashSet<String>) -> Verdict<'a> {
    let mut verdict = Verdict::default();
    let mut seen = HashSet::new();
    for row in rows {
        let name = name(&row.wording.title);
        if known.contains(&name) {
            verdict.known += 1;
        } else if !seen.insert(name) {
            verdict.repeats += 1;
        } else if row.doubtful {
            verdict.asked.push(row);
        } else {
            verdict.new.push(row);
        }
    }
    verdict
}
