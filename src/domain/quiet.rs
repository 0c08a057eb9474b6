//! Decides why a person is not written to on a day, whatever there is to say. Never decides whether there is something.

use super::knock::Ground;
use super::pace::Leave;
use super::person::DirectMessages;
use super::week::Week;
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// No two knocks come nearer to each other than this, whatever the calendar says. A flight eastwards, or an end of the
/// day that is moved, can begin a new day an hour after the knock of the old one. Between the last of the usual hours and
/// the first of the next morning lie twelve, so whoever stays where they are never notices.
pub const APART: Duration = Duration::hours(12);

/// Why nothing comes on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// They have not agreed to be written to, or not any more.
    NotAgreed,
    /// Discord refused the last message; tried again after their next sign of life.
    Closed,
    /// The ladder's question was put; it is theirs to speak.
    Asked,
    /// They are on leave; where several hold the day, the one that ends last.
    OnLeave(Leave),
    /// They asked for quiet; this is the first day after it.
    Hushed(NaiveDate),
    /// The day is marked as on shift or busy.
    Busy,
    /// It is none of their knock days.
    NoKnockDay,
    /// The day has had its knock.
    Knocked,
    /// The week has had as many as they allow.
    WeekFull(u32),
}

impl Ground {
    /// Why no knock may come on the day, if none may.
    #[must_use]
    pub fn quiet(&self, day: NaiveDate) -> Option<Quiet> {
        let (person, week) = (&self.person, Week::of(day));
        let this_week = self.knocked_on.iter().filter(|on| Week::of(**on) == week).count() as u32;
        let most = person.intensity.knocks_a_week();
        if person.consent_at.is_none() {
            Some(Quiet::NotAgreed)
        } else if matches!(person.direct, DirectMessages::Closed { .. }) {
            Some(Quiet::Closed)
        } else if self.ladder.asked {
            Some(Quiet::Asked)
        } else if let Some(leave) = self.rest.leave_on(day) {
            Some(Quiet::OnLeave(leave))
        } else if let Some(until) = person.hush_until.filter(|until| day < *until) {
            Some(Quiet::Hushed(until))
        } else if self.rest.busy.contains(&day) {
            Some(Quiet::Busy)
        } else if !person.knock_days.holds(day) {
            Some(Quiet::NoKnockDay)
        } else if self.knocked_on.contains(&day) {
            Some(Quiet::Knocked)
        } else {
            (this_week >= most).then_some(Quiet::WeekFull(most))
        }
    }

    /// Whether a knock may come on the day at all, whatever there is to say.
    #[must_use]
    pub fn may_knock(&self, day: NaiveDate) -> bool {
        self.quiet(day).is_none()
    }

    /// Whether the last knock lies far enough from `at` for another. One from a clock that was ahead keeps nobody waiting.
    #[must_use]
    pub fn is_apart(&self, at: DateTime<Utc>) -> bool {
        self.knocked_at.is_none_or(|last| (at - last).abs() >= APART)
    }
}
