//! What people write, and when they mean.

use super::{WhenRefused, parse};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::{Europe::Berlin, TZ_VARIANTS, Tz};
use proptest::prelude::*;

/// A Wednesday in winter, 10:00 in Berlin.
fn now() -> DateTime<Utc> {
    "2026-03-11T09:00:00Z".parse().unwrap()
}

fn wall(text: &str, now: DateTime<Utc>, zone: Tz) -> Result<NaiveDateTime, WhenRefused> {
    parse(text, now, zone).map(|at| at.with_timezone(&zone).naive_local())
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// What was written, and what the wall clock shows then; said on Wednesday 2026-03-11 at 10:00 in Berlin.
const UNDERSTOOD: &[(&str, &str)] = &[
    ("now", "2026-03-11 10:00"),
    ("Just now", "2026-03-11 10:00"),
    ("right now!", "2026-03-11 10:00"),
    // A day without a time.
    ("today", "2026-03-11 10:00"),
    ("yesterday", "2026-03-10 12:00"),
    ("Yesterday.", "2026-03-10 12:00"),
    ("tomorrow", "2026-03-12 12:00"),
    ("the day before yesterday", "2026-03-09 12:00"),
    ("day after tomorrow", "2026-03-13 12:00"),
    // With one.
    ("today 9:00", "2026-03-11 09:00"),
    ("today at 9", "2026-03-11 09:00"),
    ("today 9", "2026-03-11 09:00"),
    ("today, 18:30", "2026-03-11 18:30"),
    ("today 18.30", "2026-03-11 18:30"),
    ("today 10.12", "2026-03-11 10:12"),
    ("yesterday 18:00", "2026-03-10 18:00"),
    ("18:00 yesterday", "2026-03-10 18:00"),
    ("yesterday at 6pm", "2026-03-10 18:00"),
    ("yesterday at 6 p.m.", "2026-03-10 18:00"),
    ("yesterday 6.30 pm", "2026-03-10 18:30"),
    ("yesterday 6:30PM", "2026-03-10 18:30"),
    ("yesterday 12am", "2026-03-10 00:00"),
    ("yesterday 12pm", "2026-03-10 12:00"),
    ("yesterday 18h", "2026-03-10 18:00"),
    ("yesterday 18h30", "2026-03-10 18:30"),
    ("yesterday 1830", "2026-03-10 18:30"),
    ("yesterday 0730 hrs", "2026-03-10 07:30"),
    ("yesterday at 2000", "2026-03-10 20:00"),
    ("yesterday 24:00", "2026-03-11 00:00"),
    ("yesterday 18:00:30", "2026-03-10 18:00"),
    ("yesterday at 7 o’clock", "2026-03-10 07:00"),
    ("tomorrow 9:00", "2026-03-12 09:00"),
    ("tomorrow at noon", "2026-03-12 12:00"),
    // Parts of the day.
    ("yesterday morning", "2026-03-10 09:00"),
    ("yesterday afternoon", "2026-03-10 15:00"),
    ("yesterday evening", "2026-03-10 19:00"),
    ("yesterday in the evening", "2026-03-10 19:00"),
    ("yesterday evening at 7:30", "2026-03-10 19:30"),
    ("yesterday evening 19:30", "2026-03-10 19:30"),
    ("this morning", "2026-03-11 09:00"),
    ("this morning at 7", "2026-03-11 07:00"),
    ("this morning 7:15", "2026-03-11 07:15"),
    ("this afternoon", "2026-03-11 15:00"),
    ("this evening", "2026-03-11 19:00"),
    ("evening", "2026-03-11 19:00"),
    ("last night", "2026-03-10 21:00"),
    ("last night at 11", "2026-03-10 23:00"),
    ("last night at 2", "2026-03-11 02:00"),
    ("last night 1:30am", "2026-03-11 01:30"),
    ("last night at 12", "2026-03-11 00:00"),
    ("last night at midnight", "2026-03-11 00:00"),
    ("yesterday night", "2026-03-10 21:00"),
    ("tonight", "2026-03-11 21:00"),
    ("tonight at 8", "2026-03-11 20:00"),
    ("tonight at midnight", "2026-03-12 00:00"),
    ("tomorrow morning", "2026-03-12 09:00"),
    ("in the morning", "2026-03-11 09:00"),
    // A time alone.
    ("18:00", "2026-03-11 18:00"),
    ("8:05", "2026-03-11 08:05"),
    ("6pm", "2026-03-11 18:00"),
    ("6 pm", "2026-03-11 18:00"),
    ("at 6pm", "2026-03-11 18:00"),
    ("@ 6pm", "2026-03-11 18:00"),
    ("at 9", "2026-03-11 09:00"),
    ("0730", "2026-03-11 07:30"),
    ("18.30", "2026-03-11 18:30"),
    ("9h", "2026-03-11 09:00"),
    ("noon", "2026-03-11 12:00"),
    ("midday", "2026-03-11 12:00"),
    ("at lunchtime", "2026-03-11 12:00"),
    ("midnight", "2026-03-11 00:00"),
    // Lengths.
    ("2 hours ago", "2026-03-11 08:00"),
    ("2h ago", "2026-03-11 08:00"),
    ("about 2 hours ago", "2026-03-11 08:00"),
    ("an hour ago", "2026-03-11 09:00"),
    ("half an hour ago", "2026-03-11 09:30"),
    ("1.5 hours ago", "2026-03-11 08:30"),
    ("1,5 hours ago", "2026-03-11 08:30"),
    ("20 min ago", "2026-03-11 09:40"),
    ("45m ago", "2026-03-11 09:15"),
    ("a couple of hours ago", "2026-03-11 08:00"),
    ("in an hour", "2026-03-11 11:00"),
    ("in 20 minutes", "2026-03-11 10:20"),
    ("30 minutes from now", "2026-03-11 10:30"),
    ("36 hours ago", "2026-03-09 22:00"),
    ("3 days ago", "2026-03-08 12:00"),
    ("three days ago", "2026-03-08 12:00"),
    ("3 days ago 18:00", "2026-03-08 18:00"),
    ("two days ago in the evening", "2026-03-09 19:00"),
    ("in 3 days", "2026-03-14 12:00"),
    ("in 3 days at 9:00", "2026-03-14 09:00"),
    ("a week ago", "2026-03-04 12:00"),
    ("in 2 weeks", "2026-03-25 12:00"),
    ("a fortnight ago", "2026-02-25 12:00"),
    ("a month ago", "2026-02-11 12:00"),
    ("60 days ago", "2026-01-10 12:00"),
    ("in 60 days", "2026-05-10 12:00"),
    ("last week", "2026-03-04 12:00"),
    ("next week", "2026-03-18 12:00"),
    // Weekdays.
    ("monday", "2026-03-09 12:00"),
    ("Mon", "2026-03-09 12:00"),
    ("last monday", "2026-03-09 12:00"),
    ("on monday 7pm", "2026-03-09 19:00"),
    ("monday at 7", "2026-03-09 07:00"),
    ("monday evening", "2026-03-09 19:00"),
    ("thursday", "2026-03-05 12:00"),
    ("wednesday", "2026-03-11 10:00"),
    ("wednesday 9:00", "2026-03-11 09:00"),
    ("wednesday 19:00", "2026-03-04 19:00"),
    ("last wednesday", "2026-03-04 12:00"),
    ("next wednesday", "2026-03-18 12:00"),
    ("this friday", "2026-03-13 12:00"),
    ("this monday", "2026-03-09 12:00"),
    ("next friday", "2026-03-13 12:00"),
    ("next friday 18:30", "2026-03-13 18:30"),
    ("9am next friday", "2026-03-13 09:00"),
    ("coming sunday", "2026-03-15 12:00"),
    ("next monday", "2026-03-16 12:00"),
    ("friday next week", "2026-03-20 12:00"),
    ("next week on friday at 9", "2026-03-20 09:00"),
    ("tuesday last week", "2026-03-03 12:00"),
    ("last week tuesday 18:00", "2026-03-03 18:00"),
    // Dates.
    ("14 March", "2026-03-14 12:00"),
    ("14. March", "2026-03-14 12:00"),
    ("14th of March", "2026-03-14 12:00"),
    ("on the 14th of march at 6pm", "2026-03-14 18:00"),
    ("March 14", "2026-03-14 12:00"),
    ("March 14th", "2026-03-14 12:00"),
    ("March 14 2026", "2026-03-14 12:00"),
    ("March 14,2026", "2026-03-14 12:00"),
    ("Mar. 14th, 2026, 9:15", "2026-03-14 09:15"),
    ("14-Mar-2026", "2026-03-14 12:00"),
    ("14 March - 18:00", "2026-03-14 18:00"),
    ("14mar", "2026-03-14 12:00"),
    ("Wednesday 4 March", "2026-03-04 12:00"),
    ("sat, 14 March 2026 18:00", "2026-03-14 18:00"),
    ("11 March", "2026-03-11 10:00"),
    ("14.3.", "2026-03-14 12:00"),
    ("14.3", "2026-03-14 12:00"),
    ("1.4.", "2026-04-01 12:00"),
    ("14.03.2026 18:00", "2026-03-14 18:00"),
    ("14.03.26", "2026-03-14 12:00"),
    ("04.03.2026", "2026-03-04 12:00"),
    ("2026-03-14", "2026-03-14 12:00"),
    ("2026-03-14 18:00", "2026-03-14 18:00"),
    ("2026-03-14T18:00", "2026-03-14 18:00"),
    ("2026-03-14T18:00:00Z", "2026-03-14 19:00"),
    ("2026-03-14T18:00:00-05:00", "2026-03-15 00:00"),
    ("2026/03/14", "2026-03-14 12:00"),
    ("14/03/2026", "2026-03-14 12:00"),
    ("03/14/2026", "2026-03-14 12:00"),
    ("14-03-2026", "2026-03-14 12:00"),
    ("14/3", "2026-03-14 12:00"),
    ("04/04/2026", "2026-04-04 12:00"),
    ("the 9th", "2026-03-09 12:00"),
    ("on the 28th at 18:00", "2026-02-28 18:00"),
    ("the 11th", "2026-03-11 10:00"),
    ("31st", "2026-01-31 12:00"),
    ("<t:1773219600:F>", "2026-03-11 10:00"),
    ("<t:1773219600>", "2026-03-11 10:00"),
];

#[test]
fn what_people_write_is_understood() {
    for (text, expected) in UNDERSTOOD {
        assert_eq!(wall(text, now(), Berlin), Ok(local(expected)), "{text}");
    }
}

#[test]
fn what_makes_no_sense_is_refused() {
    for text in [
        "",
        " ",
        ".",
        "-",
        "soon",
        "whenever you like",
        "🕕",
        "25:00",
        "9:75",
        "9:5",
        "13am",
        "0pm",
        "31 February",
        "30.2.2026",
        "2026-13-01",
        "40 March",
        "the 40th",
        "32/13/2026",
        "monday tuesday",
        "9:00 10:00",
        "today tomorrow",
        "monday 4 March",
        "2 hours ago today",
        "2 hours",
        "in",
        "at",
        "ago",
        "in 3",
        "next",
        "last",
        "9",
        "2026",
        "half a day ago",
        "14 March 26",
        "99999999999 days ago",
        "<t:x:F>",
        "<t:1:F> 9:00",
        "+3",
        "1:2:3:4",
        "1.2.3.4",
        "março",
        "٣ days ago",
        "14 March March",
        "in -3 days",
    ] {
        assert_eq!(parse(text, now(), Berlin), Err(WhenRefused::NotUnderstood), "{text}");
    }
    assert_eq!(parse(&"9:00 ".repeat(1_000), now(), Berlin), Err(WhenRefused::NotUnderstood));
}

#[test]
fn what_is_far_away_is_refused() {
    for text in [
        "61 days ago",
        "9 weeks ago",
        "3 months ago",
        "2025-12-01",
        "1 January 1970",
        "14.03.2020",
        "999999999 days ago",
        "<t:0:F>",
        "9999999 hours ago",
        "1950-01-01T00:00:00Z",
        "9 January",
    ] {
        assert_eq!(parse(text, now(), Berlin), Err(WhenRefused::TooFarBack), "{text}");
    }
    for text in [
        "in 61 days",
        "in 9 weeks",
        "in 3 months",
        "2026-12-01",
        "14.03.2126",
        "in 999999999 days",
        "in 999999999 weeks",
        "<t:9999999999:F>",
        "<t:9223372036854775807:F>",
        "in 999999999 hours",
        "1 September",
        "9999-12-31",
    ] {
        assert_eq!(parse(text, now(), Berlin), Err(WhenRefused::TooFarAhead), "{text}");
    }
}

#[test]
fn two_readings_are_asked_about() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    for text in ["03/04/2026", "3/4", "03-04-2026", "3/4/26 18:00"] {
        let refused = WhenRefused::Ambiguous { a: day(4, 3), b: day(3, 4) };
        assert_eq!(parse(text, now(), Berlin), Err(refused), "{text}");
    }
}

#[test]
fn a_day_is_its_noon_unless_that_is_ahead() {
    let afternoon = now() + TimeDelta::hours(6);
    assert_eq!(wall("today", afternoon, Berlin), Ok(local("2026-03-11 12:00")));
    assert_eq!(wall("wednesday", afternoon, Berlin), Ok(local("2026-03-11 12:00")));
    assert_eq!(wall("11 March", afternoon, Berlin), Ok(local("2026-03-11 12:00")));
    // A part of the day that runs is not over yet.
    let early = now() - TimeDelta::hours(2);
    assert_eq!(wall("this morning", early, Berlin), Ok(local("2026-03-11 08:00")));
    // Where today is another day than in UTC.
    let late: DateTime<Utc> = "2026-03-11T11:30:00Z".parse().unwrap();
    assert_eq!(wall("today", late, Tz::Pacific__Auckland), Ok(local("2026-03-12 00:30")));
    assert_eq!(wall("yesterday 18:00", late, Tz::Pacific__Auckland), Ok(local("2026-03-11 18:00")));
}

#[test]
fn clocks_that_skip_and_repeat() {
    let spring: DateTime<Utc> = "2026-03-29T10:00:00Z".parse().unwrap();
    assert_eq!(wall("today 2:30", spring, Berlin), Ok(local("2026-03-29 03:00")));
    let autumn: DateTime<Utc> = "2026-10-25T10:00:00Z".parse().unwrap();
    assert_eq!(parse("today 2:30", autumn, Berlin), Ok("2026-10-25T00:30:00Z".parse().unwrap()));
    let samoa: DateTime<Utc> = "2011-12-31T02:00:00Z".parse().unwrap();
    assert_eq!(wall("yesterday 18:00", samoa, Tz::Pacific__Apia), Ok(local("2011-12-31 00:00")));
}

#[test]
fn the_year_turns() {
    let january: DateTime<Utc> = "2026-01-05T09:00:00Z".parse().unwrap();
    assert_eq!(wall("28 December", january, Berlin), Ok(local("2025-12-28 12:00")));
    assert_eq!(wall("the 30th", january, Berlin), Ok(local("2025-12-30 12:00")));
    let december: DateTime<Utc> = "2026-12-30T09:00:00Z".parse().unwrap();
    assert_eq!(wall("2.1.", december, Berlin), Ok(local("2027-01-02 12:00")));
    let leap: DateTime<Utc> = "2028-02-20T09:00:00Z".parse().unwrap();
    assert_eq!(wall("29 February", leap, Berlin), Ok(local("2028-02-29 12:00")));
}

fn any_zone() -> impl Strategy<Value = Tz> {
    prop::sample::select(TZ_VARIANTS.to_vec())
}

fn any_words() -> impl Strategy<Value = String> {
    let words: Vec<String> = UNDERSTOOD
        .iter()
        .flat_map(|(text, _)| text.split(' '))
        .chain(["-1", "999999999", "0", "24", "31", "24:00", "99:99", "<t:-1>", ".", "1.1.1", "0000-00-00"])
        .map(str::to_owned)
        .collect();
    prop::collection::vec(prop::sample::select(words), 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Whatever is written, whenever and wherever: an answer within reach, or a refusal.
    #[test]
    fn words_in_any_order_have_an_answer(
        text in any_words(),
        zone in any_zone(),
        seconds in 0_i64..4_000_000_000,
    ) {
        let now = DateTime::from_timestamp(seconds, 0).unwrap();
        if let Ok(at) = parse(&text, now, zone) {
            prop_assert!((at - now).abs() <= TimeDelta::days(62));
        }
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,40}", zone in any_zone()) {
        let _ = parse(&text, now(), zone);
    }

    #[test]
    fn figures_and_signs_have_an_answer(text in "[0-9:./ \\-tapmhndrs,]{0,24}", zone in any_zone()) {
        let _ = parse(&text, now(), zone);
    }

    #[test]
    fn the_ends_of_time_have_an_answer(text in any_words(), zone in any_zone(), late: bool) {
        let now = if late { DateTime::<Utc>::MAX_UTC } else { DateTime::<Utc>::MIN_UTC };
        let _ = parse(&text, now, zone);
    }
}

#[test]
fn what_is_typed_is_completed_to_times_that_can_be_read() {
    // Wednesday 7 January 2026, 10:00 in Berlin.
    let now = chrono::DateTime::parse_from_rfc3339("2026-01-07T09:00:00Z").unwrap().to_utc();
    let offers = |typed: &str| super::offered(typed, now, chrono_tz::Europe::Berlin);
    let words = |typed: &str| offers(typed).into_iter().map(|(words, _)| words).collect::<Vec<_>>();
    assert_eq!(words("")[..2], ["an hour ago", "2 hours ago"]);
    assert_eq!(words("yest"), ["yesterday 9:00", "yesterday 12:30", "yesterday 18:00"]);
    assert_eq!(
        words("Tuesday"),
        ["Tuesday", "Tuesday 9:00", "Tuesday 12:30", "Tuesday 18:00", "Tuesday 20:00"],
        "a day alone is its noon"
    );
    assert_eq!(words("monday 7pm"), ["monday 7pm"]);
    assert_eq!(words("  2   hours ago "), ["2 hours ago"]);
    assert!(words("soonish").is_empty());
    assert!(words(&"9".repeat(200)).is_empty());
    let (_, at) = offers("yesterday 18:00").remove(0);
    assert_eq!(at.to_string(), "2026-01-06 18:00:00", "as the person's clock shows it");
    for (words, _) in offers("").into_iter().chain(offers("tomorrow")) {
        assert!(parse(&words, now, chrono_tz::Europe::Berlin).is_ok(), "{words}");
    }
}
