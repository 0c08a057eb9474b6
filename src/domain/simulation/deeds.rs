//! What people do, and what is kept of it, as the store would keep it. Never decides when they do it; that is `habits`.

use super::people;
use super::settings::{self, Setting};
use crate::domain::facet::Purpose;
use crate::domain::goal::{Asking, CheckIn, Watch};
use crate::domain::ids::{MemberId, PostId};
use crate::domain::knock::{Ground, Part, Seat};
use crate::domain::member::Member;
use crate::domain::nudge::Ladder;
use crate::domain::pace::Leave;
use crate::domain::person::DirectMessages;
use crate::domain::reply::{self, Check, ReplyAnswer};
use crate::domain::week::{Week, ahead, back};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::BTreeMap;

/// Something that somebody does. All of them are signs of life.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    /// Joins a team.
    Join(Box<Member>),
    /// Logs a post of so many minutes ago; one ahead, where negative.
    Post { seat: usize, minutes_ago: i64 },
    /// Takes the last post away again.
    Undo { seat: usize },
    /// Answers every check that is open.
    Answer(ReplyAnswer),
    /// Says with how many groups they talked in a week.
    Talked { seat: usize, week: Week, groups: u32 },
    /// Answers a check-in: types the numbers that it asks for, and moves on the days that have passed.
    Checked { seat: usize, check: CheckIn },
    /// Presses something that changes nothing.
    Press,
    /// Marks these of the coming days as busy; today is zero.
    Busy(Vec<u64>),
    /// On shift on the day of a knock; on the one after it as well, or not after all.
    Shift { day: NaiveDate, on: bool },
    /// Marks these days, in answer to the week's first knock.
    BusyToo(Vec<NaiveDate>),
    /// Takes all marks away that lie ahead.
    Free,
    /// Takes leave from so many days ahead on, or since so many days of this week.
    Leave { from: i64, days: u64 },
    /// Ends the leave of today.
    Resume,
    /// Presses the button that settles a week on a number, perhaps when it is over; without one, what is offered now.
    Settle { seat: usize, offered: Option<(Week, u8)> },
    /// Asks for no knocks for so many days.
    Hush(u64),
    /// Leaves a team.
    Quit { seat: usize },
    /// Comes back to it.
    Back,
    /// Changes a setting.
    Set(Setting),
}

impl Deed {
    /// As what it is counted.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Join(_) => "joined",
            Self::Post { .. } => "logged",
            Self::Undo { .. } => "undone",
            Self::Answer(_) => "answered",
            Self::Talked { .. } => "said with whom they talked",
            Self::Checked { .. } => "said how goals stand",
            Self::Press => "pressed",
            Self::Busy(_) => "marked busy",
            Self::BusyToo(_) => "marked busy in a knock",
            Self::Shift { on: true, .. } => "on shift today",
            Self::Shift { on: false, .. } => "not on shift after all",
            Self::Free => "marks taken away",
            Self::Leave { .. } => "took leave",
            Self::Resume => "resumed",
            Self::Settle { .. } => "pressed for a lighter week",
            Self::Hush(_) => "asked for quiet",
            Self::Quit { .. } => "quit",
            Self::Back => "came back",
            Self::Set(Setting::Zone(_)) => "moved to another zone",
            Self::Set(_) => "changed a setting",
        }
    }
}

/// All that is kept of one person.
pub(super) struct Kept {
    /// What the decisions are asked of.
    pub(super) ground: Ground,
    absences: BTreeMap<MemberId, Vec<Leave>>,
    left: Option<(Seat, NaiveDate)>,
    logged: Vec<(MemberId, PostId, NaiveDate)>,
}

impl Kept {
    /// As it is before anything has happened.
    pub(super) fn new(ground: Ground) -> Self {
        Self { ground, absences: BTreeMap::new(), left: None, logged: Vec::new() }
    }

    /// Whether they have left a team to which they may come back.
    pub(super) fn has_left(&self) -> bool {
        self.left.is_some()
    }

    /// Whether the deed can be done as things stand now.
    pub(super) fn fits(&self, deed: &Deed) -> bool {
        let seats = self.ground.seats.len();
        match deed {
            Deed::Quit { seat } => *seat < seats && self.left.is_none(),
            Deed::Post { seat, .. }
            | Deed::Undo { seat }
            | Deed::Settle { seat, .. }
            | Deed::Talked { seat, .. }
            | Deed::Checked { seat, .. } => *seat < seats,
            Deed::Set(Setting::PostingDays(seat, _) | Setting::Target(seat, _)) => *seat < seats,
            _ => true,
        }
    }

    /// Keeps that these parts were claimed: what they ask about has been asked.
    pub(super) fn ask(&mut self, parts: &[Part], at: DateTime<Utc>) {
        for part in parts {
            let Part::Replies { posts, .. } = part else { continue };
            let checks = self.ground.seats.iter_mut().flat_map(|seat| &mut seat.checks);
            for check in checks.filter(|check| posts.contains(&check.post) && check.due_at <= at) {
                check.asked_at = check.asked_at.or(Some(at));
            }
        }
    }

    /// Keeps that a knock of the day has arrived.
    pub(super) fn knocked(&mut self, day: NaiveDate, at: DateTime<Utc>, parts: &[Part]) {
        for part in parts {
            if let Part::Plan { member, week } = part {
                self.ground.suppose_brought(*member, *week);
            }
            if let Part::Goals { member, check } = part
                && let Some(watch) = self.ground.watch_of(*member)
            {
                watch.suppose_checked(day, check);
            }
            let Part::Talk { member, week } = part else { continue };
            if let Some(talk) = self.ground.talk_of(*member) {
                talk.suppose_asked(*week);
            }
        }
        for part in parts {
            let Part::Review { member, quarter } = part else { continue };
            if let Some(seat) = self.ground.seats.iter_mut().find(|seat| seat.diary.member.id == *member) {
                seat.reviewed.asked = Some(*quarter);
            }
        }
        let Ground { knocked_on, knocked_at, ladder, .. } = &mut self.ground;
        knocked_on.push(day);
        *knocked_at = Some(at);
        // The store hands out those of this week at least, and not all there ever were.
        if knocked_on.len() > 16 {
            knocked_on.remove(0);
        }
        if parts.iter().any(|part| matches!(part, Part::Nudge { .. })) {
            ladder.unanswered.push(day);
        }
        ladder.asked |= parts.iter().any(|part| matches!(part, Part::Ask { .. }));
    }

    /// Keeps what the deed leaves behind, and that it was a sign of life.
    pub(super) fn keep(&mut self, deed: &Deed, now: DateTime<Utc>) {
        let today = self.ground.person.day(now);
        self.ground.person.last_sign_at = now;
        self.ground.person.direct = DirectMessages::Open;
        self.ground.ladder = Ladder::default();
        let ground = &mut self.ground;
        match deed {
            Deed::Join(member) => {
                let mut member = (**member).clone();
                (member.targets[0].0, member.posting_days[0].0) = (Week::of(today), Week::of(today));
                ground.seats.push(people::seat(member, &ground.person, now));
            }
            Deed::Post { seat, minutes_ago } => self.log(*seat, now - Duration::minutes(*minutes_ago), now),
            Deed::Undo { seat } => self.undo(*seat),
            Deed::Answer(answer) => {
                for seat in &mut ground.seats {
                    answer_all(&mut seat.checks, *answer, now);
                }
            }
            Deed::Talked { seat, week, groups } => {
                let talk = &mut ground.seats[*seat].talk;
                talk.named.insert(*week, *groups);
                // An answer to an earlier question leaves the later ones as they are.
                if talk.asked.is_none_or(|asked| asked <= *week) {
                    talk.unanswered = 0;
                }
            }
            Deed::Checked { seat, check } => answer_check(&mut ground.seats[*seat].goals, check, today),
            Deed::Press => {}
            Deed::Busy(days) => ground.rest.busy.extend(days.iter().map(|days| ahead(today, *days))),
            Deed::BusyToo(days) => ground.rest.busy.extend(days.iter().filter(|day| **day >= today)),
            Deed::Shift { day, on: true } => drop(ground.rest.busy.insert(*day)),
            Deed::Shift { day, on: false } => drop(ground.rest.busy.remove(day)),
            Deed::Free => ground.rest.busy.retain(|day| *day < today),
            Deed::Leave { from, days } => {
                let days_off = from.unsigned_abs();
                let from = if *from < 0 { back(today, days_off) } else { ahead(today, days_off) };
                let from = from.max(Week::of(today).monday());
                ground.rest.leave.push(Leave { from, until: ahead(from, *days) });
            }
            Deed::Resume => {
                ground.rest.leave.retain(|leave| leave.from != today);
                for leave in ground.rest.leave.iter_mut().filter(|leave| leave.holds(today)) {
                    leave.until = back(today, 1);
                }
            }
            Deed::Settle { seat, offered } => settle(&mut ground.seats[*seat], *offered, today),
            Deed::Hush(days) => ground.person.hush_until = Some(ahead(today, *days)),
            Deed::Quit { seat } => self.left = Some((ground.seats.remove(*seat), today)),
            Deed::Back => self.come_back(today, now),
            Deed::Set(setting) => settings::change(ground, setting, now),
        }
        self.share_rest();
    }

    /// What belongs to the person holds in every team; their absences from one belong to that one.
    fn share_rest(&mut self) {
        for seat in &mut self.ground.seats {
            seat.diary.rest.clone_from(&self.ground.rest);
            let absences = self.absences.get(&seat.diary.member.id);
            seat.diary.rest.leave.extend(absences.into_iter().flatten());
        }
    }

    fn log(&mut self, seat: usize, posted_at: DateTime<Utc>, now: DateTime<Utc>) {
        let posted_on = self.ground.person.day(posted_at);
        let seat = &mut self.ground.seats[seat];
        let (member, days) = (seat.diary.member.id, &mut seat.diary.posts);
        let post = PostId(self.logged.len() as i64 + 1);
        days.insert(days.partition_point(|on| *on <= posted_on), posted_on);
        let purpose = if post.0 % 3 == 0 { Purpose::Recruit } else { Purpose::Network };
        seat.goals.posts.push((posted_on, purpose));
        self.logged.push((member, post, posted_on));
        if let Some(due_at) = reply::first_due(posted_at, now) {
            seat.checks.push(Check { post, round: 1, due_at, asked_at: None, answer: None });
        }
    }

    fn undo(&mut self, seat: usize) {
        let seat = &mut self.ground.seats[seat];
        let Some((member, post, on)) = self.logged.last().copied() else { return };
        // The number stays taken, so that no later post is mistaken for this one.
        if let Some(at) = seat.diary.posts.iter().position(|day| *day == on)
            && member == seat.diary.member.id
        {
            seat.diary.posts.remove(at);
            seat.checks.retain(|check| check.post != post);
            self.logged.push((MemberId(0), PostId(0), on));
        }
    }

    fn come_back(&mut self, today: NaiveDate, now: DateTime<Utc>) {
        let Some((mut seat, since)) = self.left.take() else { return };
        if since < today {
            let absence = Leave { from: since, until: back(today, 1) };
            self.absences.entry(seat.diary.member.id).or_default().push(absence);
        }
        seat.diary.member.joined_at = now;
        self.ground.seats.push(seat);
    }
}

fn answer_check(watch: &mut Watch, check: &CheckIn, today: NaiveDate) {
    for (goal, asking) in &check.goals {
        let Some(one) = watch.goals.iter_mut().find(|one| one.goal == *goal) else { continue };
        match asking {
            Asking::Number => (one.typed_on, one.unanswered) = (Some(today), 0),
            Asking::Over => one.due_on = ahead(today, 90),
            Asking::Shown | Asking::Reached => {}
        }
    }
}

fn settle(seat: &mut Seat, offered: Option<(Week, u8)>, today: NaiveDate) {
    let pace = seat.diary.pace(today);
    let offered = offered.or_else(|| Some((pace.week, seat.diary.settle_offer(&pace)?)));
    if let Some((week, number)) = offered {
        // Refused, it changes nothing.
        let _ = seat.diary.settle(week, number, today);
    }
}

fn answer_all(checks: &mut Vec<Check>, answer: ReplyAnswer, now: DateTime<Utc>) {
    let mut again = Vec::new();
    checks.retain(|check| {
        let open = check.is_open(now);
        if let Some(due_at) = check.next_due(answer, now).filter(|_| open) {
            again.push(Check { round: 2, due_at, asked_at: None, ..*check });
        }
        // What is long past is not handed out by the store any more, nor is what has an answer.
        !open && now < check.due_at + reply::WAITS
    });
    checks.append(&mut again);
}
