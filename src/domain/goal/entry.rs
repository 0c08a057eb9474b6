//! Decides what a goal is and what can be one. Never decides how it stands; that is `line`.

use super::amount::Amount;
use super::counted::Counted;
use super::refused::GoalRefused;
use crate::domain::facet::Purpose;
use crate::domain::ids::{GoalId, MemberId};
use crate::domain::post::plain_title;
use crate::domain::week::{Week, ahead, back};
use crate::domain::word::words;
use chrono::NaiveDate;

/// So many goals are open at once, at most: what everything is aimed at, nothing is.
pub const MOST_OPEN: usize = 3;
/// The longest that is kept of what is counted, in characters.
pub const MEASURE_MAX: usize = 100;
/// A goal is reached within so many days.
const FURTHEST: u64 = 731;
/// A goal begins so many days back at most: its first number may be known from then.
const BEGAN: u64 = 366;

words! {
    /// How a goal ended.
    GoalEnd {
        /// It was reached, or is called so by the member.
        Finished = "finished",
        /// It is no goal any more.
        LetGo = "let-go",
    }
}

/// What a goal consists of: all that can be typed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it serves, if known.
    pub purpose: Option<Purpose>,
    /// What is counted, in the member's words.
    pub measure: String,
    /// How it is counted.
    pub counted: Counted,
    /// The number at the beginning.
    pub baseline: Amount,
    /// The number to be reached.
    pub target: Amount,
    /// The first day, in the member's days.
    pub start_on: NaiveDate,
    /// The day by which, in the member's days.
    pub due_on: NaiveDate,
}

/// A goal that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The goal.
    pub id: GoalId,
    /// Whose.
    pub member: MemberId,
    /// What it is.
    pub plan: Plan,
    /// The member's day on which it was set.
    pub set_on: NaiveDate,
    /// How it ended and on which day, if it did.
    pub ended: Option<(GoalEnd, NaiveDate)>,
    /// Whether its being reached was told.
    pub celebrated: bool,
    /// Whether it was shared with the team.
    pub shared: bool,
}

impl Plan {
    /// The plan as it is kept, if it can be one: with a last day that lies ahead of `today`, and a first day not too long
    /// before it was `set_on`.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn checked(mut self, today: NaiveDate, set_on: NaiveDate) -> Result<Self, GoalRefused> {
        self.measure = plain_title(&self.measure).ok_or(GoalRefused::NoMeasure)?;
        let length = self.measure.chars().count();
        if length > MEASURE_MAX {
            return Err(GoalRefused::MeasureTooLong(length));
        }
        if self.due_on <= today || self.due_on <= self.start_on {
            return Err(GoalRefused::DueTooSoon);
        }
        if self.due_on > ahead(today, FURTHEST) {
            return Err(GoalRefused::DueTooFar);
        }
        if self.start_on < back(set_on, BEGAN) {
            return Err(GoalRefused::StartsElsewhere);
        }
        if self.counted.is_habit() {
            self.baseline = Amount::default();
            if !self.target.is_whole() || self.target == self.baseline {
                return Err(GoalRefused::NotWhole);
            }
            let weeks = self.weeks();
            if self.counted == Counted::WeeksKept && self.target > Amount::whole(weeks) {
                return Err(GoalRefused::MoreThanWeeks(weeks));
            }
        } else if self.target == self.baseline {
            return Err(GoalRefused::AlreadyThere);
        }
        Ok(self)
    }

    /// How many weeks end between its first and its last day.
    #[must_use]
    pub fn weeks(&self) -> u32 {
        let mut sunday = Week::of(self.start_on).sunday();
        let mut weeks = 0;
        while sunday <= self.due_on && weeks < 200 {
            weeks += 1;
            sunday = ahead(sunday, 7);
        }
        weeks
    }

    /// Whether a smaller number is the better one: “fewer than”.
    #[must_use]
    pub fn falls(&self) -> bool {
        self.target < self.baseline
    }

    /// Whether this number is where the goal leads.
    #[must_use]
    pub fn is_reached_by(&self, value: Amount) -> bool {
        if self.falls() { value <= self.target } else { value >= self.target }
    }

    /// Whether a number of this day can be one of the goal, said on `today`.
    ///
    /// # Errors
    /// `CountsItself`, `Before` or `NotYet`.
    pub fn takes(&self, on: NaiveDate, today: NaiveDate) -> Result<(), GoalRefused> {
        if self.counted.is_habit() {
            Err(GoalRefused::CountsItself)
        } else if on < self.start_on {
            Err(GoalRefused::Before(self.start_on))
        } else if on > today {
            Err(GoalRefused::NotYet)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::facet::Pillar;

    pub(in crate::domain::goal) fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub(in crate::domain::goal) fn plan(counted: Counted, baseline: u32, target: u32) -> Plan {
        Plan {
            purpose: Some(Purpose::ReachPatients),
            measure: "New enquiries a month".into(),
            counted,
            baseline: Amount::whole(baseline),
            target: Amount::whole(target),
            start_on: day("2026-01-05"),
            due_on: day("2026-03-30"),
        }
    }

    #[test]
    fn what_can_be_a_goal() {
        let (typed, today) = (plan(Counted::Typed, 2, 5), day("2026-01-05"));
        let posts = plan(Counted::PostsOf(Pillar::TechnologyReview), 0, 3);
        let weeks = plan(Counted::WeeksKept, 0, 10);
        let with = |change: &dyn Fn(&mut Plan), plan: &Plan| {
            let mut plan = plan.clone();
            change(&mut plan);
            plan.checked(today, today).map(|plan| plan.measure)
        };
        let kept = Ok("New enquiries a month".to_owned());
        use GoalRefused as R;
        for (what, found, meant) in [
            ("rising", with(&|_| {}, &typed), kept.clone()),
            ("falling", with(&|plan| plan.target = Amount::default(), &typed), kept.clone()),
            (
                "spaces and hidden signs",
                with(&|plan| plan.measure = " New\u{202e}  enquiries\na month ".into(), &typed),
                kept.clone(),
            ),
            ("nothing", with(&|plan| plan.measure = "\u{200b} ".into(), &typed), Err(R::NoMeasure)),
            ("long", with(&|plan| plan.measure = "é".repeat(101), &typed), Err(R::MeasureTooLong(101))),
            ("no way to go", with(&|plan| plan.target = plan.baseline, &typed), Err(R::AlreadyThere)),
            ("due today", with(&|plan| plan.due_on = today, &typed), Err(R::DueTooSoon)),
            ("due tomorrow", with(&|plan| plan.due_on = day("2026-01-06"), &typed), kept.clone()),
            ("due before it begins", with(&|plan| plan.start_on = day("2026-03-30"), &typed), Err(R::DueTooSoon)),
            ("two years", with(&|plan| plan.due_on = day("2028-01-05"), &typed), kept.clone()),
            ("more than two", with(&|plan| plan.due_on = day("2028-01-08"), &typed), Err(R::DueTooFar)),
            ("began a year ago", with(&|plan| plan.start_on = day("2025-01-05"), &typed), kept.clone()),
            ("began before", with(&|plan| plan.start_on = day("2024-12-31"), &typed), Err(R::StartsElsewhere)),
            ("posts", with(&|_| {}, &posts), kept.clone()),
            ("half a post", with(&|plan| plan.target = Amount::hundredths(250).unwrap(), &posts), Err(R::NotWhole)),
            ("no post", with(&|plan| plan.target = Amount::default(), &posts), Err(R::NotWhole)),
            ("ten of twelve weeks", with(&|_| {}, &weeks), kept.clone()),
            ("twelve of twelve", with(&|plan| plan.target = Amount::whole(12), &weeks), kept),
            ("thirteen of twelve", with(&|plan| plan.target = Amount::whole(13), &weeks), Err(R::MoreThanWeeks(12))),
        ] {
            assert_eq!(found, meant, "{what}");
        }
        let began = Plan { baseline: Amount::whole(9), ..posts };
        assert_eq!(began.checked(today, today).unwrap().baseline, Amount::default(), "a habit begins at nothing");
    }

    #[test]
    fn weeks_are_counted_by_their_ends() {
        for (start, due, weeks) in [
            ("2026-01-05", "2026-03-30", 12),
            ("2026-01-05", "2026-03-29", 12),
            ("2026-01-05", "2026-03-28", 11),
            ("2026-01-07", "2026-04-01", 12),
            ("2026-01-11", "2026-01-12", 1),
            ("2026-01-12", "2026-01-13", 0),
            ("2027-12-06", "2028-02-29", 12),
        ] {
            let one = Plan { start_on: day(start), due_on: day(due), ..plan(Counted::WeeksKept, 0, 1) };
            assert_eq!(one.weeks(), weeks, "{start} to {due}");
        }
    }

    #[test]
    fn a_number_belongs_to_a_day_that_has_come() {
        let (today, typed) = (day("2026-01-20"), plan(Counted::Typed, 2, 5));
        assert_eq!(typed.takes(today, today), Ok(()));
        assert_eq!(typed.takes(day("2026-01-05"), today), Ok(()));
        assert_eq!(typed.takes(day("2026-01-04"), today), Err(GoalRefused::Before(day("2026-01-05"))));
        assert_eq!(typed.takes(day("2026-01-21"), today), Err(GoalRefused::NotYet));
        assert_eq!(plan(Counted::WeeksKept, 0, 5).takes(today, today), Err(GoalRefused::CountsItself));
    }

    #[test]
    fn fewer_is_reached_from_above() {
        let falling = plan(Counted::Typed, 10, 3);
        assert!(falling.falls() && falling.is_reached_by(Amount::whole(3)) && falling.is_reached_by(Amount::whole(0)));
        assert!(!falling.is_reached_by(Amount::whole(4)));
        let rising = plan(Counted::Typed, 2, 5);
        assert!(!rising.falls() && rising.is_reached_by(Amount::whole(6)) && !rising.is_reached_by(Amount::whole(4)));
    }
}
