//! Decides what a request for a topic consists of: what was wished for, and what is known of who asks.
//! Never decides which topic answers it; that is `choice`.

use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::platform::Platform;

/// What was asked for with this one request; nothing, most of the time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wish {
    /// Only for this platform.
    pub platform: Option<Platform>,
    /// Only of this pillar.
    pub pillar: Option<Pillar>,
    /// Only in this form.
    pub format: Option<Format>,
}

impl Wish {
    /// Whether anything was asked for.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.platform.is_none() && self.pillar.is_none() && self.format.is_none()
    }
}

/// What is known of the member who asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// Where they post first of all.
    pub platform: Option<Platform>,
    /// Their profession; without it, nothing that is particular to one is offered.
    pub specialty: Option<Specialty>,
    /// What they post on.
    pub device: Device,
    /// What their posting is for.
    pub purpose: Option<Purpose>,
    /// What it is for besides.
    pub second_purpose: Option<Purpose>,
    /// For whom they write; for anybody where nothing is said.
    pub audience: Vec<Audience>,
    /// The purposes of goals that have room to catch up.
    pub lean: Vec<Purpose>,
    /// Whether a patient's written authorisation is recorded that is valid today, and for the platform meant.
    pub authorised: bool,
    /// The minutes at hand, where known.
    pub minutes: Option<u16>,
    /// Their country, by two letters, for observances.
    pub country: Option<String>,
    /// How many members the team has; matters only where they are more than the observances of a year.
    pub team: usize,
    /// How much of each pillar they mean to post; even shares where nothing is said. Need not add up to one.
    pub mix: Option<Vec<(Pillar, f64)>>,
    /// Pillars that are not wanted this time: the week has them already.
    pub closed: Vec<Pillar>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            platform: None,
            specialty: None,
            device: Device::Either,
            purpose: None,
            second_purpose: None,
            audience: Vec::new(),
            lean: Vec::new(),
            authorised: false,
            minutes: None,
            country: None,
            team: 1,
            mix: None,
            closed: Vec::new(),
        }
    }
}

impl Reader {
    /// Whether the pillar is open to them at all.
    #[must_use]
    pub fn is_open(&self, pillar: Pillar) -> bool {
        (self.authorised || pillar != Pillar::PatientVoice) && !self.closed.contains(&pillar)
    }

    /// The pillars open to them.
    pub fn open_pillars(&self) -> impl Iterator<Item = Pillar> + '_ {
        Pillar::ALL.iter().copied().filter(|pillar| self.is_open(*pillar))
    }

    /// The share of their posts that a pillar is meant to have; the shares of all open pillars add up to one.
    #[must_use]
    pub(super) fn share(&self, pillar: Pillar) -> f64 {
        let wanted = |pillar: Pillar| match &self.mix {
            None => 1.0,
            Some(mix) => mix.iter().filter(|(one, _)| *one == pillar).map(|(_, share)| share.max(0.0)).sum(),
        };
        let all: f64 = self.open_pillars().map(wanted).sum();
        if all > 0.0 && self.is_open(pillar) { wanted(pillar) / all } else { 0.0 }
    }
}
