//! Decides what an observance is, to whom it matters, and on which days it can still be offered in time.
//! Never decides whether it is offered; that is `topic`.

use super::rule::Rule;
use crate::domain::facet::Specialty;
use crate::domain::week::{ahead, back};
use crate::domain::word::words;
use chrono::{Datelike, Months, NaiveDate};

/// How many days before its first day an observance begins to be offered.
pub const OPENS_BEFORE: u64 = 10;

words! {
    /// How sure the date rule is. What is less than this is not in the bank at all.
    Confidence {
        /// Seen in a dated list, or in the owner's own words.
        High = "high",
        /// Long-standing, yet seen once or not at all in writing.
        Medium = "medium",
    }
}

words! {
    /// What a writer has to bear in mind on this day.
    CareNote {
        /// Name a help line.
        Helpline = "helpline",
        /// Follow the rules for writing about suicide: help lines, no method, no glamour.
        Suicide = "suicide",
        /// Many readers have been through it.
        Sensitive = "sensitive",
    }
}

/// How long an observance lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many days, one or more.
    Days(u32),
    /// The calendar month in which it begins.
    Month,
}

/// An awareness day, week or month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observance {
    /// The id that is never reused.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// When it begins.
    pub rule: Rule,
    /// How long it lasts.
    pub length: Length,
    /// Where it is kept: `international`, `europe`, or countries by two letters, in lower case.
    pub regions: Vec<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// The professions that it honours; empty where it is about a subject. A profession that no member can have is kept
    /// as `other`.
    pub professions: Vec<Specialty>,
    /// What a writer has to bear in mind.
    pub care: Vec<CareNote>,
    /// How sure the date is.
    pub confidence: Confidence,
    /// Ways to take it up that are not the usual ribbon.
    pub angles: Vec<String>,
}

/// One year's occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Observance {
    /// The occurrence that begins in `year`.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Option<Occurrence> {
        self.rule.in_year(year).map(|first| self.from(first))
    }

    /// The first occurrence that begins on or after `day`.
    #[must_use]
    pub fn next(&self, day: NaiveDate) -> Option<Occurrence> {
        self.rule.next(day).map(|first| self.from(first))
    }

    /// The occurrence for which a post offered on `today` comes in time: it begins within the coming ten days, or runs
    /// and has not passed its middle.
    #[must_use]
    pub fn timely(&self, today: NaiveDate) -> Option<Occurrence> {
        // Ten days ahead, or a month that runs, may lie on the other side of the turn of the year.
        let years = match today.month() {
            1 => today.year() - 1..=today.year(),
            12 => today.year()..=today.year() + 1,
            _ => today.year()..=today.year(),
        };
        years
            .filter_map(|year| self.in_year(year))
            .find(|one| one.first <= ahead(today, OPENS_BEFORE) && today <= one.timely_until())
    }

    /// Whether it matters to somebody of `specialty` in `country` (two letters). Without a country only what is kept
    /// internationally does; one that honours professions matters only to these, but one for a profession that Rounds does not
    /// list matters to all.
    #[must_use]
    pub fn fits(&self, country: Option<&str>, specialty: Option<Specialty>) -> bool {
        let here = self.regions.iter().any(|region| {
            region == "international"
                || country.is_some_and(|country| {
                    region.eq_ignore_ascii_case(country) || (region == "europe" && is_european(country))
                })
        });
        let theirs = self.professions.is_empty()
            || self.honours_neighbours()
            || specialty.is_some_and(|one| self.professions.contains(&one));
        here && theirs
    }

    /// One of its angles: the next with each further turn, so that those who are offered the day do not all go the same way.
    #[must_use]
    pub fn angle(&self, turn: u64) -> Option<&str> {
        let at = turn.checked_rem(self.angles.len() as u64)?;
        self.angles.get(at as usize).map(String::as_str)
    }

    /// Whether it is about this: one of its topics, a profession that it honours or a care note by their slugs, `week` or
    /// `month` by its length, `neighbours` where it honours a profession beside those of the members.
    #[must_use]
    pub fn is_about(&self, subject: &str) -> bool {
        match subject {
            "month" => self.length == Length::Month,
            "week" => matches!(self.length, Length::Days(2..)),
            "neighbours" => self.honours_neighbours(),
            _ => {
                self.topics.iter().any(|topic| topic == subject)
                    || self.professions.iter().any(|one| one.slug() == subject)
                    || self.care.iter().any(|note| note.slug() == subject)
            }
        }
    }

    /// A profession that no member names as theirs is everybody's neighbour.
    fn honours_neighbours(&self) -> bool {
        !self.professions.is_empty() && self.professions.iter().all(|one| *one == Specialty::Other)
    }

    fn from(&self, first: NaiveDate) -> Occurrence {
        let last = match self.length {
            Length::Days(days) => ahead(first, u64::from(days.saturating_sub(1))),
            Length::Month => first.checked_add_months(Months::new(1)).map_or(first, |next| back(next, 1)),
        };
        Occurrence { first, last }
    }
}

impl Occurrence {
    /// How many days it lasts.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// The last day on which offering it still comes in time: the day itself, or the middle of a week or month.
    #[must_use]
    pub fn timely_until(self) -> NaiveDate {
        ahead(self.first, (self.days() / 2).unsigned_abs())
    }
}

/// The members of the Council of Europe and the states that keep European days with them, by two letters.
const EUROPE: &str = " al ad am at az be ba bg ch cy cz de dk ee es fi fr gb ge gr hr hu ie is it li lt lu lv mc md me mk mt nl no pl pt ro rs se si sk sm tr ua uk ";

fn is_european(country: &str) -> bool {
    country.len() == 2 && EUROPE.contains(&format!(" {} ", country.to_lowercase()))
}
