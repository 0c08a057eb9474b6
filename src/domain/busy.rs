//! Decides what busy days call for: a topic to keep before a run of them, and, for whoever works shifts, the question which
//! of the coming days they are. Never decides that a knock comes for the question alone.

use super::knock::{Ground, Part, Seat};
use super::week::{Week, ahead, back};
use chrono::NaiveDate;

/// From so many busy days in a row on, a topic is offered for the days after.
pub const BUSY_RUN: u32 = 3;
/// The busy days of how many days decide whether somebody is asked for those that come.
const REMEMBERED: u64 = 28;
/// How many days the question is about.
const ASKED_ABOUT: u64 = 7;

/// The days that can be marked as busy, or as busy no more, with a card that shows the plan of this week, where it says so: from
/// today to the end of the next week, and none that came after the card.
pub fn days_to_mark(today: NaiveDate, shown: Option<Week>) -> impl Iterator<Item = NaiveDate> {
    let next = Week::of(today).next();
    let last = shown.map_or(next, |week| week.next().min(next)).sunday();
    (0..14).map(move |n| ahead(today, n)).take_while(move |day| *day <= last)
}

impl Ground {
    /// On the last knock day before three or more busy ones: a topic for the days after, unless one comes along anyway or
    /// the week in which the member is back asks for nothing more.
    #[must_use]
    pub fn ahead(&self, day: NaiveDate, parts: &[Part]) -> Option<Part> {
        if parts.iter().any(|part| matches!(part, Part::Nudge { .. } | Part::Ask { .. })) {
            return None;
        }
        let mut days = 0;
        let mut back_on = ahead(day, 1);
        // Days on which no knock comes anyway, such as a weekend between, do not end the run.
        for _ in 0..60 {
            if self.rest.busy.contains(&back_on) {
                days += 1;
            } else if self.person.knock_days.holds(back_on) {
                break;
            }
            back_on = ahead(back_on, 1);
        }
        if days < BUSY_RUN {
            return None;
        }
        let wants_more = |seat: &&Seat| {
            let diary = &seat.diary;
            let back_on = diary.next_open(back_on).unwrap_or(back_on);
            let there = day >= diary.member.joined_on && !diary.rest.is_leave(day);
            there && (Week::of(back_on) != Week::of(day) || diary.pace(day).missing() > 0)
        };
        let seat = self.seats.iter().find(wants_more)?;
        Some(Part::Ahead { member: seat.diary.member.id, days })
    }

    /// Which of the coming days the week's first knock asks about: those that are neither marked already nor on leave; none
    /// on any later knock, nor for whoever does not work shifts.
    #[must_use]
    pub fn days_to_ask(&self, day: NaiveDate) -> Vec<NaiveDate> {
        let week = Week::of(day);
        if self.knocked_on.iter().any(|on| Week::of(*on) == week) || !self.works_shifts(day) {
            return Vec::new();
        }
        let coming = (1..=ASKED_ABOUT).map(|n| ahead(day, n));
        coming.filter(|day| !self.rest.busy.contains(day) && !self.rest.is_leave(*day)).collect()
    }

    /// Whether somebody said so at joining and has set nothing else since, or has marked busy days of late.
    fn works_shifts(&self, day: NaiveDate) -> bool {
        self.person.keeps_shift_hours()
            || self.rest.busy.range(back(day, REMEMBERED)..=ahead(day, REMEMBERED)).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_marked_from_today_on_and_none_that_came_after_the_card() {
        let january = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        let week = Week::of(january(5));
        for (what, today, shown, days) in [
            ("on Monday", 5, Some(week), Some((5, 18))),
            ("on Sunday", 11, Some(week), Some((11, 18))),
            ("with the plan of the next week", 9, Some(week.next()), Some((9, 18))),
            ("a card that does not say", 9, None, Some((9, 18))),
            ("a card of the week before", 13, Some(week), Some((13, 18))),
            ("a card of long ago", 26, Some(week), None),
        ] {
            let found: Vec<NaiveDate> = days_to_mark(january(today), shown).collect();
            let ends = found.first().copied().zip(found.last().copied());
            assert_eq!(ends, days.map(|(first, last)| (january(first), january(last))), "{what}");
        }
    }
}
