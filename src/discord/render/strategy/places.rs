//! What is seen of the platforms of a strategy, of all together and of each alone. Never decides which are too many.

use super::steps::{many_of, one_of, step, titled};
use super::told::{self, name};
use super::{press, whole_card};
use crate::app::strategy::Shown;
use crate::discord::action::{Picked, Settling};
use crate::discord::render::card::{Card, button, primary};
use crate::discord::render::text::{number, typed};
use crate::discord::render::words;
use crate::domain::platform::Platform;
use crate::domain::strategy::{Familiarity, Place, Readiness, Step};

/// The platforms, and the main one of them.
pub(super) fn platforms(shown: &Shown, walk: bool) -> Card {
    let (id, main) = (shown.member.id, shown.member.platform);
    let of = |what| press(id, Settling::Choose { what, walk });
    let used: Vec<Platform> = shown.member.strategy.places.iter().map(|place| place.platform).collect();
    let chosen: Vec<Platform> = if used.is_empty() { main.into_iter().collect() } else { used.clone() };
    let of_used: Vec<Platform> = if used.len() > 1 { used } else { Vec::new() };
    titled(
        shown,
        Step::Platforms,
        "Where do you post?",
        "All the places that you use, in one go. A post is assumed to stand on the main one unless you say otherwise.",
    )
    .select(many_of(
        &of(Picked::Platforms),
        "Platforms you use",
        1,
        Platform::ALL,
        &chosen,
        Platform::slug,
        words::platform,
    ))
    .select(one_of(&of(Picked::Main), "The main one", &of_used, main, Platform::slug, words::platform))
}

/// All platforms, each with what is ticked off, and the way to it.
pub(super) fn profiles(shown: &Shown) -> Card {
    let id = shown.member.id;
    let places = &shown.lines.places;
    let text = if places.is_empty() {
        "First the platforms, then their profiles."
    } else {
        "Four things for each, ticked off once. Choose the platform."
    };
    let mut card = titled(shown, Step::Readiness, "How far are your profiles?", text);
    if places.is_empty() {
        return card.buttons(vec![button(&press(id, Settling::Open(Step::Platforms)), name(Step::Platforms))]);
    }
    for some in places.chunks(5).take(3) {
        let to = |one: &(Platform, Familiarity, Vec<Readiness>)| {
            button(&press(id, Settling::Place(one.0)), words::platform(one.0))
        };
        card = card.buttons(some.iter().map(to).collect());
    }
    card
}

/// One platform: how well it is known, what is ticked off, and the guide for whoever is new to it.
#[must_use]
pub fn place(shown: &Shown, platform: Platform, guide: &[String], walk: bool) -> Card {
    let id = shown.member.id;
    let known = shown.member.strategy.places.iter().find(|place| place.platform == platform);
    let Some(Place { familiarity, ready, .. }) = known else {
        return step(shown, Step::Platforms, walk);
    };
    let guide: Vec<String> = guide.iter().map(|line| format!("• {}", typed(line))).collect();
    let guide = if *familiarity == Familiarity::Known { String::new() } else { guide.join("\n") };
    let mut row = Vec::new();
    if walk {
        row.push(primary(&press(id, Settling::PastPlace(platform)), "Go on"));
        row.push(button(&press(id, Settling::Later(Step::Readiness)), "Later"));
    } else {
        row.push(button(&press(id, Settling::Open(Step::Readiness)), "All platforms"));
    }
    row.push(whole_card(id));
    let lead = "Ticked off once, so that whoever finds you knows who you are and where to turn.";
    let text = if guide.is_empty() { lead.to_owned() } else { format!("{lead}\n\n**A beginning**\n{guide}") };
    Card::titled(words::platform(platform), text)
        .field("Ready", format!("{} of {}", number(ready.len() as u32), number(Readiness::ALL.len() as u32)), false)
        .select(one_of(
            &press(id, Settling::Familiar { platform, walk }),
            "How well you know it",
            Familiarity::ALL,
            Some(*familiarity),
            Familiarity::slug,
            told::familiarity,
        ))
        .select(many_of(
            &press(id, Settling::Ready { platform, walk }),
            "What is ready",
            0,
            Readiness::ALL,
            ready,
            Readiness::slug,
            told::readiness,
        ))
        .buttons(row)
}
