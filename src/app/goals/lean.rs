//! Tells toward which purposes topics lean: those of goals that have room to catch up. Decides nothing.

use super::gather::open_of;
use crate::app::turn::{Failure, Turn};
use crate::domain::facet::Purpose;
use crate::domain::goal::{Counted, Standing};
use crate::domain::member::Member;
use crate::store::people;
use chrono::NaiveDate;

/// The purposes of the member's open goals whose last number lies short of the line.
pub(in crate::app) fn lean(turn: &Turn<'_>, member: &Member, today: NaiveDate) -> Result<Vec<Purpose>, Failure> {
    let Some(person) = people::load(turn.db, member.person)? else { return Ok(Vec::new()) };
    let open = open_of(turn, member, &person, today)?;
    let short = open.into_iter().filter(|one| one.standing == Some(Standing::Room));
    let mut purposes: Vec<Purpose> = short
        .filter_map(|one| match one.goal.plan.counted {
            Counted::PostsFor(purpose) => Some(purpose),
            _ => one.goal.plan.purpose,
        })
        .collect();
    purposes.sort_unstable();
    purposes.dedup();
    Ok(purposes)
}
