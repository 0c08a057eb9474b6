//! Of which slot is reminded next, and on which days at all.

use super::*;
use crate::domain::knock::{Ground, Part, Seat};
use crate::domain::nudge::Ladder;
use crate::domain::pace::{Leave, Rest};
use crate::domain::person::DirectMessages;
use crate::domain::review::Reviewed;
use crate::domain::strategy::Asking;

fn asked(id: i64, day: u32) -> Slot {
    Slot { remind: true, ..slot(id, day) }
}

#[test]
fn the_next_reminder() {
    let one = person();
    let next = |slots: &[Slot], now| next_reminder(slots, &one, now).map(|(slot, at)| (slot.id.0, at));
    let filled = Slot { filled: Some((PostId(1), FilledBy::Day)), ..asked(1, 5) };
    let gone = Slot { state: SlotState::LetGo, ..asked(1, 5) };
    let sent = Slot { reminded_at: Some(at(5, 13)), ..asked(1, 5) };
    let moved = Slot { time: clock(15, 0), ..sent.clone() };
    for (what, slots, now, outcome) in [
        ("not asked for", vec![slot(1, 5)], at(5, 9), None),
        ("asked for", vec![asked(1, 5)], at(5, 9), Some((1, at(5, 13)))),
        ("the earlier of two", vec![asked(1, 6), asked(2, 5)], at(5, 9), Some((2, at(5, 13)))),
        ("of two at the same time the first", vec![asked(2, 5), asked(1, 5)], at(5, 9), Some((1, at(5, 13)))),
        ("filled", vec![filled, asked(2, 6)], at(5, 9), Some((2, at(6, 13)))),
        ("let go", vec![gone], at(5, 9), None),
        ("sent", vec![sent, asked(2, 6)], at(5, 14), Some((2, at(6, 13)))),
        ("sent, then moved to a later time", vec![moved], at(5, 14), Some((1, at(5, 15)))),
        ("two hours late", vec![asked(1, 5)], at(5, 15), Some((1, at(5, 13)))),
        ("later than that", vec![asked(1, 5)], at(5, 16), None),
    ] {
        assert_eq!(next(&slots, now), outcome, "{what}");
    }
}

#[test]
fn an_occurrence_names_its_slot_and_its_time() {
    let mut one = asked(17, 5);
    let first = occurrence(&one);
    assert_eq!((first.as_str(), slot_of(&first)), ("17 2026-01-05 13:00", Some(SlotId(17))));
    one.put(january(6), clock(13, 0));
    assert_ne!(occurrence(&one), first);
    assert_eq!(slot_of("2026-01-05"), None);
}

#[test]
fn a_reminder_is_at_its_wall_time_on_both_sides_of_a_clock_change() {
    let mut one = person();
    one.zone = chrono_tz::Europe::Berlin;
    for (on, time, utc) in [
        ("2026-03-28", clock(13, 0), "2026-03-28T12:00:00+00:00"),
        ("2026-03-29", clock(13, 0), "2026-03-29T11:00:00+00:00"),
        // Half past two of the night to Sunday does not exist: three o'clock is the first that does.
        ("2026-03-28", clock(2, 30), "2026-03-29T01:00:00+00:00"),
        ("2026-10-24", clock(13, 0), "2026-10-24T11:00:00+00:00"),
        ("2026-10-25", clock(13, 0), "2026-10-25T12:00:00+00:00"),
        // It comes twice: the first is meant.
        ("2026-10-24", clock(2, 30), "2026-10-25T00:30:00+00:00"),
    ] {
        let on: NaiveDate = on.parse().unwrap();
        let slot = Slot { on, time, ..slot(1, 5) };
        assert_eq!(slot.starts_at(&one).to_rfc3339(), utc, "{on} {time}");
    }
}

fn ground() -> Ground {
    let mut person = person();
    person.consent_at = Some(at(1, 0));
    let diary = diary(4, Weekdays::WORKING, &[1, 2, 3, 4]);
    Ground {
        person,
        rest: Rest::default(),
        seats: vec![Seat {
            diary,
            checks: Vec::new(),
            talk: crate::domain::conversation::Talk::default(),
            bringing: Bringing::default(),
            asking: Asking::default(),
            reviewed: Reviewed::default(),
            goals: crate::domain::goal::Watch::default(),
        }],
        knocked_on: Vec::new(),
        knocked_at: None,
        ladder: Ladder::default(),
    }
}

#[test]
fn a_reminder_keeps_its_own_time_and_is_quiet_where_all_is() {
    let may = |change: &dyn Fn(&mut Ground)| {
        let mut one = ground();
        change(&mut one);
        one.may_remind(MemberId(1), january(5))
    };
    assert!(may(&|_| {}));
    assert!(may(&|one| one.person.knock_days = Weekdays::from_bits(0b10)), "knock days are the knock's");
    assert!(may(&|one| one.knocked_on = vec![january(5)]), "a knock of the day is no reason");
    assert!(may(&|one| one.knocked_at = Some(at(5, 12))));
    assert!(!may(&|one| one.person.consent_at = None));
    assert!(!may(&|one| one.person.direct = DirectMessages::Closed { since: at(4, 0) }));
    assert!(!may(&|one| one.person.hush_until = Some(january(6))));
    assert!(!may(&|one| one.rest.leave = vec![Leave { from: january(5), until: january(5) }]));
    assert!(!may(&|one| one.rest.busy.extend([january(5)])));
    assert!(!may(&|one| one.ladder.asked = true));
    assert!(!may(&|one| one.seats.clear()), "who quit is not reminded");
    let made = |days: &[u32]| days.iter().copied().map(january).collect::<Vec<_>>();
    assert!(may(&|one| one.seats[0].diary.posts = made(&[5, 5, 5])), "one is missing");
    assert!(!may(&|one| one.seats[0].diary.posts = made(&[5, 5, 5, 9])), "the week is done");
    assert!(may(&|one| one.seats[0].diary.posts = made(&[12, 13, 14, 15])), "another week is");
    assert!(!may(&|one| one.seats[0].diary = settled(one.seats[0].diary.clone(), 0)), "it asks for nothing");
}

#[test]
fn the_week_is_brought_on_its_first_knock_day_that_is_open() {
    let week = Week::of(january(5));
    let wanting = |from: Option<Week>| {
        let mut one = ground();
        one.seats[0].bringing = Bringing { from, told: None };
        one
    };
    let plan = Part::Plan { member: MemberId(1), week };
    let brought = |one: &Ground, day: u32| one.parts(january(day), at(day, 12) + Duration::minutes(30)).contains(&plan);
    assert!(!brought(&wanting(None), 5), "only who asked for it");
    assert!(!brought(&wanting(Some(week.next())), 5), "and not before the week from which on they did");
    let one = wanting(Some(week));
    assert!(brought(&one, 5));
    assert_eq!(one.next_knock(at(5, 9)).day, january(5), "it brings a knock by itself");
    let mut shifted = wanting(Some(week));
    shifted.rest.busy.insert(january(5));
    shifted.seats[0].diary.rest.busy.insert(january(5));
    assert!(!brought(&shifted, 5) && brought(&shifted, 6), "on the next open day where Monday is busy");
    let mut later = wanting(Some(week));
    later.person.knock_days = Weekdays::from_bits(0b0100);
    assert_eq!(later.next_knock(at(5, 9)).day, january(7));
    let mut done = wanting(Some(week));
    done.seats[0].diary.posts = (5..9).map(january).collect();
    assert!(!brought(&done, 5), "a week that is done needs no plan");
    let mut told = wanting(Some(week));
    told.suppose_brought(MemberId(1), week);
    assert!(!brought(&told, 5), "once");
    assert!(told.seats[0].bringing.wants(week.next()));
}

#[test]
fn the_plan_comes_after_nudges_and_before_what_waits_longer() {
    let mut one = ground();
    one.seats[0].diary.posts.clear();
    one.seats[0].bringing.from = Some(Week::of(january(5)));
    let parts = one.parts(january(7), at(7, 12) + Duration::minutes(30));
    assert!(matches!(parts[..], [Part::Nudge { .. }, Part::Plan { .. }]), "{parts:?}");
}
