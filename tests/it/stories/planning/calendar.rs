//! The planned week as a calendar file, read by another library than the one that wrote it.

use super::{SLOTS, opens, planner, topics};
use crate::world::{Member, Says, World};
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use std::collections::BTreeMap;

/// The entries by their UID: when each begins, which change it is, and whether it stands.
type Entries = BTreeMap<String, (String, i64, bool)>;

async fn file(member: &Member) -> (String, Entries) {
    let answer = member.types("/week").await.press("Calendar file").await;
    answer.says("for your calendar");
    let bytes = answer.message().attachment("rounds-week.ics");
    let text = String::from_utf8(bytes).expect("text");
    let calendar = ICalendar::parse(&text).expect("it can be read");
    let events = calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent);
    let entries = events.map(|event| {
        let value = |name: ICalendarProperty| {
            event.entries.iter().find(|entry| entry.name == name).map(|entry| entry.values[0].clone())
        };
        let text = |name| match value(name) {
            Some(ICalendarValue::Text(text)) => text,
            other => panic!("{other:?}"),
        };
        let Some(ICalendarValue::Integer(sequence)) = value(ICalendarProperty::Sequence) else { panic!("no number") };
        let Some(ICalendarValue::PartialDateTime(at)) = value(ICalendarProperty::Dtstart) else { panic!("no start") };
        let at = at.to_date_time_with_tz(calcard::common::timezone::Tz::UTC).expect("an instant").to_utc();
        let off = format!("{:?}", value(ICalendarProperty::Status)).to_lowercase().contains("cancelled");
        (text(ICalendarProperty::Uid), (crate::world::wall(at), sequence, !off))
    });
    (text.clone(), entries.collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_holds_topic_line_and_time_and_a_second_one_puts_it_right() {
    let mut world = World::new().await;
    let (ana, card) = planner(&world).await;
    let (text, first) = file(&ana).await;
    let starts: Vec<&str> = first.values().map(|(at, _, _)| at.as_str()).collect();
    assert_eq!(starts, ["2026-01-05 13:00", "2026-01-06 13:00", "2026-01-08 13:00", "2026-01-09 13:00"]);
    let plain = text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";");
    for topic in topics(&world) {
        assert!(plain.contains(&topic.title) && plain.contains(&topic.opening), "{}", topic.title);
    }
    for private in ["Ana", "Harbour", "LinkedIn", "http", "ATTENDEE", "ORGANIZER", "Europe/Berlin"] {
        assert!(!text.contains(private), "{private}");
    }
    world.restarts().await;
    opens(&card, "Tue 6 Jan").await.press("Move").await.choose("Another day", &["Wednesday 7 Jan"]).await;
    opens(&ana.types("/week").await, "Fri 9 Jan").await.press("Not this week").await;
    world.moves_to("2026-01-05 11:00").await;
    let (later, second) = file(&ana).await;
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>(), "known by the same names");
    let changed: Vec<_> = second.iter().filter(|(uid, entry)| first[*uid] != **entry).map(|(_, entry)| entry).collect();
    assert_eq!(changed, [&("2026-01-07 13:00".to_owned(), 1, true), &("2026-01-09 13:00".to_owned(), 1, false)]);
    assert!(text.contains("DTSTAMP:20260105T080000Z") && later.contains("DTSTAMP:20260105T100000Z"), "{later}");
    // What was never in a file is not called off in one.
    let ben = world.member("Ben").await;
    let card = ben.types("/week").await.press("Plan my week").await;
    opens(&card, "Fri 9 Jan").await.press("Not this week").await;
    assert_eq!(file(&ben).await.1.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn across_both_clock_changes_the_wall_shows_the_same_time() {
    for (monday, hours) in [("2026-03-23", ["12:00", "11:00"]), ("2026-10-19", ["11:00", "12:00"])] {
        let world = World::beginning(&format!("{monday} 09:00")).await;
        let ana = world.colleague("Ana");
        ana.joins("7 posts", "LinkedIn", "Midday").await;
        let every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        ana.sets_days("Days on which you mean to post", &every).await;
        let card = ana.types("/week").await.press("Plan my week").await;
        assert_eq!(card.message().selects()[0].placeholder, SLOTS);
        let (text, entries) = file(&ana).await;
        assert!(entries.values().all(|(at, _, _)| at.ends_with("13:00")), "{entries:?}");
        let starts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("DTSTART:")).collect();
        let ends = |at: usize| starts[at][9..13].to_owned();
        let [before, after] = hours.map(|hour| hour.replace(':', ""));
        assert_eq!((ends(0), ends(5), ends(6)), (before.clone(), before, after), "{starts:?}");
    }
}
