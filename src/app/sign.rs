//! A sign of life: whatever a person does answers the nudges before it and reopens what was closed.

use super::knock;
use super::plan;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::PersonId;
use crate::domain::import::WAITING_DAYS;
use crate::domain::person::{DirectMessages, Person};
use crate::store::{imports, members, people, posts, topic_files};
use chrono::Duration;

fn begin(turn: &mut Turn<'_>, person: PersonId) -> Result<(), Failure> {
    turn.person = people::load(turn.db, person)?;
    if let Some(known) = &mut turn.person {
        known.last_sign_at = turn.now;
        known.direct = DirectMessages::Open;
        people::save(turn.db, known)?;
        members::forget_gone(turn.db, person)?;
    }
    Ok(())
}

impl App {
    /// A turn that a person asked for. That they did is a sign of life: it is remembered, and their next knock is
    /// planned anew, in the same transaction.
    ///
    /// # Errors
    /// The refusal, or what failed; nothing was changed then.
    pub async fn turn<T: Send + 'static>(
        &self,
        person: PersonId,
        act: impl FnOnce(&mut Turn<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.quiet(move |turn| {
            begin(turn, person)?;
            let before = turn.person.clone();
            let outcome = act(turn)?;
            end(turn, person, before.as_ref())?;
            Ok(outcome)
        })
        .await
    }

    /// Whether the person has still to be told that direct messages were refused; they are told with this.
    ///
    /// # Errors
    /// What failed.
    pub async fn take_untold(&self, person: PersonId) -> Result<bool, Failure> {
        let untold = self.look(person, move |turn| Ok(people::is_untold(turn.db, person)?)).await?;
        if untold {
            self.quiet(move |turn| Ok(people::set_told(turn.db, person)?)).await?;
        }
        Ok(untold)
    }
}

fn end(turn: &Turn<'_>, person: PersonId, before: Option<&Person>) -> Result<(), Failure> {
    // What was taken away and cannot be brought back any more is gone for good.
    posts::purge(turn.db, turn.now - super::posts::UNDO)?;
    // So are files that nobody took in or left.
    let waited = turn.now - Duration::days(WAITING_DAYS);
    imports::purge(turn.db, waited)?;
    topic_files::purge(turn.db, waited)?;
    plan::attune_all(turn, person)?;
    let times = |person: &Person| (person.zone, person.knock_time, person.hours, person.day_ends);
    if before.map(times) == turn.person.as_ref().map(times) {
        knock::plan(turn, person)
    } else {
        // What waits for its turn was meant for another time.
        knock::plan_anew(turn, person)
    }
}
