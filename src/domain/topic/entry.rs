//! Decides what an entry of the bank is. Never decides who gets it; that is `choice`.

use crate::domain::facet::{Audience, Care, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::ids::TopicId;
use crate::domain::platform::Platform;

/// The minutes that a topic can take.
pub const EFFORTS: [u16; 5] = [5, 10, 20, 40, 90];

/// An idea to write about.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The id that is never reused.
    pub id: TopicId,
    /// Where it comes from.
    pub source: TopicSource,
    /// The kind of content.
    pub pillar: Pillar,
    /// What it is called, at most 80 characters.
    pub title: String,
    /// What to write, and with which twist.
    pub idea: String,
    /// A first line to start from.
    pub opening: String,
    /// The forms it suits, best first.
    pub formats: Vec<Format>,
    /// The platforms it suits, best first.
    pub platforms: Vec<Platform>,
    /// For whom.
    pub audience: Vec<Audience>,
    /// What it serves, best first.
    pub purposes: Vec<Purpose>,
    /// The professions it is particular to; empty for all.
    pub specialties: Vec<Specialty>,
    /// Only of the pillar of observances: what the day has to be about (see [`Observance::is_about`]); empty for any day.
    ///
    /// [`Observance::is_about`]: crate::domain::observance::Observance::is_about
    pub subjects: Vec<String>,
    /// Minutes to make it.
    pub effort: u16,
    /// What it is made on.
    pub device: Device,
    /// Whether it asks what changed lately in the field.
    pub recent: bool,
    /// Where a fact in it comes from, if it states one.
    pub reference: Option<String>,
    /// How much care it asks for; never less than its pillar's.
    pub care: Care,
    /// Whether it is no longer offered; kept so that its id is never used again.
    pub retired: bool,
}

impl Topic {
    /// Whether it waits for a patient's written authorisation.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.care == Care::Red || self.pillar == Pillar::PatientVoice
    }
}

/// Where a topic comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicSource {
    /// The bank under `prompts/`.
    Bank,
    /// The team's own.
    Team,
}
