//! Knocks on the days on which a wall clock skips or repeats the knock time, and at the seams of a day.

use super::*;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Somebody of long standing who has posted nothing and may be written to every day.
fn anywhere(zone: &str, knock: &str, hours: (&str, &str)) -> Ground {
    let mut one = ground(&[]);
    one.person.zone = zone.parse().unwrap();
    one.person.knock_time = knock.parse().unwrap();
    one.person.hours = Hours { from: hours.0.parse().unwrap(), until: hours.1.parse().unwrap() };
    one.person.knock_days = Weekdays::ALL;
    one.person.intensity = Intensity::Active;
    one.seats[0].diary.member.posting_days[0].1 = Weekdays::ALL;
    one.seats[0].diary.member.joined_on = NaiveDate::from_ymd_opt(2010, 1, 1).unwrap();
    one.seats[0].diary.member.joined_at = DateTime::UNIX_EPOCH;
    one
}

const ALL_DAY: (&str, &str) = ("00:00:00", "00:00:00");
const SMALL_HOURS: (&str, &str) = ("02:00:00", "03:00:00");

/// Zone, knock time, active hours, the person's day (it ends at four), and when its knock comes, if one does.
type Case = (&'static str, &'static str, (&'static str, &'static str), &'static str, Option<&'static str>);

const CASES: &[Case] = &[
    // Skipped: the first time that exists, where that is still of the day and in the hours; otherwise none.
    ("Europe/Berlin", "02:30:00", ALL_DAY, "2026-03-28", Some("2026-03-29T01:00:00Z")),
    ("Europe/Berlin", "02:30:00", SMALL_HOURS, "2026-03-28", None),
    ("Europe/Berlin", "02:30:00", ("22:00:00", "06:00:00"), "2026-03-28", Some("2026-03-29T01:00:00Z")),
    ("America/New_York", "02:30:00", ALL_DAY, "2026-03-07", Some("2026-03-08T07:00:00Z")),
    ("America/New_York", "02:30:00", SMALL_HOURS, "2026-03-07", None),
    ("Australia/Lord_Howe", "02:10:00", ALL_DAY, "2026-10-03", Some("2026-10-03T15:30:00Z")),
    ("Australia/Lord_Howe", "02:10:00", SMALL_HOURS, "2026-10-03", Some("2026-10-03T15:30:00Z")),
    ("Australia/Lord_Howe", "02:10:00", ("02:00:00", "02:30:00"), "2026-10-03", None),
    ("Africa/Casablanca", "02:30:00", ALL_DAY, "2026-03-21", Some("2026-03-22T02:00:00Z")),
    ("Africa/Casablanca", "02:30:00", SMALL_HOURS, "2026-03-21", None),
    // The first time that exists is four o'clock, and begins the next day.
    ("Pacific/Apia", "03:30:00", ALL_DAY, "2020-09-26", None),
    ("Pacific/Apia", "02:30:00", ALL_DAY, "2020-09-26", Some("2020-09-26T13:30:00Z")),
    // A whole date that never was: its day is the four hours after the midnight that followed.
    ("Pacific/Apia", "12:30:00", ALL_DAY, "2011-12-30", Some("2011-12-30T10:00:00Z")),
    ("Pacific/Apia", "12:30:00", ("08:00:00", "20:00:00"), "2011-12-30", None),
    // Shown twice: the first of the two.
    ("Europe/Berlin", "02:30:00", SMALL_HOURS, "2026-10-24", Some("2026-10-25T00:30:00Z")),
    ("America/New_York", "01:30:00", ALL_DAY, "2026-10-31", Some("2026-11-01T05:30:00Z")),
    ("Australia/Lord_Howe", "01:45:00", ALL_DAY, "2026-04-04", Some("2026-04-04T14:45:00Z")),
    ("Africa/Casablanca", "02:30:00", SMALL_HOURS, "2026-02-14", Some("2026-02-15T01:30:00Z")),
    ("Pacific/Apia", "03:30:00", ALL_DAY, "2021-04-03", Some("2021-04-03T13:30:00Z")),
    // No change at all.
    ("Asia/Kolkata", "02:30:00", SMALL_HOURS, "2026-03-28", Some("2026-03-28T21:00:00Z")),
    ("Pacific/Apia", "02:30:00", SMALL_HOURS, "2026-03-28", Some("2026-03-28T13:30:00Z")),
];

#[test]
fn a_knock_time_that_is_skipped_or_repeated_brings_one_knock_or_none() {
    for &(zone, knock, hours, day, comes) in CASES {
        let (what, day) = (format!("{zone} {knock} {hours:?} {day}"), day.parse::<NaiveDate>().unwrap());
        let mut one = anywhere(zone, knock, hours);
        let before = one.person.knock_at(day.pred_opt().unwrap());
        let next = one.next_knock(before);
        assert!(next.at > before, "{what}");
        let queued = Knock { day, at: one.person.knock_at(day) };
        match comes {
            Some(at) => {
                assert_eq!(next, Knock { day, at: utc(at) }, "{what}");
                assert!(matches!(one.decide(next, next.at), Decision::Send { late: false, .. }), "{what}");
            }
            None => {
                assert_eq!(next.day, day.succ_opt().unwrap(), "{what}");
                assert_eq!(one.decide(queued, queued.at), Decision::Move(next), "{what}");
            }
        }
        // What has gone out does not come again when the clock shows its time once more.
        one.knocked_on.push(day);
        let again = one.next_knock(queued.at);
        assert!(again.day > day, "{what}");
        assert!(again.at - queued.at > Duration::hours(12), "{what}");
    }
}

#[test]
fn looking_ahead_promises_nothing_that_a_clock_change_swallows() {
    let mut one = anywhere("Europe/Berlin", "02:30:00", SMALL_HOURS);
    let mut now = utc("2026-03-26T12:00:00Z");
    let mut days = Vec::new();
    for _ in 0..3 {
        let next = one.next_knock(now);
        assert!(one.person.is_active_hour(next.at));
        one.knocked_on.push(next.day);
        days.push(next.day.to_string());
        now = next.at;
    }
    assert_eq!(days, ["2026-03-26", "2026-03-27", "2026-03-29"]);
}

#[test]
fn once_its_day_is_over_a_knock_is_too_late_however_little() {
    let mut one = anywhere("Etc/UTC", "03:30:00", ("20:00:00", "06:00:00"));
    let queued = Knock { day: january(5), at: at(6, 3, 30) };
    assert!(matches!(one.decide(queued, at(6, 3, 59)), Decision::Send { late: false, .. }));
    let next = Knock { day: january(6), at: at(7, 3, 30) };
    assert_eq!(one.decide(queued, at(6, 4, 0)), Decision::Move(next));
    // The day that has begun may be one of leave.
    away(&mut one, 6, 8);
    assert!(matches!(one.decide(queued, at(6, 4, 10)), Decision::Move(Knock { day, .. }) if day > january(8)));
}
