//! Decides which lines a strategy has, how each stands, and which comes next for somebody who settles one after the other.
//! Never decides what a line may hold; that is `change`.

use super::Strategy;
use crate::domain::facet::Device;
use crate::domain::member::Member;
use crate::domain::platform::Platform;
use crate::domain::word::words;

words! {
    /// One line of the strategy, in the order in which they are gone through.
    Step {
        /// Profession, and a physician's field.
        Profession = "profession",
        /// The country whose awareness days are theirs.
        Country = "country",
        /// The platforms, the main one among them.
        Platforms = "platforms",
        /// How far each platform is prepared, and how well it is known.
        Readiness = "readiness",
        /// What they post on.
        Device = "device",
        /// For whom.
        Audience = "audience",
        /// What for, and at most one thing beside it.
        Purpose = "purpose",
        /// Posting days and time of day.
        Times = "times",
        /// Who looks over a delicate post.
        Reviewer = "reviewer",
        /// What they keep to.
        GroundRules = "ground-rules",
        /// Plans in their own words.
        IfThens = "if-thens",
    }
}

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is settled.
    Settled,
    /// Nothing was said, and something is taken for granted.
    Assumed,
    /// It was said that nothing is to stand there.
    LeftOut,
    /// It was left for later.
    Later,
    /// Nothing was said.
    Open,
    /// Nothing is asked for: it is there for those who like it, or cannot be said yet.
    Free,
}

impl Strategy {
    /// Remembers that something was said to a line.
    pub(super) fn settle(&mut self, step: Step) {
        if !self.settled.contains(&step) {
            self.settled.push(step);
        }
        self.later.retain(|one| *one != step);
    }
}

impl Member {
    /// How the line stands. `assumed` is the country that their zone lies in.
    #[must_use]
    pub fn state(&self, step: Step, assumed: Option<&str>) -> State {
        let strategy = &self.strategy;
        if self.holds(step) {
            State::Settled
        } else if strategy.settled.contains(&step) {
            // What has a value of its own anyway is settled by leaving that as it is.
            if matches!(step, Step::Device | Step::Times) { State::Settled } else { State::LeftOut }
        } else if step == Step::IfThens || (step == Step::Readiness && strategy.places.is_empty()) {
            State::Free
        } else if step == Step::Country && assumed.is_some() {
            State::Assumed
        } else if strategy.later.contains(&step) {
            State::Later
        } else {
            State::Open
        }
    }

    /// Whether something stands in the line that the member said.
    #[must_use]
    pub fn holds(&self, step: Step) -> bool {
        let strategy = &self.strategy;
        match step {
            Step::Profession => self.specialty.is_some(),
            Step::Country => strategy.country.is_some(),
            Step::Platforms => !strategy.places.is_empty(),
            Step::Readiness => !strategy.places.is_empty() && self.next_place(None).is_none(),
            Step::Device => self.device != Device::Either,
            Step::Audience => !strategy.audience.is_empty(),
            Step::Purpose => self.purpose.is_some(),
            Step::Times => strategy.posting_time.is_some(),
            Step::Reviewer => strategy.reviewer.is_some(),
            Step::GroundRules => !strategy.ground_rules.is_empty(),
            Step::IfThens => false,
        }
    }

    /// The lines that are still missing, those left for later among them.
    #[must_use]
    pub fn missing(&self, assumed: Option<&str>) -> Vec<Step> {
        let is_missing = |step: &Step| matches!(self.state(*step, assumed), State::Open | State::Later);
        Step::ALL.iter().copied().filter(is_missing).collect()
    }

    /// The first missing line after this one, or of all.
    #[must_use]
    pub fn next_missing(&self, after: Option<Step>, assumed: Option<&str>) -> Option<Step> {
        self.missing(assumed).into_iter().find(|step| after.is_none_or(|after| *step > after))
    }

    /// The first platform after this one, or of all, of which nothing is ticked off yet.
    #[must_use]
    pub fn next_place(&self, after: Option<Platform>) -> Option<Platform> {
        let platforms = self.strategy.places.iter().filter(|place| place.ready.is_empty()).map(|place| place.platform);
        platforms.filter(|platform| after.is_none_or(|after| *platform > after)).min()
    }

    /// Whether they have settled at least one line.
    #[must_use]
    pub fn has_settled_any(&self) -> bool {
        let confirmed =
            |step: &Step| matches!(step, Step::Device | Step::Times) && self.strategy.settled.contains(step);
        Step::ALL.iter().any(|step| self.holds(*step) || confirmed(step))
    }
}
