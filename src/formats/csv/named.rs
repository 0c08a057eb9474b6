//! Decides which platform, pillar, form, purpose and the like a cell names. Never guesses: what is not known stays open.

use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::platform::Platform;
use crate::domain::topic::EFFORTS;

/// The longest subject of a day, in characters, and the most of them.
const SUBJECT: usize = 40;
const SUBJECTS: usize = 30;

#[rustfmt::skip]
const PLATFORMS: &[(&str, Platform)] = &[
    ("facebook", Platform::Facebook), ("fb", Platform::Facebook), ("facebookpage", Platform::Facebook),
    ("facebookseite", Platform::Facebook), ("meta", Platform::Facebook),
    ("x", Platform::X), ("twitter", Platform::X), ("xtwitter", Platform::X), ("twitterx", Platform::X),
    ("xformerlytwitter", Platform::X), ("xcom", Platform::X),
    ("linkedin", Platform::LinkedIn), ("li", Platform::LinkedIn), ("linkedinpage", Platform::LinkedIn),
    ("instagram", Platform::Instagram), ("insta", Platform::Instagram), ("ig", Platform::Instagram),
    ("threads", Platform::Threads), ("tiktok", Platform::TikTok), ("tt", Platform::TikTok),
    ("youtube", Platform::YouTube), ("yt", Platform::YouTube), ("youtubeshorts", Platform::YouTube),
    ("bluesky", Platform::Bluesky), ("bsky", Platform::Bluesky), ("mastodon", Platform::Mastodon), ("fediverse", Platform::Mastodon),
    ("blog", Platform::Blog), ("newsletter", Platform::Blog), ("blogornewsletter", Platform::Blog), ("website", Platform::Blog),
    ("webseite", Platform::Blog), ("substack", Platform::Blog), ("medium", Platform::Blog), ("wordpress", Platform::Blog),
    ("podcast", Platform::Podcast), ("spotify", Platform::Podcast),
    ("googlebusiness", Platform::GoogleBusiness), ("googlebusinessprofile", Platform::GoogleBusiness),
    ("googlemybusiness", Platform::GoogleBusiness), ("gmb", Platform::GoogleBusiness), ("google", Platform::GoogleBusiness),
    ("googleunternehmensprofil", Platform::GoogleBusiness),
];
#[rustfmt::skip]
const PILLARS: &[(&str, Pillar)] = &[
    ("education", Pillar::PatientEducation), ("patienteninformation", Pillar::PatientEducation),
    ("patientenaufklärung", Pillar::PatientEducation), ("aufklärung", Pillar::PatientEducation),
    ("myths", Pillar::MythAndEvidence), ("mythsandevidence", Pillar::MythAndEvidence), ("mythen", Pillar::MythAndEvidence),
    ("mythenundfakten", Pillar::MythAndEvidence), ("awarenessdays", Pillar::Observance), ("awareness", Pillar::Observance),
    ("aktionstage", Pillar::Observance), ("gesundheitstage", Pillar::Observance),
    ("hinterdenkulissen", Pillar::BehindTheScenes), ("team", Pillar::TeamAndCareers), ("careers", Pillar::TeamAndCareers),
    ("karriere", Pillar::TeamAndCareers), ("teamundkarriere", Pillar::TeamAndCareers), ("jobs", Pillar::TeamAndCareers),
    ("technology", Pillar::TechnologyReview), ("tech", Pillar::TechnologyReview), ("technik", Pillar::TechnologyReview),
    ("technologie", Pillar::TechnologyReview), ("research", Pillar::ResearchDigest), ("forschung", Pillar::ResearchDigest),
    ("amongcolleagues", Pillar::PeerPractice), ("kollegial", Pillar::PeerPractice), ("unterkollegen", Pillar::PeerPractice),
    ("patientvoices", Pillar::PatientVoice), ("patientenstimmen", Pillar::PatientVoice), ("testimonial", Pillar::PatientVoice),
    ("gemeinschaft", Pillar::Community), ("gemeinde", Pillar::Community), ("access", Pillar::AccessAndService),
    ("service", Pillar::AccessAndService), ("advocacy", Pillar::AdvocacyAndHumanSide),
    ("advocacyandthehumanside", Pillar::AdvocacyAndHumanSide), ("gesundheitspolitik", Pillar::AdvocacyAndHumanSide),
];
#[rustfmt::skip]
const FORMATS: &[(&str, Format)] = &[
    ("texts", Format::Text), ("status", Format::Text), ("photos", Format::Photo), ("image", Format::Photo), ("images", Format::Photo),
    ("igimage", Format::Photo), ("bild", Format::Photo), ("foto", Format::Photo), ("fotos", Format::Photo),
    ("album", Format::Carousel), ("igcarousel", Format::Carousel), ("karussell", Format::Carousel), ("document", Format::Carousel),
    ("video", Format::ShortVideo), ("videos", Format::ShortVideo), ("reel", Format::ShortVideo), ("reels", Format::ShortVideo),
    ("igreel", Format::ShortVideo), ("short", Format::ShortVideo), ("shorts", Format::ShortVideo), ("kurzvideo", Format::ShortVideo),
    ("umfrage", Format::Poll), ("qa", Format::QuestionAndAnswer), ("livevideo", Format::Live), ("livestream", Format::Live),
    ("artikel", Format::Article), ("blogpost", Format::Article), ("blogbeitrag", Format::Article),
];
#[rustfmt::skip]
const AUDIENCES: &[(&str, Audience)] = &[
    ("patient", Audience::Patients), ("public", Audience::Patients), ("thepublic", Audience::Patients),
    ("patientsandthepublic", Audience::Patients), ("patienten", Audience::Patients), ("öffentlichkeit", Audience::Patients),
    ("colleagues", Audience::Peers), ("peer", Audience::Peers), ("kollegen", Audience::Peers), ("kolleginnen", Audience::Peers),
    ("peopleofothercareers", Audience::OtherCareers), ("othercareer", Audience::OtherCareers), ("andereberufe", Audience::OtherCareers),
    ("recruit", Audience::Recruits), ("applicants", Audience::Recruits), ("peoplewhomightjoin", Audience::Recruits),
    ("bewerber", Audience::Recruits), ("nachwuchs", Audience::Recruits),
    ("peoplenearby", Audience::LocalCommunity), ("community", Audience::LocalCommunity), ("local", Audience::LocalCommunity),
    ("neighbours", Audience::LocalCommunity), ("neighbors", Audience::LocalCommunity), ("nachbarschaft", Audience::LocalCommunity),
];
#[rustfmt::skip]
const DEVICES: &[(&str, Device)] = &[
    ("onaphone", Device::Phone), ("mobile", Device::Phone), ("smartphone", Device::Phone), ("handy", Device::Phone),
    ("atacomputer", Device::Computer), ("desktop", Device::Computer), ("laptop", Device::Computer), ("pc", Device::Computer),
    ("any", Device::Either), ("both", Device::Either), ("beides", Device::Either), ("egal", Device::Either),
];

/// Letters and figures in lower case.
fn plain(cell: &str) -> String {
    cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(60).collect()
}

fn known<T: Copy>(cell: &str, all: &[T], slug: impl Fn(T) -> &'static str, more: &[(&str, T)]) -> Option<T> {
    let cell = plain(cell);
    let by_slug = all.iter().copied().find(|one| plain(slug(*one)) == cell);
    by_slug.or_else(|| more.iter().find(|(name, _)| *name == cell).map(|(_, one)| *one))
}

/// What a cell names, as it is parted by whatever people part words by.
fn names(cell: &str) -> Vec<String> {
    let cell = cell.replace(" and ", ",").replace(" und ", ",");
    let names = cell.split([',', ';', '/', '|', '+', '&', '\n']).filter(|name| !plain(name).is_empty());
    names.map(|name| name.trim().to_owned()).collect()
}

/// All that a cell names and that is known, each once.
fn several<T: Copy + PartialEq>(cell: &str, one: impl Fn(&str) -> Option<T>) -> Vec<T> {
    if let Some(whole) = one(cell) {
        return vec![whole];
    }
    let mut found = Vec::new();
    for word in names(cell).iter().filter_map(|name| one(name)) {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// The forms that a cell names.
pub(super) fn formats(cell: &str) -> Vec<Format> {
    several(cell, format)
}

/// For whom, as a cell names them.
pub(super) fn audiences(cell: &str) -> Vec<Audience> {
    several(cell, |name| known(name, Audience::ALL, Audience::slug, AUDIENCES))
}

/// The purposes that a cell names.
pub(super) fn purposes(cell: &str) -> Vec<Purpose> {
    several(cell, purpose)
}

/// The professions that a cell names.
pub(super) fn specialties(cell: &str) -> Vec<Specialty> {
    several(cell, |name| known(name, Specialty::ALL, Specialty::slug, &[]))
}

/// What a day has to be about, in words of few letters.
pub(super) fn subjects(cell: &str) -> Vec<String> {
    let short = |name: &String| name.chars().count() <= SUBJECT;
    cell.split([',', ';', '\n'])
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .filter(short)
        .take(SUBJECTS)
        .collect()
}

/// The device that a cell names.
pub(super) fn device(cell: &str) -> Option<Device> {
    known(cell, Device::ALL, Device::slug, DEVICES)
}

/// The minutes that a cell names, as the nearest of those that a topic can take.
pub(super) fn minutes(cell: &str) -> Option<u16> {
    let figures: String = cell.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let minutes: u16 = figures.parse().ok()?;
    EFFORTS.into_iter().min_by_key(|effort| effort.abs_diff(minutes))
}

/// The platforms that a cell names, as they are parted by whatever people part words by. One that nobody knows is
/// elsewhere.
#[must_use]
pub fn platforms(cell: &str) -> Vec<Platform> {
    let one = |name: &str| known(name, Platform::ALL, Platform::slug, PLATFORMS);
    if let Some(platform) = one(cell) {
        return vec![platform];
    }
    names(cell).iter().take(Platform::ALL.len()).map(|name| one(name).unwrap_or(Platform::Other)).collect()
}

/// The pillar that a cell names.
pub(super) fn pillar(cell: &str) -> Option<Pillar> {
    known(cell, Pillar::ALL, Pillar::slug, PILLARS)
}

/// The form that a cell names.
pub(super) fn format(cell: &str) -> Option<Format> {
    known(cell, Format::ALL, Format::slug, FORMATS)
}

/// The purpose that a cell names.
pub(super) fn purpose(cell: &str) -> Option<Purpose> {
    known(cell, Purpose::ALL, Purpose::slug, &[])
}
