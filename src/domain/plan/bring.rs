//! Decides when the week's plan comes with a knock: on the first knock day of the week that is an open day, for those alone
//! who asked for it. Never decides what the plan holds.

use crate::domain::ids::MemberId;
use crate::domain::knock::{Ground, Part, Seat};
use crate::domain::pace::Diary;
use crate::domain::week::Week;
use chrono::NaiveDate;

/// What is known of a member's wish to be brought the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bringing {
    /// From which week on they want it; none where they never asked for it, or not any more.
    pub from: Option<Week>,
    /// The last week that was brought.
    pub told: Option<Week>,
}

impl Bringing {
    /// From which week on the plan is brought to a member who asks for it today: from the running one, unless that has begun or
    /// they have its plan in front of them.
    #[must_use]
    pub fn first(diary: &Diary, today: NaiveDate, planned: bool) -> Week {
        let running = Week::of(today);
        let begun = running.days().any(|day| day < today && diary.is_open(day));
        if begun || planned { running.next() } else { running }
    }

    /// Whether the week is still to be brought.
    #[must_use]
    pub fn wants(&self, week: Week) -> bool {
        self.from.is_some_and(|from| from <= week) && self.told.is_none_or(|told| told < week)
    }
}

impl Ground {
    /// The week's plan for a knock on `day`, where it is wanted. By itself it brings a knock; a week that is done, or that
    /// asks for nothing, needs none.
    #[must_use]
    pub fn week_plan(&self, seat: &Seat, day: NaiveDate) -> Option<Part> {
        let (week, diary) = (Week::of(day), &seat.diary);
        let wanted =
            seat.bringing.wants(week) && diary.is_open(day) && !diary.joined_late(week) && !diary.is_done(week);
        wanted.then_some(Part::Plan { member: diary.member.id, week })
    }

    /// Goes on as if the week had been brought: for looking ahead.
    pub fn suppose_brought(&mut self, member: MemberId, week: Week) {
        for seat in self.seats.iter_mut().filter(|seat| seat.diary.member.id == member) {
            seat.bringing.told = Some(week);
        }
    }
}
