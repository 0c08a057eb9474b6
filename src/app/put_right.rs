//! Plans anew what was planned by a clock that was ahead: left as it is, it would wait until that clock's time comes.

use super::turn::{App, Failure};
use super::{knock, recap, remind};
use crate::domain::expiry::{MEMBER_KEPT, first_look};
use crate::domain::ids::{PersonId, TeamId};
use crate::domain::knock::HORIZON_DAYS;
use crate::domain::notice::NoticeKind;
use crate::store::{ahead, expiries, teams};
use chrono::Duration;

/// So many are planned anew in one turn; others have theirs in between.
const A_TURN: u32 = 200;

impl App {
    /// At the start: whether a clock was ahead before shows in what it left behind.
    ///
    /// # Errors
    /// What failed.
    pub async fn mind_the_clock(&self) -> Result<(), Failure> {
        // Nothing is ever planned further ahead than that, and nobody was here later than now.
        let furthest = Duration::days(HORIZON_DAYS.cast_signed() + 7);
        let left = self.look(PersonId(0), move |turn| Ok(ahead::is_left(turn.db, turn.now, furthest)?)).await?;
        if left { self.plan_anew().await } else { Ok(()) }
    }

    /// Plans everything anew, a part a turn.
    ///
    /// # Errors
    /// What failed; some is planned anew by then.
    pub async fn plan_anew(&self) -> Result<(), Failure> {
        tracing::warn!("the clock was ahead and has been put right; what was planned is planned anew");
        self.quiet(|turn| Ok(expiries::begin_anew(turn.db, turn.now, first_look(turn.now, MEMBER_KEPT))?)).await?;
        let mut after = None;
        loop {
            let page = self.look(PersonId(0), move |turn| Ok(ahead::queued_after(turn.db, after, A_TURN)?)).await?;
            let Some(last) = page.last().copied() else { return Ok(()) };
            after = Some(last);
            for (kind, subject) in page {
                let planned = self.quiet(move |turn| match kind {
                    NoticeKind::Knock => knock::plan(turn, PersonId(subject)),
                    NoticeKind::Recap => match teams::load(turn.db, TeamId(subject))? {
                        Some(team) => recap::plan(turn, &team),
                        None => Ok(()),
                    },
                    NoticeKind::Reminder => remind::plan(turn, remind::member_of(subject)),
                    NoticeKind::Nod | NoticeKind::Correction | NoticeKind::Placing => Ok(()),
                });
                if let Err(error) = planned.await {
                    // Whoever cannot be read now holds nobody else up.
                    tracing::error!(%error, kind = kind.slug(), "a notice could not be planned anew");
                }
            }
        }
    }
}
