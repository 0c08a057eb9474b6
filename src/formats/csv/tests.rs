//! Tables of what comes: encodings, separators, names, dates; and that what goes out comes in again.

use super::dates::{self, Said};
use super::{File, Place, read, write};
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::ids::{MemberId, PostId, TopicId};
use crate::domain::import::{DateOrder, Disguise, ImportRefused, Stamp, Unreadable};
use crate::domain::platform::Platform;
use crate::domain::post::Post;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

const BERLIN: Tz = chrono_tz::Europe::Berlin;

fn day(on: &str) -> NaiveDate {
    on.parse().unwrap()
}

fn stamps(file: &File) -> Vec<Result<Stamp, Unreadable>> {
    file.entries.iter().map(|entry| entry.at.clone()).collect()
}

fn titles(file: &File) -> Vec<&str> {
    file.entries.iter().map(|entry| entry.title.as_str()).collect()
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn the_same_text_in_every_encoding() {
    let text = "Datum;Titel\n2026-01-05;Schlaf für müde Köpfe\n2026-01-06;Größe\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (name, bytes) in [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("UTF-16 LE", utf16(text, true, true)),
        ("UTF-16 BE", utf16(text, false, true)),
        ("UTF-16 LE without a mark", utf16(text, true, false)),
        ("UTF-16 BE without a mark", utf16(text, false, false)),
        ("Latin-1", latin),
    ] {
        let file = read(&bytes, BERLIN).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert_eq!(titles(&file), ["Schlaf für müde Köpfe", "Größe"], "{name}");
    }
    let windows = b"date,title\n2026-01-05,\x93Sleep\x94 \x96 5 \x80\n";
    assert_eq!(titles(&read(windows, BERLIN).unwrap()), ["“Sleep” – 5 €"]);
}

#[test]
fn what_is_no_text_is_told_by_how_it_begins() {
    for (bytes, disguise) in [
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".as_slice(), Disguise::Workbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Disguise::Workbook),
        (b"%PDF-1.7 date,title", Disguise::Pdf),
        (b"\x89PNG\r\n\x1a\n", Disguise::Media),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Disguise::Media),
        (b"GIF89a", Disguise::Media),
        (b"\0\0\0\x18ftypmp42", Disguise::Media),
        (b"<!DOCTYPE html><title>date,title</title>", Disguise::Page),
        (b"  <HTML><body>", Disguise::Page),
        (b"{\\rtf1 date}", Disguise::Other),
        (b"date,title\n2026-01-05,a\0b\n", Disguise::Other),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08date,title", Disguise::Other),
    ] {
        assert_eq!(read(bytes, BERLIN), Err(ImportRefused::Not(disguise)), "{bytes:?}");
    }
    for bytes in [b"".as_slice(), b"\xef\xbb\xbf", b" \r\n\r\n", b"date,title\n", b"date,title\n,\n , \n"] {
        assert_eq!(read(bytes, BERLIN), Err(ImportRefused::Empty), "{bytes:?}");
    }
}

#[test]
fn every_separator_is_found_out() {
    for text in [
        "date,title\n2026-01-05,\"Sleep; rest, \"\"calm\"\"\nand | more\"\n",
        "date;title\n2026-01-05;\"Sleep; rest, \"\"calm\"\"\nand | more\"\n",
        "date\ttitle\r\n2026-01-05\t\"Sleep; rest, \"\"calm\"\"\nand | more\"\r\n",
        "date|title\n2026-01-05|\"Sleep; rest, \"\"calm\"\"\nand | more\"\n",
        "sep=;\r\ndate;title\r\n2026-01-05;\"Sleep; rest, \"\"calm\"\"\nand | more\"\r\n",
        "\u{feff}sep=\t\ndate\ttitle\n2026-01-05\t\"Sleep; rest, \"\"calm\"\"\nand | more\"\n",
        // A note above the names, as some platforms write.
        "Posts of the year, all of them\n\n\"date\",\"title\"\n2026-01-05,\"Sleep; rest, \"\"calm\"\"\nand | more\"\n",
    ] {
        let file = read(text.as_bytes(), BERLIN).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert_eq!(titles(&file), ["Sleep; rest, \"calm\"\nand | more"], "{text}");
        assert_eq!(stamps(&file), [Ok(Stamp::Day(day("2026-01-05")))], "{text}");
    }
}

#[test]
fn columns_are_found_as_people_and_platforms_name_them() {
    let link = "https://www.linkedin.com/feed/update/urn:li:activity:7414000000000000000";
    for (header, row) in [
        ("date,title,link", format!("2026-01-05 09:00,On sleep,{link}")),
        ("Title,Link,Posted at", format!("On sleep,{link},2026-01-05 09:00")),
        ("Titel;Link;Veröffentlicht am", format!("On sleep;{link};05.01.2026 09:00")),
        ("Datum;Uhrzeit;Titel;URL", format!("05.01.2026;09:00;On sleep;{link}")),
        ("DATE , TIME , CAPTION , POST URL", format!("2026-01-05 , 9:00 AM , On sleep , {link}")),
        ("Beitrag;Kanal;Datum und Uhrzeit;Permalink", format!("On sleep;LinkedIn;5. Januar 2026 um 09:00 Uhr;{link}")),
        // LinkedIn's copy of one's own data, and the export of a page.
        (
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            format!("2026-01-05 09:00:00,{link},On sleep,,,MEMBER_NETWORK"),
        ),
        (
            "Post title,Post link,Post type,Campaign name,Posted by,Created date,Impressions",
            format!("On sleep,{link},Organic,,Ana,1/5/2026 9:00 AM,12"),
        ),
        // Meta: the column called Date says something else.
        (
            "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Reach",
            format!("1,2,Clinic,,On sleep,0,01/05/2026 09:00,{link},Photos,,Lifetime,9"),
        ),
        // X.
        ("Post id,Date,Post text,Post Link,Impressions", format!("1,\"Mon, Jan 5, 2026 9:00\",On sleep,{link},7")),
        ("Tweet id,Tweet permalink,Tweet text,time,impressions", format!("1,{link},On sleep,2026-01-05 08:00 +0000,7")),
        // TikTok.
        ("Video title,Video link,Post time,Total likes", format!("On sleep,{link},2026-01-05 09:00,3")),
    ] {
        let file =
            read(format!("{header}\n{row}\n").as_bytes(), BERLIN).unwrap_or_else(|why| panic!("{header}: {why:?}"));
        let entry = &file.entries[0];
        assert_eq!((entry.title.as_str(), entry.link.as_str()), ("On sleep", link), "{header}");
        assert_eq!(entry.at, Ok(Stamp::At(BERLIN.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap().to_utc())), "{header}");
    }
    let youtube = "Content,Video title,Video publish time,Duration,Views\nTotal,,,,900\nabcdefghij1,On sleep,\"Jan 5, 2026\",61,9\n";
    let file = read(youtube.as_bytes(), BERLIN).unwrap();
    assert_eq!(file.entries[0].at, Err(Unreadable::NoDate));
    assert_eq!(file.entries[1].link, "https://www.youtube.com/watch?v=abcdefghij1");
    assert_eq!((file.entries[1].title.as_str(), file.entries[1].number), ("On sleep", 3));
}

#[test]
fn without_names_for_its_columns_a_file_is_not_guessed_at() {
    for (text, why) in [
        ("2026-01-05,On sleep\n2026-01-06,On rest\n", ImportRefused::NoHeader),
        ("title,link\nOn sleep,https://example.org/a\n", ImportRefused::NoDate),
        ("date,likes\n2026-01-05,7\n", ImportRefused::NoTitle),
        ("Dear colleague,\nhere are my posts.\n", ImportRefused::NoHeader),
    ] {
        assert_eq!(read(text.as_bytes(), BERLIN), Err(why), "{text}");
    }
    let many = format!("date,title\n{}", "2026-01-05,On sleep\n".repeat(10_001));
    assert_eq!(read(many.as_bytes(), BERLIN), Err(ImportRefused::TooManyRows(10_001)));
}

#[test]
fn platforms_kinds_and_forms_are_known_by_many_names() {
    use Platform::{Blog, Facebook, GoogleBusiness, Instagram, LinkedIn, Other, X};
    let row = |platforms: &str, pillar: &str, format: &str| {
        let text = format!("date;title;platforms;pillar;post type\n2026-01-05;a;{platforms};{pillar};{format}\n");
        read(text.as_bytes(), BERLIN).unwrap().entries.remove(0)
    };
    for (cell, platforms) in [
        ("LinkedIn", vec![LinkedIn]),
        ("linkedin, fb", vec![LinkedIn, Facebook]),
        ("Twitter/X", vec![X]),
        ("X (formerly Twitter)", vec![X]),
        ("IG + Facebook", vec![Instagram, Facebook]),
        ("Blog or newsletter", vec![Blog]),
        ("Instagram und Facebook", vec![Instagram, Facebook]),
        ("google-business", vec![GoogleBusiness]),
        ("Xing", vec![Other]),
        ("", vec![]),
    ] {
        assert_eq!(row(cell, "", "").platforms, platforms, "{cell}");
    }
    for (cell, pillar) in [
        ("patient-education", Some(Pillar::PatientEducation)),
        ("Behind the scenes", Some(Pillar::BehindTheScenes)),
        ("Hinter den Kulissen", Some(Pillar::BehindTheScenes)),
        ("Technology", Some(Pillar::TechnologyReview)),
        ("cats", None),
        ("", None),
    ] {
        assert_eq!(row("", cell, "").pillar, Some(pillar), "{cell}");
    }
    for (cell, format) in [("IG reel", Some(Format::ShortVideo)), ("Photos", Some(Format::Photo)), ("Organic", None)] {
        assert_eq!(row("", "", cell).format, format, "{cell}");
    }
}

#[test]
fn dates_as_people_write_them() {
    let wall = |text: &str| {
        let (on, time) = text.split_once(' ').map_or((text, None), |(on, time)| (on, Some(time)));
        Some(Said::Wall(day(on), time.map(|time| time.parse().unwrap())))
    };
    let at = |text: &str| Some(Said::At(text.parse::<DateTime<Utc>>().unwrap()));
    for (cell, said) in [
        ("2026-01-05", wall("2026-01-05")),
        ("2026/1/5", wall("2026-01-05")),
        ("20260105", wall("2026-01-05")),
        ("2026-01-05 18:30", wall("2026-01-05 18:30:00")),
        ("2026-01-05T18:30:15", wall("2026-01-05 18:30:15")),
        ("2026-01-05, 6:30 pm", wall("2026-01-05 18:30:00")),
        ("2026-01-05 6 p.m.", wall("2026-01-05 18:00:00")),
        ("2026-01-05 12:00 AM", wall("2026-01-05 00:00:00")),
        ("2026-01-05T18:30:00Z", at("2026-01-05T18:30:00Z")),
        ("2026-01-05T18:30:00.250+01:00", at("2026-01-05T17:30:00.250Z")),
        ("2026-01-05T18:30:00+0100", at("2026-01-05T17:30:00Z")),
        ("2026-01-05 18:30 +0000", at("2026-01-05T18:30:00Z")),
        ("2026-01-05 18:30:00 UTC", at("2026-01-05T18:30:00Z")),
        ("Mon, 05 Jan 2026 18:30:00 +0100", at("2026-01-05T17:30:00Z")),
        ("Mon Jan 05 18:30:00 +0000 2026", at("2026-01-05T18:30:00Z")),
        ("Mon Jan 05 2026 18:30:00 GMT+0100 (CET)", at("2026-01-05T17:30:00Z")),
        ("Jan 5, 2026", wall("2026-01-05")),
        ("5 January 2026 at 9:05", wall("2026-01-05 09:05:00")),
        ("Monday, 5th of January 2026", wall("2026-01-05")),
        ("Montag, 5. Januar 2026, 18:30 Uhr", wall("2026-01-05 18:30:00")),
        ("5. März 2026 um 18:30", wall("2026-03-05 18:30:00")),
        ("46027", wall("2026-01-05")),
        ("46027.75", wall("2026-01-05 18:00:00")),
        ("46027,5", wall("2026-01-05 12:00:00")),
        ("1767637800", at("2026-01-05T18:30:00Z")),
        ("1767637800000", at("2026-01-05T18:30:00Z")),
        ("", None),
        ("soon", None),
        ("2026-13-05", None),
        ("2026-02-30", None),
        ("2026-01-05 25:00", None),
        ("Lifetime", None),
        ("5", None),
        ("5 January", None),
        ("1234567", None),
    ] {
        assert_eq!(dates::said(cell), said, "{cell}");
    }
    for (cell, one, other, twelve) in [
        ("05.01.2026", 5, 1, false),
        ("5.1.26 18:30", 5, 1, false),
        ("1/5/26 6:30 PM", 1, 5, true),
        ("Mo, 5-1-2026", 5, 1, false),
    ] {
        let Some(Said::Either(either)) = dates::said(cell) else { panic!("{cell}") };
        assert_eq!((either.one, either.other, either.year, either.twelve), (one, other, 2026, twelve), "{cell}");
    }
}

fn column(name: &str, cells: &[&str], zone: Tz) -> File {
    let rows: Vec<String> = cells.iter().map(|cell| format!("{cell};a")).collect();
    read(format!("{name};x\n{}\n", rows.join("\n")).replace(";x\n", ";title\n").as_bytes(), zone).unwrap()
}

#[test]
fn one_value_settles_the_order_of_a_column_else_it_is_assumed_and_said() {
    use DateOrder::{DayFirst, MonthFirst};
    let york = chrono_tz::America::New_York;
    for (name, cells, zone, on, assumed) in [
        ("date", &["03/04/2025", "13/04/2025"][..], BERLIN, "2025-04-03", None),
        ("date", &["03/04/2025", "04/13/2025"], BERLIN, "2025-03-04", None),
        ("date", &["03.04.2025"], york, "2025-04-03", None),
        ("date", &["03/04/2025"], BERLIN, "2025-04-03", Some(DayFirst)),
        ("date", &["03/04/2025"], york, "2025-03-04", Some(MonthFirst)),
        ("Datum", &["03/04/2025"], york, "2025-04-03", Some(DayFirst)),
        ("Publish time", &["03/04/2025"], BERLIN, "2025-03-04", Some(MonthFirst)),
        ("date", &["03/04/2025 6:00 PM"], BERLIN, "2025-03-04", Some(MonthFirst)),
        ("date", &["2025-04-03", "04/04/2025"], BERLIN, "2025-04-03", None),
    ] {
        let file = column(name, cells, zone);
        let found = match stamps(&file)[0].clone().unwrap() {
            Stamp::Day(on) => on,
            Stamp::At(at) => at.with_timezone(&zone).date_naive(),
        };
        assert_eq!(found, day(on), "{name} {cells:?}");
        let said = file.assumed.map(|assumed| (assumed.order, assumed.on));
        assert_eq!(said, assumed.map(|order| (order, day(on))), "{name} {cells:?}");
    }
    let both = column("date", &["13/04/2025", "04/14/2025", "03/04/2025", "05/05/2025"], BERLIN);
    assert_eq!(
        stamps(&both),
        [
            Ok(Stamp::Day(day("2025-04-13"))),
            Ok(Stamp::Day(day("2025-04-14"))),
            Err(Unreadable::EitherDate("03/04/2025".into())),
            Ok(Stamp::Day(day("2025-05-05"))),
        ]
    );
    assert_eq!(both.assumed, None);
}

#[test]
fn hours_that_are_skipped_or_repeated_are_those_of_the_persons_clock() {
    for (cell, at) in [
        ("2025-03-30 02:30", "2025-03-30T01:00:00Z"),
        ("2025-10-26 02:30", "2025-10-26T00:30:00Z"),
        ("2025-07-01 02:30", "2025-07-01T00:30:00Z"),
    ] {
        assert_eq!(stamps(&column("date", &[cell], BERLIN)), [Ok(Stamp::At(at.parse().unwrap()))], "{cell}");
    }
}

#[test]
fn damaged_rows_hide_no_others() {
    let text = "date,title,link\n2026-01-05,a\n\n2026-01-06\n,,\n2026-01-07,b,https://example.org/b,more,cells\nnever,c\n2026-01-08,\"open,https://example.org\n2026-01-09,d\n2026-01-10,e\n";
    let file = read(text.as_bytes(), BERLIN).unwrap();
    let numbers: Vec<u32> = file.entries.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers.len(), 5, "{file:#?}");
    assert_eq!(file.entries[3].at, Err(Unreadable::Date("never".into())));
    assert_eq!(file.entries[4].at, Err(Unreadable::OpenQuote(3)));
    assert_eq!(file.entries[2].link, "https://example.org/b");
}

#[test]
fn a_thousand_columns_and_a_million_letters_are_read() {
    let header = format!("date,title,{}", vec!["x"; 998].join(","));
    let text = format!("{header}\n2026-01-05,{},{}\n", "a".repeat(1_000_000), vec!["="; 998].join(","));
    let file = read(text.as_bytes(), BERLIN).unwrap();
    assert_eq!(file.entries[0].title.len(), 1_000_000);
}

fn post(at: DateTime<Utc>, title: Option<String>, link: Option<String>, platforms: Vec<Platform>) -> Post {
    Post {
        id: PostId(1),
        member: MemberId(1),
        posted_at: at,
        posted_on: at.with_timezone(&BERLIN).date_naive(),
        title,
        link,
        links: Vec::new(),
        platforms,
        pillar: None,
        format: None,
        purpose: None,
        said: crate::domain::post::Said::default(),
        topic: None,
        repeats: None,
        logged_at: at,
    }
}

#[test]
fn nothing_in_a_written_file_is_computed() {
    let titles = ["=1+1", "+1", "-1", "@all", "'=1", "''@b", "'quoted'", "\"a\", b;\tc"];
    let at = Utc.with_ymd_and_hms(2026, 1, 5, 8, 0, 0).unwrap();
    let posts: Vec<Place> = titles
        .iter()
        .map(|title| Place { post: post(at, Some((*title).into()), None, vec![Platform::X]), more: Vec::new() })
        .collect();
    let bytes = write(&posts, BERLIN);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(
        text.starts_with(
            "\u{feff}date,platforms,title,link,pillar,format,purpose,more links,counted on,rounds topic\r\n"
        )
    );
    assert!(text.contains("2026-01-05T09:00:00+01:00,x,'=1+1,"), "{text}");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.unwrap();
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{record:?}");
    }
    assert_eq!(super::tests::titles(&read(&bytes, BERLIN).unwrap()), titles);
}

fn some<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(all))
}

fn any_place() -> impl Strategy<Value = Place> {
    let title = "[=+@'-]{0,2}[\\p{L}\\p{N}\"',;|<>@*=+-]{1,12}( [\\p{L}\",;'=-]{1,9}){0,3}";
    let link =
        proptest::option::of("[a-z0-9]{1,12}").prop_map(|path| path.map(|path| format!("https://example.org/{path}")));
    let words = (some(Pillar::ALL), some(Format::ALL), some(Purpose::ALL), proptest::option::of("[a-z]{2}-[0-9]{3}"));
    let platforms = proptest::sample::subsequence(Platform::ALL, 1..4);
    let more = proptest::collection::vec("https://example\\.com/[a-z]{1,8}", 0..3);
    (946_684_800_000..2_000_000_000_000_i64, title, link, words, platforms, more).prop_map(
        |(ms, title, link, (pillar, format, purpose, topic), platforms, more)| {
            let at = DateTime::from_timestamp_millis(ms).unwrap();
            let post = post(at, Some(title), link, platforms);
            Place { post: Post { pillar, format, purpose, topic: topic.map(TopicId), ..post }, more }
        },
    )
}

proptest! {
    #[test]
    fn what_goes_out_comes_in_again(places in proptest::collection::vec(any_place(), 1..8)) {
        let file = read(&write(&places, BERLIN), BERLIN).unwrap();
        prop_assert_eq!(file.entries.len(), places.len());
        prop_assert_eq!(&file.assumed, &None);
        for (entry, Place { post, more }) in file.entries.iter().zip(&places) {
            prop_assert_eq!(&entry.at, &Ok(Stamp::At(post.posted_at)));
            prop_assert_eq!(Some(&entry.title), post.title.as_ref());
            prop_assert_eq!(&entry.link, &post.link.clone().unwrap_or_default());
            prop_assert_eq!(&entry.more, more);
            prop_assert_eq!(&entry.platforms, &post.platforms);
            prop_assert_eq!(entry.pillar, Some(post.pillar));
            prop_assert_eq!(entry.format, post.format);
            prop_assert_eq!(entry.purpose, post.purpose);
            prop_assert_eq!(&entry.topic, &post.topic);
            prop_assert_eq!(entry.counted_on, Some(post.posted_on));
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, BERLIN);
        let _ = read(&[b"date,title\n".as_slice(), &bytes].concat(), BERLIN);
    }

    #[test]
    fn no_cell_breaks_it(cell in "\\PC{0,60}", clock in "[0-9:.,/ +-]{0,24}(am|PM|Uhr|UTC|Z)?") {
        let _ = dates::said(&cell);
        let _ = dates::said(&clock);
        let _ = dates::time(&clock);
    }
}
