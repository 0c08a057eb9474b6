//! Decides what a team's topic is taken to suit where nobody has said. Never overrules what was said.

use crate::domain::facet::{Audience, Format, Pillar, Purpose};
use crate::domain::platform::Platform;

/// Words or a picture: what anybody can make in a break, and one of the two stands on each of [`PLATFORMS`].
pub const FORMATS: &[Format] = &[Format::Text, Format::Photo];

/// The three that most topics of the bank are for, then those that take the same words; six is the most that one of the bank
/// names.
pub const PLATFORMS: &[Platform] =
    &[Platform::LinkedIn, Platform::Instagram, Platform::Facebook, Platform::X, Platform::Threads, Platform::Bluesky];

/// What a post of this pillar serves by its nature, best first. The same is what most topics serve that the bank has of it;
/// a test holds the two together.
#[must_use]
pub const fn purposes(pillar: Pillar) -> &'static [Purpose] {
    match pillar {
        // Whoever explains well is found by those who looked for the explanation.
        Pillar::PatientEducation | Pillar::Observance => &[Purpose::HealthEducation, Purpose::ReachPatients],
        // A claim is put right with a source, and the source travels along.
        Pillar::MythAndEvidence => &[Purpose::HealthEducation, Purpose::ShareResearch],
        // Colleagues look at how others work; patients lose their shyness of rooms they have seen.
        Pillar::BehindTheScenes => &[Purpose::Network, Purpose::ReachPatients],
        // People join people, not adverts.
        Pillar::TeamAndCareers => &[Purpose::Recruit, Purpose::Network],
        // A trial of a device is read by those who are about to buy it: colleagues.
        Pillar::TechnologyReview => &[Purpose::ReviewTechnology, Purpose::Network],
        Pillar::ResearchDigest => &[Purpose::ShareResearch, Purpose::HealthEducation],
        Pillar::PeerPractice => &[Purpose::Network],
        // What another patient says teaches, and it is where patients look before they choose.
        Pillar::PatientVoice => &[Purpose::HealthEducation, Purpose::ReachPatients],
        // An open day brings neighbours in and partners together.
        Pillar::Community => &[Purpose::ReachPatients, Purpose::Network],
        Pillar::AccessAndService => &[Purpose::ReachPatients],
        Pillar::AdvocacyAndHumanSide => &[Purpose::Advocate, Purpose::Network],
    }
}

/// For whom a post of this pillar is, by its nature.
#[must_use]
pub const fn audience(pillar: Pillar) -> &'static [Audience] {
    match pillar {
        Pillar::PatientEducation | Pillar::MythAndEvidence | Pillar::Observance | Pillar::PatientVoice => {
            &[Audience::Patients]
        }
        Pillar::BehindTheScenes => &[Audience::Patients, Audience::Peers],
        Pillar::TeamAndCareers => &[Audience::Recruits, Audience::Peers],
        Pillar::TechnologyReview | Pillar::ResearchDigest => &[Audience::Peers, Audience::Patients],
        Pillar::PeerPractice => &[Audience::Peers],
        Pillar::Community => &[Audience::LocalCommunity],
        Pillar::AccessAndService => &[Audience::Patients, Audience::LocalCommunity],
        Pillar::AdvocacyAndHumanSide => &[Audience::Peers, Audience::OtherCareers],
    }
}
