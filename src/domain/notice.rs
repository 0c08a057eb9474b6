//! Decides what becomes of a notice between its claim and its end: sent once, tried again, looked for, or given up.
//! Never sends anything.

use super::ids::{ChannelId, DeliveryId, MessageId};
use super::suspicion::{self, Suspected};
use super::word::words;
use chrono::{DateTime, Duration, Utc};
use rand::{Rng, RngCore};

words! {
    /// What Rounds sends of its own accord.
    NoticeKind {
        /// The daily direct message to a person.
        Knock = "knock",
        /// The weekly leaderboard in a team's channel.
        Recap = "recap",
        /// A recap that stands there and is put right.
        Correction = "correction",
        /// A recap that stands there and is given its thread and its pin.
        Placing = "placing",
        /// A word in a team's channel, without content, that something waits for a person who cannot be written to.
        Nod = "nod",
        /// That a planned post is due, to a member who asked for it.
        Reminder = "reminder",
    }
}

words! {
    /// How a delivery stands.
    DeliveryState {
        /// On its way: claimed, perhaps sent, not yet settled.
        Claimed = "claimed",
        /// Discord has it.
        Sent = "sent",
        /// It cannot be delivered: messages closed, member or channel gone, a right missing.
        Undeliverable = "undeliverable",
        /// Nobody can say whether it arrived; it is shown to the person and never sent again.
        Unsure = "unsure",
        /// No longer wanted when its turn came; nothing was sent.
        Dropped = "dropped",
        /// Its window went by; nothing was sent.
        Missed = "missed",
    }
}

impl DeliveryState {
    /// Whether it is over and its person has surely not seen it: what it asked and offered is as if it had not been.
    #[must_use]
    pub const fn never_seen(self) -> bool {
        matches!(self, Self::Undeliverable | Self::Dropped | Self::Missed)
    }
}

/// Discord keeps a nonce for "the past few minutes"; as long as this, the same nonce is safe to send again.
pub const NONCE_HOLDS: Duration = Duration::minutes(2);
/// A claim that was not settled for so long is taken up again. Longer than any request may last.
pub const LEASE: Duration = Duration::seconds(60);
/// How late a knock may still come.
pub const KNOCK_WINDOW: Duration = Duration::hours(6);
/// How late a recap may still come.
pub const RECAP_WINDOW: Duration = Duration::hours(48);
/// How late a reminder may still come.
pub const REMINDER_WINDOW: Duration = super::plan::LATE;
const FIRST_PAUSE: Duration = Duration::seconds(5);
/// After the first try in vain at a recap that stands there; the double after each further one.
const FIRST_RETRY: Duration = Duration::minutes(1);
/// So many tries at most.
const TRIES: u32 = 11;
const LONGEST_PAUSE: Duration = Duration::minutes(15);

/// The next notice there might be for a person or a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// What it is.
    pub kind: NoticeKind,
    /// The person of a knock, the team of a recap, the member of a reminder.
    pub subject: u64,
    /// The day of a knock, the week of a recap, the slot and time of a reminder.
    pub occurrence: String,
    /// When it is due.
    pub due_at: DateTime<Utc>,
    /// Whether it would be the first message ever to that person.
    pub first_contact: bool,
}

/// A notice that was claimed, with its body as it will be seen, whatever happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The nonce.
    pub id: DeliveryId,
    /// What it is.
    pub kind: NoticeKind,
    /// The person of a knock, the team of a recap, the member of a reminder.
    pub subject: u64,
    /// The day of a knock, the week of a recap, the slot and time of a reminder.
    pub occurrence: String,
    /// Where it goes, once known.
    pub channel: Option<ChannelId>,
    /// The message, frozen.
    pub body: String,
    /// What its picture is drawn from, frozen with it, where it has one.
    pub picture: Option<String>,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was claimed.
    pub claimed_at: DateTime<Utc>,
    /// The first attempt since it was last known not to have arrived.
    pub tried_at: Option<DateTime<Utc>>,
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Discord has it, here.
    Sent {
        /// Where.
        channel: ChannelId,
        /// Which.
        message: MessageId,
    },
    /// The person does not take direct messages (50007).
    Closed,
    /// The person shares no server any more, or is gone (50278, 10007, 10013).
    PersonGone,
    /// The channel is gone (10003).
    ChannelGone,
    /// A right is missing there (50001, 50013).
    RightMissing,
    /// Too much at once; it was not taken.
    Limited {
        /// For how long to wait.
        pause: Duration,
    },
    /// It surely did not arrive, but might another time: no connection, Discord not to be reached.
    NotTaken,
    /// Nobody can say: time-out, cut connection, 5xx.
    Unknown,
    /// Discord takes neither this nor anything like it (400, 403 of other kinds).
    Refused(String),
    /// Discord suspects spam; nothing was sent, and further messages to people pause.
    Suspected(Suspected),
}

impl Outcome {
    /// Whether it may go better another time, and of itself: nothing is wrong with what was asked.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Limited { .. } | Self::NotTaken | Self::Unknown | Self::Suspected(_))
    }
}

/// After so many tries in vain at a recap that stands there: how long until the next, if there is one. Pauses double; in
/// all they last about a day and a half.
#[must_use]
pub fn next_try(tries: u32) -> Option<Duration> {
    (tries < TRIES).then(|| FIRST_RETRY * (1 << tries))
}

/// What is to be done with a delivery whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Send it: it never went out, or the nonce still holds.
    Send,
    /// Look among the last messages there whether it arrived.
    Look,
    /// Its window is over.
    GiveUp,
}

/// What a look at the last messages found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It is there.
    Found(MessageId),
    /// It is not.
    Absent,
    /// The channel cannot be read.
    Unreadable,
    /// Not now: try again.
    Later,
}

/// How a delivery stands after an attempt or a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// How it stands.
    pub state: DeliveryState,
    /// When its turn comes again; none once it is over.
    pub next_at: Option<DateTime<Utc>>,
    /// Whether it is known not to have arrived, so that the nonce starts anew.
    pub clear: bool,
}

impl Delivery {
    /// How late it may still go out.
    #[must_use]
    pub const fn window(&self) -> Duration {
        match self.kind {
            NoticeKind::Knock | NoticeKind::Nod => KNOCK_WINDOW,
            NoticeKind::Recap | NoticeKind::Correction | NoticeKind::Placing => RECAP_WINDOW,
            NoticeKind::Reminder => REMINDER_WINDOW,
        }
    }

    /// What is to be done now that its turn has come.
    #[must_use]
    pub fn step(&self, now: DateTime<Utc>) -> Step {
        match self.tried_at {
            None if now - self.claimed_at > self.window() => Step::GiveUp,
            None => Step::Send,
            // A clock that went back does not make an old nonce young.
            Some(first) if now >= first && now - first < NONCE_HOLDS => Step::Send,
            Some(_) => Step::Look,
        }
    }

    /// Whether an attempt before this one may have arrived, whatever this one comes to.
    const fn may_be_there(&self) -> bool {
        self.attempts > 1 && self.tried_at.is_some()
    }

    /// What an attempt leads to. Not taken this time is no proof that it was not taken before: then it is looked for, or
    /// stays unsure.
    #[must_use]
    pub fn after(&self, outcome: &Outcome, now: DateTime<Utc>, dice: &mut dyn RngCore) -> Settlement {
        let settled = self.after_alone(outcome, now, dice);
        if !self.may_be_there() {
            return settled;
        }
        match settled.state {
            DeliveryState::Claimed => Settlement { clear: false, ..settled },
            DeliveryState::Undeliverable => Settlement { state: DeliveryState::Unsure, ..settled },
            DeliveryState::Missed => {
                let next_at = Some(now + self.pause());
                Settlement { state: DeliveryState::Claimed, next_at, clear: false }
            }
            DeliveryState::Sent | DeliveryState::Unsure | DeliveryState::Dropped => settled,
        }
    }

    fn after_alone(&self, outcome: &Outcome, now: DateTime<Utc>, dice: &mut dyn RngCore) -> Settlement {
        let over = |state| Settlement { state, next_at: None, clear: false };
        let again = |pause, clear| Settlement { state: DeliveryState::Claimed, next_at: Some(now + pause), clear };
        match outcome {
            Outcome::Sent { .. } => over(DeliveryState::Sent),
            Outcome::Closed | Outcome::PersonGone | Outcome::ChannelGone | Outcome::Refused(_) => {
                over(DeliveryState::Undeliverable)
            }
            Outcome::Suspected(_) => self.within(now, again(suspicion::SHORTEST, true)),
            // A right can be given back while the window lasts; people are not written to through closed doors.
            Outcome::RightMissing if self.kind == NoticeKind::Recap => {
                self.within(now, again(Duration::hours(1), true))
            }
            Outcome::RightMissing => over(DeliveryState::Undeliverable),
            Outcome::Limited { pause } => {
                self.within(now, again((*pause).max(Duration::milliseconds(250)) + self.jitter(dice), true))
            }
            Outcome::NotTaken => self.within(now, again(self.pause() + self.jitter(dice), true)),
            Outcome::Unknown => again(self.pause() + self.jitter(dice), false),
        }
    }

    /// What a look at the last messages leads to.
    #[must_use]
    pub fn after_look(&self, look: Look, now: DateTime<Utc>, dice: &mut dyn RngCore) -> Settlement {
        let over = |state| Settlement { state, next_at: None, clear: false };
        match look {
            Look::Found(_) => over(DeliveryState::Sent),
            Look::Unreadable => over(DeliveryState::Unsure),
            Look::Absent => {
                self.within(now, Settlement { state: DeliveryState::Claimed, next_at: Some(now), clear: true })
            }
            // A day without an answer: what cannot be found out is not kept for ever.
            Look::Later if now - self.claimed_at > RECAP_WINDOW => over(DeliveryState::Unsure),
            Look::Later => Settlement {
                state: DeliveryState::Claimed,
                next_at: Some(now + self.pause() + self.jitter(dice)),
                clear: false,
            },
        }
    }

    /// The settlement, unless the window closes first.
    fn within(&self, now: DateTime<Utc>, settlement: Settlement) -> Settlement {
        let next = settlement.next_at.unwrap_or(now);
        if next - self.claimed_at > self.window() {
            Settlement { state: DeliveryState::Missed, next_at: None, clear: false }
        } else {
            settlement
        }
    }

    fn pause(&self) -> Duration {
        FIRST_PAUSE.checked_mul(1 << self.attempts.min(10)).map_or(LONGEST_PAUSE, |pause| pause.min(LONGEST_PAUSE))
    }

    fn jitter(&self, dice: &mut dyn RngCore) -> Duration {
        Duration::milliseconds(dice.random_range(0..=self.pause().num_milliseconds() / 4))
    }
}

#[cfg(test)]
mod tests;
