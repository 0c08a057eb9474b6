//! One turn: one transaction, one instant, one set of dice. Never awaits anything.

use super::bank::Banks;
use crate::clock::Clock;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::prompts::Catalog;
use crate::store::{Db, Store, StoreError, TurnError, people};
use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
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
}

impl Turn<'_> {
    /// The person whose turn it is.
    pub(super) fn person(&self) -> Result<&Person, Failure> {
        self.person.as_ref().ok_or(Failure::Refused(Refusal::NotJoined))
    }
}

/// The bot as its floors below see it: the database, the bank, the clock and the dice.
#[derive(Clone)]
pub struct App {
    store: Store,
    catalog: Arc<Catalog>,
    banks: Arc<Banks>,
    clock: Clock,
    dice: Arc<Mutex<StdRng>>,
    pokes: Arc<watch::Sender<u64>>,
    /// One for each picture that is drawn at a time.
    pub(super) pens: Arc<Semaphore>,
}

impl App {
    /// Puts it together.
    #[must_use]
    pub fn new(store: Store, catalog: Arc<Catalog>, clock: Clock, dice: StdRng) -> Self {
        let pokes = Arc::new(watch::Sender::new(0));
        let pens = Arc::new(Semaphore::new(super::picture::AT_A_TIME));
        Self { store, catalog, banks: Arc::default(), clock, dice: Arc::new(Mutex::new(dice)), pokes, pens }
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
        let outcome = self
            .store
            .turn(move |db| {
                let dice = StdRng::from_rng(&mut *dice.lock().unwrap_or_else(PoisonError::into_inner));
                let now = clock.now();
                act(&mut Turn { db, now, catalog: &catalog, banks: &banks, dice, person: None })
            })
            .await?;
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
                Ok(look(&mut Turn { db, now, catalog: &catalog, banks: &banks, dice, person: known }))
            })
            .await?
    }

    /// Waits until everything handed to the database is written, and closes it.
    pub fn close(self) {
        let Self { store, .. } = self;
        store.close();
    }
}
