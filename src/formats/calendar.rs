//! Writes planned posts as a calendar file (RFC 5545). Instants stand in UTC, so that no calendar has to know a zone's rules.
//! Never decides what stands in it.

use chrono::{DateTime, Duration, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

/// An entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is known by, whatever becomes of it; the same in every file.
    pub uid: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// What it is called.
    pub title: String,
    /// What stands under it.
    pub description: String,
    /// How often it was changed: a calendar that has it takes the entry with the higher number.
    pub revision: u32,
    /// Whether it is called off.
    pub off: bool,
}

/// The entries as a file; `now` is when it was written.
#[must_use]
pub fn write(entries: &[Entry], now: DateTime<Utc>) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Rounds//Rounds//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    for entry in entries {
        let mut event = Event::with_uid(&entry.uid);
        event
            .timestamp(now)
            .sequence(entry.revision)
            .starts(entry.starts_at)
            .ends(entry.starts_at + Duration::minutes(entry.minutes.into()))
            .summary(&entry.title)
            .status(if entry.off { EventStatus::Cancelled } else { EventStatus::Confirmed });
        if !entry.description.is_empty() {
            event.description(&entry.description);
        }
        calendar.push(event.done());
    }
    calendar.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
    use chrono::TimeZone;

    fn entry(n: u32) -> Entry {
        Entry {
            uid: format!("slot-{n}-1@rounds"),
            starts_at: Utc.with_ymd_and_hms(2026, 3, 28 + n, 12, 0, 0).unwrap(),
            minutes: 20,
            title: format!("Topic {n}"),
            description: "A line to begin with.".into(),
            revision: n,
            off: false,
        }
    }

    /// What another library reads: a property of each entry, as text.
    fn read(bytes: &[u8], name: &ICalendarProperty) -> Vec<String> {
        let calendar = ICalendar::parse(std::str::from_utf8(bytes).unwrap()).expect("it can be read");
        let events = calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent);
        events
            .map(|event| {
                let entry = event.entries.iter().find(|entry| entry.name == *name);
                entry.map_or_else(String::new, |entry| match &entry.values[0] {
                    ICalendarValue::Text(text) => text.clone(),
                    ICalendarValue::Integer(number) => number.to_string(),
                    ICalendarValue::PartialDateTime(at) => {
                        let at = at.to_date_time_with_tz(calcard::common::timezone::Tz::UTC).expect("an instant");
                        at.to_utc().to_rfc3339()
                    }
                    other => format!("{other:?}"),
                })
            })
            .collect()
    }

    #[test]
    fn another_library_reads_what_was_written() {
        let now = Utc.with_ymd_and_hms(2026, 3, 23, 8, 0, 0).unwrap();
        let odd = Entry {
            title:
                "Comma, semicolon; back\\slash: „Grüße“ 🙂 and a title that is much longer than one line of such a file"
                    .into(),
            description: "One line\nand\r\nBEGIN:VEVENT\nUID:forged@else;X".into(),
            off: true,
            ..entry(3)
        };
        let bytes = write(&[entry(0), entry(1), odd.clone()], now);
        assert_eq!(read(&bytes, &ICalendarProperty::Uid), ["slot-0-1@rounds", "slot-1-1@rounds", "slot-3-1@rounds"]);
        assert_eq!(
            read(&bytes, &ICalendarProperty::Dtstart),
            ["2026-03-28T12:00:00+00:00", "2026-03-29T12:00:00+00:00", "2026-03-31T12:00:00+00:00"]
        );
        assert_eq!(read(&bytes, &ICalendarProperty::Dtend)[0], "2026-03-28T12:20:00+00:00");
        assert_eq!(read(&bytes, &ICalendarProperty::Dtstamp)[0], "2026-03-23T08:00:00+00:00");
        assert_eq!(read(&bytes, &ICalendarProperty::Sequence), ["0", "1", "3"]);
        assert_eq!(read(&bytes, &ICalendarProperty::Summary)[2], odd.title);
        assert_eq!(
            read(&bytes, &ICalendarProperty::Description)[2].replace('\r', ""),
            odd.description.replace('\r', "")
        );
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
        assert_eq!(text.matches("STATUS:CANCELLED").count(), 1);
        assert!(text.contains("\r\n") && !text.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn an_empty_file_is_a_calendar() {
        let bytes = write(&[], Utc.with_ymd_and_hms(2026, 3, 23, 8, 0, 0).unwrap());
        assert!(read(&bytes, &ICalendarProperty::Uid).is_empty());
    }
}
