//! When the rules fall, in tables and as properties.

use super::*;
use crate::domain::facet::Specialty;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn rule(text: &str) -> Rule {
    text.parse().expect("a rule")
}

fn observance(text: &str, length: Length, regions: &[&str], professions: &[Specialty]) -> Observance {
    Observance {
        id: "some-day".into(),
        name: "Some Day".into(),
        rule: rule(text),
        length,
        regions: regions.iter().map(|&region| region.to_owned()).collect(),
        topics: vec!["heart".into()],
        professions: professions.to_vec(),
        care: vec![CareNote::Suicide],
        confidence: Confidence::High,
        angles: Vec::new(),
    }
}

/// Every rule of the calendar, with the day on which it falls in 2027.
#[rustfmt::skip]
const IN_2027: &[(&str, &str)] = &[
    ("month:01", "01-01"), ("fixed:01-04", "01-04"), ("fixed:01-12", "01-12"), ("fixed:01-15", "01-15"),
    ("nth:01/sun/3", "01-17"), ("nth:01/mon/3", "01-18"), ("fixed:01-25", "01-25"), ("lastfull:01/mon:5", "01-25"),
    ("fixed:01-28", "01-28"), ("fixed:01-30", "01-30"), ("nth:01/sun/-1", "01-31"), ("month:02", "02-01"),
    ("range:02-01", "02-01"), ("fixed:02-03", "02-03"), ("fixed:02-04", "02-04"), ("nth:02/thu/1", "02-04"),
    ("nth:02/fri/1", "02-05"), ("fixed:02-06", "02-06"), ("range:02-07", "02-07"), ("nth:02/mon/2", "02-08"),
    ("fixed:02-11", "02-11"), ("fixed:02-14", "02-14"), ("fixed:02-15", "02-15"), ("fixed:02-22", "02-22"),
    ("lastday:02", "02-28"), ("fixed:03-01", "03-01"), ("month:03", "03-01"), ("fixed:03-03", "03-03"),
    ("fixed:03-04", "03-04"), ("fixed:03-06", "03-06"), ("nth:03/sun/1", "03-07"), ("fixed:03-08", "03-08"),
    ("nth:03/wed/2", "03-10"), ("nth:03/thu/2", "03-11"), ("nth:03/sun/2", "03-14"), ("nth:03/tue/3", "03-16"),
    ("equinoxfri:03", "03-19"), ("fixed:03-19", "03-19"), ("nth:03/fri/3", "03-19"), ("fixed:03-20", "03-20"),
    ("fixed:03-21", "03-21"), ("nth:03/sun/3", "03-21"), ("fixed:03-23", "03-23"), ("fixed:03-24", "03-24"),
    ("range:03-25", "03-25"), ("fixed:03-26", "03-26"), ("fixed:03-30", "03-30"), ("month:04", "04-01"),
    ("fixed:04-02", "04-02"), ("nth:04/mon/1", "04-05"), ("fixed:04-07", "04-07"), ("fixed:04-11", "04-11"),
    ("fixed:04-14", "04-14"), ("fixed:04-16", "04-16"), ("fixed:04-17", "04-17"), ("fixed:04-20", "04-20"),
    ("lastfull:04/sun:7+3", "04-21"), ("fixed:04-22", "04-22"), ("nth:04/sat/-1", "04-24"), ("range:04-24", "04-24"),
    ("fixed:04-25", "04-25"), ("fixed:04-28", "04-28"), ("fixed:05-01", "05-01"), ("month:05", "05-01"),
    ("nth:05/mon/1", "05-03"), ("fixed:05-04", "05-04"), ("nth:05/tue/1", "05-04"), ("fixed:05-05", "05-05"),
    ("nth:05/wed/1", "05-05"), ("range:05-06", "05-06"), ("fixed:05-08", "05-08"), ("nth:05/sun/2", "05-09"),
    ("fixed:05-10", "05-10"), ("nth:05/mon/2", "05-10"), ("weekof:05-12/mon", "05-10"), ("fixed:05-12", "05-12"),
    ("onafter:05-06/wed", "05-12"), ("fixed:05-15", "05-15"), ("nth:05/sun/3", "05-16"), ("fixed:05-17", "05-17"),
    ("fixed:05-18", "05-18"), ("fixed:05-19", "05-19"), ("fixed:05-20", "05-20"), ("fixed:05-22", "05-22"),
    ("fixed:05-23", "05-23"), ("fixed:05-24", "05-24"), ("fixed:05-25", "05-25"), ("nth:05/wed/-1", "05-26"),
    ("nth:05/mon/-1-3", "05-28"), ("fixed:05-29", "05-29"), ("fixed:05-30", "05-30"), ("fixed:05-31", "05-31"),
    ("month:06", "06-01"), ("range:06-01", "06-01"), ("fixed:06-02", "06-02"), ("fixed:06-05", "06-05"),
    ("nth:06/sun/1", "06-06"), ("fixed:06-07", "06-07"), ("fixed:06-08", "06-08"), ("nth:06/thu/2", "06-10"),
    ("fixed:06-14", "06-14"), ("nth:06/mon/2", "06-14"), ("nth:06/sun/3-6", "06-14"), ("fixed:06-15", "06-15"),
    ("fixed:06-19", "06-19"), ("fixed:06-21", "06-21"), ("nth:06/mon/3", "06-21"), ("fixed:06-26", "06-26"),
    ("fixed:06-27", "06-27"), ("fixed:07-01", "07-01"), ("month:07", "07-01"), ("fixed:07-05", "07-05"),
    ("fixed:07-11", "07-11"), ("fixed:07-22", "07-22"), ("fixed:07-23", "07-23"), ("fixed:07-24", "07-24"),
    ("fixed:07-25", "07-25"), ("fixed:07-27", "07-27"), ("fixed:07-28", "07-28"), ("fixed:08-01", "08-01"),
    ("month:08", "08-01"), ("range:08-01", "08-01"), ("nth:08/mon/1", "08-02"), ("fixed:08-19", "08-19"),
    ("fixed:08-23", "08-23"), ("fixed:08-31", "08-31"), ("month:09", "09-01"), ("range:09-01", "09-01"),
    ("fixed:09-07", "09-07"), ("fixed:09-08", "09-08"), ("fixed:09-09", "09-09"), ("nth:09/thu/2", "09-09"),
    ("fixed:09-10", "09-10"), ("nth:09/sat/2", "09-11"), ("range:09-12", "09-12"), ("fixed:09-13", "09-13"),
    ("fixed:09-15", "09-15"), ("fixed:09-17", "09-17"), ("lastfull:09/mon:5", "09-20"), ("fixed:09-21", "09-21"),
    ("fixed:09-23", "09-23"), ("fixed:09-25", "09-25"), ("fixed:09-26", "09-26"), ("fixed:09-28", "09-28"),
    ("fixed:09-29", "09-29"), ("nth:09/wed/-1", "09-29"), ("fixed:10-01", "10-01"), ("month:10", "10-01"),
    ("nth:10/sun/1", "10-03"), ("fixed:10-05", "10-05"), ("fixed:10-06", "10-06"), ("range:10-06", "10-06"),
    ("nth:10/sat/2", "10-09"), ("fixed:10-10", "10-10"), ("nth:10/sun/2", "10-10"), ("fixed:10-12", "10-12"),
    ("range:10-12", "10-12"), ("fixed:10-13", "10-13"), ("fixed:10-14", "10-14"), ("nth:10/thu/2", "10-14"),
    ("fixed:10-15", "10-15"), ("nth:10/fri/3", "10-15"), ("fixed:10-16", "10-16"), ("fixed:10-17", "10-17"),
    ("nth:10/sun/3", "10-17"), ("fixed:10-18", "10-18"), ("nth:10/mon/3", "10-18"), ("nth:10/tue/3", "10-19"),
    ("fixed:10-20", "10-20"), ("fixed:10-22", "10-22"), ("fixed:10-24", "10-24"), ("lastfull:10/sun:7", "10-24"),
    ("fixed:10-27", "10-27"), ("fixed:10-29", "10-29"), ("month:11", "11-01"), ("weekof:11-08/sun", "11-07"),
    ("fixed:11-08", "11-08"), ("fixed:11-12", "11-12"), ("fixed:11-14", "11-14"), ("nth:11/sun/2", "11-14"),
    ("fixed:11-17", "11-17"), ("nth:11/wed/3", "11-17"), ("fixed:11-18", "11-18"), ("nth:11/thu/3", "11-18"),
    ("range:11-18", "11-18"), ("fixed:11-19", "11-19"), ("nth:11/thu/4-3", "11-22"), ("fixed:11-23", "11-23"),
    ("fixed:11-25", "11-25"), ("nth:11/thu/4", "11-25"), ("fixed:12-01", "12-01"), ("month:12", "12-01"),
    ("fixed:12-03", "12-03"), ("fixed:12-12", "12-12"), ("fixed:12-21", "12-21"), ("announced:2027-02-01", "02-01"),
    ("announced:2027-02-22", "02-22"), ("announced:2027-03-15", "03-15"), ("announced:2027-05-17", "05-17"),
    ("announced:2027-08-08", "08-08"),
];

#[test]
fn every_rule_falls_where_it_does_in_2027() {
    for (text, meant) in IN_2027 {
        assert_eq!(rule(text).in_year(2027), Some(day(&format!("2027-{meant}"))), "{text}");
    }
}

#[test]
fn rules_follow_other_years() {
    for (text, meant) in [
        ("lastday:02", "2028-02-29"),
        ("lastday:02", "2100-02-28"),
        ("lastday:12", "2026-12-31"),
        ("fixed:02-29", "2028-02-29"),
        ("nth:01/sun/-1", "2026-01-25"),
        ("nth:05/mon/-1-3", "2026-05-22"),
        ("nth:11/thu/4-3", "2026-11-23"),
        ("nth:06/sun/3-6", "2025-06-09"),
        ("nth:10/sat/5", "2026-10-31"),
        ("nth:12/sun/-1+9", "2028-01-04"),
        ("lastfull:10/sun:7", "2026-10-25"),
        ("lastfull:10/sun:7", "2022-10-23"),
        ("lastfull:04/sun:7+3", "2026-04-22"),
        ("onafter:05-06/wed", "2026-05-06"),
        ("weekof:05-12/mon", "2026-05-11"),
        ("weekof:11-08/sun", "2026-11-08"),
        ("equinoxfri:03", "2021-03-19"),
        ("equinoxfri:03", "2024-03-15"),
        ("equinoxfri:03", "2025-03-14"),
        ("equinoxfri:03", "2026-03-13"),
        ("announced:2026-02-09,2025-02-10", "2025-02-10"),
    ] {
        let meant = day(meant);
        let found =
            (meant.year() - 1..=meant.year()).filter_map(|year| rule(text).in_year(year)).find(|on| *on == meant);
        assert_eq!(found, Some(meant), "{text}");
    }
    for (text, year) in [
        ("fixed:02-29", 2027),
        ("nth:02/mon/5", 2027),
        ("nth:02/mon/-5", 2027),
        ("announced:2026-02-09", 2027),
        ("lastfull:02/mon:28", 2026),
    ] {
        assert_eq!(rule(text).in_year(year), None, "{text} in {year}");
    }
}

#[test]
fn the_equinox_moves_with_the_leap_years() {
    let meant = (2008..=2043).map(|year| (year, 20)).chain([(2003, 21), (2007, 21), (2044, 19)]);
    for (year, date) in meant {
        assert_eq!(super::equinox::march(year), NaiveDate::from_ymd_opt(year, 3, date), "{year}");
    }
}

#[test]
fn what_is_no_rule_is_refused() {
    for text in [
        "",
        "fixed",
        "fixed:",
        "fixed:13-01",
        "fixed:02-30",
        "fixed:1-1",
        "month:0",
        "month:00",
        "month:5",
        "nth:05/mon",
        "nth:05/mon/0",
        "nth:05/mon/6",
        "nth:05/monday/1",
        "nth:05/mon/1/2",
        "nth:05/mon/x",
        "lastfull:05/mon:0",
        "lastfull:05/mon",
        "onafter:05-06",
        "weekof:05-12/",
        "equinoxfri:09",
        "announced:",
        "announced:soon",
        "easter:0",
    ] {
        assert!(text.parse::<Rule>().is_err(), "{text}");
    }
}

#[test]
fn an_observance_is_offered_from_ten_days_before_until_the_day_or_the_middle() {
    let one_day = observance("fixed:09-10", Length::Days(1), &["international"], &[]);
    let week = observance("range:11-18", Length::Days(7), &["international"], &[]);
    let month = observance("month:01", Length::Month, &["international"], &[]);
    for (one, from, until) in [
        (&one_day, "2027-08-31", "2027-09-10"),
        (&week, "2027-11-08", "2027-11-21"),
        (&month, "2026-12-22", "2027-01-16"),
    ] {
        let (from, until) = (day(from), day(until));
        assert_eq!(one.timely(from - Days::new(1)), None, "{}", one.rule);
        assert!(one.timely(from).is_some() && one.timely(until).is_some(), "{}", one.rule);
        assert_eq!(one.timely(until + Days::new(1)), None, "{}", one.rule);
    }
    let january = month.in_year(2027).unwrap();
    assert_eq!((january.last, january.days()), (day("2027-01-31"), 31));
    let february = observance("month:02", Length::Month, &["international"], &[]).in_year(2028).unwrap();
    assert_eq!(february.days(), 29);
}

#[test]
fn an_observance_fits_by_country_and_profession() {
    use Specialty::{Nurse, Other, Physician};
    type Case = (&'static [&'static str], &'static [Specialty], Option<&'static str>, Option<Specialty>, bool);
    let cases: [Case; 12] = [
        (&["international"], &[], None, None, true),
        (&["us"], &[], None, None, false),
        (&["us"], &[], Some("US"), None, true),
        (&["us"], &[], Some("gb"), None, false),
        (&["europe"], &[], Some("de"), None, true),
        (&["europe"], &[], Some("us"), None, false),
        (&["europe"], &[], Some(" "), None, false),
        (&["us", "gb"], &[], Some("gb"), None, true),
        (&["international"], &[Nurse], None, Some(Nurse), true),
        (&["international"], &[Nurse], None, Some(Physician), false),
        (&["international"], &[Nurse], None, None, false),
        (&["international"], &[Other], None, Some(Physician), true),
    ];
    for (regions, professions, country, specialty, meant) in cases {
        let one = observance("fixed:05-12", Length::Days(1), regions, professions);
        assert_eq!(one.fits(country, specialty), meant, "{regions:?} {professions:?} {country:?} {specialty:?}");
    }
}

#[test]
fn an_observance_says_what_it_is_about() {
    let week = observance("range:11-18", Length::Days(7), &["international"], &[Specialty::Other]);
    for subject in ["heart", "other", "suicide", "week", "neighbours"] {
        assert!(week.is_about(subject), "{subject}");
    }
    for subject in ["month", "nurse", "sensitive", "hearts", ""] {
        assert!(!week.is_about(subject), "{subject}");
    }
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let weekday = prop::sample::select(vec![Weekday::Mon, Weekday::Wed, Weekday::Fri, Weekday::Sat, Weekday::Sun]);
    prop_oneof![
        (1..=12_u32, 1..=28_u32, any::<bool>()).prop_map(|(month, day, range)| Rule::Fixed { month, day, range }),
        (1..=12_u32).prop_map(Rule::Month),
        (1..=12_u32).prop_map(Rule::LastDay),
        (1..=12_u32, weekday.clone(), prop::sample::select(vec![-2_i8, -1, 1, 2, 3, 4]), -6..=6_i64)
            .prop_map(|(month, weekday, nth, shift)| Rule::Nth { month, weekday, nth, shift }),
        (1..=12_u32, weekday.clone(), 1..=14_u32, 0..=6_i64)
            .prop_map(|(month, weekday, length, shift)| Rule::LastFull { month, weekday, length, shift }),
        (1..=12_u32, 1..=28_u32, weekday.clone()).prop_map(|(month, day, weekday)| Rule::OnAfter {
            month,
            day,
            weekday
        }),
        (1..=12_u32, 1..=28_u32, weekday).prop_map(|(month, day, weekday)| Rule::WeekOf { month, day, weekday }),
        Just(Rule::FridayBeforeEquinox),
    ]
}

proptest! {
    #[test]
    fn a_rule_reads_as_it_is_written(rule in any_rule()) {
        prop_assert_eq!(rule.to_string().parse::<Rule>(), Ok(rule));
    }

    #[test]
    fn a_rule_falls_on_its_weekday_every_year(rule in any_rule(), year in 1990..2110_i32) {
        let date = rule.in_year(year).expect("these fall every year");
        // A shift or the beginning of a week may carry it a few days over the turn of the year.
        prop_assert!((date.year() - year).abs() <= 1);
        match rule {
            Rule::OnAfter { weekday, .. } | Rule::WeekOf { weekday, .. } => prop_assert_eq!(date.weekday(), weekday),
            Rule::FridayBeforeEquinox => prop_assert_eq!(date.weekday(), Weekday::Fri),
            Rule::LastFull { month, weekday, length, shift } => {
                let start = date - Days::new(shift.unsigned_abs());
                prop_assert_eq!((start.weekday(), start.month()), (weekday, month));
                prop_assert_eq!((start + Days::new(u64::from(length) - 1)).month(), month);
                prop_assert!((start + Days::new(u64::from(length) + 6)).month() != month);
            }
            _ => {}
        }
    }

    #[test]
    fn the_next_is_the_first_on_or_after(rule in any_rule(), offset in 0..20_000_u64) {
        let from = day("2000-01-01") + Days::new(offset);
        let next = rule.next(from).expect("these fall every year");
        prop_assert!(next >= from && next - from <= chrono::Duration::days(373));
        let earlier = (from.year() - 2..=from.year() + 2)
            .filter_map(|year| rule.in_year(year))
            .filter(|date| *date >= from)
            .min();
        prop_assert_eq!(Some(next), earlier);
    }
}

#[test]
fn angles_take_turns() {
    let of = |angles: &[&str]| Observance {
        angles: angles.iter().map(|one| (*one).into()).collect(),
        ..observance("fixed:03-03", Length::Days(1), &["international"], &[])
    };
    let three = of(&["one", "two", "three"]);
    let told: Vec<_> = (6..10).map(|turn| three.angle(turn)).collect();
    assert_eq!(told, [Some("one"), Some("two"), Some("three"), Some("one")]);
    assert_eq!(three.angle(u64::MAX), Some("one"));
    assert_eq!(of(&[]).angle(4), None);
}
