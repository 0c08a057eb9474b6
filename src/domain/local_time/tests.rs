//! Wall clocks that skip, repeat and behave.

use super::instant;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
}

/// Zone, wall clock, instant.
const CASES: &[(&str, &str, &str)] = &[
    ("UTC", "2026-03-14 12:00:00", "2026-03-14T12:00:00Z"),
    ("Europe/Berlin", "2026-03-14 12:00:00", "2026-03-14T11:00:00Z"),
    ("Europe/Berlin", "2026-07-14 12:00:00", "2026-07-14T10:00:00Z"),
    // Spring: 02:00 becomes 03:00.
    ("Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T00:59:59Z"),
    ("Europe/Berlin", "2026-03-29 02:00:00", "2026-03-29T01:00:00Z"),
    ("Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29T01:00:00Z"),
    ("Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29T01:00:00Z"),
    ("America/New_York", "2026-03-08 02:30:00", "2026-03-08T07:00:00Z"),
    // Midnight itself is skipped.
    ("America/Santiago", "2025-09-07 00:30:00", "2025-09-07T04:00:00Z"),
    ("Africa/Cairo", "2026-04-24 00:10:00", "2026-04-23T22:00:00Z"),
    ("Asia/Beirut", "2025-03-30 00:00:00", "2025-03-29T22:00:00Z"),
    // Autumn: the first of the two.
    ("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T00:30:00Z"),
    ("Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25T02:00:00Z"),
    ("America/New_York", "2026-11-01 01:30:00", "2026-11-01T05:30:00Z"),
    ("Europe/Dublin", "2026-10-25 01:30:00", "2026-10-25T00:30:00Z"),
    // Half an hour only.
    ("Australia/Lord_Howe", "2026-10-04 02:10:00", "2026-10-03T15:30:00Z"),
    ("Australia/Lord_Howe", "2026-10-04 02:30:00", "2026-10-03T15:30:00Z"),
    ("Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-04T14:45:00Z"),
    // A whole day that never was.
    ("Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30T10:00:00Z"),
    ("Pacific/Apia", "2011-12-30 00:00:00", "2011-12-30T10:00:00Z"),
    ("Pacific/Apia", "2011-12-29 23:59:59", "2011-12-30T09:59:59Z"),
    ("Pacific/Apia", "2011-12-31 00:00:00", "2011-12-30T10:00:00Z"),
    ("Pacific/Kwajalein", "1993-08-21 12:00:00", "1993-08-21T12:00:00Z"),
    // A day that was there twice over: Alaska, when it was bought.
    ("America/Juneau", "1867-10-18 12:00:00", "1867-10-17T20:57:41Z"),
    // Ramadan: summer time is the rule, winter the exception.
    ("Africa/Casablanca", "2026-02-15 02:30:00", "2026-02-15T01:30:00Z"),
    ("Africa/Casablanca", "2026-03-22 02:30:00", "2026-03-22T02:00:00Z"),
    // Either side of each change, to the second.
    ("America/New_York", "2026-03-08 01:59:59", "2026-03-08T06:59:59Z"),
    ("America/New_York", "2026-03-08 03:00:00", "2026-03-08T07:00:00Z"),
    ("America/New_York", "2026-11-01 00:59:59", "2026-11-01T04:59:59Z"),
    ("America/New_York", "2026-11-01 01:00:00", "2026-11-01T05:00:00Z"),
    ("America/New_York", "2026-11-01 01:59:59", "2026-11-01T05:59:59Z"),
    ("America/New_York", "2026-11-01 02:00:00", "2026-11-01T07:00:00Z"),
    ("Europe/Berlin", "2026-10-25 01:59:59", "2026-10-24T23:59:59Z"),
    ("Europe/Berlin", "2026-10-25 02:59:59", "2026-10-25T00:59:59Z"),
    ("Australia/Lord_Howe", "2026-10-04 01:59:59", "2026-10-03T15:29:59Z"),
    ("Australia/Lord_Howe", "2026-10-04 02:00:00", "2026-10-03T15:30:00Z"),
    ("Australia/Lord_Howe", "2026-10-04 02:29:59", "2026-10-03T15:30:00Z"),
    ("Australia/Lord_Howe", "2026-04-05 01:29:59", "2026-04-04T14:29:59Z"),
    ("Australia/Lord_Howe", "2026-04-05 01:59:59", "2026-04-04T14:59:59Z"),
    ("Australia/Lord_Howe", "2026-04-05 02:00:00", "2026-04-04T15:30:00Z"),
    ("Africa/Casablanca", "2026-02-15 02:59:59", "2026-02-15T01:59:59Z"),
    ("Africa/Casablanca", "2026-02-15 03:00:00", "2026-02-15T03:00:00Z"),
    ("Africa/Casablanca", "2026-03-22 01:59:59", "2026-03-22T01:59:59Z"),
    ("Africa/Casablanca", "2026-03-22 03:00:00", "2026-03-22T02:00:00Z"),
    // Samoa while it had summer time, and since.
    ("Pacific/Apia", "2020-09-27 03:30:00", "2020-09-26T14:00:00Z"),
    ("Pacific/Apia", "2020-09-27 04:00:00", "2020-09-26T14:00:00Z"),
    ("Pacific/Apia", "2021-04-04 03:30:00", "2021-04-03T13:30:00Z"),
    ("Pacific/Apia", "2021-04-04 04:00:00", "2021-04-03T15:00:00Z"),
    ("Pacific/Apia", "2026-09-27 03:30:00", "2026-09-26T14:30:00Z"),
    // Never a change.
    ("Asia/Kolkata", "2026-03-29 02:30:00", "2026-03-28T21:00:00Z"),
    ("Asia/Kolkata", "2026-10-25 02:30:00", "2026-10-24T21:00:00Z"),
    ("Pacific/Honolulu", "2026-03-08 02:30:00", "2026-03-08T12:30:00Z"),
    ("Asia/Kathmandu", "2026-01-01 00:00:00", "2025-12-31T18:15:00Z"),
];

#[test]
fn wall_clocks_and_what_they_mean() {
    for &(zone, wall, expected) in CASES {
        let found = instant(zone.parse().unwrap(), local(wall));
        let expected: DateTime<Utc> = expected.parse().unwrap();
        assert_eq!(found, expected, "{zone} {wall}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_only_far_away() {
    for zone in [Tz::UTC, Tz::Pacific__Apia, Tz::America__Juneau] {
        for far in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert_eq!(instant(zone, far).naive_utc(), far);
        }
    }
}

fn any_zone() -> impl Strategy<Value = Tz> {
    prop::sample::select(TZ_VARIANTS.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// Whatever a wall clock showed is found again, as the first instant at which it showed it.
    #[test]
    fn what_was_shown_is_found(zone in any_zone(), seconds in -4_000_000_000_i64..4_000_000_000) {
        let at = DateTime::from_timestamp(seconds, 0).unwrap();
        let shown = at.with_timezone(&zone).naive_local();
        let found = instant(zone, shown);
        prop_assert!(found <= at);
        prop_assert_eq!(found.with_timezone(&zone).naive_local(), shown);
    }

    /// A time that does not exist becomes the first that does: one second earlier the clock was still before it.
    #[test]
    fn what_never_was_becomes_the_next(zone in any_zone(), seconds in -4_000_000_000_i64..4_000_000_000) {
        let wanted = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        let found = instant(zone, wanted);
        let shown = found.with_timezone(&zone).naive_local();
        prop_assert!(shown >= wanted);
        if shown > wanted {
            let before = (found - TimeDelta::seconds(1)).with_timezone(&zone).naive_local();
            prop_assert!(before < wanted);
        }
    }

    /// Any date whatever is answered.
    #[test]
    fn every_date_has_an_answer(zone in any_zone(), seconds in DateTime::<Utc>::MIN_UTC.timestamp()..DateTime::<Utc>::MAX_UTC.timestamp()) {
        let wanted = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        let found = instant(zone, wanted).naive_utc();
        prop_assert!((found - wanted).abs() <= TimeDelta::hours(48));
    }
}

/// Around every change of one year, an answer is never early, and never later than the longest change: Troll skips two
/// hours.
#[test]
fn around_every_change_of_a_year_each_quarter_has_its_answer() {
    let begin = DateTime::from_timestamp(1_735_689_600, 0).unwrap();
    let shown = |zone: Tz, at: DateTime<Utc>| at.with_timezone(&zone).naive_local();
    let mut changes = 0;
    for zone in TZ_VARIANTS {
        for hour in 0..(366 * 24) {
            let (at, next) = (begin + TimeDelta::hours(hour), begin + TimeDelta::hours(hour + 1));
            if shown(zone, next) - shown(zone, at) == TimeDelta::hours(1) {
                continue;
            }
            changes += 1;
            for step in -16..16 {
                let wanted = shown(zone, at) + TimeDelta::minutes(15 * step);
                let found = instant(zone, wanted);
                let late = shown(zone, found) - wanted;
                assert!(late >= TimeDelta::zero(), "{zone} {wanted}");
                assert!(late <= TimeDelta::hours(2), "{zone} {wanted}");
            }
        }
    }
    assert!(changes > 200, "only {changes} changes were met");
}
