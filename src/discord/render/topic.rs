//! What is seen of an offered topic, and after its answer.

use super::card::{Card, button, primary};
use super::text::{day, full_day, list, short_day, typed};
use super::words;
use crate::app::topic::{Answered, Day, Suggestion};
use crate::discord::action::{Action, TwistStep};
use crate::domain::facet::{Audience, Care, Device, Pillar, Purpose};
use crate::domain::ids::MemberId;
use crate::domain::member::Authorisation;
use crate::domain::observance::CareNote;
use crate::domain::platform::Platform;
use crate::domain::sameness::Sight;
use crate::domain::strategy::Reviewer;
use crate::domain::topic::{OfferAnswer, Reason, Topic};

/// An offered topic with its four answers.
#[must_use]
pub fn suggested(one: &Suggestion) -> Card {
    let answer = |answer| Action::Offer(one.offer, answer, one.wish);
    let lead = if one.nearest { "Nothing fits all of that; this is the nearest.\n\n" } else { "" };
    let mut buttons = vec![
        primary(&answer(OfferAnswer::Use), "Use it"),
        button(&answer(OfferAnswer::Another), "Another"),
        button(&answer(OfferAnswer::NotForMe), "Not for me"),
        button(&answer(OfferAnswer::Later), "Later"),
    ];
    if one.topic.pillar == Pillar::PatientVoice {
        buttons.push(button(&Action::Withdrawn(one.member), "It was withdrawn"));
    }
    dressed(one, lead).buttons(buttons)
}

pub(super) fn dressed(one: &Suggestion, lead: &str) -> Card {
    let topic = &one.topic;
    let opening = if topic.opening.is_empty() { String::new() } else { format!("> {}", typed(&topic.opening)) };
    let card = Card::titled(typed(&topic.title), format!("{lead}{}", body(topic)))
        .field("To begin with", opening, false)
        .field("For whom", audience(topic), false);
    beside(card, one).footer(format!("{} · {}", how(one), why(one)))
}

/// What goes with a topic wherever it is offered: the angle of its awareness day, what to bear in mind on it, the checklist.
pub(super) fn beside(card: Card, one: &Suggestion) -> Card {
    let card =
        match &one.day {
            Some(day) => card
                .field(for_the_day(day), day.angle.as_deref().map(typed).unwrap_or_default(), false)
                .field("On a day like this", bear_in_mind(&day.care), false),
            None => card,
        };
    card.field("Before it goes out", checks(one), false)
}

/// Above an angle: for which day it is, which nothing else on the card may say once the topic was taken.
fn for_the_day(day: &Day) -> String {
    let on = day.on.map(|on| format!(" ({})", short_day(on))).unwrap_or_default();
    format!("An angle for {}{on}", typed(&day.name))
}

/// What a writer has to bear in mind on an awareness day; nothing on most.
pub(super) fn bear_in_mind(care: &[CareNote]) -> String {
    let note = |note: &CareNote| match note {
        CareNote::Helpline => "Name a local help line, in the first lines and not in the last.",
        // After the guidance of the World Health Organization for those who write about suicide (2023 update).
        CareNote::Suicide => {
            "A local help line first. No method, no place, no numbers, no drama; that help works is worth saying. A colleague reads it before it goes out."
        }
        CareNote::Sensitive => {
            "Some of your readers have been through it. Quiet words, and no picture that they would not expect."
        }
    };
    care.iter().map(note).collect::<Vec<_>>().join("\n")
}

/// The checklist of a topic that asks for care; nothing for others.
fn checks(one: &Suggestion) -> String {
    if one.topic.care == Care::Green {
        return String::new();
    }
    let mut checks: Vec<String> = one.checklist.iter().map(|check| format!("☐ {}", typed(check))).collect();
    checks.extend(signs_off(one.reviewer).map(|check| format!("☐ {check}")));
    checks.join("\n")
}

/// The look of somebody else, where the strategy names them.
const fn signs_off(reviewer: Option<Reviewer>) -> Option<&'static str> {
    match reviewer {
        Some(Reviewer::Colleague) => Some("Has the colleague who signs off for you seen it?"),
        Some(Reviewer::Employer) => Some("Has your employer, or whoever speaks for it, seen it?"),
        Some(Reviewer::Oneself) | None => None,
    }
}

/// In which form, and how long it takes.
pub(super) fn how(one: &Suggestion) -> String {
    let form = one.format.map(|format| format!("{} · ", words::format(format))).unwrap_or_default();
    format!("{form}{}", effort(&one.topic))
}

fn body(topic: &Topic) -> String {
    let source = topic.reference.as_ref().map(|source| format!("\n*Source: {}*", typed(source))).unwrap_or_default();
    format!("{}{source}", typed(&topic.idea))
}

pub(super) fn audience(topic: &Topic) -> String {
    let whom: Vec<&str> = topic.audience.iter().map(|one: &Audience| words::audience(*one)).collect();
    format!("{}. What will they know or do when they have read it?", super::text::first_up(&whom.join(", ")))
}

/// How long it takes, and on what.
#[must_use]
pub fn effort(topic: &Topic) -> String {
    let on = match topic.device {
        Device::Phone => " on a phone",
        Device::Computer => " at a computer",
        Device::Either => "",
    };
    format!("about {} minutes{on}", topic.effort)
}

/// Why it came, and that it serves the main purpose, where it does.
#[must_use]
pub fn why(one: &Suggestion) -> String {
    let serves = one.serves.filter(|purpose| match one.reason {
        Reason::Purpose { purpose: said } | Reason::Goal { purpose: said } => said != *purpose,
        _ => true,
    });
    let serves = serves.map(|purpose| format!("; {}", main_purpose(purpose)));
    reason(&one.reason) + &serves.unwrap_or_default()
}

fn main_purpose(purpose: Purpose) -> String {
    format!("it serves your main purpose: {}", words::purpose(purpose).to_lowercase())
}

/// How long a planned topic takes, and that it serves the main purpose, where it does.
pub(super) fn at_a_glance(topic: &Topic, serves: Option<Purpose>) -> String {
    effort(topic) + &serves.map(|purpose| format!("; {}", main_purpose(purpose))).unwrap_or_default()
}

/// Why it came, in one plain clause.
#[must_use]
pub fn reason(reason: &Reason) -> String {
    let subject = words::subject;
    match reason {
        Reason::Asked { pillar } => format!("on {}, as you asked", subject(*pillar)),
        Reason::PutOff { on } => format!("you put it off on {}", day(*on)),
        Reason::Planned { on } => format!("you planned it for {}", day(*on)),
        Reason::Observance { name, on } => format!("it takes up {name} ({})", short_day(*on)),
        Reason::NeverUsed { pillar } => format!("you haven't written about {} yet", subject(*pillar)),
        Reason::Rested { pillar, last_on: Some(on) } => {
            format!("you last wrote about {} on {}", subject(*pillar), full_day(*on))
        }
        Reason::Rested { pillar, last_on: None } => {
            format!("you haven't written about {} for a while", subject(*pillar))
        }
        Reason::Specialty { specialty } => {
            format!("made for your profession: {}", words::specialty(*specialty).to_lowercase())
        }
        Reason::Purpose { purpose } => format!("it serves your purpose: {}", words::purpose(*purpose).to_lowercase()),
        Reason::Goal { purpose } => {
            format!("it serves a goal of yours that has room to catch up: {}", words::purpose(*purpose).to_lowercase())
        }
        Reason::Platform { platform } => format!("it suits {}", words::medium(*platform)),
        Reason::Time { minutes } => format!("it fits into {minutes} minutes"),
        Reason::Fresh => "something new".into(),
    }
}

/// That it is in the week; and where others of the team are on it as well, the way to something of one's own.
fn taken(crowd: Option<&Sight>) -> String {
    let own = crowd.map(|crowd| format!("{} An angle of your own makes it yours.\n", super::remark::sight(crowd)));
    format!("It's in your week. When it is out, log it from here.\n{}\n", own.unwrap_or_default())
}

/// What an answer to an offered topic led to.
#[must_use]
pub fn answered(answered: &Answered) -> Card {
    match answered {
        // What was worded anew before is theirs still.
        Answered::Taken(one, _) if one.own.is_some() => super::twists::made(one),
        Answered::Taken(one, crowd) => dressed(one, &taken(crowd.as_ref())).footer(how(one)).buttons(vec![
            primary(&Action::LogOffer(one.offer), "Log it"),
            button(&Action::Twist(one.offer, TwistStep::Make(false)), "Make it mine"),
            button(&Action::Topic(Some(one.member)), "One more topic"),
        ]),
        Answered::Another(next) => suggested(next),
        Answered::NotAgain(next) => suggested(next).with_text("That one won't come again. Instead:"),
        Answered::Later(next) => suggested(next).with_text("That one comes back in two weeks or so. Meanwhile:"),
        Answered::NoOther(_) => {
            Card::text("Noted. There is no other topic that would fit just now; they come back by themselves.")
        }
    }
}

/// Patient voice is asked for, and no authorisation is recorded.
#[must_use]
pub fn locked(member: MemberId, platform: Option<Platform>) -> Card {
    let covered = platform.map(|one| format!(" None that I know of covers {} today.", words::platform(one)));
    let text = "Topics in a patient's own words open once a written authorisation exists that covers where you post. I keep only that it exists, for where, and until when: no name, no reference. Spoken consent is not enough.";
    Card::titled("Patient voice waits for an authorisation", text.to_owned() + &covered.unwrap_or_default())
        .buttons(vec![primary(&Action::Authorise(member), "I have one in writing")])
}

/// An authorisation was recorded.
#[must_use]
pub fn authorised(member: MemberId, one: &Authorisation) -> Card {
    let places: Vec<&str> = one.platforms.iter().map(|one| words::platform(*one)).collect();
    let places = if places.is_empty() { String::new() } else { format!(" on {}", list(&places)) };
    let noted = format!(
        "Noted. Topics of patient voice are open to you{places} until {}. If it is withdrawn before, say so here, or under any of those topics.",
        full_day(one.until)
    );
    Card::text(noted).buttons(vec![
        button(&Action::Topic(Some(member)), "A topic"),
        button(&Action::Withdrawn(member), "It was withdrawn"),
    ])
}

/// An authorisation was withdrawn.
#[must_use]
pub fn withdrawn(member: MemberId) -> Card {
    Card::text(
        "Noted. Topics of patient voice are closed to you, since I can't tell which of several it was; another written authorisation opens them again. What was planned or taken from it should not go out, and what is out may have to come down: see what the paper says.",
    )
    .buttons(vec![button(&Action::Authorise(member), "I have another in writing")])
}
