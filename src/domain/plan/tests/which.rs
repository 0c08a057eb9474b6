//! Which weeks can be planned, from which one on they are brought, and which slots wait for a place.

use super::*;

#[test]
fn the_running_week_can_be_planned_and_from_friday_on_the_next() {
    let week = Week::of(january(5));
    for (what, planned, today, may) in [
        ("the running one on Monday", week, 5, true),
        ("the running one on Sunday", week, 11, true),
        ("the next on Thursday", week.next(), 8, false),
        ("the next on Friday", week.next(), 9, true),
        ("the next on Sunday", week.next(), 11, true),
        ("the one after it", week.next().next(), 9, false),
        ("the one before", week.previous(), 5, false),
    ] {
        assert_eq!(may_plan(planned, january(today)), may, "{what}");
    }
}

#[test]
fn the_week_that_is_planned_has_an_open_day_or_was_asked_for() {
    let week = Week::of(january(5));
    let five = || diary(4, Weekdays::WORKING, &[]);
    for (what, asked, diary, today, meant) in [
        ("the running one", None, five(), 5, week),
        ("on its last open day still", None, five(), 9, week),
        ("on Saturday the next", None, five(), 10, week.next()),
        ("on Friday too, where that is busy", None, busy(five(), &[9]), 9, week.next()),
        ("not yet on Thursday", None, busy(five(), &[8, 9]), 8, week),
        ("the next, since it was asked for", Some(week.next()), five(), 9, week.next()),
        ("the running one on Saturday, since it was asked for", Some(week), five(), 10, week),
        ("not the next on Thursday", Some(week.next()), five(), 8, week),
        ("not the one before", Some(week.previous()), five(), 8, week),
    ] {
        assert_eq!(week_to_plan(asked, &diary, january(today)), meant, "{what}");
    }
}

#[test]
fn the_first_week_that_is_brought_is_one_that_has_not_begun() {
    let week = Week::of(january(5));
    let five = || diary(4, Weekdays::WORKING, &[]);
    for (what, diary, today, planned, first) in [
        ("on Monday", five(), 5, false, week),
        ("on Monday, with its plan in front of them", five(), 5, true, week.next()),
        ("on Tuesday", five(), 6, false, week.next()),
        ("on Tuesday, after a Monday that did not do", busy(five(), &[5]), 6, false, week),
        ("on Tuesday, where Monday is no posting day", diary(2, Weekdays::from_bits(0b1_1110), &[]), 6, false, week),
        ("on Sunday", five(), 11, false, week.next()),
    ] {
        assert_eq!(Bringing::first(&diary, january(today), planned), first, "{what}");
    }
}

#[test]
fn what_has_gone_by_or_had_no_room_waits_for_a_place() {
    use SlotState::{LetGo, NoRoom, Planned, Spare};
    let filled = Some((PostId(1), FilledBy::Day));
    for (what, state, filled, today, waits) in [
        ("ahead", Planned, None, 5, false),
        ("today", Planned, None, 6, false),
        ("gone by", Planned, None, 7, true),
        ("gone by, and made", Planned, filled, 7, false),
        ("without room", NoRoom, None, 5, true),
        ("more than the week asks for", Spare, None, 5, true),
        ("that, and made all the same", Spare, filled, 5, false),
        ("let go", LetGo, None, 7, false),
    ] {
        let one = Slot { state, filled, ..slot(1, 6) };
        assert_eq!(one.waits(january(today)), waits, "{what}");
    }
}
