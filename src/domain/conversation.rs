//! Decides when a member is asked with whom they talked: once a week, on the last knock there may be.
//! Never knows a person: only career groups, and the weeks in which they were named.

use super::ids::MemberId;
use super::knock::{FIRST_NUDGE_AFTER, Ground, Part, Seat};
use super::week::Week;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// Unanswered so many times in a row, the question brings no knock any more: three weeks show that it is not wanted. It
/// still rides on knocks that go out anyway, so that it can be found again.
pub const LET_BE_AFTER: u32 = 3;

/// What is known of a member's talking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talk {
    /// How many groups a week are aimed at; zero asks for nothing.
    pub aim: u32,
    /// How many groups were named, by week; weeks without any may be left out.
    pub named: BTreeMap<Week, u32>,
    /// The last week about which it was asked.
    pub asked: Option<Week>,
    /// How many of the last questions, in a row, have had no answer.
    pub unanswered: u32,
}

impl Talk {
    /// Whether the week has seen fewer groups than are aimed at.
    #[must_use]
    pub fn is_short(&self, week: Week) -> bool {
        self.named.get(&week).copied().unwrap_or_default() < self.aim
    }

    /// Goes on as if it had been asked about the week, and nobody had answered.
    pub const fn suppose_asked(&mut self, week: Week) {
        self.asked = Some(week);
        self.unanswered += 1;
    }
}

impl Ground {
    /// The question for a knock on `day` that says `others` besides, if it is to be asked: of one member alone, the one that
    /// was asked longest ago, since one such question a knock is enough.
    ///
    /// By itself it brings a knock on the last day of the week on which one may come, and only to somebody who answers: no
    /// nudge is waiting for a sign of life, and the last questions were not all left alone. Where other parts bring the knock,
    /// it rides along, on that day and on the last knock that the intensity allows.
    #[must_use]
    pub fn talk(&self, day: NaiveDate, at: DateTime<Utc>, others: &[Part]) -> Option<Part> {
        let (week, rides) = (Week::of(day), !others.is_empty());
        let last = self.is_last_knock_day(day) || (rides && self.is_last_by_number(week));
        if !last || !(rides || self.ladder.unanswered.is_empty()) {
            return None;
        }
        let wanted = |seat: &&Seat| {
            let (diary, talk) = (&seat.diary, &seat.talk);
            // Nobody can have answered a first post of today.
            let began = talk.asked.is_some() || diary.posts.iter().any(|on| *on < day);
            began
                && talk.is_short(week)
                && talk.asked.is_none_or(|asked| asked < week)
                && (rides || talk.unanswered < LET_BE_AFTER)
                && !diary.joined_late(week)
                && at >= diary.member.joined_at + FIRST_NUDGE_AFTER
        };
        let seat = self.seats.iter().filter(wanted).min_by_key(|seat| seat.talk.asked)?;
        Some(Part::Talk { member: seat.diary.member.id, week })
    }

    /// Whether no later day of the week is one on which a knock may come, as far as can be known.
    fn is_last_knock_day(&self, day: NaiveDate) -> bool {
        let may_come = |later: NaiveDate| {
            self.person.knock_days.holds(later)
                && !self.rest.busy.contains(&later)
                && self.rest.leave_on(later).is_none()
                && self.person.hush_until.is_none_or(|until| later >= until)
        };
        !Week::of(day).days().any(|later| later > day && may_come(later))
    }

    /// Whether the intensity allows no more than one more knock in the week.
    fn is_last_by_number(&self, week: Week) -> bool {
        let heard = self.knocked_on.iter().filter(|on| Week::of(**on) == week).count() as u32;
        heard + 1 >= self.person.intensity.knocks_a_week()
    }

    /// Whether the week's question is there to be answered by this member: it was asked and has no answer, or comes today.
    #[must_use]
    pub fn talk_waits(&self, seat: &Seat, day: NaiveDate) -> bool {
        let (week, talk) = (Week::of(day), &seat.talk);
        let asked = talk.asked == Some(week) && talk.unanswered > 0;
        let began = seat.diary.posts.iter().any(|on| *on < day);
        talk.is_short(week) && (asked || (began && talk.asked < Some(week) && self.is_last_knock_day(day)))
    }

    /// What is known of a member's talking, to go on from.
    pub fn talk_of(&mut self, member: MemberId) -> Option<&mut Talk> {
        self.seats.iter_mut().find(|seat| seat.diary.member.id == member).map(|seat| &mut seat.talk)
    }
}
