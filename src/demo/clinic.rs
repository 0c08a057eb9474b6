//! Decides who works in the sample clinic and how they post. All of it is invented. Never touches the bot.

use crate::domain::facet::{CareerGroup, Pillar, Specialty};
use crate::domain::person::Rhythm;
use crate::domain::platform::Platform;

/// Somebody who works in the sample clinic.
pub(super) struct Colleague {
    /// The name.
    pub name: &'static str,
    /// What stands beside it on the page.
    pub note: &'static str,
    /// The profession.
    pub specialty: Specialty,
    /// How many posts a week they mean to make.
    pub target: u8,
    /// Where first of all.
    pub platform: Platform,
    /// When Rounds may write.
    pub rhythm: Rhythm,
    /// Whether they are on the board.
    pub listed: bool,
    /// The days after Monday on which they post, week by week, last week last.
    pub weeks: [&'static [u64]; 8],
    /// What they write: title and pillar, over and over.
    pub posts: &'static [(&'static str, Pillar)],
    /// Whom they talk with each week.
    pub groups: &'static [CareerGroup],
}

/// The visitor, who has not joined yet.
pub(super) const VISITOR: (&str, &str) = ("Alex Novak", "new here: this is you");

/// The five colleagues.
pub(super) const COLLEAGUES: [Colleague; 5] = [
    Colleague {
        name: "Ines Costa",
        note: "practice manager, manages this server",
        specialty: Specialty::PracticeManagement,
        target: 3,
        platform: Platform::LinkedIn,
        rhythm: Rhythm::Mornings,
        listed: true,
        weeks: [&[0, 2, 4], &[0, 2], &[0, 1, 3], &[0, 2, 4], &[1, 2, 4], &[0, 3], &[0, 2, 4], &[0, 2, 3]],
        posts: &[
            ("Why our phones ring less on Mondays now", Pillar::AccessAndService),
            ("What a receptionist hears before anybody else does", Pillar::BehindTheScenes),
            ("Two trainees, one timetable: how we share supervision", Pillar::TeamAndCareers),
            ("The form we threw away", Pillar::PeerPractice),
            ("Step-free, since last week", Pillar::AccessAndService),
            ("Thank you to the school that painted our corridor", Pillar::Community),
            ("What I look for in an application letter", Pillar::TeamAndCareers),
            ("Ninety days with the new booking system: what it cannot do", Pillar::TechnologyReview),
        ],
        groups: &[CareerGroup::Companies, CareerGroup::Education],
    },
    Colleague {
        name: "Maya Okafor",
        note: "family physician",
        specialty: Specialty::Physician,
        target: 4,
        platform: Platform::LinkedIn,
        rhythm: Rhythm::Midday,
        listed: true,
        weeks: [
            &[0, 1, 2, 4],
            &[0, 1, 3, 4],
            &[0, 2, 3],
            &[0, 1, 2, 3],
            &[0, 2, 3, 4],
            &[1, 2, 3, 4],
            &[0, 1, 4],
            &[0, 1, 2, 4],
        ],
        posts: &[
            ("Three questions to bring to a check-up", Pillar::PatientEducation),
            ("The trial everybody quotes, and the table nobody reads", Pillar::ResearchDigest),
            ("Antibiotics for a cold: what I say instead of no", Pillar::MythAndEvidence),
            ("Why I wrote to my councillor about the bus stop", Pillar::AdvocacyAndHumanSide),
            ("A reading list for the first year in practice", Pillar::PeerPractice),
            ("Blood pressure at home: how to sit, and why it matters", Pillar::PatientEducation),
            ("What a good referral letter leaves out", Pillar::PeerPractice),
            ("Screening: two numbers to ask for", Pillar::MythAndEvidence),
        ],
        groups: &[CareerGroup::Nurses, CareerGroup::MediaAndPolicy, CareerGroup::Education],
    },
    Colleague {
        name: "Tom Berger",
        note: "nurse, works shifts",
        specialty: Specialty::Nurse,
        target: 2,
        platform: Platform::Instagram,
        rhythm: Rhythm::Shifts,
        listed: true,
        weeks: [&[1, 5], &[3], &[0, 6], &[2, 4], &[5], &[1, 3], &[2, 6], &[4, 5]],
        posts: &[
            ("What is in my pocket at six in the morning", Pillar::BehindTheScenes),
            ("Hand cream that survives a shift", Pillar::BehindTheScenes),
            ("How we hand over in four minutes", Pillar::PeerPractice),
            ("Why I stayed in nursing", Pillar::AdvocacyAndHumanSide),
            ("Compression stockings, put on without a fight", Pillar::PatientEducation),
        ],
        groups: &[CareerGroup::OtherHealthProfessions],
    },
    Colleague {
        name: "Lena Fischer",
        note: "dentist",
        specialty: Specialty::Dentist,
        target: 3,
        platform: Platform::Instagram,
        rhythm: Rhythm::Evenings,
        listed: true,
        weeks: [&[0, 3, 4], &[1, 3], &[0, 2, 4], &[0, 1, 2], &[2, 3, 4], &[0, 4], &[1, 2, 4], &[0, 3]],
        posts: &[
            ("Charcoal toothpaste under the lens", Pillar::MythAndEvidence),
            ("What the water in the drill is for", Pillar::PatientEducation),
            ("Our steriliser has a name", Pillar::BehindTheScenes),
            ("A mouthguard for the under-tens", Pillar::Community),
            ("Scanner or tray: what I use when", Pillar::TechnologyReview),
            ("Interdental brushes: finding the size", Pillar::PatientEducation),
        ],
        groups: &[CareerGroup::PatientsAndPublic, CareerGroup::Companies],
    },
    Colleague {
        name: "Samir Haddad",
        note: "physiotherapist, not on the board",
        specialty: Specialty::Physiotherapist,
        target: 2,
        platform: Platform::YouTube,
        rhythm: Rhythm::Midday,
        listed: false,
        weeks: [&[2, 4], &[1], &[2, 3], &[4], &[0, 2], &[3], &[1, 4], &[2]],
        posts: &[
            ("The two minutes after you sit down", Pillar::PatientEducation),
            ("Pain and damage are two words", Pillar::MythAndEvidence),
            ("One exercise, three levels", Pillar::PatientEducation),
            ("What the new review says about stretching", Pillar::ResearchDigest),
        ],
        groups: &[CareerGroup::Physicians],
    },
];
