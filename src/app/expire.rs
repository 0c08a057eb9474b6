//! Deletes what is kept of servers and members that have been gone for long, piece by piece, so that nobody waits for it. When
//! that is, is `domain::expiry`'s to say.

use super::knock;
use super::privacy;
use super::turn::{App, Failure, Turn};
use crate::domain::expiry::{Expiry, Leaver, Look, MEMBER_KEPT, Seen, TEAM_KEPT, THERE_STILL, first_look, look};
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::member::Member;
use crate::domain::notice::LEASE;
use crate::store::{expiries, members, outbox, people, teams};
use chrono::{DateTime, Duration, Utc};

/// So many posts are deleted in one turn; others have theirs in between.
const PIECE: u32 = 500;
/// Where nobody could say whether a member is still there, or a look failed, it is looked again after this.
const ASK_AGAIN: Duration = Duration::days(1);

/// What a look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// All that could be done now is done.
    Done,
    /// First it has to be known whether this person is still in this server.
    Ask(MemberId, TeamId, PersonId),
}

/// A membership has begun: it is looked at for the first time when it could be over at the earliest. Each look plans the next
/// one in the same way, so that nothing has to be planned when somebody leaves.
pub(super) fn begin(turn: &Turn<'_>, member: MemberId) -> Result<(), Failure> {
    let due_at = first_look(turn.now, MEMBER_KEPT);
    Ok(expiries::insert(turn.db, Leaver::Member, member.0.cast_unsigned(), due_at)?)
}

/// Rounds was removed from a server.
pub(super) fn team_left(turn: &Turn<'_>, team: TeamId) -> Result<(), Failure> {
    Ok(expiries::insert(turn.db, Leaver::Team, team.0, first_look(turn.now, TEAM_KEPT))?)
}

/// It was asked where a person is: they are in all their servers but those in which they are `gone`.
pub(super) fn seen(turn: &Turn<'_>, person: PersonId, gone: &[TeamId]) -> Result<(), Failure> {
    for member in members::of_person(turn.db, person)? {
        if member.gone_at.is_none() && !gone.contains(&member.team) {
            expiries::set_there(turn.db, member.id)?;
        }
    }
    Ok(())
}

impl App {
    /// The looks that are due.
    ///
    /// # Errors
    /// What failed.
    pub async fn expiries(&self, most: u32) -> Result<Vec<Expiry>, Failure> {
        self.look(PersonId(0), move |turn| Ok(expiries::due(turn.db, turn.now, most)?)).await
    }

    /// Looks at something that may be over, and deletes a piece of it if it is.
    ///
    /// # Errors
    /// What failed; nothing was changed then.
    pub async fn expire(&self, expiry: Expiry) -> Result<Looked, Failure> {
        self.quiet(move |turn| match expiry.kind {
            Leaver::Team => team(turn, TeamId(expiry.subject), expiry.seen).map(|()| Looked::Done),
            Leaver::Member => member(turn, MemberId(expiry.subject.cast_signed()), expiry.seen),
        })
        .await
    }

    /// A look that failed waits a day, so that it does not hold up the others.
    ///
    /// # Errors
    /// What failed; nothing was changed then.
    pub async fn expire_later(&self, kind: Leaver, subject: u64) -> Result<(), Failure> {
        self.quiet(move |turn| Ok(expiries::postpone(turn.db, kind, subject, turn.now + ASK_AGAIN)?)).await
    }

    /// It was asked whether a member is still in their server: yes, no, or nobody can say now.
    ///
    /// # Errors
    /// What failed; nothing was changed then.
    pub async fn expire_answered(&self, id: MemberId, there: Option<bool>) -> Result<(), Failure> {
        self.quiet(move |turn| {
            let again = |after| plan(turn, id, turn.now + after, Seen::default());
            match there {
                Some(false) => remove_member(turn, id).map(drop),
                Some(true) => {
                    expiries::set_there(turn.db, id)?;
                    again(THERE_STILL)?;
                    // Known to be gone until now, they may have nothing planned.
                    members::load(turn.db, id)?.map_or(Ok(()), |member| knock::plan(turn, member.person))
                }
                // What was seen so far still counts.
                None => Ok(expiries::postpone(turn.db, Leaver::Member, id.0.cast_unsigned(), turn.now + ASK_AGAIN)?),
            }
        })
        .await
    }
}

fn plan(turn: &Turn<'_>, id: MemberId, at: DateTime<Utc>, seen: Seen) -> Result<(), Failure> {
    Ok(expiries::set(turn.db, Leaver::Member, id.0.cast_unsigned(), at, seen)?)
}

fn team(turn: &Turn<'_>, id: TeamId, seen: Seen) -> Result<(), Failure> {
    let left_at = teams::load(turn.db, id)?.and_then(|team| team.left_at);
    let Some(left_at) = left_at else { return Ok(expiries::forget(turn.db, Leaver::Team, id.0)?) };
    match look(left_at, TEAM_KEPT, seen, turn.now) {
        Look::Far(next) => Ok(expiries::set(turn.db, Leaver::Team, id.0, next, Seen::default())?),
        Look::Near(next, seen) => Ok(expiries::set(turn.db, Leaver::Team, id.0, next, seen)?),
        Look::Over => {
            if let Some((member, _)) = expiries::any_member(turn.db, id)? {
                return remove_member(turn, member).map(drop);
            }
            outbox::forget_team(turn.db, id)?;
            teams::delete(turn.db, id)?;
            tracing::info!(team = %id, "gone for thirty days: what was kept of this server is deleted");
            Ok(expiries::forget(turn.db, Leaver::Team, id.0)?)
        }
    }
}

fn member(turn: &Turn<'_>, id: MemberId, seen: Seen) -> Result<Looked, Failure> {
    let known = members::load(turn.db, id)?;
    let person = known.as_ref().map_or(Ok(None), |member| people::load(turn.db, member.person))?;
    let (Some(member), Some(person)) = (known, person) else {
        expiries::forget(turn.db, Leaver::Member, id.0.cast_unsigned())?;
        return Ok(Looked::Done);
    };
    if teams::load(turn.db, member.team)?.is_some_and(|team| team.left_at.is_some()) {
        // What is kept of the whole server goes sooner, or Rounds returns.
        plan(turn, id, turn.now + TEAM_KEPT, Seen::default())?;
        return Ok(Looked::Done);
    }
    let since = since(turn, &member, person.last_sign_at)?;
    match look(since, MEMBER_KEPT, seen, turn.now) {
        Look::Far(next) => plan(turn, id, next, Seen::default())?,
        Look::Near(next, seen) => plan(turn, id, next, seen)?,
        Look::Over if member.quit_at.is_some() => drop(remove_member(turn, id)?),
        Look::Over => {
            // Not asked twice at the same time.
            expiries::postpone(turn.db, Leaver::Member, id.0.cast_unsigned(), turn.now + LEASE)?;
            return Ok(Looked::Ask(id, member.team, member.person));
        }
    }
    Ok(Looked::Done)
}

/// Since when a member may be gone: they stopped, they are known not to be in the server, or nothing was heard of them.
fn since(turn: &Turn<'_>, member: &Member, last_sign_at: DateTime<Utc>) -> Result<DateTime<Utc>, Failure> {
    let gone_since = expiries::gone_since(turn.db, member.id)?;
    Ok(member.quit_at.or(gone_since).unwrap_or(last_sign_at))
}

/// Deletes a piece of a membership, or what is left of it and the person whose last one it was; whether it is gone.
fn remove_member(turn: &Turn<'_>, id: MemberId) -> Result<bool, Failure> {
    let Some(member) = members::load(turn.db, id)? else { return Ok(true) };
    if expiries::thin(turn.db, id, PIECE)? {
        plan_at_once(turn, &member)?;
        return Ok(false);
    }
    if members::of_person(turn.db, member.person)?.len() == 1 {
        privacy::forget(turn, member.person)?;
    } else {
        delete_member(turn, id)?;
    }
    Ok(true)
}

/// Deletes a membership of somebody who has others, with all that hangs on it and waits for it.
pub(super) fn delete_member(turn: &Turn<'_>, id: MemberId) -> Result<(), Failure> {
    outbox::forget_member(turn.db, id)?;
    expiries::forget(turn.db, Leaver::Member, id.0.cast_unsigned())?;
    Ok(members::delete(turn.db, id)?)
}

/// There is more of it: it goes on at once.
fn plan_at_once(turn: &Turn<'_>, member: &Member) -> Result<(), Failure> {
    Ok(expiries::postpone(turn.db, Leaver::Member, member.id.0.cast_unsigned(), turn.now)?)
}
