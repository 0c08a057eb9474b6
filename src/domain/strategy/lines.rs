//! Decides what of a strategy is put by, so that a change can be seen later. Never decides when that is done.

use super::step::Step;
use super::{Familiarity, GroundRule, Readiness, Reviewer};
use crate::domain::facet::{Audience, Device, Purpose, Specialty};
use crate::domain::if_then::IfThen;
use crate::domain::member::Member;
use crate::domain::platform::Platform;
use crate::domain::week::{Week, Weekdays};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What stood in every line of a strategy on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Profession.
    pub specialty: Option<Specialty>,
    /// A physician's field.
    pub field: Option<String>,
    /// Country, where it was named.
    pub country: Option<String>,
    /// Main platform.
    pub main: Option<Platform>,
    /// All platforms, how well each is known, and what is ticked off for it.
    pub places: Vec<(Platform, Familiarity, Vec<Readiness>)>,
    /// Device.
    pub device: Device,
    /// Audience.
    pub audience: Vec<Audience>,
    /// Main purpose.
    pub purpose: Option<Purpose>,
    /// The one beside it.
    pub second_purpose: Option<Purpose>,
    /// Posting days.
    pub days: Weekdays,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Who looks over a delicate post.
    pub reviewer: Option<Reviewer>,
    /// Ground rules.
    pub ground_rules: Vec<GroundRule>,
    /// Plans in their own words, each with its weekday, Monday being 0; without words where these are not kept any more.
    pub if_thens: Vec<(Option<u8>, String)>,
}

impl Lines {
    /// What stands there on `today`.
    #[must_use]
    pub fn of(member: &Member, if_thens: &[IfThen], today: NaiveDate) -> Self {
        let strategy = &member.strategy;
        let mut places: Vec<_> =
            strategy.places.iter().map(|place| (place.platform, place.familiarity, place.ready.clone())).collect();
        // The main one first.
        places.sort_by_key(|(platform, ..)| (member.platform != Some(*platform), *platform));
        Self {
            specialty: member.specialty,
            field: strategy.field.clone(),
            country: strategy.country.clone(),
            main: member.platform,
            places,
            device: member.device,
            audience: strategy.audience.clone(),
            purpose: member.purpose,
            second_purpose: strategy.second_purpose,
            days: member.posting_days(Week::of(today)),
            time: strategy.posting_time,
            reviewer: strategy.reviewer,
            ground_rules: strategy.ground_rules.clone(),
            if_thens: if_thens.iter().map(IfThen::line).collect(),
        }
    }

    /// Whether nothing was settled: no more stands there than joining brought along.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let bare = Self {
            specialty: None,
            field: None,
            country: None,
            main: self.main,
            places: Vec::new(),
            device: Device::Either,
            audience: Vec::new(),
            purpose: None,
            second_purpose: None,
            days: self.days,
            time: None,
            reviewer: None,
            ground_rules: Vec::new(),
            if_thens: Vec::new(),
        };
        *self == bare
    }

    /// Takes the words of their own out that do not stand in `now` any more: who changes or removes them wants them kept
    /// nowhere. A plan leaves its weekday behind, so that it can be told that there was one. Whether there were any.
    pub fn forget_words(&mut self, now: &Self) -> bool {
        let before = (self.field.clone(), self.if_thens.clone());
        self.field = self.field.take().filter(|field| now.field.as_ref() == Some(field));
        for (_, words) in &mut self.if_thens {
            if now.if_thens.iter().all(|(_, stands)| *stands != *words) {
                words.clear();
            }
        }
        before != (self.field.clone(), self.if_thens.clone())
    }

    /// The lines in which something else stands there than here.
    #[must_use]
    pub fn changed(&self, there: &Self) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| self.differs(there, *step)).collect()
    }

    fn differs(&self, there: &Self, step: Step) -> bool {
        let platforms = |of: &Self| of.places.iter().map(|(one, how, _)| (*one, *how)).collect::<Vec<_>>();
        let ready = |of: &Self| {
            let ready = of.places.iter().filter(|(.., ready)| !ready.is_empty());
            ready.map(|(one, _, ready)| (*one, ready.clone())).collect::<Vec<_>>()
        };
        match step {
            Step::Profession => (self.specialty, &self.field) != (there.specialty, &there.field),
            Step::Country => self.country != there.country,
            Step::Platforms => (self.main, platforms(self)) != (there.main, platforms(there)),
            Step::Readiness => ready(self) != ready(there),
            Step::Device => self.device != there.device,
            Step::Audience => self.audience != there.audience,
            Step::Purpose => (self.purpose, self.second_purpose) != (there.purpose, there.second_purpose),
            Step::Times => (self.days, self.time) != (there.days, there.time),
            Step::Reviewer => self.reviewer != there.reviewer,
            Step::GroundRules => self.ground_rules != there.ground_rules,
            Step::IfThens => self.if_thens != there.if_thens,
        }
    }
}
