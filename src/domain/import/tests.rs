//! What is kept of a row, and which rows are new.

use super::{Entry, Known, Row, Stamp, Unreadable, Whose, judge, read};
use crate::domain::facet::Pillar;
use crate::domain::ids::PersonId;
use crate::domain::link::LinkRefused;
use crate::domain::person::Person;
use crate::domain::platform::Platform;
use crate::domain::sameness::Keywords;
use chrono::{DateTime, NaiveDate, Utc};

const NOW: &str = "2026-01-07T10:00:00Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entry(stamp: Stamp, title: &str, link: &str) -> Entry {
    Entry {
        number: 2,
        at: Ok(stamp),
        title: title.into(),
        link: link.into(),
        more: Vec::new(),
        platforms: Vec::new(),
        pillar: None,
        format: None,
        purpose: None,
        topic: None,
        counted_on: None,
    }
}

fn one(entry: Entry) -> (Result<Row, Unreadable>, u32, u32) {
    let person = Person::new(PersonId(1), chrono_tz::Europe::Berlin, at(NOW));
    let keywords = Keywords::of(&[(Pillar::TechnologyReview, vec!["smart watch".into()])]);
    let whose = Whose {
        person: &person,
        platform: Some(Platform::LinkedIn),
        now: at(NOW),
        keywords: &keywords,
        is_topic: &|topic| topic.0 == "te-001",
    };
    let mut reading = read(vec![entry], None, &whose);
    let row = reading.rows.pop().ok_or_else(|| reading.unreadable.remove(0).1);
    (row, reading.shortened, reading.placed)
}

fn on(text: &str) -> Stamp {
    Stamp::Day(day(text))
}

#[test]
fn a_day_is_its_noon_or_what_its_link_says() {
    let row = |stamp, link| one(entry(stamp, "On sleep", link)).0.unwrap();
    assert_eq!(row(on("2025-07-01"), "").posted_at, at("2025-07-01T10:00:00Z"));
    assert_eq!(row(on("2026-01-07"), "").posted_at, at(NOW), "noon is still ahead");
    assert_eq!(row(on("2026-02-01"), "").posted_at, at("2026-02-01T11:00:00Z"), "scheduled");
    let link = "https://x.com/ana/status/1875600000000000000";
    let posted = crate::domain::link::Link::parse(link).unwrap().posted.unwrap();
    assert_eq!(row(Stamp::Day(posted.date_naive()), link).posted_at, posted);
    assert_eq!(row(on("2025-07-01"), link).posted_at, at("2025-07-01T10:00:00Z"), "the file says another day");
    let undated = Entry { at: Err(Unreadable::NoDate), ..entry(on("2025-07-01"), "", link) };
    assert_eq!(one(undated).0.unwrap().posted_at, posted);
}

#[test]
fn a_day_that_the_file_says_holds_where_it_can() {
    let counted = |on| Entry { counted_on: Some(day(on)), ..entry(Stamp::At(at("2025-07-02T05:00:00Z")), "a", "") };
    assert_eq!(one(counted("2025-07-01")).0.unwrap().posted_on, day("2025-07-01"), "a shift that ended late");
    assert_eq!(one(counted("2024-07-01")).0.unwrap().posted_on, day("2025-07-02"));
}

#[test]
fn what_cannot_be_a_post_says_why() {
    for (entry, why) in [
        (entry(on("1999-12-31"), "a", ""), Unreadable::TooEarly),
        (entry(on("2026-03-09"), "a", ""), Unreadable::TooFarAhead),
        (entry(on("2025-07-01"), " \u{200b} ", ""), Unreadable::Nothing),
        (entry(on("2025-07-01"), "a", "javascript:alert(1)"), Unreadable::Link(LinkRefused::NotWeb)),
        (entry(on("2025-07-01"), "a", "https://me:pw@example.org/a"), Unreadable::Link(LinkRefused::UserInfo)),
        (Entry { at: Err(Unreadable::NoDate), ..entry(on("2025-07-01"), "a", "") }, Unreadable::NoDate),
        (
            Entry { at: Err(Unreadable::Date("x".into())), ..entry(on("2025-07-01"), "a", "") },
            Unreadable::Date("x".into()),
        ),
    ] {
        assert_eq!(one(entry).0, Err(why));
    }
    assert!(one(entry(Stamp::At(at("2026-03-08T09:00:00Z")), "a", "")).0.is_ok(), "sixty days ahead");
}

#[test]
fn titles_are_shortened_at_a_word_and_counted() {
    let (row, shortened, _) = one(entry(on("2025-07-01"), &"sleep well ".repeat(30), ""));
    let title = row.unwrap().title.unwrap();
    assert!(title.chars().count() <= 200 && title.ends_with("well…") | title.ends_with("sleep…"), "{title}");
    assert_eq!(shortened, 1);
    let (row, _, _) = one(entry(on("2025-07-01"), &"a".repeat(1_000_000), ""));
    assert_eq!(row.unwrap().title.unwrap().chars().count(), 200);
    let (row, shortened, _) = one(entry(on("2025-07-01"), "two\nlines \u{202e}", ""));
    assert_eq!((row.unwrap().title.as_deref(), shortened), (Some("two lines"), 0));
}

#[test]
fn platform_kind_and_topic_come_from_what_is_there() {
    let plain = one(entry(on("2025-07-01"), "A smart watch, tried", ""));
    let row = plain.0.unwrap();
    assert_eq!((row.platforms, row.pillar, plain.2), (vec![Platform::LinkedIn], Some(Pillar::TechnologyReview), 1));
    let linked = one(entry(on("2025-07-01"), "", "https://youtu.be/abcdefghij1"));
    assert_eq!((linked.0.unwrap().platforms, linked.2), (vec![Platform::YouTube], 0));
    let open = Entry { pillar: Some(None), ..entry(on("2025-07-01"), "A smart watch, tried", "") };
    assert_eq!(one(open).0.unwrap().pillar, None, "the file has a column for it, and says nothing there");
    for (topic, known) in [("te-001", true), ("te-002", false)] {
        let topic =
            Entry { topic: Some(crate::domain::ids::TopicId(topic.into())), ..entry(on("2025-07-01"), "a", "") };
        assert_eq!(one(topic).0.unwrap().topic.is_some(), known);
    }
    assert!(one(entry(on("2025-07-01"), "Call 555-123-4567", "")).0.unwrap().suspect);
}

fn rows(entries: Vec<Entry>) -> Vec<Row> {
    let numbered = |(at, entry): (usize, Entry)| Row { number: at as u32 + 2, ..one(entry).0.unwrap() };
    entries.into_iter().enumerate().map(numbered).collect()
}

fn known(title: &str, links: &[&str]) -> Known {
    let mut known = Known::default();
    let links: Vec<String> = links.iter().map(|link| (*link).to_owned()).collect();
    known.add(day("2025-07-01"), (!title.is_empty()).then_some(title), &links, &[Platform::LinkedIn]);
    known
}

#[test]
fn known_is_the_same_link_in_any_shape_or_the_same_title_that_day() {
    let page = "https://www.example.org/sleep";
    for (known, entry, is_known) in [
        (known("", &[page]), entry(on("2024-01-01"), "Another", "https://example.org/sleep/?utm_source=x"), true),
        (known("", &["https://example.org/a", page]), entry(on("2024-01-01"), "", page), true),
        (known("On sleep", &[]), entry(on("2025-07-01"), "on  SLEEP", ""), true),
        (known("On sleep", &[]), entry(on("2025-07-01"), "On sleep", page), true),
        (known("On sleep", &[page]), entry(on("2025-07-01"), "On sleep", ""), true),
        (known("On sleep", &[page]), entry(on("2025-07-01"), "On sleep", "https://example.org/other"), false),
        (known("On sleep", &[]), entry(on("2025-07-02"), "On sleep", ""), false),
        (
            known("On sleep", &[]),
            Entry { platforms: vec![Platform::X], ..entry(on("2025-07-01"), "On sleep", "") },
            false,
        ),
        (known("On sleep", &[]), entry(on("2025-07-01"), "On rest", ""), false),
    ] {
        let rows = rows(vec![entry]);
        let verdict = judge(&rows, &known);
        assert_eq!((verdict.known.len() == 1, verdict.new.len() == 1), (is_known, !is_known), "{rows:?}");
    }
}

#[test]
fn rows_that_repeat_within_a_file_and_rows_to_be_asked_about_stand_apart() {
    let time = |text| Stamp::At(at(text));
    let rows = rows(vec![
        entry(on("2025-07-01"), "On sleep", ""),
        entry(on("2025-07-01"), "On sleep", ""),
        entry(on("2025-07-01"), "", "https://example.org/a"),
        entry(on("2025-07-05"), "", "https://www.example.org/a#x"),
        entry(time("2025-07-02T08:00:00Z"), "Good morning", ""),
        entry(time("2025-07-02T16:00:00Z"), "Good morning", ""),
        entry(time("2025-07-02T16:00:00Z"), "Good morning", ""),
        entry(on("2025-07-03"), "Call 555-123-4567", ""),
        entry(on("2025-07-03"), "Call 555-123-4567", ""),
    ]);
    let verdict = judge(&rows, &Known::default());
    let numbers = |rows: &[&Row]| rows.iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!(numbers(&verdict.new), [2, 4, 6, 7], "two times of one day are two posts");
    assert_eq!(numbers(&verdict.asked), [9]);
    assert_eq!(verdict.repeats, [3, 5, 8, 10]);
    assert!(verdict.known.is_empty());
}
