//! Decides when a member is reminded of the lines of their strategy that are missing: a line on a knock that goes out
//! anyway. Never decides that a knock comes for it.

use super::step::Step;
use crate::domain::country;
use crate::domain::ids::MemberId;
use crate::domain::knock::Ground;
use chrono::{DateTime, Duration, Utc};

/// Not before this long after joining: the first days have enough that is new.
pub const FIRST_AFTER: Duration = Duration::days(14);
/// Not again before this long, which is no shorter than any month.
pub const AGAIN_AFTER: Duration = Duration::days(31);
/// Left alone so many times in a row, it is let be until the member looks at their strategy by themselves.
pub const LET_BE_AFTER: u32 = 3;

/// What is known of the reminders that a member got.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asking {
    /// When the last came.
    pub asked_at: Option<DateTime<Utc>>,
    /// How many came since the member last looked at their strategy.
    pub unanswered: u32,
}

impl Ground {
    /// Of which member a knock that goes out at this instant may say what is missing, and what that is. Nothing while a nudge
    /// waits for a sign of life: then less is better.
    #[must_use]
    pub fn missing(&self, at: DateTime<Utc>) -> Option<(MemberId, Vec<Step>)> {
        if !self.ladder.unanswered.is_empty() {
            return None;
        }
        let assumed = country::of_zone(self.person.zone);
        self.seats.iter().find_map(|seat| {
            let (member, asking) = (&seat.diary.member, &seat.asking);
            let due = at >= member.joined_at + FIRST_AFTER
                && asking.unanswered < LET_BE_AFTER
                && asking.asked_at.is_none_or(|asked| at >= asked + AGAIN_AFTER);
            let missing = if due { member.missing(assumed) } else { Vec::new() };
            (!missing.is_empty()).then_some((member.id, missing))
        })
    }
}
