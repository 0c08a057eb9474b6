//! How Rounds stands at the moment, for whoever watches it: what waits, and whether anything can be kept.

use super::turn::{App, Failure};
use crate::domain::ids::PersonId;
use crate::metrics::Waiting;
use crate::store::outbox;

impl App {
    /// What is due in the outbox and not settled.
    ///
    /// # Errors
    /// What failed.
    pub async fn overdue(&self) -> Result<Waiting, Failure> {
        self.look(PersonId(0), |turn| {
            let (due, since) = outbox::overdue(turn.db, turn.now)?;
            let oldest = since.and_then(|since| (turn.now - since).to_std().ok()).unwrap_or_default();
            Ok(Waiting { due, oldest })
        })
        .await
    }

    /// Answers once the writer does: it has begun to write, and ended, with nothing changed.
    ///
    /// # Errors
    /// Why it would keep nothing.
    pub async fn could_write(&self) -> Result<(), Failure> {
        Ok(self.store().turn(|_| Ok::<_, Failure>(())).await?)
    }
}
