//! Decides what pillars, platforms, courtesies and acts are made of, and reads their files.
//! Never decides when they are shown.

use super::fault::Faults;
use super::fields::{Fields, entries};
use crate::domain::act::Act;
use crate::domain::facet::{Care, CareerGroup, Device, Pillar};
use crate::domain::platform::Platform;
use toml::Table;

/// What there is to say about a pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarInfo {
    /// The pillar.
    pub pillar: Pillar,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// How much care it asks for at least.
    pub care: Care,
    /// What to look at before posting.
    pub checklist: Vec<String>,
    /// Words in a title that speak for it.
    pub keywords: Vec<String>,
}

/// What there is to say about a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlatformInfo {
    /// The platform.
    pub platform: Platform,
    /// What it is called.
    pub name: String,
    /// What it is good for.
    pub good_for: String,
    /// What it is used from.
    pub device: Device,
    /// A short guide for those new to it.
    pub guide: Vec<String>,
}

/// A word on how to answer people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Courtesy {
    /// The id that is never reused.
    pub id: String,
    /// What it says.
    pub text: String,
}

pub(super) fn pillars(file: &str, table: &Table, faults: &mut Faults) -> Vec<PillarInfo> {
    let found: Vec<PillarInfo> = entries(file, table, "pillar", "slug", &[], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let pillar = fields.word("slug", Pillar::from_slug);
            let name = fields.text("name", 1..=60);
            let meaning = fields.text("meaning", 1..=300);
            let care = fields.word("care", Care::from_slug);
            // A pillar without special care needs no checklist.
            let checklist = fields.texts("checklist", if care == Some(Care::Green) { 0..=10 } else { 1..=10 }, 1..=300);
            let keywords = fields.texts("keywords", 1..=80, 1..=60);
            fields.done();
            Some(PillarInfo {
                pillar: pillar?,
                name: name?,
                meaning: meaning?,
                care: care?,
                checklist: checklist?,
                keywords: keywords?,
            })
        })
        .collect();
    for missing in Pillar::ALL.iter().filter(|one| !found.iter().any(|info| info.pillar == **one)) {
        faults.add(file, missing.slug(), "this pillar is not described");
    }
    found
}

pub(super) fn platforms(file: &str, table: &Table, faults: &mut Faults) -> Vec<PlatformInfo> {
    let found: Vec<PlatformInfo> = entries(file, table, "platform", "slug", &[], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let platform = fields.word("slug", Platform::from_slug);
            let name = fields.text("name", 1..=60);
            let good_for = fields.text("good_for", 1..=300);
            let device = fields.word("device", Device::from_slug);
            let guide = fields.texts("guide", 1..=10, 1..=300);
            fields.done();
            Some(PlatformInfo { platform: platform?, name: name?, good_for: good_for?, device: device?, guide: guide? })
        })
        .collect();
    for missing in Platform::ALL.iter().filter(|one| !found.iter().any(|info| info.platform == **one)) {
        // "Anywhere else" has no guide.
        if *missing != Platform::Other {
            faults.add(file, missing.slug(), "this platform is not described");
        }
    }
    found
}

pub(super) fn courtesies(file: &str, table: &Table, faults: &mut Faults) -> Vec<Courtesy> {
    entries(file, table, "courtesy", "id", &[], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let (id, text) = (fields.id(), fields.text("text", 10..=400));
            fields.done();
            Some(Courtesy { id: id?, text: text? })
        })
        .collect()
}

pub(super) fn acts(file: &str, table: &Table, faults: &mut Faults) -> Vec<Act> {
    let found: Vec<Act> = entries(file, table, "act", "id", &[], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let id = fields.id();
            let group = fields.word("group", CareerGroup::from_slug);
            let platforms = fields.words("platforms", 0..=13, Platform::from_slug);
            let text = fields.text("text", 10..=400);
            fields.done();
            Some(Act { id: id?, group: group?, platforms: platforms?, text: text? })
        })
        .collect();
    for missing in CareerGroup::ALL.iter().filter(|one| !found.iter().any(|act| act.group == **one)) {
        faults.add(file, missing.slug(), "no act leads toward this group");
    }
    found
}
