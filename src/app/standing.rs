//! How Rounds stands at the moment, for whoever watches it: what waits, and whether anything can be kept.

use super::turn::{App, Failure};
use crate::domain::ids::PersonId;
use crate::metrics::Waiting;
use crate::store::{erasures, queue, trial};

impl App {
    /// What is due in the outbox and not settled, and what of deletions is left.
    ///
    /// # Errors
    /// What failed.
    pub async fn overdue(&self) -> Result<Waiting, Failure> {
        self.look(PersonId(0), |turn| {
            let (due, since) = queue::overdue(turn.db, turn.now)?;
            let oldest = since.and_then(|since| (turn.now - since).to_std().ok()).unwrap_or_default();
            Ok(Waiting { due, oldest, erasures: erasures::left(turn.db)? })
        })
        .await
    }

    /// Answers once something was written and taken away again, on the disk as well.
    ///
    /// # Errors
    /// Why nothing would be kept.
    pub async fn could_write(&self) -> Result<(), Failure> {
        Ok(self.store().turn(|db| trial::attempt(db).map_err(Failure::from)).await?)
    }
}
