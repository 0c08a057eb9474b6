//! Decides which topic is offered and with which reason. Never decides whether one is offered at all, nor in which words.

use super::asked::{Reader, Wish};
use super::bank::Bank;
use super::days::AtHand;
use super::entry::Topic;
use super::facets::Facets;
use super::past::Past;
use super::rules::{Mark, Rule, against, marks, meets, stages};
use super::score::{LAST, Scorer};
use super::weights as w;
use crate::domain::facet::{Format, Pillar, Purpose, Specialty};
use crate::domain::observance::{Observance, Occurrence};
use crate::domain::platform::Platform;
use chrono::NaiveDate;
use rand::Rng;
use rand::seq::IndexedRandom;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::fmt;

/// A topic that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// The form in which to make it: the one asked for, or the first of the topic's that can stand on the platform.
    pub format: Option<Format>,
    /// What speaks for it most.
    pub reason: Reason,
    /// The rules that stood against it and had to give way.
    pub relaxed: Vec<Rule>,
    /// The observance that it takes up.
    pub observance: Option<Upcoming<'a>>,
    /// Whether the wish left nothing, and this is what is nearest to it.
    pub nearest: bool,
}

/// An observance at hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Upcoming<'a> {
    /// The observance.
    pub observance: &'a Observance,
    /// When it is.
    pub occurrence: Occurrence,
}

/// Why a topic came: facts only, put into words elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The member asked for this pillar.
    Asked {
        /// The pillar.
        pillar: Pillar,
    },
    /// The member put it off.
    PutOff {
        /// When.
        on: NaiveDate,
    },
    /// It stands in the member's planned week.
    Planned {
        /// On which day.
        on: NaiveDate,
    },
    /// An observance is at hand.
    Observance {
        /// Its name.
        name: String,
        /// Its first day.
        on: NaiveDate,
    },
    /// The member has not posted on the pillar yet.
    NeverUsed {
        /// The pillar.
        pillar: Pillar,
    },
    /// The pillar has rested longest, or nearly.
    Rested {
        /// The pillar.
        pillar: Pillar,
        /// When it was last posted, where that is among the posts known.
        last_on: Option<NaiveDate>,
    },
    /// It is particular to the member's profession.
    Specialty {
        /// The profession.
        specialty: Specialty,
    },
    /// It serves a goal that has room to catch up.
    Goal {
        /// The purpose of the goal.
        purpose: Purpose,
    },
    /// It serves what the posting is for.
    Purpose {
        /// The purpose.
        purpose: Purpose,
    },
    /// It suits the platform.
    Platform {
        /// The platform.
        platform: Platform,
    },
    /// It can be made in the minutes at hand.
    Time {
        /// How many it takes.
        minutes: u16,
    },
    /// It is simply one that has not been offered lately.
    Fresh,
}

/// Every topic is closed to this member: the bank is empty, or they wanted none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NothingFits;

impl fmt::Display for NothingFits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no topic of the bank is open to this member")
    }
}

impl std::error::Error for NothingFits {}

/// The topic to offer. The same dice in the same state choose the same topic.
///
/// # Errors
/// When not one topic is open, however far the rules give way.
pub fn choose<'a, R: Rng>(
    bank: &'a Bank,
    wish: &Wish,
    reader: &Reader,
    past: &Past,
    today: NaiveDate,
    dice: &mut R,
) -> Result<Pick<'a>, NothingFits> {
    // "Anywhere else" is no place that a topic could be written for.
    let wish = &Wish { platform: wish.platform.filter(|one| *one != Platform::Other), ..*wish };
    let marks = marks(bank, reader, past, today);
    let scorer = Scorer::new(bank, *wish, reader, past, today);
    let days = AtHand::new(bank.observances(), reader, past, today);
    // Worked out once for all stages: which are open at all, their fit, and which of them meet a wish.
    let facets: Vec<&Facets> = bank.facets().collect();
    let open: Vec<(usize, f64)> =
        (0..facets.len()).filter(|at| marks[*at].is_open()).map(|at| (at, scorer.fit(facets[at], marks[at]))).collect();
    let mut met: Vec<(Wish, Vec<(usize, f64)>)> = Vec::new();
    let day_of = |pillar, at| {
        let topic = || &bank.entry(at).topic;
        if pillar == Pillar::Observance { days.for_topic(topic()) } else { None }
    };
    for (narrowed, relaxed) in stages(*wish) {
        let known = met.iter().position(|(wish, _)| *wish == narrowed).unwrap_or_else(|| {
            let meeting = open.iter().copied().filter(|(at, _)| meets(facets[*at], narrowed)).collect();
            met.push((narrowed, meeting));
            met.len() - 1
        });
        let mut may: Vec<Candidate> = Vec::new();
        for (at, fit) in &met[known].1 {
            if marks[*at].against & !relaxed != 0 {
                continue;
            }
            let pillar = facets[*at].pillar;
            let day = day_of(pillar, *at);
            if against(pillar, narrowed, past, day.is_some()) & !relaxed == 0 {
                may.push(Candidate { fit: fit + day.map_or(0.0, |(adds, ..)| adds), at: *at });
            }
        }
        let Some(at) = best(bank, &scorer, narrowed, may, dice) else { continue };
        let topic = &bank.entry(at).topic;
        let observance =
            day_of(topic.pillar, at).map(|(_, observance, occurrence)| Upcoming { observance, occurrence });
        let stood_against = marks[at].against | against(topic.pillar, narrowed, past, observance.is_some());
        return Ok(Pick {
            topic,
            format: scorer.format(bank.entry(at), *wish),
            reason: reason(topic, *wish, reader, past, marks[at], observance),
            relaxed: Rule::in_bits(stood_against & relaxed),
            observance,
            nearest: narrowed != *wish,
        });
    }
    Err(NothingFits)
}

/// A topic at its place in the bank that may be offered, by its fit; of two that fit alike, the first in the bank is the
/// greater.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    fit: f64,
    at: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.fit.total_cmp(&other.fit).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

/// The best of those that may, a tie broken by the dice. Likeness only ever takes away, so that whatever fits worse than
/// the best so far, likeness and all, need not be compared; nor be put in order, which of thousands would take longest.
fn best<R: Rng>(bank: &Bank, scorer: &Scorer<'_>, wish: Wish, may: Vec<Candidate>, dice: &mut R) -> Option<usize> {
    let mut may = BinaryHeap::from(may);
    let mut most = f64::NEG_INFINITY;
    let mut scored: Vec<(f64, usize)> = Vec::new();
    while let Some(Candidate { fit, at }) = may.pop() {
        if fit < most - w::TIE {
            break;
        }
        let entry = bank.entry(at);
        let score = fit - scorer.likeness(entry, scorer.format(entry, wish));
        most = most.max(score);
        scored.push((score, at));
    }
    let tied: Vec<usize> = scored.into_iter().filter(|(score, _)| *score >= most - w::TIE).map(|(_, at)| at).collect();
    tied.choose(dice).copied()
}

fn reason(
    topic: &Topic,
    wish: Wish,
    reader: &Reader,
    past: &Past,
    mark: Mark,
    observance: Option<Upcoming<'_>>,
) -> Reason {
    let pillar = topic.pillar;
    if let Some(one) = observance {
        return Reason::Observance { name: one.observance.name.clone(), on: one.occurrence.first };
    }
    if let Some(on) = mark.put_off_on {
        return Reason::PutOff { on };
    }
    if wish.pillar == Some(pillar) {
        return Reason::Asked { pillar };
    }
    if let Some(purpose) = topic.purposes.iter().copied().find(|one| reader.lean.contains(one)) {
        return Reason::Goal { purpose };
    }
    let last_on = past.posts.iter().rev().find(|post| post.pillar == Some(pillar)).map(|post| post.on);
    let known: Vec<Pillar> = past.posts.iter().rev().take(LAST).filter_map(|post| post.pillar).collect();
    let gap = known.iter().position(|one| *one == pillar);
    match gap {
        // With fewer than twenty posts they are all there are.
        None if past.posts.len() < LAST && last_on.is_none() && !known.is_empty() => {
            return Reason::NeverUsed { pillar };
        }
        None if !known.is_empty() => return Reason::Rested { pillar, last_on },
        Some(gap) if 2 * gap >= reader.open_pillars().count() => return Reason::Rested { pillar, last_on },
        _ => {}
    }
    let purpose =
        [reader.purpose, reader.second_purpose].into_iter().flatten().find(|one| topic.purposes.contains(one));
    let platform = wish.platform.or(reader.platform).filter(|one| topic.platforms.contains(one));
    if let Some(specialty) = reader.specialty.filter(|one| topic.specialties.contains(one)) {
        Reason::Specialty { specialty }
    } else if let Some(platform) = platform {
        Reason::Platform { platform }
    } else if let Some(purpose) = purpose {
        Reason::Purpose { purpose }
    } else if reader.minutes.is_some_and(|at_hand| topic.effort <= at_hand) {
        Reason::Time { minutes: topic.effort }
    } else {
        Reason::Fresh
    }
}
