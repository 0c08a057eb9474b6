//! Gathers what waits for a person now, wherever they ask from.

use super::knock;
use super::me::{self, Figures};
use super::replies::{self, Waiting};
use super::turn::{Failure, Turn};
use super::who::Who;
use crate::domain::notice::{DeliveryState, NoticeKind};
use crate::store::outbox;
use chrono::{DateTime, Utc};

/// What waits now.
#[derive(Debug, Clone, PartialEq)]
pub struct Now {
    /// How the week stands, and what is in it.
    pub figures: Figures,
    /// Answers that wait.
    pub waiting: Waiting,
    /// When the next knock comes, if one is planned.
    pub knock_at: Option<DateTime<Utc>>,
    /// Whether the last knock may not have arrived: nobody can say.
    pub unsure: bool,
}

/// What waits now.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn now(turn: &mut Turn<'_>, who: Who) -> Result<Now, Failure> {
    let figures = me::figures(turn, who)?;
    let waiting = replies::of(turn, figures.member.clone())?;
    knock::plan(turn, who.person)?;
    let knock_at = outbox::queued_for(turn.db, NoticeKind::Knock, who.person.0)?.map(|queued| queued.due_at);
    let last = outbox::latest(turn.db, NoticeKind::Knock, who.person.0, 1)?.pop();
    let unsure = last.is_some_and(|last| last.state == DeliveryState::Unsure);
    Ok(Now { figures, waiting, knock_at, unsure })
}
