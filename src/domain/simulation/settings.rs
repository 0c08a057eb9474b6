//! What people change of their settings, and what is kept of it. Never decides when.

use super::people::{ZONES, any, any_end, any_hours, any_target, any_time, any_weekdays};
use crate::domain::knock::Ground;
use crate::domain::person::{Hours, Intensity};
use crate::domain::week::{Week, Weekdays};
use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use rand::Rng;

/// One change.
#[derive(Debug, Clone)]
pub(super) enum Setting {
    /// Where they are.
    Zone(Tz),
    /// When the knock comes.
    KnockTime(NaiveTime),
    /// When Rounds may write.
    Active(Hours),
    /// When the day ends.
    DayEnds(NaiveTime),
    /// On which weekdays the knock may come.
    KnockDays(Weekdays),
    /// How often at most.
    Intensity(Intensity),
    /// Whether Rounds may write: the other way round than now.
    Consent,
    /// On which weekdays they mean to post, from the running week on.
    PostingDays(usize, Weekdays),
    /// How much, from the next week on.
    Target(usize, u8),
}

/// Any change, of somebody with so many seats.
pub(super) fn any_setting(seats: usize, dice: &mut impl Rng) -> Setting {
    match dice.random_range(0..9) {
        0 => Setting::Zone(any(&ZONES, dice)),
        1 => Setting::KnockTime(any_time(dice)),
        2 => Setting::Active(any_hours(dice)),
        3 => Setting::DayEnds(any_end(dice)),
        4 => Setting::KnockDays(any_weekdays(dice)),
        5 => Setting::Intensity(any(Intensity::ALL, dice)),
        6 => Setting::Consent,
        7 => Setting::PostingDays(dice.random_range(0..seats), any_weekdays(dice)),
        _ => Setting::Target(dice.random_range(0..seats), any_target(dice)),
    }
}

/// Makes the change.
pub(super) fn change(ground: &mut Ground, setting: &Setting, now: DateTime<Utc>) {
    let (today, person) = (ground.person.day(now), &mut ground.person);
    match setting {
        Setting::Zone(zone) => person.zone = *zone,
        Setting::KnockTime(time) => person.knock_time = *time,
        Setting::Active(hours) => person.hours = *hours,
        Setting::DayEnds(time) => person.day_ends = *time,
        Setting::KnockDays(days) => person.knock_days = *days,
        Setting::Intensity(intensity) => person.intensity = *intensity,
        Setting::Consent => person.consent_at = if person.consent_at.is_some() { None } else { Some(now) },
        Setting::PostingDays(seat, days) => {
            ground.seats[*seat].diary.member.set_posting_days(Week::of(today), *days);
        }
        Setting::Target(seat, target) => {
            let (member, next) = (&mut ground.seats[*seat].diary.member, Week::of(today).next());
            member.targets.retain(|(from, _)| *from != next);
            member.targets.push((next, *target));
        }
    }
}
