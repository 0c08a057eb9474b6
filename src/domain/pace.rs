//! Decides what a week asks of a member, and how what they made compares with it.
//! Never decides whether to say so; that is `nudge` and `knock`.

use super::member::Member;
use super::week::{Week, ahead, back};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Dates on which nothing is expected, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl Leave {
    /// Whether the day is one of them.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// The days on which a person is not to be counted on, wherever they are a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rest {
    /// Leave, in any order; may overlap.
    pub leave: Vec<Leave>,
    /// Days that will not do: a shift, a course.
    pub busy: BTreeSet<NaiveDate>,
}

impl Rest {
    /// The leave that holds the day; where several do, the one that ends last.
    #[must_use]
    pub fn leave_on(&self, day: NaiveDate) -> Option<Leave> {
        self.leave.iter().filter(|leave| leave.holds(day)).max_by_key(|leave| leave.until).copied()
    }

    /// Whether the day is on leave.
    #[must_use]
    pub fn is_leave(&self, day: NaiveDate) -> bool {
        self.leave.iter().any(|leave| leave.holds(day))
    }
}

/// What is known of one member's weeks: what they meant and what they made.
#[derive(Debug, Clone, PartialEq)]
pub struct Diary {
    /// The member.
    pub member: Member,
    /// The person's leave and busy days.
    pub rest: Rest,
    /// Weeks whose target was lowered, with the number that was settled on.
    pub settled: BTreeMap<Week, u8>,
    /// The days of the posts that count, scheduled ones included, oldest first.
    pub posts: Vec<NaiveDate>,
    /// The planned posts that are not made yet: the day of each, and its instant.
    pub planned: Vec<(NaiveDate, DateTime<Utc>)>,
}

/// How a member's week stands. The names are for the code; members never see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// On leave.
    Away,
    /// What the week asks for is there.
    Done,
    /// Quiet for longer than one and a half of their own intervals.
    Lapsed,
    /// More is missing than the days that are left can hold.
    AtRisk,
    /// Less is there than by now was meant.
    Behind,
    /// All is well.
    OnPace,
}

impl State {
    /// Whether the state is a reason to write.
    #[must_use]
    pub const fn wants_nudge(self) -> bool {
        matches!(self, Self::Lapsed | Self::AtRisk | Self::Behind)
    }
}

/// A member's week on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The week.
    pub week: Week,
    /// How it stands.
    pub state: State,
    /// What the week asks for, in posts; zero where it is skipped.
    pub target: u8,
    /// What is there, scheduled posts of the week included.
    pub made: u32,
    /// What by now was meant to be there.
    pub expected: u32,
    /// Open days left, today included.
    pub open_left: u32,
}

impl Pace {
    /// How many posts the week still asks for.
    #[must_use]
    pub fn missing(&self) -> u32 {
        u32::from(self.target).saturating_sub(self.made)
    }
}

impl Diary {
    /// Whether something may be expected of the member on the day.
    #[must_use]
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.is_open_but_for_busy(day) && !self.rest.busy.contains(&day)
    }

    fn is_open_but_for_busy(&self, day: NaiveDate) -> bool {
        self.member.means_to_post_on(day) && day >= self.member.joined_on && !self.rest.is_leave(day)
    }

    /// What the week asks for: the target in proportion to the days that are open, halves rounded down, busy days
    /// counting as open; or what was settled, where leave taken since then does not ask for less. Zero skips the week.
    #[must_use]
    pub fn week_target(&self, week: Week) -> u8 {
        let open = self.unsettled_target(week);
        self.settled.get(&week).map_or(open, |settled| open.min(*settled))
    }

    /// What the week asks for, whatever was settled.
    #[must_use]
    pub fn unsettled_target(&self, week: Week) -> u8 {
        let target = u32::from(self.member.target(week));
        let open = week.days().filter(|day| self.is_open_but_for_busy(*day)).count() as u32;
        let days = self.days_meant(week);
        u8::try_from((2 * target * open + days - 1) / (2 * days)).unwrap_or(u8::MAX)
    }

    /// On how many days of the week they mean to post.
    fn days_meant(&self, week: Week) -> u32 {
        u32::from(self.member.posting_days(week).count()).max(1)
    }

    /// How many posts a posting day of the week holds.
    pub(super) fn per_day(&self, week: Week) -> u32 {
        u32::from(self.member.target(week)).div_ceil(self.days_meant(week))
    }

    /// How many posts that count fall into the week.
    #[must_use]
    pub fn made(&self, week: Week) -> u32 {
        let from = self.posts.partition_point(|on| *on < week.monday());
        let until = self.posts.partition_point(|on| *on <= week.sunday());
        (until - from) as u32
    }

    /// Whether what the week asks for is there.
    #[must_use]
    pub fn is_done(&self, week: Week) -> bool {
        self.made(week) >= u32::from(self.week_target(week))
    }

    /// Whether the week was joined after its first posting day: it brings no nudge, counts only if kept and stays off the board.
    #[must_use]
    pub fn joined_late(&self, week: Week) -> bool {
        Week::of(self.member.joined_on) == week
            && week
                .days()
                .find(|day| self.member.means_to_post_on(*day))
                .is_some_and(|first| self.member.joined_on > first)
    }

    /// How the week of `today` stands at the instant `at`: while a planned post is still ahead on the last open day, not all
    /// of the week is expected yet.
    #[must_use]
    pub fn pace_at(&self, today: NaiveDate, at: DateTime<Utc>) -> Pace {
        self.stands(today, self.planned.iter().any(|(on, planned)| *on == today && *planned > at))
    }

    /// How the week of `today` stands, whatever is planned on it.
    #[must_use]
    pub fn pace(&self, today: NaiveDate) -> Pace {
        self.stands(today, false)
    }

    fn stands(&self, today: NaiveDate, slot_ahead: bool) -> Pace {
        let week = Week::of(today);
        let target = self.week_target(week);
        let made = self.made(week);
        let open = week.days().filter(|day| self.is_open(*day)).count() as u32;
        let past = week.days().filter(|day| *day < today && self.is_open(*day)).count() as u32;
        let open_left = open - past;
        let last_open = week.days().rfind(|day| self.is_open(*day));
        let expected = match last_open {
            None => 0,
            Some(last) if last < today || (last == today && !slot_ahead) => u32::from(target),
            Some(_) => u32::from(target) * past / open,
        };
        let per_day = self.per_day(week);
        let missing = u32::from(target).saturating_sub(made);
        let state = if self.rest.is_leave(today) {
            State::Away
        } else if missing == 0 {
            State::Done
        } else if self.is_lapsed(today) {
            State::Lapsed
        } else if missing > open_left * per_day {
            State::AtRisk
        } else if made < expected {
            State::Behind
        } else {
            State::OnPace
        };
        Pace { week, state, target, made, expected, open_left }
    }

    /// Whether as many whole open days have gone by since the last post, or since joining, as one and a half of the
    /// member's own intervals hold, two at the least. A settled week is measured by what was settled.
    fn is_lapsed(&self, today: NaiveDate) -> bool {
        let week = Week::of(today);
        let target = self.settled.get(&week).copied().unwrap_or_else(|| self.member.target(week)).max(1);
        let enough = (3 * self.days_meant(week)).div_ceil(2 * u32::from(target)).max(2);
        // A post scheduled for later this week counts as made, and so as the last one.
        let known = self.posts.partition_point(|on| *on <= week.sunday());
        let last = known.checked_sub(1).map_or(self.member.joined_on, |at| self.posts[at].max(self.member.joined_on));
        let mut quiet = 0;
        let mut day = back(today, 1);
        while day > last && quiet < enough {
            if self.is_open(day) && self.made(Week::of(day)) < u32::from(self.week_target(Week::of(day))) {
                quiet += 1;
            }
            day = back(day, 1);
        }
        quiet >= enough
    }

    /// The first day from `from` on that is open, within a year.
    #[must_use]
    pub fn next_open(&self, from: NaiveDate) -> Option<NaiveDate> {
        (0..366).map(|n| ahead(from, n)).find(|day| self.is_open(*day))
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests;
