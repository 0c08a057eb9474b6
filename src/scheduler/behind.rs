//! What is done behind everything else: our messages to people who deleted their data are deleted at Discord, and what is kept of
//! whoever has been gone for long is deleted. A few at a time, with what notices leave of our own pace.

use super::round::Round;
use super::{Landed, Scheduler};
use crate::app::Failure;
use crate::app::expire::Looked;
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::pacer::Pacer;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// So many of them are on their way at the same time at most: notices have the rest of the room.
const BEHIND: usize = 8;

impl Scheduler {
    /// Sets on its way what is due behind the notices.
    pub(super) async fn behind(
        &mut self,
        pacer: &mut Pacer,
        round: &mut Round,
        now: DateTime<Utc>,
        stop: &CancellationToken,
    ) -> Result<(), Failure> {
        let most = (BEHIND + self.behind.len()) as u32;
        for one in self.app.erasures(most).await? {
            if stop.is_cancelled() || self.behind.len() >= BEHIND {
                round.held_up |= self.behind.len() >= BEHIND;
                return Ok(());
            }
            if self.erasing.contains(&one.id) {
                round.held_up = true;
                continue;
            }
            if let Err(later) = pacer.take(now, 1) {
                round.paced_until(later);
                return Ok(());
            }
            self.erasing.insert(one.id);
            let (app, courier) = (self.app.clone(), Arc::clone(&self.courier));
            let task = self.on_the_way.spawn(async move {
                Landed::Behind { erased: Some(one.id), done: app.erase(one, courier.as_ref()).await }
            });
            self.behind.insert(task.id(), Some(one.id));
        }
        for one in self.app.expiries(most).await? {
            if stop.is_cancelled() || self.behind.len() >= BEHIND {
                round.held_up |= self.behind.len() >= BEHIND;
                return Ok(());
            }
            let (kind, subject) = (one.kind, one.subject);
            let looked = match self.app.expire(one).await {
                Ok(looked) => looked,
                Err(error) => {
                    tracing::error!(%error, kind = kind.slug(), subject, "whether it is over could not be looked at; it waits a day");
                    self.app.expire_later(kind, subject).await?;
                    continue;
                }
            };
            if let Looked::Ask(member, team, person) = looked {
                match pacer.take(now, 1) {
                    Ok(()) => self.looks_after(member, team, person),
                    Err(_) => self.app.expire_answered(member, None).await?,
                }
            }
        }
        Ok(())
    }

    /// Asks whether a member is still in their server before what is kept of them goes.
    fn looks_after(&mut self, member: MemberId, team: TeamId, person: PersonId) {
        let (app, courier) = (self.app.clone(), Arc::clone(&self.courier));
        let task = self.on_the_way.spawn(async move {
            let there = match courier.ask(team, person).await {
                Ok(()) => {
                    let known = courier.known(&[(team, person)]);
                    known.unknown.is_empty().then_some(known.gone.is_empty())
                }
                Err(outcome) => {
                    tracing::info!(?outcome, "whether a member is still there could not be asked; they are kept");
                    None
                }
            };
            Landed::Behind { erased: None, done: app.expire_answered(member, there).await }
        });
        self.behind.insert(task.id(), None);
    }

    /// Something came back.
    pub(super) fn landed_behind(&mut self, task: tokio::task::Id, erased: Option<i64>, done: Result<(), Failure>) {
        self.behind.remove(&task);
        if let Some(erased) = erased {
            self.erasing.remove(&erased);
        }
        if let Err(error) = done {
            // Its lease brings it back.
            tracing::error!(%error, "what is deleted behind the notices could not be settled");
        }
    }
}
