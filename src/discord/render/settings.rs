//! What is seen of settings, and what would be sent this week.

use super::card::{Card, Choice, button, select};
use super::text::{count, number, time};
use super::words;
use crate::app::settings::Settings;
use crate::discord::action::{Action, Setting};
use crate::domain::facet::{Device, Purpose, Specialty};
use crate::domain::person::Intensity;
use crate::domain::platform::Platform;
use crate::domain::week::{EVERY_DAY, Weekdays};

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
        button(&Action::About(member.id), "About you"),
        button(
            &set(Setting::Nod),
            if member.nod { "No word in the channel" } else { "If I can't reach you: a word in the channel" },
        ),
        button(&set(Setting::Week), if settings.brings_week { "Don't bring my week" } else { "Bring me my week" }),
    ])
}

/// What topics are fitted to: platform, profession, device, purpose.
#[must_use]
pub fn about(settings: &Settings) -> Card {
    let member = &settings.member;
    let set = |setting| Action::Set(member.id, setting);
    Card::titled("About you", "What you choose here fits topics to you. Nobody else sees it.")
        .select(one_of(
            &set(Setting::Platform),
            "Main platform",
            Platform::ALL,
            member.platform,
            Platform::slug,
            words::platform,
        ))
        .select(one_of(
            &set(Setting::Specialty),
            "Profession",
            Specialty::ALL,
            member.specialty,
            Specialty::slug,
            words::specialty,
        ))
        .select(one_of(
            &set(Setting::Device),
            "What you post on",
            Device::ALL,
            Some(member.device),
            Device::slug,
            words::device,
        ))
        .select(one_of(
            &set(Setting::Purpose),
            "What it is for",
            Purpose::ALL,
            member.purpose,
            Purpose::slug,
            words::purpose,
        ))
        .buttons(vec![button(&Action::Settings(member.id), "All settings")])
}

fn one_of<T: Copy + PartialEq>(
    action: &Action,
    placeholder: &str,
    all: &[T],
    chosen: Option<T>,
    slug: impl Fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Option<serenity::all::CreateSelectMenu> {
    let choices = all.iter().map(|one| Choice::new(slug(*one), name(*one)).chosen(chosen == Some(*one))).collect();
    select(action, placeholder, 1, 1, choices)
}

fn weekdays(action: &Action, placeholder: &str, chosen: Weekdays) -> Option<serenity::all::CreateSelectMenu> {
    let choices = EVERY_DAY
        .iter()
        .map(|day| {
            Choice::new(day.num_days_from_monday().to_string(), words::weekday(*day)).chosen(chosen.contains(*day))
        })
        .collect();
    select(action, placeholder, 1, 7, choices)
}

/// A team was chosen for commands in direct messages.
#[must_use]
pub fn team_chosen(name: &str) -> Card {
    Card::text(format!("Here you now mean {}. Please give the command once more.", super::text::short(name, 100)))
}
