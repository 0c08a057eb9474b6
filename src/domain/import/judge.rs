//! Decides which rows of a file are new, by what is known at the moment. Never keeps any of them.

use super::row::Row;
use crate::domain::link::mark;
use crate::domain::platform::Platform;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{HashMap, HashSet};

/// By what a post is known that has no link: its day, its title and one of its platforms.
type Name = (NaiveDate, String, Platform);

/// What is known of the member's posts.
#[derive(Debug, Default)]
pub struct Known {
    links: HashSet<String>,
    /// Whether one of that name has no link, so that a link tells nothing against it.
    names: HashMap<Name, bool>,
}

impl Known {
    /// Adds a post.
    pub fn add(&mut self, on: NaiveDate, title: Option<&str>, links: &[String], platforms: &[Platform]) {
        self.links.extend(links.iter().map(|link| mark(link).to_owned()));
        for name in names(on, title, platforms) {
            *self.names.entry(name).or_default() |= links.is_empty();
        }
    }

    /// The same post: the same link in any shape, or the same title on that day and platform where no two links speak
    /// against it.
    fn holds(&self, row: &Row) -> bool {
        let mut links = row.link.iter().chain(&row.more);
        if links.any(|link| self.links.contains(mark(link))) {
            return true;
        }
        let mut named = names(row.posted_on, row.title.as_deref(), &row.platforms);
        named.any(|name| self.names.get(&name).is_some_and(|without| *without || row.link.is_none()))
    }
}

fn names<'a>(on: NaiveDate, title: Option<&str>, platforms: &'a [Platform]) -> impl Iterator<Item = Name> + 'a {
    let title = title.map(str::to_lowercase);
    platforms.iter().filter_map(move |platform| Some((on, title.clone()?, *platform)))
}

/// What a file's rows are.
#[derive(Debug, Default)]
pub struct Verdict<'a> {
    /// New, and nothing speaks against them.
    pub new: Vec<&'a Row>,
    /// New, but their titles look like an identifier: kept only if the person says so.
    pub asked: Vec<&'a Row>,
    /// Known already.
    pub known: Vec<u32>,
    /// The same as an earlier row.
    pub repeats: Vec<u32>,
}

/// Sorts the rows of a file.
#[must_use]
pub fn judge<'a>(rows: &'a [Row], known: &Known) -> Verdict<'a> {
    let mut verdict = Verdict::default();
    let mut seen = Seen::default();
    for row in rows {
        if known.holds(row) {
            verdict.known.push(row.number);
        } else if seen.again(row) {
            verdict.repeats.push(row.number);
        } else if row.suspect {
            verdict.asked.push(row);
        } else {
            verdict.new.push(row);
        }
    }
    verdict
}

/// The time of a row, where one was given, and whether it has a link.
type Sight = (Option<DateTime<Utc>>, bool);

/// The rows before.
#[derive(Default)]
struct Seen {
    links: HashSet<String>,
    names: HashMap<Name, Vec<Sight>>,
}

impl Seen {
    /// Whether the row was there before; it has been from now on. Two times of one day are two posts.
    fn again(&mut self, row: &Row) -> bool {
        let marks: Vec<String> = row.link.iter().chain(&row.more).map(|link| mark(link).to_owned()).collect();
        let (at, linked) = (row.exact.then_some(row.posted_at), row.link.is_some());
        let same = |(other, has): &Sight| !(linked && *has) && (*other == at || other.is_none() || at.is_none());
        let names: Vec<Name> = names(row.posted_on, row.title.as_deref(), &row.platforms).collect();
        let again = marks.iter().any(|mark| self.links.contains(mark))
            || names.iter().any(|name| self.names.get(name).is_some_and(|others| others.iter().any(same)));
        if !again {
            self.links.extend(marks);
            for name in names {
                self.names.entry(name).or_default().push((at, linked));
            }
        }
        again
    }
}
