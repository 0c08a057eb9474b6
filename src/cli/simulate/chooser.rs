//! Decides what each way of choosing gives to a simulated member: the real one, and three plain ones to compare it with.
//! Never decides what becomes of it; that is `run`.

use super::args::By;
use crate::domain::facet::{Care, Format, Pillar};
use crate::domain::ids::TopicId;
use crate::domain::topic::{Bank, Past, Reader, Reason, Rule, Topic, Wish, choose};
use chrono::NaiveDate;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use std::collections::HashMap;

/// What was chosen.
pub(super) struct Chosen<'a> {
    pub(super) topic: &'a Topic,
    pub(super) format: Option<Format>,
    pub(super) reason: Option<Reason>,
    pub(super) relaxed: Vec<Rule>,
    pub(super) observance: Option<String>,
}

/// One member's way of choosing, with what it remembers.
pub(super) struct Chooser<'a> {
    by: By,
    open: Vec<&'a Topic>,
    bag: Vec<&'a Topic>,
    used: HashMap<&'a TopicId, usize>,
    turns: usize,
}

impl<'a> Chooser<'a> {
    pub(super) fn new(by: By, bank: &'a Bank, reader: &Reader) -> Self {
        let open = bank.topics().filter(|topic| is_open(topic, reader)).collect();
        Self { by, open, bag: Vec::new(), used: HashMap::new(), turns: 0 }
    }

    pub(super) fn next(
        &mut self,
        bank: &'a Bank,
        reader: &Reader,
        past: &Past,
        today: NaiveDate,
        dice: &mut StdRng,
    ) -> Option<Chosen<'a>> {
        let topic = match self.by {
            By::Rounds => {
                let pick = choose(bank, &Wish::default(), reader, past, today, dice).ok()?;
                return Some(Chosen {
                    topic: pick.topic,
                    format: pick.format,
                    reason: Some(pick.reason),
                    relaxed: pick.relaxed,
                    observance: pick.observance.map(|upcoming| upcoming.observance.id.clone()),
                });
            }
            By::Uniform => self.open.choose(dice).copied()?,
            By::Bag => {
                if self.bag.is_empty() {
                    self.bag.clone_from(&self.open);
                    self.bag.shuffle(dice);
                }
                self.bag.pop()?
            }
            By::Oldest => {
                let used = &self.used;
                let mut oldest: Vec<(usize, u32, &'a Topic)> = self
                    .open
                    .iter()
                    .map(|topic| (used.get(&topic.id).copied().unwrap_or(0), dice.random(), *topic))
                    .collect();
                oldest.sort_unstable_by_key(|(turn, tie, _)| (*turn, *tie));
                oldest.first()?.2
            }
        };
        self.turns += 1;
        self.used.insert(&topic.id, self.turns);
        Some(Chosen {
            topic,
            format: topic.formats.first().copied(),
            reason: None,
            relaxed: Vec::new(),
            observance: None,
        })
    }
}

/// Even the plain ways offer nothing that is closed to the member.
fn is_open(topic: &Topic, reader: &Reader) -> bool {
    let theirs = topic.specialties.is_empty() || reader.specialty.is_some_and(|one| topic.specialties.contains(&one));
    theirs && !topic.retired && topic.care != Care::Red && topic.pillar != Pillar::PatientVoice
}
