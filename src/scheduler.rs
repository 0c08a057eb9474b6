//! Sleeps until something is due, or until poked; then has it claimed and carried, at our own pace.
//! Never decides what is due or what is said, and knows nothing of Discord.

use crate::app::courier::Courier;
use crate::app::{App, Failure};
use crate::domain::ids::{PersonId, TeamId};
use crate::domain::notice::{Delivery, NoticeKind, Outcome, Queued};
use crate::domain::pacer::Pacer;
use chrono::{DateTime, Duration, Utc};
use std::sync::Arc;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// So many notices are on their way at the same time at most.
const TOGETHER: u32 = 32;
/// After a failure of the database: how long until the next look.
const AFTER_FAILURE: Duration = Duration::seconds(5);
/// Where a notice could not be claimed: how long until its next try.
const CLAIM_AGAIN: Duration = Duration::minutes(5);
/// Where names cannot be looked up just now: how long until the recap's next try.
const NAMES_AGAIN: Duration = Duration::minutes(1);

/// Up to where everything that was due has been worked off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The pokes seen.
    pub pokes: u64,
    /// The instant.
    pub now: DateTime<Utc>,
    /// What comes next.
    pub next: Option<DateTime<Utc>>,
}

/// Works off what is due.
pub struct Scheduler {
    app: App,
    courier: Arc<dyn Courier>,
    pacer: Pacer,
    marks: watch::Sender<Option<Mark>>,
}

impl Scheduler {
    /// A scheduler for this app and this courier.
    #[must_use]
    pub fn new(app: App, courier: Arc<dyn Courier>) -> Self {
        Self { app, courier, pacer: Pacer::default(), marks: watch::Sender::new(None) }
    }

    /// Where it stands: who moves a clock by hand waits for the mark to follow.
    #[must_use]
    pub fn marks(&self) -> watch::Receiver<Option<Mark>> {
        self.marks.subscribe()
    }

    /// Runs until stopped; what is on its way then is carried to its end first.
    pub async fn run(mut self, stop: CancellationToken) {
        let clock = self.app.clock().clone();
        let mut pokes = self.app.pokes();
        while !stop.is_cancelled() {
            let again = match self.work(&stop).await {
                Ok(again) => again,
                Err(error) => {
                    tracing::error!(%error, "what is due could not be worked off; trying again");
                    Some(clock.now() + AFTER_FAILURE)
                }
            };
            // Seen before the look: whatever is committed after it pokes anew.
            let seen = *pokes.borrow_and_update();
            let now = clock.now();
            let next = match self.app.next_due().await {
                Ok(next) => next,
                Err(error) => {
                    tracing::error!(%error, "the next due instant could not be read");
                    Some(now + AFTER_FAILURE)
                }
            };
            let next = match (next, again) {
                (Some(next), Some(again)) if next <= now => Some(again),
                (next, _) => next,
            };
            if next.is_some_and(|next| next <= now) {
                continue;
            }
            self.marks.send_replace(Some(Mark { pokes: seen, now, next }));
            tokio::select! {
                () = clock.sleep_until(next) => {}
                changed = pokes.changed() => if changed.is_err() { break },
                () = stop.cancelled() => break,
            }
        }
    }

    /// Works off what is due now. Answers with the instant to try again where our own pace holds something back.
    async fn work(&mut self, stop: &CancellationToken) -> Result<Option<DateTime<Utc>>, Failure> {
        let now = self.app.clock().now();
        let mut again: Option<DateTime<Utc>> = None;
        let mut on_the_way = JoinSet::new();
        for delivery in self.app.waiting(TOGETHER).await? {
            if stop.is_cancelled() {
                break;
            }
            match self.pacer.take(now, false) {
                Ok(()) => {
                    let (app, courier) = (self.app.clone(), Arc::clone(&self.courier));
                    on_the_way.spawn(async move { app.resume(delivery, courier.as_ref()).await });
                }
                Err(later) => again = Some(again.map_or(later, |known| known.min(later))),
            }
        }
        for queued in self.app.due(TOGETHER).await? {
            if stop.is_cancelled() {
                break;
            }
            match self.pacer.take(now, queued.first_contact) {
                Ok(()) => {}
                Err(later) if queued.first_contact => {
                    // Who was never written to waits their turn without holding up the others.
                    self.app.postpone(queued, later).await?;
                    continue;
                }
                Err(later) => {
                    again = Some(again.map_or(later, |known| known.min(later)));
                    continue;
                }
            }
            let claimed = match self.claim(queued.clone()).await {
                Ok(claimed) => claimed,
                Err(error) => {
                    // Whoever cannot be read now holds nobody else up.
                    tracing::error!(%error, kind = queued.kind.slug(), "a notice could not be claimed; it waits");
                    self.app.postpone(queued, now + CLAIM_AGAIN).await?;
                    continue;
                }
            };
            if let Some(delivery) = claimed {
                let (app, courier) = (self.app.clone(), Arc::clone(&self.courier));
                on_the_way.spawn(async move { app.send(delivery, courier.as_ref()).await.map(drop) });
            }
        }
        while let Some(done) = on_the_way.join_next().await {
            match done {
                Ok(Ok(())) => {}
                // Its lease brings it back.
                Ok(Err(error)) => tracing::error!(%error, "a delivery could not be settled"),
                Err(error) => tracing::error!(%error, "a delivery broke off"),
            }
        }
        Ok(again)
    }

    async fn claim(&self, queued: Queued) -> Result<Option<Delivery>, Failure> {
        let courier = Arc::clone(&self.courier);
        match queued.kind {
            NoticeKind::Knock => self.app.claim_knock(queued, courier).await,
            // A nod is claimed when a knock was refused; it is never queued.
            NoticeKind::Nod => Ok(None),
            NoticeKind::Recap => {
                let team = TeamId(queued.subject);
                let people: Vec<PersonId> = self.app.to_be_named(team).await?;
                match courier.names(team, people).await {
                    Ok(names) => self.app.claim_recap(queued, names, courier).await,
                    Err(Outcome::RightMissing | Outcome::PersonGone | Outcome::ChannelGone) => {
                        self.app.left(team).await?;
                        Ok(None)
                    }
                    Err(outcome) => {
                        tracing::warn!(?outcome, %team, "names could not be looked up; the recap waits");
                        let later = self.app.clock().now() + NAMES_AGAIN;
                        self.app.postpone(queued, later).await?;
                        Ok(None)
                    }
                }
            }
        }
    }
}
