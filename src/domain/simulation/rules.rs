//! What must hold of every knock, said anew and in other words than the decisions that are on trial.
//! Never asks those decisions, except for how a week stands.

use crate::domain::ids::MemberId;
use crate::domain::knock::{Ground, Part, Seat};
use crate::domain::pace::Rest;
use crate::domain::person::{DirectMessages, Person};
use crate::domain::reply::Check;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// What somebody has heard, as they remember it.
#[derive(Default)]
pub(super) struct Heard {
    /// The days of all knocks that arrived.
    pub(super) days: Vec<NaiveDate>,
    /// When the last of them did.
    pub(super) last: Option<DateTime<Utc>>,
    /// The days of the nudges since they last did something.
    pub(super) nudged: Vec<NaiveDate>,
    /// Whether the question came since then.
    pub(super) asked: bool,
    /// Of which member, and on which day, they were asked with whom they talked.
    pub(super) talks: Vec<(MemberId, NaiveDate)>,
    /// The same, since they last said something to that.
    pub(super) unsaid: Vec<(MemberId, NaiveDate)>,
    /// Of which member, and on which quarter, they were asked to look back.
    pub(super) reviews: Vec<(MemberId, String)>,
    /// To which member which week was brought, by its Monday.
    pub(super) plans: Vec<(MemberId, NaiveDate)>,
    /// The days on which they were asked how their goals stand.
    pub(super) checked: Vec<NaiveDate>,
}

impl Heard {
    /// Whether half a day has gone by since the last one.
    pub(super) fn is_rested(&self, at: DateTime<Utc>) -> bool {
        self.last.is_none_or(|last| at >= last + Duration::hours(12))
    }

    /// How many knocks of the ISO week of the day.
    pub(super) fn in_week_of(&self, day: NaiveDate) -> usize {
        self.days.iter().rev().take(20).filter(|on| on.iso_week() == day.iso_week()).count()
    }
}

/// A knock that went out.
pub(super) struct Sent<'a> {
    /// The day that it says it is of.
    pub(super) day: NaiveDate,
    /// When it went out.
    pub(super) at: DateTime<Utc>,
    /// How late that was.
    pub(super) late_by: TimeDelta,
    /// Whether it says so.
    pub(super) late: bool,
    /// What it says.
    pub(super) parts: &'a [Part],
    /// Of which days it asks whether they will not do.
    pub(super) busy: &'a [NaiveDate],
}

fn wall(person: &Person, at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&person.zone).naive_local()
}

fn into_day(time: NaiveTime) -> TimeDelta {
    time - NaiveTime::MIN
}

/// Whether the wall clock shows an active hour.
pub(super) fn is_active(person: &Person, at: DateTime<Utc>) -> bool {
    let since = |from: NaiveTime, time: NaiveTime| {
        (into_day(time) - into_day(from) + TimeDelta::days(1)).num_seconds().rem_euclid(86_400)
    };
    let (from, until) = (person.hours.from, person.hours.until);
    from == until || since(from, wall(person, at).time()) < since(from, until)
}

/// The person's day, by the wall clock put back by the hours that belong to the evening before.
pub(super) fn day(person: &Person, at: DateTime<Utc>) -> NaiveDate {
    (wall(person, at) - into_day(person.day_ends)).date()
}

fn on_leave(rest: &Rest, day: NaiveDate) -> bool {
    rest.leave.iter().any(|leave| (leave.from..=leave.until).contains(&day))
}

/// Whether the person may hear anything on the day, by what they have set and said.
pub(super) fn is_knock_day(ground: &Ground, day: NaiveDate) -> bool {
    ground.person.knock_days.contains(day.weekday()) && !ground.rest.busy.contains(&day) && !on_leave(&ground.rest, day)
}

/// Whether the day's weekday is among those that were last chosen in its week or before it, or else at the beginning.
fn is_meant(seat: &Seat, day: NaiveDate) -> bool {
    let chosen = &seat.diary.member.posting_days;
    let until = chosen.iter().take_while(|(week, _)| week.monday() <= day).count();
    chosen[until.saturating_sub(1)].1.contains(day.weekday())
}

/// Whether the member means to post on the day and can.
pub(super) fn is_open(seat: &Seat, day: NaiveDate) -> bool {
    let diary = &seat.diary;
    is_meant(seat, day)
        && day >= diary.member.joined_on
        && !on_leave(&diary.rest, day)
        && !diary.rest.busy.contains(&day)
}

/// Whether the week was joined after its first posting day.
pub(super) fn joined_late(seat: &Seat, day: NaiveDate) -> bool {
    let joined = seat.diary.member.joined_on;
    let mut before = joined.iter_days().rev().skip(1).take(joined.weekday().num_days_from_monday() as usize);
    joined.iso_week() == day.iso_week() && before.any(|day| is_meant(seat, day))
}

/// Whether the week of the day is done.
fn is_done(seat: &Seat, day: NaiveDate) -> bool {
    let made = seat.diary.posts.iter().filter(|on| on.iso_week() == day.iso_week()).count();
    made >= usize::from(seat.diary.pace(day).target)
}

/// The checks that wait for an answer, without those whose first knock would have come on leave.
pub(super) fn open_checks<'a>(
    ground: &'a Ground,
    seat: &'a Seat,
    at: DateTime<Utc>,
) -> impl Iterator<Item = &'a Check> {
    seat.checks.iter().filter(move |check| {
        check.answer.is_none()
            && (check.due_at..check.due_at + Duration::days(14)).contains(&at)
            && !on_leave(&ground.rest, first_knock_day(&ground.person, check.due_at))
    })
}

fn first_knock_day(person: &Person, due_at: DateTime<Utc>) -> NaiveDate {
    let today = day(person, due_at);
    today.iter_days().find(|day| person.knock_at(*day) >= due_at).unwrap_or(today)
}

/// How many open days have come since the last nudge, and how many are called for.
pub(super) fn since_nudge(heard: &Heard, seat: &Seat, day: NaiveDate) -> Option<(usize, usize)> {
    let last = heard.nudged.last()?;
    let open = last.iter_days().skip(1).take_while(|on| *on <= day).filter(|on| is_open(seat, *on)).count();
    Some((open, [1, 2, 4, 4][heard.nudged.len().min(4) - 1]))
}

/// Everything that is wrong with the knock.
pub(super) fn faults(ground: &Ground, heard: &Heard, sent: &Sent<'_>) -> Vec<String> {
    let person = &ground.person;
    let mut found = Vec::new();
    let mut wrong = |is: bool, what: &str| {
        if is {
            found.push(what.to_owned());
        }
    };
    wrong(person.consent_at.is_none(), "without consent");
    wrong(matches!(person.direct, DirectMessages::Closed { .. }), "with closed messages");
    wrong(heard.asked, "after the question, without a sign of life");
    wrong(person.hush_until.is_some_and(|until| sent.day < until), "while quiet was asked for");
    wrong(!is_active(person, sent.at), "outside the active hours");
    wrong(day(person, sent.at) != sent.day, "on another day than it is of");
    wrong(on_leave(&ground.rest, sent.day), "on leave");
    wrong(ground.rest.busy.contains(&sent.day), "on a busy day");
    wrong(!is_knock_day(ground, sent.day), "on no knock day");
    wrong(heard.days.contains(&sent.day), "a second one on one day");
    wrong(!heard.is_rested(sent.at), "less than half a day after the last one");
    let asked = sent.busy.iter().any(|day| {
        ground.rest.busy.contains(day)
            || on_leave(&ground.rest, *day)
            || !(1..=7).contains(&(*day - sent.day).num_days())
    });
    wrong(asked, "asked about a day that is busy, on leave, over, or far off");
    wrong(!sent.busy.is_empty() && heard.in_week_of(sent.day) > 0, "asked for busy days twice in a week");
    let allowed = person.intensity.knocks_a_week() as usize;
    wrong(heard.in_week_of(sent.day) >= allowed, "more than the intensity allows");
    wrong(sent.late != (sent.late_by >= TimeDelta::hours(1)), "late and silent about it, or the other way round");
    wrong(sent.parts.is_empty() || sent.parts.len() > 3, "no part, or more than three");
    wrong(!sent.parts.is_sorted_by_key(order), "parts out of order");
    wrong(sent.parts.iter().filter(|part| order(part) == 4).count() > 1, "the question with whom one talked twice");
    for (nth, part) in sent.parts.iter().enumerate() {
        let same = |other: &Part| order(other) == order(part) && other.member() == part.member();
        wrong(sent.parts[..nth].iter().any(same), "the same part twice");
        let seat = ground.seats.iter().find(|seat| seat.diary.member.id == part.member());
        wrong(seat.is_none(), "of a team that was left");
        for what in seat.into_iter().flat_map(|seat| part_faults(ground, heard, seat, part, sent)) {
            wrong(true, what);
        }
    }
    found
}

fn order(part: &Part) -> u8 {
    match part {
        Part::Replies { .. } => 0,
        Part::Nudge { .. } | Part::Ask { .. } => 1,
        Part::Plan { .. } => 2,
        Part::Goals { .. } => 3,
        Part::Ahead { .. } => 4,
        Part::Talk { .. } => 5,
        Part::Review { .. } => 6,
    }
}

fn part_faults(ground: &Ground, heard: &Heard, seat: &Seat, part: &Part, sent: &Sent<'_>) -> Vec<&'static str> {
    let open: Vec<&Check> = open_checks(ground, seat, sent.at).collect();
    let mut found = Vec::new();
    let mut wrong = |is: bool, what: &'static str| found.extend(is.then_some(what));
    match part {
        Part::Replies { posts, .. } => {
            let asked: Vec<&&Check> = open.iter().filter(|check| posts.contains(&check.post)).collect();
            wrong(posts.is_empty() || posts.len() > 5, "about no post, or more than five");
            wrong(asked.len() != posts.len(), "about a post that is answered, gone, too young or too old");
            wrong(asked.iter().all(|check| check.asked_at.is_some()), "about posts that were all asked about before");
        }
        Part::Nudge { .. } | Part::Ask { .. } => {
            wrong(is_done(seat, sent.day), "a nudge for what is done");
            wrong(!is_open(seat, sent.day), "a nudge on a day that is not open");
            wrong(joined_late(seat, sent.day), "a nudge in a week joined late");
            wrong(sent.at < seat.diary.member.joined_at + Duration::hours(48), "a nudge to somebody who just joined");
            let crowded = open.len() >= 3 && open.iter().any(|check| check.asked_at.is_none());
            wrong(crowded, "a nudge beside three posts to look after");
            let due = since_nudge(heard, seat, sent.day).is_none_or(|(open, gap)| open >= gap);
            wrong(!due, "a nudge too soon after the last");
            let asks = matches!(part, Part::Ask { .. });
            wrong(asks != (heard.nudged.len() == 4), "a nudge instead of the question, or the other way round");
        }
        Part::Plan { member, week } => {
            wrong(week.monday().iso_week() != sent.day.iso_week(), "the plan of another week");
            wrong(!is_open(seat, sent.day), "a plan on a day that is not open");
            wrong(joined_late(seat, sent.day), "a plan in a week joined late");
            wrong(is_done(seat, sent.day), "a plan for what is done");
            wrong(heard.plans.contains(&(*member, week.monday())), "the week's plan twice");
        }
        Part::Goals { check, .. } => {
            wrong(check.goals.is_empty() && check.drift.is_none(), "a check-in about nothing");
            wrong(seat.goals.goals.is_empty() && sent.parts.len() == 1, "a check-in by itself for nobody's goal");
            let young = seat.goals.goals.iter().any(|one| {
                check.goals.iter().any(|(goal, _)| *goal == one.goal) && (sent.day - one.from_on).num_days() < 7
            });
            wrong(young, "a check-in in the first week of a goal");
            let alone = sent.parts.len() == 1;
            let lately = heard.checked.iter().any(|on| (sent.day - *on).num_days() < 7);
            wrong(alone && lately, "a check-in by itself twice in a week");
            wrong(alone && !heard.nudged.is_empty(), "a check-in by itself while a nudge is unanswered");
        }
        Part::Ahead { days, .. } => {
            let following = sent.day.iter_days().skip(1).take(60).take_while(|day| is_busy_or_silent(ground, *day));
            let run = following.filter(|day| ground.rest.busy.contains(day)).count();
            wrong(run != *days as usize || *days < 3, "a topic for after busy days that are not many");
        }
        Part::Talk { member, week } => {
            let same_week = |on: &NaiveDate| on.iso_week() == sent.day.iso_week();
            let (member, diary) = (*member, &seat.diary);
            wrong(!same_week(&week.monday()), "a question about another week");
            wrong(
                heard.talks.iter().any(|(of, on)| *of == member && same_week(on)),
                "whom one talked with, twice a week",
            );
            wrong(!diary.posts.iter().any(|on| *on < sent.day) && heard.talks.is_empty(), "a question before any post");
            wrong(joined_late(seat, sent.day), "a question in a week joined late");
            wrong(sent.at < diary.member.joined_at + Duration::hours(48), "a question to somebody who just joined");
            wrong(seat.talk.named.get(week).is_some_and(|named| *named >= 3), "a question though the aim is met");
            let later = sent.day.iter_days().skip(1).take_while(same_week).any(|day| may_still_come(ground, day));
            let alone = sent.parts.len() == 1;
            let full = heard.in_week_of(sent.day) + 1 >= ground.person.intensity.knocks_a_week() as usize;
            wrong(later && (alone || !full), "a question on a day that is not the week's last");
            wrong(alone && !heard.nudged.is_empty(), "a question by itself while a nudge is unanswered");
            let unsaid = heard.unsaid.iter().filter(|(of, _)| *of == member).count();
            wrong(alone && unsaid >= 3, "a question by itself to somebody who never answers it");
        }
        Part::Review { member, quarter } => {
            let (asked, joined) = ((*member, quarter.to_string()), seat.diary.member.joined_on);
            // Before this day the quarter had still sixty days to go.
            let late = quarter.last() - TimeDelta::days(59);
            wrong(joined > late, "a look back on a quarter that was joined late");
            wrong(heard.reviews.contains(&asked), "the same quarter twice");
            let begins = quarter.last() + TimeDelta::days(1);
            wrong(!(begins..begins + TimeDelta::days(14)).contains(&sent.day), "a look back long after the quarter");
            wrong(seat.diary.member.strategy.audience.is_empty(), "a look back on a strategy without a line");
            let alone = sent.parts.len() == 1;
            wrong(alone && !heard.nudged.is_empty(), "a look back by itself while a nudge is unanswered");
        }
    }
    found
}

/// Whether a knock may still come on a later day, as far as the person has said.
fn may_still_come(ground: &Ground, day: NaiveDate) -> bool {
    is_knock_day(ground, day) && ground.person.hush_until.is_none_or(|until| day >= until)
}

fn is_busy_or_silent(ground: &Ground, day: NaiveDate) -> bool {
    ground.rest.busy.contains(&day) || !ground.person.knock_days.contains(day.weekday())
}
