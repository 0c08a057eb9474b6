//! Decides how well a topic that may be offered fits a member now. The weights stand in `weights`.
//! Never decides whether it may be offered; that is `rules`.

use super::asked::{Reader, Wish};
use super::bank::{Bank, Prepared};
use super::facets::{Facets, formats};
use super::past::Past;
use super::rules::Mark;
use super::suits::suits;
use super::weights as w;
use crate::domain::facet::{Device, Format, Pillar, Purpose};
use crate::domain::likeness::{Words, jaccard};
use crate::domain::platform::Platform;
use chrono::NaiveDate;

/// How many of the last posts count.
pub(super) const LAST: usize = 20;
const PILLARS: usize = Pillar::ALL.len();

/// What is the same for every topic of one choice.
pub(super) struct Scorer<'a> {
    reader: &'a Reader,
    platform: Option<Platform>,
    /// The forms that it knows, a bit each.
    suited: u32,
    today: NaiveDate,
    /// How much is wanted of each pillar, by its place in `Pillar::ALL`.
    wanted: [f64; PILLARS],
    posts: Vec<Recent>,
    /// For each word of the bank, in which of the posts it stands, one bit a post: in those that came from a topic by
    /// their whole text, in the others by their title.
    whole: Vec<u32>,
    titles: Vec<u32>,
}

/// One of the last posts, counted out.
struct Recent {
    pillar: Option<Pillar>,
    format: Option<Format>,
    platform: Option<Platform>,
    /// How much it counts: the newest fully, the oldest less.
    counts: f64,
    title_words: usize,
    /// None where only a title is known.
    text_words: Option<usize>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(bank: &Bank, wish: Wish, reader: &'a Reader, past: &Past, today: NaiveDate) -> Self {
        let platform = wish.platform.or(reader.platform);
        let suited = |on| formats(Format::ALL.iter().copied().filter(|one| suits(on, *one)));
        let mut scorer = Self {
            reader,
            platform,
            suited: platform.map_or(0, suited),
            today,
            wanted: wanted(reader, past),
            posts: Vec::with_capacity(LAST),
            whole: vec![0; bank.vocabulary()],
            titles: vec![0; bank.vocabulary()],
        };
        for (age, post) in past.posts.iter().rev().take(LAST).enumerate() {
            let bit = 1_u32 << age;
            let words = Words::of(&post.title);
            for number in bank.numbers(&words) {
                scorer.titles[number as usize] |= bit;
            }
            let entry = post.topic.as_ref().and_then(|id| bank.place(id)).map(|at| bank.entry(at));
            for number in entry.iter().flat_map(|entry| &entry.text) {
                scorer.whole[*number as usize] |= bit;
            }
            scorer.posts.push(Recent {
                pillar: post.pillar,
                format: post.format,
                platform: post.platform,
                counts: 1.0 - w::FADING * age as f64 / LAST as f64,
                title_words: words.len(),
                text_words: entry.map(|entry| entry.text.len()),
            });
        }
        scorer
    }

    /// How much a pillar is wanted, all parts that depend on the pillar alone.
    pub(super) fn wanted(&self, pillar: Pillar) -> f64 {
        self.wanted[place(pillar)]
    }

    /// The score without what likeness takes off: the most that it can be.
    pub(super) fn fit(&self, facets: &Facets, mark: Mark) -> f64 {
        let rank = |place: u32, step: f64| 1.0 - step * f64::from(place);
        let platform = self.platform.and_then(|one| facets.platform(one)).map_or(0.0, |place| rank(place, 0.1));
        let theirs = if facets.is_particular() { 1.0 } else { 0.0 };
        let purpose = |one: Option<Purpose>| one.and_then(|one| facets.purpose(one)).map(|place| rank(place, 0.2));
        let purpose = purpose(self.reader.purpose)
            .unwrap_or(0.0)
            .max(purpose(self.reader.second_purpose).map_or(0.0, |fit| 0.6 * fit));
        let reader = self.reader.audience.iter().filter_map(|one| facets.audience(*one)).min();
        let audience = reader.map_or(0.0, |place| rank(place, 0.2));
        let goal = self.reader.lean.iter().any(|one| facets.purpose(*one).is_some());
        let format = match self.platform {
            None => 0.0,
            Some(_) if facets.takes_first(self.suited) => 1.0,
            Some(_) if facets.takes(self.suited) => 0.7,
            Some(_) => 0.0,
        };
        let time = self.reader.minutes.map_or(0.0, |at_hand| {
            if facets.effort <= at_hand { 1.0 } else { f64::from(at_hand) / f64::from(facets.effort) }
        });
        let device = match (self.reader.device, facets.device) {
            (Device::Phone, Device::Computer) => 0.0,
            (Device::Computer, Device::Phone) => 0.5,
            _ => 1.0,
        };
        let fresh = mark.offered_on.map_or(1.0, |on| ((self.today - on).num_days() as f64 / 730.0).clamp(0.0, 0.9));
        self.wanted(facets.pillar)
            + if mark.put_off_on.is_some() { w::LATER } else { 0.0 }
            + w::PLATFORM * platform
            + w::SPECIALTY * theirs
            + w::PURPOSE * purpose
            + w::AUDIENCE * audience
            + if goal { w::GOAL } else { 0.0 }
            + w::FORMAT * format
            + w::TIME * time
            + w::DEVICE * device
            + w::FRESH * fresh
            - w::TEAMMATE * f64::from(mark.teammates.min(10))
            - w::RULE_BROKEN * f64::from(mark.broken())
    }

    /// What likeness to the last posts takes off.
    pub(super) fn likeness(&self, entry: &Prepared, format: Option<Format>) -> f64 {
        let whole = shared(&entry.text, &self.whole);
        let titles = shared(&entry.title, &self.titles);
        let most = self.posts.iter().enumerate().map(|(at, post)| {
            let by_title = jaccard(titles[at], entry.title.len(), post.title_words);
            let by_text = post.text_words.map_or(0.0, |words| jaccard(whole[at], entry.text.len(), words));
            let same = |is, counts| if is { counts } else { 0.0 };
            let facets = same(post.pillar == Some(entry.topic.pillar), w::SAME_PILLAR)
                + same(post.format.is_some() && post.format == format, w::SAME_FORMAT)
                + same(post.platform.is_some() && post.platform == self.platform, w::SAME_PLATFORM);
            post.counts * (w::WORDS * by_title.max(by_text) + (1.0 - w::WORDS) * facets)
        });
        w::LIKENESS * most.fold(0.0, f64::max)
    }

    /// The form in which to offer it: the one wished for, else the first that can stand on the platform.
    pub(super) fn format(&self, entry: &Prepared, wish: Wish) -> Option<Format> {
        let formats = &entry.topic.formats;
        wish.format
            .filter(|one| formats.contains(one))
            .or_else(|| self.platform.and_then(|on| formats.iter().copied().find(|one| suits(on, *one))))
            .or_else(|| formats.first().copied())
    }
}

/// For each of the last posts, how many of these words stand in it.
fn shared(words: &[u32], posts: &[u32]) -> [usize; LAST] {
    let mut counts = [0; LAST];
    for word in words {
        let mut bits = posts[*word as usize];
        while bits != 0 {
            counts[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }
    counts
}

fn place(pillar: Pillar) -> usize {
    pillar as usize
}

fn wanted(reader: &Reader, past: &Past) -> [f64; PILLARS] {
    let last: Vec<Pillar> = past.posts.iter().rev().take(LAST).filter_map(|post| post.pillar).collect();
    let open = reader.open_pillars().count().max(1);
    let mut wanted = [0.0; PILLARS];
    for pillar in Pillar::ALL {
        let meant = reader.share(*pillar);
        let is = last.iter().filter(|one| *one == pillar).count() as f64 / last.len().max(1) as f64;
        let need = if meant > 0.0 { ((meant - is) / meant).clamp(-1.0, 1.0) } else { -1.0 };
        wanted[place(*pillar)] = w::NEED * need + w::REST * rest(*pillar, past, &last, open);
    }
    wanted
}

/// How long the pillar has rested, counted in offers and posts and not in days, so that it means the same to those who
/// post daily and to those who post weekly: from 0 (it was the last) to 1 (all others came twice since).
fn rest(pillar: Pillar, past: &Past, newest_first: &[Pillar], open: usize) -> f64 {
    let whole = 2 * open;
    let offered = past.offers.iter().rev().take(whole).position(|offer| offer.pillar == pillar);
    let posted = newest_first.iter().position(|one| *one == pillar);
    let gap = offered.unwrap_or(whole).min(posted.unwrap_or(whole));
    gap.min(whole) as f64 / whole as f64
}
