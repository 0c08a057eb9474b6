//! Decides what a habit goal has come to, counted from what is logged: weeks kept, posts, answered checks.
//! Never asks anybody.

use super::amount::Amount;
use super::counted::Counted;
use super::entry::Plan;
use super::line::Point;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::pace::Diary;
use crate::domain::week::{Week, ahead};
use chrono::NaiveDate;

/// A post as far as habits count it: its day, of which pillar and for which purpose it was.
pub type Counting = (NaiveDate, Option<Pillar>, Option<Purpose>);

/// What habits are counted from: a member's diary since the goal began, their posts and their answered checks.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What the weeks asked for and what was made.
    pub diary: &'a Diary,
    /// The posts that count, scheduled ones included: day, pillar and purpose, oldest first.
    pub posts: &'a [Counting],
    /// The days on which reply checks were answered, oldest first.
    pub checks: &'a [NaiveDate],
}

impl Plan {
    /// The days on which the count went up, with what it was then, oldest first, until the last day of the goal; those that
    /// scheduled posts promise included.
    #[must_use]
    pub fn steps(&self, facts: Facts<'_>) -> Vec<Point> {
        let within = |on: &NaiveDate| (self.start_on..=self.due_on).contains(on);
        let posts = |wanted: &dyn Fn(Option<Pillar>, Option<Purpose>) -> bool| -> Vec<NaiveDate> {
            facts.posts.iter().filter(|(_, pillar, purpose)| wanted(*pillar, *purpose)).map(|(on, ..)| *on).collect()
        };
        let days: Vec<NaiveDate> = match self.counted {
            Counted::Typed => Vec::new(),
            Counted::WeeksKept => self.kept(facts.diary),
            Counted::PostsOf(pillar) => posts(&|one, _| one == Some(pillar)),
            Counted::PostsFor(purpose) => posts(&|_, one| one == Some(purpose)),
            Counted::ChecksAnswered => facts.checks.to_vec(),
        };
        let mut steps: Vec<Point> = Vec::new();
        for (count, on) in days.into_iter().filter(within).enumerate() {
            let value = Amount::whole(count as u32 + 1);
            match steps.last_mut().filter(|last| last.on == on) {
                Some(last) => last.value = value,
                None => steps.push(Point { on, value }),
            }
        }
        steps
    }

    /// The days on which the weeks that end within the goal were kept: those of the post that made it. What a week that
    /// asks for nothing would add is nothing.
    fn kept(&self, diary: &Diary) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        let mut week = Week::of(self.start_on);
        while week.sunday() <= self.due_on {
            let target = usize::from(diary.week_target(week));
            let mut made = diary.posts.iter().filter(|on| Week::of(**on) == week);
            if let Some(on) = target.checked_sub(1).and_then(|last| made.nth(last)) {
                // A week that was begun before the goal counts from the goal's first day.
                days.push((*on).max(self.start_on));
            }
            week = Week::of(ahead(week.monday(), 7));
        }
        days
    }
}

/// What a count is on a day, of steps that go up.
#[must_use]
pub(super) fn on(steps: &[Point], day: NaiveDate) -> Amount {
    steps.iter().rev().find(|step| step.on <= day).map_or(Amount::default(), |step| step.value)
}

impl Plan {
    /// Where a habit stands on a day, or on its last one where that is over.
    #[must_use]
    pub fn counted_on(&self, steps: &[Point], day: NaiveDate) -> Point {
        let day = day.min(self.due_on).max(self.start_on);
        Point { on: day, value: on(steps, day) }
    }

    /// The first day on which a habit is where it leads, of the steps that are known.
    #[must_use]
    pub fn reached_on(&self, steps: &[Point]) -> Option<NaiveDate> {
        steps.iter().find(|step| self.is_reached_by(step.value)).map(|step| step.on)
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::{day, plan};
    use super::*;
    use crate::domain::pace::tests::{diary, leave, settled};
    use crate::domain::week::Weekdays;

    fn told(plan: &Plan, facts: Facts<'_>) -> Vec<String> {
        plan.steps(facts).iter().map(|step| format!("{}: {}", step.on.format("%-d.%-m."), step.value)).collect()
    }

    #[test]
    fn weeks_are_kept_by_the_post_that_makes_them() {
        // Two a week: made on the 7th; not made; more than made.
        let posts = [5, 7, 8, 13, 19, 19, 20];
        let mut weeks = plan(Counted::WeeksKept, 0, 3);
        let count = |diary: &Diary, plan: &Plan| told(plan, Facts { diary, posts: &[], checks: &[] });
        let plain = diary(2, Weekdays::WORKING, &posts);
        assert_eq!(count(&plain, &weeks), ["7.1.: 1", "19.1.: 2"]);
        let away = leave(plain.clone(), 12, 18);
        assert_eq!(count(&away, &weeks), ["7.1.: 1", "19.1.: 2"], "a week on leave neither adds nor takes");
        let light = settled(diary(2, Weekdays::WORKING, &[6]), 1);
        assert_eq!(count(&light, &weeks), ["6.1.: 1"], "a settled week is kept by what was settled");
        weeks.start_on = day("2026-01-08");
        assert_eq!(count(&plain, &weeks), ["8.1.: 1", "19.1.: 2"], "begun on Thursday, the week counts");
        weeks.due_on = day("2026-01-24");
        assert_eq!(count(&plain, &weeks), ["8.1.: 1"], "a week that ends after the last day does not");
    }

    #[test]
    fn posts_and_checks_are_counted_within_the_goal() {
        let (technology, recruit) = (Some(Pillar::TechnologyReview), Some(Purpose::Recruit));
        let posts = [
            (day("2026-01-04"), technology, recruit),
            (day("2026-01-05"), technology, None),
            (day("2026-01-05"), None, recruit),
            (day("2026-02-01"), technology, recruit),
            (day("2026-03-30"), technology, None),
            (day("2026-03-31"), technology, recruit),
        ];
        let checks = [day("2026-01-06"), day("2026-01-06"), day("2026-01-09")];
        let diary = diary(4, Weekdays::WORKING, &[]);
        let facts = Facts { diary: &diary, posts: &posts, checks: &checks };
        let of = |counted| told(&plan(counted, 0, 3), facts);
        assert_eq!(of(Counted::PostsOf(Pillar::TechnologyReview)), ["5.1.: 1", "1.2.: 2", "30.3.: 3"]);
        assert_eq!(of(Counted::PostsFor(Purpose::Recruit)), ["5.1.: 1", "1.2.: 2"]);
        assert_eq!(of(Counted::ChecksAnswered), ["6.1.: 2", "9.1.: 3"]);
        assert_eq!(of(Counted::Typed), [] as [&str; 0]);
        let one = plan(Counted::PostsOf(Pillar::TechnologyReview), 0, 2);
        let steps = one.steps(facts);
        assert_eq!(one.reached_on(&steps), Some(day("2026-02-01")));
        let value = |on| one.counted_on(&steps, day(on)).value;
        assert_eq!([value("2026-01-04"), value("2026-01-31"), value("2026-09-01")], [1, 1, 3].map(Amount::whole));
    }
}
