//! The one thread that writes. Turns that wait together are committed together, each in its savepoint: one that fails or
//! panics is undone alone, and nobody hears of success before the commit. Never decides what is written.

use super::StoreError;
use crate::metrics::TurnTimes;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};
use thiserror::Error;
use tokio::sync::oneshot;

/// So many turns at most share one commit, so that the first of them is not kept waiting by the last.
const TOGETHER: usize = 128;
/// How long another program may hold the database before turns are refused. Real time: its lock knows no other.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// How long is waited for it in one piece, so that being told to end is noticed.
const PIECE: Duration = Duration::from_millis(500);

/// Why a turn changed nothing.
#[derive(Debug, Error)]
pub enum TurnError<E> {
    /// The turn itself said no.
    #[error(transparent)]
    Refused(E),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The turn panicked; it was undone.
    #[error("a turn panicked: {0}")]
    Panicked(String),
}

/// What a turn says when it has run, and what is told to its caller once it is known whether the commit held.
type Tell = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// One turn: runs in a savepoint; says whether to keep what it did, and how to tell. Without a database it does not run,
/// and its caller is only told.
type Job = Box<dyn FnOnce(Option<&Connection>) -> (bool, Tell) + Send>;

/// What the writer is handed.
enum Order {
    /// A turn.
    Turn(Job),
    /// Nothing more: what was handed over before is written, and the file is closed.
    End,
}

/// The way to the writer's thread; when it is told to end, or the last way to it is gone, the thread ends.
#[derive(Clone)]
pub(super) struct Writer {
    orders: Sender<Order>,
    ending: Arc<AtomicBool>,
    times: TurnTimes,
}

impl Writer {
    pub(super) fn start(
        connection: Connection,
        patience: Duration,
    ) -> std::io::Result<(Self, std::thread::JoinHandle<()>)> {
        let (orders, waiting) = std::sync::mpsc::channel();
        let ending = Arc::new(AtomicBool::new(false));
        let times = TurnTimes::default();
        let desk = Desk { connection, patience, ending: Arc::clone(&ending), times: times.clone() };
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || desk.run(&waiting))?;
        Ok((Self { orders, ending, times }, thread))
    }

    /// How long turns wait and take.
    pub(super) const fn times(&self) -> &TurnTimes {
        &self.times
    }

    /// Has the thread end once it has written what was handed to it before. It waits for no other program any more.
    pub(super) fn end(&self) {
        self.ending.store(true, Ordering::Relaxed);
        // A thread that has ended already needs no telling.
        let _ = self.orders.send(Order::End);
    }

    /// Runs `turn` on the writer's thread and answers after the commit.
    pub(super) async fn turn<T, E>(
        &self,
        turn: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, TurnError<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let (answer, heard) = oneshot::channel();
        let (times, handed) = (self.times.clone(), Instant::now());
        let job: Job = Box::new(move |connection| {
            let begun = Instant::now();
            let outcome = connection.map(|connection| match catch_unwind(AssertUnwindSafe(|| turn(connection))) {
                Ok(Ok(value)) => Ok(value),
                Ok(Err(refusal)) => Err(TurnError::Refused(refusal)),
                Err(panic) => Err(TurnError::Panicked(said(panic.as_ref()).to_owned())),
            });
            times.wait.took(begun - handed);
            times.work.took(begun.elapsed());
            let keep = matches!(outcome, Some(Ok(_)));
            let tell: Tell = Box::new(move |committed| {
                // The caller may have gone away meanwhile; what was committed stays.
                let _ = answer.send(match (outcome, committed) {
                    (Some(Err(own)), _) => Err(own),
                    (Some(Ok(value)), Ok(())) => Ok(value),
                    (_, Err(error)) => Err(TurnError::Store(error)),
                    (None, Ok(())) => Err(TurnError::Store(StoreError::Closed)),
                });
            });
            (keep, tell)
        });
        self.orders.send(Order::Turn(job)).map_err(|_| StoreError::Closed)?;
        heard.await.map_err(|_| StoreError::Closed)?
    }
}

/// What a panic said, as far as it stands in the code. Words that were put together while it ran may hold what somebody
/// wrote, and are left out: they would end up in the log.
#[must_use]
pub fn said(panic: &(dyn Any + Send)) -> &'static str {
    panic.downcast_ref::<&'static str>().copied().unwrap_or("its words are left out")
}

/// The same fault, for the next of those who waited together.
fn again(error: &StoreError) -> StoreError {
    match error {
        StoreError::Full => StoreError::Full,
        StoreError::ReadOnly => StoreError::ReadOnly,
        StoreError::Busy => StoreError::Busy,
        StoreError::Undone => StoreError::Undone,
        StoreError::Closed => StoreError::Closed,
        StoreError::Panicked(what) => StoreError::Panicked(what.clone()),
        StoreError::Unreadable { place, what } => StoreError::Unreadable { place, what: what.clone() },
        StoreError::Sqlite(error) => StoreError::Sqlite(match error {
            rusqlite::Error::SqliteFailure(code, text) => rusqlite::Error::SqliteFailure(*code, text.clone()),
            _ => rusqlite::Error::InvalidQuery,
        }),
    }
}

/// The thread's own: the connection that writes.
struct Desk {
    connection: Connection,
    patience: Duration,
    ending: Arc<AtomicBool>,
    times: TurnTimes,
}

impl Desk {
    fn run(mut self, waiting: &Receiver<Order>) {
        if let Err(error) = self.connection.busy_timeout(PIECE.min(self.patience)) {
            tracing::error!(%error, "the writer cannot wait for other programs");
        }
        let mut ended = false;
        while !ended && let Ok(Order::Turn(first)) = waiting.recv() {
            let mut jobs = VecDeque::from([first]);
            let more = waiting.try_iter().take(TOGETHER - 1).map_while(|order| match order {
                Order::Turn(job) => Some(job),
                Order::End => {
                    ended = true;
                    None
                }
            });
            jobs.extend(more);
            while !jobs.is_empty() {
                self.work(&mut jobs);
            }
        }
    }

    /// Works off what waits, as far as it can be done together, and tells whoever was served. What is left comes next.
    fn work(&mut self, jobs: &mut VecDeque<Job>) {
        let mut tells: Vec<Tell> = Vec::new();
        let committed = self.together(jobs, &mut tells);
        if let Err(error) = &committed {
            tracing::error!(%error, "nothing was saved");
            if tells.is_empty() {
                // Not even begun: it would go the same way for everybody who waits.
                tells.extend(jobs.drain(..).map(|job| job(None).1));
            }
        }
        for tell in tells {
            tell(committed.as_ref().copied().map_err(again));
        }
    }

    fn together(&mut self, jobs: &mut VecDeque<Job>, tells: &mut Vec<Tell>) -> Result<(), StoreError> {
        let mut transaction = begin(&self.connection, self.patience, &self.ending)?;
        while !jobs.is_empty() {
            let savepoint = transaction.savepoint()?;
            let Some(job) = jobs.pop_front() else { break };
            let (keep, tell) = job(Some(&savepoint));
            tells.push(tell);
            if savepoint.is_autocommit() {
                // A full disk can make SQLite undo everything, not only what failed. Whoever waits behind begins anew.
                return Err(StoreError::Undone);
            }
            // A savepoint that is not kept undoes what its turn did.
            if keep { savepoint.commit() } else { savepoint.finish() }?;
        }
        let worked = Instant::now();
        transaction.commit()?;
        self.times.commit.took(worked.elapsed());
        Ok(())
    }
}

/// Begins to write. Another program that holds the database, a backup perhaps, is waited for.
fn begin<'a>(
    connection: &'a Connection,
    patience: Duration,
    ending: &AtomicBool,
) -> Result<Transaction<'a>, StoreError> {
    let since = Instant::now();
    loop {
        match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                if since.elapsed() >= patience || ending.load(Ordering::Relaxed) {
                    return Err(StoreError::Busy);
                }
                tracing::warn!(seconds = since.elapsed().as_secs(), "another program holds the database; waiting");
            }
            begun => return Ok(begun?),
        }
    }
}

#[cfg(test)]
mod tests;
