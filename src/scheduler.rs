//! Sleeps until something is due, or until poked; then has it claimed and carried, at our own pace. What waits for an answer
//! holds up nothing else.
//! Never decides what is due or what is said, and knows nothing of Discord.

mod behind;
mod round;

use crate::app::correct::Edit;
use crate::app::courier::Courier;
use crate::app::place::Placing;
use crate::app::{App, Failure};
use crate::domain::ids::{DeliveryId, PersonId, TeamId};
use crate::domain::notice::{Delivery, NoticeKind, Outcome, Queued, Step};
use crate::domain::pacer::Pacer;
use chrono::{DateTime, Duration, Utc};
use round::Round;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tokio_util::sync::CancellationToken;

/// So many things are on their way at the same time at most.
const TOGETHER: usize = 64;
/// After a failure of the database: how long until the next look.
const AFTER_FAILURE: Duration = Duration::seconds(5);
/// Where a notice could not be claimed: how long until its next try.
const CLAIM_AGAIN: Duration = Duration::minutes(5);
/// Where names cannot be looked up just now: how long until the recap's next try.
const NAMES_AGAIN: Duration = Duration::minutes(1);

/// A clock that goes back by more than this was put right; less is its everyday course.
const PUT_RIGHT: Duration = Duration::minutes(1);

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
    pacer: Option<Pacer>,
    on_the_way: JoinSet<Landed>,
    /// What is carried at the moment: a lease that ran out meanwhile, since a clock was put right, sets nothing off.
    carried: HashSet<DeliveryId>,
    /// What is asked about at the moment, or put right: its row stays due until the answer is there.
    asking: HashMap<Key, (Id, Queued)>,
    /// What is deleted behind the notices at the moment, and which of it stands on the list.
    behind: HashMap<Id, Option<i64>>,
    erasing: HashSet<i64>,
    /// Who was given a place for a first message and is being asked about.
    opening: Option<Key>,
    /// Notices about whose people nobody could say anything: they are claimed all the same.
    unanswered: HashSet<Key>,
    marks: watch::Sender<Option<Mark>>,
}

type Key = (NoticeKind, u64);

/// What came back.
enum Landed {
    Carried { id: DeliveryId, done: Result<(), Failure> },
    Asked { queued: Queued, answer: Result<(), (TeamId, Outcome)> },
    Corrected { queued: Queued, done: Result<(), Failure> },
    Behind { erased: Option<i64>, done: Result<(), Failure> },
}

impl Scheduler {
    /// A scheduler for this app and this courier.
    #[must_use]
    pub fn new(app: App, courier: Arc<dyn Courier>) -> Self {
        Self {
            app,
            courier,
            pacer: None,
            on_the_way: JoinSet::new(),
            carried: HashSet::new(),
            asking: HashMap::new(),
            behind: HashMap::new(),
            erasing: HashSet::new(),
            opening: None,
            unanswered: HashSet::new(),
            marks: watch::Sender::new(None),
        }
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
        let mut latest = clock.now();
        while !stop.is_cancelled() {
            // What a clock that was ahead has planned would wait until its time comes.
            if clock.now() < latest - PUT_RIGHT
                && let Err(error) = self.app.plan_anew().await
            {
                tracing::error!(%error, "what was planned could not be planned anew");
            }
            latest = clock.now();
            let round = self.round(&clock, &stop).await.unwrap_or_else(|error| {
                tracing::error!(%error, "what is due could not be worked off; trying again");
                Round { held_up: false, paced: Some(clock.now() + AFTER_FAILURE) }
            });
            // Seen before the look: whatever is committed after it pokes anew.
            let seen = *pokes.borrow_and_update();
            let now = clock.now();
            let next = self.app.next_due().await.unwrap_or_else(|error| {
                tracing::error!(%error, "the next due instant could not be read");
                Some(now + AFTER_FAILURE)
            });
            let next = match next {
                Some(next) if next <= now && (round.held_up || round.paced.is_some()) => round.paced,
                next => next,
            };
            if next.is_some_and(|next| next <= now) {
                continue;
            }
            if self.on_the_way.is_empty() {
                self.marks.send_replace(Some(Mark { pokes: seen, now, next }));
            }
            tokio::select! {
                () = clock.sleep_until(next, now) => {}
                changed = pokes.changed() => if changed.is_err() { break },
                Some(landed) = self.on_the_way.join_next_with_id() => self.landed(landed).await,
                () = stop.cancelled() => break,
            }
        }
        while let Some(landed) = self.on_the_way.join_next_with_id().await {
            self.landed(landed).await;
        }
    }

    fn carries(&mut self, step: Step, delivery: Delivery) {
        let id = delivery.id.clone();
        self.carried.insert(id.clone());
        let (app, courier) = (self.app.clone(), Arc::clone(&self.courier));
        self.on_the_way.spawn(async move {
            let done = app.carry(step, delivery, courier.as_ref()).await;
            Landed::Carried { id, done }
        });
    }

    /// Asks about some of the people of a notice, one after the other.
    fn asks(&mut self, queued: Queued, seats: Vec<(TeamId, PersonId)>) {
        let (courier, asked) = (Arc::clone(&self.courier), queued.clone());
        let task = self.on_the_way.spawn(async move {
            for (team, person) in seats {
                if let Err(outcome) = courier.ask(team, person).await {
                    return Landed::Asked { queued, answer: Err((team, outcome)) };
                }
            }
            Landed::Asked { queued, answer: Ok(()) }
        });
        self.asking.insert((asked.kind, asked.subject), (task.id(), asked));
    }

    /// Puts a recap right that stands in a channel.
    fn corrects(&mut self, queued: &Queued, edit: Edit) {
        let (app, courier, queued) = (self.app.clone(), Arc::clone(&self.courier), queued.clone());
        let key = (queued.kind, queued.subject);
        let asked = queued.clone();
        let task = self.on_the_way.spawn(async move {
            let done = app.correct(edit, courier.as_ref()).await;
            Landed::Corrected { queued, done }
        });
        self.asking.insert(key, (task.id(), asked));
    }

    /// Sees to the place of a recap that stands in a channel.
    fn places(&mut self, queued: &Queued, placing: Placing) {
        let (app, courier, queued) = (self.app.clone(), Arc::clone(&self.courier), queued.clone());
        let key = (queued.kind, queued.subject);
        let asked = queued.clone();
        let task = self.on_the_way.spawn(async move {
            let done = app.place(placing, courier.as_ref()).await;
            Landed::Corrected { queued, done }
        });
        self.asking.insert(key, (task.id(), asked));
    }

    async fn landed(&mut self, landed: Result<(Id, Landed), tokio::task::JoinError>) {
        match landed {
            Ok((task, Landed::Behind { erased, done })) => self.landed_behind(task, erased, done),
            Ok((_, Landed::Carried { id, done })) => {
                self.carried.remove(&id);
                if let Err(error) = done {
                    // Its lease brings it back.
                    tracing::error!(%error, delivery = %id, "a delivery could not be settled");
                }
            }
            Ok((_, Landed::Asked { queued, answer })) => {
                self.asking.remove(&(queued.kind, queued.subject));
                if let Err((team, outcome)) = answer
                    && let Err(error) = self.not_answered(queued, team, &outcome).await
                {
                    tracing::error!(%error, "what could not be asked could not be put off");
                }
            }
            Ok((_, Landed::Corrected { queued, done })) => {
                self.asking.remove(&(queued.kind, queued.subject));
                if let Err(error) = done {
                    // Its lease brings it back.
                    tracing::error!(%error, "what was done about a recap could not be settled");
                }
            }
            Err(error) => {
                tracing::error!(%error, "a delivery broke off");
                if let Some(erased) = self.behind.remove(&error.id()) {
                    self.erasing.retain(|one| Some(*one) != erased);
                    return;
                }
                let broken = self.asking.iter().find(|(_, (task, _))| *task == error.id());
                match broken.map(|(key, (_, queued))| (*key, queued.clone())) {
                    Some((key, queued)) => {
                        self.asking.remove(&key);
                        let later = self.app.clock().now() + CLAIM_AGAIN;
                        if let Err(error) = self.app.postpone(queued, later).await {
                            tracing::error!(%error, "what broke off could not be put off");
                        }
                    }
                    // A message: its lease brings it back.
                    None => self.carried.clear(),
                }
            }
        }
    }

    /// Nobody could say who is there: a recap waits for its names, a knock does not.
    async fn not_answered(&mut self, queued: Queued, team: TeamId, outcome: &Outcome) -> Result<(), Failure> {
        match queued.kind {
            NoticeKind::Recap if self.app.is_too_late(&queued).await? => {
                // Claimed without names, it is put on record as left out.
                self.unanswered.insert((queued.kind, queued.subject));
                Ok(())
            }
            NoticeKind::Correction => self.app.put_off_correction(queued).await,
            NoticeKind::Recap => {
                tracing::warn!(?outcome, %team, "names could not be looked up; the recap waits");
                let later = self.app.clock().now() + NAMES_AGAIN;
                self.app.postpone(queued, later).await
            }
            _ => {
                tracing::info!(?outcome, "whether a person is still there could not be asked; they are written to");
                self.unanswered.insert((queued.kind, queued.subject));
                Ok(())
            }
        }
    }
}
