//! The one thread that writes. Turns that wait together are committed together, each in its savepoint: one that fails or
//! panics is undone alone, and nobody hears of success before the commit. Never decides what is written.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender};
use thiserror::Error;
use tokio::sync::oneshot;

/// So many turns at most share one commit, so that the first of them is not kept waiting by the last.
const TOGETHER: usize = 128;

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
/// One turn: runs in a savepoint; says whether to keep what it did, and how to tell.
type Job = Box<dyn FnOnce(&Connection) -> (bool, Tell) + Send>;

/// What the writer is handed.
enum Order {
    /// A turn.
    Turn(Job),
    /// Nothing more: what was handed over before is written, and the file is closed.
    End,
}

/// The way to the writer's thread; when it is told to end, or the last way to it is gone, the thread ends.
#[derive(Clone)]
pub(super) struct Writer(Sender<Order>);

impl Writer {
    pub(super) fn start(connection: Connection) -> std::io::Result<(Self, std::thread::JoinHandle<()>)> {
        let (orders, waiting) = std::sync::mpsc::channel();
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || run(connection, &waiting))?;
        Ok((Self(orders), thread))
    }

    /// Has the thread end once it has written what was handed to it before.
    pub(super) fn end(&self) {
        // A thread that has ended already needs no telling.
        let _ = self.0.send(Order::End);
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
        let job: Job = Box::new(move |connection| {
            let outcome = match catch_unwind(AssertUnwindSafe(|| turn(connection))) {
                Ok(Ok(value)) => Ok(value),
                Ok(Err(refusal)) => Err(TurnError::Refused(refusal)),
                Err(panic) => Err(TurnError::Panicked(said(panic.as_ref()))),
            };
            let keep = outcome.is_ok();
            let tell: Tell = Box::new(move |committed| {
                // The caller may have gone away meanwhile; what was committed stays.
                let _ = answer.send(match committed {
                    Ok(()) => outcome,
                    Err(error) => outcome.and(Err(TurnError::Store(error))),
                });
            });
            (keep, tell)
        });
        self.0.send(Order::Turn(job)).map_err(|_| StoreError::Closed)?;
        heard.await.map_err(|_| StoreError::Closed)?
    }
}

fn said(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned())
}

fn run(mut connection: Connection, waiting: &Receiver<Order>) {
    let mut ending = false;
    while !ending && let Ok(Order::Turn(first)) = waiting.recv() {
        let more = waiting.try_iter().take(TOGETHER - 1).map_while(|order| match order {
            Order::Turn(job) => Some(job),
            Order::End => {
                ending = true;
                None
            }
        });
        let jobs = std::iter::once(first).chain(more);
        let mut tells: Vec<Tell> = Vec::new();
        let committed = together(&mut connection, jobs, &mut tells);
        for tell in tells {
            tell(committed.as_ref().copied().map_err(again));
        }
        if let Err(error) = committed {
            tracing::error!(%error, "nothing was saved");
        }
    }
}

/// The same fault, for the next of those who waited together.
fn again(error: &StoreError) -> StoreError {
    match error {
        StoreError::Full => StoreError::Full,
        StoreError::ReadOnly => StoreError::ReadOnly,
        StoreError::Closed => StoreError::Closed,
        StoreError::Unreadable { place, what } => StoreError::Unreadable { place, what: what.clone() },
        StoreError::Sqlite(error) => StoreError::Sqlite(match error {
            rusqlite::Error::SqliteFailure(code, text) => rusqlite::Error::SqliteFailure(*code, text.clone()),
            _ => rusqlite::Error::InvalidQuery,
        }),
    }
}

fn together(
    connection: &mut Connection,
    jobs: impl Iterator<Item = Job>,
    tells: &mut Vec<Tell>,
) -> Result<(), StoreError> {
    let mut refused = None;
    let mut open = match connection.transaction_with_behavior(TransactionBehavior::Immediate) {
        Ok(open) => Some(open),
        Err(error) => {
            refused = Some(StoreError::from(error));
            None
        }
    };
    for job in jobs {
        let Some(transaction) = open.as_mut() else {
            // Jobs that never ran are dropped: their callers hear that the database is not to be had.
            drop(job);
            continue;
        };
        let savepoint = match transaction.savepoint() {
            Ok(savepoint) => savepoint,
            Err(error) => {
                refused = Some(error.into());
                continue;
            }
        };
        let (keep, tell) = job(&savepoint);
        // A savepoint that is dropped undoes what its turn did.
        let ended = if keep { savepoint.commit() } else { savepoint.finish() };
        tells.push(tell);
        if let Err(error) = ended {
            refused = Some(error.into());
        }
    }
    match (open, refused) {
        (Some(transaction), None) => transaction.commit().map_err(StoreError::from),
        (_, Some(error)) => Err(error),
        (None, None) => Ok(()),
    }
}
