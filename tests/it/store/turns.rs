//! Turns share one writer: each whole or not at all, committed together, and nobody who reads waits for them.

use super::{adds, rows, somewhere};
use rounds::store::{Store, StoreError, TurnError};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::sync::mpsc;
use std::time::Duration as Span;

fn count(db: &Connection) -> i64 {
    db.query_row("SELECT count(*) FROM teams", [], |row| row.get(0)).expect("a number")
}

async fn counted(store: &Store) -> i64 {
    store.read(|db| Ok(count(db))).await.expect("it is read")
}

/// Keeps the writer busy until told otherwise.
async fn busy(store: &Store) -> mpsc::Sender<()> {
    let (go, wait) = mpsc::channel::<()>();
    let (begun, begins) = tokio::sync::oneshot::channel();
    let store = store.clone();
    tokio::spawn(async move {
        let held = store.turn(move |_| {
            let _ = begun.send(());
            let _ = wait.recv();
            Ok::<_, StoreError>(())
        });
        held.await.expect("it was only waiting");
    });
    begins.await.expect("the writer is busy");
    go
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_turn_that_panics_is_undone_alone_and_takes_nobody_with_it() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    let go = busy(&store).await;
    let panics = |db: &Connection| -> Result<(), StoreError> {
        adds(db, 2)?;
        panic!("on purpose")
    };
    let refuses = |db: &Connection| -> Result<(), &'static str> {
        adds(db, 4).map_err(|_| "not kept")?;
        Err("no")
    };
    let (one, two, three, four, five, ()) = tokio::join!(
        store.turn(|db| adds(db, 1)),
        store.turn(panics),
        store.turn(|db| adds(db, 3)),
        store.turn(refuses),
        store.turn(|db| adds(db, 5)),
        async { go.send(()).expect("the writer waits") },
    );
    assert!(one.is_ok() && three.is_ok() && five.is_ok());
    assert!(matches!(two, Err(TurnError::Panicked(said)) if said == "on purpose"));
    assert!(matches!(four, Err(TurnError::Refused("no"))));
    let ids = store.read(|db| Ok(rows(db, "teams").into_iter().map(|row| row["id"].clone()).collect::<Vec<_>>()));
    assert_eq!(ids.await.expect("it is read"), [1, 3, 5].map(Value::Integer));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn turns_that_wait_together_are_committed_together() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    let go = busy(&store).await;
    let looks_from_outside = move |db: &Connection| {
        adds(db, 2)?;
        let outside = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok::<_, StoreError>((count(db), count(&outside)))
    };
    let (one, two, ()) = tokio::join!(store.turn(|db| adds(db, 1)), store.turn(looks_from_outside), async {
        go.send(()).expect("the writer waits")
    },);
    one.expect("it is kept");
    assert_eq!(two.expect("it is kept"), (2, 0), "the first was done and not yet committed");
    assert_eq!(counted(&store).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_at_once_are_all_there() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    let mut turns = tokio::task::JoinSet::new();
    for id in 0..64 {
        let store = store.clone();
        turns.spawn(async move { store.turn(move |db| adds(db, id)).await });
    }
    while let Some(done) = turns.join_next().await {
        done.expect("it ran").expect("it is kept");
    }
    assert_eq!(counted(&store).await, 64);
    store.close();
    let store = Store::open(&path).expect("it opens");
    assert_eq!(counted(&store).await, 64, "and after opening it anew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_do_not_wait_for_the_writer() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    store.turn(|db| adds(db, 1)).await.expect("it is kept");
    let go = busy(&store).await;
    let read = tokio::time::timeout(Span::from_secs(5), counted(&store)).await;
    assert_eq!(read.expect("it does not wait"), 1);
    go.send(()).expect("the writer was busy all the while");
}

#[tokio::test]
async fn readers_cannot_write() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    assert!(store.read(|db| adds(db, 1)).await.is_err());
    assert_eq!(counted(&store).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_writes_what_was_handed_over_and_waits_for_no_handle() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    let left_over = store.clone();
    let last = store.turn(|db| adds(db, 1));
    let closing = async {
        let store = store.clone();
        let closed = tokio::task::spawn_blocking(move || store.close());
        tokio::time::timeout(Span::from_secs(5), closed).await.expect("it is closed").expect("in order");
    };
    let (kept, ()) = tokio::join!(last, closing);
    kept.expect("it was handed over before");
    let late = left_over.turn(|db| adds(db, 2)).await;
    assert!(matches!(late, Err(TurnError::Store(StoreError::Closed))));
    assert_eq!(count(&Connection::open(&path).expect("it opens")), 1);
}

#[tokio::test]
async fn a_full_disk_is_told_from_everything_else() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    let pages = "SELECT page_count FROM pragma_page_count";
    let fill = move |db: &Connection| -> Result<(), StoreError> {
        let now: i64 = db.query_row(pages, [], |row| row.get(0))?;
        let _: i64 = db.query_row(&format!("PRAGMA max_page_count = {now}"), [], |row| row.get(0))?;
        (0..10_000).try_for_each(|id| adds(db, id))
    };
    assert!(matches!(store.turn(fill).await, Err(TurnError::Refused(StoreError::Full))));
    assert_eq!(counted(&store).await, 0, "nothing half");
}
