//! What those who manage a team see of its own topics.

use super::card::{Card, Choice, button, primary, select};
use super::refusal::looks;
use super::text::{count_first, first_up, list, number, short, typed};
use super::words;
use crate::app::team_topics::Page;
use crate::discord::action::{Action, TopicFacet, TopicStep};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose};
use crate::domain::ids::TeamTopicId;
use crate::domain::platform::Platform;
use crate::domain::team_topic::{Doubt, Facets, Part, TOPICS_EVER, TOPICS_MAX, TeamTopic, Wording, WordingRefused};
use crate::domain::topic::EFFORTS;
use serenity::all::CreateSelectMenu;

/// The field under which the title stands of a topic that was not kept yet.
pub const TITLE: &str = "Title";
/// The field under which its opening line stands.
pub const OPENING: &str = "To begin with";

/// The longest title in the list.
const LISTED: usize = 80;

pub(super) fn step(step: TopicStep) -> Action {
    Action::TeamTopic(step)
}

/// The button that leads back to the list.
pub(super) fn to_the_list() -> serenity::all::CreateButton {
    button(&step(TopicStep::Page(0)), "All topics")
}

/// A page of the team's own topics.
#[must_use]
pub fn page(page: &Page) -> Card {
    let lines: Vec<String> = page
        .topics
        .iter()
        .map(|topic| format!("• {} · {}", short(&topic.wording.title, LISTED), state(topic)))
        .collect();
    let said = if lines.is_empty() {
        "None yet. A topic of your own is offered to members here like any other, with its reason.".to_owned()
    } else {
        lines.join("\n")
    };
    let choices = page
        .topics
        .iter()
        .map(|topic| Choice::new(topic.id.to_string(), topic.wording.title.clone()).described(state(topic)))
        .collect();
    let mut turn = Vec::new();
    if page.page > 0 {
        turn.push(button(&step(TopicStep::Page(page.page - 1)), "Back"));
    }
    if page.page + 1 < page.pages {
        turn.push(button(&step(TopicStep::Page(page.page + 1)), "Further"));
    }
    let mut row = vec![primary(&step(TopicStep::Add(false)), "Add a topic")];
    if page.proposed > 0 {
        row.push(button(&step(TopicStep::Proposal(0)), format!("Proposed ({})", page.proposed)));
    }
    row.push(button(&step(TopicStep::HowToImport), "How to import"));
    if page.in_use > 0 {
        row.push(button(&step(TopicStep::Export), "Export"));
    }
    Card::titled("This team's topics", said)
        .field("Proposed by members", proposed(page.proposed), false)
        .footer(counted(page))
        .select(select(&step(TopicStep::Open), "Open one to change or retire it", 1, 1, choices))
        .buttons(turn)
        .buttons(row)
}

fn proposed(waiting: u32) -> String {
    match waiting {
        0 => String::new(),
        n => format!("{} for an answer.", count_first(n, "idea waits", "ideas wait")),
    }
}

fn counted(page: &Page) -> String {
    let mut parts = vec![format!("{} in use", page.in_use)];
    if page.waiting > 0 {
        parts.push(format!("{} without a kind yet", number(page.waiting)));
    }
    if page.retired > 0 {
        parts.push(format!("{} retired", number(page.retired)));
    }
    if page.pages > 1 {
        parts.push(format!("page {} of {}", page.page + 1, page.pages));
    }
    if page.topics.is_empty() { String::new() } else { parts.join(" · ") }
}

fn state(topic: &TeamTopic) -> String {
    match (topic.retired, topic.pillar) {
        (true, _) => "retired".into(),
        (false, Some(pillar)) => words::pillar(pillar).into(),
        (false, None) => "waits for its kind".into(),
    }
}

/// One topic, with what it is.
#[must_use]
pub fn opened(topic: &TeamTopic) -> Card {
    let facets = topic.facets.whole(topic.pillar);
    let kind = match (topic.retired, topic.pillar) {
        (true, pillar) => format!("{} · retired, and offered no more", pillar.map_or("Not known", words::pillar)),
        (false, None) => "Not known yet. Once you choose it below, the topic is offered.".into(),
        (false, Some(Pillar::PatientVoice)) => format!(
            "{}: offered only to members for whom a written authorisation is recorded",
            words::pillar(Pillar::PatientVoice)
        ),
        (false, Some(pillar)) => words::pillar(pillar).into(),
    };
    let retire = if topic.retired { "Bring it back" } else { "Retire it" };
    let purposes = facets.purposes.iter().map(|one| words::purpose(*one)).collect::<Vec<_>>();
    dressed(topic)
        .field("Kind", kind, false)
        .field("It serves", list(&purposes), false)
        .field("It suits", suiting(&facets), false)
        .select(set(topic.id, TopicFacet::Pillar, "Kind of content", 1, pillars(topic.pillar)))
        .select(set(topic.id, TopicFacet::Purposes, "What it serves", 3, purpose_choices(&facets)))
        .select(set(topic.id, TopicFacet::Device, "What it is made on", 1, device_choices(&facets)))
        .buttons(vec![
            primary(&step(TopicStep::Edit(topic.id, false)), "Change the words"),
            button(&step(TopicStep::Suits(topic.id)), "Change what it suits"),
            button(&step(TopicStep::Retire(topic.id, !topic.retired)), retire),
            to_the_list(),
        ])
}

/// A topic that came of a member's proposal.
#[must_use]
pub fn taken_up(topic: &TeamTopic) -> Card {
    opened(topic).with_text("It is one of the team's topics now. Anything about it can be changed here.")
}

/// What a topic suits, to be changed.
#[must_use]
pub fn suits(topic: &TeamTopic) -> Card {
    let facets = topic.facets.whole(topic.pillar);
    dressed(topic)
        .field("It suits", suiting(&facets), false)
        .select(set(topic.id, TopicFacet::Formats, "Forms", 4, format_choices(&facets)))
        .select(set(topic.id, TopicFacet::Platforms, "Platforms", 6, platform_choices(&facets)))
        .select(set(topic.id, TopicFacet::Audience, "For whom", 3, audience_choices(&facets)))
        .select(set(topic.id, TopicFacet::Effort, "How long it takes", 1, effort_choices(&facets)))
        .buttons(vec![button(&step(TopicStep::Show(topic.id)), "The topic"), to_the_list()])
}

fn dressed(topic: &TeamTopic) -> Card {
    let words = &topic.wording;
    let opening = if words.opening.is_empty() { String::new() } else { format!("> {}", typed(&words.opening)) };
    Card::titled(typed(&words.title), typed(&words.idea)).field(OPENING, opening, false)
}

fn suiting(facets: &Facets) -> String {
    let audience = facets.audience.iter().map(|one| words::audience(*one)).collect::<Vec<_>>();
    let formats = facets.formats.iter().map(|one| words::format(*one)).collect::<Vec<_>>();
    let platforms = facets.platforms.iter().map(|one| words::platform(*one)).collect::<Vec<_>>();
    let device = match facets.device {
        Device::Phone => ", on a phone",
        Device::Computer => ", at a computer",
        Device::Either => "",
    };
    let mut lines = vec![list(&formats), list(&platforms)];
    if !audience.is_empty() {
        lines.push(format!("For {}", audience.join(", ")));
    }
    lines.push(format!("About {} minutes{device}", facets.effort));
    lines.join("\n")
}

fn set(
    topic: TeamTopicId,
    facet: TopicFacet,
    placeholder: &str,
    most: usize,
    choices: Vec<Choice>,
) -> Option<CreateSelectMenu> {
    select(&step(TopicStep::Set(topic, facet)), placeholder, 1, most, choices)
}

fn pillars(now: Option<Pillar>) -> Vec<Choice> {
    Pillar::ALL.iter().map(|one| Choice::new(one.slug(), words::pillar(*one)).chosen(now == Some(*one))).collect()
}

fn purpose_choices(facets: &Facets) -> Vec<Choice> {
    let chosen = |one| facets.purposes.iter().take(3).any(|other| *other == one);
    Purpose::ALL.iter().map(|one| Choice::new(one.slug(), words::purpose(*one)).chosen(chosen(*one))).collect()
}

fn device_choices(facets: &Facets) -> Vec<Choice> {
    let choice = |one: &Device| Choice::new(one.slug(), words::device(*one)).chosen(facets.device == *one);
    Device::ALL.iter().map(choice).collect()
}

fn format_choices(facets: &Facets) -> Vec<Choice> {
    let chosen = |one| facets.formats.iter().take(4).any(|other| *other == one);
    Format::ALL.iter().map(|one| Choice::new(one.slug(), words::format(*one)).chosen(chosen(*one))).collect()
}

fn platform_choices(facets: &Facets) -> Vec<Choice> {
    let chosen = |one| facets.platforms.iter().take(6).any(|other| *other == one);
    let there = Platform::ALL.iter().filter(|one| **one != Platform::Other);
    there.map(|one| Choice::new(one.slug(), words::platform(*one)).chosen(chosen(*one))).collect()
}

fn audience_choices(facets: &Facets) -> Vec<Choice> {
    let chosen = |one| facets.audience.iter().take(3).any(|other| *other == one);
    let choice = |one: &Audience| Choice::new(one.slug(), first_up(words::audience(*one))).chosen(chosen(*one));
    Audience::ALL.iter().map(choice).collect()
}

fn effort_choices(facets: &Facets) -> Vec<Choice> {
    let choice = |one: &u16| Choice::new(one.to_string(), format!("{one} minutes")).chosen(facets.effort == *one);
    EFFORTS.iter().map(choice).collect()
}

/// Words that were not kept yet: why, and the way to change or keep them. The idea stands where no markup works.
#[must_use]
pub fn doubtful(doubt: &Doubt, wording: &Wording, again: &Action) -> Card {
    let suspect = doubt.suspect.as_ref().map(|(kind, quoted)| {
        format!(
            "“{}” looks like {}. Discord is not a clinical system, so nothing has been kept yet. If it is about a patient, please leave it out; if it is your own or the practice's, keep it as it is.",
            short(quoted, 200),
            looks(*kind)
        )
    });
    let alike = doubt.alike.as_ref().map(|title| {
        format!(
            "It comes close to “{}”, which is there already. Another angle would set the two apart; if both are wanted, keep it as it is.",
            short(title, LISTED)
        )
    });
    let said: Vec<String> = suspect.into_iter().chain(alike).collect();
    Card::titled("One look before I keep this", said.join("\n\n"))
        .field(TITLE, typed(&wording.title), false)
        .field(OPENING, typed(&wording.opening), false)
        .footer(wording.idea.clone())
        .buttons(vec![primary(again, "Change or keep it")])
}

/// Why words are not kept.
pub(super) fn wording(why: WordingRefused) -> String {
    match why {
        WordingRefused::Empty(Part::Title) => "A topic needs a title of a few letters, by which it is known.".into(),
        WordingRefused::Empty(_) => "A sentence or two on what to write about, and it is a topic.".into(),
        WordingRefused::TooLong(part, length, most) => {
            let part = match part {
                Part::Title => "A topic's title",
                Part::Idea => "An idea",
                Part::Opening => "A line to begin with",
            };
            format!("{part} holds up to {most} characters, and this has {length}.")
        }
    }
}

/// There is no room for so many topics.
pub(super) fn no_room(left: u32) -> String {
    let left = match left {
        0 => "there is no room for another".to_owned(),
        n => format!("there is room for {} more", number(n)),
    };
    format!(
        "A team can have {TOPICS_MAX} topics in use, and {TOPICS_EVER} with those that are retired: {left}. Retiring one that has had its time makes room among those in use."
    )
}
