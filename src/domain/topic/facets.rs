//! Decides how the facets of topics are laid out: side by side and without lists to follow, so that ten thousand of them are
//! gone through in a fraction of a millisecond. Never decides what they count for; that is `rules` and `score`.

use super::entry::Topic;
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::platform::Platform;

/// At which place of a list each word stands, four bits a word: zero where it does not, else its place from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Places(u128);

/// No list of these is longer than four bits count, and no word has a number beyond the last four bits.
const _: () = assert!(Platform::ALL.len() <= 15 && Purpose::ALL.len() <= 15 && Audience::ALL.len() <= 15);
/// Each of these has a bit of its own.
const _: () = assert!(Format::ALL.len() <= 32 && Specialty::ALL.len() <= 32);

impl Places {
    fn of(numbers: impl Iterator<Item = usize>) -> Self {
        let mut all = Self(0);
        for (place, number) in (1_u128..=15).zip(numbers) {
            if all.get(number).is_none() {
                all.0 |= place << (4 * number);
            }
        }
        all
    }

    /// The place of a word, from zero.
    const fn get(self, number: usize) -> Option<u32> {
        ((self.0 >> (4 * number)) as u32 & 15).checked_sub(1)
    }
}

/// What a choice looks at in every topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facets {
    platforms: Places,
    purposes: Places,
    audience: Places,
    /// A bit each.
    formats: u32,
    specialties: u32,
    first_format: Option<Format>,
    /// The pillar.
    pub(super) pillar: Pillar,
    /// What it is made on.
    pub(super) device: Device,
    /// How many minutes it takes.
    pub(super) effort: u16,
    /// Whether it waits for an authorisation.
    pub(super) is_locked: bool,
    /// Whether it is offered no more.
    pub(super) is_retired: bool,
}

impl Facets {
    pub(super) fn of(topic: &Topic) -> Self {
        Self {
            platforms: Places::of(topic.platforms.iter().map(|one| *one as usize)),
            purposes: Places::of(topic.purposes.iter().map(|one| *one as usize)),
            audience: Places::of(topic.audience.iter().map(|one| *one as usize)),
            formats: formats(topic.formats.iter().copied()),
            specialties: topic.specialties.iter().fold(0, |bits, one| bits | 1 << *one as usize),
            first_format: topic.formats.first().copied(),
            pillar: topic.pillar,
            device: topic.device,
            effort: topic.effort,
            is_locked: topic.is_locked(),
            is_retired: topic.retired,
        }
    }

    /// At which place of its platforms this one stands, from zero.
    pub(super) const fn platform(&self, one: Platform) -> Option<u32> {
        self.platforms.get(one as usize)
    }

    /// At which place of its purposes this one stands, from zero.
    pub(super) const fn purpose(&self, one: Purpose) -> Option<u32> {
        self.purposes.get(one as usize)
    }

    /// At which place of those for whom it is written this one stands, from zero.
    pub(super) const fn audience(&self, one: Audience) -> Option<u32> {
        self.audience.get(one as usize)
    }

    /// Whether it can take one of these forms.
    pub(super) const fn takes(&self, formats: u32) -> bool {
        self.formats & formats != 0
    }

    /// Whether the form that it takes first is one of these.
    pub(super) fn takes_first(&self, formats: u32) -> bool {
        self.first_format.is_some_and(|one| formats & 1 << one as usize != 0)
    }

    /// Whether it is particular to some professions.
    pub(super) const fn is_particular(&self) -> bool {
        self.specialties != 0
    }

    /// Whether it is particular to this one.
    pub(super) const fn is_of(&self, one: Specialty) -> bool {
        self.specialties & 1 << one as usize != 0
    }
}

/// Forms, a bit each.
pub(super) fn formats(all: impl Iterator<Item = Format>) -> u32 {
    all.fold(0, |bits, one| bits | 1 << one as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::topic::tests::fixture::topic;

    #[test]
    fn they_say_what_the_lists_say() {
        let everywhere: Vec<Platform> = Platform::ALL.iter().rev().copied().collect();
        let long = Topic {
            platforms: everywhere,
            purposes: vec![Purpose::Recruit, Purpose::Network, Purpose::Recruit],
            audience: Audience::ALL.to_vec(),
            formats: vec![Format::Photo, Format::Text],
            specialties: vec![Specialty::Nurse],
            ..topic("long", Pillar::Community)
        };
        let bare = Topic { platforms: vec![], purposes: vec![], audience: vec![], formats: vec![], ..long.clone() };
        for topic in [long, bare] {
            let facets = Facets::of(&topic);
            let place = |found: Option<usize>| found.map(|at| at as u32);
            for one in Platform::ALL {
                assert_eq!(facets.platform(*one), place(topic.platforms.iter().position(|other| other == one)));
            }
            for one in Purpose::ALL {
                assert_eq!(facets.purpose(*one), place(topic.purposes.iter().position(|other| other == one)));
            }
            for one in Audience::ALL {
                assert_eq!(facets.audience(*one), place(topic.audience.iter().position(|other| other == one)));
            }
            for one in Format::ALL {
                let bits = formats([*one].into_iter());
                assert_eq!(facets.takes(bits), topic.formats.contains(one), "{one:?}");
                assert_eq!(facets.takes_first(bits), topic.formats.first() == Some(one), "{one:?}");
            }
            for one in Specialty::ALL {
                assert_eq!(facets.is_of(*one), topic.specialties.contains(one));
            }
        }
    }
}
