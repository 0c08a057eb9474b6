//! Decides what makes an entry of `prompts/topics/` whole, and reads it. Never decides what two entries have in common;
//! that is `alike`.

use super::fault::Faults;
use super::fields::{Fields, entries};
use super::pages::PillarInfo;
use crate::domain::facet::{Audience, Care, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::ids::TopicId;
use crate::domain::platform::Platform;
use crate::domain::topic::{EFFORTS, Topic, TopicSource};
use toml::{Table, Value};

pub(super) fn topics(file: &str, table: &Table, pillars: &[PillarInfo], faults: &mut Faults) -> Vec<Topic> {
    let slug = table.get("pillar").and_then(Value::as_str).unwrap_or_default();
    let Some(pillar) = Pillar::from_slug(slug) else {
        faults.add(file, "", format!("`pillar` does not know `{slug}`"));
        return Vec::new();
    };
    let least = pillars.iter().find(|info| info.pillar == pillar).map(|info| info.care);
    entries(file, table, "topic", "id", &["pillar"], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let topic = topic(pillar, least, &mut fields);
            fields.done();
            topic
        })
        .collect()
}

fn topic(pillar: Pillar, least: Option<Care>, fields: &mut Fields<'_>) -> Option<Topic> {
    let id = fields.id();
    if id.as_ref().is_some_and(|id| !id.starts_with(&format!("{}-", prefix(pillar)))) {
        fields.fault(format!("`id` does not begin with `{}-`", prefix(pillar)));
    }
    let title = fields.text("title", 5..=80);
    if title.as_ref().is_some_and(|title| title.ends_with('.')) {
        fields.fault("`title` ends in a full stop");
    }
    let idea = fields.text("idea", 120..=420);
    let opening = fields.text("opening", 10..=200);
    for (key, text) in [("title", &title), ("idea", &idea), ("opening", &opening)] {
        if text.as_ref().is_some_and(|text| text.contains('!')) {
            fields.fault(format!("`{key}` holds an exclamation mark"));
        }
        if text.as_ref().is_some_and(|text| text.contains(['[', ']', '{', '}', '<', '>'])) {
            fields.fault(format!("`{key}` holds a blank to fill in"));
        }
    }
    let formats = fields.words("formats", 1..=4, Format::from_slug);
    let platforms = fields.words("platforms", 1..=6, Platform::from_slug);
    let audience = fields.words("audience", 1..=3, Audience::from_slug);
    let purposes = fields.words("purposes", 1..=3, Purpose::from_slug);
    let specialties = fields.words("specialties", 0..=10, Specialty::from_slug);
    let subjects = fields.texts("subjects", 0..=30, 2..=40);
    if pillar != Pillar::Observance && subjects.as_ref().is_some_and(|subjects| !subjects.is_empty()) {
        fields.fault("`subjects` are for the pillar of observances alone");
    }
    let effort = fields.number("effort").and_then(|minutes| u16::try_from(minutes).ok());
    if effort.is_some_and(|minutes| !EFFORTS.contains(&minutes)) {
        fields.fault("`effort` is none of 5, 10, 20, 40, 90");
    }
    let device = fields.word("device", Device::from_slug);
    let recent = fields.flag("recent");
    let reference = fields.optional_text("source", 3..=200);
    let stricter = fields.optional_word("care", Care::from_slug);
    if let (Some(own), Some(least)) = (stricter, least)
        && own < least
    {
        fields.fault(format!("`care` is {}, less than the {} of its pillar", own.slug(), least.slug()));
    }
    let retired = fields.flag("retired");
    let least = least.unwrap_or(Care::Amber);
    Some(Topic {
        id: TopicId(id?),
        source: TopicSource::Bank,
        pillar,
        title: title?,
        idea: idea?,
        opening: opening?,
        formats: formats?,
        platforms: platforms?,
        audience: audience?,
        purposes: purposes?,
        specialties: specialties?,
        subjects: subjects?,
        effort: effort?,
        device: device?,
        recent,
        reference,
        care: stricter.unwrap_or(least).max(least),
        retired,
    })
}

/// With what the ids of a pillar's topics begin.
const fn prefix(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::PatientEducation => "edu",
        Pillar::MythAndEvidence => "myth",
        Pillar::Observance => "obs",
        Pillar::BehindTheScenes => "scene",
        Pillar::TeamAndCareers => "team",
        Pillar::TechnologyReview => "tech",
        Pillar::ResearchDigest => "res",
        Pillar::PeerPractice => "peer",
        Pillar::PatientVoice => "voice",
        Pillar::Community => "comm",
        Pillar::AccessAndService => "acc",
        Pillar::AdvocacyAndHumanSide => "adv",
    }
}
