//! Who asks, and as which member. Rights are asked of the database at each press, never remembered by a button.

use super::turn::{Failure, Turn};
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::store::{members, people, teams};

/// Who asks, and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// The Discord user.
    pub person: PersonId,
    /// The server they ask from; none in a direct message.
    pub team: Option<TeamId>,
    /// Whether Discord says that they may manage the server.
    pub manages_server: bool,
}

/// The membership that a command is meant for: the one in this server, or from a direct message the only one there is,
/// or the one that was chosen before.
///
/// # Errors
/// `NotJoined`, or `WhichTeam` where a direct message leaves it open.
pub fn member(turn: &Turn<'_>, who: Who) -> Result<Member, Failure> {
    let refused = |refusal| Err(Failure::Refused(refusal));
    if let Some(team) = who.team {
        return match members::find(turn.db, team, who.person)? {
            Some(member) if member.quit_at.is_none() => Ok(member),
            _ => refused(Refusal::NotJoined),
        };
    }
    let mut all = members::of_person(turn.db, who.person)?;
    all.retain(|member| member.quit_at.is_none());
    let chosen = turn.person()?.direct_team;
    if let Some(at) = all.iter().position(|member| all.len() == 1 || Some(member.team) == chosen) {
        return Ok(all.swap_remove(at));
    }
    if all.is_empty() {
        return refused(Refusal::NotJoined);
    }
    refused(Refusal::WhichTeam(all.into_iter().map(|member| member.team).collect()))
}

/// The membership that a button carries, if it is the presser's own and has not been quit.
///
/// # Errors
/// `NotYours`, `Gone`, or `NotJoined`.
pub fn own(turn: &Turn<'_>, who: Who, member: MemberId) -> Result<Member, Failure> {
    let member = members::load(turn.db, member)?.ok_or(Refusal::Gone)?;
    if member.person != who.person {
        return Err(Refusal::NotYours.into());
    }
    if member.quit_at.is_some() {
        return Err(Refusal::NotJoined.into());
    }
    Ok(member)
}

/// The membership that a button carries; of a command, and of a button that carries none, the one that is meant.
///
/// # Errors
/// As [`own`], or as [`member`].
pub fn meant(turn: &Turn<'_>, who: Who, of: Option<MemberId>) -> Result<Member, Failure> {
    match of {
        Some(carried) => own(turn, who, carried),
        None => member(turn, who),
    }
}

/// The team of those who may manage it: who may manage the server, or has the role that the team named.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`.
pub fn managed(turn: &Turn<'_>, who: Who, roles: &[u64]) -> Result<TeamId, Failure> {
    let team = who.team.ok_or(Refusal::ServerOnly)?;
    let named = teams::load(turn.db, team)?.and_then(|team| team.manager_role);
    if who.manages_server || named.is_some_and(|role| roles.contains(&role)) {
        Ok(team)
    } else {
        Err(Refusal::ManagersOnly.into())
    }
}

/// Remembers which team a command in a direct message means.
///
/// # Errors
/// `NotJoined` where the person is no member there.
pub fn choose_team(turn: &mut Turn<'_>, who: Who, team: TeamId) -> Result<(), Failure> {
    if members::find(turn.db, team, who.person)?.is_none_or(|member| member.quit_at.is_some()) {
        return Err(Refusal::NotJoined.into());
    }
    let mut person = turn.person()?.clone();
    person.direct_team = Some(team);
    people::save(turn.db, &person)?;
    turn.person = Some(person);
    Ok(())
}
