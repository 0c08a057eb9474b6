//! Decides what posts of a team amount to by kind and by place. Never decides whose are counted: members choose that
//! themselves.

use super::facet::Pillar;
use super::platform::Platform;
use super::tally::commonest;
use super::week::Week;

/// How many weeks an overview holds, the running one included.
pub const WEEKS: u32 = 12;

/// What posts amount to, commonest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many posts there are.
    pub posts: u32,
    /// How many of them are of each pillar; none of which there is no post.
    pub pillars: Vec<(Pillar, u32)>,
    /// How many of them are of a pillar that nobody knows.
    pub unknown: u32,
    /// How many of them stand on each platform; one post can stand on several.
    pub platforms: Vec<(Platform, u32)>,
}

/// The first week of an overview that is looked at in the running one.
#[must_use]
pub fn first_week(running: Week) -> Week {
    running.earlier(WEEKS - 1)
}

/// Counts posts by their pillar and by the platforms on which they stand.
#[must_use]
pub fn counts<'a>(posts: impl IntoIterator<Item = (Option<Pillar>, &'a [Platform])>) -> Counts {
    let mut all = Counts::default();
    let (mut pillars, mut platforms) = (Vec::new(), Vec::new());
    for (pillar, places) in posts {
        all.posts += 1;
        all.unknown += u32::from(pillar.is_none());
        pillars.extend(pillar);
        platforms.extend(places);
    }
    Counts { pillars: commonest(pillars), platforms: commonest(platforms), ..all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_counted_by_kind_and_by_place() {
        use Platform::{Blog, LinkedIn, X};
        let posts: [(Option<Pillar>, &[Platform]); 5] = [
            (Some(Pillar::Community), &[LinkedIn]),
            (Some(Pillar::ResearchDigest), &[LinkedIn, X]),
            (Some(Pillar::Community), &[Blog]),
            (None, &[]),
            (Some(Pillar::PatientEducation), &[X]),
        ];
        assert_eq!(
            counts(posts),
            Counts {
                posts: 5,
                pillars: vec![(Pillar::Community, 2), (Pillar::PatientEducation, 1), (Pillar::ResearchDigest, 1)],
                unknown: 1,
                platforms: vec![(X, 2), (LinkedIn, 2), (Blog, 1)],
            }
        );
        assert_eq!(counts([]), Counts::default());
    }

    #[test]
    fn twelve_weeks_hold_the_running_one() {
        let running = Week::of("2026-03-25".parse().unwrap());
        assert_eq!(first_week(running).until(running), 11);
    }
}
