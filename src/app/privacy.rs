//! People's rights over their data: what is kept, what the team sees of it, and its deletion.

use super::turn::{Failure, Turn};
use super::who::{self, Who};
use super::{correct, deletions};
use crate::domain::erasure::READ_BACK_AFTER;
use crate::domain::ids::{ChannelId, MemberId, MessageId, PersonId};
use crate::domain::member::{Member, Shown};
use crate::store::{erasures, expiries, members, outbox, people, posts};

/// What is kept of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Their memberships, those that were quit included; the one of the server they ask from first.
    pub members: Vec<Member>,
    /// How many posts they logged.
    pub posts: u32,
    /// Whether messages of ours in the channel they ask from are still being deleted.
    pub erasing: bool,
}

/// What is kept of the asker; nothing where they never joined.
///
/// # Errors
/// What failed.
pub fn kept(turn: &mut Turn<'_>, who: Who, channel: ChannelId) -> Result<Kept, Failure> {
    let mut members = members::of_person(turn.db, who.person)?;
    members.sort_by_key(|member| Some(member.team) != who.team);
    let mut count = 0;
    for member in &members {
        count += posts::count(turn.db, member.id)?;
    }
    let erasing = who.team.is_none() && erasures::is_left(turn.db, channel)?;
    Ok(Kept { members, posts: count, erasing })
}

/// What the member shows the team.
///
/// # Errors
/// `NotYours`, `NotJoined` or `Gone`.
pub fn shown(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Member, Failure> {
    who::own(turn, who, member)
}

/// Shows the team something of the member, or no longer. A weekly post that can still be corrected follows.
///
/// # Errors
/// `NotYours`, `NotJoined` or `Gone`.
pub fn show(turn: &mut Turn<'_>, who: Who, member: MemberId, what: Shown, on: bool) -> Result<Member, Failure> {
    let mut member = who::own(turn, who, member)?;
    member.show(what, on);
    members::save(turn.db, &member)?;
    if what == Shown::Board {
        correct::touch_all(turn, &member)?;
    }
    Ok(member)
}

/// Where a person's deletion was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct From {
    /// The conversation with them, if it was there.
    pub channel: Option<ChannelId>,
    /// The message up to which everything of ours there goes.
    pub until: MessageId,
}

/// Deletes everything of the asker: memberships, posts, leave, whatever is queued and was sent. Weekly posts that can still be
/// corrected follow, and our messages to them are put on the list of those that are to go.
///
/// # Errors
/// What failed; nothing is deleted then.
pub fn delete(turn: &mut Turn<'_>, who: Who, from: From) -> Result<(), Failure> {
    deletions::note(turn, who.person)?;
    take_away(turn, who.person, from)
}

/// Takes everything of a person away, here and at Discord; asks nobody and notes nothing.
///
/// # Errors
/// What failed; nothing is deleted then.
pub(super) fn take_away(turn: &mut Turn<'_>, person: PersonId, from: From) -> Result<(), Failure> {
    erasures::insert_all(turn.db, person, from.until, turn.now, READ_BACK_AFTER)?;
    if let Some(channel) = from.channel {
        erasures::read_back(turn.db, channel, from.until, turn.now + READ_BACK_AFTER)?;
    }
    for member in members::of_person(turn.db, person)? {
        correct::touch_all(turn, &member)?;
    }
    forget(turn, person)?;
    turn.person = None;
    Ok(())
}

/// Takes everything of a person out of the database.
pub(super) fn forget(turn: &Turn<'_>, person: PersonId) -> Result<(), Failure> {
    outbox::forget_person(turn.db, person)?;
    expiries::forget_person(turn.db, person)?;
    Ok(people::delete(turn.db, person)?)
}
