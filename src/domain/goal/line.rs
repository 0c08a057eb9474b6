//! Decides how a goal stands: its last number beside the straight line from where it began to where it leads.
//! Never decides what is said of it, nor whether anybody is asked.

use super::amount::Amount;
use super::entry::Plan;
use chrono::NaiveDate;

/// A number lies on the line within this share of the whole way.
const SHARE: f64 = 0.05;
/// Where only whole numbers are counted, half a one makes no difference.
const HALF: f64 = 0.5;

/// A number of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The member's day.
    pub on: NaiveDate,
    /// The number.
    pub value: Amount,
}

/// How the last number lies to the line of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Where the goal leads, or beyond.
    Reached,
    /// Further than the line.
    Ahead,
    /// On it, or as good as.
    OnLine,
    /// Less far than the line.
    Room,
}

impl Plan {
    /// The number that the line has on a day; before the first and after the last day, that of those.
    #[must_use]
    pub fn line_on(&self, on: NaiveDate) -> f64 {
        let (from, to) = (self.baseline.as_f64(), self.target.as_f64());
        from + (to - from) * self.share_on(on)
    }

    /// How much of the time is over on a day, from 0 to 1.
    #[must_use]
    pub fn share_on(&self, on: NaiveDate) -> f64 {
        let whole = (self.due_on - self.start_on).num_days().max(1) as f64;
        ((on - self.start_on).num_days() as f64 / whole).clamp(0.0, 1.0)
    }

    /// How a number of a day stands.
    #[must_use]
    pub fn standing(&self, point: Point) -> Standing {
        if self.is_reached_by(point.value) {
            return Standing::Reached;
        }
        let way = (self.target.as_f64() - self.baseline.as_f64()).abs();
        let whole = self.baseline.is_whole() && self.target.is_whole() && point.value.is_whole();
        let near = (SHARE * way).max(if whole { HALF } else { 0.0 });
        let further = point.value.as_f64() - self.line_on(point.on);
        let further = if self.falls() { -further } else { further };
        // Hundredths are no matter of the last bit.
        if further > near + 1e-9 {
            Standing::Ahead
        } else if further < -near - 1e-9 {
            Standing::Room
        } else {
            Standing::OnLine
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Counted;
    use super::super::entry::tests::{day, plan};
    use super::*;
    use proptest::prelude::*;

    fn point(on: &str, value: &str) -> Point {
        Point { on: day(on), value: Amount::read(value).unwrap() }
    }

    #[test]
    fn a_number_is_judged_by_the_line_of_its_day() {
        use Standing::{Ahead, OnLine, Reached, Room};
        let rising = plan(Counted::Typed, 2, 5);
        let falling = plan(Counted::Typed, 10, 3);
        let stars = Plan {
            baseline: Amount::read("4.2").unwrap(),
            target: Amount::read("4.6").unwrap(),
            ..plan(Counted::Typed, 0, 0)
        };
        for (what, plan, on, value, meant) in [
            ("the beginning", &rising, "2026-01-05", "2", OnLine),
            ("half way there", &rising, "2026-02-16", "3", OnLine),
            ("half way, one more", &rising, "2026-02-16", "4", OnLine),
            ("soon, and far", &rising, "2026-01-19", "4", Ahead),
            ("late, and near the beginning", &rising, "2026-03-16", "2", Room),
            ("there", &rising, "2026-01-06", "5", Reached),
            ("beyond", &rising, "2026-03-16", "9", Reached),
            ("further back than at the beginning", &rising, "2026-01-06", "1", Room),
            ("after its day", &rising, "2026-04-20", "4", Room),
            ("before its first day", &rising, "2026-01-01", "2", OnLine),
            ("falling, half way", &falling, "2026-02-16", "7", OnLine),
            ("falling fast", &falling, "2026-02-16", "4", Ahead),
            ("not falling", &falling, "2026-02-16", "10", Room),
            ("fallen", &falling, "2026-02-16", "3", Reached),
            ("fallen further", &falling, "2026-02-16", "0", Reached),
            ("stars on their line", &stars, "2026-02-16", "4.4", OnLine),
            ("stars, a twentieth short", &stars, "2026-02-16", "4.38", OnLine),
            ("stars short", &stars, "2026-02-16", "4.37", Room),
            ("stars ahead", &stars, "2026-02-16", "4.43", Ahead),
        ] {
            assert_eq!(plan.standing(point(on, value)), meant, "{what}");
        }
    }

    #[test]
    fn the_line_is_straight_over_leap_days_and_month_ends() {
        let mut one = plan(Counted::Typed, 0, 60);
        (one.start_on, one.due_on) = (day("2028-01-31"), day("2028-03-31"));
        assert_eq!(one.line_on(day("2028-02-29")), 29.0);
        assert_eq!(one.line_on(day("2028-03-01")), 30.0);
        assert_eq!((one.line_on(day("2027-12-01")), one.line_on(day("2029-01-01"))), (0.0, 60.0));
    }

    proptest! {
        #[test]
        fn more_is_never_worse(baseline in 0u32..50, target in 0u32..50, on in 0u64..100, one in 0i64..5000, more in 0i64..5000) {
            let rank = |standing| match standing {
                Standing::Room => 0,
                Standing::OnLine => 1,
                Standing::Ahead => 2,
                Standing::Reached => 3,
            };
            prop_assume!(baseline != target);
            let plan = plan(Counted::Typed, baseline, target);
            let on = crate::domain::week::ahead(plan.start_on, on);
            let at = |value| rank(plan.standing(Point { on, value: Amount::hundredths(100 * value).unwrap() }));
            let (low, high) = (one.min(more), one.max(more));
            if plan.falls() {
                prop_assert!(at(low) >= at(high));
            } else {
                prop_assert!(at(low) <= at(high));
            }
        }
    }
}
