//! Decides what a team is. Never decides who belongs to it; that is `member`.

use super::ids::{ChannelId, TeamId};
use super::local_time::instant;
use super::recap;
use super::week::{Week, ahead};
use super::word::words;
use chrono::{DateTime, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

words! {
    /// What keeps the recap from the channel; managers are told at the next occasion.
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
    }
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
            manager_role: None,
            set_up_at: None,
            left_at: None,
            trouble: None,
        }
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
        let mut week = Week::of(now.with_timezone(&self.zone).date_naive()).earlier(2);
        while self.recap_at(week) <= now {
            week = week.next();
        }
        (week, self.recap_at(week))
    }
}
