//! What is seen of settings, and what would be sent this week.

use super::card::{Card, Choice, button, select};
use super::strategy::weekdays;
use super::text::{count, number, time};
use super::words;
use crate::app::settings::Settings;
use crate::discord::action::{Action, Setting, Settling};
use crate::domain::person::Intensity;

/// The settings on one card.
#[must_use]
pub fn shown(settings: &Settings) -> Card {
    let (person, member) = (&settings.person, &settings.member);
    let set = |setting| Action::Set(member.id, setting);
    let plan = if settings.targets.0 == settings.targets.1 {
        count(settings.targets.0.into(), "post a week", "posts a week")
    } else {
        format!(
            "{} this week, {} from the next",
            count(settings.targets.0.into(), "post", "posts"),
            number(settings.targets.1.into())
        )
    };
    let writes = match person.consent_at {
        Some(_) => format!(
            "at {}, {}; within {} to {}",
            time(person.knock_time()),
            words::weekdays(person.knock_days),
            time(person.hours.from),
            time(person.hours.until)
        ),
        None => "never: you have not agreed to private messages".into(),
    };
    Card::titled(
        "Your settings",
        "When and how often I write, and your zone, are the same in every team; everything else belongs to this one.",
    )
    .field("Plan", format!("{plan}, {}", words::weekdays(settings.posting_days)), false)
    .field("I write", writes, false)
    .field("How often", words::intensity(person.intensity), true)
    .field("Zone", person.zone.name(), true)
    .field("Your day ends", time(person.day_ends), true)
    .field("Main platform", member.platform.map_or("not said", words::platform), true)
    .field("Profession", member.specialty.map_or("not said", words::specialty), true)
    .field("On the board", if member.listed { "yes" } else { "no" }, true)
    .field("In the overview of those who manage the team", if member.overview { "yes" } else { "no" }, true)
    .select(weekdays(&set(Setting::KnockDays), "Days on which I may write", person.knock_days))
    .select(weekdays(&set(Setting::PostingDays), "Days on which you mean to post", settings.posting_days))
    .select(select(
        &set(Setting::Intensity),
        "How often",
        1,
        1,
        Intensity::ALL
            .iter()
            .map(|one| Choice::new(one.slug(), words::intensity(*one)).chosen(*one == person.intensity))
            .collect(),
    ))
    .buttons(vec![
        button(&set(Setting::Times), "Times"),
        button(&set(Setting::Target), "Plan"),
        button(
            &set(Setting::Consent),
            if person.consent_at.is_some() { "Stop private messages" } else { "Allow private messages" },
        ),
        button(&set(Setting::Listed), if member.listed { "Leave the board" } else { "Join the board" }),
        button(&Action::Foresee, "What would you send me?"),
    ])
    .buttons(vec![
        button(&Action::Strategy(member.id, Settling::Card), "Your strategy"),
        button(
            &set(Setting::Nod),
            if member.nod { "No word in the channel" } else { "If I can't reach you: a word in the channel" },
        ),
        button(
            &set(Setting::Overview),
            if member.overview { "Take me out of the overview" } else { "Show me in the overview" },
        ),
        button(&set(Setting::Week), if settings.brings_week { "Don't bring my week" } else { "Bring me my week" }),
    ])
}

/// A team was chosen for commands in direct messages.
#[must_use]
pub fn team_chosen(name: &str) -> Card {
    Card::text(format!("Here you now mean {}. Please give the command once more.", super::text::short(name, 100)))
}
