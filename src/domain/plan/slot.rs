//! Decides what a slot of a planned week is. Never decides where it lies; that is `lay` and `adapt`.

use crate::domain::ids::{MemberId, OfferId, PostId, SlotId};
use crate::domain::person::Person;
use crate::domain::platform::Platform;
use crate::domain::week::{Week, moment};
use crate::domain::word::words;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

words! {
    /// What became of a slot, apart from whether it is filled.
    SlotState {
        /// It is meant.
        Planned = "planned",
        /// The member said: not this week.
        LetGo = "let-go",
        /// Its day will not do any more, and no other is open.
        NoRoom = "no-room",
        /// The week asks for fewer than it did when this was planned.
        Spare = "spare",
    }
}

words! {
    /// By what a post is known to fill a slot.
    FilledBy {
        /// It was written from the slot's topic.
        Topic = "topic",
        /// Its title is nearly that of the topic.
        Title = "title",
        /// It went out on the slot's day, on its platform.
        Day = "day",
        /// The member said so.
        Choice = "choice",
    }
}

/// A post that a member means to make, on a day, at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The slot.
    pub id: SlotId,
    /// Whose.
    pub member: MemberId,
    /// The week that it belongs to.
    pub week: Week,
    /// The person's day.
    pub on: NaiveDate,
    /// The time that the clock on their wall shows then.
    pub time: NaiveTime,
    /// Where.
    pub platform: Platform,
    /// The topic, as it was offered.
    pub offer: Option<OfferId>,
    /// What became of it.
    pub state: SlotState,
    /// The post that fills it, and by what that is known.
    pub filled: Option<(PostId, FilledBy)>,
    /// The day on which it lay before that one would not do any more; the member has not moved it since.
    pub moved_from: Option<NaiveDate>,
    /// Whether its reminder was asked for.
    pub remind: bool,
    /// Of which instant it has reminded.
    pub reminded_at: Option<DateTime<Utc>>,
    /// How often day, time, topic or state have changed.
    pub revision: u32,
    /// Whether it stands in a calendar file that was handed out.
    pub exported: bool,
}

impl Slot {
    /// Whether it is meant, and nothing fills it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, SlotState::Planned) && self.filled.is_none()
    }

    /// Whether it waits for another place in its week: its day has gone by, or it lost its own.
    #[must_use]
    pub fn waits(&self, today: NaiveDate) -> bool {
        self.filled.is_none()
            && match self.state {
                SlotState::Planned => self.on < today,
                SlotState::NoRoom | SlotState::Spare => true,
                SlotState::LetGo => false,
            }
    }

    /// Its instant, for this person as they live now.
    #[must_use]
    pub fn starts_at(&self, person: &Person) -> DateTime<Utc> {
        moment(self.on, self.time, person.zone, person.day_ends)
    }

    /// Puts it on another day or to another time.
    pub fn put(&mut self, on: NaiveDate, time: NaiveTime) {
        if (self.on, self.time) != (on, time) {
            (self.on, self.time) = (on, time);
            self.revision += 1;
        }
    }

    /// Gives it another topic, or none.
    pub fn gets(&mut self, offer: Option<OfferId>) {
        if self.offer != offer {
            self.offer = offer;
            self.revision += 1;
        }
    }

    /// Says what becomes of it.
    pub fn becomes(&mut self, state: SlotState) {
        if self.state != state {
            self.state = state;
            self.revision += 1;
        }
    }
}
