//! Decides on which day a person's knock comes and what is in it.
//! Never decides how it is worded, and never sends it.

use super::conversation::Talk;
use super::goal::{CheckIn, Watch};
use super::ids::{MemberId, PostId};
use super::nudge::{Ladder, Rung};
use super::pace::{Diary, Pace, Rest};
use super::person::Person;
use super::plan::Bringing;
use super::quarter::Quarter;
use super::reply::{self, Check};
use super::review::Reviewed;
use super::settle::Lighter;
use super::strategy::Asking;
use super::week::{Week, ahead};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// At most so many parts ride on one knock.
pub const PARTS: usize = 3;
/// No nudge comes sooner after joining.
pub const FIRST_NUDGE_AFTER: Duration = Duration::hours(48);
/// How far ahead the next knock is looked for; if nothing is wanted until then, the question is put again then.
pub const HORIZON_DAYS: u64 = 14;
/// From this much later than meant on, a knock says that it is late.
pub const LATE_AFTER: Duration = Duration::hours(1);

/// A member as the knock sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// What they meant and made.
    pub diary: Diary,
    /// The checks of their posts that have no answer yet.
    pub checks: Vec<Check>,
    /// With how many groups they talked, and when they were asked.
    pub talk: Talk,
    /// When they were last told what is missing in their strategy.
    pub asking: Asking,
    /// On which quarter they were last asked to look back.
    pub reviewed: Reviewed,
    /// Whether they want their week brought, and which was brought last.
    pub bringing: Bringing,
    /// Their open goals, and when they were asked about.
    pub goals: Watch,
}

/// All that is known of a person when their next knock is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The person.
    pub person: Person,
    /// Their leave and busy days.
    pub rest: Rest,
    /// Their memberships that have not been quit.
    pub seats: Vec<Seat>,
    /// The days of the last knocks, at least those of this week.
    pub knocked_on: Vec<NaiveDate>,
    /// When the last of them went out.
    pub knocked_at: Option<DateTime<Utc>>,
    /// Where the ladder of nudges stands.
    pub ladder: Ladder,
}

/// One thing that a knock says.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Go back to the people who answered these posts.
    Replies {
        /// Of which member.
        member: MemberId,
        /// The posts, oldest first.
        posts: Vec<PostId>,
    },
    /// The week has room; here is a topic.
    Nudge {
        /// Of which member.
        member: MemberId,
        /// How the week stands.
        pace: Pace,
        /// The number that "Make it N this week" offers, where it is offered.
        settle: Option<u8>,
        /// Whether a lower target is offered, since settling is used up.
        lower: bool,
    },
    /// The week, laid out.
    Plan {
        /// Of which member.
        member: MemberId,
        /// Which week.
        week: Week,
    },
    /// How do the goals stand?
    Goals {
        /// Of which member.
        member: MemberId,
        /// Which of them, and what of each.
        check: CheckIn,
    },
    /// Busy days lie ahead: a topic to keep for the days after.
    Ahead {
        /// Of which member.
        member: MemberId,
        /// How many busy days follow in a row.
        days: u32,
    },
    /// After the ladder, once: fewer, a rest, or as it is?
    Ask {
        /// Of which member.
        member: MemberId,
    },
    /// Whom did you talk with?
    Talk {
        /// Of which member.
        member: MemberId,
        /// In which week.
        week: Week,
    },
    /// A quarter is over: what it was, and what stays.
    Review {
        /// Of which member.
        member: MemberId,
        /// Which quarter.
        quarter: Quarter,
    },
}

impl Part {
    /// Of which member it is.
    #[must_use]
    pub const fn member(&self) -> MemberId {
        match self {
            Self::Replies { member, .. }
            | Self::Nudge { member, .. }
            | Self::Plan { member, .. }
            | Self::Goals { member, .. }
            | Self::Ahead { member, .. }
            | Self::Ask { member }
            | Self::Talk { member, .. }
            | Self::Review { member, .. } => *member,
        }
    }
}

/// A knock that is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Knock {
    /// The person's day.
    pub day: NaiveDate,
    /// The instant.
    pub at: DateTime<Utc>,
}

/// What becomes of a knock that is due.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// It goes out now.
    Send {
        /// The day whose knock it is.
        day: NaiveDate,
        /// Whether it says that it is late.
        late: bool,
        /// What it says.
        parts: Vec<Part>,
    },
    /// It does not; the next one is this.
    Move(Knock),
}

impl Ground {
    /// What a knock on `day`, at the instant `at`, would say; nothing where none may come, nor soon after the last one, nor
    /// outside the active hours, nor once the day is over: a clock change that skips the knock time may leave the day
    /// without one.
    #[must_use]
    pub fn parts(&self, day: NaiveDate, at: DateTime<Utc>) -> Vec<Part> {
        let in_time = self.person.day(at) == day && self.person.is_active_hour(at) && self.is_apart(at);
        if !in_time || !self.may_knock(day) {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut crowded = Vec::new();
        for seat in &self.seats {
            // Coming back from leave brings nothing that was due meanwhile; it waits where the person looks by themselves.
            let due = seat.checks.iter().filter(|check| !self.rest.is_leave(self.first_day(check.due_at)));
            let posts = reply::asked_about(&due.copied().collect::<Vec<_>>(), at);
            if posts.len() >= reply::GIVES_WAY {
                crowded.push(seat.diary.member.id);
            }
            if !posts.is_empty() {
                parts.push(Part::Replies { member: seat.diary.member.id, posts });
            }
        }
        let mut asked = false;
        for seat in self.seats.iter().filter(|seat| !crowded.contains(&seat.diary.member.id)) {
            match self.nudge(seat, day, at) {
                Some(Part::Ask { .. }) if asked => {}
                Some(part) => {
                    asked |= matches!(part, Part::Ask { .. });
                    parts.push(part);
                }
                None => {}
            }
        }
        parts.extend(self.seats.iter().filter_map(|seat| self.week_plan(seat, day)));
        self.add_what_can_ride(&mut parts, day, at);
        parts.truncate(PARTS);
        parts
    }

    /// What brings a knock by itself, or rides on one that goes out anyway, for whatever other reason.
    fn add_what_can_ride(&self, parts: &mut Vec<Part>, day: NaiveDate, at: DateTime<Utc>) {
        let ahead: Vec<Part> = self.ahead(day, parts).into_iter().collect();
        let talk = self.talk(day, at, &[parts.as_slice(), &ahead].concat());
        // It needs others only while a nudge waits: with more of them it comes all the more.
        let review = self.review(day, &[parts.as_slice(), &ahead, talk.as_slice()].concat());
        let rides = !parts.is_empty() || !ahead.is_empty() || talk.is_some() || review.is_some();
        parts.extend(self.check_in(day, rides));
        parts.extend(ahead);
        let talk = talk.or_else(|| self.talk(day, at, parts));
        parts.extend(talk);
        parts.extend(self.review(day, parts));
    }

    /// The day of the first knock that comes at this instant or after it.
    fn first_day(&self, due_at: DateTime<Utc>) -> NaiveDate {
        let day = self.person.day(due_at);
        if self.person.knock_at(day) < due_at { ahead(day, 1) } else { day }
    }

    fn nudge(&self, seat: &Seat, day: NaiveDate, at: DateTime<Utc>) -> Option<Part> {
        let diary = &seat.diary;
        let week = Week::of(day);
        let pace = diary.pace_at(day, at);
        if !pace.state.wants_nudge()
            || !diary.is_open(day)
            || diary.joined_late(week)
            || at < diary.member.joined_at + FIRST_NUDGE_AFTER
        {
            return None;
        }
        let member = diary.member.id;
        match self.ladder.rung(day, |day| diary.is_open(day)) {
            Rung::Nudge => {
                let lighter = diary.lighter(day, &pace);
                let settle = if let Lighter::Week(number) = lighter { Some(number) } else { None };
                Some(Part::Nudge { member, pace, settle, lower: lighter == Lighter::EveryWeek })
            }
            Rung::Ask => Some(Part::Ask { member }),
            Rung::Wait | Rung::Quiet => None,
        }
    }

    /// The next knock after `now`: the first day on which something would be said if nothing else happened, or, where
    /// there is none within the horizon, the end of it, to ask again then. Always later than `now`.
    #[must_use]
    pub fn next_knock(&self, now: DateTime<Utc>) -> Knock {
        let today = self.person.day(now);
        let mut last = Knock { day: today, at: now + Duration::days(HORIZON_DAYS as i64) };
        for day in (0..=HORIZON_DAYS).map(|n| ahead(today, n)) {
            let at = self.person.knock_at(day);
            if at <= now {
                continue;
            }
            if !self.parts(day, at).is_empty() {
                return Knock { day, at };
            }
            last = Knock { day, at };
        }
        last
    }

    /// Goes on as if this knock had gone out and nobody had answered: for looking ahead.
    pub fn suppose_sent(&mut self, knock: Knock, parts: &[Part]) {
        self.knocked_on.push(knock.day);
        self.knocked_at = Some(knock.at);
        for part in parts {
            match part {
                Part::Nudge { .. } if self.ladder.unanswered.last() != Some(&knock.day) => {
                    self.ladder.unanswered.push(knock.day);
                }
                Part::Nudge { .. } | Part::Ahead { .. } => {}
                Part::Ask { .. } => self.ladder.asked = true,
                Part::Plan { member, week } => self.suppose_brought(*member, *week),
                Part::Talk { member, week } => {
                    if let Some(talk) = self.talk_of(*member) {
                        talk.suppose_asked(*week);
                    }
                }
                Part::Review { member, quarter } => {
                    let seat = self.seats.iter_mut().find(|seat| seat.diary.member.id == *member);
                    if let Some(seat) = seat {
                        seat.reviewed = Reviewed { asked: Some(*quarter), answered: false };
                    }
                }
                Part::Goals { member, check } => {
                    if let Some(watch) = self.watch_of(*member) {
                        watch.suppose_checked(knock.day, check);
                    }
                }
                Part::Replies { posts, .. } => {
                    let checks = self.seats.iter_mut().flat_map(|seat| &mut seat.checks);
                    for check in checks.filter(|check| posts.contains(&check.post)) {
                        check.asked_at = check.asked_at.or(Some(knock.at));
                    }
                }
            }
        }
    }

    /// What becomes of the knock that was meant for `queued`, now that it is `now`. One that is late is composed from
    /// what is wanted now, for today, and only inside the active hours; a day that is over gets none.
    #[must_use]
    pub fn decide(&self, queued: Knock, now: DateTime<Utc>) -> Decision {
        let late = now - queued.at >= LATE_AFTER;
        let day = if late { self.person.day(now) } else { queued.day };
        // Today's own knock may still lie ahead: then it is the one.
        let ahead = late && self.person.knock_at(day) > now;
        if !ahead {
            let parts = self.parts(day, now);
            if !parts.is_empty() {
                return Decision::Send { day, late, parts };
            }
        }
        Decision::Move(self.next_knock(now))
    }
}

#[cfg(test)]
mod tests;
