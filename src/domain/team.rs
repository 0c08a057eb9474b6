//! Decides what a team is. Never decides who belongs to it; that is `member`.

use super::ids::{ChannelId, TeamId};
use super::local_time::instant;
use super::recap;
use super::refusal::Refusal;
use super::week::{Week, ahead};
use super::word::words;
use chrono::{DateTime, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

words! {
    /// What keeps the recap from the channel, or from its place there; managers are told at the next occasion.
    Trouble {
        /// The channel is gone.
        ChannelGone = "channel-gone",
        /// A right is missing there.
        RightMissing = "right-missing",
        /// It could not go out in time.
        TooLate = "too-late",
        /// Discord refused it.
        Refused = "refused",
        /// Nobody can say whether it arrived.
        Unsure = "unsure",
        /// It is there, but no thread may be opened under it.
        ThreadRight = "thread-right",
        /// It is there, but may not be pinned.
        PinRight = "pin-right",
        /// It is there, but Discord refuses its thread or its pin for another reason.
        Unplaced = "unplaced",
        /// It is there, but could not be put right after something in it had changed.
        Uncorrected = "uncorrected",
    }
}

/// The most posts a week that a team can mean to reach together.
pub const TOGETHER_MAX: u32 = 9_999;

/// What was typed for the number of posts that a team means to reach together; nothing lets it go.
///
/// # Errors
/// `TogetherOutOfBounds` for anything but a whole number from one to `TOGETHER_MAX`.
pub fn read_together(typed: &str) -> Result<Option<u32>, Refusal> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let number = plain.parse().ok().filter(|number| (1..=TOGETHER_MAX).contains(number));
    number.map(Some).ok_or(Refusal::TogetherOutOfBounds)
}

/// One Discord server that uses Rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// The server.
    pub id: TeamId,
    /// The zone of the recap, and of members until they set their own.
    pub zone: Tz,
    /// The channel of the recap.
    pub channel: Option<ChannelId>,
    /// The weekday of the recap.
    pub recap_day: Weekday,
    /// Its time, in the team's zone.
    pub recap_time: NaiveTime,
    /// Whether the board has ranks.
    pub ranks: bool,
    /// How many career groups a week the conversation asks for.
    pub aim: u32,
    /// How many posts a week the team means to reach together, each with the week from which it counts, oldest first;
    /// none from a week in which that was let go.
    pub together: Vec<(Week, Option<u32>)>,
    /// Whether a thread is opened under the recap.
    pub thread: bool,
    /// Whether the recap is pinned, in place of the one before.
    pub pin: bool,
    /// A role that may manage Rounds besides those who manage the server.
    pub manager_role: Option<u64>,
    /// When `/team setup` was first finished.
    pub set_up_at: Option<DateTime<Utc>>,
    /// Since when Rounds is no longer in the server.
    pub left_at: Option<DateTime<Utc>>,
    /// What managers are still to be told.
    pub trouble: Option<Trouble>,
}

impl Team {
    /// A team as it is before anybody has set anything.
    #[must_use]
    pub fn new(id: TeamId, zone: Tz) -> Self {
        Self {
            id,
            zone,
            channel: None,
            recap_day: Weekday::Mon,
            recap_time: NaiveTime::from_hms_opt(9, 0, 0).unwrap_or(NaiveTime::MIN),
            ranks: true,
            aim: recap::AIM,
            together: Vec::new(),
            thread: false,
            pin: false,
            manager_role: None,
            set_up_at: None,
            left_at: None,
            trouble: None,
        }
    }

    /// How many posts the team means to reach together in a week, if it means to.
    #[must_use]
    pub fn together(&self, week: Week) -> Option<u32> {
        self.together.iter().rev().find(|(from, _)| *from <= week).and_then(|(_, posts)| *posts)
    }

    /// Means another number from a week on; the weeks before keep theirs, and so what was said of them.
    pub fn set_together(&mut self, from: Week, posts: Option<u32>) {
        self.together.retain(|(week, _)| *week < from);
        self.together.push((from, posts));
    }

    /// The running week, in the team's zone.
    #[must_use]
    pub fn week(&self, now: DateTime<Utc>) -> Week {
        Week::of(now.with_timezone(&self.zone).date_naive())
    }

    /// When the recap of a finished week is posted: on the recap day of the week that follows.
    #[must_use]
    pub fn recap_at(&self, finished: Week) -> DateTime<Utc> {
        let day = ahead(finished.next().monday(), u64::from(self.recap_day.num_days_from_monday()));
        instant(self.zone, day.and_time(self.recap_time))
    }

    /// The first week whose recap lies after `now`.
    #[must_use]
    pub fn next_recap(&self, now: DateTime<Utc>) -> (Week, DateTime<Utc>) {
        let mut week = self.week(now).earlier(2);
        while self.recap_at(week) <= now {
            week = week.next();
        }
        (week, self.recap_at(week))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(monday: &str) -> Week {
        Week::of(monday.parse().unwrap())
    }

    #[test]
    fn a_number_counts_from_its_week_on() {
        let mut team = Team::new(TeamId(1), Tz::UTC);
        assert_eq!(team.together(week("2026-01-05")), None);
        team.set_together(week("2026-01-05"), Some(20));
        team.set_together(week("2026-01-19"), Some(30));
        team.set_together(week("2026-01-19"), Some(25));
        team.set_together(week("2026-02-02"), None);
        for (monday, posts) in [
            ("2025-12-29", None),
            ("2026-01-05", Some(20)),
            ("2026-01-12", Some(20)),
            ("2026-01-19", Some(25)),
            ("2026-02-02", None),
            ("2026-03-02", None),
        ] {
            assert_eq!(team.together(week(monday)), posts, "{monday}");
        }
    }

    #[test]
    fn numbers_as_people_type_them() {
        for (typed, read) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("20", Ok(Some(20))),
            (" 1 200 ", Ok(Some(1_200))),
            ("9999", Ok(Some(TOGETHER_MAX))),
            ("10000", Err(Refusal::TogetherOutOfBounds)),
            ("0", Err(Refusal::TogetherOutOfBounds)),
            ("-3", Err(Refusal::TogetherOutOfBounds)),
            ("2.5", Err(Refusal::TogetherOutOfBounds)),
            ("twenty", Err(Refusal::TogetherOutOfBounds)),
            ("99999999999999999999", Err(Refusal::TogetherOutOfBounds)),
        ] {
            assert_eq!(read_together(typed), read, "{typed:?}");
        }
    }
}
