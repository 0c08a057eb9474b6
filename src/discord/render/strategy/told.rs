//! Decides how the lines of a strategy are called and written. Never decides how they stand.

use crate::discord::render::text::{count, count_first, first_up, list, number, time, typed};
use crate::discord::render::words;
use crate::domain::country;
use crate::domain::facet::Purpose;
use crate::domain::platform::Platform;
use crate::domain::strategy::{Familiarity, GroundRule, Lines, Readiness, Reviewer, State, Step, Unclear};
use crate::domain::week::EVERY_DAY;

/// What a line is called.
#[must_use]
pub const fn name(step: Step) -> &'static str {
    match step {
        Step::Profession => "Profession",
        Step::Country => "Country",
        Step::Platforms => "Platforms",
        Step::Readiness => "Profiles",
        Step::Device => "Device",
        Step::Audience => "For whom",
        Step::Purpose => "What for",
        Step::Times => "Days and time",
        Step::Reviewer => "Second look",
        Step::GroundRules => "Ground rules",
        Step::IfThens => "In your own words",
    }
}

/// How a line stands, in a word or two.
#[must_use]
pub const fn state(state: State) -> &'static str {
    match state {
        State::Settled => "Settled",
        State::Assumed => "Taken from your time zone",
        State::LeftOut => "Left out",
        State::Later => "Left for later",
        State::Open => "Open",
        State::Free => "If you like",
    }
}

/// How well a platform is known.
#[must_use]
pub const fn familiarity(how: Familiarity) -> &'static str {
    match how {
        Familiarity::Known => "I know it",
        Familiarity::FindingMyWay => "I'm finding my way",
        Familiarity::New => "It is new to me",
    }
}

/// What can be ticked off for a platform.
#[must_use]
pub const fn readiness(one: Readiness) -> &'static str {
    match one {
        Readiness::Profile => "The profile says who I am and for whom I work",
        Readiness::Contact => "How to reach the practice stands there",
        Readiness::Picture => "There is a picture",
        Readiness::Comments => "Comments are open, and I can hide or report one",
    }
}

/// Who looks over a delicate post.
#[must_use]
pub const fn reviewer(reviewer: Reviewer) -> &'static str {
    match reviewer {
        Reviewer::Oneself => "I do, once more",
        Reviewer::Colleague => "A colleague",
        Reviewer::Employer => "My employer, or whoever speaks for it",
    }
}

/// What somebody keeps to.
#[must_use]
pub const fn ground_rule(rule: GroundRule) -> &'static str {
    match rule {
        GroundRule::Privacy => "Nobody in my care can be recognised",
        GroundRule::Disclosure => "Employer, sponsors and gifts are named",
        GroundRule::GeneralOnly => "General information, never anyone's own care",
    }
}

/// A country's name.
pub(super) fn country_name(letters: &str) -> String {
    country::name(letters).map_or_else(|| letters.to_uppercase(), str::to_owned)
}

/// What stands in a line; none where nothing does.
#[must_use]
pub fn line(lines: &Lines, step: Step, assumed: Option<&str>) -> Option<String> {
    match step {
        Step::Profession => {
            let field = lines.field.as_deref().map(|field| format!(", {}", typed(field))).unwrap_or_default();
            lines.specialty.map(|one| format!("{}{field}", words::specialty(one)))
        }
        Step::Country => {
            let named = lines.country.as_deref().map(country_name);
            named.or_else(|| assumed.map(|letters| format!("{}, by your time zone", country_name(letters))))
        }
        Step::Platforms => {
            let one = |(platform, how, _): &(Platform, Familiarity, Vec<Readiness>)| {
                let main = if lines.main == Some(*platform) { Some("the main one") } else { None };
                let how = match how {
                    Familiarity::Known => None,
                    Familiarity::FindingMyWay => Some("finding my way"),
                    Familiarity::New => Some("new to me"),
                };
                let notes: Vec<&str> = main.into_iter().chain(how).collect();
                let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
                format!("{}{notes}", words::platform(*platform))
            };
            let all: Vec<String> = lines.places.iter().map(one).collect();
            let main = || lines.main.map(|main| format!("{} as the main one", words::platform(main)));
            if all.is_empty() { main() } else { Some(list(&all)) }
        }
        Step::Readiness => {
            let all: Vec<String> = lines.places.iter().map(|(one, _, ready)| ticked(*one, ready)).collect();
            (!all.is_empty()).then(|| all.join(" · "))
        }
        Step::Device => Some(match lines.device {
            crate::domain::facet::Device::Either => "A phone or a computer".into(),
            other => words::device(other).into(),
        }),
        Step::Audience => {
            let all: Vec<&str> = lines.audience.iter().map(|one| words::audience(*one)).collect();
            (!all.is_empty()).then(|| first_up(&list(&all)))
        }
        Step::Purpose => {
            let beside = |one: Purpose| format!("; beside it: {}", words::purpose(one).to_lowercase());
            let second = lines.second_purpose.map(beside).unwrap_or_default();
            lines.purpose.map(|one| format!("{}{second}", words::purpose(one)))
        }
        Step::Times => {
            let at = lines.time.map_or_else(|| ", at no set time".to_owned(), |at| format!(" at {}", time(at)));
            Some(format!("{}{at}", first_up(&words::weekdays(lines.days))))
        }
        Step::Reviewer => lines.reviewer.map(|one| reviewer(one).to_owned()),
        Step::GroundRules => {
            let all: Vec<&str> = lines.ground_rules.iter().map(|one| ground_rule(*one)).collect();
            (!all.is_empty()).then(|| all.join("; "))
        }
        Step::IfThens => {
            let all: Vec<String> = lines.if_thens.iter().map(|(day, words)| own_words(*day, words)).collect();
            (!all.is_empty()).then(|| all.join(" · "))
        }
    }
}

/// How far a platform is: `LinkedIn 3 of 4`.
pub(super) fn ticked(platform: Platform, ready: &[Readiness]) -> String {
    format!("{} {} of {}", words::platform(platform), ready.len(), Readiness::ALL.len())
}

fn own_words(day: Option<u8>, words: &str) -> String {
    let day = day.and_then(|at| EVERY_DAY.get(usize::from(at)).copied());
    let day = day.map(|day| format!("{}: ", words::weekday(day))).unwrap_or_default();
    if words.is_empty() {
        format!("{day}words that are not kept any more")
    } else {
        format!("{day}“{}”", typed(words))
    }
}

/// What does not go together, and what would.
#[must_use]
pub fn unclear(one: &Unclear) -> String {
    match one {
        Unclear::NoMainPlatform => {
            "No platform is the main one: topics fit none, and a post without a place is kept as “Elsewhere”.".into()
        }
        Unclear::TooManyPlatforms { platforms, ask, posts } => format!(
            "{} ask for {} a week at the least; your plan is {}. Fewer places, looked after well, reach further.",
            count_first(*platforms, "platform", "platforms"),
            count(*ask, "post", "posts"),
            number((*posts).into())
        ),
        Unclear::ArticlesOnPhone => {
            "Long articles on a phone are hard work. A computer, or shorter forms, would go together better.".into()
        }
        Unclear::PurposeMisses(purpose) => {
            let whom = match purpose {
                Purpose::ReachPatients | Purpose::HealthEducation => "neither patients nor people nearby are",
                Purpose::Recruit => "nobody who might join is",
                Purpose::Network => "neither colleagues nor people of other careers are",
                Purpose::ShareResearch | Purpose::ReviewTechnology | Purpose::Advocate => "its readers are not",
            };
            format!("The purpose is “{}”, and {whom} among those you write for.", words::purpose(*purpose))
        }
        Unclear::ColleaguesNotThere => {
            "You write for colleagues, and a Google Business Profile is where patients look. One more platform would reach them.".into()
        }
        Unclear::CrowdedDays { posts, days } => format!(
            "{} on {} is a lot for one day. More posting days, or fewer posts, would leave room.",
            count_first((*posts).into(), "post", "posts"),
            count((*days).into(), "day", "days")
        ),
        Unclear::TiesUnsaid => {
            "You review technology, and to name ties to its makers is not among your ground rules.".into()
        }
        Unclear::DelicateAlone => {
            "Patient voice is open to you, and nobody but you looks over a delicate post.".into()
        }
    }
}
