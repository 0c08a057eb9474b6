//! Decides what belongs to a person wherever they are a member: zone, hours, consent, rest.
//! Never decides what a team expects of them; that is `member`.

use super::ids::{ChannelId, PersonId, TeamId};
use super::week::{DAY_ENDS, Weekdays, moment};
use super::word::words;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

words! {
    /// How often at most Rounds writes of its own accord.
    Intensity {
        /// At most two knocks a week.
        Light = "light",
        /// At most four.
        Standard = "standard",
        /// At most seven.
        Active = "active",
    }
}

impl Intensity {
    /// The most knocks in one of the person's weeks.
    #[must_use]
    pub const fn knocks_a_week(self) -> u32 {
        match self {
            Self::Light => 2,
            Self::Standard => 4,
            Self::Active => 7,
        }
    }
}

words! {
    /// The answer to "when may I write?".
    Rhythm {
        /// Before work.
        Mornings = "mornings",
        /// Around the lunch break.
        Midday = "midday",
        /// After work.
        Evenings = "evenings",
        /// At no fixed hour: the person sets knock time, hours and busy days.
        Shifts = "shifts",
    }
}

impl Rhythm {
    /// The knock time that goes with the answer, until the person sets their own.
    #[must_use]
    pub fn knock_time(self) -> NaiveTime {
        match self {
            Self::Mornings => at(8, 30),
            Self::Midday => at(12, 30),
            Self::Evenings => at(18, 30),
            Self::Shifts => at(15, 0),
        }
    }

    /// The active hours that go with the answer.
    #[must_use]
    pub fn hours(self) -> Hours {
        match self {
            Self::Shifts => Hours { from: at(10, 0), until: at(22, 0) },
            _ => Hours { from: at(8, 0), until: at(20, 0) },
        }
    }
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

/// The hours in which Rounds may write, `from` inclusive, `until` exclusive; they may cross midnight.
/// The same time twice means the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The first minute.
    pub from: NaiveTime,
    /// The first minute after.
    pub until: NaiveTime,
}

impl Hours {
    /// Whether a wall clock that shows `time` shows an active hour.
    #[must_use]
    pub fn hold(self, time: NaiveTime) -> bool {
        if self.from == self.until {
            true
        } else if self.from < self.until {
            self.from <= time && time < self.until
        } else {
            time >= self.from || time < self.until
        }
    }
}

/// What became of the way to write to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectMessages {
    /// Nothing speaks against it.
    Open,
    /// Discord refused since then; tried again after the person's next sign of life.
    Closed {
        /// When it was refused.
        since: DateTime<Utc>,
    },
}

/// One Discord user, with what belongs to them in every team.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The Discord user.
    pub id: PersonId,
    /// IANA zone in which their days and hours are meant.
    pub zone: Tz,
    /// When their day ends.
    pub day_ends: NaiveTime,
    /// When Rounds may write.
    pub hours: Hours,
    /// When the knock comes.
    pub knock_time: NaiveTime,
    /// On which weekdays it may come.
    pub knock_days: Weekdays,
    /// How often at most.
    pub intensity: Intensity,
    /// When they agreed to direct messages, if they did.
    pub consent_at: Option<DateTime<Utc>>,
    /// Whether direct messages get through.
    pub direct: DirectMessages,
    /// The channel of the direct messages, once known.
    pub direct_channel: Option<ChannelId>,
    /// The team meant by a command typed in a direct message.
    pub direct_team: Option<TeamId>,
    /// Their last log, press or command.
    pub last_sign_at: DateTime<Utc>,
    /// Until when they asked for no knocks at all (exclusive day), without being on leave.
    pub hush_until: Option<NaiveDate>,
}

impl Person {
    /// A person as they are before they have set anything.
    #[must_use]
    pub fn new(id: PersonId, zone: Tz, now: DateTime<Utc>) -> Self {
        Self {
            id,
            zone,
            day_ends: DAY_ENDS,
            hours: Rhythm::Midday.hours(),
            knock_time: Rhythm::Midday.knock_time(),
            knock_days: Weekdays::WORKING,
            intensity: Intensity::Standard,
            consent_at: None,
            direct: DirectMessages::Open,
            direct_channel: None,
            direct_team: None,
            last_sign_at: now,
            hush_until: None,
        }
    }

    /// Takes the answer to "when may I write?" with the times that go with it. Whoever says that they work shifts sets their
    /// own times, so those that they have set already stay.
    pub fn answer(&mut self, rhythm: Rhythm) {
        let preset = Rhythm::ALL.iter().any(|one| self.keeps(*one));
        if rhythm != Rhythm::Shifts || preset {
            self.hours = rhythm.hours();
            self.knock_time = rhythm.knock_time();
        }
        if rhythm == Rhythm::Shifts {
            self.knock_days = Weekdays::ALL;
        }
    }

    /// The answer to "when may I write?" that comes nearest to their times.
    #[must_use]
    pub fn rhythm(&self) -> Rhythm {
        if self.knock_days == Weekdays::ALL {
            return Rhythm::Shifts;
        }
        Rhythm::ALL.iter().copied().find(|one| self.keeps(*one)).unwrap_or(Rhythm::Midday)
    }

    /// Whether their times are those of somebody who works shifts and has not set their own.
    #[must_use]
    pub fn keeps_shift_hours(&self) -> bool {
        self.keeps(Rhythm::Shifts)
    }

    fn keeps(&self, rhythm: Rhythm) -> bool {
        (self.hours, self.knock_time) == (rhythm.hours(), rhythm.knock_time())
    }

    /// Their day at `at`.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        super::week::day_of(at, self.zone, self.day_ends)
    }

    /// The time of the knock: the one they set, or an hour into their active hours where it lies outside them.
    #[must_use]
    pub fn knock_time(&self) -> NaiveTime {
        if self.hours.hold(self.knock_time) {
            self.knock_time
        } else {
            let hour_in = self.hours.from.overflowing_add_signed(Duration::hours(1)).0;
            // Hours shorter than one are kept to as well.
            if self.hours.hold(hour_in) { hour_in } else { self.hours.from }
        }
    }

    /// The instant of the knock on their `day`. A wall time that the clock change skips becomes the first that exists; that
    /// may lie past the active hours, or in the next day: then no knock of this day is sent.
    #[must_use]
    pub fn knock_at(&self, day: NaiveDate) -> DateTime<Utc> {
        moment(day, self.knock_time(), self.zone, self.day_ends)
    }

    /// Whether a wall clock at `at` shows one of their active hours.
    #[must_use]
    pub fn is_active_hour(&self, at: DateTime<Utc>) -> bool {
        let wall = at.with_timezone(&self.zone).time();
        self.hours.hold(NaiveTime::from_hms_opt(wall.hour(), wall.minute(), wall.second()).unwrap_or(wall))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(from: (u32, u32), until: (u32, u32), knock: (u32, u32)) -> Person {
        let mut person = Person::new(PersonId(1), chrono_tz::UTC, DateTime::UNIX_EPOCH);
        person.hours = Hours { from: at(from.0, from.1), until: at(until.0, until.1) };
        person.knock_time = at(knock.0, knock.1);
        person
    }

    #[test]
    fn a_knock_time_outside_the_hours_moves_an_hour_into_them() {
        for (hours, knock, meant) in [
            (((8, 0), (20, 0)), (12, 30), (12, 30)),
            (((8, 0), (20, 0)), (21, 0), (9, 0)),
            (((8, 0), (20, 0)), (20, 0), (9, 0)),
            (((20, 0), (6, 0)), (12, 30), (21, 0)),
            (((20, 0), (6, 0)), (2, 0), (2, 0)),
            (((23, 30), (6, 0)), (12, 30), (0, 30)),
            (((8, 0), (8, 30)), (12, 30), (8, 0)),
            (((8, 0), (8, 0)), (3, 0), (3, 0)),
        ] {
            let person = person(hours.0, hours.1, knock);
            assert_eq!(person.knock_time(), at(meant.0, meant.1), "{hours:?} {knock:?}");
        }
    }

    #[test]
    fn an_answer_brings_its_times_and_shift_workers_keep_their_own() {
        let mut one = Person::new(PersonId(1), chrono_tz::UTC, DateTime::UNIX_EPOCH);
        for rhythm in Rhythm::ALL {
            one.answer(*rhythm);
            assert_eq!((one.knock_time, one.hours), (rhythm.knock_time(), rhythm.hours()), "{rhythm:?}");
            assert_eq!(one.keeps_shift_hours(), *rhythm == Rhythm::Shifts);
        }
        assert_eq!(one.knock_days, Weekdays::ALL, "shifts come last, and fall on any day");
        let mut nights = person((20, 0), (6, 0), (2, 0));
        nights.answer(Rhythm::Shifts);
        assert_eq!((nights.knock_time, nights.knock_days), (at(2, 0), Weekdays::ALL));
        nights.answer(Rhythm::Midday);
        assert_eq!(nights.knock_time, at(12, 30));
    }

    #[test]
    fn a_knock_of_the_night_belongs_to_the_day_before_it() {
        let person = person((20, 0), (6, 0), (2, 0));
        let monday = "2026-01-05".parse().unwrap();
        assert_eq!(person.knock_at(monday).to_rfc3339(), "2026-01-06T02:00:00+00:00");
        assert_eq!(person.day(person.knock_at(monday)), monday);
    }
}
