//! A sign of life: whatever a person does answers the nudges before it and reopens what was closed.

use super::knock;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::PersonId;
use crate::domain::person::DirectMessages;
use crate::store::{people, posts};

pub(super) fn begin(turn: &mut Turn<'_>, person: PersonId) -> Result<(), Failure> {
    turn.person = people::load(turn.db, person)?;
    if let Some(known) = &mut turn.person {
        known.last_sign_at = turn.now;
        known.direct = DirectMessages::Open;
        people::save(turn.db, known)?;
    }
    Ok(())
}

impl App {
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

pub(super) fn end(turn: &Turn<'_>, person: PersonId) -> Result<(), Failure> {
    // What was taken away and cannot be brought back any more is gone for good.
    posts::purge(turn.db, turn.now - super::posts::UNDO)?;
    knock::plan(turn, person)
}
