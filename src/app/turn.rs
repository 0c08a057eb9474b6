//! One turn: one transaction, one instant, one set of dice. Never awaits anything.

use super::bank::Banks;
use crate::clock::Clock;
use crate::domain::ids::PersonId;
use crate::domain::notice::{Delivery, DeliveryState, NoticeKind};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::metrics::Metrics;
use crate::prompts::Catalog;
use crate::store::journal::{Journal, JournalError};
use crate::store::{Db, Store, StoreError, TurnError, outbox, people};
use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};
use thiserror::Error;
use tokio::sync::{Semaphore, watch};

/// Why a turn changed nothing.
#[derive(Debug, Error)]
pub enum Failure {
    /// A reason that the person can understand and act on.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database failed.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The journal of deletions failed.
    #[error("{0}")]
    Journal(#[from] JournalError),
    /// The turn panicked.
    #[error("panicked: {0}")]
    Panicked(String),
}

impl Failure {
    /// Whether the disk is full: whoever runs Rounds has to act.
    #[must_use]
    pub const fn is_disk_full(&self) -> bool {
        matches!(self, Self::Store(StoreError::Full))
    }

    /// Whether the file or its folder may not be written: whoever runs Rounds has to act.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        matches!(self, Self::Store(StoreError::ReadOnly))
    }

    /// Whether another program holds the database; it passes by itself.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Store(StoreError::Busy))
    }
}

impl From<TurnError<Self>> for Failure {
    fn from(error: TurnError<Self>) -> Self {
        match error {
            TurnError::Refused(failure) => failure,
            TurnError::Store(error) => Self::Store(error),
            TurnError::Panicked(what) => Self::Panicked(what),
        }
    }
}

/// What a turn works with.
pub struct Turn<'a> {
    pub(super) db: &'a Db,
    /// The one instant of this turn.
    pub now: DateTime<Utc>,
    /// The bank.
    pub catalog: &'a Catalog,
    pub(super) banks: &'a Banks,
    pub(super) dice: StdRng,
    /// The person whose turn it is, if they are known.
    pub(super) person: Option<Person>,
    /// Whether somebody's data were deleted in it.
    pub(super) deleted: bool,
    /// What notices came to in this turn; counted once it is committed.
    pub(super) came_to: RefCell<Vec<(NoticeKind, DeliveryState)>>,
}

impl<'a> Turn<'a> {
    /// A turn in which nothing has been done yet.
    fn new(
        db: &'a Db,
        now: DateTime<Utc>,
        catalog: &'a Catalog,
        banks: &'a Banks,
        dice: StdRng,
        person: Option<Person>,
    ) -> Self {
        Self { db, now, catalog, banks, dice, person, deleted: false, came_to: RefCell::default() }
    }

    /// The person whose turn it is.
    pub(super) fn person(&self) -> Result<&Person, Failure> {
        self.person.as_ref().ok_or(Failure::Refused(Refusal::NotJoined))
    }

    /// Notes what a notice came to.
    pub(super) fn notes(&self, kind: NoticeKind, state: DeliveryState) {
        self.came_to.borrow_mut().push((kind, state));
    }

    /// Puts a notice on record that is not sent, and why.
    pub(super) fn pass_over(&self, one: &Delivery, state: DeliveryState, why: Option<&str>) -> Result<(), Failure> {
        self.notes(one.kind, state);
        Ok(outbox::pass_over(self.db, one, state, why)?)
    }
}

/// The bot as its floors below see it: the database, the bank, the clock and the dice.
#[derive(Clone)]
pub struct App {
    pub(super) store: Store,
    /// The journal of deletions, for one hand at a time.
    pub(super) journal: Arc<tokio::sync::Mutex<Journal>>,
    catalog: Arc<Catalog>,
    banks: Arc<Banks>,
    clock: Clock,
    dice: Arc<Mutex<StdRng>>,
    pokes: Arc<watch::Sender<u64>>,
    metrics: Metrics,
    /// One for each picture that is drawn at a time.
    pub(super) pens: Arc<Semaphore>,
}

impl App {
    /// Puts it together.
    #[must_use]
    pub fn new(store: Store, catalog: Arc<Catalog>, clock: Clock, dice: StdRng) -> Self {
        let pokes = Arc::new(watch::Sender::new(0));
        let journal = Arc::new(tokio::sync::Mutex::new(Journal::of(store.path())));
        let metrics = Metrics::new(store.turn_times());
        let pens = Arc::new(Semaphore::new(super::picture::AT_A_TIME));
        let (banks, dice) = (Arc::default(), Arc::new(Mutex::new(dice)));
        Self { store, journal, catalog, banks, clock, dice, pokes, metrics, pens }
    }

    /// The clock by which everything is judged.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The bank.
    #[must_use]
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// What is counted of how it runs.
    #[must_use]
    pub const fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Counts up whenever something may have become due.
    #[must_use]
    pub fn pokes(&self) -> watch::Receiver<u64> {
        self.pokes.subscribe()
    }

    /// A turn of Rounds' own.
    ///
    /// # Errors
    /// The refusal, or what failed; nothing was changed then.
    pub async fn quiet<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Turn<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (catalog, clock, dice) = (Arc::clone(&self.catalog), self.clock.clone(), Arc::clone(&self.dice));
        let banks = Arc::clone(&self.banks);
        let (outcome, deleted, came_to) = self
            .store
            .turn(move |db| {
                let dice = StdRng::from_rng(&mut *dice.lock().unwrap_or_else(PoisonError::into_inner));
                let now = clock.now();
                let mut turn = Turn::new(db, now, &catalog, &banks, dice, None);
                let outcome = act(&mut turn)?;
                Ok::<_, Failure>((outcome, turn.deleted, turn.came_to.take()))
            })
            .await?;
        if deleted {
            self.write_and_forget_deletions().await;
        }
        for (kind, state) in came_to {
            self.metrics.notice(kind.slug(), state.slug());
        }
        self.pokes.send_modify(|pokes| *pokes += 1);
        Ok(outcome)
    }

    /// A look that changes nothing and never waits for the writer.
    ///
    /// # Errors
    /// The refusal, or what failed.
    pub async fn look<T: Send + 'static>(
        &self,
        person: PersonId,
        look: impl FnOnce(&mut Turn<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (catalog, banks, now) = (Arc::clone(&self.catalog), Arc::clone(&self.banks), self.clock.now());
        let dice = StdRng::from_rng(&mut *self.dice.lock().unwrap_or_else(PoisonError::into_inner));
        self.store
            .read(move |db| {
                let known = people::load(db, person)?;
                Ok(look(&mut Turn::new(db, now, &catalog, &banks, dice, known)))
            })
            .await?
    }

    /// The database, for a look at itself.
    pub(super) const fn store(&self) -> &Store {
        &self.store
    }

    /// Waits until everything handed to the database is written, and closes it.
    pub fn close(self) {
        let Self { store, .. } = self;
        store.close();
    }
}
