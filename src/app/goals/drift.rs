//! Takes the answer that the main purpose stays as it is. Changing it is a matter of the settings.

use crate::app::turn::{Failure, Turn};
use crate::app::who::{self, Who};
use crate::domain::facet::Purpose;
use crate::domain::ids::MemberId;
use crate::store::goal_checks;

/// Keeps the main purpose, and remembers that it was asked about; answers with it.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn keep_purpose(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Option<Purpose>, Failure> {
    let member = who::own(turn, who, member)?;
    goal_checks::set_drift_answered(turn.db, member.id, turn.now)?;
    Ok(member.purpose)
}
