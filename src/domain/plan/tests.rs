//! How a week is laid out, kept in step and filled, as tables. Monday is 5 January 2026.

use super::*;
use crate::domain::ids::{MemberId, OfferId, PersonId, PostId, SlotId, TopicId};
use crate::domain::pace::tests::{diary, january, leave, settled};
use crate::domain::pace::{Diary, State};
use crate::domain::person::{Hours, Person, Rhythm};
use crate::domain::platform::Platform;
use crate::domain::post::Post;
use crate::domain::week::{Week, Weekdays};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;

mod filling;
mod reminding;
mod which;

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, day, hour, 0, 0).unwrap()
}

fn person() -> Person {
    Person::new(PersonId(1), chrono_tz::UTC, at(1, 0))
}

fn slot(id: i64, day: u32) -> Slot {
    Slot {
        id: SlotId(id),
        member: MemberId(1),
        week: Week::of(january(day)),
        on: january(day),
        time: clock(13, 0),
        platform: Platform::LinkedIn,
        offer: Some(OfferId(id)),
        state: SlotState::Planned,
        filled: None,
        moved_from: None,
        remind: false,
        reminded_at: None,
        revision: 0,
        exported: false,
    }
}

fn busy(mut diary: Diary, days: &[u32]) -> Diary {
    diary.rest.busy.extend(days.iter().map(|day| january(*day)));
    diary
}

#[test]
fn posts_are_spread_over_the_open_days() {
    let days = |loads: &[(u32, u32)]| loads.iter().map(|(day, load)| (january(*day), *load)).collect::<Vec<_>>();
    let five = days(&[(5, 0), (6, 0), (7, 0), (8, 0), (9, 0)]);
    for (what, days, many, laid) in [
        ("one in the middle", five.clone(), 1, vec![7]),
        ("two apart", five.clone(), 2, vec![6, 8]),
        ("three", five.clone(), 3, vec![5, 7, 9]),
        ("four of five", five.clone(), 4, vec![5, 6, 8, 9]),
        ("one each", five.clone(), 5, vec![5, 6, 7, 8, 9]),
        ("one over", five.clone(), 6, vec![5, 6, 7, 7, 8, 9]),
        ("nothing", five.clone(), 0, vec![]),
        ("no day", vec![], 3, vec![]),
        ("a day that has one waits", days(&[(8, 1), (9, 0)]), 1, vec![9]),
        ("until the others have as many", days(&[(8, 1), (9, 0)]), 3, vec![8, 9, 9]),
        ("all on one day", days(&[(7, 0)]), 4, vec![7, 7, 7, 7]),
    ] {
        let laid: Vec<NaiveDate> = laid.into_iter().map(january).collect();
        assert_eq!(spread(&days, many), laid, "{what}");
    }
}

#[test]
fn the_main_platform_comes_every_other_time_and_the_others_in_turn() {
    use Platform::{Bluesky, Instagram, LinkedIn, X};
    let week = Week::of(january(5));
    let all = |main, used: &[Platform], week, many| platforms(main, used, week, 0, many);
    assert_eq!(all(Some(LinkedIn), &[], week, 3), [LinkedIn; 3]);
    assert_eq!(all(None, &[], week, 1), [Platform::Other]);
    assert_eq!(all(None, &[X], week, 2), [X; 2]);
    let used = [Instagram, LinkedIn, X, Bluesky];
    let this = all(Some(LinkedIn), &used, week, 6);
    let next = all(Some(LinkedIn), &used, week.next(), 6);
    for laid in [&this, &next] {
        assert_eq!(laid.iter().filter(|one| **one == LinkedIn).count(), 3, "{laid:?}");
        assert_eq!(laid.iter().collect::<BTreeSet<_>>().len(), 4, "{laid:?}");
    }
    assert_ne!(this[1], next[1], "another of them first each week");
    // What is planned later goes on where the week was.
    assert_eq!(platforms(Some(LinkedIn), &used, week, 2, 4), this[2..]);
}

#[test]
fn the_time_is_the_settled_one_or_soon_after_the_knock() {
    for (rhythm, time) in [
        (Rhythm::Mornings, clock(9, 0)),
        (Rhythm::Midday, clock(13, 0)),
        (Rhythm::Evenings, clock(19, 0)),
        (Rhythm::Shifts, clock(15, 30)),
    ] {
        let mut one = person();
        one.answer(rhythm);
        assert_eq!(usual_time(None, &one), time, "{rhythm:?}");
        assert_eq!(usual_time(Some(clock(6, 45)), &one), clock(6, 45));
    }
    let mut short = person();
    short.hours = Hours { from: clock(12, 15), until: clock(12, 45) };
    assert_eq!(usual_time(None, &short), clock(12, 30), "half an hour later would be outside the hours");
}

#[test]
fn a_time_is_ahead_and_free() {
    let one = person();
    let free = |usual, taken: &[NaiveTime], now| free_time(usual, &one, january(7), taken, now);
    let (noon, later) = (clock(13, 0), clock(16, 0));
    assert_eq!(free(noon, &[], at(5, 9)), Some(noon));
    assert_eq!(free(noon, &[noon], at(5, 9)), Some(later));
    assert_eq!(free(noon, &[], at(7, 14)), Some(later), "the usual time has gone by");
    assert_eq!(free(clock(7, 0), &[], at(5, 9)), Some(clock(7, 0)), "what was settled holds outside the hours too");
    assert_eq!(free(noon, &[], at(7, 21)), Some(clock(22, 0)), "late, but today");
    assert_eq!(free(noon, &[], at(8, 5)), None, "the day is over");
    // As many as a week can ask for fit on one day.
    let mut taken = Vec::new();
    for _ in 0..21 {
        let time = free(noon, &taken, at(5, 9)).expect("there is room");
        assert!(!taken.contains(&time));
        taken.push(time);
    }
}

/// The days on which the open slots lie after the week was brought in step, and what became of the others.
fn stepped(slots: &mut [Slot], diary: &Diary, asked: u8, now: DateTime<Utc>) -> (Vec<u32>, Vec<SlotState>, u8) {
    use chrono::Datelike;
    let one = person();
    let facts = Facts { diary, person: &one, week: Week::of(january(5)), asked, now };
    let asks = adapt(slots, &facts);
    let open = slots.iter().filter(|slot| slot.is_open()).map(|slot| slot.on.day()).collect();
    let others = slots.iter().filter(|slot| slot.state != SlotState::Planned).map(|slot| slot.state).collect();
    (open, others, asks)
}

#[test]
fn a_week_keeps_in_step() {
    use SlotState::{NoRoom, Spare};
    let five = Weekdays::WORKING;
    let plan = || vec![slot(1, 5), slot(2, 6), slot(3, 8), slot(4, 9)];
    let four = || diary(4, five, &[]);
    for (what, diary, now, open, others, asks) in [
        ("nothing has changed", four(), at(5, 9), vec![5, 6, 8, 9], vec![], 4),
        ("a busy Tuesday: to the empty Wednesday", busy(four(), &[6]), at(5, 9), vec![5, 7, 8, 9], vec![], 4),
        ("two busy days", busy(four(), &[6, 8]), at(5, 9), vec![5, 7, 9, 9], vec![], 4),
        ("what is over stays where it was", busy(four(), &[5]), at(7, 9), vec![5, 6, 8, 9], vec![], 4),
        ("on shift on Friday, which is the last day", busy(four(), &[9]), at(9, 9), vec![5, 6, 8], vec![NoRoom], 4),
        ("leave Wednesday to Friday", leave(four(), 7, 9), at(5, 9), vec![5, 6], vec![Spare, Spare], 2),
        ("leave on Tuesday: three are asked for", leave(four(), 6, 6), at(5, 9), vec![5, 8, 9], vec![Spare], 3),
        ("settled on two", settled(four(), 2), at(5, 9), vec![5, 6], vec![Spare, Spare], 2),
        ("leave all week", leave(four(), 1, 31), at(5, 9), vec![], vec![Spare; 4], 0),
        ("other posting days", diary(4, Weekdays::from_bits(0b0011), &[]), at(5, 9), vec![5, 6, 6, 5], vec![], 4),
    ] {
        let mut slots = plan();
        let outcome = stepped(&mut slots, &diary, 4, now);
        assert_eq!(outcome, (open, others, asks), "{what}");
        for one in &slots {
            let moved = one.moved_from.is_some();
            assert_eq!(moved, one.on != plan()[one.id.0 as usize - 1].on, "{what}: it says where it was");
            assert_eq!(one.revision > 0, moved || one.state != SlotState::Planned, "{what}: it counts as changed");
        }
        let before = slots.clone();
        stepped(&mut slots, &diary, asks, now);
        assert_eq!(slots, before, "{what}: twice is once");
    }
}

#[test]
fn what_had_no_room_comes_back_when_there_is_some() {
    let five = Weekdays::WORKING;
    let mut slots = vec![slot(4, 9)];
    let shut = busy(diary(1, five, &[]), &[9]);
    assert_eq!(stepped(&mut slots, &shut, 1, at(9, 9)).1, [SlotState::NoRoom]);
    assert_eq!(stepped(&mut slots, &diary(1, five, &[]), 1, at(9, 10)).0, [9]);
    // A week that was made lighter and asks for more again.
    let mut slots = vec![slot(1, 8), slot(2, 9)];
    let lighter = settled(diary(2, five, &[]), 1);
    assert_eq!(stepped(&mut slots, &lighter, 2, at(5, 9)).0, [8]);
    assert_eq!(stepped(&mut slots, &diary(2, five, &[]), 1, at(5, 9)).0, [8, 9]);
    // A post that no slot knows of leaves the plan as it is.
    let mut slots = vec![slot(1, 8), slot(2, 9)];
    assert_eq!(stepped(&mut slots, &diary(2, five, &[5]), 2, at(6, 9)).0, [8, 9]);
}

#[test]
fn on_the_last_open_day_not_all_is_expected_while_a_slot_is_ahead() {
    let five = Weekdays::WORKING;
    let kept = [1, 2, 3, 4];
    for (what, posts, planned, now, expected, state) in [
        ("three are out, none is planned", vec![5, 6, 8], vec![], at(9, 9), 4, State::Behind),
        ("the fourth is planned for later today", vec![5, 6, 8], vec![(9, 13)], at(9, 9), 3, State::OnPace),
        ("its time has come", vec![5, 6, 8], vec![(9, 13)], at(9, 13), 4, State::Behind),
        ("only two are out", vec![5, 8], vec![(9, 13)], at(9, 9), 3, State::AtRisk),
        ("planned for tomorrow, which is no posting day", vec![5, 6, 8], vec![(10, 13)], at(9, 9), 4, State::Behind),
        ("a slot of an earlier day", vec![5, 6, 8], vec![(8, 13)], at(9, 9), 4, State::Behind),
        ("on Thursday it changes nothing", vec![5, 6], vec![(8, 13)], at(8, 9), 2, State::OnPace),
    ] {
        let posts: Vec<u32> = kept.iter().chain(&posts).copied().collect();
        let mut one = diary(4, five, &posts);
        one.planned = planned.into_iter().map(|(day, hour)| (january(day), at(day, hour))).collect();
        let pace = one.pace_at(now.date_naive(), now);
        assert_eq!((pace.expected, pace.state), (expected, state), "{what}");
    }
    // Whatever is planned, it is told apart from what is made.
    let mut one = diary(4, five, &kept);
    one.planned = vec![(january(9), at(9, 13))];
    assert_eq!(one.pace(january(9)).expected, 4);
}

#[test]
fn the_awareness_day_of_a_week_is_the_surest_and_the_shortest() {
    use crate::domain::observance::{Confidence, Length, Observance, Rule};
    let day = |id: &str, rule: &str, length, confidence| Observance {
        id: id.into(),
        name: id.into(),
        rule: rule.parse::<Rule>().unwrap(),
        length,
        regions: vec!["international".into()],
        topics: Vec::new(),
        professions: Vec::new(),
        care: Vec::new(),
        confidence,
        angles: Vec::new(),
    };
    let all = [
        day("unsure", "fixed:01-05", Length::Days(1), Confidence::Medium),
        day("a week", "range:01-05", Length::Days(7), Confidence::High),
        day("the day", "fixed:01-07", Length::Days(1), Confidence::High),
        day("another week's", "fixed:01-12", Length::Days(1), Confidence::High),
    ];
    let of = |on| observance(&all, Week::of(january(on)), None, None).map(|one| one.observance.id.clone());
    assert_eq!(of(5).as_deref(), Some("the day"));
    assert_eq!(of(12).as_deref(), Some("another week's"));
    assert_eq!(of(19), None);
}

proptest! {
    /// Whatever happens to a week: no slot vanishes, an open one lies ahead on an open day, and nothing goes on for ever.
    #[test]
    fn no_slot_is_dropped_in_silence(
        target in 1u8..=21, days in 1u8..128, slots in proptest::collection::vec((5u32..12, 0u32..24), 0..22),
        shut in proptest::collection::vec(5u32..12, 0..6), away in proptest::option::of((5u32..12, 0u32..7)),
        asked in 0u8..=21, today in 5u32..12, hour in 0u32..24, made in 0usize..5,
    ) {
        let mut one = busy(diary(target, Weekdays::from_bits(days), &[]), &shut);
        if let Some((from, length)) = away { one = leave(one, from, (from + length).min(31)); }
        one.posts = vec![january(5); made];
        let who = person();
        let mut all: Vec<Slot> = (0i64..).zip(slots).map(|(id, (day, hour))| Slot { time: clock(hour, 0), ..slot(id, day) }).collect();
        let before = all.clone();
        let facts = Facts { diary: &one, person: &who, week: Week::of(january(5)), asked, now: at(today, hour) };
        let asks = adapt(&mut all, &facts);
        prop_assert_eq!(asks, one.week_target(Week::of(january(5))));
        prop_assert_eq!(all.len(), before.len());
        let day = who.day(facts.now);
        for (was, is) in before.iter().zip(&all) {
            prop_assert!(!is.is_open() || is.on < day || one.is_open(is.on), "an open slot on a closed day");
            if was.on < day { prop_assert_eq!(was, is); }
            if is.on != was.on { prop_assert!(is.starts_at(&who) > facts.now, "moved into the past"); }
        }
        let once = all.clone();
        adapt(&mut all, &Facts { asked: asks, ..facts });
        prop_assert_eq!(all, once);
    }
}
