//! Decides what a team's own topic is, and when it is one to be offered. Never decides to whom; that is `topic`.

use super::usual;
use super::wording::Wording;
use crate::domain::facet::{Audience, Care, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::ids::{TeamId, TeamTopicId, TopicId};
use crate::domain::platform::Platform;
use crate::domain::topic::{Topic, TopicSource};
use serde::{Deserialize, Serialize};

/// How many topics of its own a team may have in use: more than the bank has of all kinds, and few enough to be prepared in a
/// moment.
pub const TOPICS_MAX: u32 = 500;
/// How many it may have had: retired ones stay, so that old offers can be shown, and somewhere there is an end.
pub const TOPICS_EVER: u32 = 2_000;
/// Minutes, unless somebody says otherwise.
const EFFORT: u16 = 20;

/// What a topic suits. An empty list means what is usual for its pillar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// The forms, best first.
    pub formats: Vec<Format>,
    /// The platforms, best first.
    pub platforms: Vec<Platform>,
    /// For whom.
    pub audience: Vec<Audience>,
    /// What it serves, best first.
    pub purposes: Vec<Purpose>,
    /// The professions it is particular to; empty for all.
    pub specialties: Vec<Specialty>,
    /// What a day has to be about, of the pillar of observances; empty for any.
    pub subjects: Vec<String>,
    /// Minutes to make it.
    pub effort: u16,
    /// What it is made on.
    pub device: Device,
}

impl Default for Facets {
    fn default() -> Self {
        Self {
            formats: Vec::new(),
            platforms: Vec::new(),
            audience: Vec::new(),
            purposes: Vec::new(),
            specialties: Vec::new(),
            subjects: Vec::new(),
            effort: EFFORT,
            device: Device::Either,
        }
    }
}

fn or<T: Copy>(said: &[T], usual: &[T]) -> Vec<T> {
    if said.is_empty() { usual.to_vec() } else { said.to_vec() }
}

impl Facets {
    /// Those of a topic that there is.
    #[must_use]
    pub fn of(topic: &Topic) -> Self {
        Self {
            formats: topic.formats.clone(),
            platforms: topic.platforms.clone(),
            audience: topic.audience.clone(),
            purposes: topic.purposes.clone(),
            specialties: topic.specialties.clone(),
            subjects: topic.subjects.clone(),
            effort: topic.effort,
            device: topic.device,
        }
    }

    /// With what is usual where nothing was said.
    #[must_use]
    pub fn whole(&self, pillar: Option<Pillar>) -> Self {
        Self {
            formats: or(&self.formats, usual::FORMATS),
            platforms: or(&self.platforms, usual::PLATFORMS),
            audience: or(&self.audience, pillar.map_or(&[], usual::audience)),
            purposes: or(&self.purposes, pillar.map_or(&[], usual::purposes)),
            ..self.clone()
        }
    }
}

/// A topic of a team's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTopic {
    /// The topic.
    pub id: TeamTopicId,
    /// Whose.
    pub team: TeamId,
    /// Its words.
    pub wording: Wording,
    /// The kind of content; until it is known, the topic waits.
    pub pillar: Option<Pillar>,
    /// What it suits.
    pub facets: Facets,
    /// Whether it is no longer offered.
    pub retired: bool,
}

/// As what a team's topic is known among topics. The colon keeps it apart from the ids of the bank, which are words joined by
/// hyphens.
#[must_use]
pub fn topic_id(id: TeamTopicId) -> TopicId {
    TopicId(format!("team:{id}"))
}

impl TeamTopic {
    /// As a topic among others, once its kind is known. Care is the pillar's: a team can make none less careful.
    #[must_use]
    pub fn topic(&self, care: impl Fn(Pillar) -> Care) -> Option<Topic> {
        let pillar = self.pillar?;
        let facets = self.facets.whole(Some(pillar));
        Some(Topic {
            id: topic_id(self.id),
            source: TopicSource::Team,
            pillar,
            title: self.wording.title.clone(),
            idea: self.wording.idea.clone(),
            opening: self.wording.opening.clone(),
            formats: facets.formats,
            platforms: facets.platforms,
            audience: facets.audience,
            purposes: facets.purposes,
            specialties: facets.specialties,
            subjects: if pillar == Pillar::Observance { facets.subjects } else { Vec::new() },
            effort: facets.effort,
            device: facets.device,
            recent: false,
            reference: None,
            care: care(pillar),
            retired: self.retired,
        })
    }
}
