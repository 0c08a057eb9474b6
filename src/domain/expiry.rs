//! Decides when what is kept of a server or a member that is gone goes too: after a while that lets them come back, and
//! never by a single look at a clock. Never deletes anything.

use super::word::words;
use chrono::{DateTime, Duration, NaiveDate, Utc};

words! {
    /// Whose data it is.
    Leaver {
        /// A server from which Rounds was removed.
        Team = "team",
        /// A person in one team.
        Member = "member",
    }
}

/// Rounds was removed from a server: for so long it may return to what was there.
pub const TEAM_KEPT: Duration = Duration::days(30);
/// A member stopped, or left the server: for so long they may come back to what was there.
pub const MEMBER_KEPT: Duration = Duration::days(365);
/// On so many different days the end has to be seen near before anything is deleted. A clock that is far ahead shows it at
/// once; it has to be far ahead for as many days.
pub const DAYS_SEEN: u32 = 7;
/// Somebody who has been silent for a year and turns out to be there still is looked at again after this.
pub const THERE_STILL: Duration = Duration::days(30);
/// From one look to the next.
const A_DAY: Duration = Duration::days(1);

/// A look that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expiry {
    /// Whose data it is.
    pub kind: Leaver,
    /// The team's id, or the member's.
    pub subject: u64,
    /// What was seen so far.
    pub seen: Seen,
}

/// What was seen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// On how many different days the end was near.
    pub days: u32,
    /// The last of them, in UTC.
    pub on: Option<NaiveDate>,
}

/// What follows from a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The end is far; nothing that was seen counts any more. The next look.
    Far(DateTime<Utc>),
    /// The end is near, or not seen for long enough: the next look, and what was seen so far.
    Near(DateTime<Utc>, Seen),
    /// It is over.
    Over,
}

/// When to look first at something that is gone since `since`.
#[must_use]
pub fn first_look(since: DateTime<Utc>, kept: Duration) -> DateTime<Utc> {
    since + kept - A_DAY * DAYS_SEEN.cast_signed()
}

/// Looks at something that is gone since `since` and kept for `kept`.
#[must_use]
pub fn look(since: DateTime<Utc>, kept: Duration, seen: Seen, now: DateTime<Utc>) -> Look {
    let first = first_look(since, kept);
    if now < first {
        return Look::Far(first);
    }
    let today = now.date_naive();
    let days = if seen.on.is_some_and(|on| on >= today) { seen.days } else { seen.days.saturating_add(1) };
    if now >= since + kept && days > DAYS_SEEN {
        return Look::Over;
    }
    Look::Near(now + A_DAY, Seen { days, on: Some(seen.on.map_or(today, |on| on.max(today))) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000 + day) + Duration::hours(9)
    }

    /// Looks as often as each look asks for, from `from` on; the day on which it is over.
    fn over_on(since: DateTime<Utc>, kept: Duration, from: DateTime<Utc>) -> DateTime<Utc> {
        let (mut now, mut seen) = (from, Seen::default());
        for _ in 0..1_000 {
            match look(since, kept, seen, now) {
                Look::Far(next) => (now, seen) = (next, Seen::default()),
                Look::Near(next, so_far) => (now, seen) = (next, so_far),
                Look::Over => return now,
            }
        }
        panic!("it never ends");
    }

    #[test]
    fn a_server_goes_after_thirty_days_and_a_member_after_a_year() {
        assert_eq!(over_on(at(0), TEAM_KEPT, at(0)), at(30));
        assert_eq!(over_on(at(0), MEMBER_KEPT, at(0)), at(365));
    }

    #[test]
    fn who_was_not_looked_at_for_long_is_still_seen_on_enough_days() {
        assert_eq!(over_on(at(0), TEAM_KEPT, at(300)), at(307));
    }

    #[test]
    fn a_clock_that_is_far_ahead_shows_the_end_on_one_day_and_not_more() {
        let Look::Near(_, seen) = look(at(0), TEAM_KEPT, Seen::default(), at(4_000)) else { panic!("over at once") };
        assert_eq!(seen.days, 1);
        for hour in 0..14 {
            let Look::Near(_, again) = look(at(0), TEAM_KEPT, seen, at(4_000) + Duration::hours(hour)) else {
                panic!("over on the same day")
            };
            assert_eq!(again.days, 1, "a day counts once");
        }
        // Put right, nothing of it counts.
        assert_eq!(look(at(0), TEAM_KEPT, seen, at(5)), Look::Far(at(23)));
        // Nor does a clock count that jumps back and forth between two days.
        let mut seen = seen;
        for n in 0..50 {
            let Look::Near(_, again) = look(at(0), TEAM_KEPT, seen, at(4_000 - n % 2)) else { panic!("over") };
            seen = again;
        }
        assert_eq!(seen.days, 1);
    }
}
