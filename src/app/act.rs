//! Offers an act toward another career, and keeps which. Decides nothing itself: `domain::act` does.

use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::act::{Act, REST_DAYS, Ways};
use crate::domain::ids::MemberId;
use crate::domain::member::Member;
use crate::domain::week::{Week, back};
use crate::store::{acts, conversations, posts};
use chrono::NaiveDate;

/// How many posts tell where a member is to be found.
const LOOKED_AT: u32 = 20;

/// An act, and why this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The act.
    pub act: Act,
    /// The last week in which its group was named, if it ever was.
    pub met: Option<Week>,
}

/// The act that was offered to the member last in this week, as long as its group has not been named; else the next one.
pub(super) fn of_week(turn: &Turn<'_>, member: &Member, today: NaiveDate) -> Result<Option<Suggested>, Failure> {
    let week = Week::of(today);
    let met = conversations::last_met(turn.db, member.id)?;
    let last = acts::since(turn.db, member.id, week.monday())?.pop();
    let open = last.filter(|last| met.get(&last.group).is_none_or(|met| *met < week));
    // What the bank holds no more cannot be shown any more.
    match open.and_then(|last| turn.catalog.acts.iter().find(|act| act.id == last.act)) {
        Some(act) => Ok(Some(Suggested { met: met.get(&act.group).copied(), act: act.clone() })),
        None => next(turn, member, today),
    }
}

fn next(turn: &Turn<'_>, member: &Member, today: NaiveDate) -> Result<Option<Suggested>, Failure> {
    let met = conversations::last_met(turn.db, member.id)?;
    let offered = acts::since(turn.db, member.id, back(today, REST_DAYS))?;
    let lately = posts::latest(turn.db, member.id, today, 0, LOOKED_AT)?;
    let platforms: Vec<_> =
        member.platform.into_iter().chain(lately.into_iter().flat_map(|post| post.platforms)).collect();
    let start = usize::try_from(member.id.0).unwrap_or_default();
    let ways = Ways { acts: &turn.catalog.acts, met: &met, offered: &offered, platforms: &platforms, today, start };
    let Some(act) = ways.next() else { return Ok(None) };
    acts::insert(turn.db, member.id, act, today, turn.now)?;
    Ok(Some(Suggested { met: met.get(&act.group).copied(), act: act.clone() }))
}

/// Another act, toward another group.
///
/// # Errors
/// `NotYours`, `NotJoined` or `Gone`.
pub fn another(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<(Member, Option<Suggested>), Failure> {
    let member = who::own(turn, who, member)?;
    let today = turn.person()?.day(turn.now);
    let suggested = next(turn, &member, today)?;
    Ok((member, suggested))
}
