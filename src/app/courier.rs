//! What the app asks of whoever carries notices: words frozen beforehand, then sent, looked for, and names looked up.
//! Knows nothing of Discord.

use super::notices::{KnockNotice, RecapNotice, ReminderNotice};
use crate::domain::ids::{ChannelId, DeliveryId, MessageId, PersonId, TeamId};
use crate::domain::notice::{Delivery, Look, Outcome};
use crate::domain::week::Week;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

/// A future that a trait object can return.
pub type Carried<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries notices to people and channels.
pub trait Courier: Send + Sync {
    /// The message of a knock, as it will be seen, whatever happens.
    fn freeze_knock(&self, notice: &KnockNotice) -> String;

    /// The message of a recap, as it will be seen, whatever happens.
    fn freeze_recap(&self, notice: &RecapNotice) -> String;

    /// The message of a nod to a person, as it will be seen, whatever happens.
    fn freeze_nod(&self, person: PersonId, id: &DeliveryId) -> String;

    /// The message of a slot's reminder, as it will be seen, whatever happens.
    fn freeze_reminder(&self, notice: &ReminderNotice) -> String;

    /// Opens the conversation with a person. Opened twice, it is the same one.
    ///
    /// # Errors
    /// What became of the attempt; nothing was sent.
    fn open(&self, person: PersonId) -> Carried<'_, Result<ChannelId, Outcome>>;

    /// Sends a delivery. The same delivery is byte for byte the same message, under the same nonce.
    fn send<'a>(&'a self, delivery: &'a Delivery) -> Carried<'a, Outcome>;

    /// Looks among the last messages there whether a delivery arrived.
    fn look<'a>(&'a self, delivery: &'a Delivery) -> Carried<'a, Look>;

    /// Changes a recap that stands in a channel. The same change twice is one change.
    fn edit(&self, channel: ChannelId, message: MessageId, body: String) -> Carried<'_, Outcome>;

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
