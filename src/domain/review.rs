//! Decides when a member is asked to look back on a quarter, and what the quarter was.
//! Never decides what stays of their strategy: they do.

use super::facet::{CareerGroup, Purpose};
use super::knock::{Ground, Part, Seat};
use super::pace::Diary;
use super::person::Person;
use super::platform::Platform;
use super::post::Post;
use super::quarter::Quarter;
use super::streak;
use super::tally::commonest;
use super::week::{Week, ahead};
use chrono::NaiveDate;

/// Only the knocks of so many first days of a new quarter ask; later it waits where the member looks by themselves.
pub const ASKED_WITHIN_DAYS: i64 = 14;
/// Whoever was there for fewer days of the quarter has nothing to look back on yet.
pub const THERE_FOR_DAYS: i64 = 60;

/// What is known of the quarters that a member was asked to look back on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// The last of them.
    pub asked: Option<Quarter>,
    /// Whether they said what stays.
    pub answered: bool,
}

impl Seat {
    /// Whether there is something to look back on in the quarter: they settled something, and were there long enough.
    #[must_use]
    pub fn may_review(&self, quarter: Quarter, person: &Person) -> bool {
        let member = &self.diary.member;
        let since = member.joined_on.max(person.day(member.joined_at)).max(quarter.first());
        member.has_settled_any() && (quarter.last() - since).num_days() + 1 >= THERE_FOR_DAYS
    }

    /// Whether the quarter waits to be looked back on, on a day after it.
    #[must_use]
    pub fn review_waits(&self, quarter: Quarter, person: &Person) -> bool {
        let answered = self.reviewed.asked.is_some_and(|asked| asked >= quarter) && self.reviewed.answered;
        !answered && self.may_review(quarter, person)
    }
}

impl Ground {
    /// The look back on the quarter before the day's, in its first knocks: once, for one member at a time. By itself it
    /// brings a knock only while no nudge waits for a sign of life.
    #[must_use]
    pub fn review(&self, day: NaiveDate, others: &[Part]) -> Option<Part> {
        let now = Quarter::of(day);
        let quarter = now.previous();
        if (day - now.first()).num_days() >= ASKED_WITHIN_DAYS
            || (others.is_empty() && !self.ladder.unanswered.is_empty())
        {
            return None;
        }
        let wanted = |seat: &&Seat| {
            seat.reviewed.asked.is_none_or(|asked| asked < quarter) && seat.may_review(quarter, &self.person)
        };
        let seat = self.seats.iter().find(wanted)?;
        Some(Part::Review { member: seat.diary.member.id, quarter })
    }
}

/// What a quarter was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Which.
    pub quarter: Quarter,
    /// How many posts that count went out.
    pub posts: u32,
    /// How many weeks were kept.
    pub kept: u32,
    /// Of how many that counted.
    pub weeks: u32,
    /// What the posts served, commonest first; those of which it is not known are left out.
    pub purposes: Vec<(Purpose, u32)>,
    /// Where they stood, commonest first.
    pub platforms: Vec<(Platform, u32)>,
    /// Platforms that were meant and saw no post.
    pub unused: Vec<Platform>,
    /// With which groups the member talked, commonest first.
    pub groups: Vec<CareerGroup>,
}

/// The first and the last week of the quarter: a week belongs to the one in which its Monday lies.
#[must_use]
pub fn weeks(quarter: Quarter) -> (Week, Week) {
    (Week::of(ahead(quarter.first(), 6)), Week::of(quarter.last()))
}

/// What the quarter was, as it stands on `today` of theirs, after its last day; its last week may still be running.
#[must_use]
pub fn figures(quarter: Quarter, diary: &Diary, posts: &[Post], groups: Vec<CareerGroup>, today: NaiveDate) -> Figures {
    let (first, last) = (quarter.first(), quarter.last());
    let posts: Vec<&Post> =
        posts.iter().filter(|post| post.repeats.is_none() && (first..=last).contains(&post.posted_on)).collect();
    let platforms = commonest(posts.iter().flat_map(|post| post.platforms.iter().copied()));
    let meant = diary.member.strategy.places.iter().map(|place| place.platform).chain(diary.member.platform);
    let mut unused: Vec<Platform> = meant.filter(|one| !platforms.iter().any(|(used, _)| used == one)).collect();
    unused.sort_unstable();
    unused.dedup();
    let (begins, ends) = weeks(quarter);
    let (kept, weeks) = streak::kept_between(diary, begins, ends, Week::of(today));
    Figures {
        quarter,
        posts: posts.len() as u32,
        kept,
        weeks,
        purposes: commonest(posts.iter().filter_map(|post| post.purpose)),
        platforms,
        unused,
        groups,
    }
}

#[cfg(test)]
mod tests;
