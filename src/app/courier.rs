//! What the app asks of whoever carries notices: words frozen beforehand, then sent, looked for, and names looked up.
//! Knows nothing of Discord.

use super::notices::{KnockNotice, RecapNotice};
use crate::domain::ids::{DeliveryId, PersonId, TeamId};
use crate::domain::notice::{Delivery, Look, Outcome};
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

    /// Sends a delivery. The same delivery is byte for byte the same message, under the same nonce.
    fn send<'a>(&'a self, delivery: &'a Delivery) -> Carried<'a, Outcome>;

    /// Looks among the last messages there whether a delivery arrived.
    fn look<'a>(&'a self, delivery: &'a Delivery) -> Carried<'a, Look>;

    /// The names under which people are known in a team now; who left is not among them.
    ///
    /// # Errors
    /// Fails where nobody can say now; it can be asked again.
    fn names(&self, team: TeamId, people: Vec<PersonId>) -> Carried<'_, Result<HashMap<PersonId, String>, Outcome>>;
}
