//! Decides when a week can be made lighter, by how much, and how often. Never decides whether to say so; that is `knock`.

use super::pace::{Diary, Pace, State};
use super::week::Week;
use chrono::{Datelike, NaiveDate, Weekday};

/// How many weeks in any twelve can be settled before a lower target is offered instead.
pub const SETTLED_OF_TWELVE: usize = 4;

/// How a week that is full can be made lighter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lighter {
    /// Not now: it is early and all can still be done, or nothing is left to take away.
    No,
    /// This week, on this number.
    Week(u8),
    /// Every week: this one alone has been made lighter often enough.
    EveryWeek,
}

/// Why a week was not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSettled {
    /// It is over.
    Over,
    /// Four in twelve are settled already.
    Enough,
    /// It asks for no more than that, or is done.
    Nothing,
}

impl Diary {
    /// How the week of `day` can be made lighter: from Wednesday on, or when its days get few.
    #[must_use]
    pub fn lighter(&self, day: NaiveDate, pace: &Pace) -> Lighter {
        let midweek = day.weekday().num_days_from_monday() >= Weekday::Wed.num_days_from_monday();
        if !midweek && pace.state != State::AtRisk {
            return Lighter::No;
        }
        match self.settle_offer(pace) {
            None => Lighter::No,
            Some(number) if self.may_settle(pace.week) => Lighter::Week(number),
            Some(_) => Lighter::EveryWeek,
        }
    }

    /// The number that the button "Make it N this week" offers: what is still possible, and less than the week asks for now.
    #[must_use]
    pub fn settle_offer(&self, pace: &Pace) -> Option<u8> {
        let possible = pace.made + pace.open_left * self.per_day(pace.week);
        let most = possible.min(u32::from(pace.target).saturating_sub(1));
        let offer = (pace.made + 1).max(u32::from(pace.target).div_ceil(2)).min(most);
        (offer > pace.made).then(|| u8::try_from(offer).unwrap_or(u8::MAX))
    }

    /// Settles a week on a number, as long as it is not over and asks for more. The same week can be settled anew.
    ///
    /// # Errors
    /// Why not.
    pub fn settle(&mut self, week: Week, number: u8, today: NaiveDate) -> Result<(), NotSettled> {
        if week < Week::of(today) {
            return Err(NotSettled::Over);
        }
        if !self.may_settle(week) {
            return Err(NotSettled::Enough);
        }
        if self.is_done(week) || number == 0 || number >= self.unsettled_target(week) {
            return Err(NotSettled::Nothing);
        }
        self.settled.insert(week, number);
        Ok(())
    }

    /// How many of the twelve weeks that end with `week` were settled.
    #[must_use]
    pub fn settled_of_twelve(&self, week: Week) -> usize {
        self.settled.range(week.earlier(11)..=week).count()
    }

    /// Whether one more week may be settled: four in any twelve.
    #[must_use]
    pub fn may_settle(&self, week: Week) -> bool {
        // Weeks after this one cannot have been settled yet, so the twelve that end with it are the only ones at stake.
        self.settled.contains_key(&week) || self.settled_of_twelve(week) < SETTLED_OF_TWELVE
    }
}

#[cfg(test)]
mod tests;
