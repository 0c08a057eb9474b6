//! A small bank and a past to choose from.

use crate::domain::facet::{Audience, Care, Device, Format, Pillar, Purpose};
use crate::domain::ids::TopicId;
use crate::domain::observance::{Confidence, Length, Observance};
use crate::domain::platform::Platform;
use crate::domain::topic::*;
use chrono::{Days, NaiveDate};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::collections::BTreeSet;

pub(super) fn day(ago: u64) -> NaiveDate {
    today() - Days::new(ago)
}

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 6, 15).unwrap()
}

pub(in crate::domain::topic) fn topic(id: &str, pillar: Pillar) -> Topic {
    Topic {
        id: TopicId(id.to_owned()),
        source: TopicSource::Bank,
        pillar,
        title: format!("{id} stands alone"),
        idea: format!("Write about {id} as nobody else would."),
        opening: String::new(),
        formats: vec![Format::Photo],
        platforms: vec![Platform::Instagram, Platform::Facebook],
        audience: vec![Audience::Patients],
        purposes: vec![Purpose::HealthEducation],
        specialties: Vec::new(),
        subjects: Vec::new(),
        effort: 10,
        device: Device::Either,
        recent: false,
        reference: None,
        care: Care::Amber,
        retired: false,
    }
}

pub(super) fn observance(id: &str, rule: &str, topics: &[&str]) -> Observance {
    Observance {
        id: id.to_owned(),
        name: id.to_owned(),
        rule: rule.parse().unwrap(),
        length: Length::Days(1),
        regions: vec!["international".into()],
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        professions: Vec::new(),
        care: Vec::new(),
        confidence: Confidence::High,
        angles: vec!["An angle of one's own.".into()],
    }
}

/// Two topics of each pillar, `community-1` and so on.
pub(super) fn bank() -> Bank {
    let topics = Pillar::ALL
        .iter()
        .flat_map(|pillar| (1..=2).map(|number| topic(&format!("{}-{number}", pillar.slug()), *pillar)));
    Bank::new(topics, Vec::new())
}

pub(super) fn small(ids: &[(&str, Pillar)]) -> Bank {
    Bank::new(ids.iter().map(|(id, pillar)| topic(id, *pillar)), Vec::new())
}

pub(super) fn offer(id: &str, pillar: Pillar, ago: u64, answer: Option<OfferAnswer>) -> Offer {
    Offer { topic: TopicId(id.to_owned()), pillar, on: day(ago), answer }
}

pub(super) fn used(id: &str, ago: u64) -> (TopicId, NaiveDate) {
    (TopicId(id.to_owned()), day(ago))
}

pub(super) fn post(pillar: Pillar, ago: u64) -> Written {
    Written { title: String::new(), pillar: Some(pillar), format: None, platform: None, on: day(ago), topic: None }
}

/// All ids that come, over many dice.
pub(super) fn all(bank: &Bank, wish: Wish, reader: &Reader, past: &Past) -> BTreeSet<String> {
    (0..60)
        .filter_map(|seed| choose(bank, &wish, reader, past, today(), &mut StdRng::seed_from_u64(seed)).ok())
        .map(|pick| pick.topic.id.0.clone())
        .collect()
}

pub(super) fn one<'a>(bank: &'a Bank, wish: Wish, reader: &Reader, past: &Past) -> Result<Pick<'a>, NothingFits> {
    choose(bank, &wish, reader, past, today(), &mut StdRng::seed_from_u64(1))
}
