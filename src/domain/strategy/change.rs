//! Decides what a member can say to a line of their strategy, and what becomes of the others then.
//! Never decides which line comes next; that is `step`.

use super::step::Step;
use super::{Familiarity, GroundRule, Place, Readiness, Reviewer};
use crate::domain::facet::{Audience, Device, Purpose, Specialty};
use crate::domain::member::Member;
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::domain::week::{Week, Weekdays};
use chrono::NaiveTime;

/// The longest field that a physician can name, in characters.
pub const FIELD_MAX: usize = 60;

/// Something that is said to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The profession.
    Specialty(Specialty),
    /// A physician's field; none takes it away.
    Field(Option<String>),
    /// The country, by two letters in lower case.
    Country(String),
    /// All platforms in use.
    Platforms(Vec<Platform>),
    /// The main one of them.
    Main(Platform),
    /// How well a platform is known.
    Familiarity(Platform, Familiarity),
    /// What is ticked off for a platform.
    Ready(Platform, Vec<Readiness>),
    /// What they post on.
    Device(Device),
    /// For whom.
    Audience(Vec<Audience>),
    /// What for first of all.
    Purpose(Purpose),
    /// What for besides, or nothing.
    SecondPurpose(Option<Purpose>),
    /// On which weekdays, from a week on.
    Days(Week, Weekdays),
    /// At what time of day, or at none in particular.
    Time(Option<NaiveTime>),
    /// Who looks over a delicate post.
    Reviewer(Reviewer),
    /// What they keep to.
    GroundRules(Vec<GroundRule>),
    /// It stays as it is.
    AsItIs(Step),
    /// It is left for later.
    Later(Step),
    /// Nothing is to stand there any more.
    Drop(Step),
}

/// In the order in which they are offered, each once.
fn tidy<T: Ord + Copy>(all: &[T]) -> Vec<T> {
    let mut all = all.to_vec();
    all.sort_unstable();
    all.dedup();
    all
}

impl Member {
    /// Takes a change. `assumed` is the country that their zone lies in.
    ///
    /// # Errors
    /// `Gone` where it speaks of what was never offered or is not there any more; `NoWeekday`.
    pub fn settle_line(&mut self, change: &Change, assumed: Option<&str>) -> Result<(), Refusal> {
        let strategy = &mut self.strategy;
        match change {
            Change::Specialty(specialty) => {
                self.specialty = Some(*specialty);
                if *specialty != Specialty::Physician {
                    strategy.field = None;
                }
            }
            Change::Field(field) if self.specialty == Some(Specialty::Physician) => strategy.field.clone_from(field),
            Change::Country(country) => strategy.country = Some(country.clone()),
            Change::Platforms(platforms) if !platforms.is_empty() => self.set_places(&tidy(platforms)),
            Change::Main(platform) => {
                self.platform = Some(*platform);
                let places = &mut self.strategy.places;
                if !places.is_empty() && !places.iter().any(|place| place.platform == *platform) {
                    places.push(fresh(*platform));
                }
                // Alone it says nothing of the others.
                return Ok(());
            }
            Change::Familiarity(platform, familiarity) => self.place(*platform)?.familiarity = *familiarity,
            Change::Ready(platform, ready) => {
                self.place(*platform)?.ready = tidy(ready);
                // As long as another platform waits, the line is not settled.
                self.strategy.settled.retain(|step| *step != Step::Readiness);
                self.strategy.later.retain(|step| *step != Step::Readiness || ready.is_empty());
            }
            Change::Device(device) => self.device = *device,
            Change::Audience(audience) if !audience.is_empty() => strategy.audience = tidy(audience),
            Change::Purpose(purpose) => {
                self.purpose = Some(*purpose);
                strategy.second_purpose = strategy.second_purpose.filter(|second| second != purpose);
            }
            Change::SecondPurpose(second) => strategy.second_purpose = second.filter(|one| Some(*one) != self.purpose),
            Change::Days(_, days) if days.is_empty() => return Err(Refusal::NoWeekday),
            Change::Days(from, days) => self.set_posting_days(*from, *days),
            Change::Time(time) => strategy.posting_time = *time,
            Change::Reviewer(reviewer) => strategy.reviewer = Some(*reviewer),
            Change::GroundRules(rules) => strategy.ground_rules = tidy(rules),
            Change::AsItIs(Step::Country) if strategy.country.is_none() => {
                strategy.country = assumed.map(str::to_owned);
            }
            Change::AsItIs(Step::Platforms) if strategy.places.is_empty() => {
                let main: Vec<Platform> = self.platform.into_iter().collect();
                self.set_places(&main);
            }
            Change::AsItIs(_) => {}
            Change::Later(step) => {
                if !strategy.later.contains(step) {
                    strategy.later.push(*step);
                }
                return Ok(());
            }
            Change::Drop(step) => self.drop_line(*step),
            Change::Field(_) | Change::Platforms(_) | Change::Audience(_) => return Err(Refusal::Gone),
        }
        if !matches!(change, Change::Familiarity(..) | Change::Ready(..)) {
            self.strategy.settle(change.step());
        }
        Ok(())
    }

    fn place(&mut self, platform: Platform) -> Result<&mut Place, Refusal> {
        self.strategy.places.iter_mut().find(|place| place.platform == platform).ok_or(Refusal::Gone)
    }

    /// Takes these platforms, each as it was where it was there before. The main one stays where it is among them; else it
    /// is the only one, or has to be named.
    fn set_places(&mut self, platforms: &[Platform]) {
        let before = std::mem::take(&mut self.strategy.places);
        let known = |platform: Platform| before.iter().find(|place| place.platform == platform).cloned();
        self.strategy.places =
            platforms.iter().map(|platform| known(*platform).unwrap_or_else(|| fresh(*platform))).collect();
        if !self.platform.is_some_and(|main| platforms.contains(&main)) {
            self.platform = if let [only] = platforms { Some(*only) } else { None };
        }
    }

    fn drop_line(&mut self, step: Step) {
        let strategy = &mut self.strategy;
        match step {
            Step::Profession => (self.specialty, strategy.field) = (None, None),
            Step::Country => strategy.country = None,
            Step::Platforms => strategy.places.clear(),
            Step::Readiness => strategy.places.iter_mut().for_each(|place| place.ready.clear()),
            Step::Device => self.device = Device::Either,
            Step::Audience => strategy.audience.clear(),
            Step::Purpose => (self.purpose, strategy.second_purpose) = (None, None),
            Step::Times => strategy.posting_time = None,
            Step::Reviewer => strategy.reviewer = None,
            Step::GroundRules => strategy.ground_rules.clear(),
            Step::IfThens => {}
        }
    }
}

/// A platform of which nothing was said yet: whoever names it knows it, unless they say otherwise.
const fn fresh(platform: Platform) -> Place {
    Place { platform, familiarity: Familiarity::Known, ready: Vec::new() }
}

impl Change {
    /// To which line it is said.
    #[must_use]
    pub const fn step(&self) -> Step {
        match self {
            Self::Specialty(_) | Self::Field(_) => Step::Profession,
            Self::Country(_) => Step::Country,
            Self::Platforms(_) | Self::Main(_) => Step::Platforms,
            Self::Familiarity(..) | Self::Ready(..) => Step::Readiness,
            Self::Device(_) => Step::Device,
            Self::Audience(_) => Step::Audience,
            Self::Purpose(_) | Self::SecondPurpose(_) => Step::Purpose,
            Self::Days(..) | Self::Time(_) => Step::Times,
            Self::Reviewer(_) => Step::Reviewer,
            Self::GroundRules(_) => Step::GroundRules,
            Self::AsItIs(step) | Self::Later(step) | Self::Drop(step) => *step,
        }
    }
}
