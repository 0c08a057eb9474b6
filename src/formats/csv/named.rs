//! Decides which platform, pillar, form or purpose a cell names. Never guesses: what is not known stays open.

use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::platform::Platform;

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

/// Letters and figures in lower case.
fn plain(cell: &str) -> String {
    cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(60).collect()
}

fn known<T: Copy>(cell: &str, all: &[T], slug: impl Fn(T) -> &'static str, more: &[(&str, T)]) -> Option<T> {
    let cell = plain(cell);
    let by_slug = all.iter().copied().find(|one| plain(slug(*one)) == cell);
    by_slug.or_else(|| more.iter().find(|(name, _)| *name == cell).map(|(_, one)| *one))
}

/// The platforms that a cell names, as they are parted by whatever people part words by. One that nobody knows is
/// elsewhere.
pub(super) fn platforms(cell: &str) -> Vec<Platform> {
    let one = |name: &str| known(name, Platform::ALL, Platform::slug, PLATFORMS);
    if let Some(platform) = one(cell) {
        return vec![platform];
    }
    let cell = cell.replace(" and ", ",").replace(" und ", ",");
    let names = cell.split([',', ';', '/', '|', '+', '&', '\n']).filter(|name| !plain(name).is_empty());
    names.take(Platform::ALL.len()).map(|name| one(name).unwrap_or(Platform::Other)).collect()
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
