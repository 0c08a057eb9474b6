//! Decides of which slot a member is reminded next, and whether a reminder may come on a day at all. Never counts toward the
//! knock, nor waits for it.

use super::slot::Slot;
use crate::domain::ids::{MemberId, SlotId};
use crate::domain::knock::Ground;
use crate::domain::person::Person;
use crate::domain::quiet::Quiet;
use crate::domain::week::Week;
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// A reminder later than this is none.
pub const LATE: Duration = Duration::hours(2);

/// The slot whose reminder comes next, and when: one that was asked for, whose slot is open, and that has not been sent for
/// this time already. One whose time has come and is not long past is still the next.
#[must_use]
pub fn next_reminder<'a>(slots: &'a [Slot], person: &Person, now: DateTime<Utc>) -> Option<(&'a Slot, DateTime<Utc>)> {
    slots
        .iter()
        .filter(|slot| slot.remind && slot.is_open())
        .map(|slot| (slot, slot.starts_at(person)))
        .filter(|(slot, at)| *at + LATE >= now && slot.reminded_at != Some(*at))
        .min_by_key(|(slot, at)| (*at, slot.id))
}

/// By what one reminder is told from all others: a slot that is moved to another time may remind once more.
#[must_use]
pub fn occurrence(slot: &Slot) -> String {
    format!("{} {} {}", slot.id, slot.on, slot.time.format("%H:%M"))
}

/// The slot of an occurrence.
#[must_use]
pub fn slot_of(occurrence: &str) -> Option<SlotId> {
    occurrence.split(' ').next()?.parse().ok().map(SlotId)
}

impl Ground {
    /// Whether a reminder may come to the member on the day: it was asked for, so knock days and the number of knocks do not
    /// matter, but nothing comes without consent, to closed messages, after the ladder's question, on leave, on a busy day,
    /// while quiet was asked for, nor once the week of the day is done.
    #[must_use]
    pub fn may_remind(&self, member: MemberId, day: NaiveDate) -> bool {
        let open = match self.quiet(day) {
            None | Some(Quiet::NoKnockDay | Quiet::Knocked | Quiet::WeekFull(_)) => true,
            Some(
                Quiet::NotAgreed | Quiet::Closed | Quiet::Asked | Quiet::OnLeave(_) | Quiet::Hushed(_) | Quiet::Busy,
            ) => false,
        };
        let seat = self.seats.iter().find(|seat| seat.diary.member.id == member);
        open && seat.is_some_and(|seat| !seat.diary.is_done(Week::of(day)))
    }
}
