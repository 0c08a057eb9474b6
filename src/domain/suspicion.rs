//! Decides for how long nobody is written to after Discord suspected us of spam. Bots that went on were quarantined.
//! Never decides who would have been written to.

use super::notice::{NoticeKind, Queued};
use super::word::words;
use chrono::{DateTime, Duration, Utc};

words! {
    /// What Discord's suspicion is about.
    Suspected {
        /// Conversations opened too fast (40003): people never written to wait.
        Opening = "opening",
        /// The bot is flagged as a spammer (20026): everybody waits.
        Writing = "writing",
    }
}

/// The first pause. Discord names no time; an hour is far longer than any of its limits.
pub const SHORTEST: Duration = Duration::hours(1);
/// No pause is longer.
pub const LONGEST: Duration = Duration::hours(24);

/// A suspicion, and the pause that it led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspicion {
    /// What it is about.
    pub what: Suspected,
    /// When it was first spoken out, in this row.
    pub since: DateTime<Utc>,
    /// Until when the pause lasts.
    pub until: DateTime<Utc>,
    /// How often in a row.
    pub times: u32,
}

impl Suspicion {
    /// What a suspicion spoken out at `now` leads to: twice the pause of the last one, unless that is over for a day.
    /// Several refusals that cross each other on the way are one.
    #[must_use]
    pub fn spoken(what: Suspected, before: Option<Self>, now: DateTime<Utc>) -> Self {
        match before {
            Some(before) if before.holds(now) => before,
            Some(before) if now >= before.until && now - before.until < LONGEST => {
                let times = before.times.saturating_add(1);
                Self { until: now + pause(what, times), times, ..before }
            }
            _ => Self { what, since: now, until: now + pause(what, 1), times: 1 },
        }
    }

    /// Whether the pause lasts at `now`. A clock that went back makes it no longer than it was meant.
    #[must_use]
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        now < self.until && self.until - now <= LONGEST
    }
}

fn pause(what: Suspected, times: u32) -> Duration {
    match what {
        // Flagged for good until somebody appeals: asked again once a day.
        Suspected::Writing => LONGEST,
        Suspected::Opening => SHORTEST.checked_mul(1 << (times - 1).min(5)).map_or(LONGEST, |pause| pause.min(LONGEST)),
    }
}

/// Until when a notice has to wait, if at all. `opens` is one to somebody who was never written to.
#[must_use]
pub fn held_until(all: &[Suspicion], kind: NoticeKind, opens: bool, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let to_people = matches!(kind, NoticeKind::Knock | NoticeKind::Reminder);
    let concerned = |one: &&Suspicion| match one.what {
        Suspected::Writing => to_people,
        Suspected::Opening => to_people && opens,
    };
    all.iter().filter(concerned).filter(|one| one.holds(now)).map(|one| one.until).max()
}

impl Queued {
    /// Until when it has to wait because of a suspicion, if at all.
    #[must_use]
    pub fn held_until(&self, all: &[Suspicion], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        held_until(all, self.kind, self.first_contact, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::hours(hours)
    }

    #[test]
    fn pauses_grow_while_the_suspicion_comes_back_and_begin_anew_after_a_quiet_day() {
        let mut now = at(0);
        let mut before = None;
        for hours in [1, 2, 4, 8, 16, 24, 24] {
            let one = Suspicion::spoken(Suspected::Opening, before, now);
            assert_eq!((one.until - now).num_hours(), hours);
            assert_eq!(Suspicion::spoken(Suspected::Opening, Some(one), now + Duration::minutes(1)), one, "crossed");
            assert_eq!(one.since, at(0));
            (before, now) = (Some(one), one.until);
        }
        let later = Suspicion::spoken(Suspected::Opening, before, now + Duration::hours(24));
        assert_eq!(((later.until - now).num_hours(), later.times), (25, 1));
        assert_eq!(Suspicion::spoken(Suspected::Writing, None, at(0)).until, at(24));
    }

    #[test]
    fn who_waits() {
        let all =
            [Suspicion::spoken(Suspected::Opening, None, at(0)), Suspicion::spoken(Suspected::Writing, None, at(0))];
        for (held, kind, opens, hours, until) in [
            (&all[..1], NoticeKind::Knock, true, 0, Some(1)),
            (&all[..1], NoticeKind::Knock, true, 1, None),
            (&all[..1], NoticeKind::Knock, false, 0, None),
            (&all[..1], NoticeKind::Recap, false, 0, None),
            (&all[1..], NoticeKind::Knock, false, 23, Some(24)),
            (&all[1..], NoticeKind::Recap, false, 0, None),
            (&all[1..], NoticeKind::Nod, false, 0, None),
            (&all[1..], NoticeKind::Reminder, false, 23, Some(24)),
            (&all[..1], NoticeKind::Reminder, true, 0, Some(1)),
            (&all[..1], NoticeKind::Reminder, false, 0, None),
            (&all[..], NoticeKind::Knock, true, 0, Some(24)),
            // A clock that was far ahead for a while.
            (&all[..], NoticeKind::Knock, true, -48, None),
        ] {
            assert_eq!(held_until(held, kind, opens, at(hours)), until.map(at), "{kind:?} {opens} {hours}");
        }
    }
}
