//! Decides how a planned week keeps in step with what has changed: days that will not do any more, a week that asks for
//! fewer or more. Nothing is dropped without a trace: every slot says what became of it.
//! Never moves a slot whose day will still do, and never touches one that is filled, over, or was let go.

use super::slot::{Slot, SlotState};
use super::times::free_time;
use crate::domain::pace::Diary;
use crate::domain::person::Person;
use crate::domain::week::Week;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::cmp::Reverse;

/// What a planned week is gone over with.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What the member meant and made.
    pub diary: &'a Diary,
    /// The person.
    pub person: &'a Person,
    /// The week.
    pub week: Week,
    /// What it asked for when it was last gone over.
    pub asked: u8,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Facts<'_> {
    fn today(&self) -> NaiveDate {
        self.person.day(self.now)
    }

    /// Whether the slot is still to come, its day at least.
    fn is_ahead(&self, slot: &Slot) -> bool {
        slot.is_open() && slot.on >= self.today()
    }

    /// The day and time of the week to which a slot can go: the emptiest of the open days, the nearest of several, and of
    /// two as near the later.
    fn room(&self, slots: &[Slot], from: NaiveDate, time: NaiveTime) -> Option<(NaiveDate, NaiveTime)> {
        let on_it = |day: NaiveDate| slots.iter().filter(move |one| one.state == SlotState::Planned && one.on == day);
        let today = self.today();
        let mut days: Vec<NaiveDate> =
            self.week.days().filter(|day| *day >= today && self.diary.is_open(*day)).collect();
        days.sort_by_key(|day| (on_it(*day).count(), (*day - from).num_days().abs(), Reverse(*day)));
        days.into_iter().find_map(|day| {
            let taken: Vec<NaiveTime> = on_it(day).map(|one| one.time).collect();
            Some((day, free_time(time, self.person, day, &taken, self.now)?))
        })
    }
}

/// Brings the slots of a week in step. Answers with what the week asks for now, to be handed in the next time.
pub fn adapt(slots: &mut [Slot], facts: &Facts<'_>) -> u8 {
    let target = facts.diary.week_target(facts.week);
    let missing = u32::from(target).saturating_sub(facts.diary.made(facts.week)) as usize;
    let displaced = |slot: &Slot| facts.is_ahead(slot) && !facts.diary.is_open(slot.on);
    let ahead = |slots: &[Slot]| slots.iter().filter(|slot| facts.is_ahead(slot)).count();
    if target < facts.asked {
        let mut order: Vec<usize> = (0..slots.len()).filter(|at| facts.is_ahead(&slots[*at])).collect();
        order.sort_by_key(|at| (!displaced(&slots[*at]), Reverse((slots[*at].on, slots[*at].time))));
        let many = usize::from(facts.asked - target).min(order.len().saturating_sub(missing));
        for at in &order[..many] {
            slots[*at].becomes(SlotState::Spare);
        }
    }
    for at in 0..slots.len() {
        if displaced(&slots[at]) {
            let Slot { on, time, moved_from, .. } = slots[at];
            match facts.room(slots, on, time) {
                Some((day, time)) => {
                    slots[at].put(day, time);
                    slots[at].moved_from = moved_from.or(Some(on));
                }
                None => slots[at].becomes(SlotState::NoRoom),
            }
        }
    }
    let back = |slot: &Slot| {
        slot.filled.is_none()
            && (slot.state == SlotState::NoRoom || (slot.state == SlotState::Spare && target > facts.asked))
    };
    for at in 0..slots.len() {
        if back(&slots[at]) && ahead(slots) < missing {
            let Slot { on, time, moved_from, .. } = slots[at];
            if let Some((day, time)) = facts.room(slots, on, time) {
                slots[at].becomes(SlotState::Planned);
                slots[at].put(day, time);
                slots[at].moved_from = moved_from.or((day != on).then_some(on));
            }
        }
    }
    target
}
