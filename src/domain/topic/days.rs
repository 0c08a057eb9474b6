//! Decides which observances a member can be offered today, and which of them a topic takes up.
//! Never computes their dates; that is `observance`.

use super::asked::Reader;
use super::entry::Topic;
use super::past::Past;
use super::weights as w;
use crate::domain::observance::{Confidence, Observance, Occurrence};
use crate::domain::week::back;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// For how many days after an observance none is offered to the same member, nor the same one to a teammate.
const REST_DAYS: u64 = 14;

/// The observances at hand, the one to be taken up first in front.
pub(super) struct AtHand<'a> {
    days: Vec<(&'a Observance, Occurrence)>,
}

impl<'a> AtHand<'a> {
    /// Those that fit the member and come in time: the surer dates first, then those whose time runs out first. None
    /// within two weeks of the last, and none that a teammate has, unless teammates have them all and are more
    /// than there are observances in a year.
    pub(super) fn new(all: &'a [Observance], reader: &Reader, past: &Past, today: NaiveDate) -> Self {
        let since = back(today, REST_DAYS);
        if past.observances_offered.iter().any(|(_, on)| *on > since) {
            return Self { days: Vec::new() };
        }
        let fitting = |one: &&Observance| one.fits(reader.country.as_deref(), reader.specialty);
        let mut days: Vec<(&Observance, Occurrence)> =
            all.iter().filter(fitting).filter_map(|one| one.timely(today).map(|when| (one, when))).collect();
        let taken = |id: &str| past.teammates_observances.iter().any(|(one, on)| one == id && *on > since);
        let shared = reader.team > all.iter().filter(fitting).count();
        if !shared || days.iter().any(|(one, _)| !taken(&one.id)) {
            days.retain(|(one, _)| !taken(&one.id));
        }
        days.sort_by_key(|(one, when)| {
            (one.confidence != Confidence::High, when.timely_until(), Reverse(one.professions.len()), when.days())
        });
        Self { days }
    }

    /// The one that a topic takes up, with what that adds to its score.
    pub(super) fn for_topic(&self, topic: &Topic) -> Option<(f64, &'a Observance, Occurrence)> {
        let any_day = topic.subjects.is_empty();
        self.days
            .iter()
            .enumerate()
            .find(|(_, (one, _))| any_day || topic.subjects.iter().any(|subject| one.is_about(subject)))
            .map(|(place, (one, when))| {
                let day = if one.confidence == Confidence::High { w::OBSERVANCE } else { w::UNSURE_OBSERVANCE };
                let subject = if any_day { 0.0 } else { w::SUBJECT };
                (day - (w::WAITS * place as f64).min(w::SUBJECT) + subject, *one, *when)
            })
    }
}
