//! Decides which weeks can be planned on a day, and which of them is meant. Never decides what goes into one; that is `lay`.

use crate::domain::pace::Diary;
use crate::domain::week::Week;
use chrono::{Datelike, NaiveDate, Weekday};

/// Whether a week can be looked at and planned on the day: the running one, and from Friday on the next.
#[must_use]
pub fn may_plan(week: Week, today: NaiveDate) -> bool {
    let running = Week::of(today);
    let late = today.weekday().num_days_from_monday() >= Weekday::Fri.num_days_from_monday();
    week == running || (late && week == running.next())
}

/// The week that is planned: the one that was asked for, or the running one, and where no open day of that is left the next;
/// the running one where the other cannot be planned any more, or not yet.
#[must_use]
pub fn week_to_plan(asked: Option<Week>, diary: &Diary, today: NaiveDate) -> Week {
    let running = Week::of(today);
    let is_left = running.days().any(|day| day >= today && diary.is_open(day));
    let meant = asked.unwrap_or(if is_left { running } else { running.next() });
    if may_plan(meant, today) { meant } else { running }
}
