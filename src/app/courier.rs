//! What the app asks of whoever carries notices: words frozen beforehand, then sent, looked for, and names looked up.
//! Knows nothing of Discord.

use super::notices::{KnockNotice, RecapNotice, ReminderNotice};
use super::picture::Svg;
use crate::domain::ids::{ChannelId, DeliveryId, MessageId, PersonId, TeamId};
use crate::domain::notice::{Delivery, Look, Outcome};
use crate::domain::week::Week;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

/// A future that a trait object can return.
pub type Carried<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A message as it will be seen, whatever happens.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Frozen {
    /// Its words, and what its picture is called and shows.
    pub body: String,
    /// Its picture, as it will be drawn each time that it is sent.
    pub picture: Svg,
}

/// Carries notices to people and channels.
pub trait Courier: Send + Sync {
    /// The message of a knock, as it will be seen, whatever happens.
    fn freeze_knock(&self, notice: &KnockNotice) -> String;

    /// The message of a recap, as it will be seen, whatever happens.
    fn freeze_recap(&self, notice: &RecapNotice) -> Frozen;

    /// The message of a nod to a person, as it will be seen, whatever happens.
    fn freeze_nod(&self, person: PersonId, id: &DeliveryId) -> String;

    /// The message of a slot's reminder, as it will be seen, whatever happens.
    fn freeze_reminder(&self, notice: &ReminderNotice) -> String;

    /// Opens the conversation with a person. Opened twice, it is the same one.
    ///
    /// # Errors
    /// What became of the attempt; nothing was sent.
    fn open(&self, person: PersonId) -> Carried<'_, Result<ChannelId, Outcome>>;

    /// Sends a delivery with its picture, as a PNG, or in words alone. The same delivery is byte for byte the same message,
    /// under the same nonce.
    fn send<'a>(&'a self, delivery: &'a Delivery, picture: Option<Vec<u8>>) -> Carried<'a, Outcome>;

    /// Looks among the last messages there whether a delivery arrived.
    fn look<'a>(&'a self, delivery: &'a Delivery) -> Carried<'a, Look>;

    /// Changes a recap that stands in a channel; the picture of before gives way to this one, or to none. The same change
    /// twice is one change.
    fn edit(
        &self,
        channel: ChannelId,
        message: MessageId,
        body: String,
        picture: Option<Vec<u8>>,
    ) -> Carried<'_, Outcome>;

    /// Deletes a message of ours. What is not there any more is deleted.
    ///
    /// # Errors
    /// What became of the attempt.
    fn erase(&self, channel: ChannelId, message: MessageId) -> Carried<'_, Result<(), Outcome>>;

    /// Reads a page of a channel for messages of ours, back from the message `before`.
    ///
    /// # Errors
    /// What became of the attempt.
    fn read_back(&self, channel: ChannelId, before: MessageId) -> Carried<'_, Result<Page, Outcome>>;

    /// Opens a thread under a recap of this week. Opened twice, it is the same one.
    fn open_thread(&self, channel: ChannelId, message: MessageId, week: Week) -> Carried<'_, Outcome>;

    /// Pins a recap, or lets it go. The same twice is once.
    fn pin(&self, channel: ChannelId, message: MessageId, on: bool) -> Carried<'_, Outcome>;

    /// What is known of these people in these teams without asking anybody.
    fn known(&self, seats: &[(TeamId, PersonId)]) -> Known;

    /// Asks about a person in a team, so that it is known from then on for a while.
    ///
    /// # Errors
    /// What became of it, where nobody can say now; it can be asked again.
    fn ask(&self, team: TeamId, person: PersonId) -> Carried<'_, Result<(), Outcome>>;
}

/// A page of a channel, read back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The messages on it that are ours.
    pub ours: Vec<MessageId>,
    /// The message before which the next page is; none where this was the last.
    pub before: Option<MessageId>,
}

/// What is known of people in their teams.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// The names of those who are there.
    pub names: HashMap<(TeamId, PersonId), String>,
    /// Those who are not there any more.
    pub gone: Vec<(TeamId, PersonId)>,
    /// Those about whom somebody has to be asked.
    pub unknown: Vec<(TeamId, PersonId)>,
}

impl Known {
    /// The names in one team.
    #[must_use]
    pub fn names_in(&self, team: TeamId) -> HashMap<PersonId, String> {
        let here = self.names.iter().filter(|((of, _), _)| *of == team);
        here.map(|((_, person), name)| (*person, name.clone())).collect()
    }
}
