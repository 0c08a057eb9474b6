//! Decides what the words of the domain are called on screen.

use crate::domain::facet::{Audience, CareerGroup, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::person::{Intensity, Rhythm};
use crate::domain::platform::Platform;
use crate::domain::reply::ReplyAnswer;
use crate::domain::week::{EVERY_DAY, Weekdays};
use chrono::Weekday;

/// A platform's name.
#[must_use]
pub const fn platform(platform: Platform) -> &'static str {
    match platform {
        Platform::Facebook => "Facebook",
        Platform::X => "X",
        Platform::LinkedIn => "LinkedIn",
        Platform::Instagram => "Instagram",
        Platform::Threads => "Threads",
        Platform::TikTok => "TikTok",
        Platform::YouTube => "YouTube",
        Platform::Bluesky => "Bluesky",
        Platform::Mastodon => "Mastodon",
        Platform::Blog => "Blog or newsletter",
        Platform::Podcast => "Podcast",
        Platform::GoogleBusiness => "Google Business Profile",
        Platform::Other => "Elsewhere",
    }
}

/// A platform within a sentence: `it suits …`.
#[must_use]
pub const fn medium(platform: Platform) -> &'static str {
    match platform {
        Platform::Blog => "a blog or newsletter",
        Platform::Podcast => "a podcast",
        Platform::Other => "any platform",
        other => self::platform(other),
    }
}

/// Where somebody posts, within a sentence: `mainly …`.
#[must_use]
pub fn place(platform: Platform) -> String {
    match platform {
        Platform::Blog | Platform::Podcast => format!("in {}", medium(platform)),
        Platform::Other => "elsewhere".into(),
        other => format!("on {}", self::platform(other)),
    }
}

/// A pillar's name.
#[must_use]
pub const fn pillar(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::PatientEducation => "Patient education",
        Pillar::MythAndEvidence => "Myth and evidence",
        Pillar::Observance => "Awareness days",
        Pillar::BehindTheScenes => "Behind the scenes",
        Pillar::TeamAndCareers => "Team and careers",
        Pillar::TechnologyReview => "Technology",
        Pillar::ResearchDigest => "Research",
        Pillar::PeerPractice => "Among colleagues",
        Pillar::PatientVoice => "Patient voice",
        Pillar::Community => "Community",
        Pillar::AccessAndService => "Access and service",
        Pillar::AdvocacyAndHumanSide => "Advocacy and the human side",
    }
}

/// A pillar within a sentence: `you last wrote about …`.
#[must_use]
pub const fn subject(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::PatientEducation => "patient education",
        Pillar::MythAndEvidence => "myths and evidence",
        Pillar::Observance => "awareness days",
        Pillar::BehindTheScenes => "life behind the scenes",
        Pillar::TeamAndCareers => "team and careers",
        Pillar::TechnologyReview => "technology",
        Pillar::ResearchDigest => "research",
        Pillar::PeerPractice => "practice among colleagues",
        Pillar::PatientVoice => "the voice of patients",
        Pillar::Community => "community life",
        Pillar::AccessAndService => "access and service",
        Pillar::AdvocacyAndHumanSide => "advocacy and the human side",
    }
}

/// A form's name.
#[must_use]
pub const fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "Text",
        Format::Photo => "Photo",
        Format::Carousel => "Carousel",
        Format::ShortVideo => "Short video",
        Format::Poll => "Poll",
        Format::QuestionAndAnswer => "Questions and answers",
        Format::Live => "Live session",
        Format::Thread => "Thread",
        Format::Article => "Article",
    }
}

/// An audience's name.
#[must_use]
pub const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Patients => "patients and the public",
        Audience::Peers => "colleagues",
        Audience::OtherCareers => "people of other careers",
        Audience::Recruits => "people who might join",
        Audience::LocalCommunity => "people nearby",
    }
}

/// A purpose's name.
#[must_use]
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ReachPatients => "Reach patients",
        Purpose::HealthEducation => "Health education",
        Purpose::ReviewTechnology => "Review technology",
        Purpose::Recruit => "Recruit",
        Purpose::Network => "Network",
        Purpose::Advocate => "Advocate",
        Purpose::ShareResearch => "Share research",
    }
}

/// A profession's name.
#[must_use]
pub const fn specialty(specialty: Specialty) -> &'static str {
    match specialty {
        Specialty::Physician => "Physician",
        Specialty::Nurse => "Nurse",
        Specialty::Dentist => "Dentist",
        Specialty::Pharmacist => "Pharmacist",
        Specialty::Physiotherapist => "Physiotherapist",
        Specialty::MentalHealth => "Mental health",
        Specialty::Midwife => "Midwife",
        Specialty::Dietitian => "Dietitian",
        Specialty::PracticeManagement => "Practice management",
        Specialty::Other => "Another profession",
    }
}

/// A device's name.
#[must_use]
pub const fn device(device: Device) -> &'static str {
    match device {
        Device::Phone => "On a phone",
        Device::Computer => "At a computer",
        Device::Either => "Either",
    }
}

/// A career group's name.
#[must_use]
pub const fn group(group: CareerGroup) -> &'static str {
    match group {
        CareerGroup::PatientsAndPublic => "Patients and the public",
        CareerGroup::Physicians => "Physicians",
        CareerGroup::Nurses => "Nurses",
        CareerGroup::OtherHealthProfessions => "Other health professions",
        CareerGroup::Hospitals => "Hospitals",
        CareerGroup::Companies => "Companies",
        CareerGroup::ResearchAndStudents => "Research and students",
        CareerGroup::Education => "Education",
        CareerGroup::MediaAndPolicy => "Media and policy",
        CareerGroup::OtherCareers => "Other careers",
    }
}

/// The people of a career group, within a sentence.
#[must_use]
pub const fn people_of(group: CareerGroup) -> &'static str {
    match group {
        CareerGroup::PatientsAndPublic => "the public",
        CareerGroup::Physicians => "physicians",
        CareerGroup::Nurses => "nurses",
        CareerGroup::OtherHealthProfessions => "other health professions",
        CareerGroup::Hospitals => "hospitals",
        CareerGroup::Companies => "companies",
        CareerGroup::ResearchAndStudents => "researchers and students",
        CareerGroup::Education => "people in education",
        CareerGroup::MediaAndPolicy => "people in media and policy",
        CareerGroup::OtherCareers => "people of other careers",
    }
}

/// An intensity's name, with what it means.
#[must_use]
pub const fn intensity(intensity: Intensity) -> &'static str {
    match intensity {
        Intensity::Light => "Light: at most two a week",
        Intensity::Standard => "Standard: at most four a week",
        Intensity::Active => "Active: up to one a day",
    }
}

/// The answer to "when may I write?".
#[must_use]
pub const fn rhythm(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Mornings => "Mornings",
        Rhythm::Midday => "Midday",
        Rhythm::Evenings => "Evenings",
        Rhythm::Shifts => "I work shifts",
    }
}

/// An answer to a reply check.
#[must_use]
pub const fn reply(answer: ReplyAnswer) -> &'static str {
    match answer {
        ReplyAnswer::AllAnswered => "All answered",
        ReplyAnswer::SomeLeft => "Some left",
        ReplyAnswer::NothingThere => "Nothing there",
        ReplyAnswer::Unpleasant => "It turned unpleasant",
    }
}

/// A weekday's name.
#[must_use]
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// A set of weekdays: `Monday to Friday`, `every day`, `Monday and Thursday`.
#[must_use]
pub fn weekdays(days: Weekdays) -> String {
    if days == Weekdays::ALL {
        return "every day".into();
    }
    let all: Vec<Weekday> = days.iter().collect();
    let first = all.first().map_or(0, |day| day.num_days_from_monday()) as usize;
    let run = all.len() >= 3 && all.iter().zip(&EVERY_DAY[first..]).all(|(a, b)| a == b);
    match (run, all.first(), all.last()) {
        (true, Some(first), Some(last)) => format!("{} to {}", weekday(*first), weekday(*last)),
        _ => super::text::list(&all.into_iter().map(weekday).collect::<Vec<_>>()),
    }
}
