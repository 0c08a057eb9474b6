//! Works off the list of our messages that are to be deleted at Discord, one after the other. What becomes of an attempt is
//! `domain::erasure`'s to say.

use super::courier::{Courier, Page};
use super::turn::{App, Failure, Turn};
use crate::domain::erasure::{Erasure, Next, next};
use crate::domain::ids::PersonId;
use crate::domain::notice::{LEASE, Outcome};
use crate::store::erasures;

impl App {
    /// The next on the list whose turn has come.
    ///
    /// # Errors
    /// What failed.
    pub async fn erasures(&self, most: u32) -> Result<Vec<Erasure>, Failure> {
        self.look(PersonId(0), move |turn| Ok(erasures::due(turn.db, turn.now, most)?)).await
    }

    /// Deletes a message of ours, or reads a page of a channel back for them, and keeps what came of it.
    ///
    /// # Errors
    /// What failed; a lease brings it back.
    pub async fn erase(&self, one: Erasure, courier: &dyn Courier) -> Result<(), Failure> {
        self.quiet(move |turn| Ok(erasures::postpone(turn.db, one.id, turn.now + LEASE, one.tries)?)).await?;
        if one.reads {
            let page = courier.read_back(one.channel, one.message).await;
            return self.quiet(move |turn| read(turn, &one, page)).await;
        }
        let done = courier.erase(one.channel, one.message).await;
        self.quiet(move |turn| match done {
            Ok(()) => Ok(erasures::strike(turn.db, one.id)?),
            Err(outcome) => failed(turn, &one, &outcome),
        })
        .await
    }
}

fn read(turn: &Turn<'_>, one: &Erasure, page: Result<Page, Outcome>) -> Result<(), Failure> {
    match page {
        Ok(page) => Ok(erasures::found(turn.db, one, &page.ours, page.before, turn.now)?),
        Err(outcome) => failed(turn, one, &outcome),
    }
}

fn failed(turn: &Turn<'_>, one: &Erasure, outcome: &Outcome) -> Result<(), Failure> {
    match next(outcome, one.tries) {
        Next::Again(pause) => erasures::postpone(turn.db, one.id, turn.now + pause, one.tries + 1)?,
        Next::Wait(pause) => erasures::postpone(turn.db, one.id, turn.now + pause, one.tries)?,
        Next::LetGo => {
            tracing::info!(?outcome, "a message of ours could not be deleted");
            erasures::strike(turn.db, one.id)?;
        }
        Next::LetChannelGo => {
            tracing::info!(?outcome, "our messages in a conversation could not be deleted");
            erasures::strike_channel(turn.db, one.channel)?;
        }
    }
    Ok(())
}
