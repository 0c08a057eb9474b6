//! What is seen of settings, and what would be sent this week.

use super::card::{Card, Choice, button, select};
use super::text::{count, day, time};
use super::words;
use crate::app::settings::Settings;
use crate::discord::action::{Action, Setting};
use crate::domain::knock::{Knock, Part};
use crate::domain::pace::State;
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
        format!("{} this week, {} from the next", settings.targets.0, settings.targets.1)
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
        "What is about you counts in every team; plan, posting days and board only in this one.",
    )
    .field("Plan", format!("{plan}, {}", words::weekdays(member.posting_days)), false)
    .field("I write", writes, false)
    .field("How often", words::intensity(person.intensity), true)
    .field("Zone", person.zone.name(), true)
    .field("Your day ends", time(person.day_ends), true)
    .field("Main platform", member.platform.map_or("not said", words::platform), true)
    .field("Profession", member.specialty.map_or("not said", words::specialty), true)
    .field("On the board", if member.listed { "yes" } else { "no" }, true)
    .select(weekdays(&set(Setting::KnockDays), "Days on which I may write", person.knock_days))
    .select(weekdays(&set(Setting::PostingDays), "Days on which you mean to post", member.posting_days))
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
    .select(select(
        &set(Setting::Platform),
        "Main platform",
        1,
        1,
        Platform::ALL
            .iter()
            .map(|one| Choice::new(one.slug(), words::platform(*one)).chosen(member.platform == Some(*one)))
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

/// The coming knocks, if nothing else happens.
#[must_use]
pub fn foreseen(coming: &[(Knock, Vec<Part>)], zone: chrono_tz::Tz) -> Card {
    if coming.is_empty() {
        return Card::titled("The coming seven days", "Nothing, as things stand.");
    }
    let lines: Vec<String> = coming
        .iter()
        .map(|(knock, parts)| {
            let what: Vec<String> = parts.iter().map(part).collect();
            format!(
                "**{}, {}**: {}",
                day(knock.day),
                time(knock.at.with_timezone(&zone).time()),
                super::text::list(&what)
            )
        })
        .collect();
    Card::titled("The coming seven days", lines.join("\n"))
        .footer("If you log, press or answer nothing until then. Anything you do changes it.")
}

fn part(part: &Part) -> String {
    match part {
        Part::Replies { posts, .. } => format!("answers to {}", count(posts.len() as u32, "post", "posts")),
        Part::Nudge { pace, .. } => {
            let why = match pace.state {
                State::AtRisk => "the days left are few",
                State::Lapsed => "it has been quiet for a while",
                _ => "there is room to catch up",
            };
            format!("a topic, since {why} ({} of {})", pace.made, pace.target)
        }
        Part::Ask { .. } => "one question: fewer, a rest, or as it is?".into(),
    }
}

/// A team was chosen for commands in direct messages.
#[must_use]
pub fn team_chosen(name: &str) -> Card {
    Card::text(format!("Here you now mean {}. Please give the command once more.", super::text::typed(name)))
}
