//! When people do what: day by day, and in answer to a knock. Never decides what comes of it.

use super::deeds::{Deed, Kept};
use super::people::{Character, ZONES, any};
use super::rules::Sent;
use super::settings::{Setting, any_setting};
use crate::domain::knock::Part;
use crate::domain::reply::ReplyAnswer;
use crate::domain::week::{Week, ahead};
use chrono::{DateTime, Datelike, Duration, Utc, Weekday};
use rand::Rng;

// The chances of one day.
const PRESS: f64 = 0.03;
const TALK: f64 = 0.03;
const LEAVE: f64 = 0.006;
const SETTING: f64 = 0.007;
const SILENCE: f64 = 0.004;
const RARELY: f64 = 0.002;
const SOON_AGAIN: f64 = 0.05;
const TRAVEL: f64 = 0.06;

/// What somebody does on the day that begins at `from`, in any order, and whether they fall silent for so many days.
pub(super) fn day(who: &Character, kept: &Kept, from: DateTime<Utc>, dice: &mut impl Rng) -> (Vec<Deed>, i64) {
    let mut deeds = Vec::new();
    for (seat, one) in kept.ground.seats.iter().enumerate() {
        let member = &one.diary.member;
        let chance = f64::from(member.targets.last().map_or(4, |(_, target)| *target)) * who.diligence;
        let each = chance / f64::from(member.posting_days(Week::of(from.date_naive())).count());
        if member.means_to_post_on(from.date_naive()) && !kept.ground.rest.is_leave(from.date_naive()) {
            let whole = each.floor() as u32 + u32::from(dice.random_bool(each.fract()));
            deeds.extend((0..whole).map(|_| Deed::Post { seat, minutes_ago: minutes_ago(dice) }));
        }
        if dice.random_bool(RARELY) {
            deeds.push(Deed::Undo { seat });
        }
        if who.talks && dice.random_bool(TALK) {
            deeds.push(Deed::Talked {
                seat,
                week: Week::of(kept.ground.person.day(from)),
                groups: dice.random_range(1..5),
            });
        }
        if dice.random_bool(2.0 * RARELY) {
            deeds.push(Deed::Settle { seat, offered: None });
        }
    }
    if who.shifts && from.weekday() == Weekday::Sun && dice.random_bool(0.7) {
        deeds.push(Deed::Busy(shifts(dice)));
    }
    if who.travels && dice.random_bool(TRAVEL) {
        deeds.push(Deed::Set(Setting::Zone(any(&ZONES, dice))));
    }
    deeds.extend(now_and_then(kept, from, dice));
    let silent = if dice.random_bool(SILENCE) { dice.random_range(5..90) } else { 0 };
    (deeds, silent)
}

fn now_and_then(kept: &Kept, from: DateTime<Utc>, dice: &mut impl Rng) -> Vec<Deed> {
    let ground = &kept.ground;
    let mut deeds = Vec::new();
    let mut at_times = |chance: f64, deed: Deed| {
        if dice.random_bool(chance) {
            deeds.push(deed);
        }
    };
    at_times(PRESS, Deed::Press);
    at_times(RARELY, Deed::Free);
    at_times(if kept.has_left() { SOON_AGAIN } else { 0.0 }, Deed::Back);
    at_times(if ground.rest.is_leave(from.date_naive()) { 0.02 } else { 0.0 }, Deed::Resume);
    at_times(if ground.person.consent_at.is_none() { SOON_AGAIN } else { RARELY }, Deed::Set(Setting::Consent));
    if dice.random_bool(LEAVE) {
        deeds.push(leave(dice));
    }
    if dice.random_bool(RARELY) {
        deeds.push(Deed::Hush(dice.random_range(1..15)));
    }
    let seats = ground.seats.len();
    if seats > 0 && dice.random_bool(SETTING) {
        deeds.push(Deed::Set(any_setting(seats, dice)));
    }
    if seats > 0 && !kept.has_left() && dice.random_bool(RARELY) {
        deeds.push(Deed::Quit { seat: dice.random_range(0..seats) });
    }
    deeds
}

/// What somebody does after this knock, and how long after: the same day or the next, or, with a button, weeks later.
pub(super) fn answer(who: &Character, kept: &Kept, sent: &Sent<'_>, dice: &mut impl Rng) -> Option<(Duration, Deed)> {
    if !dice.random_bool(who.answers) {
        return None;
    }
    let seconds = if dice.random_bool(0.05) { 2_000_000 } else { 72_000 };
    let after = Duration::seconds(dice.random_range(1..seconds));
    if !sent.busy.is_empty() && dice.random_bool(0.5) {
        let chosen = sent.busy.iter().copied().filter(|_| dice.random_bool(0.4)).collect();
        return Some((after, Deed::BusyToo(chosen)));
    }
    if who.travels && dice.random_bool(0.1) {
        // Off to the airport: the day may begin anew within the hour.
        return Some((Duration::minutes(dice.random_range(1..600)), Deed::Set(Setting::Zone(any(&ZONES, dice)))));
    }
    let about = any(&sent.parts.iter().collect::<Vec<_>>(), dice);
    let seat = kept.ground.seats.iter().position(|seat| seat.diary.member.id == about.member())?;
    let deed = match about {
        Part::Replies { .. } => Deed::Answer(any(ReplyAnswer::ALL, dice)),
        Part::Plan { .. } | Part::Ahead { .. } | Part::Review { .. } => Deed::Press,
        Part::Goals { check, .. } => Deed::Checked { seat, check: check.clone() },
        // Some never answer this one, whatever else they press.
        Part::Talk { week, .. } if who.talks => Deed::Talked { seat, week: *week, groups: dice.random_range(0..5) },
        Part::Talk { .. } => return None,
        Part::Nudge { pace, settle, .. } => match (dice.random_range(0..10), settle) {
            (0..=3, _) => Deed::Post { seat, minutes_ago: 0 },
            (4, _) => Deed::Shift { day: sent.day, on: true },
            (5, _) => Deed::Shift { day: ahead(sent.day, 1), on: dice.random_bool(0.8) },
            (6, _) => Deed::Leave { from: 0, days: dice.random_range(0..14) },
            (7 | 8, Some(number)) => Deed::Settle { seat, offered: Some((pace.week, *number)) },
            _ => Deed::Press,
        },
        Part::Ask { .. } => match dice.random_range(0..4) {
            0 => Deed::Set(Setting::Target(seat, 1)),
            1 => Deed::Leave { from: 0, days: 13 },
            2 => Deed::Hush(14),
            _ => Deed::Press,
        },
    };
    Some((after, deed))
}

/// Just now for most; some days ago, or ahead, for some.
fn minutes_ago(dice: &mut impl Rng) -> i64 {
    match dice.random_range(0..10) {
        0 => dice.random_range(1..6_000),
        1 => -dice.random_range(1..30_000),
        _ => 0,
    }
}

/// Days of the coming week: some here and there, or a run of nights.
fn shifts(dice: &mut impl Rng) -> Vec<u64> {
    if dice.random_bool(0.5) {
        let first = dice.random_range(1..6);
        (first..first + dice.random_range(2..7)).collect()
    } else {
        (1..8).filter(|_| dice.random_bool(0.35)).collect()
    }
}

/// A few days for most, a season for some.
fn leave(dice: &mut impl Rng) -> Deed {
    let days = if dice.random_bool(0.04) { dice.random_range(60..200) } else { dice.random_range(0..25) };
    Deed::Leave { from: dice.random_range(-4..21), days }
}
