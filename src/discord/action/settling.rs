//! Decides what a press on a card of the strategy can ask for, and how that is written into a button and read back.
//! Never decides who may press it.

use crate::domain::ids::IfThenId;
use crate::domain::platform::Platform;
use crate::domain::quarter::Quarter;
use crate::domain::strategy::Step;
use crate::domain::week::EVERY_DAY;
use crate::domain::word::words;
use chrono::Weekday;

words! {
    /// What a select of a step is about.
    Picked {
        /// The profession.
        Specialty = "specialty",
        /// The country.
        Country = "country",
        /// The platforms.
        Platforms = "platforms",
        /// The main one.
        Main = "main",
        /// The device.
        Device = "device",
        /// The audience.
        Audience = "audience",
        /// The main purpose.
        Purpose = "purpose",
        /// The one beside it.
        SecondPurpose = "second",
        /// Posting days.
        Days = "days",
        /// The time of day.
        Time = "time",
        /// Who looks over a delicate post.
        Reviewer = "reviewer",
        /// Ground rules.
        GroundRules = "rules",
    }
}

/// What a press asks for. `walk` says that one line after the other is gone through, so that the next one follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    /// Show the card.
    Card,
    /// Show the card of so many changes ago.
    Before(u32),
    /// Go on to the next line that is missing after this one, or to the first.
    GoOn(Option<Step>),
    /// Show the line that is chosen.
    Pick,
    /// Show this line.
    Open(Step),
    /// Leave a line for later, and go on.
    Later(Step),
    /// Leave what stands there, and go on.
    AsItIs(Step),
    /// Show one platform.
    Place(Platform),
    /// Go on after one platform.
    PastPlace(Platform),
    /// Keep what is chosen.
    Choose {
        /// About what.
        what: Picked,
        /// Whether the next line follows.
        walk: bool,
    },
    /// Keep how well a platform is known.
    Familiar {
        /// Which.
        platform: Platform,
        /// Whether the next one follows.
        walk: bool,
    },
    /// Keep what is ticked off for a platform.
    Ready {
        /// Which.
        platform: Platform,
        /// Whether the next one follows.
        walk: bool,
    },
    /// Open the form for a physician's field; the same, submitted, keeps it, although it looks like an identifier if certain.
    Field {
        /// Whether that was seen.
        certain: bool,
    },
    /// The same for a country.
    Country,
    /// The same for a time of day.
    Time,
    /// Choose the weekday of a new if-then plan.
    NewIfThen,
    /// Open the form for a plan of this weekday, or any; the same, submitted, adds it.
    AddIfThen {
        /// The weekday.
        weekday: Option<Weekday>,
        /// Whether it was seen that it looks like an identifier.
        certain: bool,
    },
    /// Show the plan that is chosen.
    PickIfThen,
    /// Choose the weekday of a plan.
    IfThenDay(IfThenId),
    /// Open the form for its words; the same, submitted, keeps them.
    EditIfThen {
        /// Which.
        plan: IfThenId,
        /// Whether it was seen that they look like an identifier.
        certain: bool,
    },
    /// Remove a plan.
    RemoveIfThen(IfThenId),
    /// Look back on a quarter.
    Review(Quarter),
    /// All lines stay.
    KeepAll(Quarter),
    /// Change the line that is chosen.
    ChangeLine(Quarter),
    /// Drop the line that is chosen.
    DropLine(Quarter),
}

/// A weekday as it stands in a button or a choice: Monday is 0; any is nothing.
#[must_use]
pub fn weekday(day: Option<Weekday>) -> String {
    day.map(|day| day.num_days_from_monday().to_string()).unwrap_or_default()
}

/// Read back; none for what is no weekday.
#[must_use]
pub fn read_weekday(text: &str) -> Option<Option<Weekday>> {
    if text.is_empty() {
        Some(None)
    } else {
        text.parse().ok().and_then(|at: usize| EVERY_DAY.get(at)).map(|day| Some(*day))
    }
}

fn flag(yes: bool) -> String {
    if yes { "y" } else { "n" }.to_owned()
}

fn read_flag(text: &str) -> Option<bool> {
    match text {
        "y" => Some(true),
        "n" => Some(false),
        _ => None,
    }
}

impl Settling {
    /// As it stands in a button.
    pub(super) fn parts(self) -> Vec<String> {
        let two = |name: &str, detail: String| vec![name.to_owned(), detail];
        match self {
            Self::Card => vec!["card".into()],
            Self::Before(back) => two("before", back.to_string()),
            Self::GoOn(after) => two("go", after.map(Step::slug).unwrap_or_default().to_owned()),
            Self::Pick => vec!["pick".into()],
            Self::Open(step) => two("open", step.slug().into()),
            Self::Later(step) => two("later", step.slug().into()),
            Self::AsItIs(step) => two("asis", step.slug().into()),
            Self::Place(platform) => two("place", platform.slug().into()),
            Self::PastPlace(platform) => two("past", platform.slug().into()),
            Self::Choose { what, walk } => vec!["choose".into(), what.slug().into(), flag(walk)],
            Self::Familiar { platform, walk } => vec!["know".into(), platform.slug().into(), flag(walk)],
            Self::Ready { platform, walk } => vec!["ready".into(), platform.slug().into(), flag(walk)],
            Self::Field { certain } => two("field", flag(certain)),
            Self::Country => vec!["country".into()],
            Self::Time => vec!["time".into()],
            Self::NewIfThen => vec!["newif".into()],
            Self::AddIfThen { weekday: day, certain } => vec!["addif".into(), weekday(day), flag(certain)],
            Self::PickIfThen => vec!["pickif".into()],
            Self::IfThenDay(plan) => two("ifday", plan.to_string()),
            Self::EditIfThen { plan, certain } => vec!["editif".into(), plan.to_string(), flag(certain)],
            Self::RemoveIfThen(plan) => two("delif", plan.to_string()),
            Self::Review(quarter) => two("review", quarter.to_string()),
            Self::KeepAll(quarter) => two("keep", quarter.to_string()),
            Self::ChangeLine(quarter) => two("change", quarter.to_string()),
            Self::DropLine(quarter) => two("drop", quarter.to_string()),
        }
    }

    /// Read back; none for what no version of Rounds wrote.
    pub(super) fn read(parts: &[&str]) -> Option<Self> {
        let plan = |text: &str| text.parse().ok().map(IfThenId);
        Some(match *parts {
            ["card"] => Self::Card,
            ["before", back] => Self::Before(back.parse().ok()?),
            ["go", ""] => Self::GoOn(None),
            ["go", after] => Self::GoOn(Some(Step::from_slug(after)?)),
            ["pick"] => Self::Pick,
            ["open", step] => Self::Open(Step::from_slug(step)?),
            ["later", step] => Self::Later(Step::from_slug(step)?),
            ["asis", step] => Self::AsItIs(Step::from_slug(step)?),
            ["place", platform] => Self::Place(Platform::from_slug(platform)?),
            ["past", platform] => Self::PastPlace(Platform::from_slug(platform)?),
            ["choose", what, walk] => Self::Choose { what: Picked::from_slug(what)?, walk: read_flag(walk)? },
            ["know", platform, walk] => {
                Self::Familiar { platform: Platform::from_slug(platform)?, walk: read_flag(walk)? }
            }
            ["ready", platform, walk] => {
                Self::Ready { platform: Platform::from_slug(platform)?, walk: read_flag(walk)? }
            }
            ["field", certain] => Self::Field { certain: read_flag(certain)? },
            ["country"] => Self::Country,
            ["time"] => Self::Time,
            ["newif"] => Self::NewIfThen,
            ["addif", day, certain] => Self::AddIfThen { weekday: read_weekday(day)?, certain: read_flag(certain)? },
            ["pickif"] => Self::PickIfThen,
            ["ifday", id] => Self::IfThenDay(plan(id)?),
            ["editif", id, certain] => Self::EditIfThen { plan: plan(id)?, certain: read_flag(certain)? },
            ["delif", id] => Self::RemoveIfThen(plan(id)?),
            ["review", quarter] => Self::Review(Quarter::read(quarter)?),
            ["keep", quarter] => Self::KeepAll(Quarter::read(quarter)?),
            ["change", quarter] => Self::ChangeLine(Quarter::read(quarter)?),
            ["drop", quarter] => Self::DropLine(Quarter::read(quarter)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::action::Action;
    use crate::domain::ids::MemberId;

    /// Every kind of press there is, with what its words can be.
    fn every() -> Vec<Settling> {
        let quarter = Quarter::of(chrono::NaiveDate::from_ymd_opt(2026, 12, 31).unwrap());
        let (platform, plan) = (Platform::GoogleBusiness, IfThenId(i64::MAX));
        let mut all = vec![Settling::Card, Settling::Before(u32::MAX), Settling::GoOn(None), Settling::Pick];
        all.extend([Settling::Place(platform), Settling::PastPlace(platform), Settling::Country, Settling::Time]);
        all.extend([
            Settling::NewIfThen,
            Settling::PickIfThen,
            Settling::IfThenDay(plan),
            Settling::RemoveIfThen(plan),
        ]);
        all.extend([Settling::Review(quarter), Settling::KeepAll(quarter)]);
        all.extend([Settling::ChangeLine(quarter), Settling::DropLine(quarter)]);
        for step in Step::ALL.iter().copied() {
            all.extend([
                Settling::GoOn(Some(step)),
                Settling::Open(step),
                Settling::Later(step),
                Settling::AsItIs(step),
            ]);
        }
        for yes in [true, false] {
            all.extend(Picked::ALL.iter().map(|what| Settling::Choose { what: *what, walk: yes }));
            all.extend([Settling::Familiar { platform, walk: yes }, Settling::Ready { platform, walk: yes }]);
            all.extend([Settling::Field { certain: yes }, Settling::EditIfThen { plan, certain: yes }]);
            for weekday in EVERY_DAY.map(Some).into_iter().chain([None]) {
                all.push(Settling::AddIfThen { weekday, certain: yes });
            }
        }
        all
    }

    #[test]
    fn whatever_is_written_is_read_back_and_fits() {
        for settling in every() {
            let action = Action::Strategy(MemberId(i64::MAX), settling);
            let id = action.id();
            assert!(id.len() <= 100, "{id}");
            assert_eq!(Action::read(&id), Some(action), "{id}");
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for nonsense in [
            "1:str",
            "1:str:7",
            "1:str:x:card",
            "1:str:7:go",
            "1:str:7:go:nowhere",
            "1:str:7:addif:7:y",
            "1:str:7:ifday:x",
            "1:str:7:keep:2026",
            "1:str:7:card:card",
            "1:str:7:choose:specialty:maybe",
        ] {
            assert_eq!(Action::read(nonsense), None, "{nonsense}");
        }
    }
}
