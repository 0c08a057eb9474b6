//! Decides what in a strategy does not go together, and which line would put it right.
//! Never decides what is missing; that is `step`. Never words it.

use super::step::Step;
use super::{GroundRule, Reviewer};
use crate::domain::facet::{Audience, Device, Pillar, Purpose};
use crate::domain::member::Member;
use crate::domain::platform::Platform;
use crate::domain::week::Week;
use chrono::NaiveDate;

/// From so many posts a day on, the posting days are too few: a judgement; nothing measured speaks for more.
const MOST_A_DAY: u8 = 3;
/// How many posts and topics of a known form it takes until their forms say something.
const ENOUGH_KNOWN: u32 = 4;

/// The forms of what the member wrote last and has taken for the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lately {
    /// How many have a known form.
    pub known: u32,
    /// How many of them are articles.
    pub articles: u32,
}

/// Something that does not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// There is no main platform.
    NoMainPlatform,
    /// There are more platforms than the week's posts can feed.
    TooManyPlatforms {
        /// How many platforms.
        platforms: u32,
        /// How many posts a week they ask for at the least, rounded up.
        ask: u32,
        /// How many are meant.
        posts: u8,
    },
    /// Long articles, on a phone.
    ArticlesOnPhone,
    /// The purpose needs others than those for whom they write.
    PurposeMisses(Purpose),
    /// They write for colleagues where only patients look.
    ColleaguesNotThere,
    /// The posting days are too few for the posts that are meant.
    CrowdedDays {
        /// How many posts a week.
        posts: u8,
        /// On how many days.
        days: u8,
    },
    /// Technology is reviewed, and ties to its makers are no ground rule.
    TiesUnsaid,
    /// Patient voice is open to them, and nobody but themselves looks over a delicate post.
    DelicateAlone,
}

impl Unclear {
    /// The line that would put it right.
    #[must_use]
    pub const fn way_out(&self) -> Step {
        match self {
            Self::NoMainPlatform | Self::TooManyPlatforms { .. } | Self::ColleaguesNotThere => Step::Platforms,
            Self::ArticlesOnPhone => Step::Device,
            Self::PurposeMisses(_) => Step::Audience,
            Self::CrowdedDays { .. } => Step::Times,
            Self::TiesUnsaid => Step::GroundRules,
            Self::DelicateAlone => Step::Reviewer,
        }
    }
}

/// How many quarters of a post a week a platform asks for at the least, so that it does not look left. Every measured band
/// of the feeds begins at one post a week or above; a film a fortnight is what is advised for YouTube, and one piece a month
/// is a judgement for what is subscribed to.
const fn least(platform: Platform) -> u32 {
    match platform {
        Platform::Blog | Platform::Podcast => 1,
        Platform::YouTube => 2,
        _ => 4,
    }
}

/// How many posts a week these platforms ask for at the least, rounded up. The same post can stand on several, but what is
/// put everywhere at once suits none of them.
#[must_use]
pub fn least_a_week(platforms: &[Platform]) -> u32 {
    platforms.iter().map(|platform| least(*platform)).sum::<u32>().div_ceil(4)
}

/// The audiences that a purpose can be reached through; none where any will do.
const fn reached_through(purpose: Purpose) -> &'static [Audience] {
    use Audience as A;
    match purpose {
        Purpose::ReachPatients | Purpose::HealthEducation => &[A::Patients, A::LocalCommunity],
        Purpose::Recruit => &[A::Recruits, A::Peers, A::OtherCareers],
        Purpose::Network => &[A::Peers, A::OtherCareers],
        Purpose::ShareResearch => &[A::Peers, A::OtherCareers, A::Patients],
        Purpose::ReviewTechnology | Purpose::Advocate => &[],
    }
}

/// What does not go together in what a member has settled, by `today` of theirs.
#[must_use]
pub fn unclear(member: &Member, today: NaiveDate, lately: Lately) -> Vec<Unclear> {
    let strategy = &member.strategy;
    let platforms: Vec<Platform> = strategy.places.iter().map(|place| place.platform).collect();
    let (posts, days) = (member.target(Week::of(today)), member.posting_days(Week::of(today)).count());
    let mut found = Vec::new();
    if member.platform.is_none() {
        found.push(Unclear::NoMainPlatform);
    }
    let ask = least_a_week(&platforms);
    if platforms.len() > 1 && ask > u32::from(posts) {
        found.push(Unclear::TooManyPlatforms { platforms: platforms.len() as u32, ask, posts });
    }
    let mostly_articles = lately.known >= ENOUGH_KNOWN && 2 * lately.articles > lately.known;
    if member.device == Device::Phone && (member.platform == Some(Platform::Blog) || mostly_articles) {
        found.push(Unclear::ArticlesOnPhone);
    }
    let misses = |purpose: &Purpose| {
        let through = reached_through(*purpose);
        !through.is_empty() && !strategy.audience.iter().any(|one| through.contains(one))
    };
    if !strategy.audience.is_empty() {
        found
            .extend(member.purpose.into_iter().chain(strategy.second_purpose).find(misses).map(Unclear::PurposeMisses));
        let only_patients_look = !platforms.is_empty() && platforms.iter().all(|one| *one == Platform::GoogleBusiness);
        let for_patients = [Audience::Patients, Audience::LocalCommunity];
        if only_patients_look && !strategy.audience.iter().any(|one| for_patients.contains(one)) {
            found.push(Unclear::ColleaguesNotThere);
        }
    }
    if posts.div_ceil(days.max(1)) > MOST_A_DAY {
        found.push(Unclear::CrowdedDays { posts, days });
    }
    let reviews = [member.purpose, strategy.second_purpose].contains(&Some(Purpose::ReviewTechnology));
    let rules_said = !strategy.ground_rules.is_empty() || strategy.settled.contains(&Step::GroundRules);
    if reviews && rules_said && !strategy.ground_rules.contains(&GroundRule::Disclosure) {
        found.push(Unclear::TiesUnsaid);
    }
    if strategy.reviewer == Some(Reviewer::Oneself) && member.may_use(Pillar::PatientVoice, today) {
        found.push(Unclear::DelicateAlone);
    }
    found
}
