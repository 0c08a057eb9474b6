//! Decides how varied a trial was. Never decides what would be good enough; that stands in its tests.

use super::args::SimulateArgs;
use super::run::{HABIT_WEEKS, Story, readers};
use crate::domain::facet::Pillar;
use crate::domain::ids::TopicId;
use crate::domain::observance::{Confidence, OPENS_BEFORE, Observance};
use crate::domain::sameness::{LAST, variety};
use crate::domain::topic::{Bank, Rule};
use crate::domain::week::{ahead, back};
use chrono::{Datelike, NaiveDate};
use std::collections::{HashMap, HashSet};

/// A figure over several seeds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Spread {
    sum: f64,
    count: usize,
    least: Option<f64>,
    most: Option<f64>,
}

impl Spread {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1;
        self.least = Some(self.least.map_or(value, |least| least.min(value)));
        self.most = Some(self.most.map_or(value, |most| most.max(value)));
    }

    pub(super) fn mean(&self) -> f64 {
        if self.count == 0 { f64::NAN } else { self.sum / self.count as f64 }
    }

    pub(super) fn least(&self) -> f64 {
        self.least.unwrap_or(f64::NAN)
    }

    pub(super) fn most(&self) -> f64 {
        self.most.unwrap_or(f64::NAN)
    }
}

/// What one way of choosing came to, over all seeds.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    /// Topics offered.
    pub(super) offered: usize,
    /// Entropy over any twenty posts of one member in a row.
    pub(super) entropy: Spread,
    /// Offers of the pillar of the offer before, a seed.
    pub(super) same_pillar: Spread,
    /// Offers of a topic that the same member was offered less than sixty days before, a seed.
    pub(super) again: Spread,
    /// Offers of a topic that a teammate used less than seven days before, a seed.
    pub(super) teammates: Spread,
    /// Share of the observances of high confidence that fit somebody and were offered to somebody in time.
    pub(super) observed: Spread,
    /// How many there were of these.
    pub(super) observances: usize,
    /// Observances offered to two members within a fortnight, a seed.
    pub(super) doubled: Spread,
    /// How often each rule gave way, in all.
    pub(super) relaxed: HashMap<Rule, usize>,
    /// Entropy of the member with a habit, left alone.
    pub(super) habit_before: Spread,
    /// And of the last twenty posts after eight weeks of suggestions.
    pub(super) habit_after: Spread,
}

impl Figures {
    pub(super) fn add(&mut self, story: &Story, bank: &Bank, args: &SimulateArgs) {
        let readers = readers(args);
        for (posts, reader) in story.posts.iter().zip(&readers) {
            let open = reader.open_pillars().count();
            // A member with a habit posts what they like as well, and is looked at apart.
            if story.alone.is_empty() || !std::ptr::eq(posts, &story.posts[0]) {
                for window in posts.windows(LAST) {
                    self.entropy.add(variety(window, open).unwrap_or(0.0));
                }
            }
        }
        self.offered += story.lines.len();
        self.count_repeats(story);
        for rule in story.lines.iter().flat_map(|line| &line.relaxed) {
            *self.relaxed.entry(*rule).or_default() += 1;
        }
        self.count_observances(story, bank, args);
        if let (Some(reader), Some(posts)) = (readers.first(), story.posts.first())
            && !story.alone.is_empty()
        {
            let open = reader.open_pillars().count();
            let weeks = (HABIT_WEEKS * args.per_week) as usize;
            if let (Some(before), Some(after)) =
                (variety(&story.alone, open), variety(&posts[..posts.len().min(weeks)], open))
            {
                self.habit_before.add(before);
                self.habit_after.add(after);
            }
        }
    }

    fn count_repeats(&mut self, story: &Story) {
        let mut pillars: HashMap<usize, Pillar> = HashMap::new();
        let mut own: HashMap<(usize, &TopicId), NaiveDate> = HashMap::new();
        let mut team: HashMap<&TopicId, Vec<(usize, NaiveDate)>> = HashMap::new();
        let (mut same_pillar, mut again, mut teammates) = (0_usize, 0_usize, 0_usize);
        for line in &story.lines {
            same_pillar += usize::from(pillars.insert(line.member, line.pillar) == Some(line.pillar));
            let before = own.insert((line.member, &line.id), line.on);
            again += usize::from(before.is_some_and(|on| on > back(line.on, 60)));
            let others = team.entry(&line.id).or_default();
            let close = |(member, on): &(usize, NaiveDate)| *member != line.member && *on > back(line.on, 7);
            teammates += usize::from(others.iter().any(close));
            if line.taken {
                others.push((line.member, line.on));
            }
        }
        self.same_pillar.add(same_pillar as f64);
        self.again.add(again as f64);
        self.teammates.add(teammates as f64);
    }

    fn count_observances(&mut self, story: &Story, bank: &Bank, args: &SimulateArgs) {
        let until = ahead(args.from, u64::from(args.weeks) * 7 - 1);
        let readers = readers(args);
        let fits =
            |one: &Observance| readers.iter().any(|reader| one.fits(reader.country.as_deref(), reader.specialty));
        let mut offered: HashMap<&str, Vec<NaiveDate>> = HashMap::new();
        let mut doubled = 0_usize;
        for line in &story.lines {
            let Some(id) = &line.observance else { continue };
            let days = offered.entry(id).or_default();
            doubled += usize::from(days.iter().any(|on| *on > back(line.on, 14)));
            days.push(line.on);
        }
        let mut all = HashSet::new();
        let mut in_time = 0_usize;
        for one in bank.observances().iter().filter(|one| one.confidence == Confidence::High && fits(one)) {
            for when in (args.from.year()..=until.year()).filter_map(|year| one.in_year(year)) {
                let opens = back(when.first, OPENS_BEFORE);
                if opens < args.from || when.timely_until() > until {
                    continue;
                }
                all.insert((&one.id, when.first));
                let days = offered.get(one.id.as_str());
                in_time += usize::from(
                    days.is_some_and(|days| days.iter().any(|on| opens <= *on && *on <= when.timely_until())),
                );
            }
        }
        self.observances = all.len();
        if !all.is_empty() {
            self.observed.add(in_time as f64 / all.len() as f64);
        }
        self.doubled.add(doubled as f64);
    }
}
