//! When people do what: day by day, and in answer to a knock. Never decides what comes of it.

use super::deeds::{Deed, Kept};
use super::people::{Character, any};
use super::settings::{Setting, any_setting};
use crate::domain::knock::Part;
use crate::domain::reply::ReplyAnswer;
use chrono::{DateTime, Datelike, Duration, Utc, Weekday};
use rand::Rng;

// The chances of one day.
const PRESS: f64 = 0.03;
const LEAVE: f64 = 0.006;
const SETTING: f64 = 0.007;
const SILENCE: f64 = 0.004;
const RARELY: f64 = 0.002;
const SOON_AGAIN: f64 = 0.05;

/// What somebody does on the day that begins at `from`, in any order, and whether they fall silent for so many days.
pub(super) fn day(who: &Character, kept: &Kept, from: DateTime<Utc>, dice: &mut impl Rng) -> (Vec<Deed>, i64) {
    let mut deeds = Vec::new();
    for (seat, one) in kept.ground.seats.iter().enumerate() {
        let member = &one.diary.member;
        let chance = f64::from(member.targets.last().map_or(4, |(_, target)| *target)) * who.diligence;
        let each = chance / f64::from(member.posting_days.count());
        if member.posting_days.contains(from.weekday()) && !kept.ground.rest.is_leave(from.date_naive()) {
            let whole = each.floor() as u32 + u32::from(dice.random_bool(each.fract()));
            deeds.extend((0..whole).map(|_| Deed::Post { seat, minutes_ago: minutes_ago(dice) }));
        }
        if dice.random_bool(RARELY) {
            deeds.push(Deed::Undo { seat });
        }
        if dice.random_bool(2.0 * RARELY) {
            deeds.push(Deed::Settle { seat });
        }
    }
    if who.shifts && from.weekday() == Weekday::Sun && dice.random_bool(0.7) {
        deeds.push(Deed::Busy(shifts(dice)));
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

/// What somebody does after this knock, and how long after.
pub(super) fn answer(who: &Character, kept: &Kept, parts: &[Part], dice: &mut impl Rng) -> Option<(Duration, Deed)> {
    if !dice.random_bool(who.answers) {
        return None;
    }
    let about = any(&parts.iter().collect::<Vec<_>>(), dice);
    let seat_of = |member| kept.ground.seats.iter().position(|seat| seat.diary.member.id == member);
    let deed = match about {
        Part::Replies { .. } => Deed::Answer(any(ReplyAnswer::ALL, dice)),
        Part::Ahead { .. } => Deed::Press,
        Part::Nudge { member, settle, .. } => match dice.random_range(0..10) {
            0..=4 => Deed::Post { seat: seat_of(*member)?, minutes_ago: 0 },
            5 => Deed::Busy(vec![0]),
            6 => Deed::Leave { from: 0, days: dice.random_range(0..14) },
            7 | 8 if settle.is_some() => Deed::Settle { seat: seat_of(*member)? },
            _ => Deed::Press,
        },
        Part::Ask { member } => match dice.random_range(0..4) {
            0 => Deed::Set(Setting::Target(seat_of(*member)?, 1)),
            1 => Deed::Leave { from: 0, days: 13 },
            2 => Deed::Hush(14),
            _ => Deed::Press,
        },
    };
    Some((Duration::seconds(dice.random_range(1..72_000)), deed))
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
