//! People's rights over their data: what is kept, and its deletion.

use super::deletions;
use super::turn::{Failure, Turn};
use super::who::Who;
use crate::domain::deletion::Scope;
use crate::domain::member::Member;
use crate::store::{members, outbox, people, posts};

/// What is kept of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Their memberships, those that were quit included.
    pub members: Vec<Member>,
    /// How many posts they logged.
    pub posts: u32,
}

/// What is kept of the asker; nothing where they never joined.
///
/// # Errors
/// What failed.
pub fn kept(turn: &mut Turn<'_>, who: Who) -> Result<Kept, Failure> {
    let members = members::of_person(turn.db, who.person)?;
    let mut count = 0;
    for member in &members {
        count += posts::count(turn.db, member.id)?;
    }
    Ok(Kept { members, posts: count })
}

/// Deletes everything of the asker: memberships, posts, leave, whatever is queued and was sent.
///
/// # Errors
/// What failed; nothing is deleted then.
pub fn delete(turn: &mut Turn<'_>, who: Who) -> Result<(), Failure> {
    deletions::note(turn, who.person, Scope::All)?;
    outbox::forget_person(turn.db, who.person)?;
    people::delete(turn.db, who.person)?;
    turn.person = None;
    Ok(())
}
