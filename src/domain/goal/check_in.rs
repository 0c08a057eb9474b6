//! Decides when a member is asked how their goals stand: monthly for numbers, weekly in the last month, once when a date has
//! come. Never decides whether a knock may come at all, nor what is said.

use super::drift::{Drift, drift};
use crate::domain::facet::Purpose;
use crate::domain::ids::{GoalId, MemberId};
use crate::domain::knock::{Ground, Part};
use crate::domain::week::ahead;
use crate::domain::word::words;
use chrono::{Months, NaiveDate};

/// Asked so many times in a row without an answer, a goal brings no knock any more: it still rides on knocks that go out
/// anyway.
pub const LET_BE_AFTER: u32 = 2;
/// Nothing is asked in the first week of a goal; and by itself a check-in comes once a week at most.
const WEEK: u64 = 7;

/// How many of the last questions for a number, in a row, have had no answer: whether each had one is told newest first. No
/// more are counted than matter.
#[must_use]
pub fn unanswered(answered: impl IntoIterator<Item = bool>) -> u32 {
    let silent = answered.into_iter().take_while(|answered| !answered);
    silent.take(LET_BE_AFTER as usize).count() as u32
}

words! {
    /// What a check-in does with a goal.
    Asking {
        /// Asks for its number.
        Number = "number",
        /// Shows how a habit stands.
        Shown = "shown",
        /// Says that a habit is where it was to lead.
        Reached = "reached",
        /// Its day has passed: a later one, a lower number, or let go?
        Over = "over",
    }
}

/// An open goal as far as check-ins know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The goal.
    pub goal: GoalId,
    /// The day on which it was set, or on which it begins where that is later.
    pub from_on: NaiveDate,
    /// The day by which.
    pub due_on: NaiveDate,
    /// Whether Rounds counts it.
    pub habit: bool,
    /// From which day on it is where it leads, by all that is known now.
    pub reached_on: Option<NaiveDate>,
    /// Whether that was told.
    pub celebrated: bool,
    /// The day on which its number was typed last.
    pub typed_on: Option<NaiveDate>,
    /// The day on which it was asked for or shown last.
    pub asked_on: Option<NaiveDate>,
    /// How often in a row its number was asked for without an answer.
    pub unanswered: u32,
    /// The day on which it was last asked what is to become of it.
    pub over_on: Option<NaiveDate>,
}

/// What check-ins know of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    /// The open goals, oldest first.
    pub goals: Vec<Watched>,
    /// The main purpose.
    pub main: Option<Purpose>,
    /// The posts of the last weeks and those scheduled, where it is known what they serve.
    pub posts: Vec<(NaiveDate, Purpose)>,
    /// The day of the last check-in of any kind.
    pub checked_on: Option<NaiveDate>,
    /// The day on which keeping or changing the purpose was asked last.
    pub drift_on: Option<NaiveDate>,
}

/// What one check-in holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// The goals, with what is done about each.
    pub goals: Vec<(GoalId, Asking)>,
    /// How far posts have drifted from the main purpose, where that is asked about.
    pub drift: Option<Drift>,
}

/// The same day of the next month, or its last where there is none.
fn month_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX)
}

impl Watched {
    /// What a check-in on `day` does with the goal, if it is its turn.
    #[must_use]
    pub fn asking(&self, day: NaiveDate) -> Option<Asking> {
        if day < ahead(self.from_on, WEEK) {
            return None;
        }
        if day > self.due_on {
            // A day that was moved on is asked about anew once it has passed.
            return self.over_on.is_none_or(|on| on <= self.due_on).then_some(Asking::Over);
        }
        if self.reached_on.is_some_and(|on| on <= day) {
            return (self.habit && !self.celebrated).then_some(Asking::Reached);
        }
        let last = [self.typed_on, self.asked_on].into_iter().flatten().fold(self.from_on, NaiveDate::max);
        let weekly_from = self.due_on.checked_sub_months(Months::new(1)).unwrap_or(NaiveDate::MIN);
        let next = if day >= weekly_from { ahead(last, WEEK) } else { month_after(last) };
        (day >= next).then_some(if self.habit { Asking::Shown } else { Asking::Number })
    }

    /// Whether that is reason enough for a knock.
    const fn brings(&self, asking: Asking) -> bool {
        match asking {
            Asking::Number => self.unanswered < LET_BE_AFTER,
            Asking::Shown => false,
            Asking::Reached | Asking::Over => true,
        }
    }
}

impl Watch {
    /// What a check-in on `day` holds, and whether that is reason enough for a knock.
    #[must_use]
    pub fn check_in(&self, day: NaiveDate) -> Option<(CheckIn, bool)> {
        let asked: Vec<(&Watched, Asking)> =
            self.goals.iter().filter_map(|one| Some((one, one.asking(day)?))).collect();
        let brings = asked.iter().any(|(one, asking)| one.brings(*asking));
        let may_ask = self.drift_on.is_none_or(|on| day >= month_after(on));
        let drift = may_ask.then(|| drift(self.main, &self.posts, day)).flatten();
        let goals: Vec<_> = asked.into_iter().map(|(one, asking)| (one.goal, asking)).collect();
        (drift.is_some() || !goals.is_empty()).then_some((CheckIn { goals, drift }, brings))
    }

    /// Goes on as if this check-in had gone out on `day` and nobody had answered.
    pub fn suppose_checked(&mut self, day: NaiveDate, check: &CheckIn) {
        self.checked_on = Some(day);
        if check.drift.is_some() {
            self.drift_on = Some(day);
        }
        for one in &mut self.goals {
            let Some((_, asking)) = check.goals.iter().find(|(goal, _)| *goal == one.goal) else { continue };
            match asking {
                Asking::Number => {
                    one.asked_on = Some(day);
                    one.unanswered += 1;
                }
                Asking::Shown => one.asked_on = Some(day),
                Asking::Reached => one.celebrated = true,
                Asking::Over => one.over_on = Some(day),
            }
        }
    }
}

impl Ground {
    /// The check-in for a knock on `day`, which goes out in any case where it `rides`: of one member alone, the one whose
    /// last is longest ago. By itself it brings a knock once a week at most, and only to somebody for whom no nudge is
    /// waiting for a sign of life.
    #[must_use]
    pub fn check_in(&self, day: NaiveDate, rides: bool) -> Option<Part> {
        let rested = self.seats.iter().all(|seat| seat.goals.checked_on.is_none_or(|on| ahead(on, WEEK) <= day));
        let alone = rested && self.ladder.unanswered.is_empty();
        let found = self.seats.iter().filter_map(|seat| {
            let (check, brings) = seat.goals.check_in(day)?;
            (rides || (brings && alone)).then_some((seat, check))
        });
        let (seat, check) = found.min_by_key(|(seat, _)| seat.goals.checked_on)?;
        Some(Part::Goals { member: seat.diary.member.id, check })
    }

    /// What check-ins know of a member, to go on from.
    pub fn watch_of(&mut self, member: MemberId) -> Option<&mut Watch> {
        self.seats.iter_mut().find(|seat| seat.diary.member.id == member).map(|seat| &mut seat.goals)
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::day;
    use super::*;

    #[test]
    fn questions_without_an_answer_are_counted_in_a_row_from_the_last() {
        for (newest_first, counted) in [
            (&[][..], 0),
            (&[true], 0),
            (&[false], 1),
            (&[false, true, false], 1),
            (&[true, false, false], 0),
            (&[false, false], LET_BE_AFTER),
            (&[false, false, false, true], LET_BE_AFTER),
        ] {
            assert_eq!(unanswered(newest_first.iter().copied()), counted, "{newest_first:?}");
        }
    }

    fn watched(from: &str, due: &str) -> Watched {
        Watched {
            goal: GoalId(1),
            from_on: day(from),
            due_on: day(due),
            habit: false,
            reached_on: None,
            celebrated: false,
            typed_on: None,
            asked_on: None,
            unanswered: 0,
            over_on: None,
        }
    }

    /// The days on which it is asked about, if nobody ever answers.
    fn days(one: &Watched, until: &str) -> Vec<String> {
        let mut watch = Watch { goals: vec![one.clone()], ..Watch::default() };
        let mut found = Vec::new();
        for day in one.from_on.iter_days().take_while(|on| *on <= day(until)) {
            if let Some((check, brings)) = watch.check_in(day) {
                let by_itself = if brings { "" } else { " riding" };
                found.push(format!("{day} {}{by_itself}", check.goals[0].1.slug()));
                watch.suppose_checked(day, &check);
            }
        }
        found
    }

    #[test]
    fn numbers_are_asked_for_monthly_and_weekly_in_the_last_month() {
        let one = watched("2026-01-31", "2026-05-20");
        assert_eq!(
            days(&one, "2026-07-01"),
            [
                "2026-02-28 number",
                "2026-03-28 number",
                "2026-04-20 number riding",
                "2026-04-27 number riding",
                "2026-05-04 number riding",
                "2026-05-11 number riding",
                "2026-05-18 number riding",
                "2026-05-21 over",
            ]
        );
        let short = watched("2026-01-05", "2026-01-20");
        assert_eq!(days(&short, "2026-03-01"), ["2026-01-12 number", "2026-01-19 number", "2026-01-21 over"]);
        let shorter = watched("2026-01-05", "2026-01-08");
        assert_eq!(days(&shorter, "2026-03-01"), ["2026-01-12 over"], "nothing in the first week");
        let leap = watched("2027-12-31", "2028-03-31");
        assert_eq!(
            days(&leap, "2028-03-08")[..3],
            ["2028-01-31 number", "2028-02-29 number", "2028-03-07 number riding"]
        );
    }

    #[test]
    fn a_number_that_was_typed_is_an_answer() {
        let mut one = watched("2026-01-05", "2026-12-31");
        one.typed_on = Some(day("2026-02-20"));
        assert_eq!(one.asking(day("2026-03-19")), None);
        assert_eq!(one.asking(day("2026-03-20")), Some(Asking::Number));
        one.reached_on = Some(day("2026-02-20"));
        assert_eq!(one.asking(day("2026-03-20")), None, "it is where it was to lead");
        assert_eq!(one.asking(day("2027-01-01")), Some(Asking::Over), "and yet its day comes");
    }

    #[test]
    fn habits_are_shown_and_never_asked_for() {
        let habit = Watched { habit: true, ..watched("2026-01-05", "2026-03-30") };
        let heard = days(&habit, "2026-06-01");
        assert_eq!(heard[..2], ["2026-02-05 shown riding", "2026-02-28 shown riding"]);
        assert_eq!(heard.last().unwrap(), "2026-03-31 over");
        let there = Watched { reached_on: Some(day("2026-02-10")), ..habit };
        assert_eq!(days(&there, "2026-06-01"), ["2026-02-05 shown riding", "2026-02-10 reached", "2026-03-31 over"]);
    }

    #[test]
    fn a_day_that_passes_is_asked_about_once_and_again_when_it_was_moved() {
        let mut one = watched("2026-01-05", "2026-03-30");
        one.over_on = Some(day("2026-03-31"));
        assert_eq!(one.asking(day("2026-04-20")), None);
        one.due_on = day("2026-05-31");
        one.typed_on = Some(day("2026-04-20"));
        assert_eq!(one.asking(day("2026-06-01")), Some(Asking::Over));
    }

    #[test]
    fn drift_is_asked_about_once_a_month_and_brings_nothing_by_itself() {
        let posts = (1..=5).map(|n| (day(&format!("2026-01-{n:02}")), Purpose::Network)).collect();
        let mut watch = Watch { main: Some(Purpose::Recruit), posts, ..Watch::default() };
        let (check, brings) = watch.check_in(day("2026-01-05")).unwrap();
        assert!(check.goals.is_empty() && check.drift.is_some() && !brings);
        watch.suppose_checked(day("2026-01-05"), &check);
        assert_eq!(watch.check_in(day("2026-01-20")), None);
        watch.posts.extend((1..=5).map(|n| (day(&format!("2026-02-{n:02}")), Purpose::Network)));
        assert_eq!(watch.check_in(day("2026-02-05")).map(|(check, _)| check.drift.unwrap().known), Some(5));
    }
}
